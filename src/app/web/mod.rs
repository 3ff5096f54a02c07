//! What the page asks of the browser.

pub mod build;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod files;
pub mod folders;
pub mod kept;
pub mod listener;
pub mod offline;
pub mod paper;
pub mod picture;
pub mod scroll;
pub mod selection;
pub mod storage;
pub mod text_view;
pub mod timer;

use wasm_bindgen::JsCast;

pub use build::build;

pub fn window() -> web_sys::Window {
    web_sys::window().expect("the page runs in a window")
}

pub fn document() -> web_sys::Document {
    window().document().expect("the window has a document")
}

/// Today as an ISO date, by the clock of the place where the page is read.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// The languages that the browser prefers, the most wanted first.
pub fn languages() -> Vec<String> {
    let names = window().navigator().languages();
    names.iter().filter_map(|name| name.as_string()).collect()
}

/// Whether the system asks for a dark page.
pub fn system_is_dark() -> bool {
    window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

/// Whether the page is as narrow as that of a telephone; the stylesheets have the same width.
pub fn is_narrow() -> bool {
    window()
        .match_media("(max-width: 800px)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

/// Sets an attribute of `<html>`; the empty value takes it away.
pub fn set_root_attribute(name: &str, value: &str) {
    let Some(root) = document().document_element() else {
        return;
    };
    let _ = if value.is_empty() {
        root.remove_attribute(name)
    } else {
        root.set_attribute(name, value)
    };
}

/// The element that an event came from.
pub fn target_element(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}
