//! Which encoding: a byte-order mark, valid UTF-8, else whichever reads most like Chinese text.
//!
//! Libraries that guess among all the world's encodings call UTF-16 without a mark GBK; among the
//! few that Chinese offices write, counting plausible characters is surer.

use serde::{Deserialize, Serialize};

/// The encodings that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    /// GB 18030 without four-byte characters.
    Gbk,
    Gb18030,
    Big5,
}

impl Encoding {
    /// In the order in which a person would try them.
    pub const ALL: [Self; 6] = [
        Self::Utf8,
        Self::Gb18030,
        Self::Gbk,
        Self::Big5,
        Self::Utf16Le,
        Self::Utf16Be,
    ];

    /// By the name that [`name`](Self::name) gives, in any case.
    pub fn named(name: &str) -> Option<Self> {
        let found = |it: &Self| it.name().eq_ignore_ascii_case(name);
        Self::ALL.into_iter().find(found)
    }

    /// As in the WHATWG Encoding Standard, lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gbk => "gbk",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
        }
    }
}

/// The byte-order marks; U+FEFF in GB 18030 is four bytes.
const MARKS: [(&[u8], Encoding); 4] = [
    (b"\xEF\xBB\xBF", Encoding::Utf8),
    (b"\xFF\xFE", Encoding::Utf16Le),
    (b"\xFE\xFF", Encoding::Utf16Be),
    (b"\x84\x31\x95\x33", Encoding::Gb18030),
];

/// The encoding of `bytes` and the length of the byte-order mark before the text.
pub fn detect(bytes: &[u8]) -> (Encoding, usize) {
    for (mark, encoding) in MARKS {
        if bytes.starts_with(mark) {
            return (encoding, mark.len());
        }
    }
    if is_clean_utf8(bytes) {
        return (Encoding::Utf8, 0);
    }
    (most_plausible(bytes), 0)
}

/// UTF-8 without controls. With them it may be UTF-16: `丁一` is the bytes 01 4E 00 4E, all ASCII.
fn is_clean_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok() && !bytes.iter().any(|&b| is_odd_control(b))
}

/// A control character of ASCII that no text file has a use for; 1A ends files of DOS programs.
pub fn is_odd_control(byte: u8) -> bool {
    matches!(byte, 0..=0x08 | 0x0E..=0x19 | 0x1B..=0x1F | 0x7F)
}

/// The first of the best.
fn most_plausible(bytes: &[u8]) -> Encoding {
    let mut best = (Encoding::Utf8, utf8_score(bytes));
    for (encoding, score) in [
        (Encoding::Gb18030, gb_score(bytes)),
        (Encoding::Big5, big5_score(bytes)),
        (Encoding::Utf16Le, utf16_score(bytes, u16::from_le_bytes)),
        (Encoding::Utf16Be, utf16_score(bytes, u16::from_be_bytes)),
    ] {
        if score > best.1 {
            best = (encoding, score);
        }
    }
    match best.0 {
        Encoding::Gb18030 if !has_four_byte_characters(bytes) => Encoding::Gbk,
        encoding => encoding,
    }
}

// The scores count bytes: 1 for each byte of a character that Chinese texts are made of, 0 for one
// of any other character, LOSS for one that is no character or a control.
const LOSS: i64 = -2;

fn ascii_score(byte: u8) -> i64 {
    if is_odd_control(byte) { LOSS } else { 1 }
}

fn utf8_score(bytes: &[u8]) -> i64 {
    bytes
        .utf8_chunks()
        .map(|chunk| {
            let valid: i64 = chunk.valid().chars().map(utf8_char_score).sum();
            valid + LOSS * chunk.invalid().len() as i64
        })
        .sum()
}

fn utf8_char_score(c: char) -> i64 {
    match c {
        '\0'..='\x7F' => ascii_score(c as u8),
        _ if is_chinese(c as u32) => c.len_utf8() as i64,
        _ => 0,
    }
}

/// Han, Chinese punctuation, full-width ASCII, ① to ⑳, and “ ” ‘ ’ — … · of general punctuation.
fn is_chinese(point: u32) -> bool {
    matches!(point, 0x4E00..=0x9FFF | 0x3000..=0x3017 | 0xFF01..=0xFF5E | 0x2010..=0x203B | 0x2460..=0x2473 | 0xB7)
}

fn utf16_score(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> i64 {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: i64 = pairs.iter().map(|&pair| utf16_unit_score(unit(pair))).sum();
    units + LOSS * rest.len() as i64
}

fn utf16_unit_score(unit: u16) -> i64 {
    match unit {
        0..=0x7F => 2 * ascii_score(unit as u8),
        // ASCII read the wrong way round; the one such character that is common is 一.
        0x4E01..=0x9FFF if unit & 0xFF == 0 => 0,
        // Half of a character beyond U+FFFF.
        0xD800..=0xDFFF => 0,
        _ if is_chinese(unit.into()) => 2,
        _ => 2 * LOSS,
    }
}

fn gb_score(bytes: &[u8]) -> i64 {
    gb_characters(bytes).map(gb_character_score).sum()
}

fn gb_character_score(character: &[u8]) -> i64 {
    match *character {
        [byte @ 0..=0x7F] => ascii_score(byte),
        // GB 2312: marks and full-width ASCII in the rows A1 to A3, Han from B0 on.
        [0xA1..=0xA3 | 0xB0..=0xF7, 0xA1..=0xFE] => 2,
        [_] => LOSS,
        // What GBK added: traditional forms, rare characters.
        [0x81..=0xA0, _] | [0xAA..=0xFE, 0x40..=0xA0] => 1,
        _ => 0,
    }
}

/// Cuts `bytes` into the characters of GB 18030, of 1, 2 or 4 bytes; a single byte above 7F is none.
fn gb_characters(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let length = match rest {
            [] => return None,
            [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => 4,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => 2,
            _ => 1,
        };
        let (character, after) = rest.split_at(length);
        rest = after;
        Some(character)
    })
}

fn big5_score(bytes: &[u8]) -> i64 {
    let mut rest = bytes;
    let mut score = 0;
    while let [lead, after @ ..] = rest {
        let (gain, length) = match (*lead, after) {
            (0..=0x7F, _) => (ascii_score(*lead), 1),
            // Marks, then the Han characters of daily use; those behind them are rare.
            (0xA1..=0xC6, [0x40..=0x7E | 0xA1..=0xFE, ..]) => (2, 2),
            (0x87..=0xFE, [0x40..=0x7E | 0xA1..=0xFE, ..]) => (0, 2),
            _ => (LOSS, 1),
        };
        score += gain;
        rest = &rest[length..];
    }
    score
}

fn has_four_byte_characters(bytes: &[u8]) -> bool {
    gb_characters(bytes).any(|character| character.len() == 4)
}
