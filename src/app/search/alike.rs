//! Texts that a reader takes for the same: full and half width, traditional and simplified script, capitals and small
//! letters, blanks between Chinese characters. What is searched for and where it is searched are folded alike.

use std::ops::Range;

use crate::text::fold::{Folded, fold, may_fold};
use crate::text::traditional;

/// A text as it is compared. Lines stay lines.
pub fn folded(text: &str) -> String {
    let mut to = String::with_capacity(text.len());
    to.extend(Signs::new(text).map(|sign| sign.reads));
    to
}

/// Where stretches of the folded text stand in the text itself, in bytes. They must be in order and must not overlap.
pub fn unfolded(text: &str, stretches: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut places = Vec::with_capacity(stretches.len());
    let mut at = 0;
    let mut start = None;
    for sign in Signs::new(text) {
        let Some(stretch) = stretches.get(places.len()) else {
            break;
        };
        if at >= stretch.start {
            start.get_or_insert(sign.bytes.start);
        }
        at += sign.reads.len_utf8();
        if at >= stretch.end {
            places.push(start.take().unwrap_or(sign.bytes.start)..sign.bytes.end);
        }
    }
    places
}

/// A character as it is compared, and the bytes of the text that it stands for.
struct Sign {
    reads: char,
    bytes: Range<usize>,
}

struct Signs<'a> {
    text: &'a str,
    at: usize,
    last: char,
    /// The first blank behind the last sign.
    blank: Option<Range<usize>>,
    /// The sign behind a blank that stays.
    held: Option<Sign>,
}

impl<'a> Signs<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            last: '\n',
            blank: None,
            held: None,
        }
    }
}

impl Iterator for Signs<'_> {
    type Item = Sign;

    fn next(&mut self) -> Option<Sign> {
        if let Some(held) = self.held.take() {
            return Some(held);
        }
        while let Some(c) = self.text[self.at..].chars().next() {
            let bytes = self.at..self.at + c.len_utf8();
            let reads = reads(self.text.as_bytes(), self.at, c);
            self.at = bytes.end;
            match reads {
                None => {}
                Some(' ' | '\t') => {
                    self.blank.get_or_insert(bytes);
                }
                Some(reads) => {
                    let sign = Sign { reads, bytes };
                    // Only words of letters and digits are told apart by blanks.
                    let parted = self.last.is_ascii_alphanumeric() && reads.is_ascii_alphanumeric();
                    self.last = reads;
                    return match self.blank.take().filter(|_| parted) {
                        Some(bytes) => {
                            self.held = Some(sign);
                            Some(Sign { reads: ' ', bytes })
                        }
                        None => Some(sign),
                    };
                }
            }
        }
        None
    }
}

/// What a character is compared as; `None`: it is passed over.
fn reads(bytes: &[u8], at: usize, c: char) -> Option<char> {
    let lead = bytes[at];
    if let 0xE4..=0xE9 = lead {
        return Some(traditional::simplified_at(bytes, at).unwrap_or(c));
    }
    let c = match fold(c) {
        Folded::To(folded) if may_fold(lead) => folded,
        Folded::Dropped => return None,
        _ => c,
    };
    Some(match c {
        '\r' => '\n',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '｡' => '。',
        '､' => '、',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => small(c),
    })
}

/// The small letter of a capital, where it is one letter.
fn small(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_scripts_and_cases_are_alike() {
        assert_eq!(folded("ＡＢ１，（关于）"), "ab1,(关于)");
        assert_eq!(folded("關於黨費"), folded("关于党费"));
        assert_eq!(folded("「整改」"), folded("\"整改”"));
        assert_eq!(folded("ÄΩ"), "äω");
    }

    #[test]
    fn blanks_part_only_words_of_letters() {
        assert_eq!(folded("　党 费\u{A0}收\u{200B}缴"), "党费收缴");
        assert_eq!(folded("第 3 章  No  5"), "第3章no 5");
        assert_eq!(folded("甲 \n 乙\r\n丙"), "甲\n乙\n\n丙");
    }

    #[test]
    fn what_is_found_is_quoted_at_its_place() {
        let text = "𠮷Ａ 關　於 B 5，尾";
        let copy = folded(text);
        assert_eq!(copy, "𠮷a关于b 5,尾");
        let place = |part: &str| {
            let start = copy.find(part).unwrap();
            let part = start..start + part.len();
            let place = &unfolded(text, std::slice::from_ref(&part))[0];
            &text[place.clone()]
        };
        assert_eq!(place("a关于"), "Ａ 關　於");
        assert_eq!(place("关于"), "關　於");
        assert_eq!(place("b 5,"), "B 5，");
        assert_eq!(place("𠮷"), "𠮷");
        assert_eq!(place("尾"), "尾");
    }

    #[test]
    fn several_places_are_found_in_one_walk() {
        let text = "甲 ａ甲";
        assert_eq!(folded(text), "甲a甲");
        assert_eq!(unfolded(text, &[0..3, 3..4, 4..7]), [0..3, 4..7, 7..10]);
        assert_eq!(unfolded(text, &[]), [0..0; 0]);
    }
}
