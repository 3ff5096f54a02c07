//! The opening and the signature: who inspected whom, when, declared counts, contact.

mod announcement;
mod answers;
mod committee;
mod contact;
mod counts;
mod declared;
mod feedback;
mod head;
mod inspection_kind;
mod kind;
mod name_edge;
mod opening;
mod page_date;
mod progress;
mod round;
mod signature;
mod sittings;
mod split;
mod statement;
mod team;
pub mod text_year;
mod unread;
mod visit;
mod visit_dates;
mod visit_year;
mod words;
pub mod years;

use crate::entities::Scan;
use crate::outline::Outline;
use crate::outline::page::LineRole;
use crate::report::{DocumentKind, InspectionKind};
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
    /// A second level between aspects and problems: the 21个小项 behind 9个大项.
    pub finer_items: Option<Count>,
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

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    pub phones: Vec<Span>,
    pub emails: Vec<Span>,
    pub address: Option<Span>,
    pub postcode: Option<Span>,
}

/// Reads the head and the foot of the document.
pub fn read(reading: &Reading, outline: &Outline, scan: &Scan) -> Meta {
    let roles = &outline.roles;
    let text = reading.text();
    let title = head::title(reading, roles);
    let mut meta = Meta {
        title,
        ..Meta::default()
    };
    if let Some(opening) = opening::locate(reading, roles, title) {
        opening::read(text, opening, title, scan, &mut meta);
        if meta.authority.is_none() && opening::is_audit(text, opening.span) {
            meta.authority = audit_office(reading, roles, opening);
        }
        meta.declared = declared::read(text, &statements(reading, roles, opening));
    }
    let signature = signature::read(reading, roles, scan);
    meta.issuer = signature.issuer;
    // A page's list of facts knows the date of writing where nothing is signed.
    meta.issued_date = signature
        .date
        .or_else(|| page_date::written(reading, roles, title, scan));
    meta.published_date = page_date::published(reading, roles, title, scan);
    if let (Some(feedback), Some(visit), Some(own)) = (
        &mut meta.feedback_date,
        &meta.inspection_period,
        [&meta.issued_date, &meta.published_date]
            .into_iter()
            .flatten()
            .find_map(|date| date.value.as_deref()),
    ) {
        visit_year::not_behind_document(text, feedback, visit, own);
    }
    let notice = kind::read(reading, outline, &meta) != DocumentKind::RectificationReport;
    meta.contact = contact::read(reading, roles, scan, notice);
    meta
}

/// The audit office that the head names: it reports, or the text speaks to it (你局).
fn audit_office(reading: &Reading, roles: &[LineRole], opening: opening::Opening) -> Option<Span> {
    let text = reading.text();
    let spoken_to = words::contains_any(opening.span.of(text), &["你局", "你单位", "你厅", "贵局"]);
    let mut lines = page_date::head_lines(reading, roles);
    lines.find_map(|line| {
        let addressed = || committee::addressed_office(text, line).filter(|_| spoken_to);
        committee::reporting_office(text, line).or_else(addressed)
    })
}

/// What sort of document it is; `meta` as [`read`] gave it.
pub fn document_kind(reading: &Reading, outline: &Outline, meta: &Meta) -> DocumentKind {
    kind::read(reading, outline, meta)
}

/// Where a document declares counts: the opening, what follows it up to the problems, and the
/// chapter behind them.
fn statements(reading: &Reading, roles: &[LineRole], opening: opening::Opening) -> Vec<Span> {
    let mut places = vec![opening.span, opening.rest];
    places.extend(opening::introductions(reading, opening.rest.end));
    places.extend(opening::last_chapter(reading, roles, opening.rest.end));
    places
}
