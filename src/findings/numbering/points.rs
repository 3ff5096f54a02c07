//! The marked points of answers and problems, as the ledger cut them.

use super::{SHOWN_CHARS, Slip, collect};
use crate::findings::Document;
use crate::findings::series::{Habit, Member};
use crate::findings::signs::first_clause;
use crate::ledger::Item;
use crate::text::{Span, numeral};

/// Points whose marker the source lost, as the ledger cut them.
pub fn lost(document: &Document) -> Vec<Span> {
    let text = document.reading.text();
    let mut lost: Vec<Span> = lists(document)
        .flat_map(|items| lost_in(text, items))
        .collect();
    lost.sort();
    lost
}

fn lists<'a>(document: &'a Document) -> impl Iterator<Item = &'a [Item]> {
    document.ledger.problems.iter().flat_map(|problem| {
        std::iter::once(problem.points.as_slice())
            .chain(problem.responses.iter().map(|r| r.items.as_slice()))
    })
}

fn lost_in(text: &str, items: &[Item]) -> Vec<Span> {
    if items.iter().all(|item| item.marker.is_none()) {
        return Vec::new();
    }
    let number = |item: &Item| item.marker.and_then(|m| number_of(m.of(text)));
    let mut lost = Vec::new();
    let mut previous: Option<u32> = None;
    let mut at = 0;
    while at < items.len() {
        let item = &items[at];
        if let Some(marker) = item.marker {
            match number(item) {
                Some(n) => previous = Some(n),
                None if is_rest_of_marker(marker.of(text)) => {
                    lost.push(marker.to(first_clause(text, item.text, SHOWN_CHARS)));
                    previous = previous.map(|p| p + 1).or(Some(1));
                }
                None => {}
            }
            at += 1;
            continue;
        }
        // A run of unmarked paragraphs is one place; what comes next tells whether one is missing.
        let run = items[at..]
            .iter()
            .take_while(|i| i.marker.is_none())
            .count();
        let next = items.get(at + run).and_then(number);
        let goes_on = next.is_some_and(|n| n == 1 || n == previous.unwrap_or(0) + 1);
        if !goes_on && !is_aside(item.text.of(text)) {
            lost.push(first_clause(text, item.text, SHOWN_CHARS));
            previous = previous.map(|p| p + 1).or(Some(1));
        }
        at += run;
    }
    lost
}

/// What is left of 三是 or (三).
fn is_rest_of_marker(marker: &str) -> bool {
    !marker.is_empty() && marker.chars().all(|c| "是()、.,:".contains(c))
}

/// A paragraph that ends an answer rather than being its next point.
fn is_aside(paragraph: &str) -> bool {
    [
        "下一步", "下步", "目前", "截至", "同时", "此外", "通过", "该问题", "(", "【", "责任",
        "整改", "完成", "已", "经过", "今后",
    ]
    .iter()
    .any(|start| paragraph.starts_with(start))
}

/// Sequences of points inside lines, other than 一是; slips at line starts are the outline's.
pub fn slips(document: &Document, lost: &[Span]) -> Vec<Slip> {
    let text = document.reading.text();
    let mut found: Vec<Slip> = Vec::new();
    for items in lists(document) {
        let mut members: Vec<Member> = items
            .iter()
            .filter_map(|item| Some((item, item.marker?)))
            .filter(|(_, marker)| !marker.of(text).ends_with('是'))
            .filter_map(|(item, marker)| {
                Some(Member {
                    number: Some(number_of(marker.of(text))?),
                    span: marker.to(first_clause(text, item.text, SHOWN_CHARS)),
                })
            })
            .collect();
        let (Some(first), Some(end)) = (members.first(), items.last()) else {
            continue;
        };
        let range = Span::new(first.span.start, end.text.end);
        members.extend(within(lost, range));
        members.sort_by_key(|m| m.span);
        found.extend(
            collect(&members, Habit::default())
                .map(|(_, slip)| slip)
                .filter(|slip| !starts_line(text, slip.span)),
        );
    }
    found
}

fn within(lost: &[Span], range: Span) -> impl Iterator<Item = Member> + '_ {
    let first = lost.partition_point(|s| s.start < range.start);
    lost[first..]
        .iter()
        .take_while(move |s| s.start < range.end)
        .map(|span| Member {
            number: None,
            span: *span,
        })
}

fn starts_line(text: &str, marker: Span) -> bool {
    text[..marker.start]
        .trim_end_matches([' ', '\t'])
        .chars()
        .next_back()
        .is_none_or(|c| c == '\n')
}

/// The number in a marker of any form.
fn number_of(marker: &str) -> Option<u32> {
    if let Some(c) = marker.chars().find(|c| ('①'..='⑳').contains(c)) {
        return Some(c as u32 - '①' as u32 + 1);
    }
    let numeral = |c: char| c.is_ascii_digit() || numeral::is_han_numeral(c);
    let start = marker.find(numeral)?;
    let rest = &marker[start..];
    let end = rest.find(|c| !numeral(c)).unwrap_or(rest.len());
    numeral::whole(&rest[..end])?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn numbers_of_markers() {
        for (marker, number) in [
            ("(十二)", Some(12)),
            ("③", Some(3)),
            ("问题4", Some(4)),
            ("【问题5】", Some(5)),
            ("是", None),
        ] {
            assert_eq!(number_of(marker), number, "{marker}");
        }
    }
}
