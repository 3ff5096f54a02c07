//! Saving a file.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{document, window};

/// How long an address of a saved file stays good: old browsers fetch it late.
const KEPT_MILLISECONDS: i32 = 60_000;

/// A file in the making. Its bytes go to the browser by lots: all at once would hold the page's thread.
#[derive(Default)]
pub struct Parts {
    lots: Array,
    bytes: Vec<u8>,
}

const LOT_BYTES: usize = 1_000_000;

impl Parts {
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() >= LOT_BYTES {
            self.end_lot()?;
        }
        Ok(())
    }

    fn end_lot(&mut self) -> Result<(), JsValue> {
        let bytes: Array = Array::of1(&Uint8Array::from(self.bytes.as_slice()));
        self.bytes.clear();
        let lot = Blob::new_with_buffer_source_sequence(&bytes)?;
        self.lots.push(&lot);
        Ok(())
    }
}

pub fn save(name: &str, media_type: &str, mut parts: Parts) -> Result<(), JsValue> {
    parts.end_lot()?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_blob_sequence_and_options(&parts.lots, &options)?;
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
