//! Small looks at the reading copy around a byte position. None of them leaves the line.

use crate::text::Span;

/// The most blanks that are read over between two parts of one date or sum.
const MOST_BLANKS: usize = 8;

/// The reading copy, to be looked at from byte positions (always character boundaries).
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    pub text: &'a str,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// The character at `at`.
    pub fn at(self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The character that ends at `at`.
    pub fn before(self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character at `at` and where the next one begins.
    pub fn step(self, at: usize) -> Option<(char, usize)> {
        self.at(at).map(|c| (c, at + c.len_utf8()))
    }

    /// Behind the blanks at `at`.
    pub fn blanks(self, at: usize) -> usize {
        let bytes = &self.text.as_bytes()[at.min(self.text.len())..];
        at + bytes
            .iter()
            .take(MOST_BLANKS)
            .take_while(|&&b| b == b' ' || b == b'\t')
            .count()
    }

    /// Before the blanks that end at `at`.
    pub fn blanks_back(self, at: usize) -> usize {
        let bytes = &self.text.as_bytes()[..at];
        at - bytes
            .iter()
            .rev()
            .take(MOST_BLANKS)
            .take_while(|&&b| b == b' ' || b == b'\t')
            .count()
    }

    /// Behind `word` if it stands at `at`.
    pub fn eat(self, at: usize, word: &str) -> Option<usize> {
        let rest = self.text.get(at..)?;
        rest.starts_with(word).then(|| at + word.len())
    }

    /// Behind the first of `words` that stands at `at`.
    pub fn eat_any(self, at: usize, words: &[&str]) -> Option<usize> {
        let first = self.at(at)?;
        words
            .iter()
            .filter(|word| word.chars().take(1).eq([first]))
            .find_map(|word| self.eat(at, word))
    }

    /// Does one of the characters of `set` stand at `at`?
    pub fn is_any(self, at: usize, set: &str) -> bool {
        self.at(at).is_some_and(|c| is_in(c, set))
    }

    /// Does one of the characters of `set` end at `at`?
    pub fn is_any_before(self, at: usize, set: &str) -> bool {
        self.before(at).is_some_and(|c| is_in(c, set))
    }

    /// Where `word` begins if it ends at `at`; blanks between its characters are read over (电  话).
    pub fn eat_back(self, at: usize, word: &str) -> Option<usize> {
        let mut start = self.blanks_back(at);
        for c in word.chars().rev() {
            start = self.blanks_back(start);
            match self.text[..start].chars().next_back() {
                Some(found) if found == c => start -= found.len_utf8(),
                _ => return None,
            }
        }
        Some(start)
    }

    /// Does one of `words` end at `at`?
    pub fn ends_with_any(self, at: usize, words: &[&str]) -> bool {
        let Some(last) = self.before(self.blanks_back(at)) else {
            return false;
        };
        words
            .iter()
            .filter(|word| word.chars().rev().take(1).eq([last]))
            .any(|word| self.eat_back(at, word).is_some())
    }

    /// Behind the run of ASCII digits at `at`.
    pub fn digits(self, at: usize) -> usize {
        self.while_byte(at, |b| b.is_ascii_digit())
    }

    /// Behind the run of bytes at `at` for which `is` holds; `is` must only hold for ASCII.
    pub fn while_byte(self, at: usize, is: impl Fn(u8) -> bool) -> usize {
        let bytes = &self.text.as_bytes()[at.min(self.text.len())..];
        at + bytes.iter().take_while(|&&b| is(b)).count()
    }

    pub fn is_digit(self, at: usize) -> bool {
        self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
    }

    pub fn slice(self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// Nothing but blanks stands between the last line break and `at`.
    pub fn is_line_start(self, at: usize) -> bool {
        let at = self.blanks_back(at);
        at == 0 || self.text.as_bytes()[at - 1] == b'\n'
    }

    /// At the start of a line or of a sentence: where a list marker can stand.
    pub fn is_marker_place(self, at: usize) -> bool {
        let at = self.blanks_back(at);
        self.before(at).is_none_or(|c| is_in(c, "\n。;:!?)”"))
    }

    /// Nothing that goes on with a word or a number stands at `at`.
    pub fn is_clause_end(self, at: usize) -> bool {
        let at = self.blanks(at);
        self.at(at)
            .is_none_or(|c| is_in(c, "\n。.,;:!?()、“”《》〔〕"))
    }
}

/// Is `c` one of the few characters of `set`? Faster than a search for its bytes.
pub fn is_in(c: char, set: &str) -> bool {
    set.chars().any(|other| other == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_across_blanks_backwards() {
        let c = Cursor::new("电 话:8");
        assert!(c.ends_with_any(c.text.find(':').unwrap(), &["邮编", "电话"]));
        assert_eq!(Cursor::new("万元").eat_any(0, &["元", "万元"]), Some(6));
        assert_eq!(Cursor::new("万 元").eat(0, "万元"), None);
    }

    #[test]
    fn a_marker_stands_at_the_start_of_a_line_or_sentence_only() {
        let c = Cursor::new("整改。 1.甲 1.乙\n  1.丙");
        let places: Vec<bool> = c
            .text
            .match_indices('1')
            .map(|(at, _)| c.is_marker_place(at))
            .collect();
        assert_eq!(places, [true, false, true]);
    }
}
