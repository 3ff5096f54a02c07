//! Correcting by hand: what a person changed of one document's report.
//!
//! The analyser's result is never changed. A [`Review`] is a list of small plain edits, kept beside it; [`apply`] makes them
//! on a copy, which tells of each thing what the analyser had said ([`Hand`](crate::report::Hand)). An edit whose target is not
//! there stays in the review and is reported.

mod add;
mod delete;
mod edit;
mod entities;
mod fields;
mod history;
mod ids;
mod marks;
mod restore;
mod split;
mod stretch;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::report::{PointSpan, Report};
use crate::view::points::Points;

pub use edit::{Edit, EntityKey, Field, FindingKey, Id, Noted, Words};
pub use fields::is_date;
pub use history::History;
pub use ids::{item_id, response_id};

/// What a person changed of one document, in the order of the changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Review {
    pub edits: Vec<Edit>,
}

impl Review {
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// A name that nothing bears yet: `n1`, `n2` …
    pub fn fresh(&self) -> Id {
        let used: HashSet<&str> = self.edits.iter().filter_map(Edit::new_id).collect();
        let numbers = 1..=used.len() + 1;
        let mut names = numbers.map(|n| format!("n{n}"));
        names
            .find(|name| !used.contains(name.as_str()))
            .unwrap_or_default()
    }
}

impl Edit {
    /// The name that it gives to what it adds.
    pub fn new_id(&self) -> Option<&str> {
        match self {
            Edit::Split { new, .. }
            | Edit::AddProblem { new, .. }
            | Edit::AddResponse { new, .. }
            | Edit::AddItem { new, .. } => Some(new),
            _ => None,
        }
    }

    fn name_by(&mut self, fresh: impl Fn() -> Id) {
        match self {
            Edit::Split { new, .. }
            | Edit::AddProblem { new, .. }
            | Edit::AddResponse { new, .. }
            | Edit::AddItem { new, .. }
                if new.is_empty() =>
            {
                *new = fresh();
            }
            _ => {}
        }
    }
}

/// Makes all edits on `report`, which must be the analyser's. `text` is the one that its spans count in.
/// Returns the places in the review of the edits that found nothing to change.
pub fn apply(report: &mut Report, text: &str, review: &Review) -> Vec<usize> {
    let mut applying = Applying::new(report, review.clone());
    while applying.step(report, text) {}
    applying.finish(report)
}

/// Edits made in one step.
const STEP: usize = 25;

/// Edits that are made some at a time, so that nobody waits for all of them.
pub struct Applying {
    edits: std::vec::IntoIter<Edit>,
    next: usize,
    /// Edits that a later one takes back.
    taken_back: HashSet<usize>,
    missed: Vec<usize>,
}

impl Applying {
    pub fn new(report: &mut Report, review: Review) -> Self {
        if !review.is_empty() {
            ids::number(report);
        }
        Self {
            taken_back: delete::taken_back(&review.edits),
            edits: review.edits.into_iter(),
            next: 0,
            missed: Vec::new(),
        }
    }

    /// Makes some edits more; whether there are others.
    pub fn step(&mut self, report: &mut Report, text: &str) -> bool {
        if self.edits.len() == 0 {
            return false;
        }
        let source = Source {
            text,
            points: OnceCell::new(),
            chars: report.source.chars,
        };
        for edit in self.edits.by_ref().take(STEP) {
            let made =
                self.taken_back.contains(&self.next) || make(report, &source, edit).is_some();
            if !made {
                self.missed.push(self.next);
            }
            self.next += 1;
        }
        self.edits.len() > 0
    }

    /// The places in the review of the edits that found nothing to change.
    pub fn finish(self, report: &mut Report) -> Vec<usize> {
        ids::leave_out_plain(report);
        self.missed
    }
}

/// The text that the report's spans count in.
struct Source<'a> {
    text: &'a str,
    /// Made for the first edit that quotes: it takes a sweep over the text.
    points: OnceCell<Points<'a>>,
    /// Code points of the text.
    chars: usize,
}

impl<'a> Source<'a> {
    /// What stands at a span; what lies beyond the text is left out.
    fn get(&self, span: PointSpan) -> &'a str {
        self.points.get_or_init(|| Points::new(self.text)).get(span)
    }

    /// What stands at a span; `None` where it is no stretch of the text or holds nothing but blanks.
    fn quote(&self, span: PointSpan) -> Option<(&'a str, PointSpan)> {
        if span[0] >= span[1] || span[1] > self.chars {
            return None;
        }
        let found = self.get(span);
        let inner = found.trim_start();
        let start = span[0] + found[..found.len() - inner.len()].chars().count();
        let inner = inner.trim_end();
        let end = start + inner.chars().count();
        (start < end).then_some((inner, [start, end]))
    }
}

/// Makes one edit; `None`, and nothing changed, where its target is not there.
fn make(report: &mut Report, source: &Source, edit: Edit) -> Option<()> {
    match edit {
        Edit::SetWords {
            target,
            field,
            words,
        } => fields::set_words(report, source, &target, field, words),
        Edit::SetStatus { problem, status } => fields::set_status(report, &problem, status),
        Edit::SetOngoing { problem, ongoing } => fields::set_ongoing(report, &problem, ongoing),
        Edit::SetDue { problem, due } => fields::set_due(report, &problem, due),
        Edit::SetKind { response, kind } => fields::set_kind(report, &response, kind),
        Edit::Restore { target, field } => restore::field(report, &target, field),
        Edit::Split { problem, at, new } => split::split(report, source, &problem, at, new),
        Edit::Merge { problem } => split::merge(report, &problem),
        Edit::AddProblem { new, words, after } => {
            add::problem(report, source, new, words, after.as_deref())
        }
        Edit::AddResponse {
            problem,
            new,
            kind,
            label,
            words,
        } => add::response(report, source, &problem, new, (kind, label), words),
        Edit::AddItem {
            response,
            new,
            marker,
            words,
        } => add::item(report, source, &response, new, marker, words),
        Edit::Delete { target } => delete::delete(report, &target),
        // Those that find their deletion have taken it back.
        Edit::Undelete { .. } | Edit::KeepEntity { .. } => None,
        Edit::AddEntity { entity } => entities::add(report, source, entity),
        Edit::DropEntity { entity } => entities::drop(report, entity),
        Edit::SetValue { entity, value } => entities::set_value(report, entity, value),
        Edit::RestoreValue { entity } => entities::restore_value(report, entity),
        Edit::Note { of, note } => marks::note(report, &of, note),
        Edit::Check { finding, checked } => marks::check(report, &finding, checked),
    }
}
