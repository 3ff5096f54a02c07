//! Bytes in, text out: which format, which encoding.
//!
//! The only step that can fail. What it refuses, it refuses with a message for a person.

mod decode;
mod encoding;
mod error;
mod format;

pub use encoding::Encoding;
pub use error::OpenError;
pub use format::{Family, Format};

use sha2::{Digest, Sha256};

/// The largest file that is read, in bytes (50 MB).
pub const LIMIT_BYTES: usize = 50 * 1024 * 1024;

/// Of so many characters one may be a control character or not to be decoded; with more the bytes
/// are no text, or not in an encoding that we know.
const CHARS_PER_BROKEN_ONE: usize = 20;

/// What is known of where a text came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// As the person knows it: the file's name, without folders.
    pub name: Option<String>,
    pub media_type: Option<String>,
    /// Name of the encoding as in the WHATWG Encoding Standard, lower case; `None` for a text that
    /// was given decoded.
    pub encoding: Option<String>,
    /// Of the bytes given, lower-case hexadecimal.
    pub sha256: Option<String>,
    /// Length of the bytes given.
    pub bytes: usize,
    /// How many U+FFFD stand in the text: characters that were lost in decoding, here or before.
    pub replaced: usize,
}

impl Origin {
    /// The origin of a text that was pasted or given decoded.
    pub fn of_text(text: &str) -> Self {
        Self {
            media_type: Some("text/plain".to_owned()),
            bytes: text.len(),
            replaced: decode::count_replaced(text),
            ..Self::default()
        }
    }
}

/// A document ready to be analysed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The decoded text, without a byte-order mark; nothing else is changed in it.
    pub text: String,
    pub origin: Origin,
}

/// Reads `bytes` as a text file. `name` only goes into the origin: what the file is, its content says.
pub fn open(bytes: &[u8], name: Option<&str>) -> Result<Opened, OpenError> {
    if bytes.is_empty() {
        return Err(OpenError::Empty);
    }
    if bytes.len() > LIMIT_BYTES {
        return Err(OpenError::TooLarge);
    }
    if let Some(format) = format::recognise(bytes) {
        return Err(OpenError::NotText(Some(format)));
    }
    let (encoding, mark) = encoding::detect(bytes);
    let text = decode::decode(&bytes[mark..], encoding).ok_or(OpenError::Undecodable)?;
    if text.is_empty() {
        return Err(OpenError::Empty);
    }
    let replaced = decode::count_replaced(&text);
    refuse_what_is_no_text(&text, replaced)?;
    Ok(Opened {
        text,
        origin: Origin {
            name: name.map(str::to_owned),
            media_type: Some("text/plain".to_owned()),
            encoding: Some(encoding.name().to_owned()),
            sha256: Some(hexadecimal(&Sha256::digest(bytes))),
            bytes: bytes.len(),
            replaced,
        },
    })
}

fn refuse_what_is_no_text(text: &str, replaced: usize) -> Result<(), OpenError> {
    let controls = text
        .bytes()
        .filter(|&b| encoding::is_odd_control(b))
        .count();
    let broken = controls + replaced;
    if broken == 0 {
        return Ok(());
    }
    let chars = text.chars().count();
    // One slip is allowed in however short a text.
    if broken * CHARS_PER_BROKEN_ONE <= chars || (broken == 1 && chars > 3) {
        return Ok(());
    }
    Err(if controls >= replaced {
        OpenError::NotText(None)
    } else {
        OpenError::Undecodable
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests;
