//! Paragraphs and what holds them: the body, cells, text boxes, notes.

use std::mem;

use super::super::extract::Omission;
use super::super::xml::{Element, Xml};
use super::super::{LIMIT_TEXT_BYTES, OpenError, Writer};
use super::field::Fields;
use super::flow::{Block, Fate, Flow, Line};
use super::lists::{Count, Label, Numbering};
use super::notes::Reference;
use super::properties::Mark;
use super::section::Section;
use super::styles::Styles;

/// What an empty paragraph, or cell, costs of the allowance for text, in bytes: a small file can hold many millions.
pub const COST_OF_A_PARAGRAPH: usize = 16;

/// What is known while the parts of a document are read.
pub struct Story<'d> {
    pub styles: &'d Styles,
    numbering: &'d Numbering,
    count: Count,
    count_in_boxes: Count,
    in_box: bool,
    pub fields: Fields,
    /// Of all that is being read: a deleted row, a cell that another covers.
    pub fate: Fate,
    /// Hears of what is left out while the text is read, and of the text at the end.
    pub writer: Writer,
    /// References to notes, in their order.
    pub notes: Vec<Reference>,
    /// Those that have ended.
    pub sections: Vec<Section>,
    /// Of the text so far.
    bytes: usize,
}

impl<'d> Story<'d> {
    pub fn new(styles: &'d Styles, numbering: &'d Numbering) -> Self {
        Self {
            styles,
            numbering,
            count: Count::default(),
            count_in_boxes: Count::default(),
            in_box: false,
            fields: Fields::default(),
            fate: Fate::Shown,
            writer: Writer::default(),
            notes: Vec::new(),
            sections: Vec::new(),
            bytes: 0,
        }
    }

    /// The blocks in the open element, counted for themselves: the body, one note, a header.
    pub fn whole(&mut self, xml: &mut Xml) -> Result<Vec<Block>, OpenError> {
        let mut flow = Flow::default();
        self.fields = Fields::default();
        self.blocks(xml, &mut flow)?;
        Ok(flow.finish())
    }

    /// What follows has numbers of its own.
    pub fn count_anew(&mut self) {
        self.count = Count::default();
        self.count_in_boxes = Count::default();
    }

    /// The blocks in the open element.
    pub fn blocks(&mut self, xml: &mut Xml, flow: &mut Flow) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            self.block(&element, xml, flow)?;
        }
        Ok(())
    }

    /// The blocks in `element`, which is open, or that it is. Elements that are not known are read as well.
    pub fn block(
        &mut self,
        element: &Element,
        xml: &mut Xml,
        flow: &mut Flow,
    ) -> Result<(), OpenError> {
        match element.name() {
            "p" => self.paragraph(xml, flow),
            "tbl" => self.table(xml, flow),
            "sectPr" => {
                let section = Section::read(xml)?;
                self.end_section(section)
            }
            "altChunk" | "subDoc" => {
                self.leave_out(Omission::Objects, Fate::Shown);
                xml.skip()
            }
            "del" | "moveFrom" => {
                let fate = mem::replace(&mut self.fate, Fate::Deleted);
                self.blocks(xml, flow)?;
                self.fate = fate;
                Ok(())
            }
            "AlternateContent" if !xml.alternative()? => Ok(()),
            "AlternateContent" => {
                self.blocks(xml, flow)?;
                xml.skip()
            }
            "background" => xml.skip(),
            name if name.ends_with("Pr") => xml.skip(),
            _ => self.blocks(xml, flow),
        }
    }

    fn paragraph(&mut self, xml: &mut Xml, flow: &mut Flow) -> Result<(), OpenError> {
        let mut line = flow.begin();
        let before = line.len();
        line.mark = Mark::default();
        if self.styles.paragraph(None).hidden == Some(true) {
            line.mark.fate = Fate::Hidden;
        }
        self.content(xml, &mut line, self.fate)?;
        line.end_aside(&mut self.writer);
        self.fields.end_paragraph();
        self.allow(line.len() - before)?;
        self.end_paragraph(line, flow)
    }

    /// Where the mark at its end is deleted, a paragraph goes on with the next one and its number; where it is hidden, with
    /// its own number.
    fn end_paragraph(&mut self, mut line: Line, flow: &mut Flow) -> Result<(), OpenError> {
        if let Some(section) = line.mark.section.take() {
            self.end_section(section)?;
        }
        if self.fate != Fate::Shown {
            return Ok(());
        }
        let fate = line.mark.fate;
        let is_counted = match fate {
            Fate::Shown => true,
            Fate::Hidden => line.mark.separator || !line.is_empty(),
            Fate::Deleted => false,
        };
        if is_counted {
            let label = self.number(&line.mark);
            self.allow(label.text.len())?;
            line.label.get_or_insert(label);
        }
        if fate == Fate::Shown {
            flow.end(line);
        } else {
            flow.hold(line);
        }
        Ok(())
    }

    fn end_section(&mut self, section: Section) -> Result<(), OpenError> {
        self.sections.push(section);
        self.allow(size_of::<Section>())
    }

    /// The number of a paragraph that ends with `mark`. The level that a style is tied to comes before the one that the style
    /// says (ECMA-376 part 1, 17.9.3).
    fn number(&mut self, mark: &Mark) -> Label {
        let id = mark.style.as_deref();
        let by_style = &self.styles.paragraph(id).number;
        let list = mark.number.list.or(by_style.list).unwrap_or_default();
        if list == 0 {
            return Label::default();
        }
        let level = mark.number.level.or_else(|| {
            let tied = self.numbering.level_of_style(list, self.styles.chain(id));
            tied.or(by_style.level)
        });
        self.count
            .next(self.numbering, list, level.unwrap_or_default())
    }

    /// Reads `w:txbxContent`, which is anchored in `line`.
    pub fn text_box(
        &mut self,
        xml: &mut Xml,
        line: &mut Line,
        fate: Fate,
    ) -> Result<(), OpenError> {
        let outer_fate = mem::replace(&mut self.fate, fate);
        let outer_fields = mem::take(&mut self.fields);
        let outer_box = mem::replace(&mut self.in_box, true);
        if !outer_box {
            mem::swap(&mut self.count, &mut self.count_in_boxes);
        }
        let mut flow = Flow::default();
        self.blocks(xml, &mut flow)?;
        line.boxes.extend(flow.finish());
        if !outer_box {
            mem::swap(&mut self.count, &mut self.count_in_boxes);
        }
        self.in_box = outer_box;
        self.fields = outer_fields;
        self.fate = outer_fate;
        Ok(())
    }

    /// Notes something that is not text, unless nobody would see it.
    pub fn leave_out(&mut self, what: Omission, fate: Fate) {
        if fate.max(self.fate) == Fate::Shown {
            self.writer.leave_out(what, None);
        }
    }

    /// Fails where all text together is longer than [`LIMIT_TEXT_BYTES`].
    pub fn allow(&mut self, bytes: usize) -> Result<(), OpenError> {
        self.bytes += bytes + COST_OF_A_PARAGRAPH;
        if self.bytes > LIMIT_TEXT_BYTES {
            return Err(OpenError::TooMuchInside);
        }
        Ok(())
    }
}
