//! Composite fonts: codes of one or more bytes, which a CMap maps to glyphs (ISO 32000-1, 9.7).

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Object, String as PdfString};

use super::cmap::CMap;
use super::codes::Codes;
use super::widths::Widths;
use super::{embedded, gb1, truetype};
use crate::source::OpenError;
use crate::source::pdf::allowance::Allowance;

/// A Type 0 font and its descendant.
#[derive(Debug)]
pub struct Composite {
    codes: Codes,
    vertical: bool,
    widths: Widths,
    glyphs: Glyphs,
}

/// What tells the characters of CIDs.
#[derive(Debug)]
enum Glyphs {
    Nothing,
    AdobeGb1,
    /// The characters of glyphs, and the glyphs of CIDs if they are not the same.
    TrueType(HashMap<u32, char>, Option<Vec<u8>>),
}

impl Composite {
    pub fn read(dict: &Dict<'_>, allowance: &mut Allowance) -> Result<Self, OpenError> {
        let descendant = dict
            .get::<Array<'_>>("DescendantFonts")
            .and_then(|list| list.iter::<Dict<'_>>().next())
            .unwrap_or_default();
        let (codes, vertical) = encoding(dict, allowance)?;
        let by_cid = matches!(codes, Codes::Cids | Codes::Embedded(_));
        // Where the file itself names all characters, the font file needs not be unpacked.
        let glyphs = if by_cid && !dict.contains_key("ToUnicode") {
            Glyphs::read(&descendant, allowance)?
        } else if is_gb1(&descendant) {
            Glyphs::AdobeGb1
        } else {
            Glyphs::Nothing
        };
        Ok(Self {
            codes,
            vertical,
            widths: Widths::read(&descendant),
            glyphs,
        })
    }

    pub fn is_vertical(&self) -> bool {
        self.vertical
    }

    pub fn code_length(&self, bytes: &[u8]) -> usize {
        self.codes.length(bytes)
    }

    pub fn text(&self, code: &[u8]) -> Option<String> {
        let by_code = self.codes.text(code);
        by_code.or_else(|| self.glyphs.char(self.codes.cid(code)?).map(String::from))
    }

    /// In ems; downward, glyphs have one height.
    pub fn advance(&self, code: &[u8]) -> f32 {
        if self.vertical {
            return 1.0;
        }
        self.widths.of(self.codes.cid(code))
    }
}

fn encoding(dict: &Dict<'_>, allowance: &mut Allowance) -> Result<(Codes, bool), OpenError> {
    Ok(match dict.get::<Object<'_>>("Encoding") {
        Some(Object::Name(name)) => (Codes::named(name.as_str()), name.ends_with(b"-V")),
        Some(Object::Stream(stream)) => {
            let vertical = stream.dict().get::<i32>("WMode") == Some(1);
            let data = allowance.decode(&stream)?;
            (
                Codes::Embedded(CMap::parse(&data.unwrap_or_default())),
                vertical,
            )
        }
        _ => (Codes::Cids, false),
    })
}

fn is_gb1(descendant: &Dict<'_>) -> bool {
    let info = descendant.get::<Dict<'_>>("CIDSystemInfo");
    let ordering = info.and_then(|info| info.get::<PdfString<'_>>("Ordering"));
    ordering.is_some_and(|ordering| ordering.as_bytes() == b"GB1")
}

impl Glyphs {
    fn read(descendant: &Dict<'_>, allowance: &mut Allowance) -> Result<Self, OpenError> {
        if is_gb1(descendant) {
            return Ok(Self::AdobeGb1);
        }
        let descriptor = descendant
            .get::<Dict<'_>>("FontDescriptor")
            .unwrap_or_default();
        let Some(file) = embedded(&descriptor, &["FontFile2", "FontFile3"]) else {
            return Ok(Self::Nothing);
        };
        let font = allowance.decode(&file)?.unwrap_or_default();
        let map = match descendant.get::<Object<'_>>("CIDToGIDMap") {
            Some(Object::Stream(map)) => allowance.decode(&map)?.map(|map| map.into_owned()),
            _ => None,
        };
        Ok(Self::TrueType(truetype::chars_of_glyphs(&font), map))
    }

    fn char(&self, cid: u32) -> Option<char> {
        match self {
            Self::Nothing => None,
            Self::AdobeGb1 => gb1::char_of_cid(cid),
            Self::TrueType(chars, None) => chars.get(&cid).copied(),
            Self::TrueType(chars, Some(map)) => {
                let at = 2 * cid as usize;
                let glyph = map.get(at..at + 2)?;
                chars
                    .get(&u16::from_be_bytes([glyph[0], glyph[1]]).into())
                    .copied()
            }
        }
    }
}
