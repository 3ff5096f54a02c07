//! Bytes in, text out: which format, which encoding; one file or folder a format.
//!
//! The only step that can fail. What it refuses, it refuses with a message for a person.

mod archive;
mod csv;
mod decode;
mod doc;
mod docx;
mod encoding;
mod error;
mod extract;
mod fields;
pub mod format;
mod html;
mod layout;
mod listing;
mod lists;
mod mail;
pub mod modules;
mod numbering;
mod odt;
mod ofd;
mod package;
mod parts;
mod pdf;
mod rtf;
mod sheet;
mod story;
mod symbol;
mod writer;
mod xml;

pub use encoding::Encoding;
pub use error::{OpenError, Refusal};
pub use extract::{CELL_BREAK, Extract, LeftOut, Member, Omission};
pub use format::{Family, Format, Handling, Module, Reader, recognise};
pub use writer::Writer;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The largest file that is read, in bytes (50 MB).
pub const LIMIT_BYTES: usize = 50 * 1024 * 1024;

/// The most that is unpacked from one file, all its parts together, in bytes (256 MB). Guarded by bytes and not by ratio: an
/// honest DOCX may be packed 100 to 1.
pub const LIMIT_UNPACKED_BYTES: usize = 256 * 1024 * 1024;

/// The longest text that is taken out of a file, in bytes (50 MB).
pub const LIMIT_TEXT_BYTES: usize = LIMIT_BYTES;

/// Of so many characters one may be a control character or not to be decoded; with more the bytes
/// are no text, or not in an encoding that we know.
const CHARS_PER_BROKEN_ONE: usize = 20;

/// What a person says of a file that its bytes do not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenOptions {
    /// Of a text, where the one that was found is wrong.
    #[serde(default)]
    pub encoding: Option<Encoding>,
}

/// What is known of where a text came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// As the person knows it: the file's name, without folders.
    pub name: Option<String>,
    /// [`Format::id`]; `None` for a text that was given decoded.
    pub format: Option<String>,
    pub media_type: Option<String>,
    /// Name of the encoding as in the WHATWG Encoding Standard, lower case; `None` for a text that
    /// was given decoded, and for formats that leave no choice.
    pub encoding: Option<String>,
    /// Of the bytes given, lower-case hexadecimal.
    pub sha256: Option<String>,
    /// Length of the bytes given.
    pub bytes: usize,
    /// How many U+FFFD stand in the text: characters that were lost in decoding, here or before.
    pub replaced: usize,
    /// Where in the text, in bytes, each page begins; empty where the format has no pages.
    pub pages: Vec<usize>,
    pub left_out: Vec<LeftOut>,
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

/// A file that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The text, ready to be analysed: of a text file, all of it without the byte-order mark. Empty for an archive.
    pub text: String,
    pub origin: Origin,
    /// The files in an archive, or attached to a mail.
    pub members: Vec<Member>,
}

impl Opened {
    /// Whether there is nothing to read but the files in it.
    pub fn is_archive(&self) -> bool {
        self.text.is_empty() && !self.members.is_empty()
    }
}

/// Opens a file of any format that is read. `name` only goes into the origin: what the file is, its content says.
pub fn open(bytes: &[u8], name: Option<&str>, options: &OpenOptions) -> Result<Opened, OpenError> {
    open_by(bytes, name, options, modules::any)
}

/// As [`open`], with the readers that `read` has; it is asked for every file that is no plain text. So each wasm module of
/// the page holds only what it needs.
pub fn open_by(
    bytes: &[u8],
    name: Option<&str>,
    options: &OpenOptions,
    read: impl Fn(Format, &[u8], &OpenOptions) -> Result<Extract, OpenError>,
) -> Result<Opened, OpenError> {
    if bytes.is_empty() {
        return Err(OpenError::Empty);
    }
    if bytes.len() > LIMIT_BYTES {
        return Err(OpenError::TooLarge);
    }
    let format = format::recognise(bytes);
    let extract = match format {
        Some(format::SAVED) => return Err(OpenError::Saved),
        Some(format::LOCKED) => return Err(OpenError::Encrypted(format::LOCKED)),
        Some(format) => read(format, bytes, options)?,
        None => text(bytes, options)?,
    };
    let format = format.unwrap_or(format::TEXT);
    if extract.text.trim().is_empty() && extract.members.is_empty() {
        return Err(match format {
            format::TEXT if extract.text.is_empty() => OpenError::Empty,
            format::TEXT => return Ok(opened(extract, format, bytes, name)),
            format => OpenError::NoText(format),
        });
    }
    Ok(opened(extract, format, bytes, name))
}

fn opened(extract: Extract, format: Format, bytes: &[u8], name: Option<&str>) -> Opened {
    let origin = Origin {
        name: name.map(str::to_owned),
        format: Some(format.id.to_owned()),
        media_type: Some(format.media_type.to_owned()),
        encoding: extract.encoding.map(|it| it.name().to_owned()),
        sha256: Some(hexadecimal(&Sha256::digest(bytes))),
        bytes: bytes.len(),
        replaced: decode::count_replaced(&extract.text),
        pages: extract.pages,
        left_out: extract.left_out,
    };
    Opened {
        text: extract.text,
        origin,
        members: extract.members,
    }
}

/// A text file, in the encoding that it seems to be in.
fn text(bytes: &[u8], options: &OpenOptions) -> Result<Extract, OpenError> {
    let (found, mark) = encoding::detect(bytes);
    let encoding = options.encoding.unwrap_or(found);
    let text = decode::decode(&bytes[mark..], encoding).ok_or(OpenError::Undecodable)?;
    // Whoever names the encoding wants to see what it gives.
    if options.encoding.is_none() {
        refuse_what_is_no_text(&text, decode::count_replaced(&text))?;
    }
    Ok(Extract {
        text,
        encoding: Some(encoding),
        ..Extract::default()
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
        OpenError::NotRead(None)
    } else {
        OpenError::Undecodable
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests;
