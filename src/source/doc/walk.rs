//! From character to character: paragraphs, cells, what hangs on a character, what is not shown.

use std::ops::Range;

use super::document::{Boxes, Document};
use super::field_marks::{Field, fields_in};
use super::look::Look;
use super::properties::{self, End, Paragraph};
use crate::source::fields::{self, Shown};
use crate::source::numbering::labelled;
use crate::source::story::{Block, Story};
use crate::source::{Omission, OpenError, symbol};

/// The longest instructions of a field that are looked at.
const LONGEST_INSTRUCTIONS: usize = 255;

// Characters of [MS-DOC] 2.4.1 and 2.8.25.
const PICTURE: u16 = 0x01;
const CELL: u16 = 0x07;
const DRAWING: u16 = 0x08;
const TAB: u16 = 0x09;
const LINE: u16 = 0x0B;
const PAGE: u16 = 0x0C;
const PARAGRAPH: u16 = 0x0D;
const COLUMN: u16 = 0x0E;
const HYPHEN: u16 = 0x1E;
const LOST: u16 = 0xFFFD;

/// A story while it is read.
#[derive(Default)]
struct Walk {
    story: Story,
    /// The paragraph so far.
    line: Vec<u16>,
    /// Where the paragraph's drawings hang.
    anchors: Vec<usize>,
    /// What is not shown, up to where something is.
    aside: Option<(Omission, Vec<u16>)>,
    /// Something of this paragraph is not shown.
    omitted: bool,
    /// Up to here pictures are those of an embedded thing.
    object_until: usize,
}

impl Document<'_> {
    /// The text between two positions. With `boxes`, text boxes stand behind the paragraphs that they hang on.
    pub fn story(
        &mut self,
        range: Range<usize>,
        mut boxes: Option<&mut Boxes>,
    ) -> Result<Vec<Block>, OpenError> {
        let range = range.start..range.end.min(self.text.units.len());
        let fields = fields_in(&self.text.units, range.clone());
        let mut walk = Walk::default();
        let mut look = self.look(range.start);
        let mut at = range.start;
        while at < range.end {
            if at >= look.end {
                look = self.look(at);
            }
            let unit = self.text.units[at];
            if let Some(field) = fields.get(&at) {
                at = self.field(&mut walk, at, *field, look.omitted);
            } else if self.ends_paragraph(unit, at) {
                self.end_paragraph(&mut walk, at, look.omitted, boxes.as_deref_mut())?;
                at += 1;
            } else {
                self.character(&mut walk, unit, at, &look, boxes.is_some());
                at += 1;
            }
        }
        if !walk.line.is_empty() {
            self.end_paragraph(&mut walk, at - 1, None, boxes)?;
        }
        self.end_aside(&mut walk);
        Ok(walk.story.finish())
    }

    fn ends_paragraph(&self, unit: u16, at: usize) -> bool {
        match unit {
            PARAGRAPH | CELL => true,
            PAGE => self.sections.contains(&(at + 1)),
            _ => false,
        }
    }

    /// Passes over the instructions of a field and gives where to go on.
    fn field(
        &mut self,
        walk: &mut Walk,
        at: usize,
        field: Field,
        omitted: Option<Omission>,
    ) -> usize {
        let end = field.result.unwrap_or(field.end);
        let instructions = &self.text.units[at + 1..end.min(at + 1 + LONGEST_INSTRUCTIONS)];
        let instructions = String::from_utf16_lossy(instructions);
        if field.result.is_some() && fields::embeds(&instructions) {
            walk.object_until = walk.object_until.max(field.end);
        }
        if omitted.is_some() {
            return end + 1;
        }
        match fields::shown(&instructions) {
            Shown::Text(text) => walk.line.extend(text.encode_utf16()),
            // A result is better than what we could say.
            _ if field.result.is_some() => {}
            Shown::Nothing => {}
            Shown::Unknown => self.unknown(walk),
            Shown::Object => self.writer.leave_out(Omission::Objects, None),
        }
        end + 1
    }

    /// What a sign of a font looks like.
    fn sign(&self, font: u16, code: u16) -> u16 {
        let sign = symbol::sign(self.fonts.name(font), code.into());
        let unit = sign.and_then(|c| u16::try_from(u32::from(c)).ok());
        unit.unwrap_or(LOST)
    }

    fn unknown(&mut self, walk: &mut Walk) {
        walk.line.push(LOST);
        self.writer.leave_out(Omission::UnknownCharacters, None);
    }

    fn character(&mut self, walk: &mut Walk, unit: u16, at: usize, look: &Look, anchors: bool) {
        let unit = match (unit, look.run.symbol) {
            (0x28, Some((font, code))) => self.sign(font, code),
            _ => unit,
        };
        if let Some(omitted) = look.omitted {
            return self.omit(walk, omitted, unit, at, anchors);
        }
        match unit {
            PICTURE if look.run.special && !look.run.data => {
                let object = look.run.object || at < walk.object_until;
                let what = if object {
                    Omission::Objects
                } else {
                    Omission::Pictures
                };
                self.writer.leave_out(what, None);
            }
            DRAWING if anchors => walk.anchors.push(at),
            // Before a paragraph it would part it from its label.
            PAGE | COLUMN if walk.line.is_empty() => {}
            // Signs of fonts of symbols: which they are, only the font knows.
            LOST | 0xF000..=0xF0FF => {
                self.end_aside(walk);
                self.unknown(walk);
            }
            unit => {
                if let Some(unit) = shown(unit) {
                    self.end_aside(walk);
                    walk.line.push(unit);
                }
            }
        }
    }

    fn omit(&mut self, walk: &mut Walk, what: Omission, unit: u16, at: usize, anchors: bool) {
        if unit == DRAWING && anchors {
            // What hangs here is not shown either.
            for id in self.drawings.take_at(at) {
                if self.drawings.take_box(id).is_some() {
                    self.writer.leave_out(what, None);
                }
            }
        }
        let Some(unit) = shown(unit) else {
            return;
        };
        walk.omitted = true;
        if walk.aside.as_ref().is_some_and(|(kind, _)| *kind != what) {
            self.end_aside(walk);
        }
        let (_, units) = walk.aside.get_or_insert_with(|| (what, Vec::new()));
        units.push(unit);
    }

    fn end_aside(&mut self, walk: &mut Walk) {
        if let Some((what, units)) = walk.aside.take() {
            let text = String::from_utf16_lossy(&units);
            if !text.trim().is_empty() {
                self.writer.leave_out(what, Some(&text));
            }
        }
    }

    fn end_paragraph(
        &mut self,
        walk: &mut Walk,
        at: usize,
        omitted: Option<Omission>,
        boxes: Option<&mut Boxes>,
    ) -> Result<(), OpenError> {
        let (paragraph, own) = self.paragraph_at(at);
        let cell_mark = self.text.units[at] == CELL;
        let end = paragraph.end(cell_mark);
        let depth = paragraph.depth();
        // Without its mark a paragraph is one with the next, unless a table begins or ends between.
        if omitted.is_some() && end == End::Paragraph {
            let next = self.paragraph_at(at + 1).0.depth();
            if walk.line.is_empty() && walk.anchors.is_empty() || next == depth {
                if let Some((_, units)) = &mut walk.aside {
                    units.push(u16::from(b'\n'));
                }
                return Ok(());
            }
        }
        let shapes = if end == End::Row {
            properties::row(own, self.data)
        } else {
            Vec::new()
        };
        self.end_aside(walk);
        let omitted = std::mem::take(&mut walk.omitted);
        let text = String::from_utf16_lossy(&std::mem::take(&mut walk.line));
        match end {
            End::Row => {
                if !text.trim().is_empty() {
                    walk.story.end_cell(depth, text);
                }
                walk.story.end_row(depth, &shapes);
            }
            End::Cell => {
                let text = self.labelled(&paragraph, &text);
                let boxes = self.boxes_of(walk, boxes)?;
                if !boxes.is_empty() {
                    walk.story.paragraph(depth.max(1), text);
                    walk.story.append(depth.max(1), boxes);
                    walk.story.end_cell(depth, String::new());
                } else {
                    walk.story.end_cell(depth, text);
                }
            }
            End::Paragraph => {
                // Of a paragraph that is not shown neither a number nor a blank line stays.
                if !(omitted && text.is_empty()) {
                    let text = self.labelled(&paragraph, &text);
                    walk.story.paragraph(depth, text);
                }
                let boxes = self.boxes_of(walk, boxes)?;
                walk.story.append(depth, boxes);
            }
        }
        walk.story.check()
    }

    /// The text of a paragraph with its automatic number.
    fn labelled(&mut self, paragraph: &Paragraph, text: &str) -> String {
        let label = paragraph.list().and_then(|list| {
            let level = paragraph
                .level()
                .unwrap_or_else(|| self.lists.level_of_style(list, paragraph.style));
            self.lists.lists.next(list, level)
        });
        match label {
            Some((label, apart)) => labelled(&label, apart, text),
            None => text.to_owned(),
        }
    }

    /// What hangs on the characters of the paragraph that has ended.
    fn boxes_of(
        &mut self,
        walk: &mut Walk,
        boxes: Option<&mut Boxes>,
    ) -> Result<Vec<Block>, OpenError> {
        let anchors = std::mem::take(&mut walk.anchors);
        let Some(boxes) = boxes else {
            return Ok(Vec::new());
        };
        let mut blocks = Vec::new();
        let shapes: Vec<u32> = anchors
            .into_iter()
            .flat_map(|at| self.drawings.take_at(at))
            .collect();
        for id in shapes {
            if let Some(range) = self.drawings.take_box(id) {
                blocks.extend(self.text_box(range, boxes)?);
            }
            let Some(shape) = self.drawings.shape(id).cloned() else {
                self.writer.leave_out(Omission::Objects, None);
                continue;
            };
            blocks.extend(shape.words.map(Block::Paragraph));
            if shape.object {
                self.writer.leave_out(Omission::Objects, None);
            } else if shape.picture {
                self.writer.leave_out(Omission::Pictures, None);
            }
        }
        Ok(blocks)
    }
}

/// What a character of the text is on paper, if it is anything.
fn shown(unit: u16) -> Option<u16> {
    Some(match unit {
        TAB => TAB,
        LINE | PAGE | COLUMN => LINE,
        HYPHEN => u16::from(b'-'),
        0..=0x1F => return None,
        unit => unit,
    })
}
