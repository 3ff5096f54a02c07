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

use super::signs::{char_at, char_before, is_chinese, is_han, plain_lines};
use super::{Document, hit::Hit};
use crate::text::{Span, numeral};

/// Half and full width of each mark. The copy has the half one, but for 。
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
    let lines = plain_lines(document);
    let mut places = Vec::new();
    let mut marks = Vec::new();
    for (half, full) in suspects {
        let rarer = rarer_width(document, &lines, half, full);
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

/// The places of the rarer width, if both widths occur between Chinese characters.
fn rarer_width(document: &Document, lines: &[Span], half: char, full: char) -> Vec<Span> {
    let text = document.reading.text();
    let (mut halves, mut fulls) = (Vec::new(), Vec::new());
    for line in lines {
        for (at, c) in line.of(text).char_indices() {
            if c != half && c != full {
                continue;
            }
            let span = Span::new(line.start + at, line.start + at + c.len_utf8());
            if !stands_in_chinese(text, *line, span, c) {
                continue;
            }
            let is_half = c == half && document.reading.quote(span).starts_with(half);
            if is_half { &mut halves } else { &mut fulls }.push(span);
        }
    }
    if halves.len() <= fulls.len() {
        if fulls.is_empty() { fulls } else { halves }
    } else {
        if halves.is_empty() { halves } else { fulls }
    }
}

fn stands_in_chinese(text: &str, line: Span, span: Span, mark: char) -> bool {
    let Some(before) = char_before(text, span.start) else {
        return false;
    };
    let after = char_at(text, span.end).unwrap_or('\n');
    match mark {
        '。' => is_chinese(before),
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
