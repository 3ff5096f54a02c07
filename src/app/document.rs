//! A document on the page: waiting, read into a report, or failed.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::report::Report;
use crate::source::{OpenError, Refusal};

use crate::view::cut::Cut;
use crate::view::kind::Kind;
use crate::view::layers::{Layer, counts, layers};

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
    Done(Rc<Work>),
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
}

/// A report and the text that its spans count in.
pub struct Work {
    pub report: Report,
    pub text: String,
    pub layers: Vec<Layer>,
    /// How many things of each kind there are.
    pub counts: [usize; Kind::ALL.len()],
    cut: OnceCell<Cut>,
}

impl Doc {
    pub fn work(&self) -> Option<&Rc<Work>> {
        match &self.stage {
            Stage::Done(work) => Some(work),
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
    /// `report` without its text, which is kept once, here.
    pub fn new(mut report: Report, text: String) -> Self {
        report.source.text = None;
        Self {
            layers: layers(&report),
            counts: counts(&report),
            report,
            text,
            cut: OnceCell::new(),
        }
    }

    /// The text as lines of pieces: made when it is first looked at.
    pub fn cut(&self) -> &Cut {
        self.cut.get_or_init(|| {
            let report = &self.report;
            Cut::new(&self.text, &self.layers, &report.segments, &report.problems)
        })
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
