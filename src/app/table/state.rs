//! What a person chose in the table, kept while something else is looked at.

use std::rc::Rc;

use super::column::Column;
use super::cursor::Cursor;
use super::layout::Layout;
use super::order::Sort;
use super::query::{Filter, Query};
use crate::app::document::DocId;
use crate::app::scope::Scope;

#[derive(Clone, Debug, PartialEq)]
pub struct TableState {
    /// Which documents are in it.
    pub over: Scope,
    pub query: Query,
    pub layout: Layout,
    pub cursor: Cursor,
    /// The document and the problem of it that is shown whole.
    pub opened: Option<(DocId, usize)>,
}

pub enum Change {
    Over(Scope),
    Words(Rc<str>),
    Filter(Column, Filter),
    ClearFilters,
    Sort(Option<Sort>),
    Layout(Layout),
    Cursor(Cursor),
    Opened(Option<(DocId, usize)>),
}

impl Default for TableState {
    fn default() -> Self {
        Self {
            over: Scope::default(),
            query: Query::default(),
            layout: Layout::default(),
            cursor: Cursor {
                row: 1,
                ..Cursor::default()
            },
            opened: None,
        }
    }
}

impl TableState {
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Over(scope) => {
                self.over = scope;
                // What cannot be seen any more must not hide rows.
                self.query.filters.remove(&Column::Document);
                self.top();
            }
            Change::Words(words) => {
                self.query.words = words;
                self.top();
            }
            Change::Filter(column, filter) => {
                self.query.set(column, filter);
                self.top();
            }
            Change::ClearFilters => {
                self.query.clear();
                self.top();
            }
            Change::Sort(sort) => {
                self.query.sort = sort;
                self.top();
            }
            Change::Layout(layout) => self.layout = layout,
            Change::Cursor(cursor) => self.cursor = cursor,
            Change::Opened(opened) => self.opened = opened,
        }
    }

    /// Other rows are shown: from the first on.
    fn top(&mut self) {
        self.cursor.row = self.cursor.row.min(1);
        self.cursor.whole = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_rows_are_shown_from_the_first_on() {
        let mut table = TableState::default();
        table.apply(Change::Cursor(Cursor {
            row: 40,
            column: 3,
            whole: true,
        }));
        table.apply(Change::Words("采购".into()));
        let cursor = table.cursor;
        assert_eq!((cursor.row, cursor.column, cursor.whole), (1, 3, false));
        assert!(table.query.narrows());
        table.apply(Change::ClearFilters);
        assert!(!table.query.narrows());
    }

    #[test]
    fn a_filter_on_documents_goes_with_their_column() {
        let mut table = TableState::default();
        let filter = Filter {
            values: ["7".into()].into(),
            ..Filter::default()
        };
        table.apply(Change::Filter(Column::Document, filter));
        table.apply(Change::Over(Scope::Open));
        assert!(!table.query.narrows());
    }
}
