//! Tables (OpenDocument 1.3 part 3, 9.1).

use super::blocks::Block;
use super::body::Body;
use crate::source::OpenError;
use crate::source::xml::{Element, Xml};

/// A table in a text is not wider; a file may claim millions of equal cells in a few bytes.
const MOST_COLUMNS: usize = 256;

/// As often, at the most, a row with text is repeated.
const MOST_REPEATED: usize = 64;

type Cell = Vec<Block>;

impl Body {
    /// Reads a table to its end.
    pub(super) fn table(&mut self, xml: &mut Xml) -> Result<Vec<Vec<Cell>>, OpenError> {
        let mut rows = Vec::new();
        self.rows(xml, &mut rows)?;
        Ok(rows)
    }

    fn rows(&mut self, xml: &mut Xml, rows: &mut Vec<Vec<Cell>>) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "table-header-rows" | "table-rows" | "table-row-group" => self.rows(xml, rows)?,
                "table-row" => {
                    let count = repeated(&element, "number-rows-repeated", MOST_REPEATED);
                    let row = self.cells(xml)?;
                    let empty = row.iter().all(Vec::is_empty);
                    let count = if empty { 1 } else { count };
                    rows.extend(std::iter::repeat_n(row, count));
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn cells(&mut self, xml: &mut Xml) -> Result<Vec<Cell>, OpenError> {
        let mut row = Vec::new();
        while let Some(element) = xml.child()? {
            let covered = match element.name() {
                "table-cell" => false,
                "covered-table-cell" => true,
                _ => {
                    xml.skip()?;
                    continue;
                }
            };
            let count = repeated(&element, "number-columns-repeated", MOST_COLUMNS);
            let cell = if covered {
                xml.skip()?;
                Vec::new()
            } else {
                self.blocks(xml)?
            };
            let room = MOST_COLUMNS.saturating_sub(row.len());
            row.extend(std::iter::repeat_n(cell, count.min(room)));
        }
        Ok(row)
    }
}

fn repeated(element: &Element, attribute: &str, most: usize) -> usize {
    element.number(attribute).unwrap_or(1).clamp(1, most)
}
