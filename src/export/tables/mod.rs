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
pub use ledger::{Columns, OUTCOME_HEAD, STATUS_HEAD, TOPICS_HEAD, ledger, problem_cells};
pub use open::OpenDocument;
pub use overview::{FORMAT_HEAD, overview};
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
    pub side: Side,
}

/// Where the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Numbers and dates right, texts left.
    Usual,
    Left,
    /// Short ones that need no comparing: numbers of rows, statuses.
    Middle,
}

impl Head {
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }

    /// The width where the head is named in `lang`: its words are not broken, and leave room for the button of the filter.
    pub fn width_in(&self, lang: Lang) -> f64 {
        const BUTTON: usize = 4;
        let words = lang.pick("", self.en).split(' ').map(str::len);
        self.width.max((words.max().unwrap_or(0) + BUTTON) as f64)
    }

    const fn in_the_middle(self) -> Self {
        Self {
            side: Side::Middle,
            ..self
        }
    }
}

const fn head(zh: &'static str, en: &'static str, width: f64) -> Head {
    let side = Side::Usual;
    Head {
        zh,
        en,
        width,
        side,
    }
}

/// The column that tells of several documents which one a row is about.
pub const DOCUMENT_HEAD: Head = head("文档", "Document", 14.0);

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

    /// Without the columns that `drop` names; it is told the head, and whether there are rows and none has anything there.
    pub fn without(mut self, drop: impl Fn(&Head, bool) -> bool) -> Self {
        let columns = (0..self.heads.len()).map(|column| {
            let empty = |row: &Vec<Cell>| row.get(column).is_none_or(|cell| *cell == Cell::Empty);
            let is_empty = !self.rows.is_empty() && self.rows.iter().all(empty);
            !drop(&self.heads[column], is_empty)
        });
        let kept: Vec<bool> = columns.collect();
        let mut keep = kept.iter();
        self.heads.retain(|_| keep.next() == Some(&true));
        for row in &mut self.rows {
            let mut keep = kept.iter();
            row.retain(|_| keep.next() == Some(&true));
        }
        self
    }

    /// A single row as a list of its heads, each with its cell: what is too wide to be read in a line. Empty cells are left
    /// out.
    pub fn on_its_side(self, lang: Lang) -> Self {
        let mut what = head("项目", "What", 20.0);
        let mut value = head("内容", "Value", 115.0);
        (what.side, value.side) = (Side::Left, Side::Left);
        let names: Vec<_> = self.head_names(lang).collect();
        let cells = self.rows.into_iter().next().unwrap_or_default();
        let told = names
            .into_iter()
            .zip(cells)
            .filter(|(_, cell)| *cell != Cell::Empty);
        Self {
            name: self.name,
            heads: vec![what, value],
            rows: told
                .map(|(name, cell)| vec![Cell::text(name), cell])
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_an_english_head_are_not_broken() {
        let narrow = head("时限", "Responsible units", 9.0);
        assert_eq!(narrow.width_in(Lang::Zh), 9.0);
        assert_eq!(narrow.width_in(Lang::En), 15.0);
        assert_eq!(head("文档", "Document", 14.0).width_in(Lang::En), 14.0);
    }
}
