//! Stream filters (ISO 32000-1, 7.4), each with a bound on what comes out.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// More came out than was allowed.
#[derive(Debug, PartialEq, Eq)]
pub struct TooMuch;

type Decoded = Result<Vec<u8>, TooMuch>;

/// FlateDecode. Of damaged data, what comes before the damage.
pub fn flate(data: &[u8], limit: usize) -> Decoded {
    let mut flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    if has_zlib_header(data) {
        flags |= TINFL_FLAG_PARSE_ZLIB_HEADER;
    }
    let mut state = Box::<DecompressorOxide>::default();
    let mut rest = data;
    let mut out = vec![0; data.len().saturating_mul(4).clamp(1, limit.max(1))];
    let mut length = 0;
    loop {
        let (status, used, made) = decompress(&mut state, rest, &mut out, length, flags);
        length += made;
        rest = rest.get(used..).unwrap_or_default();
        if status != TINFLStatus::HasMoreOutput {
            out.truncate(length);
            return Ok(out);
        }
        if out.len() >= limit {
            return Err(TooMuch);
        }
        out.resize(out.len().saturating_mul(2).min(limit), 0);
    }
}

fn has_zlib_header(data: &[u8]) -> bool {
    matches!(data, [cmf, flags, ..]
        if cmf & 0x0F == 8 && u16::from_be_bytes([*cmf, *flags]) % 31 == 0)
}

/// LZWDecode, with or without EarlyChange. Of damaged data, what comes before the damage.
pub fn lzw(data: &[u8], early: bool, limit: usize) -> Decoded {
    let mut out: Vec<u8> = Vec::new();
    let mut strings = Strings::default();
    let mut bits = Bits::of(data);
    while let Some(code) = bits.take(strings.width(early)) {
        match code {
            CLEAR => strings = Strings::default(),
            END => break,
            _ => {
                strings.grow();
                let start = out.len();
                if code < CLEAR {
                    out.push(code as u8);
                } else {
                    let Some(&(at, length)) = strings.table.get(code - FIRST) else {
                        break;
                    };
                    if start + length > limit {
                        return Err(TooMuch);
                    }
                    // Byte by byte: the string may reach into what it writes.
                    for i in at..at + length {
                        out.push(out[i]);
                    }
                }
                strings.last = Some((start, out.len() - start));
            }
        }
        if out.len() > limit {
            return Err(TooMuch);
        }
    }
    Ok(out)
}

/// Codes of LZW: those below stand for bytes, those from the last on for strings.
const CLEAR: usize = 256;
const END: usize = 257;
const FIRST: usize = 258;
const MOST: usize = 4096;

/// The strings of LZW; each stands in what was written already: where, and how long it is.
#[derive(Default)]
struct Strings {
    table: Vec<(usize, usize)>,
    /// Of the code before.
    last: Option<(usize, usize)>,
}

impl Strings {
    /// The string before and the byte that follows it are a new one.
    fn grow(&mut self) {
        if let Some((at, length)) = self.last
            && FIRST + self.table.len() < MOST
        {
            self.table.push((at, length + 1));
        }
    }

    /// Of the next code, in bits.
    fn width(&self, early: bool) -> u32 {
        match FIRST + self.table.len() + usize::from(early) {
            ..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        }
    }
}

/// Reads bits, the highest of each byte first.
struct Bits<'a> {
    bytes: std::slice::Iter<'a, u8>,
    held: u32,
    count: u32,
}

impl<'a> Bits<'a> {
    fn of(data: &'a [u8]) -> Self {
        Self {
            bytes: data.iter(),
            held: 0,
            count: 0,
        }
    }

    fn take(&mut self, width: u32) -> Option<usize> {
        while self.count < width {
            self.held = self.held << 8 | u32::from(*self.bytes.next()?);
            self.count += 8;
        }
        self.count -= width;
        let code = self.held >> self.count & ((1 << width) - 1);
        Some(code as usize)
    }
}

/// RunLengthDecode.
pub fn run_length(data: &[u8], limit: usize) -> Decoded {
    let mut out = Vec::new();
    let mut rest = data;
    while let [length, after @ ..] = rest {
        let length = usize::from(*length);
        rest = match (length, after) {
            (..=127, _) => {
                let (copied, after) = after.split_at(after.len().min(length + 1));
                out.extend_from_slice(copied);
                after
            }
            (129.., [byte, after @ ..]) => {
                out.resize(out.len() + 257 - length, *byte);
                after
            }
            _ => break,
        };
        if out.len() > limit {
            return Err(TooMuch);
        }
    }
    Ok(out)
}

/// ASCIIHexDecode; never longer than what it is made from.
pub fn ascii_hex(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = data
        .iter()
        .take_while(|&&b| b != b'>')
        .filter_map(|&b| char::from(b).to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
        .collect()
}

/// ASCII85Decode; at most four times as long as what it is made from.
pub fn ascii_85(data: &[u8], limit: usize) -> Decoded {
    let mut out = Vec::new();
    let mut group = [0u8; 5];
    let mut count = 0;
    for &byte in data {
        match byte {
            b'~' => break,
            b'z' if count == 0 => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                group[count] = byte - b'!';
                count += 1;
            }
            _ => continue,
        }
        if count == 5 {
            out.extend_from_slice(&base_85(&group));
            count = 0;
        }
        if out.len() > limit {
            return Err(TooMuch);
        }
    }
    if count > 1 {
        group[count..].fill(84);
        out.extend_from_slice(&base_85(&group)[..count - 1]);
    }
    Ok(out)
}

fn base_85(group: &[u8; 5]) -> [u8; 4] {
    group
        .iter()
        .fold(0u32, |sum, &digit| {
            sum.wrapping_mul(85).wrapping_add(digit.into())
        })
        .to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 1000;

    #[test]
    fn each_filter_gives_back_what_was_packed() {
        // zlib of "台账", with its header and without.
        let packed = miniz_oxide::deflate::compress_to_vec_zlib("台账".as_bytes(), 6);
        assert_eq!(flate(&packed, LIMIT).unwrap(), "台账".as_bytes());
        assert_eq!(flate(&packed[2..], LIMIT).unwrap(), "台账".as_bytes());
        // The example of ISO 32000-1, 7.4.4.2.
        let codes = b"\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01";
        assert_eq!(lzw(codes, true, LIMIT).unwrap(), b"-----A---B");
        assert_eq!(
            run_length(b"\x02abc\xFEx\x80rest", LIMIT).unwrap(),
            b"abcxxx"
        );
        assert_eq!(ascii_hex(b"61 6 2\n7>99"), b"abp");
        assert_eq!(ascii_85(b"87cUR D]~>", LIMIT).unwrap(), b"Hello");
        assert_eq!(ascii_85(b"z!!~>", LIMIT).unwrap(), b"\0\0\0\0\0");
    }

    #[test]
    fn what_comes_before_damage_is_kept() {
        let text: String = (0..500).map(|n| format!("{n}项、")).collect();
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), 6);
        let cut = flate(&packed[..packed.len() / 2], 10_000).unwrap();
        assert!(!cut.is_empty() && text.as_bytes().starts_with(&cut));
        assert_eq!(lzw(b"\x80\x0B\x60", true, LIMIT).unwrap(), b"-");
    }

    #[test]
    fn nothing_swells_beyond_its_bound() {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&[0; 5000], 6);
        assert_eq!(flate(&packed, LIMIT), Err(TooMuch));
        assert_eq!(run_length(&[0x81, 0].repeat(50), LIMIT), Err(TooMuch));
        assert_eq!(ascii_85(&[b'z'; 500], LIMIT), Err(TooMuch));
        // CLEAR, 0, then ever longer strings: 258, 259, 260 …
        let mut codes = vec![256u16, 0];
        codes.extend(258..=311);
        let mut bits = codes
            .iter()
            .flat_map(|c| (0..9).rev().map(move |i| c >> i & 1));
        let mut bytes = Vec::new();
        while let Some(first) = bits.next() {
            let rest = (0..7).map(|_| bits.next().unwrap_or(0));
            bytes.push(rest.fold(first, |byte, bit| byte << 1 | bit) as u8);
        }
        let unpacked = lzw(&bytes, true, 10_000).unwrap();
        assert_eq!(unpacked.len(), 1 + (2..=55).sum::<usize>());
        assert_eq!(lzw(&bytes, true, LIMIT), Err(TooMuch));
    }
}
