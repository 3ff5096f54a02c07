//! What lies over the cells of a sheet.

use super::shared::string;
use crate::source::parts::{Part, Parts};
use crate::source::sheet::book::Book;
use crate::source::xml::Xml;
use crate::source::{Omission, OpenError};

/// Comments, pictures, charts and text boxes of a sheet: they stand in parts of their own.
pub fn read(parts: &mut Parts, sheet: &Part, book: &mut Book) -> Result<(), OpenError> {
    for relation in parts.relations(&sheet.name)? {
        let is_comments = relation.kind == "comments";
        if !is_comments && relation.kind != "drawing" {
            continue;
        }
        let Some(part) = parts.part(&relation.target)? else {
            continue;
        };
        if is_comments {
            comments(&mut part.xml(), book)?;
        } else {
            drawings(&mut part.xml(), book)?;
        }
    }
    Ok(())
}

fn comments(xml: &mut Xml, book: &mut Book) -> Result<(), OpenError> {
    while let Some(element) = xml.child()? {
        match element.name() {
            "comments" | "commentList" | "comment" => comments(xml, book)?,
            "text" => {
                let text = string(xml)?;
                book.left_out.push((Omission::Comments, Some(text)));
            }
            _ => xml.skip()?,
        }
    }
    Ok(())
}

fn drawings(xml: &mut Xml, book: &mut Book) -> Result<(), OpenError> {
    while let Some(element) = xml.child()? {
        let (what, text) = match element.name() {
            "pic" => (Omission::Pictures, None),
            "graphicFrame" => (Omission::Objects, None),
            "sp" => (Omission::Objects, Some(xml.text()?)),
            // The same in an older form.
            "Fallback" => {
                xml.skip()?;
                continue;
            }
            _ => {
                drawings(xml, book)?;
                continue;
            }
        };
        if text.is_none() {
            xml.skip()?;
        }
        book.left_out.push((what, text));
    }
    Ok(())
}
