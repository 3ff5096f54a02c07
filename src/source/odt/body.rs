//! The text of a document: paragraphs, lists and sections (OpenDocument 1.3 part 3, 5).

use std::collections::HashSet;

use super::blocks::{self, Block};
use super::lists::{ListPlace, ListStart, Lists, Number};
use super::styles::{Styles, owned};
use crate::source::extract::Omission;
use crate::source::numbering::labelled;
use crate::source::xml::{Element, Xml};
use crate::source::{LIMIT_TEXT_BYTES, OpenError, Writer};

/// What a paragraph costs beside its text, in bytes: so the number of paragraphs has a limit too.
const PARAGRAPH_COST: usize = 8;

/// Reads text and keeps what is needed on the way.
#[derive(Debug, Default)]
pub struct Body {
    pub styles: Styles,
    pub writer: Writer,
    lists: Lists,
    pub(super) footnotes: Vec<String>,
    pub(super) endnotes: Vec<String>,
    /// In so many hidden sections: what is found there is not even counted.
    hidden: usize,
    headers: Vec<String>,
    bytes: usize,
    /// Deletions whose text stands where it stood, between two marks: LibreOffice writes so what it shows struck out.
    pub(super) struck: HashSet<String>,
    /// The text of such a deletion, while it is read.
    pub(super) striking: Option<String>,
}

impl Body {
    /// Reads and writes the children of `office:text`.
    pub fn read(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            let mut blocks = Vec::new();
            self.block(&element, xml, &mut blocks)?;
            blocks::write(blocks, &mut self.writer);
        }
        for note in self.footnotes.drain(..).chain(self.endnotes.drain(..)) {
            self.writer.paragraph(&note);
        }
        Ok(())
    }

    /// Reads the blocks inside an element.
    pub fn blocks(&mut self, xml: &mut Xml) -> Result<Vec<Block>, OpenError> {
        let mut blocks = Vec::new();
        while let Some(element) = xml.child()? {
            self.block(&element, xml, &mut blocks)?;
        }
        Ok(blocks)
    }

    pub(super) fn block(
        &mut self,
        element: &Element,
        xml: &mut Xml,
        out: &mut Vec<Block>,
    ) -> Result<(), OpenError> {
        match element.name() {
            "p" | "h" => self.paragraph(element, xml, Number::ByStyle, out),
            "list" => self.list(element, xml, None, out),
            "numbered-paragraph" => self.numbered_paragraph(element, xml, out),
            "table" => {
                let table = self.table(xml)?;
                out.push(Block::Table(table));
                Ok(())
            }
            "section" => self.section(element, xml, out),
            "table-of-content" | "illustration-index" | "table-index" | "object-index"
            | "user-index" | "alphabetical-index" | "bibliography" | "index-body"
            | "index-title" => {
                out.extend(self.blocks(xml)?);
                Ok(())
            }
            "tracked-changes" => self.tracked_changes(xml),
            _ => self.drawing(element, xml, out),
        }
    }

    pub(super) fn is_shown(&self) -> bool {
        self.hidden == 0
    }

    /// Something is not in the text, unless it is hidden with all around it.
    pub(super) fn leave_out(&mut self, what: Omission, text: Option<&str>) {
        if self.hidden == 0 {
            self.writer.leave_out(what, text);
        }
    }

    /// A paragraph, or a heading; one without `number` may have that of the outline.
    fn paragraph(
        &mut self,
        element: &Element,
        xml: &mut Xml,
        number: Number,
        out: &mut Vec<Block>,
    ) -> Result<(), OpenError> {
        let style = owned(element, "style-name").unwrap_or_default();
        let number = match number {
            // Deleted and hidden paragraphs do not count.
            _ if self.hidden > 0 => Number::Unnumbered,
            Number::ByStyle if element.name() == "h" => outline_number(element),
            number => number,
        };
        let hidden = self.styles.hides("paragraph", &style).unwrap_or(false);
        let paragraph = self.inline(xml, hidden)?;
        let all_hidden = paragraph.text.trim().is_empty() && !paragraph.hidden.trim().is_empty();
        if !paragraph.hidden.trim().is_empty() {
            self.leave_out(Omission::HiddenText, Some(&paragraph.hidden));
        }
        if !all_hidden {
            let (label, apart) = self.lists.label(&number, &style, &self.styles);
            let text = labelled(&label, apart, &paragraph.text);
            self.bytes += text.len() + PARAGRAPH_COST;
            out.push(Block::Paragraph(text));
        }
        if all_hidden && !paragraph.after.is_empty() {
            self.leave_out(Omission::HiddenText, Some(&blocks::text(&paragraph.after)));
        } else {
            out.extend(paragraph.after);
        }
        if self.bytes > LIMIT_TEXT_BYTES {
            return Err(OpenError::TooMuchInside);
        }
        Ok(())
    }

    fn list(
        &mut self,
        element: &Element,
        xml: &mut Xml,
        outer: Option<&ListPlace>,
        out: &mut Vec<Block>,
    ) -> Result<(), OpenError> {
        let list = self.lists.open(list_start(element), outer);
        while let Some(item) = xml.child()? {
            match item.name() {
                "list-item" => {
                    let start = item.number("start-value");
                    self.list_item(xml, &list, Some(start), out)?;
                }
                "list-header" => self.list_item(xml, &list, None, out)?,
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    /// The first paragraph has the number of the item; none has in a list header, where `start` is `None`.
    fn list_item(
        &mut self,
        xml: &mut Xml,
        list: &ListPlace,
        start: Option<Option<u32>>,
        out: &mut Vec<Block>,
    ) -> Result<(), OpenError> {
        let mut number = start.map(|start| Number::List {
            list: list.clone(),
            start,
        });
        while let Some(element) = xml.child()? {
            match element.name() {
                "p" | "h" => {
                    let number = number.take().unwrap_or(Number::Unnumbered);
                    self.paragraph(&element, xml, number, out)?;
                }
                "list" => self.list(&element, xml, Some(list), out)?,
                // What it overrides is only the number as text, which is counted here.
                "number" => xml.skip()?,
                _ => self.block(&element, xml, out)?,
            }
        }
        Ok(())
    }

    /// A list item that stands alone.
    fn numbered_paragraph(
        &mut self,
        element: &Element,
        xml: &mut Xml,
        out: &mut Vec<Block>,
    ) -> Result<(), OpenError> {
        let id = owned(element, "list-id");
        let mut list = self.lists.open(
            ListStart {
                goes_on_with: id.clone(),
                goes_on: id.is_none(),
                id,
                style: owned(element, "style-name"),
            },
            None,
        );
        list.level = element.number("level").unwrap_or(1usize).saturating_sub(1);
        self.list_item(xml, &list, Some(element.number("start-value")), out)
    }

    fn section(
        &mut self,
        element: &Element,
        xml: &mut Xml,
        out: &mut Vec<Block>,
    ) -> Result<(), OpenError> {
        let is = |name, value: &str| element.attribute(name).is_some_and(|said| said == value);
        let hidden =
            is("display", "none") || (is("display", "condition") && is("is-hidden", "true"));
        if !hidden {
            out.extend(self.blocks(xml)?);
            return Ok(());
        }
        self.hidden += 1;
        let blocks = self.blocks(xml);
        self.hidden -= 1;
        self.leave_out(Omission::HiddenText, Some(&blocks::text(&blocks?)));
        Ok(())
    }

    /// The deleted texts; where they stood is only marked in the text.
    fn tracked_changes(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        while let Some(region) = xml.child()? {
            while let Some(change) = xml.child()? {
                if change.name() != "deletion" {
                    xml.skip()?;
                    continue;
                }
                self.hidden += 1;
                let blocks = self.blocks(xml);
                self.hidden -= 1;
                let text = blocks::text(&blocks?);
                match region.attribute("id") {
                    Some(id) if text.trim().is_empty() => {
                        self.struck.insert(id.into_owned());
                    }
                    _ => self.leave_out(Omission::Deletions, Some(&text)),
                }
            }
        }
        Ok(())
    }

    /// Reads the children of `office:master-styles`: headers and footers, each text once.
    pub fn master_pages(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        while let Some(_page) = xml.child()? {
            while let Some(part) = xml.child()? {
                let shown = part
                    .attribute("display")
                    .is_none_or(|display| display != "false");
                let running =
                    part.name().starts_with("header") || part.name().starts_with("footer");
                if !(shown && running) {
                    xml.skip()?;
                    continue;
                }
                let text = blocks::text(&self.blocks(xml)?).trim().to_owned();
                if !text.is_empty() && !self.headers.contains(&text) {
                    self.leave_out(Omission::HeadersFooters, Some(&text));
                    self.headers.push(text);
                }
            }
        }
        Ok(())
    }
}

fn list_start(element: &Element) -> ListStart {
    ListStart {
        style: owned(element, "style-name"),
        id: owned(element, "id"),
        goes_on_with: owned(element, "continue-list"),
        goes_on: element
            .attribute("continue-numbering")
            .is_some_and(|value| value == "true"),
    }
}

fn outline_number(heading: &Element) -> Number {
    let is = |name| heading.attribute(name).is_some_and(|value| value == "true");
    if is("is-list-header") {
        return Number::Unnumbered;
    }
    let level: usize = heading.number("outline-level").unwrap_or(1);
    Number::Outline {
        level: level.saturating_sub(1),
        restart: is("restart-numbering").then(|| heading.number("start-value")),
    }
}
