//! The order of rows, sorted in steps: thirty thousand at once would hold the page.

use std::cmp::Ordering;
use std::collections::VecDeque;

use super::column::{Column, status_named};
use super::sheet::{Entry, Sheet};
use super::sift::Counted;
use crate::app::listing::natural;
use crate::report::Status;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: Column,
    /// From the last to the first.
    pub reversed: bool,
}

/// Rows that are sorted at once.
const RUN: usize = 256;

impl Sort {
    /// What a row lacks stands last either way; what is alike, as the documents have it.
    fn compare(&self, sheet: &Sheet, a: u32, b: u32) -> Ordering {
        let (Some(x), Some(y)) = (sheet.entry(a as usize), sheet.entry(b as usize)) else {
            return a.cmp(&b);
        };
        let filled = |entry: &Entry| self.column.is_filled(entry);
        let ordering = match (filled(&x), filled(&y)) {
            (true, true) if self.reversed => self.column.compare(&y, &x),
            (true, true) => self.column.compare(&x, &y),
            (x, y) => y.cmp(&x),
        };
        ordering.then(a.cmp(&b))
    }
}

impl Column {
    fn compare(self, a: &Entry, b: &Entry) -> Ordering {
        let sum = |entry: &Entry| entry.row.evidence.iter().sum::<u32>();
        let (x, y) = (a.row, b.row);
        match self {
            Column::Number => a.number.cmp(&b.number),
            Column::Status => rank(x.status).cmp(&rank(y.status)),
            Column::Ongoing => Ordering::Equal,
            Column::Evidence => sum(a).cmp(&sum(b)),
            Column::Findings => x.findings.len().cmp(&y.findings.len()),
            Column::Topics => natural(&x.topics[0], &y.topics[0]),
            Column::Document => natural(&a.doc.name, &b.doc.name),
            Column::Aspect => natural(&x.aspect, &y.aspect),
            Column::Title => natural(&x.title, &y.title),
            Column::Detail => natural(&x.detail, &y.detail),
            Column::Response => natural(&x.response, &y.response),
            Column::Responsible => natural(&x.responsible, &y.responsible),
            Column::Deadline => natural(&x.deadline, &y.deadline),
        }
    }
}

impl Column {
    /// The order in which values are offered, each with its number of rows: what is missing last, a status as it is counted,
    /// documents as they came, other values with the commonest first.
    pub fn compare_values(self, a: &Counted, b: &Counted) -> Ordering {
        let by_rank = match self {
            Column::Status => status_named(&a.0)
                .and_then(rank)
                .cmp(&status_named(&b.0).and_then(rank)),
            Column::Document => natural(&a.0, &b.0),
            _ => b.1.cmp(&a.1),
        };
        let empty = a.0.is_empty().cmp(&b.0.is_empty());
        empty.then(by_rank).then_with(|| natural(&a.0, &b.0))
    }
}

fn rank(status: Status) -> Option<usize> {
    Status::ALL.iter().position(|&it| it == status)
}

/// A merge sort that can pause.
pub struct Sorting {
    sort: Sort,
    /// Not yet sorted.
    raw: Vec<u32>,
    /// Each sorted.
    runs: VecDeque<Vec<u32>>,
}

impl Sorting {
    pub fn new(sort: Sort, rows: Vec<u32>) -> Self {
        Self {
            sort,
            raw: rows,
            runs: VecDeque::new(),
        }
    }

    /// One step; whether there are more.
    pub fn step(&mut self, sheet: &Sheet) -> bool {
        let sort = self.sort;
        if !self.raw.is_empty() {
            let mut run = self.raw.split_off(self.raw.len().saturating_sub(RUN));
            run.sort_unstable_by(|&a, &b| sort.compare(sheet, a, b));
            self.runs.push_back(run);
            return true;
        }
        if self.runs.len() < 2 {
            return false;
        }
        if let (Some(one), Some(other)) = (self.runs.pop_front(), self.runs.pop_front()) {
            let before = |a, b| sort.compare(sheet, a, b) == Ordering::Less;
            self.runs.push_back(merged(&one, &other, before));
        }
        true
    }

    pub fn done(mut self) -> Vec<u32> {
        self.runs.pop_front().unwrap_or_default()
    }
}

fn merged(one: &[u32], other: &[u32], before: impl Fn(u32, u32) -> bool) -> Vec<u32> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < other.len() {
        if before(other[j], one[i]) {
            all.push(other[j]);
            j += 1;
        } else {
            all.push(one[i]);
            i += 1;
        }
    }
    all.extend_from_slice(&one[i..]);
    all.extend_from_slice(&other[j..]);
    all
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::sheet::fixture::sheet;
    use super::*;

    fn sorted(sheet: &Sheet, column: Column, reversed: bool) -> Vec<u32> {
        let rows = (0..sheet.len() as u32).collect();
        let mut sorting = Sorting::new(Sort { column, reversed }, rows);
        while sorting.step(sheet) {}
        sorting.done()
    }

    #[test]
    fn rows_alike_stay_as_they_were_and_empty_ones_last() {
        let sheet = sheet();
        assert_eq!(sorted(&sheet, Column::Status, false), [0, 1, 3, 2]);
        assert_eq!(sorted(&sheet, Column::Status, true), [2, 0, 1, 3]);
        assert_eq!(sorted(&sheet, Column::Topics, false), [3, 0, 1, 2]);
        assert_eq!(sorted(&sheet, Column::Topics, true), [3, 0, 1, 2]);
        assert_eq!(sorted(&sheet, Column::Document, false), [2, 3, 0, 1]);
        assert_eq!(sorted(&sheet, Column::Number, true), [3, 2, 1, 0]);
    }

    #[test]
    fn many_rows_are_sorted_in_many_steps() {
        let mut doc = sheet().doc(7).unwrap().clone();
        let row = doc.rows[0].clone();
        let rows = (0..3_000_u32).map(|i| {
            let mut row = row.clone();
            row.title = format!("第{}处", i * 7919 % 3_000);
            row
        });
        doc.rows = Rc::new(rows.collect());
        let mut sheet = Sheet::default();
        sheet.push(doc);
        let titles: Vec<String> = sorted(&sheet, Column::Title, false)
            .into_iter()
            .map(|i| sheet.entry(i as usize).unwrap().row.title.clone())
            .collect();
        let expected: Vec<String> = (0..3_000).map(|i| format!("第{i}处")).collect();
        assert_eq!(titles, expected);
    }

    #[test]
    fn values_are_offered_as_one_looks_for_them() {
        let offered = |column: Column, values: &[(&str, usize)]| -> Vec<String> {
            let mut values: Vec<_> = values.iter().map(|it| (it.0.into(), it.1)).collect();
            values.sort_by(|a, b| column.compare_values(a, b));
            values.iter().map(|it| it.0.to_string()).collect()
        };
        let statuses = [("", 9), ("not_started", 1), ("completed", 2)];
        assert_eq!(
            offered(Column::Status, &statuses),
            ["completed", "not_started", ""]
        );
        let topics = [("", 9), ("采购", 1), ("党费", 2)];
        assert_eq!(offered(Column::Topics, &topics), ["党费", "采购", ""]);
        let documents = [("10", 9), ("9", 1)];
        assert_eq!(offered(Column::Document, &documents), ["9", "10"]);
    }

    #[test]
    fn nothing_is_sorted_to_nothing() {
        assert_eq!(sorted(&Sheet::default(), Column::Title, false), [0; 0]);
    }
}
