//! A look at the streams that hayro-syntax unpacks by itself and without a bound: object streams and cross-reference
//! streams. A file where they swell beyond [`LIMIT_UNPACKED_BYTES`](crate::source::LIMIT_UNPACKED_BYTES) is refused before
//! it gets that far. Encrypted ones cannot be looked at.

use super::allowance::Allowance;
use super::filters::{self, TooMuch};
use crate::source::OpenError;

/// A dictionary of such a stream is shorter than this, in bytes.
const LONGEST_DICTIONARY: usize = 4096;

/// Fails where those streams together are larger than is allowed.
pub fn screen(bytes: &[u8], allowance: &mut Allowance) -> Result<(), OpenError> {
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], b"stream").map(|at| from + at) {
        from = at + b"stream".len();
        let before = &bytes[at.saturating_sub(LONGEST_DICTIONARY)..at];
        if before.ends_with(b"end") {
            continue;
        }
        let start = before.windows(3).rposition(|w| w == b"obj").unwrap_or(0);
        let dictionary = &before[start..];
        if is_of_objects(dictionary) {
            let length = find(&bytes[from..], b"endstream").unwrap_or(bytes.len() - from);
            let data = bytes[from..from + length].trim_ascii_start();
            unpack(dictionary, data, allowance)?;
        }
    }
    Ok(())
}

fn is_of_objects(dictionary: &[u8]) -> bool {
    [&b"/ObjStm"[..], b"/XRef"]
        .iter()
        .any(|name| find(dictionary, name).is_some())
}

fn unpack(dictionary: &[u8], data: &[u8], allowance: &mut Allowance) -> Result<(), OpenError> {
    let times = dictionary
        .windows(b"FlateDecode".len())
        .filter(|w| w == b"FlateDecode")
        .count();
    let mut unpacked = Vec::new();
    for time in 0..times {
        let packed = if time == 0 { data } else { &unpacked };
        unpacked = match filters::flate(packed, allowance.left()) {
            Ok(bytes) => bytes,
            Err(TooMuch) => return Err(OpenError::TooMuchInside),
        };
        allowance.spend(unpacked.len())?;
    }
    Ok(())
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.5\n1 0 obj\n<<{dictionary}>>\nstream\r\n");
        [head.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
    }

    #[test]
    fn object_streams_that_swell_are_refused() {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&[0; 600], 6);
        let stream = file("/Type/ObjStm/Filter/FlateDecode", &packed);
        let mut allowance = Allowance::of(1000);
        assert_eq!(screen(&stream, &mut allowance), Ok(()));
        let again = screen(&stream, &mut allowance);
        assert_eq!(again, Err(OpenError::TooMuchInside));
        // A picture may be as large: nobody unpacks it.
        let picture = file("/Subtype/Image/Filter/FlateDecode", &packed);
        assert_eq!(screen(&picture, &mut allowance), Ok(()));
    }
}
