//! Charts: from what summaries and a report say to rows of bars and dates, and from these to a drawing. Nothing here
//! touches the browser: the page draws a [`drawing::Drawing`] with its own colours, [`file`] writes it as an SVG file.

pub mod chart;
pub mod counts;
pub mod days;
pub mod declared;
pub mod draw;
pub mod drawing;
pub mod facts;
pub mod file;
pub mod groups;
pub mod label;
pub mod selection;
pub mod times;

use std::rc::Rc;

use super::scope::Scope;
use groups::Pick;

/// What the view of charts shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Of which documents, where there are several.
    pub over: Scope,
    /// What is listed beside the charts.
    pub listed: Option<Rc<Listed>>,
}

/// What a bar counts, over several documents.
#[derive(Clone, Debug, PartialEq)]
pub enum Listed {
    Problems(Pick),
    /// The documents that a rule found something in, by its code.
    Rule(String),
}

/// Problems of one document that are shown without the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    pub doc: super::document::DocId,
    /// What they have in common, in the language of the page.
    pub label: String,
    /// Places in the ledger, ascending.
    pub problems: Vec<usize>,
    /// The one to go to.
    pub first: usize,
}
