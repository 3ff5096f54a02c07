//! DOC and WPS ([MS-DOC], Word 97 to 2003): the text of the piece table with its automatic numbers.

mod bytes;
mod document;
mod drawings;
mod fib;
mod field_marks;
mod fonts;
mod formatting;
mod lists;
mod look;
mod pieces;
mod properties;
mod sprm;
mod styles;
mod walk;

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use self::document::Document;
use self::fib::Fib;
use super::{Extract, LIMIT_UNPACKED_BYTES, OpenError, OpenOptions, format};

/// Reads a compound file with a Word document in it.
///
/// Fails with `Encrypted` where it has a password, with `NotRead` where it is of Word 6.0 or 95 or no document of Word, and with
/// `Broken` where the container or the piece table is damaged.
pub fn read(bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    if !file.is_stream("/WordDocument") {
        let works = file.is_stream("/MatOST") || file.is_stream("/CONTENTS");
        let found = if works { format::WORKS } else { format::OLE };
        return Err(OpenError::NotRead(Some(found)));
    }
    let main = stream(&mut file, "/WordDocument")?;
    let fib = Fib::read(&main)?;
    let table = stream(&mut file, fib.table_stream())?;
    let data = if file.is_stream("/Data") {
        stream(&mut file, "/Data")?
    } else {
        Vec::new()
    };
    Document::new(&fib, &main, &table, &data)?.read()
}

fn stream(file: &mut CompoundFile<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, OpenError> {
    let stream = file.open_stream(name).map_err(broken)?;
    let mut bytes = Vec::new();
    // No stream is longer than the file, but a damaged one may say so.
    stream
        .take(LIMIT_UNPACKED_BYTES as u64)
        .read_to_end(&mut bytes)
        .map_err(broken)?;
    Ok(bytes)
}

fn broken(error: std::io::Error) -> OpenError {
    OpenError::Broken(format::DOC, error.to_string())
}

#[cfg(test)]
mod tests;
