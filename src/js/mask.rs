//! Masking from JavaScript: what is hidden, and the list of what that was.

use js_sys::{JSON, TypeError};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::{ExportedObject, read_object};
use crate::mask::{Choices, Class, Listed, Masks, secrets};
use crate::{Found, Report};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "MaskOptions")]
    pub type MaskOptions;
}

/// Hides secrets in a report that is there already, such as one that was read without `mask`, and lists them. What comes
/// back can be exported as it is. Throws a `TypeError` without the text that the report was made from.
#[wasm_bindgen(js_name = maskReport, unchecked_return_type = "MaskedReport")]
pub fn mask_report(
    document: ExportedObject,
    mask: Option<MaskOptions>,
) -> Result<JsValue, JsValue> {
    let choices = mask.map_or(Ok(None), |mask| choices(&mask))?;
    let (name, report, text) = read_object(&document)?;
    if report.source.chars != text.chars().count() {
        // In another text other names would be found, and those of the report left open.
        return Err(TypeError::new("maskReport() needs the text of the report").into());
    }
    let masks = Masks::new(&secrets(&report, &text), &choices.unwrap_or_default());
    let masked = MaskedReport {
        name: masks.mask(&name).into_owned(),
        secrets: masks.listed(&text),
        report: masks.report(report, &text),
        text: masks.mask(&text).into_owned(),
    };
    Ok(masked.serialize(&Serializer::json_compatible())?)
}

#[derive(Serialize)]
struct MaskedReport {
    name: String,
    report: Report,
    text: String,
    secrets: Vec<Listed>,
}

/// [`Choices`] as they are written in JavaScript: all classes, where none is named. A misspelt member is an error, since
/// passing over it would leave something open.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    classes: Option<Vec<Class>>,
    #[serde(default)]
    added: Vec<String>,
    #[serde(default)]
    spared: Vec<String>,
}

/// What shall be hidden; nothing, where the option was left out. Throws a `TypeError` where it is no such choice.
pub fn choices(mask: &JsValue) -> Result<Option<Choices>, JsValue> {
    if mask.is_undefined() || mask.is_null() {
        return Ok(None);
    }
    let json = JSON::stringify(mask)?.as_string().unwrap_or_default();
    let written: Written =
        serde_json::from_str(&json).map_err(|error| TypeError::new(&format!("mask: {error}")))?;
    Ok(Some(Choices {
        classes: written.classes.unwrap_or_else(|| Class::ALL.to_vec()),
        added: written.added,
        spared: written.spared,
    }))
}

/// A report that bears its text, without its secrets, and what hides them.
pub fn masked(mut report: Report, choices: &Choices, keeps_text: bool) -> (Report, Masks) {
    let text = report.source.text.take().unwrap_or_default();
    let masks = Masks::new(&secrets(&report, &text), choices);
    report = masks.report(report, &text);
    report.source.text = keeps_text.then(|| masks.mask(&text).into_owned());
    (report, masks)
}

/// The same for a document of a file; of one that could not be read, only what a person added is hidden in its name.
pub fn masked_found(found: Found, choices: &Choices, keeps_text: bool) -> Found {
    let (report, masks) = match found.report {
        Ok(report) => {
            let (report, masks) = masked(report, choices, keeps_text);
            (Ok(report), masks)
        }
        Err(error) => (Err(error), Masks::new(&[], choices)),
    };
    Found {
        name: found.name.map(|name| masks.mask(&name).into_owned()),
        report,
    }
}
