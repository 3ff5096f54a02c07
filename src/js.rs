//! The JavaScript API: a thin layer over the library.

use js_sys::{Error, Reflect, TypeError, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{OpenError, OpenOptions, Options, Origin, Report};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("js.d.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "AnalyzeOptions")]
    pub type AnalyzeOptions;
    #[wasm_bindgen(method, getter)]
    fn name(this: &AnalyzeOptions) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = mediaType)]
    fn media_type(this: &AnalyzeOptions) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = withText)]
    fn with_text(this: &AnalyzeOptions) -> Option<bool>;
}

/// Reads a report into a ledger. A string is the decoded text; of bytes, the encoding is found out.
/// Throws an `OpenError` where bytes are no text that can be read; on a string it cannot fail.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] input: &JsValue,
    options: Option<AnalyzeOptions>,
) -> Result<JsValue, JsValue> {
    let with_text = options.as_ref().and_then(AnalyzeOptions::with_text);
    let (text, mut origin) = text_of(input)?;
    if let Some(given) = &options {
        origin.name = given.name();
        origin.media_type = given.media_type().or(origin.media_type);
    }
    let options = Options {
        with_text: with_text.unwrap_or_default(),
    };
    to_object(&crate::analyze(&text, &origin, &options))
}

fn text_of(input: &JsValue) -> Result<(String, Origin), JsValue> {
    // Lone surrogates become U+FFFD here, one for one: offsets in code points stay right.
    if let Some(text) = input.as_string() {
        let origin = Origin::of_text(&text);
        return Ok((text, origin));
    }
    let Some(bytes) = input.dyn_ref::<Uint8Array>() else {
        return Err(TypeError::new("analyze() takes a string or a Uint8Array").into());
    };
    let opened =
        crate::open(&bytes.to_vec(), None, &OpenOptions::default()).map_err(to_js_error)?;
    Ok((opened.text, opened.origin))
}

/// As `JSON.parse` of the report JSON would give it.
fn to_object(report: &Report) -> Result<JsValue, JsValue> {
    Ok(report.serialize(&Serializer::json_compatible())?)
}

/// An `Error` with a `code`, and its message in both languages as a finding has it.
fn to_js_error(error: OpenError) -> JsValue {
    let js_error = Error::new(&error.message());
    js_error.set_name("OpenError");
    for (key, value) in [("code", error.code()), ("message_en", &error.message_en())] {
        // Cannot fail: a new Error is an extensible object.
        let _ = Reflect::set(&js_error, &key.into(), &value.into());
    }
    js_error.into()
}
