//! Bytes of the text as characters: by the code page of their font, or of the file.

use std::collections::HashMap;

use crate::source::{decode, symbol};

/// The longest name of a font that is kept, in bytes.
const LONGEST_NAME: usize = 64;

/// How bytes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePage {
    /// As Windows numbers them.
    Number(u16),
    /// Of a font that says "Western", which in files of other code pages is often not true.
    Western,
    /// Signs whose meaning only their font knows.
    Symbols,
}

/// "Western" where the file names no code page.
pub const WESTERN: u16 = 1252;

/// The fonts of a file, and its code page.
#[derive(Debug)]
pub struct Fonts {
    /// Of the file (`\ansicpg`).
    pub own: u16,
    by_number: HashMap<i32, CodePage>,
    names: HashMap<i32, String>,
}

impl Default for Fonts {
    fn default() -> Self {
        Self {
            own: WESTERN,
            by_number: HashMap::new(),
            names: HashMap::new(),
        }
    }
}

impl Fonts {
    pub fn set(&mut self, font: i32, page: CodePage) {
        self.by_number.insert(font, page);
    }

    pub fn of(&self, font: i32) -> CodePage {
        let own = CodePage::Number(self.own);
        self.by_number.get(&font).copied().unwrap_or(own)
    }

    /// Part of the name of a font; a semicolon ends it.
    pub fn add_name(&mut self, font: i32, part: &str) {
        let name = self.names.entry(font).or_default();
        if name.len() < LONGEST_NAME {
            name.push_str(part.trim_end_matches(';'));
        }
    }

    /// What a sign looks like in a font of symbols, if that is known.
    pub fn sign(&self, font: i32, sign: char) -> Option<char> {
        symbol::sign(self.names.get(&font)?, sign.into())
    }

    /// The text of bytes that stand in this font. What is not known is U+FFFD, and of fonts of symbols the sign's own code.
    pub fn decode(&self, bytes: &[u8], font: i32) -> String {
        let page = self.of(font);
        if bytes.is_ascii() && page != CodePage::Symbols {
            return bytes.iter().map(|&byte| char::from(byte)).collect();
        }
        match page {
            CodePage::Number(number) => decoded(bytes, number),
            CodePage::Symbols => bytes.iter().map(|&byte| private(byte)).collect(),
            CodePage::Western if self.own == WESTERN => decoded(bytes, WESTERN),
            CodePage::Western => {
                let text = decoded(bytes, self.own);
                if text.contains(char::REPLACEMENT_CHARACTER) {
                    decoded(bytes, WESTERN)
                } else {
                    text
                }
            }
        }
    }
}

/// In fonts of symbols U+F000 and following stand for their signs.
fn private(byte: u8) -> char {
    match byte {
        b'\t' | b' ' => char::from(byte),
        byte => char::from_u32(0xF000 + u32::from(byte)).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

fn decoded(bytes: &[u8], page: u16) -> String {
    label(page)
        .and_then(|label| decode::by_label(bytes, label))
        .unwrap_or_else(|| {
            let known = |&byte: &u8| {
                if byte.is_ascii() {
                    char::from(byte)
                } else {
                    char::REPLACEMENT_CHARACTER
                }
            };
            bytes.iter().map(known).collect()
        })
}

/// The label that the WHATWG Encoding Standard has for a code page of Windows.
fn label(page: u16) -> Option<&'static str> {
    Some(match page {
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 | 20936 | 52936 | 54936 => "gb18030",
        949 | 51949 => "euc-kr",
        950 => "big5",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1252 | 28591 => "windows-1252",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        10000 => "macintosh",
        65001 => "utf-8",
        _ => return None,
    })
}

/// By the number of a character set (`\fcharset`); `None` where it leaves the choice to the file.
pub fn of_charset(charset: i32) -> Option<CodePage> {
    Some(CodePage::Number(match charset {
        0 => return Some(CodePage::Western),
        2 => return Some(CodePage::Symbols),
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        254 => 437,
        255 => 850,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_by_font_and_file() {
        let mut fonts = Fonts::default();
        for (font, page) in [
            (1, CodePage::Western),
            (2, CodePage::Number(936)),
            (3, CodePage::Number(950)),
            (4, CodePage::Number(437)),
            (5, CodePage::Symbols),
        ] {
            fonts.set(font, page);
        }
        assert_eq!(fonts.decode(b"\x93a", 1), "“a");
        assert_eq!(fonts.decode(b"\xD5\xFB\xB8\xC4", 2), "整改");
        assert_eq!(fonts.decode(b"\xBE\xE3", 3), "整");
        assert_eq!(fonts.decode(b"a\xB7", 4), "a\u{FFFD}");
        assert_eq!(fonts.decode(b"\xB7 ", 5), "\u{F0B7} ");
        // A file in Chinese whose fonts all say that they are Western.
        fonts.own = 936;
        assert_eq!(fonts.decode(b"\xD5\xFB\xB8\xC4", 1), "整改");
        assert_eq!(fonts.decode(b"caf\xE9 1", 1), "café 1");
    }

    #[test]
    fn signs_by_the_name_of_their_font() {
        let mut fonts = Fonts::default();
        fonts.add_name(3, "Wing");
        fonts.add_name(3, "dings;");
        assert_eq!(fonts.sign(3, '\u{F0FE}'), Some('☑'));
        assert_eq!(fonts.sign(4, '\u{F0FE}'), None);
    }

    #[test]
    fn fonts_by_number() {
        let mut fonts = Fonts::default();
        fonts.set(3, of_charset(134).unwrap());
        assert_eq!(fonts.of(3), CodePage::Number(936));
        assert_eq!(fonts.of(4), CodePage::Number(1252));
        assert_eq!(of_charset(1), None);
    }
}
