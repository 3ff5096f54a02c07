//! Tables: merged cells, deleted rows, tables that are only a frame.

use super::super::OpenError;
use super::super::xml::{Element, Xml};
use super::flow::{Block, Fate, Flow, plain};
use super::story::{COST_OF_A_PARAGRAPH, Story};
use super::styles::toggle;

/// Word has no more columns.
const MOST_COLUMNS: usize = 63;

/// A table that is being read.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<Vec<Block>>>,
    /// Columns in which a cell of the last row may go on below.
    open: Vec<usize>,
}

/// A row that is being read.
#[derive(Default)]
struct Row {
    cells: Vec<Vec<Block>>,
    /// Columns in which a cell may go on below.
    open: Vec<usize>,
    after: usize,
    /// Whether there is a cell in it that is not deleted.
    has_cells: bool,
    fate: Fate,
}

/// `w:tcPr`
#[derive(Default)]
struct CellProperties {
    span: usize,
    merge: Option<Merge>,
    deleted: bool,
}

/// `w:vMerge`
#[derive(Clone, Copy, PartialEq)]
enum Merge {
    Begins,
    GoesOn,
}

impl Story<'_> {
    /// Reads `w:tbl`.
    pub fn table(&mut self, xml: &mut Xml, flow: &mut Flow) -> Result<(), OpenError> {
        let mut table = Table::default();
        self.rows(xml, &mut table)?;
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
        if columns == 1 {
            // Only a frame around paragraphs.
            flow.extend(table.rows.into_iter().flatten().flatten());
            return Ok(());
        }
        flow.extend(table.rows.iter().map(|row| {
            let mut cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
            cells.resize(cells.len().max(columns.min(MOST_COLUMNS)), String::new());
            Block::Row(cells)
        }));
        Ok(())
    }

    /// The rows in the open element: content controls may hold some.
    fn rows(&mut self, xml: &mut Xml, table: &mut Table) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "tr" => self.row(xml, table)?,
                "AlternateContent" => {
                    if xml.alternative()? {
                        self.rows(xml, table)?;
                        xml.skip()?;
                    }
                }
                "tblGrid" => xml.skip()?,
                name if name.ends_with("Pr") => xml.skip()?,
                _ => self.rows(xml, table)?,
            }
        }
        Ok(())
    }

    fn row(&mut self, xml: &mut Xml, table: &mut Table) -> Result<(), OpenError> {
        let mut row = Row {
            fate: self.fate,
            ..Row::default()
        };
        let outer = self.fate;
        self.cells(xml, &table.open, &mut row)?;
        self.fate = outer;
        if row.fate != Fate::Shown || !row.has_cells {
            return Ok(());
        }
        let width = (row.cells.len() + row.after).min(MOST_COLUMNS.max(row.cells.len()));
        row.cells.resize_with(width, Vec::new);
        self.allow(width * COST_OF_A_PARAGRAPH)?;
        table.rows.push(row.cells);
        table.open = row.open;
        Ok(())
    }

    /// The cells in the open element: content controls may hold some.
    fn cells(&mut self, xml: &mut Xml, above: &[usize], row: &mut Row) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "tc" => self.cell(xml, above, row)?,
                "trPr" => {
                    row.read_properties(xml)?;
                    self.fate = row.fate;
                }
                name if name.ends_with("Pr") || name == "tblPrEx" => xml.skip()?,
                _ => self.cells(xml, above, row)?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml, above: &[usize], row: &mut Row) -> Result<(), OpenError> {
        let mut properties = CellProperties::default();
        let mut flow = Flow::default();
        let column = row.cells.len();
        let outer = self.fate;
        let mut is_covered = false;
        while let Some(element) = xml.child()? {
            if element.name() == "tcPr" {
                properties = CellProperties::read(xml)?;
                is_covered =
                    properties.merge == Some(Merge::GoesOn) && above.binary_search(&column).is_ok();
                if properties.deleted {
                    self.fate = Fate::Deleted;
                } else if is_covered {
                    self.fate = outer.max(Fate::Hidden);
                }
                continue;
            }
            self.block(&element, xml, &mut flow)?;
        }
        self.fate = outer;
        if properties.deleted {
            return Ok(());
        }
        if properties.merge == Some(Merge::Begins) || is_covered {
            row.open.push(column);
        }
        row.has_cells = true;
        row.cells.push(flow.finish());
        let span = properties.span.clamp(1, MOST_COLUMNS);
        self.allow(span * COST_OF_A_PARAGRAPH)?;
        row.cells.resize_with(column + span, Vec::new);
        Ok(())
    }
}

impl Row {
    fn read_properties(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "gridBefore" => {
                    let before: usize = element.number("val").unwrap_or_default();
                    self.cells.resize_with(before.min(MOST_COLUMNS), Vec::new);
                }
                "gridAfter" => self.after = element.number("val").unwrap_or_default(),
                "del" => self.fate = Fate::Deleted,
                "hidden" if toggle(&element) => self.fate = self.fate.max(Fate::Hidden),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(())
    }
}

impl CellProperties {
    fn read(xml: &mut Xml) -> Result<Self, OpenError> {
        let mut properties = Self::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                "gridSpan" => properties.span = element.number("val").unwrap_or_default(),
                "vMerge" => properties.merge = Some(merge(&element, "val")),
                // A merge that is tracked, accepted.
                "cellMerge" => properties.merge = Some(merge(&element, "vMerge")),
                "cellDel" => properties.deleted = true,
                _ => {}
            }
            xml.skip()?;
        }
        Ok(properties)
    }
}

fn merge(element: &Element, attribute: &str) -> Merge {
    match element.attribute(attribute).as_deref() {
        Some("restart" | "rest") => Merge::Begins,
        _ => Merge::GoesOn,
    }
}
