//! What stands in a paragraph: text and its spans, fields, notes, drawings (OpenDocument 1.3 part 3, 6 and 7).

use super::blocks::{self, Block};
use super::body::Body;
use super::styles::owned;
use crate::source::OpenError;
use crate::source::extract::Omission;
use crate::source::xml::{Element, Node, Xml};

/// More blanks in a row say nothing.
const MOST_BLANKS: usize = 64;

#[derive(Debug, Default)]
pub struct Paragraph {
    pub text: String,
    pub hidden: String,
    /// Text boxes that are anchored in it.
    pub after: Vec<Block>,
    /// A field says that the paragraph is not shown.
    by_field: bool,
}

impl Paragraph {
    fn push(&mut self, text: &str, hidden: bool) {
        let target = if hidden {
            &mut self.hidden
        } else {
            &mut self.text
        };
        for c in text.chars() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r') {
                target.push(c);
            } else if !target.is_empty() && !target.ends_with([' ', '\n']) {
                target.push(' ');
            }
        }
    }

    /// Of elements that stand for blanks, which are not put together.
    fn push_blank(&mut self, blank: &str, hidden: bool) {
        let target = if hidden {
            &mut self.hidden
        } else {
            &mut self.text
        };
        target.push_str(blank);
    }
}

impl Body {
    /// Reads a paragraph to its end.
    pub(super) fn inline(&mut self, xml: &mut Xml, hidden: bool) -> Result<Paragraph, OpenError> {
        let mut paragraph = Paragraph::default();
        self.span(xml, hidden, &mut paragraph)?;
        if paragraph.by_field {
            let shown = std::mem::take(&mut paragraph.text);
            paragraph.hidden.insert_str(0, &shown);
        }
        Ok(paragraph)
    }

    fn span(&mut self, xml: &mut Xml, hidden: bool, to: &mut Paragraph) -> Result<(), OpenError> {
        while let Some(node) = xml.node()? {
            match node {
                Node::Text(text) => match &mut self.striking {
                    Some(struck) => struck.push_str(&text),
                    None => to.push(&text, hidden),
                },
                Node::Element(element) => self.inside(&element, xml, hidden, to)?,
            }
        }
        Ok(())
    }

    fn inside(
        &mut self,
        element: &Element,
        xml: &mut Xml,
        hidden: bool,
        to: &mut Paragraph,
    ) -> Result<(), OpenError> {
        let is_hidden = || {
            element
                .attribute("is-hidden")
                .is_some_and(|said| said == "true")
        };
        match element.name() {
            "s" => {
                let count = element.number("c").unwrap_or(1).min(MOST_BLANKS);
                to.push_blank(&" ".repeat(count), hidden);
            }
            "tab" => to.push_blank("\t", hidden),
            "line-break" => to.push_blank("\n", hidden),
            "span" => {
                let style = owned(element, "style-name").unwrap_or_default();
                let hidden = self.styles.hides("text", &style).unwrap_or(hidden);
                return self.span(xml, hidden, to);
            }
            "note" => return self.note(element, xml, hidden),
            "change-start" => {
                let id = element.attribute("change-id");
                if id.is_some_and(|id| self.struck.contains(&*id)) {
                    self.striking = Some(String::new());
                }
            }
            "change-end" => {
                if let Some(struck) = self.striking.take() {
                    self.leave_out(Omission::Deletions, Some(&struck));
                }
            }
            "annotation" => return self.annotation(xml),
            "ruby-text" | "tracked-changes" | "script" | "event-listeners" | "forms" => {}
            "hidden-text" if is_hidden() => {
                let text = owned(element, "string-value").unwrap_or_default();
                to.push(&text, true);
            }
            "hidden-paragraph" => to.by_field |= is_hidden(),
            name if is_drawing(name) => return self.drawing(element, xml, &mut to.after),
            // Fields hold their results, links and references their text.
            _ => return self.span(xml, hidden, to),
        }
        xml.skip()
    }

    fn note(&mut self, element: &Element, xml: &mut Xml, hidden: bool) -> Result<(), OpenError> {
        let is_endnote = element
            .attribute("note-class")
            .is_some_and(|class| class == "endnote");
        let (mut number, mut text) = (String::new(), String::new());
        while let Some(part) = xml.child()? {
            match part.name() {
                "note-citation" => number = xml.text()?,
                "note-body" => text = blocks::text(&self.blocks(xml)?),
                _ => xml.skip()?,
            }
        }
        let note = format!("注{}：{}", number.trim(), text.trim());
        if hidden || !self.is_shown() {
            return Ok(());
        }
        match is_endnote {
            true => self.endnotes.push(note),
            false => self.footnotes.push(note),
        }
        Ok(())
    }

    fn annotation(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        let mut blocks = Vec::new();
        while let Some(part) = xml.child()? {
            match part.name() {
                "p" | "list" => self.block(&part, xml, &mut blocks)?,
                // Who said it, and when.
                _ => xml.skip()?,
            }
        }
        self.leave_out(Omission::Comments, Some(&blocks::text(&blocks)));
        Ok(())
    }

    /// Reads a drawing; the text in it becomes blocks. Anything else that has no text is skipped.
    pub(super) fn drawing(
        &mut self,
        element: &Element,
        xml: &mut Xml,
        out: &mut Vec<Block>,
    ) -> Result<(), OpenError> {
        match element.name() {
            "frame" => self.frame(xml, out),
            name if is_drawing(name) => {
                while let Some(child) = xml.child()? {
                    match child.name() {
                        "title" | "desc" => xml.skip()?,
                        _ => self.block(&child, xml, out)?,
                    }
                }
                Ok(())
            }
            _ => xml.skip(),
        }
    }

    /// A frame holds one thing, and often a picture of it besides for programs that cannot show it.
    fn frame(&mut self, xml: &mut Xml, out: &mut Vec<Block>) -> Result<(), OpenError> {
        let (mut text, mut object, mut picture) = (false, false, false);
        while let Some(child) = xml.child()? {
            match child.name() {
                "text-box" => {
                    text = true;
                    out.extend(self.blocks(xml)?);
                    continue;
                }
                "table" => {
                    text = true;
                    self.block(&child, xml, out)?;
                    continue;
                }
                "object" | "object-ole" | "plugin" | "applet" | "floating-frame" => object = true,
                "image" => picture = true,
                _ => {}
            }
            xml.skip()?;
        }
        if object {
            self.leave_out(Omission::Objects, None);
        } else if picture && !text {
            self.leave_out(Omission::Pictures, None);
        }
        Ok(())
    }
}

/// Elements of the drawing namespace that may hold text or pictures.
fn is_drawing(name: &str) -> bool {
    matches!(
        name,
        "frame"
            | "g"
            | "custom-shape"
            | "rect"
            | "ellipse"
            | "circle"
            | "line"
            | "polyline"
            | "polygon"
            | "regular-polygon"
            | "path"
            | "connector"
            | "caption"
    )
}
