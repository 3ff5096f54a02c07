//! `mixed_width`: the same mark in half and in full width.
//!
//! **What it does.** Reports a document in which `,` and `，` (or `;` `；`, `:` `：`, `?` `？`, `!` `！`,
//! `(` `（`, `.` `。`) both stand between Chinese characters; one finding for the document, at the rarer
//! width. Consistent half width is no finding: collections of web text fold widths. Nor is the `.` of a
//! marker.
//!
//! **Why.** A typist's slip that proofreaders mark, and a trace of text pasted from another source.
//!
//! **Example.** `加强学习，抓好落实,提高认识`.

use super::signs::{char_at, char_before, is_chinese, plain_lines};
use super::{Document, hit::Hit};
use crate::text::{Span, is_han, numeral};

/// Half and full width of each mark; the copy has the half one.
const MARKS: [(char, char); 7] = [
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('?', '？'),
    ('!', '！'),
    ('(', '（'),
    ('.', '。'),
];

/// More places than a reader would look at.
const MOST_PLACES: usize = 50;

pub fn check(document: &Document) -> Vec<Hit> {
    let source = document.reading.source();
    // Most documents are at one with themselves: found without looking at any place.
    let suspects: Vec<(char, char)> = MARKS
        .into_iter()
        .filter(|(half, full)| source.contains(*half) && source.contains(*full))
        .collect();
    if suspects.is_empty() {
        return Vec::new();
    }
    let mut places = Vec::new();
    let mut marks = Vec::new();
    for ((half, full), found) in suspects.iter().zip(places_of(document, &suspects)) {
        let rarer = found.rarer(*full);
        if !rarer.is_empty() {
            marks.push(format!("{half} {full}"));
            places.extend(rarer);
        }
    }
    places.sort();
    places.truncate(MOST_PLACES);
    let mut places = places.into_iter();
    let Some(first) = places.next() else {
        return Vec::new();
    };
    let listed = marks.join("  ");
    vec![
        Hit::new(
            first,
            format!("全角、半角标点混用：{listed}"),
            format!("The same mark in half and full width: {listed}"),
        )
        .also(places)
        .with("marks", marks),
    ]
}

/// Where one mark stands between Chinese characters.
#[derive(Clone, Default)]
struct Places {
    half: Vec<Span>,
    full: Vec<Span>,
}

impl Places {
    /// The places of the rarer width, if there are both.
    fn rarer(self, full: char) -> Vec<Span> {
        // The copy keeps 。 as it is; there is one, and nobody looks for all of them.
        if full == '。' || (self.half.len() <= self.full.len()) {
            self.half
        } else {
            self.full
        }
    }
}

fn places_of(document: &Document, suspects: &[(char, char)]) -> Vec<Places> {
    let text = document.reading.text();
    let mut found = vec![Places::default(); suspects.len()];
    for line in plain_lines(document) {
        for (at, byte) in line.of(text).bytes().enumerate() {
            if !byte.is_ascii_punctuation() {
                continue;
            }
            let mark = char::from(byte);
            let Some(index) = suspects.iter().position(|(half, _)| *half == mark) else {
                continue;
            };
            let span = Span::new(line.start + at, line.start + at + 1);
            if stands_in_chinese(text, line, span, mark) {
                let places = &mut found[index];
                let is_half = document.reading.quote(span).starts_with(mark);
                if is_half {
                    &mut places.half
                } else {
                    &mut places.full
                }
                .push(span);
            }
        }
    }
    found
}

fn stands_in_chinese(text: &str, line: Span, span: Span, mark: char) -> bool {
    let (Some(before), Some(after)) = (char_before(text, span.start), char_at(text, span.end))
    else {
        return false;
    };
    match mark {
        '.' => is_han(before) && is_han(after) && !ends_marker(text, line, span.start),
        '(' => (is_han(before) || "》”".contains(before)) && is_han(after),
        _ => is_chinese(before) && is_chinese(after),
    }
}

/// Is everything from the start of the line to `at` a numeral: 一. in place of 一、?
fn ends_marker(text: &str, line: Span, at: usize) -> bool {
    text[line.start..at]
        .chars()
        .rev()
        .take(4)
        .all(numeral::is_han_numeral)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::{Parts, hits};

    #[test]
    fn one_for_the_document_at_the_rarer_width() {
        let parts = Parts::of("甲方，乙方，丙方,丁方。甲；乙;丙；丁");
        let found = check(&parts.document());
        assert_eq!(found.len(), 1);
        let quotes: Vec<&str> = found[0]
            .spans
            .iter()
            .map(|s| parts.reading.quote(*s))
            .collect();
        assert_eq!(quotes, [",", ";"]);
    }

    #[test]
    fn a_full_stop_in_half_width() {
        assert_eq!(hits("三是整改.四是落实。", check), ["."]);
    }

    #[test]
    fn consistent_folding_and_markers_are_none() {
        assert!(hits("甲方,乙方,丙方。(一)关于学习", check).is_empty());
        assert!(hits("1.甲方，乙方。\n一.丙方，丁方（试行）2023,5。", check).is_empty());
    }
}
