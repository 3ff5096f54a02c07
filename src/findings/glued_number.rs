//! `glued_number`: a label's number and the number behind it.
//!
//! **What it does.** Reports five or six digits before 年 whose last four are a year: the number of a
//! label lost what separated it from the year.
//!
//! **Why.** Read as it stands it is neither the label nor the year.
//!
//! **Example.** `问题82019年以来` — 问题8, 2019年以来.

use super::{Document, hit::Hit};
use crate::text::{Span, is_han};

/// Years that such documents speak of.
const YEARS: std::ops::RangeInclusive<u32> = 1949..=2099;

pub fn check(document: &Document) -> Vec<Hit> {
    let text = document.reading.text();
    text.match_indices('年')
        .filter_map(|(at, _)| glued(text, at))
        .map(|(digits, word, end)| {
            let year = &text[digits.end - 4..digits.end];
            let span = Span::new(word, end);
            let quote = document.reading.quote(span);
            Hit::new(
                span,
                format!("编号与年份粘连：“{quote}”"),
                format!("A label's number ran together with a year: “{quote}”"),
            )
            .with("label", &text[word..digits.end - 4])
            .with("number", year)
        })
        .collect()
}

/// The digits that end at the 年 at `at`, the start of the label before them, the end of 年.
fn glued(text: &str, at: usize) -> Option<(Span, usize, usize)> {
    let count = text.as_bytes()[..at]
        .iter()
        .rev()
        .take(7)
        .take_while(|b| b.is_ascii_digit())
        .count();
    if !(5..=6).contains(&count) {
        return None;
    }
    let digits = Span::new(at - count, at);
    let year: u32 = text[at - 4..at].parse().ok()?;
    let label = text[..digits.start]
        .char_indices()
        .rev()
        .take(2)
        .take_while(|(_, c)| is_han(*c))
        .last()
        .map_or(digits.start, |(start, _)| start);
    YEARS
        .contains(&year)
        .then_some((digits, label, at + '年'.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::{Parts, hits};

    #[test]
    fn a_label_and_a_year() {
        let parts = Parts::of("问题52021年以来未开会");
        let found = check(&parts.document());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].get("label"), Some(&"问题5".into()));
        assert_eq!(found[0].get("number"), Some(&"2021".into()));
    }

    #[test]
    fn a_year_and_a_long_time_are_none() {
        assert!(hits("问题5:2021年以来，距今10000年，20211231年", check).is_empty());
    }
}
