//! RTF as a row of tokens (RTF 1.9.1, "RTF Syntax").

/// One piece of an RTF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\name` or `\name12`
    Word(&'a str, Option<i32>),
    /// `\` and one other character.
    Symbol(u8),
    /// `\'hh`
    Byte(u8),
    /// What stands between; never with a line end in it.
    Text(&'a [u8]),
    /// Bytes behind `\bin`; they were passed over.
    Binary,
}

/// The longest name of a control word; what goes on is another.
const LONGEST_NAME: usize = 32;

pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// What has not been read.
    pub fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        let letters = length(rest, u8::is_ascii_alphabetic).min(LONGEST_NAME);
        if letters == 0 {
            let symbol = *rest.first()?;
            self.at += 1;
            return Some(match symbol {
                b'\'' => self.hexadecimal(),
                symbol => Token::Symbol(symbol),
            });
        }
        let (name, rest) = rest.split_at(letters);
        let name = std::str::from_utf8(name).ok()?;
        let minus = usize::from(rest.first() == Some(&b'-'));
        let digits = length(&rest[minus..], u8::is_ascii_digit);
        let number = (digits > 0).then(|| number(&rest[..minus + digits]));
        let mut used = if digits > 0 { minus + digits } else { 0 };
        used += usize::from(rest.get(used) == Some(&b' '));
        self.at += letters + used;
        if name == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
            return Some(Token::Binary);
        }
        Some(Token::Word(name, number))
    }

    /// Two digits; what is none is passed over as it is.
    fn hexadecimal(&mut self) -> Token<'a> {
        let digit = |at: usize| {
            let byte = *self.bytes.get(at)?;
            char::from(byte).to_digit(16).map(|digit| digit as u8)
        };
        match (digit(self.at), digit(self.at + 1)) {
            (Some(high), Some(low)) => {
                self.at += 2;
                Token::Byte(high << 4 | low)
            }
            _ => Token::Symbol(b'\''),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        // Line ends only make the file readable.
        self.at += length(self.rest(), |byte| matches!(byte, b'\r' | b'\n' | 0));
        let rest = self.rest();
        match rest.first()? {
            b'{' => {
                self.at += 1;
                Some(Token::Open)
            }
            b'}' => {
                self.at += 1;
                Some(Token::Close)
            }
            b'\\' => {
                self.at += 1;
                self.control()
            }
            _ => {
                let end = length(rest, |byte| {
                    !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)
                });
                self.at += end;
                Some(Token::Text(&rest[..end]))
            }
        }
    }
}

fn length(bytes: &[u8], part: impl Fn(&u8) -> bool) -> usize {
    bytes
        .iter()
        .position(|byte| !part(byte))
        .unwrap_or(bytes.len())
}

/// A number of digits, perhaps with a sign; one that is too large is the largest.
fn number(digits: &[u8]) -> i32 {
    let text = std::str::from_utf8(digits).unwrap_or_default();
    let limit = if text.starts_with('-') {
        i32::MIN
    } else {
        i32::MAX
    };
    text.parse().unwrap_or(limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_of_token() {
        let tokens: Vec<_> =
            Tokens::new(b"{\\rtf1\\ansi a\r\nb\\'b0 \\u-3 ?\\~\\*\\bin4 }{\\x}").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("rtf", Some(1)),
                Token::Word("ansi", None),
                Token::Text(b"a"),
                Token::Text(b"b"),
                Token::Byte(0xB0),
                Token::Text(b" "),
                Token::Word("u", Some(-3)),
                Token::Text(b"?"),
                Token::Symbol(b'~'),
                Token::Symbol(b'*'),
                Token::Binary,
                Token::Close,
            ]
        );
    }

    #[test]
    fn damage_is_passed_over() {
        let tokens: Vec<_> = Tokens::new(b"\\'zz\\f99999999999\\bin-5 x\\bin9 ab").collect();
        assert_eq!(
            tokens,
            [
                Token::Symbol(b'\''),
                Token::Text(b"zz"),
                Token::Word("f", Some(i32::MAX)),
                Token::Binary,
                Token::Text(b"x"),
                Token::Binary,
            ]
        );
        assert_eq!(Tokens::new(b"\\").next(), None);
    }
}
