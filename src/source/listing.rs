//! The names of the files in a ZIP, from its directory (PKWARE's APPNOTE, 4.3), without unpacking: enough to tell what it is.

/// The record at the end of the directory, without its comment.
const END_BYTES: usize = 22;
/// The longest comment that may follow it.
const COMMENT_BYTES: usize = u16::MAX as usize;
/// A record of the directory, without the name and what follows it.
const ENTRY_BYTES: usize = 46;

/// The names, as their bytes stand in the directory; `None` where there is none: the file is cut off.
pub fn names(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let end = end_of_directory(bytes)?;
    let mut rest = bytes.get(number(bytes, end + 16, 4)?..end)?;
    let mut names = Vec::new();
    while rest.starts_with(b"PK\x01\x02") {
        let length = number(rest, 28, 2)?;
        names.push(rest.get(ENTRY_BYTES..ENTRY_BYTES + length)?);
        let behind = number(rest, 30, 2)? + number(rest, 32, 2)?;
        rest = rest.get(ENTRY_BYTES + length + behind..)?;
    }
    Some(names)
}

fn end_of_directory(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_BYTES)?;
    let first = last.saturating_sub(COMMENT_BYTES);
    (first..=last)
        .rev()
        .find(|&at| bytes[at..].starts_with(b"PK\x05\x06"))
}

/// A little-endian number of `size` bytes.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let digits = bytes.get(at..at + size)?.iter().rev();
    Some(digits.fold(0, |value, &digit| (value << 8) | usize::from(digit)))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn names_of_the_files() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a/一.txt", "b"] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(b"PK\x01\x02").unwrap();
        }
        zip.set_comment("some words").unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        assert_eq!(names(&bytes).unwrap(), ["a/一.txt".as_bytes(), b"b"]);
        for cut in 0..bytes.len() {
            names(&bytes[..cut]);
            let mut damaged = bytes.clone();
            damaged[cut] = 0xFF;
            names(&damaged);
        }
        assert_eq!(names(b"PK\x03\x04"), None);
    }
}
