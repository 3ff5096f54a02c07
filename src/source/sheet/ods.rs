//! ODS and FODS (OASIS OpenDocument 1.3 part 3, 9): cells hold the text that they show.

use std::collections::HashSet;

use super::book::Book;
use super::grid::{Area, Sheet};
use super::number;
use crate::source::package::Package;
use crate::source::xml::{self, Element, Node, Xml};
use crate::source::{Omission, OpenError, format};

/// The size of the largest sheet that programs know.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// Most blanks that stand for one element.
const MOST_BLANKS: usize = 100;

/// A package.
pub fn read(package: &mut Package) -> Result<Book, OpenError> {
    if let Some(manifest) = package.part("META-INF/manifest.xml")?
        && xml::decoded(manifest).contains("encryption-data")
    {
        return Err(OpenError::Encrypted(format::ODS));
    }
    content(&xml::decoded(package.needed("content.xml")?))
}

/// A file that is one XML document.
pub fn read_flat(bytes: &[u8]) -> Result<Book, OpenError> {
    content(&xml::decoded(bytes.to_vec()))
}

fn content(text: &str) -> Result<Book, OpenError> {
    let mut reader = Content::default();
    let mut xml = Xml::new(text, "content.xml", format::ODS);
    if xml.child()?.is_none() {
        return Err(OpenError::Broken(format::ODS, "no content".to_owned()));
    }
    while let Some(element) = xml.child()? {
        match element.name() {
            "automatic-styles" => reader.styles(&mut xml)?,
            "body" => {
                while let Some(element) = xml.child()? {
                    match element.name() {
                        "spreadsheet" => reader.tables(&mut xml)?,
                        _ => xml.skip()?,
                    }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(reader.book)
}

#[derive(Default)]
struct Content {
    book: Book,
    /// Names of the styles of hidden sheets.
    hiding: HashSet<String>,
}

/// The sheet that is read, and the place in it.
#[derive(Default)]
struct Place {
    sheet: Sheet,
    row: u32,
    column: u32,
}

impl Content {
    fn styles(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        while let Some(style) = xml.child()? {
            let name = style.attribute("name").unwrap_or_default().into_owned();
            while let Some(properties) = xml.child()? {
                if properties.name() == "table-properties"
                    && properties.attribute("display").as_deref() == Some("false")
                {
                    self.hiding.insert(name.clone());
                }
                xml.skip()?;
            }
        }
        Ok(())
    }

    fn tables(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            if element.name() != "table" {
                xml.skip()?;
                continue;
            }
            let style = element.attribute("style-name").unwrap_or_default();
            let mut place = Place::default();
            place.sheet.hidden = self.hiding.contains(style.as_ref());
            place.sheet.name = element.attribute("name").unwrap_or_default().into_owned();
            self.rows(xml, &mut place)?;
            self.book.sheets.push(place.sheet);
        }
        Ok(())
    }

    /// The rows of a table, or of a group of rows in it.
    fn rows(&mut self, xml: &mut Xml, place: &mut Place) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "table-row" => self.row(xml, &element, place)?,
                "table-header-rows" | "table-row-group" | "table-rows" => self.rows(xml, place)?,
                "shapes" => self.drawings(xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn row(&mut self, xml: &mut Xml, row: &Element, place: &mut Place) -> Result<(), OpenError> {
        let first = place.sheet.cells.len();
        let repeated = row.number("number-rows-repeated").unwrap_or(1);
        place.column = 0;
        while let Some(element) = xml.child()? {
            let covered = element.name() == "covered-table-cell";
            if covered || element.name() == "table-cell" {
                self.cell(xml, &element, place, covered)?;
            } else {
                xml.skip()?;
            }
        }
        let next = place.row.saturating_add(repeated).min(MOST_ROWS);
        let cells = place.sheet.cells[first..].to_vec();
        for row in place.row.saturating_add(1)..next {
            if cells.is_empty() {
                break;
            }
            for (_, column, text) in &cells {
                self.book.cell(&mut place.sheet, row, *column, text)?;
            }
        }
        place.row = next;
        Ok(())
    }

    fn cell(
        &mut self,
        xml: &mut Xml,
        cell: &Element,
        place: &mut Place,
        covered: bool,
    ) -> Result<(), OpenError> {
        let repeated = cell.number("number-columns-repeated").unwrap_or(1);
        let (row, column) = (place.row, place.column);
        let spans = |name| cell.number::<u32>(name).unwrap_or(1).saturating_sub(1);
        let (down, right) = (
            spans("number-rows-spanned"),
            spans("number-columns-spanned"),
        );
        if down + right > 0 {
            place.sheet.merged.push(Area {
                first: (row, column),
                last: (row.saturating_add(down), column.saturating_add(right)),
            });
        }
        let text = self.inside(xml)?;
        let shown = shown(cell, text);
        place.column = column.saturating_add(repeated).min(MOST_COLUMNS);
        if covered || shown.trim().is_empty() || row >= MOST_ROWS {
            return Ok(());
        }
        for column in column..place.column {
            self.book.cell(&mut place.sheet, row, column, &shown)?;
        }
        Ok(())
    }

    /// The paragraphs of a cell.
    fn inside(&mut self, xml: &mut Xml) -> Result<String, OpenError> {
        let mut paragraphs: Vec<String> = Vec::new();
        while let Some(element) = xml.child()? {
            match element.name() {
                "p" | "h" => {
                    let mut text = String::new();
                    inline(xml, &mut text)?;
                    paragraphs.push(text);
                }
                "annotation" => {
                    let text = self.inside(xml)?;
                    self.book.left_out.push((Omission::Comments, Some(text)));
                }
                "creator" | "date" | "date-string" => xml.skip()?,
                "frame" | "custom-shape" | "g" => self.drawing(xml, element.name())?,
                _ => xml.skip()?,
            }
        }
        Ok(paragraphs.join("\n"))
    }

    fn drawings(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            self.drawing(xml, element.name())?;
        }
        Ok(())
    }

    fn drawing(&mut self, xml: &mut Xml, name: &str) -> Result<(), OpenError> {
        if name != "frame" {
            let text = xml.text()?;
            self.book.left_out.push((Omission::Objects, Some(text)));
            return Ok(());
        }
        let mut what = None;
        while let Some(element) = xml.child()? {
            // An object has a picture of itself beside it.
            let is_object = element.name().starts_with("object");
            if is_object || what.is_none() {
                what = Some(if is_object || element.name() != "image" {
                    Omission::Objects
                } else {
                    Omission::Pictures
                });
            }
            xml.skip()?;
        }
        self.book.left_out.extend(what.map(|what| (what, None)));
        Ok(())
    }
}

/// The text of a paragraph.
fn inline(xml: &mut Xml, text: &mut String) -> Result<(), OpenError> {
    while let Some(node) = xml.node()? {
        match node {
            Node::Text(said) => text.push_str(&said),
            Node::Element(element) => match element.name() {
                "s" => {
                    let blanks = element.number("c").unwrap_or(1).min(MOST_BLANKS);
                    text.extend(std::iter::repeat_n(' ', blanks));
                    xml.skip()?;
                }
                "tab" => {
                    text.push(' ');
                    xml.skip()?;
                }
                "line-break" => {
                    text.push('\n');
                    xml.skip()?;
                }
                "annotation" | "ruby-text" => xml.skip()?,
                _ => inline(xml, text)?,
            },
        }
    }
    Ok(())
}

/// What a cell shows: its text, but dates in one form and numbers that did not fit as they are.
fn shown(cell: &Element, text: String) -> String {
    if let Some(date) = cell.attribute("date-value") {
        let written = text.contains(['年', '月']);
        return if written { text } else { number::iso(&date) };
    }
    let value = cell.attribute("value").and_then(|v| v.parse().ok());
    let unreadable = text.is_empty() || text.starts_with("###") || text.contains("E+");
    match value {
        Some(value) if unreadable => number::plain(value),
        _ => text,
    }
}
