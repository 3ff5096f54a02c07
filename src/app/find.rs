//! Searching in the text: of a long one the browser sees only what is drawn, and cannot.

use std::ops::Range;

/// More places than this are not counted.
const MOST: usize = 10_000;

/// Where words stand in a text.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// In bytes, from the first to the last; none overlap.
    pub places: Vec<Range<usize>>,
}

impl Found {
    /// Where `words` stand, Latin letters in either case.
    pub fn of(text: &str, words: &str) -> Self {
        // By the last byte: the first ones of Chinese characters are few.
        let Some(last) = words.bytes().last() else {
            return Self::default();
        };
        let (text, words) = (text.as_bytes(), words.as_bytes());
        let cases = [last.to_ascii_lowercase(), last.to_ascii_uppercase()];
        let ahead = words.len() - 1;
        let mut places = Vec::new();
        let mut at = 0;
        while places.len() < MOST {
            let rest = text.get(at + ahead..).unwrap_or_default();
            let Some(next) = rest.iter().position(|byte| cases.contains(byte)) else {
                break;
            };
            let start = at + next;
            let end = start + words.len();
            let same = text.get(start..end);
            if same.is_some_and(|same| same.eq_ignore_ascii_case(words)) {
                places.push(start..end);
                at = end;
            } else {
                at = start + 1;
            }
        }
        Self { places }
    }

    /// Those that reach into a stretch of the text, in bytes, each with its number.
    pub fn within(&self, bytes: &Range<usize>) -> impl Iterator<Item = (usize, &Range<usize>)> {
        let first = self.places.partition_point(|it| it.end <= bytes.start);
        let end = bytes.end;
        let places = self.places[first..].iter().enumerate();
        places
            .map(move |(n, place)| (first + n, place))
            .take_while(move |(_, place)| place.start < end)
    }

    /// The first that does not stand before a byte of the text; after the last comes the first.
    pub fn from(&self, byte: usize) -> usize {
        let place = self.places.partition_point(|it| it.start < byte);
        if place < self.places.len() { place } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_either_case_and_not_within_themselves() {
        let found = Found::of("问题a问题A问问问", "A");
        assert_eq!(found.places, [6..7, 13..14]);
        assert_eq!(Found::of("问问问", "问问").places, [0..6]);
        assert_eq!(Found::of("问题", ""), Found::default());
        assert_eq!(Found::of("问", "问题"), Found::default());
    }

    #[test]
    fn a_stretch_knows_what_reaches_into_it() {
        let found = Found::of("甲乙甲乙甲乙", "乙甲");
        let within = |bytes: Range<usize>| found.within(&bytes).map(|it| it.0).collect::<Vec<_>>();
        assert_eq!(within(0..3), [0; 0]);
        assert_eq!(within(0..4), [0]);
        assert_eq!(within(6..12), [0, 1]);
        assert_eq!(within(15..18), [0; 0]);
        assert_eq!((found.from(4), found.from(16)), (1, 0));
    }
}
