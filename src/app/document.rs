//! A document on the page: waiting, read into a report, or failed.

use std::ops::Range;
use std::rc::Rc;

use crate::report::{PointSpan, Report};
use crate::source::{OpenError, Refusal};

use super::summary::Summary;
use crate::view::Lang;
use crate::view::cut::Cut;
use crate::view::kind::Kind;
use crate::view::layers::Layer;
use crate::view::own::OwnNames;

pub type DocId = u32;

/// A document, and how far it has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Doc {
    pub id: DocId,
    pub name: Rc<str>,
    /// Its size; `None` for a text that was pasted.
    pub bytes: Option<f64>,
    pub stage: Stage,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    Waiting,
    Reading,
    /// Its text is taken out by a reader.
    TakingOut,
    Analysing,
    Done(Rc<Summary>),
    Failed(Rc<Failure>),
}

/// Why there is no report of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The browser could not read the file: it is a folder, was moved or may not be read.
    Unreadable,
    /// What the library says of bytes that it does not read.
    Refused(Refusal),
    /// The module that reads such files could not be loaded.
    NoReader,
    TookTooLong,
    /// The analysis broke off.
    Died(String),
    Cancelled,
    /// It was saved without its text, with so many changes by hand: its file has to come.
    Awaited(usize),
}

/// A report and the text that its spans count in: of the document that is open.
pub struct Work {
    pub report: Report,
    pub text: String,
    pub layers: Vec<Layer>,
    /// What the person's own kinds are called.
    pub own: OwnNames,
    /// How many things of each kind there are.
    pub counts: [usize; Kind::ALL.len()],
    /// The text as lines of pieces.
    pub cut: Cut,
    /// Its lines in groups that are drawn one at a time.
    pub chunks: Vec<Range<usize>>,
    /// Findings that have a place: where each begins, in code points, and which it is.
    pub placed: Vec<(usize, usize)>,
    /// Places in the review of the changes by hand that found nothing to change.
    pub missed: Vec<usize>,
}

impl Doc {
    /// As it is shown: a name may have to be masked.
    pub fn shown_name(&self) -> &str {
        let masked = self.summary().and_then(|it| it.name.as_deref());
        masked.unwrap_or(&self.name)
    }

    pub fn summary(&self) -> Option<&Summary> {
        match &self.stage {
            Stage::Done(summary) => Some(summary),
            _ => None,
        }
    }
}

impl Stage {
    pub fn is_busy(&self) -> bool {
        matches!(
            self,
            Stage::Waiting | Stage::Reading | Stage::TakingOut | Stage::Analysing
        )
    }
}

impl Work {
    /// All at once; the page makes it in steps.
    #[cfg(test)]
    pub fn new(report: Report, text: String) -> Self {
        let mut opening = super::opening::Opening::of(report, text);
        loop {
            if let Some(work) = opening.step().expect("nothing is parsed") {
                return work;
            }
        }
    }

    /// The findings all of whose places lie within a stretch of the text.
    pub fn findings_within(&self, [start, end]: PointSpan) -> Vec<usize> {
        let first = self.placed.partition_point(|placed| placed.0 < start);
        let last = self.placed.partition_point(|placed| placed.0 < end);
        let ends_within = |&i: &usize| {
            let spans = &self.report.findings[i].spans;
            spans.iter().all(|span| span[1] <= end)
        };
        let begun = self.placed[first..last.max(first)].iter();
        begun.map(|placed| placed.1).filter(ends_within).collect()
    }

    /// Whether it is of the same text: only what was changed by hand differs.
    pub fn is_same_document(&self, other: &Work) -> bool {
        self.report.source == other.report.source && self.text == other.text
    }

    /// A stretch of the text, at most so many characters of it.
    pub fn quote(&self, [start, end]: PointSpan, most: usize) -> String {
        let Some(line) = self.cut.lines.get(self.cut.line_at(start)) else {
            return String::new();
        };
        let rest = self.text.get(line.bytes.start..).unwrap_or_default();
        let behind = rest.chars().skip(start.saturating_sub(line.points.start));
        behind.take(most.min(end.saturating_sub(start))).collect()
    }

    /// What a kind of mark is called.
    pub fn kind_name(&self, kind: Kind, lang: Lang) -> String {
        let own = self.own.name(kind);
        own.unwrap_or_else(|| lang.kind(kind).to_owned())
    }

    pub fn has_next_steps(&self) -> bool {
        !self.report.remaining.is_empty() || !self.report.commitments.is_empty()
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Failure::Refused((&error).into())
    }
}

// Works are compared by who they are: a page holds megabytes of them.
impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl std::fmt::Debug for Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Work({:?})", self.report.source.name)
    }
}
