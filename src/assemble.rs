//! Puts what the steps found together into the report: spans become code points, texts are quoted.

use crate::entities::Entity;
use crate::findings::{Document, Finding};
use crate::ledger::{Item, NumberedText, Problem, Response};
use crate::meta::{Count, Dated, Meta};
use crate::outline::{BlockKind, Outline};
use crate::report::{self, PointSpan, Quote, Valued};
use crate::text::{Reading, Span};

/// Quotes the source.
#[derive(Clone, Copy)]
struct Quoter<'a>(&'a Reading<'a>);

impl Quoter<'_> {
    fn span(self, span: Span) -> PointSpan {
        self.0.source_span(span)
    }

    fn text(self, span: Span) -> String {
        self.0.quote(span).to_owned()
    }

    fn quote(self, span: Span) -> Quote {
        Quote {
            text: self.text(span),
            span: self.span(span),
        }
    }

    fn valued<V>(self, span: Span, value: V) -> Valued<V> {
        Valued {
            text: self.text(span),
            span: self.span(span),
            value,
        }
    }

    fn dated<V: Clone>(self, dated: &Option<Dated<V>>) -> Option<Valued<V>> {
        dated.as_ref().map(|d| self.valued(d.span, d.value.clone()))
    }

    fn spans(self, spans: impl IntoIterator<Item = Span>) -> Vec<PointSpan> {
        spans.into_iter().map(|s| self.span(s)).collect()
    }
}

/// The parts of the report that come from the document's text.
pub struct Parts {
    pub meta: report::Meta,
    pub outline: Vec<report::Heading>,
    pub problems: Vec<report::Problem>,
    pub remaining: Vec<report::NumberedText>,
    pub commitments: Vec<report::NumberedText>,
    pub entities: Vec<report::Entity>,
    pub findings: Vec<report::Finding>,
    pub segments: Vec<report::Segment>,
}

pub fn parts(document: &Document, findings: &[Finding]) -> Parts {
    let q = Quoter(document.reading);
    let entities: Vec<report::Entity> = document
        .scan
        .entities
        .iter()
        .map(|e| entity(q, e))
        .collect();
    let ledger = document.ledger;
    Parts {
        meta: meta(q, document.meta),
        outline: headings(q, document.outline),
        problems: ledger
            .problems
            .iter()
            .enumerate()
            .map(|(i, p)| problem(q, i, p))
            .collect(),
        remaining: ledger.remaining.iter().map(|n| numbered(q, n)).collect(),
        commitments: ledger.commitments.iter().map(|n| numbered(q, n)).collect(),
        findings: findings.iter().map(|f| finding(q, f)).collect(),
        segments: crate::segments::of(document.reading, document.outline, ledger),
        entities,
    }
}

fn meta(q: Quoter, m: &Meta) -> report::Meta {
    let quote = |span: Option<Span>| span.map(|s| q.quote(s));
    report::Meta {
        title: m.title.map(|s| Quote {
            text: joined(q, s),
            span: q.span(s),
        }),
        inspected_body: quote(m.inspected_body),
        authority: quote(m.authority),
        inspection_team: quote(m.inspection_team),
        inspection_kind: m.inspection_kind.map(|(s, kind)| q.valued(s, kind)),
        round: quote(m.round),
        inspection_period: q.dated(&m.inspection_period),
        feedback_date: q.dated(&m.feedback_date),
        issued_date: q.dated(&m.issued_date),
        published_date: q.dated(&m.published_date),
        issuer: quote(m.issuer),
        declared: declared(q, m),
        contact: contact(q, m),
    }
}

/// A title over several lines is one title, joined without a space.
fn joined(q: Quoter, span: Span) -> String {
    q.text(span).lines().map(str::trim).collect()
}

fn declared(q: Quoter, m: &Meta) -> report::Declared {
    let d = &m.declared;
    let number = |c: Option<Count>| c.map(|c| c.number);
    let counts = [
        d.aspects, d.items, d.problems, d.completed, d.basically_completed, d.in_progress,
        d.not_completed, d.suggestions,
    ];
    let mut spans: Vec<Span> = counts.iter().flatten().map(|c| c.span).collect();
    spans.extend(d.all_completed.map(|(_, s)| s));
    spans.extend(d.completion_rate.map(|(_, s)| s));
    spans.sort();
    spans.dedup();
    report::Declared {
        aspects: number(d.aspects),
        items: number(d.items),
        problems: number(d.problems),
        completed: number(d.completed),
        all_completed: d.all_completed.map(|(all, _)| all),
        basically_completed: number(d.basically_completed),
        in_progress: number(d.in_progress),
        not_completed: number(d.not_completed),
        completion_rate: d.completion_rate.map(|(rate, _)| rate),
        suggestions: number(d.suggestions),
        spans: q.spans(spans),
    }
}

fn contact(q: Quoter, m: &Meta) -> report::Contact {
    let c = &m.contact;
    let places = [&c.phones[..], &c.emails[..]].concat();
    report::Contact {
        phones: c.phones.iter().map(|&s| q.text(s)).collect(),
        emails: c.emails.iter().map(|&s| q.text(s)).collect(),
        address: c.address.map(|s| q.text(s)),
        postcode: c.postcode.map(|s| q.text(s)),
        spans: q.spans(places.into_iter().chain(c.address).chain(c.postcode)),
    }
}

/// The headings as a tree; points (一是) and running text are none.
fn headings(q: Quoter, outline: &Outline) -> Vec<report::Heading> {
    let tops = (0..outline.blocks.len()).filter(|&i| outline.blocks[i].parent.is_none());
    tops.filter_map(|i| heading(q, outline, i)).collect()
}

fn heading(q: Quoter, outline: &Outline, i: usize) -> Option<report::Heading> {
    let block = &outline.blocks[i];
    if block.kind != BlockKind::Heading || outline.is_point(i) {
        return None;
    }
    let span = outline.heading_span(q.0, i);
    Some(report::Heading {
        marker: block.marker.map(|m| q.text(m.span)),
        text: q.text(span),
        span: q.span(span),
        children: outline
            .children(i)
            .filter_map(|c| heading(q, outline, c))
            .collect(),
    })
}

/// A problem that was read by itself.
pub fn problem_of(reading: &Reading, problem: &Problem) -> report::Problem {
    self::problem(Quoter(reading), 0, problem)
}

fn problem(q: Quoter, index: usize, p: &Problem) -> report::Problem {
    report::Problem {
        id: format!("p{}", index + 1),
        number_path: p.number_path.iter().map(|&s| q.text(s)).collect(),
        aspect: p.aspect.map(|s| q.quote(s)),
        group: p.group.map(|s| q.quote(s)),
        title: q.quote(p.title),
        detail: p.detail.map(|s| q.quote(s)),
        points: p.points.iter().map(|i| item(q, i)).collect(),
        responses: p.responses.iter().map(|r| response(q, r)).collect(),
        status: p.status,
        ongoing: p.ongoing,
        due: p.due.as_ref().map(|e| entity(q, e)),
        topics: p
            .topics
            .iter()
            .map(|t| report::Topic {
                name: t.name.to_owned(),
                dimension: t.dimension,
                spans: q.spans(t.terms.iter().copied()),
            })
            .collect(),
        span: q.span(p.span),
        hand: report::Hand::default(),
    }
}

fn item(q: Quoter, i: &Item) -> report::Item {
    report::Item {
        id: None,
        marker: i.marker.map(|m| q.text(m)),
        text: q.text(i.text),
        span: q.span(i.text),
        hand: report::Hand::default(),
    }
}

fn response(q: Quoter, r: &Response) -> report::Response {
    report::Response {
        id: None,
        label: r.label.map(|l| q.text(l)),
        kind: r.kind,
        summary: r.summary.map(|s| q.quote(s)),
        text: q.text(r.text),
        span: q.span(r.text),
        items: r.items.iter().map(|i| item(q, i)).collect(),
        hand: report::Hand::default(),
    }
}

fn numbered(q: Quoter, n: &NumberedText) -> report::NumberedText {
    report::NumberedText {
        number_path: n.number_path.iter().map(|&s| q.text(s)).collect(),
        text: q.text(n.text),
        span: q.span(n.text),
    }
}

fn entity(q: Quoter, e: &Entity) -> report::Entity {
    report::Entity {
        kind: e.kind,
        text: q.text(e.span),
        span: q.span(e.span),
        value: e.value.clone(),
        hand: report::Hand::default(),
    }
}

fn finding(q: Quoter, f: &Finding) -> report::Finding {
    report::Finding {
        code: f.code.to_owned(),
        severity: f.severity,
        message: f.message.clone(),
        message_en: f.message_en.clone(),
        spans: q.spans(f.spans.iter().copied()),
        data: f.data.clone(),
        checked: None,
        note: None,
    }
}
