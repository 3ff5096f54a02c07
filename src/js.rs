//! The JavaScript API: a thin layer over the library.

mod mask;

use js_sys::{Array, Error, JSON, Object, Reflect, TypeError, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::export::{Content, Exported, Format, export, file_name_of};
use crate::mask::Choices;
use crate::own::{Matcher, OwnKind};
use crate::source::Encoding;
use crate::view::Lang;
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
    #[wasm_bindgen(method, getter)]
    fn kinds(this: &AnalyzeOptions) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn mask(this: &AnalyzeOptions) -> JsValue;
}

#[wasm_bindgen]
extern "C" {
    /// A document that is to be exported.
    #[wasm_bindgen(typescript_type = "Exported")]
    pub type ExportedObject;
    #[wasm_bindgen(method, getter)]
    fn name(this: &ExportedObject) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn report(this: &ExportedObject) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn text(this: &ExportedObject) -> Option<String>;
}

/// Reads a report into a ledger. A string is the decoded text; of bytes, format and encoding are found out.
/// Throws an `OpenError` where bytes cannot be read; on a string it cannot fail.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] input: &JsValue,
    options: Option<AnalyzeOptions>,
) -> Result<JsValue, JsValue> {
    let given = options.as_ref();
    let wanted = Wanted::of(given)?;
    let mut report = read_input(input, given, &wanted.options)?;
    if let Some(media_type) = given.and_then(AnalyzeOptions::media_type) {
        report.source.media_type = Some(media_type);
    }
    if let Some(choices) = &wanted.mask {
        (report, _) = mask::masked(report, choices, wanted.keeps_text);
    }
    to_object(&report)
}

/// Reads every document in a file: its own, those in an archive, those attached to a mail. What cannot be read stands in
/// the list with its error.
#[wasm_bindgen(js_name = analyzeAll, unchecked_return_type = "Found[]")]
pub fn analyze_all(
    bytes: &Uint8Array,
    options: Option<AnalyzeOptions>,
) -> Result<JsValue, JsValue> {
    let given = options.as_ref();
    let wanted = Wanted::of(given)?;
    let name = given.and_then(AnalyzeOptions::name);
    let found = crate::read_all(
        &bytes.to_vec(),
        name.as_deref(),
        &opening(given)?,
        &wanted.options,
    );
    let found = found.into_iter().map(|found| match &wanted.mask {
        Some(choices) => mask::masked_found(found, choices, wanted.keeps_text),
        None => found,
    });
    let list: Array = found
        .map(|found| found_object(&found))
        .collect::<Result<_, _>>()?;
    Ok(list.into())
}

/// Reports as one file of `format`: its bytes.
#[wasm_bindgen(js_name = exportReports)]
pub fn export_reports(
    #[wasm_bindgen(unchecked_param_type = "ExportFormat")] format: &str,
    documents: Vec<ExportedObject>,
    #[wasm_bindgen(unchecked_optional_param_type = "\"zh\" | \"en\"")] lang: Option<String>,
) -> Result<Vec<u8>, JsValue> {
    let format = export_format(format)?;
    let lang = match lang.as_deref() {
        None => Lang::Zh,
        Some(name) => Lang::named(name).ok_or_else(|| none_of("lang", name, &Lang::NAMES))?,
    };
    let documents = read_objects(&documents)?;
    let exported: Vec<Exported> = documents.iter().map(exported).collect();
    export(format, &exported, lang).map_err(|message| Error::new(&message).into())
}

/// A name for that file: who was inspected and when, or how many reports there are.
#[wasm_bindgen(js_name = exportName)]
pub fn export_name(
    #[wasm_bindgen(unchecked_param_type = "ExportFormat")] format: &str,
    documents: Vec<ExportedObject>,
) -> Result<String, JsValue> {
    let format = export_format(format)?;
    let documents = read_objects(&documents)?;
    let exported: Vec<Exported> = documents.iter().map(exported).collect();
    Ok(file_name_of(&exported, format.ending(), None))
}

fn export_format(name: &str) -> Result<Format, JsValue> {
    Format::named(name).ok_or_else(|| none_of("format", name, &Format::ALL.map(Format::name)))
}

/// Name, report and text.
type Document = (String, Report, String);

fn read_objects(objects: &[ExportedObject]) -> Result<Vec<Document>, JsValue> {
    objects.iter().map(read_object).collect()
}

fn read_object(object: &ExportedObject) -> Result<Document, JsValue> {
    let report: Report = serde_wasm_bindgen::from_value(object.report())?;
    let text = object.text().or_else(|| report.source.text.clone());
    let name = object.name().or_else(|| report.source.name.clone());
    Ok((name.unwrap_or_default(), report, text.unwrap_or_default()))
}

fn exported((name, report, text): &Document) -> Exported<'_> {
    Exported {
        name,
        content: Content::Read { report, text },
    }
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

fn read_input(
    input: &JsValue,
    given: Option<&AnalyzeOptions>,
    options: &Options,
) -> Result<Report, JsValue> {
    let name = given.and_then(AnalyzeOptions::name);
    // Lone surrogates become U+FFFD here, one for one: offsets in code points stay right.
    if let Some(text) = input.as_string() {
        let origin = Origin {
            name,
            ..Origin::of_text(&text)
        };
        return Ok(crate::analyze(&text, &origin, options));
    }
    let Some(bytes) = input.dyn_ref::<Uint8Array>() else {
        return Err(TypeError::new("analyze() takes a string or a Uint8Array").into());
    };
    let report = crate::read(&bytes.to_vec(), name.as_deref(), &opening(given)?, options);
    report.map_err(|error| to_js_error(&error))
}

fn opening(given: Option<&AnalyzeOptions>) -> Result<OpenOptions, JsValue> {
    let encoding = match given.and_then(AnalyzeOptions::encoding) {
        Some(name) => Some(
            Encoding::named(&name)
                .ok_or_else(|| none_of("encoding", &name, &Encoding::ALL.map(Encoding::name)))?,
        ),
        None => None,
    };
    Ok(OpenOptions { encoding })
}

fn none_of(what: &str, name: &str, known: &[&str]) -> JsValue {
    let known = known.join(", ");
    TypeError::new(&format!("{what} {name:?} is none of {known}")).into()
}

/// What the reports shall hold.
struct Wanted {
    /// With the text, where that is needed only to find what is to be masked, too.
    options: Options,
    keeps_text: bool,
    mask: Option<Choices>,
}

impl Wanted {
    fn of(given: Option<&AnalyzeOptions>) -> Result<Self, JsValue> {
        let mask = given.map_or(Ok(None), |given| mask::choices(&given.mask()))?;
        let with_text = given.and_then(AnalyzeOptions::with_text);
        let keeps_text = with_text.unwrap_or_default();
        Ok(Self {
            options: Options {
                with_text: keeps_text || mask.is_some(),
                own: match given.map(AnalyzeOptions::kinds) {
                    Some(kinds) if !kinds.is_undefined() => matcher(&kinds)?,
                    _ => Matcher::default(),
                },
            },
            keeps_text,
            mask,
        })
    }
}

/// Throws a `TypeError` where it is no list of kinds, and an `OwnKindError` where one of them cannot be sought.
fn matcher(kinds: &JsValue) -> Result<Matcher, JsValue> {
    // By way of JSON: serde-wasm-bindgen would pass over fields that are misspelt.
    let json = JSON::stringify(kinds)?.as_string().unwrap_or_default();
    let kinds: Vec<OwnKind> =
        serde_json::from_str(&json).map_err(|error| TypeError::new(&format!("kinds: {error}")))?;
    Matcher::new(&kinds).map_err(|error| {
        let js_error = Error::new(&error.message);
        js_error.set_name("OwnKindError");
        let place = error.place.map_or(JsValue::NULL, |[start, end]| {
            Array::of2(&start.into(), &end.into()).into()
        });
        let values: [(&str, JsValue); 4] = [
            ("code", error.code.into()),
            ("kind", error.kind.into()),
            ("place", place),
            ("message_en", error.message_en.as_str().into()),
        ];
        for (key, value) in values {
            // Cannot fail: a new Error is an extensible object.
            let _ = Reflect::set(&js_error, &key.into(), &value);
        }
        js_error.into()
    })
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
