//! Documents for the tests of the rules: real steps where they need only text, a ledger by hand.

use super::Document;
use super::hit::Hit;
use crate::entities::{self, Scan};
use crate::ledger::{Item, Ledger, Problem, Response};
use crate::meta::{self, Meta};
use crate::outline::marker::{Marker, MarkerKind};
use crate::outline::{Block, BlockKind, Outline};
use crate::report::{DocumentKind, LeftOut, ResponseKind, Status};
use crate::text::{Reading, Span};

/// A document and its parts, to be changed before the rule looks at it.
pub struct Parts<'a> {
    pub reading: Reading<'a>,
    pub outline: Outline,
    pub scan: Scan,
    pub meta: Meta,
    pub ledger: Ledger,
    /// A rectification report, if the test does not say otherwise.
    pub kind: DocumentKind,
    pub left_out: Vec<LeftOut>,
}

impl<'a> Parts<'a> {
    pub fn of(source: &'a str) -> Self {
        let reading = Reading::new(source);
        let outline = Outline {
            roles: crate::outline::page::roles(&reading),
            ..Outline::default()
        };
        let scan = entities::scan(&reading);
        let meta = meta::read(&reading, &outline, &scan);
        Self {
            reading,
            outline,
            scan,
            meta,
            ledger: Ledger::default(),
            kind: DocumentKind::RectificationReport,
            left_out: Vec::new(),
        }
    }

    pub fn document(&self) -> Document<'_> {
        Document {
            reading: &self.reading,
            outline: &self.outline,
            scan: &self.scan,
            meta: &self.meta,
            ledger: &self.ledger,
            kind: self.kind,
            left_out: &self.left_out,
        }
    }

    /// First place of `part` in the reading copy.
    pub fn span(&self, part: &str) -> Span {
        let start = self.reading.text().find(part).expect("part of the copy");
        Span::new(start, start + part.len())
    }

    /// Adds a block for the line that begins with `marker` and ends with `rest`.
    pub fn heading(
        &mut self,
        kind: MarkerKind,
        number: Option<u32>,
        marker: &str,
        rest: &str,
        parent: Option<usize>,
    ) -> usize {
        let line = self.span(&format!("{marker}{rest}"));
        let depth = parent.map_or(0, |p| self.outline.blocks[p].depth + 1);
        let cut = line.start + marker.len();
        self.outline.blocks.push(Block {
            labels: Vec::new(),
            kind: BlockKind::Heading,
            span: line,
            marker: Some(Marker {
                kind,
                number,
                span: Span::new(line.start, cut),
                body: cut,
            }),
            body: Span::new(cut, line.end),
            parent,
            depth,
        });
        self.outline.blocks.len() - 1
    }

    /// Adds a block without a marker.
    pub fn line(&mut self, kind: BlockKind, line: &str) {
        let span = self.span(line);
        self.outline.blocks.push(Block {
            labels: Vec::new(),
            kind,
            span,
            marker: None,
            body: span,
            parent: None,
            depth: 0,
        });
    }

    /// Adds a problem; each answer is `measures`, cut into `(marker, text)`.
    pub fn problem(&mut self, title: &str, answer: &[(&str, &str)]) {
        let title = self.span(title);
        let items: Vec<Item> = answer.iter().map(|(m, t)| self.item(m, t)).collect();
        let responses = match (items.first(), items.last()) {
            (Some(first), Some(last)) => vec![Response {
                label: None,
                label_class: None,
                kind: ResponseKind::Measures,
                summary: None,
                text: first.marker.unwrap_or(first.text).to(last.text),
                items,
            }],
            _ => Vec::new(),
        };
        self.ledger.problems.push(Problem {
            number_path: Vec::new(),
            aspect: None,
            group: None,
            title,
            detail: None,
            points: Vec::new(),
            responses,
            status: Status::Unstated,
            ongoing: false,
            due: None,
            topics: Vec::new(),
            span: title,
        });
    }

    pub fn item(&self, marker: &str, text: &str) -> Item {
        let whole = self.span(&format!("{marker}{text}"));
        let cut = whole.start + marker.len();
        Item {
            marker: (!marker.is_empty()).then_some(Span::new(whole.start, cut)),
            text: Span::new(cut, whole.end),
        }
    }

    /// What `check` finds: the quoted first place of each hit.
    pub fn hits(&self, check: fn(&Document) -> Vec<Hit>) -> Vec<&str> {
        check(&self.document())
            .iter()
            .map(|hit| self.reading.quote(hit.spans[0]))
            .collect()
    }
}

/// What `check` finds in a text alone.
pub fn hits(source: &str, check: fn(&Document) -> Vec<Hit>) -> Vec<String> {
    let parts = Parts::of(source);
    parts.hits(check).into_iter().map(str::to_owned).collect()
}
