//! Dates as the scan found them, and those of which no more is left than that they were dates.

use super::Dated;
use super::words::prefix_len;
use crate::entities::{Entity, Scan};
use crate::report::{DateRange, Precision, Value};
use crate::text::Span;

pub fn dates(within: Span, scan: &Scan) -> impl Iterator<Item = &Entity> {
    inside(&scan.entities, within, |e| e.span).filter(|e| {
        matches!(&e.value, Some(Value::Date { precision, .. }) if *precision != Precision::Year)
    })
}

/// What lies inside `within` of a list that is ordered by start.
pub fn inside<T>(
    list: &[T],
    within: Span,
    span: impl Fn(&T) -> Span + Copy,
) -> impl Iterator<Item = &T> {
    let from = list.partition_point(|e| span(e).start < within.start);
    list[from..]
        .iter()
        .take_while(move |e| span(e).start < within.end)
        .filter(move |e| within.contains(span(e)))
}

/// A range of which an end cannot be read: 2022412日至202278日, 2020年X月X日至X月X日.
pub fn unread_range(text: &str, within: Span, scan: &Scan) -> Option<Dated<DateRange>> {
    within.of(text).char_indices().find_map(|(at, c)| {
        if !matches!(c, '至' | '到' | '-' | '—' | '–' | '~') {
            return None;
        }
        let at = within.start + at;
        let left = dateish_before(text, within.start, at)?;
        let right_start = at
            + prefix_len(&text[at..within.end], |c| {
                matches!(c, '至' | '到' | '-' | '—' | '–' | '~' | ' ')
            });
        let right = dateish_after(text, right_start, within.end)?;
        let span = Span::new(left, right);
        is_unread(text, span, scan).then(|| Dated {
            span,
            value: DateRange {
                start: readable(text, Span::new(left, at), scan),
                end: readable(text, Span::new(right_start, right), scan),
            },
        })
    })
}

/// The date of one end of a range, where that end is whole.
fn readable(text: &str, end: Span, scan: &Scan) -> Option<String> {
    if is_unread(text, end, scan) {
        return None;
    }
    match &dates(end, scan).next()?.value {
        Some(Value::Date { iso, .. }) => iso.clone(),
        _ => None,
    }
}

/// A single date that cannot be read: 816日, X月X日.
pub fn unread_date(text: &str, within: Span, scan: &Scan) -> Option<Dated<Option<String>>> {
    if let Some(damaged) = inside(&scan.damaged, within, |d| d.span).last() {
        return Some(Dated {
            span: damaged.span,
            value: None,
        });
    }
    let (at, mark) = within
        .of(text)
        .char_indices()
        .rfind(|(_, c)| matches!(c, '日' | '月'))?;
    let end = within.start + at + mark.len_utf8();
    let start = dateish_before(text, within.start, end)?;
    let span = Span::new(start, end);
    is_unread(text, span, scan).then_some(Dated { span, value: None })
}

fn is_unread(text: &str, span: Span, scan: &Scan) -> bool {
    span.of(text).contains(['X', 'x', '×', '*', '某'])
        || inside(&scan.damaged, span, |d| d.span).next().is_some()
}

/// Where the run of date characters that ends at `at` begins, if it has both a number and 月 or 日.
fn dateish_before(text: &str, limit: usize, at: usize) -> Option<usize> {
    let near = super::words::before(text, Span::new(limit, at), at, 60);
    let run = near.of(text);
    let head = run.trim_end_matches(is_date_character);
    let start = near.start + head.len();
    let start = start + prefix_len(&text[start..at], |c| !is_number_character(c));
    has_date(&text[start..at]).then_some(start)
}

fn dateish_after(text: &str, at: usize, limit: usize) -> Option<usize> {
    let run = &text[at..limit];
    let run = &run[..prefix_len(run, is_date_character)];
    let end = run.rfind(['日', '月', '号', '旬'])?;
    let end = at + end + run[end..].chars().next().map_or(0, char::len_utf8);
    has_date(&text[at..end]).then_some(end)
}

fn has_date(run: &str) -> bool {
    run.contains(is_number_character) && run.contains(['日', '月', '号'])
}

fn is_date_character(c: char) -> bool {
    is_number_character(c)
        || matches!(
            c,
            '年' | '月' | '日' | '号' | '上' | '中' | '下' | '旬' | '初' | '底' | ' '
        )
}

fn is_number_character(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'X' | 'x' | '×' | '*' | '某')
}
