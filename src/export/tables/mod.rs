//! What stands in which column: the tables that spreadsheets, Markdown and the annotated file show.
//!
//! A table is made in one pass over its rows; each column is a head and a function of the row.

mod entities;
mod findings;
mod items;
mod ledger;
mod open;
mod overview;
mod own;
mod statistics;

pub use entities::entities;
pub use findings::findings;
pub use items::items;
pub use ledger::{Columns, STATUS_HEAD, ledger, problem_cells};
pub use open::OpenDocument;
pub use overview::overview;
pub use own::own;
pub use statistics::statistics;

use super::Cell;
use crate::view::Lang;

/// The head of a column, in both languages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head {
    zh: &'static str,
    en: &'static str,
    /// In characters of the usual font, half-width ones, as spreadsheets count.
    pub width: f64,
}

impl Head {
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }
}

const fn head(zh: &'static str, en: &'static str, width: f64) -> Head {
    Head { zh, en, width }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub name: &'static str,
    pub heads: Vec<Head>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    pub fn head_names(&self, lang: Lang) -> impl Iterator<Item = &'static str> {
        self.heads.iter().map(move |head| head.name(lang))
    }
}
