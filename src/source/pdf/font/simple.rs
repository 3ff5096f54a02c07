//! Simple fonts: codes of one byte, by an encoding of glyph names (ISO 32000-1, 9.6).

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Name, Object};

use super::names::{BaseEncoding, text_of_name};

/// A Type 1, TrueType or Type 3 font.
#[derive(Debug)]
pub struct Simple {
    base: BaseEncoding,
    /// Codes that differ from `base`; `None` where the name of the glyph tells nothing.
    differences: HashMap<u8, Option<String>>,
    /// In ems, by code.
    widths: HashMap<u8, f32>,
    /// Of codes that have none of their own.
    missing_width: f32,
}

impl Simple {
    pub fn read(dict: &Dict<'_>) -> Self {
        let encoding = dict.get::<Object<'_>>("Encoding");
        let (base, differences) = match &encoding {
            Some(Object::Name(name)) => (BaseEncoding::of_name(name), HashMap::new()),
            Some(Object::Dict(encoding)) => (
                encoding
                    .get::<Name<'_>>("BaseEncoding")
                    .and_then(|name| BaseEncoding::of_name(&name)),
                encoding
                    .get::<Array<'_>>("Differences")
                    .map_or_else(HashMap::new, |list| differences(&list)),
            ),
            _ => (None, HashMap::new()),
        };
        let true_type = dict.get::<Name<'_>>("Subtype").as_deref() == Some(b"TrueType");
        let usual = if true_type {
            BaseEncoding::WinAnsi
        } else {
            BaseEncoding::Standard
        };
        Self {
            base: base.unwrap_or(usual),
            differences,
            widths: widths(dict),
            missing_width: missing_width(dict),
        }
    }

    pub fn text(&self, code: u8) -> Option<String> {
        match self.differences.get(&code) {
            Some(text) => text.clone(),
            None => self.base.char(code).map(String::from),
        }
    }

    /// In ems.
    pub fn width(&self, code: u8) -> f32 {
        *self.widths.get(&code).unwrap_or(&self.missing_width)
    }
}

/// A code, then the names of the glyphs of it and the codes after it.
fn differences(list: &Array<'_>) -> HashMap<u8, Option<String>> {
    let mut found = HashMap::new();
    let mut code = 0u8;
    for item in list.iter::<Object<'_>>() {
        match item {
            Object::Number(number) => code = number.as_i64() as u8,
            Object::Name(name) => {
                found.insert(code, text_of_name(name.as_str()));
                code = code.wrapping_add(1);
            }
            _ => {}
        }
    }
    found
}

fn widths(dict: &Dict<'_>) -> HashMap<u8, f32> {
    let (Some(first), Some(list)) = (
        dict.get::<i32>("FirstChar"),
        dict.get::<Array<'_>>("Widths"),
    ) else {
        return HashMap::new();
    };
    let scale = scale(dict);
    (first..=255)
        .zip(list.iter::<Object<'_>>())
        .filter_map(|(code, width)| {
            let width = width.into_f32().filter(|&width| width > 0.0)?;
            Some((u8::try_from(code).ok()?, width * scale))
        })
        .collect()
}

/// Ems in a unit of the widths: a thousandth, but in Type 3 fonts.
fn scale(dict: &Dict<'_>) -> f32 {
    let matrix = dict.get::<Array<'_>>("FontMatrix");
    let a = matrix.and_then(|matrix| matrix.iter::<f32>().next());
    a.map_or(0.001, f32::abs)
}

/// The standard fonts need not say how wide they are.
fn missing_width(dict: &Dict<'_>) -> f32 {
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
    let said = descriptor.and_then(|d| d.get::<f32>("MissingWidth"));
    let name = dict.get::<Name<'_>>("BaseFont");
    let courier = name.is_some_and(|name| name.starts_with(b"Courier"));
    match said {
        Some(width) if width > 0.0 => width / 1000.0,
        _ if courier => 0.6,
        _ => 0.5,
    }
}
