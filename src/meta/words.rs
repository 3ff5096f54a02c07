//! Small looks into a text that several readers of the head share.

use crate::text::Span;
use crate::text::numeral::{is_han_numeral, whole};

pub fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || is_han_numeral(c)
}

/// The whole number at `at`, in Arabic or Chinese numerals, and where it ends.
/// A count that does not fit is none.
pub fn number_at(text: &str, at: usize) -> Option<(u32, usize)> {
    let first = text[at..].chars().next()?;
    let same = |c: char| {
        if first.is_ascii_digit() {
            c.is_ascii_digit()
        } else {
            is_han_numeral(c)
        }
    };
    let end = at + prefix_len(&text[at..], same);
    let number = u32::try_from(whole(&text[at..end])?).ok()?;
    Some((number, end))
}

/// The length of the part of `text` at its start whose characters all fit.
pub fn prefix_len(text: &str, fits: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(fits).len()
}

/// The length of the blanks at the start of `text`.
pub fn blanks(text: &str) -> usize {
    prefix_len(text, char::is_whitespace)
}

/// The first word of `words` that `text` begins with.
pub fn starts_with_any<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().find(|word| text.starts_with(word))
}

pub fn contains_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The part of `within` before `at`, no longer than `bytes`: bounds how far a rule looks back.
pub fn before(text: &str, within: Span, at: usize, bytes: usize) -> Span {
    let mut start = within.start.max(at.saturating_sub(bytes));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    Span::new(start, at)
}

/// `within`, cut off behind `bytes`.
pub fn at_most(text: &str, within: Span, bytes: usize) -> Span {
    let mut end = within.end.min(within.start + bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(within.start, end)
}

/// All places of `word` inside `within`, as absolute offsets.
pub fn places<'t>(text: &'t str, within: Span, word: &'t str) -> impl Iterator<Item = usize> + 't {
    within
        .of(text)
        .match_indices(word)
        .map(move |(at, _)| within.start + at)
}

/// The sentences of `within`, each up to and with its 。 A line break ends none: files break lines
/// in the middle of sentences.
pub fn sentences(text: &str, within: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = within.start;
    within
        .of(text)
        .split_inclusive(['。', '!', '?'])
        .map(move |sentence| {
            let span = Span::new(start, start + sentence.len());
            start = span.end;
            span
        })
}

/// The part of the text around `at` that no mark of `marks` divides.
pub fn clause_around(text: &str, within: Span, at: usize, marks: &[char]) -> Span {
    let start = text[within.start..at]
        .rfind(marks)
        .map_or(within.start, |p| {
            within.start
                + p
                + text[within.start + p..]
                    .chars()
                    .next()
                    .map_or(1, char::len_utf8)
        });
    let end = text[at..within.end]
        .find(marks)
        .map_or(within.end, |p| at + p);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_both_kinds_do_not_mix() {
        assert_eq!(number_at("13个", 0), Some((13, 2)));
        assert_eq!(number_at("十三个", 0), Some((13, 6)));
        assert_eq!(number_at("3三个", 0), Some((3, 1)));
        assert_eq!(number_at("个", 0), None);
        assert_eq!(number_at("99999999999个", 0), None);
    }

    #[test]
    fn a_clause_ends_at_its_marks() {
        let text = "甲,乙对丙。丁";
        let at = text.find('对').expect("there");
        let clause = clause_around(text, Span::new(0, text.len()), at, &[',', '。']);
        assert_eq!(clause.of(text), "乙对丙");
    }
}
