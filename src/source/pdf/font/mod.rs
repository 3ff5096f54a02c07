//! Fonts (ISO 32000-1, 9.5 to 9.10): which character each code of a string is, and how wide.

mod cmap;
mod codes;
mod composite;
mod folding;
mod gb1;
mod names;
mod simple;
mod truetype;
mod widths;

use std::collections::HashMap;

use hayro_syntax::object::{Dict, Name, Object, Stream};

use super::allowance::Allowance;
use crate::source::OpenError;
use cmap::CMap;
use composite::Composite;
pub use names::BaseEncoding;
use simple::Simple;

/// A font that is used on a page.
#[derive(Debug)]
pub struct Font {
    kind: Kind,
    to_unicode: ToUnicode,
    /// By code; codes come again and again.
    glyphs: HashMap<u64, Glyph>,
}

#[derive(Debug)]
enum Kind {
    Simple(Simple),
    Composite(Box<Composite>),
}

/// What the file says of characters beside the font's encoding.
#[derive(Debug)]
enum ToUnicode {
    None,
    Map(CMap),
    /// Codes are UTF-16.
    Codes,
}

/// What a code stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// U+FFFD where the file does not tell.
    pub text: String,
    /// In ems; in vertical writing its height.
    pub advance: f32,
}

impl Font {
    /// Reads the font; of what is damaged in it, the usual is taken. Fails only where too much is packed in it.
    pub fn read(dict: &Dict<'_>, allowance: &mut Allowance) -> Result<Self, OpenError> {
        let subtype = dict.get::<Name<'_>>("Subtype");
        let kind = match subtype.as_deref() {
            Some(b"Type0") => Kind::Composite(Box::new(Composite::read(dict, allowance)?)),
            _ => Kind::Simple(Simple::read(dict)),
        };
        Ok(Self {
            kind,
            to_unicode: ToUnicode::read(dict, allowance)?,
            glyphs: HashMap::new(),
        })
    }

    /// Text runs downward, and its lines to the left.
    pub fn is_vertical(&self) -> bool {
        match &self.kind {
            Kind::Simple(_) => false,
            Kind::Composite(font) => font.is_vertical(),
        }
    }

    /// Takes the first code off `bytes`; `None` at their end. Word spacing goes with the single byte 20.
    pub fn next(&mut self, bytes: &mut &[u8]) -> Option<(&Glyph, bool)> {
        let length = match &self.kind {
            Kind::Simple(_) => 1,
            Kind::Composite(font) => font.code_length(bytes),
        };
        let (code, rest) = bytes.split_at_checked(length.min(bytes.len()))?;
        if code.is_empty() {
            return None;
        }
        *bytes = rest;
        let key = code.iter().fold(1, |key: u64, &b| key << 8 | u64::from(b));
        if !self.glyphs.contains_key(&key) {
            let glyph = self.glyph(code);
            self.glyphs.insert(key, glyph);
        }
        Some((&self.glyphs[&key], code == b" "))
    }

    fn glyph(&self, code: &[u8]) -> Glyph {
        let number = code.iter().fold(0, |n: u32, &b| n << 8 | u32::from(b));
        let said = match &self.to_unicode {
            ToUnicode::None => None,
            ToUnicode::Map(map) => map.text(number),
            ToUnicode::Codes => char::from_u32(number).map(String::from),
        };
        let (encoded, advance) = match &self.kind {
            Kind::Simple(font) => (font.text(code[0]), font.width(code[0])),
            Kind::Composite(font) => (
                said.is_none().then(|| font.text(code)).flatten(),
                font.advance(code),
            ),
        };
        let text = said.or(encoded);
        let folded = text.map(|text| text.chars().map(folding::fold).collect());
        Glyph {
            text: folded.unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string()),
            advance,
        }
    }
}

impl ToUnicode {
    fn read(dict: &Dict<'_>, allowance: &mut Allowance) -> Result<Self, OpenError> {
        Ok(match dict.get::<Object<'_>>("ToUnicode") {
            Some(Object::Stream(stream)) => match allowance.decode(&stream)? {
                Some(data) => Self::Map(CMap::parse(&data)),
                None => Self::None,
            },
            Some(Object::Name(name)) if name.starts_with(b"Identity") => Self::Codes,
            _ => Self::None,
        })
    }
}

/// The font file that is embedded under one of `keys` of the descriptor.
fn embedded<'a>(descriptor: &Dict<'a>, keys: &[&str]) -> Option<Stream<'a>> {
    keys.iter()
        .find_map(|key| descriptor.get::<Stream<'_>>(key))
}
