//! What stands in a paragraph: runs, and what holds them.

use super::super::OpenError;
use super::super::extract::Omission;
use super::super::fields::Shown;
use super::super::symbol;
use super::super::xml::{Element, Xml};
use super::flow::{Block, Fate, Line, PAGE_BREAK};
use super::notes::Reference;
use super::properties::{Mark, RunProperties};
use super::story::Story;

impl Story<'_> {
    /// Reads the open element, which stands in the paragraph `line`. Elements that are not known are read as well: they may
    /// hold runs.
    pub fn content(
        &mut self,
        xml: &mut Xml,
        line: &mut Line,
        mut fate: Fate,
    ) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "pPr" => line.mark = Mark::read(xml, self.styles)?,
                "rPr" => {
                    let properties = RunProperties::read(xml)?;
                    if properties.hide(self.styles, line.mark.style.as_deref()) {
                        fate = fate.max(Fate::Hidden);
                    }
                }
                "t" | "delText" => {
                    let text = spaced(&element, xml.text()?);
                    self.say(&text, line, fate);
                }
                "r" => {
                    self.content(xml, line, fate)?;
                    line.is_mark_of_note = false;
                }
                "del" | "moveFrom" => self.content(xml, line, Fate::Deleted)?,
                "footnoteReference" | "endnoteReference" => {
                    line.is_mark_of_note = self.note(&element, fate)?;
                    xml.skip()?;
                }
                "instrText" => {
                    let text = xml.text()?;
                    self.fields.tell(&text);
                }
                "object" => {
                    self.leave_out(Omission::Objects, fate);
                    xml.skip()?;
                }
                "drawing" | "pict" => self.drawing(xml, line, fate)?,
                "AlternateContent" => {
                    if xml.alternative()? {
                        self.content(xml, line, fate)?;
                        xml.skip()?;
                    }
                }
                // The reading above a character; instructions that are deleted.
                "rt" | "delInstrText" => xml.skip()?,
                name if name.ends_with("Pr") => xml.skip()?,
                _ => {
                    self.sign(&element, line, fate);
                    self.content(xml, line, fate)?;
                }
            }
        }
        Ok(())
    }

    /// What an element without text stands for.
    fn sign(&mut self, element: &Element, line: &mut Line, fate: Fate) {
        match element.name() {
            "tab" | "ptab" => self.say("\t", line, fate),
            "br" => match element.attribute("type").as_deref() {
                Some("page" | "column") => {
                    self.say(PAGE_BREAK.encode_utf8(&mut [0; 4]), line, fate);
                }
                _ => self.say("\n", line, fate),
            },
            "cr" => self.say("\n", line, fate),
            "noBreakHyphen" => self.say("-", line, fate),
            // A fraction.
            "den" => self.say("/", line, fate),
            // The second, of Word 2016, knows characters beyond the basic plane.
            "sym" | "symEx" => self.symbol(element, line, fate),
            "fldChar" => {
                let kind = element.attribute("fldCharType").unwrap_or_default();
                match self.fields.mark(&kind) {
                    Shown::Text(text) => self.say(&text, line, fate),
                    Shown::Object => self.leave_out(Omission::Objects, fate),
                    Shown::Unknown => {
                        self.leave_out(Omission::UnknownCharacters, fate);
                        self.say("\u{FFFD}", line, fate);
                    }
                    Shown::Nothing => {}
                }
            }
            _ => {}
        }
    }

    fn symbol(&mut self, element: &Element, line: &mut Line, fate: Fate) {
        let font = element.attribute("font").unwrap_or_default();
        let code = element.attribute("char").unwrap_or_default();
        let code = u32::from_str_radix(&code, 16).unwrap_or_default();
        let sign = symbol::sign(&font, code).unwrap_or_else(|| {
            self.leave_out(Omission::UnknownCharacters, fate);
            char::REPLACEMENT_CHARACTER
        });
        self.say(sign.encode_utf8(&mut [0; 4]), line, fate);
    }

    fn say(&mut self, text: &str, line: &mut Line, fate: Fate) {
        if self.fields.are_being_told() {
            self.fields.tell(text);
        } else if line.is_mark_of_note {
            self.mark_note(text);
        } else {
            line.push(text, fate, &mut self.writer);
        }
    }

    /// Whether the rest of the run is what the note is called by, instead of a number.
    fn note(&mut self, element: &Element, fate: Fate) -> Result<bool, OpenError> {
        let custom = element.attribute("customMarkFollows");
        let has_mark = custom.is_some_and(|v| matches!(&*v, "1" | "true" | "on"));
        if fate == Fate::Shown {
            self.allow(0)?;
            self.notes.push(Reference {
                is_endnote: element.name() == "endnoteReference",
                id: element.attribute("id").unwrap_or_default().into_owned(),
                section: self.sections.len(),
                mark: has_mark.then(String::new),
            });
        }
        Ok(has_mark)
    }

    fn mark_note(&mut self, text: &str) {
        if let Some(mark) = self.notes.last_mut().and_then(|n| n.mark.as_mut()) {
            mark.push_str(text);
        }
    }

    /// Reads the open element, which is drawn. Text boxes, of Word 2010 and of VML, hold paragraphs.
    fn drawing(&mut self, xml: &mut Xml, line: &mut Line, fate: Fate) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "txbxContent" => self.text_box(xml, line, fate)?,
                "pic" | "imagedata" => {
                    self.leave_out(Omission::Pictures, fate);
                    xml.skip()?;
                }
                "chart" | "relIds" | "contentPart" | "lockedCanvas" | "OLEObject" | "control" => {
                    self.leave_out(Omission::Objects, fate);
                    xml.skip()?;
                }
                "textpath" => {
                    self.word_art(&element, line, fate)?;
                    xml.skip()?;
                }
                "AlternateContent" => {
                    if xml.alternative()? {
                        self.drawing(xml, line, fate)?;
                        xml.skip()?;
                    }
                }
                _ => self.drawing(xml, line, fate)?,
            }
        }
        Ok(())
    }

    /// 艺术字 of old files: the text is an attribute.
    fn word_art(
        &mut self,
        element: &Element,
        line: &mut Line,
        fate: Fate,
    ) -> Result<(), OpenError> {
        let text = element.attribute("string").unwrap_or_default();
        self.allow(text.len())?;
        match fate.max(self.fate).omission() {
            _ if text.trim().is_empty() => {}
            None => line.boxes.push(Block::Paragraph(text.into_owned())),
            Some(what) => self.writer.leave_out(what, Some(&text)),
        }
        Ok(())
    }
}

/// The text of `w:t`: blanks at its ends count only where the element says so, and line ends are blanks.
fn spaced(element: &Element, text: String) -> String {
    let blanks = [' ', '\t', '\r', '\n'];
    let text = if element.attribute("space").as_deref() == Some("preserve") {
        text
    } else {
        text.trim_matches(blanks).to_owned()
    };
    if text.contains(&blanks[1..]) {
        return text.replace(&blanks[1..], " ");
    }
    text
}
