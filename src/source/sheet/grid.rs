//! A sheet becomes paragraphs and rows.

use std::collections::BTreeMap;

use crate::source::{OpenError, Writer};

/// A sheet by the cells that hold something, in any order: what its file says of its size is not relied on.
#[derive(Debug, Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// Row, column, text. Of two at the same place the later one holds.
    pub cells: Vec<(u32, u32, String)>,
    pub merged: Vec<Area>,
}

/// Merged cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub first: (u32, u32),
    pub last: (u32, u32),
}

/// A row: its number and its filled cells, each with its column.
struct Row {
    number: u32,
    cells: Vec<(u32, String)>,
}

impl Sheet {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Writes the rows, without the rows and columns that are empty all over. A line above the table or below it is a
    /// paragraph.
    pub fn write(self, writer: &mut Writer) -> Result<(), OpenError> {
        let merged = self.merged;
        let rows = rows(self.cells, &merged);
        let mut columns: Vec<u32> = rows
            .iter()
            .flat_map(|r| r.cells.iter().map(|&(column, _)| column))
            .collect();
        columns.sort_unstable();
        columns.dedup();
        let is_row = |r: &Row| r.cells.len() > 1;
        let first = rows.iter().position(is_row).unwrap_or(rows.len());
        let last = rows.iter().rposition(is_row).unwrap_or(0);
        let spanning: Vec<(u32, u32)> = merged
            .iter()
            .filter(|a| a.last.1 > a.first.1)
            .map(|a| a.first)
            .collect();
        let mut before = None;
        for (i, row) in rows.into_iter().enumerate() {
            if before.is_some_and(|b| row.number > b + 1) {
                writer.paragraph("");
            }
            before = Some(row.number);
            let alone = match row.cells.as_slice() {
                [_] if i < first => true,
                [(column, _)] if i > last => {
                    *column == columns[0] || spanning.contains(&(row.number, *column))
                }
                _ => false,
            };
            match row.cells.first() {
                Some((_, text)) if alone => writer.paragraph(text),
                _ => writer.row(&across(&row, &columns)),
            }
            writer.check()?;
        }
        Ok(())
    }
}

/// The cells of a row under all columns that the sheet has.
fn across<'r>(row: &'r Row, columns: &[u32]) -> Vec<&'r str> {
    let mut cells = row.cells.iter().peekable();
    columns
        .iter()
        .map(|column| {
            cells
                .next_if(|(c, _)| c == column)
                .map_or("", |(_, text)| text)
        })
        .collect()
}

/// The cells by rows. Where cells are merged, only the first one shows.
fn rows(mut cells: Vec<(u32, u32, String)>, merged: &[Area]) -> Vec<Row> {
    cells.sort_by_key(|&(row, column, _)| (row, column));
    let mut covered = Covered::new(merged);
    let mut rows: Vec<Row> = Vec::new();
    for (number, column, text) in cells {
        if covered.hides(number, column) {
            continue;
        }
        match rows.last_mut().filter(|r| r.number == number) {
            Some(row) => match row.cells.last_mut().filter(|c| c.0 == column) {
                Some(cell) => cell.1 = text,
                None => row.cells.push((column, text)),
            },
            None => rows.push(Row {
                number,
                cells: vec![(column, text)],
            }),
        }
    }
    rows
}

/// Merged areas met from the top down. They do not overlap in an honest file, so that in any row the one that may hold a
/// cell is the last that begins before it.
struct Covered {
    /// From the bottom up: the next one is the last.
    to_come: Vec<Area>,
    /// By their first column.
    open: BTreeMap<u32, Area>,
}

impl Covered {
    fn new(merged: &[Area]) -> Self {
        let mut to_come = merged.to_vec();
        to_come.sort_by_key(|a| std::cmp::Reverse(a.first));
        Self {
            to_come,
            open: BTreeMap::new(),
        }
    }

    /// Whether a merged cell hides this one. Must be asked from the top down.
    fn hides(&mut self, row: u32, column: u32) -> bool {
        while let Some(area) = self.to_come.pop_if(|a| a.first.0 <= row) {
            self.open.insert(area.first.1, area);
        }
        self.open
            .range(..=column)
            .next_back()
            .is_some_and(|(_, a)| row <= a.last.0 && column <= a.last.1 && (row, column) != a.first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[(u32, u32, &str)], merged: &[[u32; 4]]) -> String {
        let sheet = Sheet {
            cells: cells
                .iter()
                .map(|&(r, c, t)| (r, c, t.to_owned()))
                .collect(),
            merged: merged
                .iter()
                .map(|&[r, c, to_r, to_c]| Area {
                    first: (r, c),
                    last: (to_r, to_c),
                })
                .collect(),
            ..Sheet::default()
        };
        let mut writer = Writer::default();
        sheet.write(&mut writer).unwrap();
        writer.finish().unwrap().text
    }

    #[test]
    fn lines_around_a_table_are_paragraphs_and_empty_columns_are_left_out() {
        let text = written(
            &[
                (2, 1, "台账"),
                (3, 4, "单位：万元"),
                (4, 1, "序号"),
                (4, 2, "问题"),
                (4, 4, "整改"),
                (5, 1, "1"),
                (5, 2, "甲\n乙"),
                (7, 1, "注：略"),
                (8, 4, "续"),
            ],
            &[],
        );
        assert_eq!(
            text,
            "台账\n单位：万元\n序号\t问题\t整改\n1\t甲\u{2028}乙\t\n\n注：略\n\t\t续\n"
        );
    }

    #[test]
    fn of_merged_cells_the_first_one_shows() {
        let text = written(
            &[
                (0, 0, "1"),
                (0, 1, "甲"),
                (1, 0, "旧"),
                (1, 1, "乙"),
                (2, 0, "2"),
                (2, 1, "丙"),
                (3, 1, "签名"),
            ],
            &[[0, 0, 1, 0], [3, 1, 3, 2]],
        );
        assert_eq!(text, "1\t甲\n\t乙\n2\t丙\n签名\n");
    }

    #[test]
    fn cells_far_apart_cost_nothing() {
        let text = written(
            &[(1_048_575, 16_383, "乙"), (0, 0, "甲"), (0, 0, "改")],
            &[],
        );
        assert_eq!(text, "改\n\n乙\n");
    }
}
