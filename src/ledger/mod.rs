//! The ledger (台账): problems, their answers, what is still open, the next steps.

pub mod enumeration;
pub mod frame;
pub mod wording;

use crate::report::{ResponseKind, Status};
use crate::text::Span;

#[derive(Debug, Default)]
pub struct Ledger {
    pub problems: Vec<Problem>,
    pub remaining: Vec<NumberedText>,
    pub commitments: Vec<NumberedText>,
}

/// See [`crate::report::Problem`]; spans of the reading copy.
#[derive(Clone, Debug)]
pub struct Problem {
    pub number_path: Vec<Span>,
    pub aspect: Option<Span>,
    pub group: Option<Span>,
    pub title: Span,
    pub detail: Option<Span>,
    pub points: Vec<Item>,
    pub responses: Vec<Response>,
    pub status: Status,
    pub ongoing: bool,
    /// Index into the entities of the document.
    pub due: Option<usize>,
    pub topics: Vec<Topic>,
    pub span: Span,
}

#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub marker: Option<Span>,
    pub text: Span,
}

#[derive(Clone, Debug)]
pub struct Response {
    pub label: Option<Span>,
    pub kind: ResponseKind,
    pub summary: Option<Span>,
    pub text: Span,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug)]
pub struct Topic {
    pub name: &'static str,
    pub terms: Vec<Span>,
}

#[derive(Clone, Debug)]
pub struct NumberedText {
    pub number_path: Vec<Span>,
    pub text: Span,
}
