//! How much may be unpacked and read: a small file can hold the world.

use std::borrow::Cow;

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};

use super::filters::{self, TooMuch};
use crate::source::{LIMIT_TEXT_BYTES, LIMIT_UNPACKED_BYTES, OpenError};

/// What is left of [`LIMIT_UNPACKED_BYTES`] and [`LIMIT_TEXT_BYTES`] for one file.
#[derive(Debug)]
pub struct Allowance {
    bytes: usize,
    text: usize,
}

impl Default for Allowance {
    fn default() -> Self {
        Self {
            bytes: LIMIT_UNPACKED_BYTES,
            text: LIMIT_TEXT_BYTES,
        }
    }
}

impl Allowance {
    #[cfg(test)]
    pub fn of(bytes: usize) -> Self {
        Self { bytes, text: bytes }
    }

    /// In bytes, of what may be unpacked.
    pub fn left(&self) -> usize {
        self.bytes
    }

    /// Counts bytes that were unpacked, or are gone through once more.
    pub fn spend(&mut self, bytes: usize) -> Result<(), OpenError> {
        self.bytes = self
            .bytes
            .checked_sub(bytes)
            .ok_or(OpenError::TooMuchInside)?;
        Ok(())
    }

    /// Counts text that was shown, in bytes.
    pub fn spend_text(&mut self, bytes: usize) -> Result<(), OpenError> {
        self.text = self
            .text
            .checked_sub(bytes)
            .ok_or(OpenError::TooMuchInside)?;
        Ok(())
    }

    /// The contents of a stream; `None` where it cannot be decoded. Of a damaged one, what comes before the damage.
    pub fn decode<'a>(&mut self, stream: &Stream<'a>) -> Result<Option<Cow<'a, [u8]>>, OpenError> {
        let mut data = stream.raw_data();
        let parameters = parameters(stream.dict());
        for (i, filter) in stream.filters().into_iter().enumerate() {
            let parameter = parameters.get(i);
            let decoded = match filter {
                Filter::FlateDecode => filters::flate(&data, self.bytes),
                Filter::LzwDecode => {
                    let early = number(parameter, "EarlyChange").is_none_or(|n| n != 0);
                    filters::lzw(&data, early, self.bytes)
                }
                Filter::RunLengthDecode => filters::run_length(&data, self.bytes),
                Filter::AsciiHexDecode => Ok(filters::ascii_hex(&data)),
                Filter::Ascii85Decode => filters::ascii_85(&data, self.bytes),
                Filter::Crypt => continue,
                _ => return Ok(None),
            };
            data = match decoded {
                Ok(bytes) => Cow::Owned(bytes),
                Err(TooMuch) => return Err(OpenError::TooMuchInside),
            };
            self.spend(data.len())?;
        }
        // Predictors are for pictures and tables; now that the size is known, the crate may decode them.
        let predicted = |p: &Dict<'_>| number(Some(p), "Predictor").is_some_and(|n| n > 1);
        if parameters.iter().any(predicted) {
            return Ok(stream.decoded_data().ok());
        }
        Ok(Some(data))
    }
}

/// The parameters of each filter; empty ones for a filter that has none.
fn parameters<'a>(dict: &Dict<'a>) -> Vec<Dict<'a>> {
    let found = dict
        .get::<Object<'_>>("DecodeParms")
        .or_else(|| dict.get::<Object<'_>>("DP"));
    match found {
        Some(Object::Dict(only)) => vec![only],
        Some(Object::Array(all)) => each(&all),
        _ => Vec::new(),
    }
}

fn each<'a>(all: &Array<'a>) -> Vec<Dict<'a>> {
    all.iter::<Object<'_>>()
        .map(|o| o.into_dict().unwrap_or_default())
        .collect()
}

fn number(dict: Option<&Dict<'_>>, key: &str) -> Option<i32> {
    dict?.get::<i32>(key)
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::FromBytes;

    use super::*;

    fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("<</Length {}{dictionary}>>stream\n", data.len());
        [head.as_bytes(), data, b"\nendstream"].concat()
    }

    fn decode(file: &[u8], allowance: &mut Allowance) -> Result<Option<Vec<u8>>, OpenError> {
        let Some(Object::Stream(stream)) = Object::from_bytes(file) else {
            panic!("no stream");
        };
        let data = allowance.decode(&stream)?;
        Ok(data.map(|data| data.into_owned()))
    }

    #[test]
    fn filters_work_one_after_the_other() {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib("台账".as_bytes(), 6);
        let hex: String = packed.iter().map(|b| format!("{b:02x}")).collect();
        let filters = "/Filter[/ASCIIHexDecode/FlateDecode]";
        let mut allowance = Allowance::of(1000);
        let decoded = decode(&stream(filters, hex.as_bytes()), &mut allowance);
        assert_eq!(decoded, Ok(Some("台账".into())));
        let plain = decode(&stream("", b"BT ET"), &mut allowance);
        assert_eq!(plain, Ok(Some(b"BT ET".to_vec())));
        let picture = decode(&stream("/Filter/DCTDecode", b"..."), &mut allowance);
        assert_eq!(picture, Ok(None));
    }

    #[test]
    fn all_streams_share_one_allowance() {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&[b' '; 600], 6);
        let file = stream("/Filter/FlateDecode", &packed);
        let mut allowance = Allowance::of(1000);
        assert!(decode(&file, &mut allowance).is_ok());
        assert_eq!(decode(&file, &mut allowance), Err(OpenError::TooMuchInside));
    }
}
