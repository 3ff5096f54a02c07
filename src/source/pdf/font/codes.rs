//! The codes of a composite font, by the predefined CMap that it names (ISO 32000-1, Table 118).
//!
//! Most of these are character encodings, so that codes can be read without the CMap: Chinese typesetting writes fonts with
//! GBK-EUC-H and UniGB-UCS2-H, not embedded and without ToUnicode.

use super::cmap::CMap;
use crate::source::{Encoding, decode};

/// What codes are.
#[derive(Debug)]
pub enum Codes {
    /// Two bytes each, which are a CID.
    Cids,
    /// Of one, two or four bytes. `proportional`: the CIDs of ASCII are those of letters of different width.
    Gb {
        proportional: bool,
    },
    Big5,
    Utf8,
    Utf16,
    Utf32,
    /// By a CMap that is embedded.
    Embedded(CMap),
    /// Two bytes each, of which nothing is known.
    Unknown,
}

impl Codes {
    /// Of a predefined CMap; the end of the name, -H or -V, is its direction.
    pub fn named(name: &str) -> Self {
        let stem = name.trim_end_matches("-H").trim_end_matches("-V");
        match stem {
            "Identity" => Self::Cids,
            "GB-EUC" | "GBK-EUC" => Self::Gb {
                proportional: false,
            },
            "GBpc-EUC" | "GBKp-EUC" | "GBK2K" => Self::Gb { proportional: true },
            "B5pc" | "HKscs-B5" | "ETen-B5" | "ETenms-B5" => Self::Big5,
            _ if stem.starts_with("Uni") && stem.ends_with("-UCS2") => Self::Utf16,
            _ if stem.starts_with("Uni") && stem.ends_with("-UTF16") => Self::Utf16,
            _ if stem.starts_with("Uni") && stem.ends_with("-UTF8") => Self::Utf8,
            _ if stem.starts_with("Uni") && stem.ends_with("-UTF32") => Self::Utf32,
            _ => Self::Unknown,
        }
    }

    /// Of the code that `bytes` begin with, in bytes.
    pub fn length(&self, bytes: &[u8]) -> usize {
        match (self, bytes) {
            (Self::Embedded(map), _) => map.code_length(bytes).unwrap_or(2),
            (Self::Cids | Self::Unknown, _) => 2,
            (Self::Gb { .. }, [0x81..=0xFE, 0x30..=0x39, ..]) => 4,
            (Self::Gb { .. } | Self::Big5, [0x81..=0xFE, _, ..]) => 2,
            (Self::Gb { .. } | Self::Big5, _) => 1,
            (Self::Utf16, [0xD8..=0xDB, _, 0xDC..=0xDF, ..]) => 4,
            (Self::Utf16, _) => 2,
            (Self::Utf8, [0xC0..=0xDF, ..]) => 2,
            (Self::Utf8, [0xE0..=0xEF, ..]) => 3,
            (Self::Utf8, [0xF0..=0xFF, ..]) => 4,
            (Self::Utf8, _) => 1,
            (Self::Utf32, _) => 4,
        }
    }

    /// The characters of a code, where the code itself tells them.
    pub fn text(&self, code: &[u8]) -> Option<String> {
        let text = match self {
            Self::Gb { .. } => decode::decode(code, Encoding::Gb18030)?,
            Self::Big5 => decode::decode(code, Encoding::Big5)?,
            Self::Utf8 => decode::decode(code, Encoding::Utf8)?,
            Self::Utf16 => decode::decode(code, Encoding::Utf16Be)?,
            Self::Utf32 => char::from_u32(number(code))?.to_string(),
            Self::Cids | Self::Embedded(_) | Self::Unknown => return None,
        };
        (!text.contains(['\0', char::REPLACEMENT_CHARACTER])).then_some(text)
    }

    /// The CID of a code, where it is known: of character encodings, only that of ASCII.
    pub fn cid(&self, code: &[u8]) -> Option<u32> {
        let ascii = Some(number(code)).filter(|code| (0x20..=0x7E).contains(code));
        match self {
            Self::Cids => Some(number(code)),
            Self::Embedded(map) => map.cid(number(code)),
            Self::Gb {
                proportional: false,
            } => ascii.map(|code| match code {
                0x20 => 7716,
                _ => code - 0x21 + 814,
            }),
            Self::Unknown => None,
            _ => ascii.map(|code| code - 0x20 + 1),
        }
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter()
        .fold(0, |number, &byte| number << 8 | u32::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, mut bytes: &[u8]) -> Vec<Option<String>> {
        let codes = Codes::named(name);
        let mut texts = Vec::new();
        while !bytes.is_empty() {
            let (code, rest) = bytes.split_at(codes.length(bytes).min(bytes.len()));
            texts.push(codes.text(code));
            bytes = rest;
        }
        texts
    }

    #[test]
    fn predefined_cmaps_are_character_encodings() {
        for (name, bytes) in [
            ("GBK-EUC-H", b"3\xB8\xF6\xE9F".as_slice()),
            ("GBKp-EUC-V", b"3\xB8\xF6\xE9F"),
            ("UniGB-UCS2-H", b"\x003\x4E\x2A\x95\x55"),
            ("UniGB-UTF16-V", b"\x003\x4E\x2A\x95\x55"),
            ("UniGB-UTF8-H", "3个镕".as_bytes()),
            ("UniGB-UTF32-H", b"\0\0\x003\0\0\x4E\x2A\0\0\x95\x55"),
        ] {
            let texts: Option<String> = read(name, bytes).into_iter().collect();
            assert_eq!(texts.as_deref(), Some("3个镕"), "{name}");
        }
        assert_eq!(
            read("ETen-B5-H", b"A\xA4\xA4"),
            [Some("A".to_owned()), Some("中".to_owned())]
        );
        let supplementary = read("UniGB-UTF16-H", b"\xD8\x42\xDF\xB7");
        assert_eq!(supplementary, [Some("\u{20BB7}".to_owned())]);
        let four = read("GBK2K-H", b"\x95\x32\x82\x36a");
        assert_eq!(four.len(), 2);
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        assert_eq!(read("Identity-H", b"\x4E\x2A"), [None]);
        assert_eq!(read("90ms-RKSJ-H", b"\x82\xA0"), [None]);
        // Cut off.
        assert_eq!(read("GBK-EUC-H", b"\xB8"), [None]);
        assert_eq!(read("UniGB-UCS2-H", b"\x4E"), [None]);
    }

    #[test]
    fn ascii_has_its_widths() {
        assert_eq!(Codes::named("GBK-EUC-H").cid(b"!"), Some(814));
        assert_eq!(Codes::named("GBKp-EUC-H").cid(b"!"), Some(2));
        assert_eq!(Codes::named("UniGB-UCS2-H").cid(b"\0!"), Some(2));
        assert_eq!(Codes::named("UniGB-UCS2-H").cid(b"\x4E\x2A"), None);
        assert_eq!(Codes::named("Identity-H").cid(b"\x4E\x2A"), Some(0x4E2A));
    }
}
