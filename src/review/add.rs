//! What the analyser did not see.

use super::fields::{change, quoted};
use super::{Id, Source, Words, ids, stretch};
use crate::report::{Hand, Item, Problem, Quote, Report, Response, ResponseKind, Status};

/// A stretch of the text is read by the rules of the analyser; of written words the first sentence is the title.
pub fn problem(
    report: &mut Report,
    source: &Source,
    new: Id,
    words: Words,
    after: Option<&str>,
) -> Option<()> {
    if !ids::is_free(report, &new) {
        return None;
    }
    let behind = after.and_then(|id| report.problems.iter().position(|p| p.id == id));
    let before = behind.or(report.problems.len().checked_sub(1));
    let end = before.map_or(report.source.chars, |place| report.problems[place].span[1]);
    let stands = matches!(words, Words::Span(_));
    let problem = match words {
        Words::Span(span) => stretch::problem(source, span, &new)?,
        words => of_words(new, quoted(source, words, [end; 2])?)?,
    };
    let problems = &mut report.problems;
    let place = match stands {
        true => problems.partition_point(|p| p.span[0] <= problem.span[0]),
        false => before.map_or(0, |place| place + 1),
    };
    problems.insert(place, problem);
    ids::name(&mut problems[place]);
    // It stands under the headings of the one before it.
    if let Some(before) = place.checked_sub(1) {
        let (aspect, group) = (
            problems[before].aspect.clone(),
            problems[before].group.clone(),
        );
        (problems[place].aspect, problems[place].group) = (aspect, group);
    }
    Some(())
}

/// A problem that stands nowhere in the document: its first sentence or line is the title, the rest the detail.
fn of_words(id: Id, quote: Quote) -> Option<Problem> {
    let text = quote.text.as_str();
    let end = text.find(['。', '！', '？', '\n', '\r']);
    let end = end.unwrap_or(text.len());
    let mark = text[end..].chars().next().map_or(0, char::len_utf8);
    let (title, detail) = (text[..end].trim(), text[end + mark..].trim());
    let part = |text: &str| Quote {
        text: text.to_owned(),
        span: quote.span,
    };
    (!title.is_empty()).then(|| Problem {
        id,
        number_path: Vec::new(),
        aspect: None,
        group: None,
        title: part(title),
        detail: (!detail.is_empty()).then(|| part(detail)),
        points: Vec::new(),
        responses: Vec::new(),
        status: Status::Unstated,
        ongoing: false,
        due: None,
        topics: Vec::new(),
        span: quote.span,
        hand: Hand::of_new(),
    })
}

pub fn response(
    report: &mut Report,
    source: &Source,
    problem: &str,
    new: Id,
    (kind, label): (ResponseKind, Option<String>),
    words: Words,
) -> Option<()> {
    if !ids::is_free(report, &new) {
        return None;
    }
    let problem = ids::problem(report, problem)?;
    let quote = quoted(source, words, [problem.span[1]; 2])?;
    if quote.text.is_empty() {
        return None;
    }
    let item = item_of(format!("{new}i1"), None, &quote);
    problem.responses.push(Response {
        id: Some(new),
        label: label.filter(|label| !label.trim().is_empty()),
        kind,
        summary: None,
        text: quote.text,
        span: quote.span,
        items: vec![item],
        hand: Hand::of_new(),
    });
    Some(())
}

fn item_of(id: Id, marker: Option<String>, quote: &Quote) -> Item {
    Item {
        id: Some(id),
        marker,
        text: quote.text.clone(),
        span: quote.span,
        hand: Hand::of_new(),
    }
}

/// At the end of the answer, and of its words.
pub fn item(
    report: &mut Report,
    source: &Source,
    response: &str,
    new: Id,
    marker: Option<String>,
    words: Words,
) -> Option<()> {
    if !ids::is_free(report, &new) {
        return None;
    }
    let (_, response) = ids::response(report, response)?;
    let quote = quoted(source, words, [response.span[1]; 2])?;
    if quote.text.is_empty() {
        return None;
    }
    let marker = marker.filter(|marker| !marker.trim().is_empty());
    let mark = marker.as_deref().unwrap_or_default();
    let text = [&response.text, mark, &quote.text].concat();
    let mut items = response.items.clone();
    items.push(item_of(new, marker, &quote));
    change(&mut response.hand, "text", &mut response.text, text);
    change(&mut response.hand, "items", &mut response.items, items);
    Some(())
}
