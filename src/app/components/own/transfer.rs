//! What is done to the whole list: taken over from a file, saved, and what was deleted last brought back.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{element, focus};
use crate::app::hooks::App;
use crate::app::own::joined;
use crate::app::state::Action;
use crate::app::web::download;
use crate::app::web::files::{self, Reading};
use crate::own::{Matcher, OwnKind, read_list, write_list};

/// What was just done, to be told below the list.
#[derive(Clone, PartialEq)]
pub enum Done {
    Deleted(usize, OwnKind),
    Imported(usize),
    Failed(String),
}

/// What was just done, and how a deletion is taken back.
pub fn told(app: &App, kinds: &Rc<Vec<OwnKind>>, done: &UseStateHandle<Option<Done>>) -> Html {
    let lang = app.lang();
    match &**done {
        None => html! {},
        Some(Done::Imported(count)) => {
            html! { <p class="own-told" role="status">{ lang.own_imported(*count) }</p> }
        }
        Some(Done::Failed(reason)) => {
            html! { <p class="own-error" role="alert">{ reason.clone() }</p> }
        }
        Some(Done::Deleted(place, kind)) => {
            let undo = {
                let (app, kinds, set) = (app.clone(), kinds.clone(), done.setter());
                let (place, kind) = (*place, kind.clone());
                Callback::from(move |_: MouseEvent| {
                    let mut all = kinds.to_vec();
                    all.insert(place.min(all.len()), kind.clone());
                    set.set(None);
                    focus("own-add");
                    if Matcher::new(&all).is_ok() {
                        app.act(Action::Own(all));
                    }
                })
            };
            html! {
                <p class="own-told" role="status">
                    { lang.own_deleted(&kind.name) }
                    <button id="own-undo" onclick={undo}>{ lang.own_undo() }</button>
                </p>
            }
        }
    }
}

/// The button, and the field behind it, that take over a list from a file.
pub fn import(app: &App, kinds: &Rc<Vec<OwnKind>>, done: &UseStateHandle<Option<Done>>) -> Html {
    let lang = app.lang();
    let onchange = {
        let (app, kinds, set) = (app.clone(), kinds.clone(), done.setter());
        // Dropping it would stop the reading.
        let reading = RefCell::new(None::<Reading>);
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = files::list(input.files()).pop() else {
                return;
            };
            // The same file can be chosen again.
            input.set_value("");
            let (app, kinds, set) = (app.clone(), kinds.clone(), set.clone());
            *reading.borrow_mut() = Reading::start(&file, move |buffer| {
                let bytes = buffer.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec());
                set.set(Some(take_over(&app, &kinds, bytes)));
            });
        })
    };
    let choose = Callback::from(|_: MouseEvent| {
        if let Some(input) = element("own-file") {
            input.click();
        }
    });
    html! {
        <>
            <button class="own-import" onclick={choose}>{ lang.own_import() }</button>
            <input id="own-file" type="file" accept=".json,application/json" hidden=true {onchange} aria-label={lang.own_import()} />
        </>
    }
}

fn take_over(app: &App, kinds: &[OwnKind], bytes: Option<Vec<u8>>) -> Done {
    let lang = app.lang();
    let Some(bytes) = bytes else {
        return Done::Failed(app.messages().unreadable.into());
    };
    let more = match read_list(&bytes) {
        Ok(more) => more,
        Err(error) => return Done::Failed(lang.pick(error.message(), error.message_en())),
    };
    let count = more.len();
    let all = joined(kinds, more);
    match Matcher::new(&all) {
        Ok(_) => {
            app.act(Action::Own(all));
            Done::Imported(count)
        }
        Err(error) => Done::Failed(lang.pick(error.message, error.message_en)),
    }
}

pub fn save(app: &App, kinds: &Rc<Vec<OwnKind>>) -> Callback<MouseEvent> {
    let (name, kinds) = (app.lang().own_file_name(), kinds.clone());
    Callback::from(move |_| {
        let _ = download::save_text(name, "application/json", &write_list(&kinds));
    })
}
