//! Which columns are shown, and in which order.

use super::column::Column;

/// Every column once, and whether it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout(Vec<(Column, bool)>);

impl Default for Layout {
    fn default() -> Self {
        Self(Column::ALL.map(|column| (column, true)).to_vec())
    }
}

impl Layout {
    /// Reads what [`Layout::written`] wrote. What it does not know is left out, what it lacks comes last.
    pub fn read(written: &str) -> Self {
        let mut columns: Vec<(Column, bool)> = Vec::new();
        for word in written.split(',') {
            let (id, shown) = match word.strip_prefix('-') {
                Some(id) => (id, false),
                None => (word, true),
            };
            if let Some(column) = Column::named(id)
                && columns.iter().all(|it| it.0 != column)
            {
                columns.push((column, shown));
            }
        }
        for column in Column::ALL {
            if columns.iter().all(|it| it.0 != column) {
                columns.push((column, true));
            }
        }
        Self(columns)
    }

    /// The ids with commas between them; a hidden one has a hyphen before it.
    pub fn written(&self) -> String {
        let words = self.0.iter().map(|(column, shown)| match shown {
            true => column.id().to_string(),
            false => format!("-{}", column.id()),
        });
        words.collect::<Vec<_>>().join(",")
    }

    pub fn all(&self) -> &[(Column, bool)] {
        &self.0
    }

    /// The document's column says nothing where there is only one.
    pub fn shown(&self, over_all: bool) -> Vec<Column> {
        let shown = self.0.iter().filter(|(_, shown)| *shown);
        let columns = shown.map(|(column, _)| *column);
        columns
            .filter(|&column| over_all || column != Column::Document)
            .collect()
    }

    /// The problem's own column is always shown: a row without it would say nothing.
    pub fn show(&mut self, column: Column, shown: bool) {
        for place in &mut self.0 {
            if place.0 == column && column != Column::Title {
                place.1 = shown;
            }
        }
    }

    /// Moves a column by one place towards the beginning or the end.
    pub fn shift(&mut self, column: Column, earlier: bool) {
        let Some(place) = self.0.iter().position(|it| it.0 == column) else {
            return;
        };
        let other = match earlier {
            true => place.checked_sub(1),
            false => Some(place + 1).filter(|&other| other < self.0.len()),
        };
        if let Some(other) = other {
            self.0.swap(place, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_is_written_and_read_back() {
        let mut layout = Layout::default();
        layout.show(Column::Topics, false);
        layout.shift(Column::Status, true);
        assert_eq!(Layout::read(&layout.written()), layout);
        assert_ne!(layout, Layout::default());
    }

    #[test]
    fn what_was_written_by_another_version_does_no_harm() {
        let layout = Layout::read("title,,-gone,number,title,-aspect");
        assert_eq!(layout.all()[0], (Column::Title, true));
        assert_eq!(layout.all()[2], (Column::Aspect, false));
        assert_eq!(layout.all().len(), Column::ALL.len());
        assert_eq!(Layout::read(""), Layout::default());
    }

    #[test]
    fn the_ends_are_the_ends_and_the_problem_stays() {
        let mut layout = Layout::default();
        layout.shift(Column::Number, true);
        layout.shift(Column::Document, false);
        layout.show(Column::Title, false);
        assert_eq!(layout, Layout::default());
        assert!(!layout.shown(false).contains(&Column::Document));
        assert!(layout.shown(true).contains(&Column::Document));
    }
}
