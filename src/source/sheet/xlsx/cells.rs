//! The cells of a sheet.

use super::shared::{Shared, string, unescaped};
use crate::source::sheet::book::Book;
use crate::source::sheet::grid::{Area, Sheet};
use crate::source::sheet::number::{self, NumberFormat};
use crate::source::xml::Xml;
use crate::source::{Omission, OpenError};

/// Reads the cells of one sheet.
pub struct Cells<'a> {
    pub shared: &'a Shared,
    pub book: &'a mut Book,
    pub sheet: Sheet,
}

/// What a cell element says.
#[derive(Default)]
struct Said {
    value: Option<String>,
    inline: Option<String>,
    formula: bool,
}

impl Cells<'_> {
    pub fn read(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        xml.child()?;
        while let Some(element) = xml.child()? {
            match element.name() {
                "sheetData" => self.rows(xml)?,
                "mergeCells" => {
                    while let Some(merged) = xml.child()? {
                        let area = merged.attribute("ref").and_then(|r| area(&r));
                        self.sheet.merged.extend(area);
                        xml.skip()?;
                    }
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn rows(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        let mut next = 0;
        while let Some(element) = xml.child()? {
            let number = element.number::<u32>("r").and_then(|r| r.checked_sub(1));
            let row = number.unwrap_or(next);
            next = row.saturating_add(1);
            self.row(xml, row)?;
        }
        Ok(())
    }

    fn row(&mut self, xml: &mut Xml, row: u32) -> Result<(), OpenError> {
        let mut next = 0;
        while let Some(element) = xml.child()? {
            let place = element.attribute("r").and_then(|r| place(&r));
            let column = place.map_or(next, |(_, column)| column);
            next = column.saturating_add(1);
            let kind = element.attribute("t").unwrap_or_default();
            let style = element.number::<usize>("s").unwrap_or_default();
            let said = said(xml)?;
            if said.formula && said.value.is_none() && said.inline.is_none() {
                // Written by a program that does not reckon: nothing is known of what it shows.
                self.book.left_out.push((Omission::Objects, None));
            }
            let text = self.shown(&kind, style, said);
            self.book.cell(&mut self.sheet, row, column, &text)?;
        }
        Ok(())
    }

    fn shown(&self, kind: &str, style: usize, said: Said) -> String {
        if let Some(text) = said.inline {
            return text;
        }
        let value = said.value.unwrap_or_default();
        match kind {
            "s" => {
                let index: Option<usize> = value.trim().parse().ok();
                let text = index.and_then(|i| self.shared.strings.get(i));
                text.cloned().unwrap_or_default()
            }
            "str" => unescaped(&value).into_owned(),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "d" => number::iso(value.trim()),
            "e" => value,
            _ => match value.trim().parse() {
                Ok(number) => {
                    let format = self
                        .shared
                        .formats
                        .get(style)
                        .unwrap_or(&NumberFormat::General);
                    format.show(number, self.shared.epoch)
                }
                Err(_) => value,
            },
        }
    }
}

fn said(xml: &mut Xml) -> Result<Said, OpenError> {
    let mut said = Said::default();
    while let Some(element) = xml.child()? {
        match element.name() {
            "v" => said.value = Some(xml.text()?),
            "is" => said.inline = Some(string(xml)?),
            name => {
                said.formula |= name == "f";
                xml.skip()?;
            }
        }
    }
    Ok(said)
}

/// `B3` is row 2, column 1.
fn place(reference: &str) -> Option<(u32, u32)> {
    let reference = reference.trim_start_matches('$');
    let letters = reference
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let mut column: u32 = 0;
    for letter in reference.as_bytes().get(..letters.min(4))? {
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A' + 1);
    }
    let row: u32 = reference[letters..].trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

fn area(reference: &str) -> Option<Area> {
    let (first, last) = reference.split_once(':')?;
    Some(Area {
        first: place(first)?,
        last: place(last)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        assert_eq!(place("B3"), Some((2, 1)));
        assert_eq!(place("$AA$10"), Some((9, 26)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(
            (place("3"), place("A0"), place("A"), place("")),
            (None, None, None, None)
        );
    }
}
