//! The keys that open the search, and that walk through what was found in all documents.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::App;
use super::keys::is_written_into;
use crate::app::search::{Change, Scope};
use crate::app::state::{Action, State, View};
use crate::app::web::listener::Listener;
use crate::app::web::text_view::TextView;
use crate::app::web::{target_element, window};

/// `/` searches the text, and Ctrl+F does where the browser's own search would not see all of it; Ctrl+Shift+F searches all
/// documents; F3 goes on.
#[hook]
pub fn use_search_keys(app: &App) {
    use_effect_with(app.clone(), |app| {
        let app = app.clone();
        let listener = Listener::new(&window(), "keydown", move |event: KeyboardEvent| {
            let state = &app.state;
            if event.is_composing() || state.dialog.is_some() || state.docs.is_empty() {
                return;
            }
            if let Some(change) = change(&event, state) {
                event.prevent_default();
                app.act(Action::Search(change));
            }
        });
        move || drop(listener)
    });
}

fn change(event: &KeyboardEvent, state: &State) -> Option<Change> {
    let chord = event.ctrl_key() || event.meta_key();
    // The table has a search of its own.
    let work = state.open_work().filter(|_| state.view == View::Reading);
    match event.key().as_str() {
        "f" | "F" if chord && event.shift_key() => Some(Change::Open(Scope::All)),
        // Asked once more from the field, the browser's own search comes.
        "f" | "F" if chord && !in_field(event) && work.is_some_and(|it| TextView::is_long(it)) => {
            Some(Change::Open(Scope::Text))
        }
        "/" if state.keys && !chord && !is_written_into(event) && work.is_some() => {
            Some(Change::Open(Scope::Text))
        }
        "F3" if state.search.shows_results() => {
            let hit = state.search.beside(!event.shift_key());
            hit.map(Change::Hit)
        }
        "F3" if !state.search.is_open && !state.search.words.is_empty() && work.is_some() => {
            Some(Change::Open(Scope::Text))
        }
        _ => None,
    }
}

fn in_field(event: &KeyboardEvent) -> bool {
    let bar = target_element(event).and_then(|element| element.closest(".find-bar").ok());
    bar.flatten().is_some()
}
