//! Bytes of a known encoding become a string. What cannot be decoded becomes U+FFFD.
//!
//! Unicode's own forms are decoded by the standard library; GB 18030 and Big5 need tables, which natively
//! come with `encoding_rs` and which a browser has already.

use super::Encoding;

/// The text of `bytes`, without a byte-order mark. `None` only where the platform has no such decoder.
pub fn decode(bytes: &[u8], encoding: Encoding) -> Option<String> {
    Some(match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Encoding::Gbk | Encoding::Gb18030 => by_table(bytes, Table::Gb18030)?,
        Encoding::Big5 => by_table(bytes, Table::Big5)?,
    })
}

/// How many characters of `text` are lost.
pub fn count_replaced(text: &str) -> usize {
    text.matches(char::REPLACEMENT_CHARACTER).count()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text: String = char::decode_utf16(pairs.iter().map(|&pair| unit(pair)))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// The encodings that need tables. GBK is decoded as GB 18030, of which it is a part (WHATWG Encoding Standard, 10.1.1).
#[derive(Clone, Copy)]
enum Table {
    Gb18030,
    Big5,
}

#[cfg(not(target_arch = "wasm32"))]
fn by_table(bytes: &[u8], table: Table) -> Option<String> {
    let decoder = match table {
        Table::Gb18030 => encoding_rs::GB18030,
        Table::Big5 => encoding_rs::BIG5,
    };
    Some(decoder.decode_without_bom_handling(bytes).0.into_owned())
}

#[cfg(target_arch = "wasm32")]
fn by_table(bytes: &[u8], table: Table) -> Option<String> {
    let label = match table {
        Table::Gb18030 => "gb18030",
        Table::Big5 => "big5",
    };
    web_sys::TextDecoder::new_with_label(label)
        .ok()?
        .decode_with_u8_array(bytes)
        .ok()
}
