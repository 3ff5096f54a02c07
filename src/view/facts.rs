//! What a document says of itself, as a person reads it.

use crate::report::{self, PointSpan, Quote, Report, Valued};

use super::sentences::Declared;
use super::{Lang, describe};

/// A field of the head or the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    Title,
    InspectedBody,
    Authority,
    Team,
    InspectionKind,
    Round,
    Period,
    Feedback,
    Issued,
    Published,
    Issuer,
    Declared,
    Contact,
}

/// All facts, in the order in which the ledger lists them.
pub const FACTS: [Fact; 13] = [
    Fact::Title,
    Fact::InspectedBody,
    Fact::Authority,
    Fact::Team,
    Fact::InspectionKind,
    Fact::Round,
    Fact::Period,
    Fact::Feedback,
    Fact::Declared,
    Fact::Issuer,
    Fact::Issued,
    Fact::Published,
    Fact::Contact,
];

/// Where a fact of the head stands.
pub fn fact_spans(report: &Report, fact: Fact) -> Vec<PointSpan> {
    let meta = &report.meta;
    let one = |span: Option<PointSpan>| span.into_iter().collect();
    match fact {
        Fact::Title => one(meta.title.as_ref().map(|q| q.span)),
        Fact::InspectedBody => one(meta.inspected_body.as_ref().map(|q| q.span)),
        Fact::Authority => one(meta.authority.as_ref().map(|q| q.span)),
        Fact::Team => one(meta.inspection_team.as_ref().map(|q| q.span)),
        Fact::InspectionKind => one(meta.inspection_kind.as_ref().map(|q| q.span)),
        Fact::Round => one(meta.round.as_ref().map(|q| q.span)),
        Fact::Period => one(meta.inspection_period.as_ref().map(|q| q.span)),
        Fact::Feedback => one(meta.feedback_date.as_ref().map(|q| q.span)),
        Fact::Issued => one(meta.issued_date.as_ref().map(|q| q.span)),
        Fact::Published => one(meta.published_date.as_ref().map(|q| q.span)),
        Fact::Issuer => one(meta.issuer.as_ref().map(|q| q.span)),
        Fact::Declared => meta.declared.spans.clone(),
        Fact::Contact => meta.contact.spans.clone(),
    }
}

/// The words of the document, and their value where that says more.
pub fn said(report: &Report, fact: Fact, lang: Lang) -> (Option<String>, Option<String>) {
    let meta = &report.meta;
    let quote = |quote: &Option<Quote>| (quote.as_ref().map(|quote| quote.text.clone()), None);
    match fact {
        Fact::Title => quote(&meta.title),
        Fact::InspectedBody => quote(&meta.inspected_body),
        Fact::Authority => quote(&meta.authority),
        Fact::Team => quote(&meta.inspection_team),
        Fact::Round => quote(&meta.round),
        Fact::Issuer => quote(&meta.issuer),
        Fact::Feedback => date(&meta.feedback_date, lang),
        Fact::Issued => date(&meta.issued_date, lang),
        Fact::Published => date(&meta.published_date, lang),
        Fact::InspectionKind => match &meta.inspection_kind {
            Some(kind) => (
                Some(kind.text.clone()),
                Some(lang.inspection(kind.value).into()).filter(|value| *value != kind.text),
            ),
            None => (None, None),
        },
        Fact::Period => match &meta.inspection_period {
            Some(period) => {
                let range = &period.value;
                let value = match (&range.start, &range.end) {
                    (None, None) => lang.unreadable_date().into(),
                    (start, end) => describe::range(start.as_deref(), end.as_deref()),
                };
                (Some(period.text.clone()), Some(value))
            }
            None => (None, None),
        },
        Fact::Declared => (declared(report, lang), None),
        Fact::Contact => (contact(&meta.contact), None),
    }
}

fn date(date: &Option<Valued<Option<String>>>, lang: Lang) -> (Option<String>, Option<String>) {
    match date {
        Some(date) => {
            let unreadable = lang.unreadable_date();
            let value = date.value.clone().unwrap_or_else(|| unreadable.into());
            (Some(date.text.clone()), Some(value))
        }
        None => (None, None),
    }
}

fn declared(report: &Report, lang: Lang) -> Option<String> {
    let declared = &report.meta.declared;
    let counts = [
        (Declared::Aspects, declared.aspects),
        (Declared::Items, declared.items),
        (Declared::Problems, declared.problems),
        (Declared::Completed, declared.completed),
        (Declared::BasicallyCompleted, declared.basically_completed),
        (Declared::InProgress, declared.in_progress),
        (Declared::NotCompleted, declared.not_completed),
        (Declared::Suggestions, declared.suggestions),
    ];
    let mut parts: Vec<String> = counts
        .into_iter()
        .filter_map(|(what, count)| Some(lang.declared(what, count?.to_string())))
        .collect();
    if let Some(all) = declared.all_completed {
        parts.push(lang.all_completed(all).into());
    }
    if let Some(rate) = declared.completion_rate {
        let percent = describe::grouped(report::Number(rate * 100.0));
        parts.push(lang.completion_rate(&percent));
    }
    if parts.is_empty() {
        return None;
    }
    let listed = lang.problem_count(report.problems.len());
    Some(format!("{} · {} {listed}", parts.join(" · "), lang.found()))
}

fn contact(contact: &report::Contact) -> Option<String> {
    let parts: Vec<&str> = contact
        .phones
        .iter()
        .chain(&contact.emails)
        .chain(&contact.address)
        .chain(&contact.postcode)
        .map(String::as_str)
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
