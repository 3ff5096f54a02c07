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
        // GBK is decoded as GB 18030, of which it is a part (WHATWG Encoding Standard, 10.1.1).
        Encoding::Gbk | Encoding::Gb18030 => by_label(bytes, "gb18030")?,
        Encoding::Big5 => by_label(bytes, "big5")?,
    })
}

/// The text of `bytes` in any encoding of the WHATWG Encoding Standard, by one of its labels there. `None` where there is no
/// such encoding.
#[cfg(not(target_arch = "wasm32"))]
pub fn by_label(bytes: &[u8], label: &str) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Some(text.into_owned())
}

/// The text of `bytes` in any encoding of the WHATWG Encoding Standard, by one of its labels there. `None` where there is no
/// such encoding.
#[cfg(target_arch = "wasm32")]
pub fn by_label(bytes: &[u8], label: &str) -> Option<String> {
    web_sys::TextDecoder::new_with_label(label)
        .ok()?
        .decode_with_u8_array(bytes)
        .ok()
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
