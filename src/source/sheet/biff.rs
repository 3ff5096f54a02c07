//! The records of a workbook stream ([MS-XLS] 2.1.4) and the strings in them. Every number is read within bounds.

use crate::source::{Encoding, decode};

/// Record types ([MS-XLS] 2.3) that are looked at.
pub mod kind {
    pub const FORMULA: u16 = 0x06;
    pub const EOF: u16 = 0x0A;
    pub const NOTE: u16 = 0x1C;
    pub const DATE_1904: u16 = 0x22;
    pub const FILE_PASS: u16 = 0x2F;
    pub const CONTINUE: u16 = 0x3C;
    pub const CODE_PAGE: u16 = 0x42;
    pub const OBJECT: u16 = 0x5D;
    pub const BOUND_SHEET: u16 = 0x85;
    pub const MULTIPLE_RK: u16 = 0xBD;
    pub const RICH_STRING: u16 = 0xD6;
    pub const XF: u16 = 0xE0;
    pub const MERGED_CELLS: u16 = 0xE5;
    pub const SHARED_STRINGS: u16 = 0xFC;
    pub const LABEL_SHARED: u16 = 0xFD;
    pub const NUMBER: u16 = 0x203;
    pub const LABEL: u16 = 0x204;
    pub const BOOL_OR_ERROR: u16 = 0x205;
    pub const STRING: u16 = 0x207;
    pub const RK: u16 = 0x27E;
    pub const FORMAT: u16 = 0x41E;
    pub const BOF: u16 = 0x809;
}

/// One record, with the records that continue it.
#[derive(Debug)]
pub struct Record<'a> {
    pub kind: u16,
    parts: Vec<&'a [u8]>,
}

/// The records of `stream` from its beginning to its end, or to where it is cut off.
pub fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut at = 0;
    let mut next = move || {
        let kind = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at + 2)?);
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((kind, data))
    };
    let mut waiting = next();
    std::iter::from_fn(move || {
        let (kind, data) = waiting.take()?;
        let mut parts = vec![data];
        waiting = next();
        while let Some((kind::CONTINUE, data)) = waiting {
            parts.push(data);
            waiting = next();
        }
        Some(Record { kind, parts })
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([pair[0], pair[1]]))
}

impl<'a> Record<'a> {
    pub fn cursor(&self) -> Cursor<'_, 'a> {
        Cursor {
            parts: &self.parts,
            part: 0,
            at: 0,
        }
    }
}

/// A place in a record.
#[derive(Debug)]
pub struct Cursor<'r, 'a> {
    parts: &'r [&'a [u8]],
    part: usize,
    at: usize,
}

/// How strings are written ([MS-XLS] 2.5.293, 2.5.294), by the version of the file and the width of their length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strings {
    /// Excel 97 to 2003, WPS: UTF-16, or only the lower bytes of it.
    Biff8,
    /// Excel 5 and 95: bytes of a code page.
    Biff5(Option<Encoding>),
}

impl<'a> Cursor<'_, 'a> {
    /// The bytes left in the part that is read; in the next one where it is at its end.
    fn left(&mut self) -> &'a [u8] {
        while let Some(&part) = self.parts.get(self.part) {
            if self.at < part.len() {
                return &part[self.at..];
            }
            self.part += 1;
            self.at = 0;
        }
        &[]
    }

    pub fn u8(&mut self) -> Option<u8> {
        let byte = *self.left().first()?;
        self.at += 1;
        Some(byte)
    }

    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    pub fn u64(&mut self) -> Option<u64> {
        Some(u64::from(self.u32()?) | u64::from(self.u32()?) << 32)
    }

    /// Passes over so many bytes, or to the end.
    pub fn pass(&mut self, bytes: usize) {
        let mut bytes = bytes;
        loop {
            let left = self.left().len();
            if left == 0 || bytes == 0 {
                return;
            }
            let step = left.min(bytes);
            self.at += step;
            bytes -= step;
        }
    }

    /// A string whose length stands in two bytes before it.
    pub fn string(&mut self, strings: Strings) -> Option<String> {
        let length = usize::from(self.u16()?);
        self.characters(length, strings)
    }

    /// A string whose length stands in one byte before it.
    pub fn short_string(&mut self, strings: Strings) -> Option<String> {
        let length = usize::from(self.u8()?);
        self.characters(length, strings)
    }

    fn characters(&mut self, length: usize, strings: Strings) -> Option<String> {
        match strings {
            Strings::Biff8 => self.unicode(length),
            Strings::Biff5(encoding) => {
                let mut bytes = Vec::new();
                while bytes.len() < length {
                    bytes.push(self.u8()?);
                }
                match encoding {
                    Some(encoding) => decode::decode(&bytes, encoding),
                    None => Some(bytes.iter().map(|&b| char::from(b)).collect()),
                }
            }
        }
    }

    /// A string with its flags before it: formatting runs and readings behind it are passed over. Where it goes on in the
    /// next record, that begins with the flags anew.
    fn unicode(&mut self, length: usize) -> Option<String> {
        let mut flags = self.u8()?;
        let runs = if flags & 8 != 0 { self.u16()? } else { 0 };
        let readings = if flags & 4 != 0 { self.u32()? } else { 0 };
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            let part = self.part;
            if self.left().is_empty() {
                return None;
            }
            if self.part != part {
                flags = self.u8()?;
            }
            let left = self.left();
            let wide = flags & 1 != 0;
            let width = if wide { 2 } else { 1 };
            let count = (left.len() / width).min(length - units.len());
            if count == 0 {
                return None;
            }
            units.extend(left[..count * width].chunks(width).map(|c| match *c {
                [low, high] => u16::from_le_bytes([low, high]),
                [low, ..] => u16::from(low),
                [] => 0,
            }));
            self.at += count * width;
        }
        self.pass(usize::from(runs) * 4 + readings as usize);
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record as it stands in a stream.
    fn bytes(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = data.len() as u16;
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    #[test]
    fn a_string_goes_on_in_the_next_record() {
        let wide: Vec<u8> = [1u8]
            .into_iter()
            .chain("甲乙".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let first = [&[5, 0][..], &wide].concat();
        let stream = [bytes(kind::STRING, &first), bytes(kind::CONTINUE, b"\0abc")].concat();
        let all: Vec<Record> = records(&stream).collect();
        assert_eq!(all.len(), 1);
        let text = all[0].cursor().string(Strings::Biff8);
        assert_eq!(text.as_deref(), Some("甲乙abc"));
    }

    #[test]
    fn runs_and_readings_are_passed_over() {
        let data = [
            2, 0, 12, 1, 0, 2, 0, 0, 0, b'a', b'b', 9, 9, 9, 9, 7, 7, b'!',
        ];
        let stream = bytes(kind::STRING, &data);
        let record = records(&stream).next().unwrap();
        let mut cursor = record.cursor();
        assert_eq!(cursor.string(Strings::Biff8).as_deref(), Some("ab"));
        assert_eq!(cursor.u8(), Some(b'!'));
        assert_eq!(cursor.u8(), None);
    }

    #[test]
    fn strings_of_a_code_page() {
        let stream = bytes(kind::STRING, &[4, 0, 0xD1, 0xA7, 0xCF, 0xB0]);
        let record = records(&stream).next().unwrap();
        let strings = Strings::Biff5(Some(Encoding::Gbk));
        assert_eq!(record.cursor().string(strings).as_deref(), Some("学习"));
    }

    #[test]
    fn records_that_are_cut_off_end_the_stream() {
        let stream = bytes(kind::STRING, &[200, 0, 1, 65]);
        assert_eq!(records(&stream[..5]).count(), 0);
        let record = records(&stream).next().unwrap();
        assert_eq!(record.cursor().string(Strings::Biff8), None);
    }
}
