//! The window in which a person defines kinds of their own.

mod form;
mod list;
mod preview;
mod transfer;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::dialog::DialogFrame;
use crate::app::hooks::use_app;
use crate::app::web::document;
use form::OwnForm;
use list::OwnList;

#[component]
pub fn OwnDialog() -> Html {
    let app = use_app();
    // The place in the list of the kind that is written, and of the one that was last.
    let editing = use_state_eq(|| None::<usize>);
    let edited = use_state_eq(|| None::<usize>);
    let edit = {
        let set = editing.setter();
        Callback::from(move |place: usize| set.set(Some(place)))
    };
    let done = {
        let (set, set_edited) = (editing.setter(), edited.setter());
        Callback::from(move |place: usize| {
            set.set(None);
            set_edited.set(Some(place));
        })
    };
    html! {
        <DialogFrame title={app.lang().own_title()}>
            <div class="own">
                if let Some(place) = *editing {
                    <OwnForm {place} {done} />
                } else {
                    <OwnList {edit} edited={*edited} />
                }
            </div>
        </DialogFrame>
    }
}

fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
