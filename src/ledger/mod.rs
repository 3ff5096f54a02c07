//! The ledger (台账): problems, their answers, what is still open, the next steps.

pub mod brackets;
pub mod clause;
pub mod due;
pub mod enumeration;
pub mod frame;
pub mod leaf;
pub mod part;
pub mod problem;
pub mod response;
pub mod section;
pub mod statement;
pub mod status;
pub mod steps;
pub mod table;
pub mod topics;
pub mod unit;

#[cfg(test)]
mod tests;

use crate::entities::Entity;
use crate::outline::Outline;
use crate::outline::label::LabelClass;
use crate::report::{ResponseKind, Status, TopicDimension};
use crate::text::{Reading, Span};

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
    /// Given by [`due::settle`], once the years are known.
    pub due: Option<Entity>,
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
    /// What the words of the label say; `None` without one.
    pub label_class: Option<LabelClass>,
    pub kind: ResponseKind,
    pub summary: Option<Span>,
    pub text: Span,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug)]
pub struct Topic {
    pub name: &'static str,
    pub dimension: TopicDimension,
    pub terms: Vec<Span>,
}

#[derive(Clone, Debug)]
pub struct NumberedText {
    pub number_path: Vec<Span>,
    pub text: Span,
}

/// Reads the ledger of a rectification report, but for its due dates.
pub fn read(reading: &Reading, outline: &Outline) -> Ledger {
    let parts = part::roles(reading, outline);
    let leaves = leaf::all(reading, outline, &parts);
    let sections: Vec<Vec<section::Section>> = leaves
        .iter()
        .map(|l| section::of_leaf(reading, outline, l.block()))
        .collect();
    let answered = sections
        .iter()
        .filter(|s| s.iter().any(section::Section::is_answer))
        .count();
    let labelled: Vec<Vec<Vec<section::Section>>> =
        sections.into_iter().map(section::split_problems).collect();
    let context = problem::Context {
        reading,
        outline,
        labelled: answered * 2 >= leaves.len().max(1),
        only_outcomes: !labelled
            .iter()
            .flatten()
            .flatten()
            .any(|s| s.label.is_some_and(|l| l.class == LabelClass::Measures)),
        classes: unit::parents_of_classes(reading, &leaves, &labelled),
    };
    let mut problems: Vec<Problem> = leaves
        .iter()
        .zip(labelled)
        .flat_map(|(leaf, problems)| problem::of_leaf(&context, leaf, problems))
        .chain(
            outline
                .tables
                .iter()
                .flat_map(|t| table::problems(&context, t)),
        )
        .collect();
    problems.sort_by_key(|p| p.span.start);
    let (remaining, commitments) = steps::read(reading, outline, &parts);
    Ledger {
        problems,
        remaining,
        commitments,
    }
}
