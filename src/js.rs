//! The JavaScript API: a thin layer over the library.

use js_sys::{Array, Error, Object, Reflect, TypeError, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::source::Encoding;
use crate::{Found, OpenError, OpenOptions, Options, Origin, Report};

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
    #[wasm_bindgen(method, getter)]
    fn encoding(this: &AnalyzeOptions) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = withText)]
    fn with_text(this: &AnalyzeOptions) -> Option<bool>;
}

/// Reads a report into a ledger. A string is the decoded text; of bytes, format and encoding are found out.
/// Throws an `OpenError` where bytes cannot be read; on a string it cannot fail.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] input: &JsValue,
    options: Option<AnalyzeOptions>,
) -> Result<JsValue, JsValue> {
    let given = options.as_ref();
    let (text, mut origin) = text_of(input, given)?;
    if let Some(given) = given {
        origin.name = given.name();
        origin.media_type = given.media_type().or(origin.media_type);
    }
    to_object(&crate::analyze(&text, &origin, &reporting(given)))
}

/// Reads every document in a file: its own, those in an archive, those attached to a mail. What cannot be read stands in
/// the list with its error.
#[wasm_bindgen(js_name = analyzeAll, unchecked_return_type = "Found[]")]
pub fn analyze_all(
    bytes: &Uint8Array,
    options: Option<AnalyzeOptions>,
) -> Result<JsValue, JsValue> {
    let given = options.as_ref();
    let name = given.and_then(AnalyzeOptions::name);
    let found = crate::read_all(
        &bytes.to_vec(),
        name.as_deref(),
        &opening(given)?,
        &reporting(given),
    );
    let list: Array = found.iter().map(found_object).collect::<Result<_, _>>()?;
    Ok(list.into())
}

fn found_object(found: &Found) -> Result<JsValue, JsValue> {
    let object = Object::new();
    let (key, value) = match &found.report {
        Ok(report) => ("report", to_object(report)?),
        Err(error) => ("error", to_js_error(error)),
    };
    let name = found.name.as_deref().map_or(JsValue::NULL, JsValue::from);
    Reflect::set(&object, &"name".into(), &name)?;
    Reflect::set(&object, &key.into(), &value)?;
    Ok(object.into())
}

fn text_of(input: &JsValue, given: Option<&AnalyzeOptions>) -> Result<(String, Origin), JsValue> {
    // Lone surrogates become U+FFFD here, one for one: offsets in code points stay right.
    if let Some(text) = input.as_string() {
        let origin = Origin::of_text(&text);
        return Ok((text, origin));
    }
    let Some(bytes) = input.dyn_ref::<Uint8Array>() else {
        return Err(TypeError::new("analyze() takes a string or a Uint8Array").into());
    };
    let opened = crate::open(&bytes.to_vec(), None, &opening(given)?);
    let opened = opened.map_err(|error| to_js_error(&error))?;
    if opened.is_archive() {
        return Err(to_js_error(&OpenError::Archive));
    }
    Ok((opened.text, opened.origin))
}

fn opening(given: Option<&AnalyzeOptions>) -> Result<OpenOptions, JsValue> {
    let encoding = match given.and_then(AnalyzeOptions::encoding) {
        Some(name) => Some(Encoding::named(&name).ok_or_else(|| unknown_encoding(&name))?),
        None => None,
    };
    Ok(OpenOptions { encoding })
}

fn unknown_encoding(name: &str) -> JsValue {
    let known = Encoding::ALL.map(Encoding::name).join(", ");
    TypeError::new(&format!("encoding {name:?} is none of {known}")).into()
}

fn reporting(given: Option<&AnalyzeOptions>) -> Options {
    Options {
        with_text: given
            .and_then(AnalyzeOptions::with_text)
            .unwrap_or_default(),
    }
}

/// As `JSON.parse` of the report JSON would give it.
fn to_object(report: &Report) -> Result<JsValue, JsValue> {
    Ok(report.serialize(&Serializer::json_compatible())?)
}

/// An `Error` with a `code`, and its message in both languages as a finding has it.
fn to_js_error(error: &OpenError) -> JsValue {
    let js_error = Error::new(&error.message());
    js_error.set_name("OpenError");
    for (key, value) in [("code", error.code()), ("message_en", &error.message_en())] {
        // Cannot fail: a new Error is an extensible object.
        let _ = Reflect::set(&js_error, &key.into(), &value.into());
    }
    js_error.into()
}
