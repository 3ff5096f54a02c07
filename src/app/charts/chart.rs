//! A chart before it is drawn: its words and figures.

use super::days::Day;
use super::groups::Pick;
use crate::app::document::DocId;
use crate::report::{Severity, Status};
use crate::view::answers::Answer;
use crate::view::target::Target;

#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Unique on the page; part of the saved file's name.
    pub id: &'static str,
    pub title: String,
    /// What one sees, for those who do not.
    pub about: String,
    pub plot: Plot,
    /// The same figures: a row for each row of the plot.
    pub table: Table,
    /// What one has to know to read it right.
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Plot {
    /// There is nothing to draw: why.
    Nothing(String),
    Bars(Bars),
    Times(Times),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    pub legend: Vec<Key>,
    pub rows: Vec<Bar>,
    /// Each bar is as long as the others: what counts is how it is parted.
    pub shares: bool,
}

/// What a part of a bar stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    pub label: String,
    pub tone: Tone,
    pub leads: Leads,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    /// The label with all that helps to tell it from others.
    pub full: String,
    /// Behind the bar: its figures.
    pub note: String,
    pub parts: Vec<(usize, Tone)>,
    pub leads: Leads,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Times {
    pub rows: Vec<TimeRow>,
    /// What the signs mean, where rows have several of them; `None` is the stretch.
    pub legend: Vec<(Option<Sign>, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimeRow {
    pub label: String,
    pub full: String,
    pub note: String,
    /// First and last day; what lies between is the visit, or a date that is known no better.
    pub stretch: Option<(Day, Day)>,
    pub is_visit: bool,
    pub marks: Vec<(Day, Sign)>,
    pub leads: Leads,
}

/// What happened on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Feedback,
    Issued,
    Published,
    /// A date that an answer names.
    Named,
}

/// What a part of a bar means, by which it gets its colour and pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    /// Of a group that has no name.
    Rest,
    Status(Status),
    Answer(Answer),
    Severity(Severity),
    Declared,
}

/// Where one gets from a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Leads {
    Nowhere,
    Problems(Pick),
    Document(DocId),
    /// In the open document.
    Target(Target),
    /// In any document.
    Visit(DocId, Target),
    /// What a rule found, by its code.
    Rule(String),
}

impl Plot {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        match self {
            Plot::Nothing(_) => 0,
            Plot::Bars(bars) => bars.rows.len(),
            Plot::Times(times) => times.rows.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
