//! The cell that the keyboard is at, and where each key leads.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// 0 is the row of heads, 1 the first problem.
    pub row: usize,
    /// Among the columns that are shown.
    pub column: usize,
    /// Whether the whole row is selected.
    pub whole: bool,
}

/// How far the table goes.
#[derive(Clone, Copy)]
pub struct Extent {
    /// Problems that are shown.
    pub rows: usize,
    pub columns: usize,
    /// Rows that a page key goes.
    pub page: usize,
}

impl Cursor {
    /// A filter may have left fewer rows, a choice fewer columns.
    pub fn within(self, extent: Extent) -> Self {
        Self {
            row: self.row.min(extent.rows),
            column: self.column.min(extent.columns.saturating_sub(1)),
            ..self
        }
    }

    /// Where a key leads; `None` for a key that leads nowhere. `control` is Ctrl, or the command key.
    pub fn after(self, key: &str, control: bool, extent: Extent) -> Option<Self> {
        let Self { row, column, .. } = self.within(extent);
        let last_column = extent.columns.saturating_sub(1);
        // The heads are reached by one step, and not by a leap.
        let first = extent.rows.min(1);
        let (row, column) = match (key, control) {
            ("ArrowUp", true) => (first, column),
            ("ArrowDown", true) => (extent.rows, column),
            ("ArrowLeft", true) => (row, 0),
            ("ArrowRight", true) => (row, last_column),
            ("ArrowUp", false) => (row.saturating_sub(1), column),
            ("ArrowDown", false) => ((row + 1).min(extent.rows), column),
            ("ArrowLeft", false) => (row, column.saturating_sub(1)),
            ("ArrowRight", false) => (row, (column + 1).min(last_column)),
            ("Home", false) => (row, 0),
            ("End", false) => (row, last_column),
            ("Home", true) => (first, 0),
            ("End", true) => (extent.rows, last_column),
            ("PageUp", false) => (row.saturating_sub(extent.page).max(first), column),
            ("PageDown", false) => ((row + extent.page).min(extent.rows), column),
            _ => return None,
        };
        Some(Self {
            row,
            column,
            whole: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXTENT: Extent = Extent {
        rows: 30,
        columns: 5,
        page: 10,
    };

    fn walk(from: (usize, usize), keys: &[(&str, bool)]) -> (usize, usize) {
        let mut at = Cursor {
            row: from.0,
            column: from.1,
            whole: true,
        };
        for (key, control) in keys {
            at = at.after(key, *control, EXTENT).unwrap();
            assert!(!at.whole);
        }
        (at.row, at.column)
    }

    #[test]
    fn keys_lead_as_in_a_spreadsheet_and_stop_at_the_edges() {
        assert_eq!(walk((1, 0), &[("ArrowUp", false)]), (0, 0));
        assert_eq!(walk((0, 0), &[("ArrowUp", false)]), (0, 0));
        assert_eq!(walk((30, 4), &[("ArrowDown", false)]), (30, 4));
        assert_eq!(walk((30, 4), &[("ArrowRight", false)]), (30, 4));
        assert_eq!(walk((7, 2), &[("Home", false)]), (7, 0));
        assert_eq!(walk((7, 2), &[("End", true)]), (30, 4));
        assert_eq!(walk((7, 2), &[("Home", true)]), (1, 0));
        assert_eq!(walk((25, 2), &[("PageDown", false)]), (30, 2));
        assert_eq!(walk((5, 2), &[("PageUp", false)]), (1, 2));
    }

    #[test]
    fn other_keys_lead_nowhere_and_an_empty_table_has_its_heads() {
        assert_eq!(Cursor::default().after("a", false, EXTENT), None);
        let empty = Extent { rows: 0, ..EXTENT };
        let at = Cursor {
            row: 9,
            column: 9,
            whole: false,
        };
        let down = at.after("PageDown", false, empty).unwrap();
        assert_eq!((down.row, down.column), (0, 4));
    }
}
