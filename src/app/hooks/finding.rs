//! Searching in the text of the open document.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::keys::is_written_into;
use crate::app::document::Work;
use crate::app::find::Found;
use crate::app::web::listener::Listener;
use crate::app::web::text_view::TextView;
use crate::app::web::{target_element, window};

type View = Rc<RefCell<Option<TextView>>>;

#[derive(Clone, PartialEq)]
pub struct Finding {
    pub words: Rc<str>,
    pub found: Rc<Found>,
    pub place: usize,
    pub is_open: bool,
    pub open: Callback<()>,
    pub close: Callback<()>,
    pub search: Callback<String>,
    pub go: Callback<usize>,
}

/// `keys`: whether single keys do something. The view is told what was found.
#[hook]
pub fn use_finding(work: &Rc<Work>, view: View, keys: bool) -> Finding {
    let is_open = use_state_eq(|| false);
    let words = use_state_eq(|| Rc::<str>::from(""));
    let place = use_state_eq(|| 0);
    let searched = if *is_open {
        (*words).clone()
    } else {
        "".into()
    };
    let found = use_memo((work.clone(), searched), |(work, words)| {
        Found::of(&work.text, words)
    });
    use_effect_with((found.clone(), work.clone()), {
        let (view, place) = (view.clone(), place.setter());
        move |(found, _)| {
            if let Some(view) = &*view.borrow()
                && view.searches(found)
            {
                let first = found.from(view.first_in_view());
                view.find(found.clone());
                view.show_found(first);
                place.set(first);
            }
        }
    });
    let open = {
        let set = is_open.setter();
        Callback::from(move |()| set.set(true))
    };
    use_open_by_keys(work, keys, open.clone());
    let close = {
        let set = is_open.setter();
        Callback::from(move |()| set.set(false))
    };
    let search = {
        let set = words.setter();
        Callback::from(move |words: String| set.set(words.into()))
    };
    let go = {
        let set = place.setter();
        Callback::from(move |place| {
            set.set(place);
            if let Some(view) = &*view.borrow() {
                view.show_found(place);
            }
        })
    };
    Finding {
        words: (*words).clone(),
        found,
        place: *place,
        is_open: *is_open,
        open,
        close,
        search,
        go,
    }
}

/// `/` opens the field, and Ctrl+F does where the browser's own search would not see all of the text.
#[hook]
fn use_open_by_keys(work: &Rc<Work>, keys: bool, open: Callback<()>) {
    use_effect_with((work.clone(), keys), move |(work, keys)| {
        let (keys, is_long) = (*keys, TextView::is_long(work));
        let listener = Listener::new(&window(), "keydown", move |event: KeyboardEvent| {
            let chord = event.ctrl_key() || event.meta_key();
            let in_field = target_element(&event)
                .is_some_and(|element| element.closest(".find-bar").is_ok_and(|it| it.is_some()));
            // Asked once more from the field, the browser's own search comes.
            let wanted = match event.key().as_str() {
                "f" | "F" if chord && !event.shift_key() => is_long && !in_field,
                "/" => keys && !chord && !is_written_into(&event),
                _ => false,
            };
            if wanted {
                event.prevent_default();
                open.emit(());
            }
        });
        move || drop(listener)
    });
}
