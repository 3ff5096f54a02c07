//! The opening and the signature: who inspected whom, when, declared counts, contact.

use crate::entities::Scan;
use crate::outline::Outline;
use crate::report::InspectionKind;
use crate::text::{Reading, Span};

/// See [`crate::report::Meta`]; spans of the reading copy.
#[derive(Clone, Debug, Default)]
pub struct Meta {
    pub title: Option<Span>,
    pub inspected_body: Option<Span>,
    pub authority: Option<Span>,
    pub inspection_team: Option<Span>,
    pub inspection_kind: Option<(Span, InspectionKind)>,
    pub round: Option<Span>,
    pub inspection_period: Option<Dated<crate::report::DateRange>>,
    pub feedback_date: Option<Dated<Option<String>>>,
    pub issued_date: Option<Dated<Option<String>>>,
    pub published_date: Option<Dated<Option<String>>>,
    pub issuer: Option<Span>,
    pub declared: Declared,
    pub contact: Contact,
}

#[derive(Clone, Debug)]
pub struct Dated<V> {
    pub span: Span,
    pub value: V,
}

/// The counts, with the phrase that declares each.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    pub aspects: Option<Count>,
    pub items: Option<Count>,
    pub problems: Option<Count>,
    pub completed: Option<Count>,
    pub all_completed: Option<(bool, Span)>,
    pub basically_completed: Option<Count>,
    pub in_progress: Option<Count>,
    pub not_completed: Option<Count>,
    pub completion_rate: Option<(f64, Span)>,
    pub suggestions: Option<Count>,
}

#[derive(Clone, Copy, Debug)]
pub struct Count {
    pub number: u32,
    /// 13个问题
    pub span: Span,
}

#[derive(Clone, Debug, Default)]
pub struct Contact {
    pub phones: Vec<Span>,
    pub emails: Vec<Span>,
    pub address: Option<Span>,
    pub postcode: Option<Span>,
}

/// Reads the head and the foot of the document.
pub fn read(_reading: &Reading, _outline: &Outline, _scan: &Scan) -> Meta {
    Meta::default()
}
