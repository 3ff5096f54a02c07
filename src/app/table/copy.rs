//! What is shown, as a table for a spreadsheet; made in steps.

use std::rc::Rc;

use super::column::Column;
use super::sheet::Sheet;
use super::sift::Sifted;
use crate::export::{Cell, tsv};
use crate::view::Lang;

pub struct Copying {
    sheet: Rc<Sheet>,
    columns: Vec<Column>,
    lang: Lang,
    text: String,
    next: usize,
}

impl Copying {
    /// Begins with the heads of `columns`.
    pub fn new(sheet: Rc<Sheet>, columns: Vec<Column>, lang: Lang) -> Self {
        let heads: Vec<Cell> = columns
            .iter()
            .map(|&column| Cell::text(lang.column(column)))
            .collect();
        Self {
            text: tsv::line(&heads),
            sheet,
            columns,
            lang,
            next: 0,
        }
    }

    /// Adds a row; whether there was one.
    pub fn step(&mut self, sifted: &Sifted) -> bool {
        let Some(&index) = sifted.shown.get(self.next) else {
            return false;
        };
        let line = row(&self.sheet, index as usize, &self.columns, self.lang);
        self.text.push_str(&line);
        self.next += 1;
        true
    }

    pub fn done(self) -> String {
        self.text
    }
}

/// One row of the sheet, without heads.
pub fn row(sheet: &Sheet, index: usize, columns: &[Column], lang: Lang) -> String {
    let Some(entry) = sheet.entry(index) else {
        return String::new();
    };
    let cells: Vec<Cell> = columns
        .iter()
        .map(|column| Cell::text(column.text(&entry, lang)))
        .collect();
    tsv::line(&cells)
}

#[cfg(test)]
mod tests {
    use super::super::sheet::fixture::sheet;
    use super::*;

    #[test]
    fn the_shown_rows_and_columns_are_copied() {
        let columns = vec![Column::Number, Column::Title, Column::Status];
        let sifted = Sifted {
            shown: vec![2, 0],
            ..Sifted::default()
        };
        let mut copying = Copying::new(Rc::new(sheet()), columns, Lang::Zh);
        while copying.step(&sifted) {}
        assert_eq!(
            copying.done(),
            "序号\t反馈问题\t完成情况\r\n3\t账目不清问题\t正在整改\r\n1\t账目不清问题\t已完成\r\n"
        );
    }

    #[test]
    fn a_row_that_is_not_there_is_empty() {
        assert_eq!(row(&sheet(), 99, &[Column::Title], Lang::Zh), "");
    }
}
