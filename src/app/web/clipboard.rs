//! Copying: by the clipboard API where there is one, else (on plain http) by the old command.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::{document, window};

/// Copies a text and tells whether that worked.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    let has_api =
        Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    if !has_api {
        return done(copy_by_command(&text).unwrap_or(false));
    }
    let written = navigator.clipboard().write_text(&text);
    wasm_bindgen_futures::spawn_local(async move {
        let copied = wasm_bindgen_futures::JsFuture::from(written).await.is_ok();
        done(copied || copy_by_command(&text).unwrap_or(false));
    });
}

fn copy_by_command(text: &str) -> Result<bool, JsValue> {
    let document = document();
    let focused = document.active_element();
    let area: HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
    area.set_class_name("off-screen");
    area.set_value(text);
    // An open dialog keeps the focus inside.
    let home = match document.query_selector("dialog[open]")? {
        Some(dialog) => dialog,
        None => document.body().ok_or("no body")?.into(),
    };
    home.append_child(&area)?;
    area.select();
    let html: &web_sys::HtmlDocument = document.unchecked_ref();
    let copied = html.exec_command("copy");
    area.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focused.focus()?;
    }
    copied
}
