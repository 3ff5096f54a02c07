//! What a query leaves of a sheet, found in steps.

use std::collections::HashMap;
use std::rc::Rc;

use super::column::Column;
use super::order::Sorting;
use super::query::{Matcher, Query};
use super::sheet::Sheet;
use crate::view::Lang;

/// Rows that are looked at in one step.
const ROWS: usize = 200;

/// A value of a column, and in how many rows it stands.
pub type Counted = (Rc<str>, usize);

#[derive(Debug, Default, PartialEq)]
pub struct Sifted {
    /// Which rows of the sheet are shown, in this order.
    pub shown: Vec<u32>,
    /// In how many rows of the sheet each column says something, in the order of [`Column::ALL`].
    pub filled: [usize; Column::ALL.len()],
    /// The column whose values were asked for, and in how many rows each stands that all other filters take.
    pub values: Option<(Column, Vec<Counted>)>,
}

impl Sifted {
    pub fn is_filled(&self, column: Column) -> bool {
        let place = Column::ALL.iter().position(|&it| it == column);
        place.is_some_and(|place| self.filled[place] > 0)
    }
}

pub struct Sift {
    sheet: Rc<Sheet>,
    query: Query,
    matcher: Matcher,
    values_of: Option<Column>,
    values: HashMap<Rc<str>, usize>,
    next: usize,
    sifted: Sifted,
    sorting: Option<Sorting>,
}

impl Sift {
    /// `values_of` is the column whose values are counted.
    pub fn new(sheet: Rc<Sheet>, query: &Query, values_of: Option<Column>, lang: Lang) -> Self {
        Self {
            sheet,
            query: query.clone(),
            matcher: Matcher::new(query, lang),
            values_of,
            values: HashMap::new(),
            next: 0,
            sifted: Sifted::default(),
            sorting: None,
        }
    }

    /// One step; whether there are more.
    pub fn step(&mut self) -> bool {
        if let Some(sorting) = &mut self.sorting {
            return sorting.step(&self.sheet);
        }
        let end = (self.next + ROWS).min(self.sheet.len());
        for index in self.next..end {
            self.look_at(index);
        }
        self.next = end;
        if end < self.sheet.len() {
            return true;
        }
        let Some(sort) = self.query.sort else {
            return false;
        };
        let rows = std::mem::take(&mut self.sifted.shown);
        self.sorting = Some(Sorting::new(sort, rows));
        true
    }

    fn look_at(&mut self, index: usize) {
        let Some(entry) = self.sheet.entry(index) else {
            return;
        };
        for (filled, column) in self.sifted.filled.iter_mut().zip(Column::ALL) {
            *filled += usize::from(column.is_filled(&entry));
        }
        if self.matcher.takes(&entry) {
            self.sifted.shown.push(index as u32);
        }
        if let Some(column) = self.values_of
            && self.matcher.takes_but(&entry, Some(column))
        {
            let values = &mut self.values;
            column.each_value(&entry, |value| match values.get_mut(&*value) {
                Some(count) => *count += 1,
                None => drop(values.insert((&*value).into(), 1)),
            });
        }
    }

    pub fn done(self) -> Sifted {
        let mut sifted = self.sifted;
        if let Some(sorting) = self.sorting {
            sifted.shown = sorting.done();
        }
        if let Some(column) = self.values_of {
            // What is chosen stays in sight, although no row may have it any more.
            let mut values = self.values;
            for value in self.query.filter(column).values {
                values.entry(value).or_insert(0);
            }
            let mut values: Vec<_> = values.into_iter().collect();
            values.sort_by(|a, b| column.compare_values(a, b));
            sifted.values = Some((column, values));
        }
        sifted
    }
}

#[cfg(test)]
mod tests {
    use super::super::order::Sort;
    use super::super::query::Filter;
    use super::super::sheet::fixture::sheet;
    use super::*;

    fn sifted(query: &Query, values_of: Option<Column>) -> Sifted {
        let mut sift = Sift::new(Rc::new(sheet()), query, values_of, Lang::Zh);
        while sift.step() {}
        sift.done()
    }

    #[test]
    fn values_are_counted_whatever_their_own_column_is_asked_for() {
        let mut query = Query::default();
        query.set(
            Column::Status,
            Filter {
                values: ["in_progress".into()].into(),
                ..Filter::default()
            },
        );
        let sifted = sifted(&query, Some(Column::Status));
        assert_eq!(sifted.shown, [2]);
        let values = vec![("completed".into(), 3), ("in_progress".into(), 1)];
        assert_eq!(sifted.values, Some((Column::Status, values)));
    }

    #[test]
    fn a_chosen_value_that_no_row_has_can_still_be_given_up() {
        let mut query = Query::default();
        query.set(
            Column::Topics,
            Filter {
                values: ["信访".into()].into(),
                ..Filter::default()
            },
        );
        query.words = "没有这样的".into();
        let sifted = sifted(&query, Some(Column::Topics));
        let values = vec![("信访".into(), 0)];
        assert_eq!(sifted.values, Some((Column::Topics, values)));
    }

    #[test]
    fn what_is_left_is_sorted_and_empty_columns_are_known() {
        let query = Query {
            words: "补齐".into(),
            sort: Some(Sort {
                column: Column::Document,
                reversed: false,
            }),
            ..Query::default()
        };
        let sifted = sifted(&query, None);
        assert_eq!(sifted.shown, [3, 1]);
        assert!(!sifted.is_filled(Column::Responsible));
        assert!(sifted.is_filled(Column::Aspect));
    }
}
