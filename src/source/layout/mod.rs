//! Text that was put on pages piece by piece becomes paragraphs again: PDF and OFD only say where each piece stands.
//!
//! Runs become rows by their height (`rows`), running heads and page numbers go (`margins`), columns and tables are told
//! from flowing text (`columns`, `grid`, `aligned`), and lines are joined into paragraphs over line and page ends
//! (`paragraphs`). Distances are points (1/72 inch), `x` grows to the right, `y` downward.

mod aligned;
mod columns;
mod continued;
mod footnotes;
mod grid;
mod margins;
mod paragraphs;
mod rows;
mod signs;

pub use signs::ems;

use super::Writer;
use super::extract::Omission;
use rows::Row;

/// A piece of text in one line: a character, a word or all of the line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// Of its left edge.
    pub x: f32,
    /// Of its baseline.
    pub y: f32,
    pub width: f32,
    /// Of the font, as it appears on the page.
    pub size: f32,
    pub text: String,
}

/// A straight line that is drawn on a page, as the borders of tables are. Slanted ones are of no use here.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rule {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

/// What stands on a page. Text that is turned, hidden or a watermark is the reader's to leave out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub width: f32,
    pub height: f32,
    /// In any order.
    pub runs: Vec<Run>,
    pub rules: Vec<Rule>,
    /// How many pictures there are.
    pub pictures: usize,
}

/// Pages on their way to a text: [`page`](Self::page) for each in its order, then [`write`](Self::write).
#[derive(Debug, Default)]
pub struct Layout {
    pages: Vec<Sheet>,
}

/// A page of which the pieces are put together to rows.
#[derive(Debug)]
struct Sheet {
    width: f32,
    height: f32,
    /// From top to bottom; without those in tables.
    rows: Vec<Row>,
    /// From top to bottom.
    tables: Vec<grid::Table>,
    pictures: usize,
}

impl Sheet {
    fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let rows = self.rows.iter_mut().flat_map(|row| &mut row.pieces);
        let cells = self
            .tables
            .iter_mut()
            .flat_map(|table| table.rows.iter_mut().flatten());
        rows.map(|piece| &mut piece.text).chain(cells)
    }
}

/// What a page holds, in reading order.
#[derive(Debug)]
enum Item {
    Line(Line),
    TableRow(Vec<String>),
}

/// A line of flowing text.
#[derive(Clone, Debug)]
struct Line {
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
    /// 0 where lines go over the whole width, else 1 for the left and 2 for the right column.
    column: usize,
    /// A wide gap parts it, as 电话 and 邮编 side by side: no line of a paragraph.
    loose: bool,
    /// Without what stretches the line to its margin.
    natural_width: f32,
    /// Of its column, where it is not one of the document.
    margins: Option<Margins>,
    text: String,
}

/// Where the lines of a column begin and end.
#[derive(Clone, Copy, Debug, Default)]
struct Margins {
    left: f32,
    right: f32,
}

impl Layout {
    pub fn page(&mut self, page: Page) {
        let (tables, runs) = grid::tables(page.runs, &page.rules);
        self.pages.push(Sheet {
            width: page.width,
            height: page.height,
            rows: columns::rows(runs, page.width),
            tables,
            pictures: page.pictures,
        });
    }

    /// Writes all pages: their paragraphs and table rows, where each page begins, and what is left out.
    pub fn write(mut self, writer: &mut Writer) {
        for sheet in &self.pages {
            let empty = sheet.rows.is_empty() && sheet.tables.is_empty();
            if empty && sheet.pictures > 0 {
                writer.leave_out(Omission::PagesWithoutText, None);
            } else {
                (0..sheet.pictures).for_each(|_| writer.leave_out(Omission::Pictures, None));
            }
        }
        let mut running = margins::take(&mut self.pages);
        let usual = paragraphs::usual_size(self.pages.iter().flat_map(|sheet| &sheet.rows));
        let notes = footnotes::take(&mut self.pages, usual);
        running.extend(continued::take_heads(&mut self.pages));
        continued::join_cut_rows(&mut self.pages);
        for text in running {
            writer.leave_out(Omission::HeadersFooters, Some(&text));
        }
        let pages: Vec<_> = self.pages.into_iter().map(items).collect();
        paragraphs::write(&pages, usual, writer);
        notes.iter().for_each(|note| writer.paragraph(note));
    }
}

/// The lines of text that is not flowing, as a stamp or a page template, from top to bottom.
pub fn lines(runs: Vec<Run>) -> Vec<String> {
    rows::of(runs).iter().map(Row::text).collect()
}

/// The rows and tables of a page in reading order.
fn items(sheet: Sheet) -> PageItems {
    let mut items = Vec::new();
    let mut rows = sheet.rows;
    for table in sheet.tables {
        let below = rows.split_off(rows.partition_point(|row| row.y <= table.top));
        columns::flow(rows, &mut items);
        items.extend(table.rows.into_iter().map(Item::TableRow));
        rows = below;
    }
    columns::flow(rows, &mut items);
    PageItems {
        width: sheet.width,
        items,
    }
}

#[derive(Debug)]
struct PageItems {
    width: f32,
    items: Vec<Item>,
}

#[cfg(test)]
mod tests;
