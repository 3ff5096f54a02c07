//! CMap files (Adobe Technical Note 5014; ISO 32000-1, 9.7.5.4 and 9.10.3): what the codes in a string are, and the character
//! or the glyph of each.

use std::collections::HashMap;

/// A CMap that is embedded in the file: from codes to characters (ToUnicode), or to glyphs (Encoding).
#[derive(Debug, Default)]
pub struct CMap {
    /// Length of codes in bytes, first and last code.
    spaces: Vec<(usize, u32, u32)>,
    texts: HashMap<u32, String>,
    text_ranges: Ranges<Vec<u16>>,
    cids: HashMap<u32, u32>,
    cid_ranges: Ranges<u32>,
}

/// First and last code, and what the first stands for; sorted by [`CMap::parse`].
type Ranges<T> = Vec<(u32, u32, T)>;

impl CMap {
    /// Reads what can be read; never fails.
    pub fn parse(data: &[u8]) -> Self {
        let mut map = Self::default();
        let mut tokens = Tokens { rest: data };
        // The operands since the last operator.
        let mut operands: Vec<Token<'_>> = Vec::new();
        while let Some(token) = tokens.next() {
            let word = match token {
                Token::Word(word) => word,
                Token::Other => continue,
                operand => {
                    operands.push(operand);
                    continue;
                }
            };
            match word {
                b"endcodespacerange" => map.read_spaces(&operands),
                b"endbfchar" => map.read_texts(&operands),
                b"endbfrange" => map.read_text_ranges(&operands),
                b"endcidchar" => map.read_cids(&operands),
                b"endcidrange" => map.read_cid_ranges(&operands),
                _ => {}
            }
            operands.clear();
        }
        map.text_ranges.sort_by_key(|range| range.0);
        map.cid_ranges.sort_by_key(|range| range.0);
        map
    }

    fn read_spaces(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Hex(low), Token::Hex(high)] = pair {
                self.spaces.push((low.len(), number(low), number(high)));
            }
        }
    }

    fn read_texts(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Hex(code), Token::Hex(to)] = pair {
                self.add_text(number(code), &units(to));
            }
        }
    }

    fn read_text_ranges(&mut self, operands: &[Token<'_>]) {
        let mut operands = operands.iter();
        while let (Some(Token::Hex(low)), Some(Token::Hex(high)), Some(to)) =
            (operands.next(), operands.next(), operands.next())
        {
            let low = number(low);
            match to {
                Token::Hex(to) => self.text_ranges.push((low, number(high), units(to))),
                Token::Open => {
                    let each = operands.by_ref().map_while(|token| match token {
                        Token::Hex(to) => Some(units(to)),
                        _ => None,
                    });
                    for (code, to) in (low..=u32::MAX).zip(each) {
                        self.add_text(code, &to);
                    }
                }
                _ => {}
            }
        }
    }

    fn add_text(&mut self, code: u32, units: &[u16]) {
        if let Some(text) = text(units) {
            self.texts.insert(code, text);
        }
    }

    fn read_cids(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Hex(code), Token::Number(cid)] = pair {
                self.cids.insert(number(code), *cid);
            }
        }
    }

    fn read_cid_ranges(&mut self, operands: &[Token<'_>]) {
        for triple in operands.chunks_exact(3) {
            if let [Token::Hex(low), Token::Hex(high), Token::Number(cid)] = triple {
                self.cid_ranges.push((number(low), number(high), *cid));
            }
        }
    }

    /// The characters of a code. Codes said to be U+0000 have none: so writers say that they do not know.
    pub fn text(&self, code: u32) -> Option<String> {
        if let Some(text) = self.texts.get(&code) {
            return Some(text.clone());
        }
        let (offset, first) = find(&self.text_ranges, code)?;
        let mut units = first.clone();
        let last = units.pop()?;
        units.push(last.wrapping_add(offset as u16));
        text(&units)
    }

    /// The glyph of a code.
    pub fn cid(&self, code: u32) -> Option<u32> {
        let single = self.cids.get(&code).copied();
        single
            .or_else(|| find(&self.cid_ranges, code).map(|(offset, cid)| cid.wrapping_add(offset)))
    }

    /// The length in bytes of the code that `bytes` begin with, by the code spaces; `None` if none of them fits.
    pub fn code_length(&self, bytes: &[u8]) -> Option<usize> {
        (1..=bytes.len().min(4)).find(|&length| {
            let code = number(&bytes[..length]);
            self.spaces
                .iter()
                .any(|space| space.0 == length && is_between(code, space.1, space.2, length))
        })
    }
}

/// Each byte of a code lies between those of the first and the last code of its space.
fn is_between(code: u32, low: u32, high: u32, length: usize) -> bool {
    (0..length).all(|i| {
        let byte = |code: u32| code >> (8 * i) & 0xFF;
        (byte(low)..=byte(high)).contains(&byte(code))
    })
}

/// How far `code` stands from the first of its range, and what that one stands for.
fn find<T>(ranges: &Ranges<T>, code: u32) -> Option<(u32, &T)> {
    let before = ranges.partition_point(|range| range.0 <= code);
    let (first, last, to) = ranges.get(before.checked_sub(1)?)?;
    (code <= *last).then(|| (code - first, to))
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// UTF-16BE; a single byte stands for the character of that number.
fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [byte] => vec![(*byte).into()],
        _ => bytes
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect(),
    }
}

fn text(units: &[u16]) -> Option<String> {
    let text = String::from_utf16(units).ok()?;
    (!text.is_empty() && !text.contains('\0')).then_some(text)
}

/// What a CMap file is made of, as far as it matters here.
#[derive(Debug)]
enum Token<'a> {
    Hex(Vec<u8>),
    Number(u32),
    /// `[`
    Open,
    /// `]`
    Close,
    Word(&'a [u8]),
    /// A name, or anything else.
    Other,
}

struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        self.rest = self.rest.trim_ascii_start();
        Some(match *self.rest.first()? {
            b'<' if self.rest.starts_with(b"<<") => self.skip(2),
            b'<' => {
                let (inside, after) = split(&self.rest[1..], |b| b == b'>');
                self.rest = after.get(1..).unwrap_or_default();
                Token::Hex(super::super::filters::ascii_hex(inside))
            }
            b'[' => {
                self.rest = &self.rest[1..];
                Token::Open
            }
            b']' => {
                self.rest = &self.rest[1..];
                Token::Close
            }
            b'%' => {
                self.rest = split(self.rest, |b| matches!(b, b'\n' | b'\r')).1;
                Token::Other
            }
            b'/' => {
                self.rest = split(&self.rest[1..], ends_word).1;
                Token::Other
            }
            b'(' => {
                self.rest = split(self.rest, |b| b == b')').1;
                self.skip(1)
            }
            b'>' | b'{' | b'}' | b')' | 0 => self.skip(1),
            _ => {
                let (word, after) = split(self.rest, ends_word);
                self.rest = after;
                let number = std::str::from_utf8(word).ok().and_then(|w| w.parse().ok());
                number.map_or(Token::Word(word), Token::Number)
            }
        })
    }

    fn skip(&mut self, bytes: usize) -> Token<'a> {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
        Token::Other
    }
}

fn ends_word(byte: u8) -> bool {
    byte.is_ascii_whitespace() || b"\0<>[]()/%{}".contains(&byte)
}

/// The bytes before the first that is an end, and those from it on.
fn split(bytes: &[u8], is_end: impl Fn(u8) -> bool) -> (&[u8], &[u8]) {
    let at = bytes.iter().position(|&b| is_end(b));
    bytes.split_at(at.unwrap_or(bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TO_UNICODE: &[u8] = b"/CIDInit /ProcSet findresource begin % 1 beginbfchar
        1 begincodespacerange <0000> <FFFF> endcodespacerange
        2 beginbfchar <0003> <53F0> <0004><D842DFB7> endbfchar
        1 beginbfchar\n<0005> <00660069>\nendbfchar
        3 beginbfrange <0010> <0012> <4E00> <0020> <0022> [<53F0> <8D26>] <0030> <0030> <0000> endbfrange";

    #[test]
    fn codes_to_characters() {
        let map = CMap::parse(TO_UNICODE);
        for (code, text) in [
            (3, Some("台")),
            (4, Some("\u{20BB7}")),
            (5, Some("fi")),
            (0x10, Some("一")),
            (0x12, Some("丂")),
            (0x13, None),
            (0x21, Some("账")),
            (0x22, None),
            (0x30, None),
            (7, None),
        ] {
            assert_eq!(map.text(code).as_deref(), text, "{code:X}");
        }
        assert_eq!(map.code_length(b"\x00\x03\x00"), Some(2));
    }

    #[test]
    fn codes_to_glyphs() {
        let map = CMap::parse(
            b"2 begincodespacerange <20> <7E> <8140> <FEFE> endcodespacerange
            1 begincidchar <20> 1 endcidchar 2 begincidrange <21> <7e> 814 <B0A1> <B0FE> 940 endcidrange",
        );
        assert_eq!(map.cid(0x20), Some(1));
        assert_eq!(map.cid(0x22), Some(815));
        assert_eq!(map.cid(0xB0A3), Some(942));
        assert_eq!(map.cid(0xB0FF), None);
        assert_eq!(map.code_length(b"A\xB0"), Some(1));
        assert_eq!(map.code_length(b"\xB0\xA1A"), Some(2));
        assert_eq!(map.code_length(b"\xB0\x20"), None);
        assert_eq!(map.code_length(b"\xB0"), None);
    }

    #[test]
    fn damage_does_no_harm() {
        for end in 0..TO_UNICODE.len() {
            CMap::parse(&TO_UNICODE[..end]);
        }
        CMap::parse(b"\0\0 beginbfrange <FFFFFFFF> <00> [<0041> <0042> endbfrange <<>>)(]");
    }
}
