//! XLSX (ECMA-376 part 1, 18; the strict form too).

use std::collections::HashMap;

use super::book::Book;
use super::grid::Sheet;
use super::number::Epoch;
use crate::source::parts::{Part, Parts, Relation};
use crate::source::xml::Element;
use crate::source::{Omission, OpenError, format};
use cells::Cells;
use shared::Shared;

mod cells;
mod remarks;
mod shared;

/// A sheet as the workbook names it.
struct Entry {
    name: String,
    hidden: bool,
    relation: String,
}

pub fn read(bytes: &[u8]) -> Result<Book, OpenError> {
    let mut parts = Parts::open(bytes, format::XLSX)?;
    let workbook = parts.main("xl/workbook.xml")?;
    let relations = parts.relations(&workbook.name)?;
    let (entries, epoch) = entries(&workbook)?;
    let mut shared = Shared {
        epoch,
        ..Shared::default()
    };
    if let Some(part) = related(&mut parts, &relations, "sharedStrings")? {
        shared.strings = shared::strings(&part)?;
    }
    if let Some(part) = related(&mut parts, &relations, "styles")? {
        shared.formats = shared::formats(&part)?;
    }
    let targets: HashMap<&str, &Relation> = relations.iter().map(|r| (&r.id[..], r)).collect();
    let mut book = Book::default();
    for entry in entries {
        let Some(target) = targets.get(&entry.relation[..]) else {
            return Err(broken(&entry));
        };
        if target.kind != "worksheet" {
            // A sheet that is one chart, or a macro, has no cells.
            book.left_out.push((Omission::Objects, Some(entry.name)));
            continue;
        }
        let part = parts.part(&target.target)?.ok_or_else(|| broken(&entry))?;
        let hidden = entry.hidden;
        let mut cells = Cells {
            shared: &shared,
            book: &mut book,
            sheet: Sheet {
                name: entry.name,
                hidden,
                ..Sheet::default()
            },
        };
        cells.read(&mut part.xml())?;
        let sheet = cells.sheet;
        book.sheets.push(sheet);
        if !hidden {
            remarks::read(&mut parts, &part, &mut book)?;
        }
    }
    Ok(book)
}

fn broken(entry: &Entry) -> OpenError {
    OpenError::Broken(
        format::XLSX,
        format!("no part for sheet {}", entry.relation),
    )
}

/// The first part of this kind among `relations`.
fn related(
    parts: &mut Parts,
    relations: &[Relation],
    kind: &str,
) -> Result<Option<Part>, OpenError> {
    match relations.iter().find(|r| r.kind == kind) {
        Some(relation) => parts.part(&relation.target),
        None => Ok(None),
    }
}

/// The sheets in their order, and the epoch of the dates.
fn entries(workbook: &Part) -> Result<(Vec<Entry>, Epoch), OpenError> {
    let mut xml = workbook.xml();
    let (mut entries, mut epoch) = (Vec::new(), Epoch::Y1900);
    xml.child()?;
    while let Some(element) = xml.child()? {
        match element.name() {
            "workbookPr" if is_true(&element, "date1904") => epoch = Epoch::Y1904,
            "sheets" => {
                while let Some(sheet) = xml.child()? {
                    let said = |name| sheet.attribute(name).unwrap_or_default().into_owned();
                    entries.push(Entry {
                        name: said("name"),
                        hidden: said("state").to_ascii_lowercase().contains("hidden"),
                        relation: said("id"),
                    });
                    xml.skip()?;
                }
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok((entries, epoch))
}

fn is_true(element: &Element, name: &str) -> bool {
    matches!(
        element.attribute(name).as_deref(),
        Some("1" | "true" | "on")
    )
}
