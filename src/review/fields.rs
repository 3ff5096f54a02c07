//! Other words or values for a field, and what the analyser had said.

use serde::Serialize;
use serde_json::Value as Json;

use super::{Field, Source, Words, ids};
use crate::report::{
    Entity, EntityKind, Hand, Item, PointSpan, Precision, Problem, Quote, Report, Response,
    ResponseKind, Status, Value,
};

/// Puts `new` into a field, and beside it what the analyser had said. The analyser's own value again is no change.
pub fn change<T: Serialize + PartialEq>(hand: &mut Hand, field: &str, slot: &mut T, new: T) {
    if *slot == new {
        return;
    }
    let old = std::mem::replace(slot, new);
    if hand.is_new() {
        return;
    }
    let json = |value: &T| serde_json::to_value(value).unwrap_or(Json::Null);
    if hand.analysed.get(field) == Some(&json(slot)) {
        hand.analysed.remove(field);
    } else if !hand.analysed.contains_key(field) {
        hand.analysed.insert(field.to_owned(), json(&old));
    }
    hand.edited = !hand.analysed.is_empty();
}

/// The words and their place; written ones stand at `place`. `None` where the span is no stretch of the text.
pub fn quoted(source: &Source, words: Words, place: PointSpan) -> Option<Quote> {
    let (text, span) = match words {
        Words::Text(text) => (text.trim().to_owned(), place),
        Words::Span(span) => {
            let (text, span) = source.quote(span)?;
            (text.to_owned(), span)
        }
    };
    Some(Quote { text, span })
}

pub fn set_words(
    report: &mut Report,
    source: &Source,
    target: &str,
    field: Field,
    words: Words,
) -> Option<()> {
    if let Some(problem) = ids::problem(report, target) {
        return set_in_problem(problem, source, field, words);
    }
    if let Some((_, response)) = ids::response(report, target) {
        let quote = quoted(source, words, response.span)?;
        return set_in_response(response, field, quote);
    }
    let (response, place) = ids::item(report, target)?;
    let quote = quoted(source, words, response.items[place].span)?;
    match field {
        Field::Text if !quote.text.is_empty() => set_item_text(response, place, quote.text),
        Field::Marker => set_marker(&mut response.items[place], filled(quote.text)),
        _ => return None,
    }
    Some(())
}

/// `None` for words that are none.
fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn set_in_problem(
    problem: &mut Problem,
    source: &Source,
    field: Field,
    words: Words,
) -> Option<()> {
    let behind_title = [problem.title.span[1]; 2];
    let own = |quote: &Option<Quote>, other| quote.as_ref().map_or(other, |quote| quote.span);
    let place = match field {
        Field::Title => problem.title.span,
        Field::Detail => own(&problem.detail, behind_title),
        Field::Aspect => own(&problem.aspect, [problem.span[0]; 2]),
        Field::Group => own(&problem.group, [problem.span[0]; 2]),
        _ => problem.span,
    };
    let quote = quoted(source, words, place)?;
    let some = |quote: Quote| (!quote.text.is_empty()).then_some(quote);
    let (hand, name) = (&mut problem.hand, field.name());
    match field {
        Field::Title if quote.text.is_empty() => return None,
        Field::Title => change(hand, name, &mut problem.title, quote),
        Field::Detail => change(hand, name, &mut problem.detail, some(quote)),
        Field::Aspect => change(hand, name, &mut problem.aspect, some(quote)),
        Field::Group => change(hand, name, &mut problem.group, some(quote)),
        Field::NumberPath => {
            let path = quote.text.split_whitespace().map(str::to_owned).collect();
            change(hand, name, &mut problem.number_path, path);
        }
        _ => return None,
    }
    Some(())
}

fn set_in_response(response: &mut Response, field: Field, quote: Quote) -> Option<()> {
    match field {
        Field::Text if quote.text.is_empty() => return None,
        Field::Text => set_response_text(response, quote),
        Field::Label => {
            let label = filled(quote.text);
            change(&mut response.hand, "label", &mut response.label, label);
        }
        _ => return None,
    }
    Some(())
}

/// The words of an answer as a whole; its points become one.
fn set_response_text(response: &mut Response, quote: Quote) {
    if response.text == quote.text {
        return;
    }
    let hand = &mut response.hand;
    let item = Item {
        id: response.id.as_ref().map(|id| format!("{id}i1")),
        marker: None,
        text: quote.text.clone(),
        span: quote.span,
        hand: Hand::default(),
    };
    change(hand, "summary", &mut response.summary, None);
    change(hand, "items", &mut response.items, vec![item]);
    change(hand, "span", &mut response.span, quote.span);
    change(hand, "text", &mut response.text, quote.text);
}

/// The words of a point, and with them those of its answer.
pub fn set_item_text(response: &mut Response, place: usize, text: String) {
    let new = place_in_text(response, place).map(|(at, length)| {
        let (before, behind) = (&response.text[..at], &response.text[at + length..]);
        [before, &text, behind].concat()
    });
    if let Some(new) = new {
        change(&mut response.hand, "text", &mut response.text, new);
    }
    let item = &mut response.items[place];
    change(&mut item.hand, "text", &mut item.text, text);
}

fn set_marker(item: &mut Item, marker: Option<String>) {
    change(&mut item.hand, "marker", &mut item.marker, marker);
}

/// Where the words of a point stand in those of its answer: byte and length.
pub fn place_in_text(response: &Response, place: usize) -> Option<(usize, usize)> {
    let mut from = 0;
    let mut found = None;
    for item in &response.items[..=place] {
        // One that stands elsewhere does not hinder the others.
        found = response.text[from..].find(&item.text).map(|at| from + at);
        from = found.map_or(from, |at| at + item.text.len());
    }
    found.map(|at| (at, response.items[place].text.len()))
}

pub fn set_status(report: &mut Report, problem: &str, status: Status) -> Option<()> {
    let problem = ids::problem(report, problem)?;
    change(&mut problem.hand, "status", &mut problem.status, status);
    Some(())
}

pub fn set_ongoing(report: &mut Report, problem: &str, ongoing: bool) -> Option<()> {
    let problem = ids::problem(report, problem)?;
    change(&mut problem.hand, "ongoing", &mut problem.ongoing, ongoing);
    Some(())
}

pub fn set_kind(report: &mut Report, response: &str, kind: ResponseKind) -> Option<()> {
    let (_, response) = ids::response(report, response)?;
    change(&mut response.hand, "kind", &mut response.kind, kind);
    Some(())
}

pub fn set_due(report: &mut Report, problem: &str, due: Option<String>) -> Option<()> {
    let problem = ids::problem(report, problem)?;
    let due = match due {
        None => None,
        Some(iso) => {
            let precision = precision(&iso)?;
            Some(Entity {
                kind: EntityKind::Date,
                text: iso.clone(),
                span: [problem.span[1]; 2],
                value: Some(Value::Date {
                    iso: Some(iso),
                    precision,
                    approximate: false,
                }),
                hand: Hand::of_new(),
            })
        }
    };
    change(&mut problem.hand, "due", &mut problem.due, due);
    Some(())
}

/// Whether it is an ISO date, perhaps cut to its month or year.
pub fn is_date(iso: &str) -> bool {
    precision(iso).is_some()
}

/// How far an ISO date goes; `None` for what is none.
fn precision(iso: &str) -> Option<Precision> {
    let is_digit = |at: usize, c: u8| match at {
        4 | 7 => c == b'-',
        _ => c.is_ascii_digit(),
    };
    if !iso.bytes().enumerate().all(|(at, c)| is_digit(at, c)) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| iso.get(range)?.parse::<u32>().ok();
    let (year, month) = (number(0..4)?, number(5..7));
    let month = month.filter(|month| (1..=12).contains(month));
    match iso.len() {
        4 => Some(Precision::Year),
        7 => month.map(|_| Precision::Month),
        10 => {
            let last = days(year, month?);
            let day = number(8..10).filter(|day| (1..=last).contains(day));
            day.map(|_| Precision::Day)
        }
        _ => None,
    }
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
