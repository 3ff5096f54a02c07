//! Tables whose rows are lines with a tab or | between the cells.

use super::{Column, Row, Table, Under, head, heads_ledger, heads_rows};
use crate::text::numeral::is_han_numeral;
use crate::text::{Line, Reading, Span};

/// Most lines that the cells of one row have between them.
const LONGEST_ROW: usize = 30;

/// First words of a row that adds the others up.
const TOTALS: [&str; 5] = ["合计", "总计", "小计", "共计", "总数"];

/// The table whose head is line `from`, if it is one.
pub fn at(reading: &Reading, from: usize) -> Option<Table> {
    let lines = reading.lines();
    let text = reading.text();
    let words = lines[from].whole.of(text);
    let mark = if words.contains('\t') { '\t' } else { '|' };
    if mark == '|' && words.matches(mark).nth(1).is_none() {
        return None;
    }
    let first = cells(text, lines[from].whole, mark);
    // The heads may take two rows.
    let below = (from + 1..lines.len()).find(|&i| !lines[i].is_blank());
    let second = below
        .map(|i| (i, cells(text, lines[i].whole, mark)))
        .filter(|(_, second)| second.len() > 1 && head::goes_on(text, &first, second));
    let (columns, start, heads) = match second {
        Some((i, second)) => {
            let columns = head::columns(text, &first, Some(&second))?;
            (columns, i + 1, vec![first, second])
        }
        None => (head::columns(text, &first, None)?, from + 1, vec![first]),
    };
    let mut rows = Rows {
        text,
        lines,
        mark,
        numbered: columns[0].0 == Column::Number,
        columns: &columns,
        heads,
        under: None,
        found: Vec::new(),
    };
    let mut end = start;
    while let Some(next) = rows.next(end) {
        end = next;
    }
    let found = rows.found;
    Some(Table {
        lines: from..end,
        columns,
        rows: found,
        parent: None,
    })
}

struct Rows<'t> {
    text: &'t str,
    lines: &'t [Line],
    mark: char,
    columns: &'t [(Column, Span)],
    /// The cells of the one row of heads, or of the two.
    heads: Vec<Vec<Span>>,
    /// The first column numbers the rows.
    numbered: bool,
    under: Option<Under>,
    found: Vec<Row>,
}

impl Rows<'_> {
    /// Reads the row at line `at` or behind blank lines; returns the line behind it.
    fn next(&mut self, at: usize) -> Option<usize> {
        let at = self.full_line(at)?;
        let line = self.lines[at];
        if !self.is_row(at) {
            // A heading above rows: one above a table with a head of its own is the document's.
            let below = self.full_line(at + 1)?;
            let heads = heads_rows(self.text, line.span)
                && self.is_row(below)
                && !self.is_other_head(below);
            self.under = heads.then(|| Under::of(self.text, line.span));
            return heads.then_some(at + 1);
        }
        if self.repeats_head(line.whole) {
            return Some(at + 1);
        }
        if self.is_other_head(at) {
            return None;
        }
        let end = self.row_end(at);
        let whole = Span::new(line.whole.start, self.lines[end - 1].whole.end);
        let cells = self.row(whole);
        if self.adds_up(&cells) {
            return Some(end);
        }
        match self.heading(&cells) {
            Some(heading) => self.under = Some(heading),
            None if cells.iter().any(Option::is_some) => self.found.push(Row {
                cells,
                under: self.under,
            }),
            None => {}
        }
        Some(end)
    }

    fn full_line(&self, from: usize) -> Option<usize> {
        (from..self.lines.len()).find(|&i| !self.lines[i].is_blank())
    }

    fn is_row(&self, i: usize) -> bool {
        self.lines[i].whole.of(self.text).contains(self.mark)
    }

    /// The head printed again on another page.
    fn repeats_head(&self, line: Span) -> bool {
        let words = |cells: &[Span]| -> Vec<&str> {
            let words = cells.iter().map(|c| c.of(self.text));
            words.filter(|w| !w.is_empty()).collect()
        };
        let row = words(&cells(self.text, line, self.mark));
        self.heads.iter().any(|heads| words(heads) == row)
    }

    fn is_other_head(&self, i: usize) -> bool {
        let line = self.lines[i].whole;
        !self.repeats_head(line)
            && heads_ledger(self.text, cells(self.text, line, self.mark).into_iter())
    }

    /// 合计 before sums that are no problems.
    fn adds_up(&self, cells: &[Option<Span>]) -> bool {
        let first = cells.iter().flatten().next();
        first.is_some_and(|cell| {
            let words = cell.of(self.text).replace(' ', "");
            TOTALS.contains(&words.trim_end_matches(':'))
        })
    }

    /// The cell that stands alone in its row and heads the rows below it; 一 may stand in the cell before.
    fn heading(&self, cells: &[Option<Span>]) -> Option<Under> {
        let mut full = cells.iter().flatten();
        let (&cell, next) = (full.next()?, full.next());
        if let Some(&name) = next {
            let marker = Some(cell).filter(|c| c.of(self.text).chars().all(is_han_numeral));
            let alone = self.numbered && cells[0] == Some(cell) && full.next().is_none();
            return (alone && marker.is_some()).then_some(Under { marker, name });
        }
        let in_place_of_number = self.numbered
            && cells[0] == Some(cell)
            && !cell.of(self.text).starts_with(|c: char| c.is_ascii_digit());
        (heads_rows(self.text, cell) || in_place_of_number).then(|| Under::of(self.text, cell))
    }

    /// The line behind the row that begins at line `at`: a cell of several paragraphs breaks its row.
    fn row_end(&self, at: usize) -> usize {
        if !self.numbered || self.mark != '\t' {
            return at + 1;
        }
        let most = self.columns.len() - 1;
        let mut marks = self.marks(at);
        let mut end = at + 1;
        let last = self.lines.len().min(at + LONGEST_ROW);
        for i in at + 1..last {
            if self.starts_row(i) {
                // All that stands between two rows belongs to the first.
                return i;
            }
            let here = self.marks(i);
            if heads_rows(self.text, self.lines[i].span) || marks + here > most {
                break;
            }
            marks += here;
            if here > 0 {
                end = i + 1;
            }
        }
        end
    }

    fn marks(&self, i: usize) -> usize {
        self.lines[i].whole.of(self.text).matches(self.mark).count()
    }

    /// A number in the first cell.
    fn starts_row(&self, i: usize) -> bool {
        let line = self.lines[i].whole.of(self.text).trim_start_matches(' ');
        let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.len() < line.len()
            && behind
                .trim_start_matches(['.', '、', ' '])
                .starts_with('\t')
    }

    fn row(&self, line: Span) -> Vec<Option<Span>> {
        let mut row: Vec<Option<Span>> = cells(self.text, line, self.mark)
            .into_iter()
            .map(|c| Some(c).filter(|c| c.of(self.text).chars().any(char::is_alphanumeric)))
            .collect();
        row.resize(self.columns.len(), None);
        row
    }
}

fn cells(text: &str, line: Span, mark: char) -> Vec<Span> {
    // | a | b |: the marks at either end hold no cell.
    let line = if mark == '|' {
        let inner = line.trim(text);
        let s = inner.of(text);
        let start = inner.start + usize::from(s.starts_with('|'));
        Span::new(
            start,
            (inner.end - usize::from(s.len() > 1 && s.ends_with('|'))).max(start),
        )
    } else {
        line
    };
    let mut at = line.start;
    line.of(text)
        .split(mark)
        .map(|cell| {
            let span = Span::new(at, at + cell.len()).trim(text);
            at += cell.len() + 1;
            span
        })
        .collect()
}
