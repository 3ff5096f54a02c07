//! A stretch of the text that a person says is a problem: read by the same rules as the analyser's own problems.

use super::Source;
use crate::assemble;
use crate::ledger::{self, enumeration, response, status, topics};
use crate::outline::{label, marker};
use crate::report::{Hand, PointSpan, Problem, Response, ResponseKind, Status};
use crate::text::{Reading, Span, sentence};

/// The problem that stands at `span`: its marker, its own words, its labelled answers. `None` where it has no words.
pub fn problem(source: &Source, span: PointSpan, id: &str) -> Option<Problem> {
    let (text, span) = source.quote(span)?;
    let reading = Reading::new(text);
    let read = read(&reading)?;
    let mut problem = assemble::problem_of(&reading, &read);
    problem.id = id.to_owned();
    problem.hand = Hand::of_new();
    move_by(&mut problem, span[0]);
    Some(problem)
}

fn read(reading: &Reading) -> Option<ledger::Problem> {
    let text = reading.text();
    let lines = reading.lines().iter();
    let labels: Vec<label::Label> = lines
        .flat_map(|line| label::inside(text, line.span))
        .filter(|label| label.class.is_answer())
        .collect();
    let end = labels.first().map_or(text.len(), |label| label.span.start);
    let own = without_bracket(text, Span::new(0, end));
    let marker = marker::read(text, own.start).filter(|marker| marker.body < own.end);
    let words = Span::new(marker.map_or(own.start, |marker| marker.body), own.end).trim(text);
    let first = sentence::first(text, words);
    let title = sentence::without_final_mark(text, first).trim(text);
    if title.is_empty() {
        return None;
    }
    let detail = Span::new(first.end, own.end).trim(text);
    let responses = responses(text, &labels);
    let state = status::read(reading, &[own], &responses);
    Some(ledger::Problem {
        number_path: marker.iter().map(|marker| marker.span).collect(),
        aspect: None,
        group: None,
        title,
        detail: (!detail.is_empty()).then_some(detail),
        points: enumeration::read(text, &[words]).items,
        responses,
        status: state.status,
        ongoing: state.ongoing,
        due: None,
        topics: topics::of(text, &[], &[own]),
        span: Span::new(0, text.len()),
    })
}

fn responses(text: &str, labels: &[label::Label]) -> Vec<ledger::Response> {
    let answer = |(i, label): (usize, &label::Label)| {
        let end = labels.get(i + 1).map_or(text.len(), |next| next.span.start);
        let words = without_bracket(text, Span::new(label.body.min(end), end));
        let mut answer = response::of_class(text, label.class, &paragraphs(text, words))?;
        answer.label = Some(label.span);
        Some(answer)
    };
    labels.iter().enumerate().filter_map(answer).collect()
}

/// Without the bracket that opens the label behind it.
fn without_bracket(text: &str, span: Span) -> Span {
    let words = span.trim(text);
    let inner = words.of(text).trim_end_matches(['【', '[', '(']);
    Span::new(words.start, words.start + inner.len()).trim(text)
}

fn paragraphs(text: &str, span: Span) -> Vec<Span> {
    let mut at = span.start;
    let mut found = Vec::new();
    for line in span.of(text).split('\n') {
        let paragraph = Span::new(at, at + line.len()).trim(text);
        found.extend((!paragraph.is_empty()).then_some(paragraph));
        at += line.len() + 1;
    }
    found
}

/// What the words of a problem and of its answers say of its rectification.
pub fn state(problem: &Problem) -> (Status, bool) {
    let detail = problem.detail.as_ref().map(|detail| detail.text.as_str());
    let own = [Some(problem.title.text.as_str()), detail];
    let own: Vec<&str> = own.into_iter().flatten().collect();
    let answers = problem.responses.iter().map(|r| r.text.as_str());
    let labels = problem.responses.iter().map(|r| r.label.as_deref());
    let all: Vec<String> = (own.iter().copied().chain(answers))
        .chain(labels.map(|label| label.unwrap_or("-")))
        .map(on_one_line)
        .collect();
    let joined = all.join("\n");
    let reading = Reading::new(&joined);
    let lines: Vec<Span> = reading.lines().iter().map(|line| line.span).collect();
    let line = |i: usize| lines.get(i).copied().unwrap_or_default();
    let count = problem.responses.len();
    let responses: Vec<ledger::Response> = (problem.responses.iter().enumerate())
        .map(|(i, response)| ledger::Response {
            label: response.label.as_ref().map(|_| line(own.len() + count + i)),
            label_class: Some(class(response)),
            kind: response.kind,
            summary: None,
            text: line(own.len() + i),
            items: Vec::new(),
        })
        .collect();
    let own: Vec<Span> = (0..own.len()).map(line).collect();
    let state = status::read(&reading, &own, &responses);
    (state.status, state.ongoing)
}

fn on_one_line(text: &str) -> String {
    text.split([
        '\n', '\r', '\u{2028}', '\u{85}', '\u{2029}', '\u{b}', '\u{c}',
    ])
    .collect()
}

fn class(response: &Response) -> label::LabelClass {
    match response.kind {
        ResponseKind::Measures => label::LabelClass::Measures,
        ResponseKind::Outcome => label::LabelClass::Outcome,
        ResponseKind::Responsible => label::LabelClass::Responsible,
        ResponseKind::Deadline => label::LabelClass::Deadline,
    }
}

/// Spans that counted from the stretch count from the text.
fn move_by(problem: &mut Problem, by: usize) {
    let shift = |span: &mut PointSpan| *span = [span[0] + by, span[1] + by];
    shift(&mut problem.span);
    shift(&mut problem.title.span);
    problem.detail.iter_mut().for_each(|it| shift(&mut it.span));
    problem.points.iter_mut().for_each(|it| shift(&mut it.span));
    for topic in &mut problem.topics {
        topic.spans.iter_mut().for_each(shift);
    }
    for response in &mut problem.responses {
        shift(&mut response.span);
        response
            .summary
            .iter_mut()
            .for_each(|it| shift(&mut it.span));
        response.items.iter_mut().for_each(|it| shift(&mut it.span));
    }
}
