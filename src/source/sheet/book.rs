//! What the readers of workbooks fill: sheets of cells as text, and what is left out.

use super::grid::Sheet;
use crate::source::{LIMIT_TEXT_BYTES, Omission, OpenError};

/// Most cells that hold something in all sheets of a workbook together.
const MOST_CELLS: usize = 4_000_000;

/// A workbook that was read.
#[derive(Debug)]
pub struct Book {
    pub sheets: Vec<Sheet>,
    pub left_out: Vec<(Omission, Option<String>)>,
    cells_left: usize,
    bytes_left: usize,
}

impl Default for Book {
    fn default() -> Self {
        Self {
            sheets: Vec::new(),
            left_out: Vec::new(),
            cells_left: MOST_CELLS,
            bytes_left: LIMIT_TEXT_BYTES,
        }
    }
}

impl Book {
    /// A cell of `sheet`, row and column counted from 0; nothing where it is empty.
    ///
    /// Fails where the workbook holds more than is read: few bytes can stand for many cells.
    pub fn cell(
        &mut self,
        sheet: &mut Sheet,
        row: u32,
        column: u32,
        text: &str,
    ) -> Result<(), OpenError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        // The picture inside a cell of a WPS workbook.
        if text.starts_with("=DISPIMG(") {
            self.left_out.push((Omission::Pictures, None));
            return Ok(());
        }
        let (Some(cells), Some(bytes)) = (
            self.cells_left.checked_sub(1),
            self.bytes_left.checked_sub(text.len()),
        ) else {
            return Err(OpenError::TooMuchInside);
        };
        (self.cells_left, self.bytes_left) = (cells, bytes);
        sheet.cells.push((row, column, text.to_owned()));
        Ok(())
    }
}
