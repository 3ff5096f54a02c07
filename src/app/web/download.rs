//! Saving a file.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{document, window};

/// How long an address of a saved file stays good: old browsers fetch it late.
const KEPT_MILLISECONDS: i32 = 60_000;

/// A file in the making, in pieces that the browser keeps where it likes.
#[derive(Default)]
pub struct Parts(Array);

impl Parts {
    pub fn add(&mut self, piece: &Blob) {
        if piece.size() > 0.0 {
            self.0.push(piece);
        }
    }
}

pub fn save(name: &str, media_type: &str, parts: &Parts) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_blob_sequence_and_options(&parts.0, &options)?;
    save_blob(name, &blob)
}

/// Saves a short text.
pub fn save_text(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let text = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&text, &options)?;
    save_blob(name, &blob)
}

/// Saves a file that the browser has made.
pub fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    let body = document().body().ok_or("no body")?;
    body.append_child(&link)?;
    link.click();
    link.remove();
    let forget = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&address);
    });
    window().set_timeout_with_callback_and_timeout_and_arguments_0(
        forget.unchecked_ref(),
        KEPT_MILLISECONDS,
    )?;
    Ok(())
}
