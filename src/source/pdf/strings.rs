//! Text strings outside of pages (ISO 32000-1, 7.9.2.2).

use super::font::BaseEncoding;
use crate::source::{Encoding, decode};

/// UTF-16 or UTF-8 with a mark; else PDFDocEncoding, of which only what it has in common with Windows' is read.
pub fn text(bytes: &[u8]) -> String {
    let marked = match bytes {
        [0xFE, 0xFF, rest @ ..] => decode::decode(rest, Encoding::Utf16Be),
        [0xFF, 0xFE, rest @ ..] => decode::decode(rest, Encoding::Utf16Le),
        [0xEF, 0xBB, 0xBF, rest @ ..] => decode::decode(rest, Encoding::Utf8),
        _ => None,
    };
    marked.unwrap_or_else(|| {
        let char = |&byte: &u8| BaseEncoding::WinAnsi.char(byte).unwrap_or(' ');
        bytes.iter().map(char).collect()
    })
}
