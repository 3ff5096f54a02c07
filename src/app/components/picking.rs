//! Picking documents out of the list by hand: the box of each row, and what is done with those that are picked.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::document::{Doc, DocId};
use crate::app::hooks::{App, use_app};
use crate::app::picked::Change;
use crate::app::state::Action;
use crate::app::web::{document, target_element};

/// What a click on a row does: with Ctrl or Shift it picks, else it does what is done `plainly`.
pub fn on_row(
    app: &App,
    id: DocId,
    plainly: impl Fn() -> Action + 'static,
) -> Callback<MouseEvent> {
    let dispatcher = app.dispatcher.clone();
    Callback::from(move |event: MouseEvent| {
        dispatcher.dispatch(if event.shift_key() {
            Action::PickDocs(Change::Through(id))
        } else if event.ctrl_key() || event.meta_key() {
            Action::PickDocs(Change::Toggle(id))
        } else {
            plainly()
        });
    })
}

/// The box of a row.
pub fn pick_box(app: &App, doc: &Doc) -> Html {
    let id = doc.id;
    let name = app.lang().pick_document(doc.shown_name());
    let checked = app.state.picked_docs.has(id).to_string();
    let onclick = on_row(app, id, move || Action::PickDocs(Change::Toggle(id)));
    html! {
        <button class="document-pick" role="checkbox" aria-checked={checked} aria-label={name} {onclick}>
            <span class="pick-sign" aria-hidden="true" />
        </button>
    }
}

/// What a key picks at the row of the document `here`.
pub fn pick_by_key(event: &KeyboardEvent, app: &App, here: DocId) -> Option<Change> {
    let chord = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        _ if event.alt_key() || event.repeat() => None,
        " " if !chord && is_on_name(event) => Some(Change::Toggle(here)),
        "x" if !chord && app.state.keys => Some(Change::Toggle(here)),
        "a" | "A" if chord && !event.shift_key() => Some(Change::Listed),
        _ => None,
    }
}

/// The space bar would press the row, which opens it: some browsers do that when it is let go.
pub fn hold_space(event: KeyboardEvent) {
    if event.key() == " " && is_on_name(&event) {
        event.prevent_default();
    }
}

/// Whether the keyboard is at the row itself, not at a button beside it.
fn is_on_name(event: &KeyboardEvent) -> bool {
    target_element(event).is_some_and(|element| element.class_list().contains("document-open"))
}

/// Where the keyboard goes on when the button that was pressed is gone.
type Next = Rc<RefCell<Option<&'static str>>>;

/// How many are picked, and what can be done with them; nothing where none is. It takes the place of the head of the list:
/// rows must not move under the mouse that picks them.
#[component]
pub fn PickedBar() -> Html {
    let app = use_app();
    let picked = &app.state.picked_docs;
    let asks = use_state_eq(|| false);
    let next: Next = use_mut_ref(|| None);
    // Whoever picks something else does not answer any more.
    use_effect_with(picked.clone(), {
        let asks = asks.setter();
        move |_| asks.set(false)
    });
    use_effect({
        let next = next.clone();
        move || {
            if let Some(selector) = next.take() {
                focus(selector);
            }
        }
    });
    let asked = *asks && !picked.is_empty();
    let lang = app.lang();
    let hidden = picked.len() - picked.among(&app.state.listed);
    let told = match picked.len() {
        0 => String::new(),
        count if asked => lang.remove_picked_asked(count),
        count => lang.picked_count(count),
    };
    let some = (!picked.is_empty()).then_some("some");
    html! {
        <div class={classes!("picked-docs", some)} role="group" aria-label={lang.picked_group()}>
            // Always there, so that its first words are said as well.
            <p class="picked-count" aria-live="polite">
                { told }
                if hidden > 0 && !asked {
                    <span class="picked-hidden">{ lang.picked_hidden(hidden) }</span>
                }
            </p>
            if asked {
                { question(&app, asks.setter(), &next) }
            } else if some.is_some() {
                { offers(&app, asks.setter(), &next) }
            }
        </div>
    }
}

fn offers(app: &App, asks: UseStateSetter<bool>, next: &Next) -> Html {
    let (lang, state) = (app.lang(), &app.state);
    let all_listed = state.picked_docs.among(&state.listed) == state.listed.len();
    let pick = |change: Change, then: &'static str| {
        let (app, next) = (app.clone(), next.clone());
        Callback::from(move |_: MouseEvent| {
            next.replace(Some(then));
            app.act(Action::PickDocs(change));
        })
    };
    let ask = {
        let next = next.clone();
        Callback::from(move |_: MouseEvent| {
            next.replace(Some(".pick-keep"));
            asks.set(true);
        })
    };
    html! {
        <>
            if !all_listed {
                <button key="listed" class="pick-listed" onclick={pick(Change::Listed, ".pick-none")}>{ lang.pick_listed() }</button>
            }
            <button key="none" class="pick-none" onclick={pick(Change::Nothing, HEAD)}>{ lang.pick_none() }</button>
            <button key="remove" class="pick-remove" onclick={ask}>{ lang.remove_picked() }</button>
        </>
    }
}

/// Removing cannot be undone.
fn question(app: &App, asks: UseStateSetter<bool>, next: &Next) -> Html {
    let remove = {
        let (app, next) = (app.clone(), next.clone());
        Callback::from(move |event: MouseEvent| {
            // The second half of a double click was not meant for this button.
            if event.detail() < 2 {
                next.replace(Some(HEAD));
                app.queue.remove(app.state.picked_docs.in_order().to_vec());
            }
        })
    };
    let keep = {
        let next = next.clone();
        Callback::from(move |_: MouseEvent| {
            next.replace(Some(".pick-remove"));
            asks.set(false);
        })
    };
    html! {
        <>
            <button key="go" class="pick-remove-go" onclick={remove}>{ app.lang().remove_picked() }</button>
            <button key="keep" class="pick-keep" onclick={keep}>{ app.messages().cancel }</button>
        </>
    }
}

/// The head of the list.
const HEAD: &str = ".documents > .pane-head";

fn focus(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
