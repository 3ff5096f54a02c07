//! The parts of a document in their order: its text, then the notes; what is left out.

use std::collections::HashSet;
use std::ops::Range;

use super::bytes::{Plc, u16_at, u32_at};
use super::drawings::Drawings;
use super::fib::{Fib, Lengths, Part};
use super::fonts::Fonts;
use super::formatting::Runs;
use super::lists::DocLists;
use super::pieces::Text;
use super::sprm::{self, sprms};
use super::styles::Styles;
use crate::source::lists::Progress;
use crate::source::numbering::NumberFormat;
use crate::source::story::{self, Block};
use crate::source::{Extract, Omission, OpenError, Writer, format};

/// The first stories of the headers' part separate footnotes from the text.
const SEPARATORS: usize = 6;
/// Where in the settings (Dop97, [MS-DOC] 2.7.4) the formats of footnotes' and endnotes' numbers stand.
const NOTE_FORMATS: usize = 492;
/// Where a new number may be set for the first footnote and endnote.
const FIRST_NOTES: [usize; 2] = [2, 52];

/// A document with all that is needed to read its text.
pub struct Document<'a> {
    pub fib: &'a Fib<'a>,
    pub main: &'a [u8],
    pub table: &'a [u8],
    pub data: &'a [u8],
    pub text: Text<'a>,
    pub paragraphs: Runs<'a>,
    pub characters: Runs<'a>,
    pub styles: Styles,
    pub fonts: Fonts,
    pub lists: DocLists,
    pub drawings: Drawings,
    /// Where sections end: the position behind the mark.
    pub sections: HashSet<usize>,
    pub writer: Writer,
}

/// Where the parts of the text begin and end.
struct Parts {
    main: Range<usize>,
    footnotes: Range<usize>,
    headers: Range<usize>,
    comments: Range<usize>,
    endnotes: Range<usize>,
    text_boxes: Range<usize>,
    header_text_boxes: Range<usize>,
}

impl Parts {
    fn new(lengths: &Lengths) -> Self {
        let mut at = 0usize;
        let mut part = |length: usize| {
            let start = at;
            at = at.saturating_add(length);
            start..at
        };
        Self {
            main: part(lengths.main),
            footnotes: part(lengths.footnotes),
            headers: part(lengths.headers),
            comments: part(lengths.comments),
            endnotes: part(lengths.endnotes),
            text_boxes: part(lengths.text_boxes),
            header_text_boxes: part(lengths.header_text_boxes),
        }
    }
}

impl<'a> Document<'a> {
    pub fn new(
        fib: &'a Fib<'a>,
        main: &'a [u8],
        table: &'a [u8],
        data: &'a [u8],
    ) -> Result<Self, OpenError> {
        let sections = Plc::new(fib.part(table, Part::Sections), 12);
        let fonts = Fonts::read(fib.part(table, Part::Fonts));
        Ok(Self {
            fib,
            main,
            table,
            data,
            text: Text::read(fib.part(table, Part::Pieces), main)?,
            paragraphs: Runs::of_paragraphs(fib.part(table, Part::ParagraphPages), main),
            characters: Runs::of_characters(fib.part(table, Part::CharacterPages), main),
            styles: Styles::read(fib.part(table, Part::Styles), data),
            lists: DocLists::read(fib, table, &fonts)?,
            fonts,
            drawings: Drawings::read(fib, table),
            sections: (1..=sections.len())
                .filter_map(|i| sections.position(i))
                .collect(),
            writer: Writer::default(),
        })
    }

    /// The whole text.
    pub fn read(mut self) -> Result<Extract, OpenError> {
        let parts = Parts::new(&self.fib.lengths);
        if parts.main.end > self.text.units.len() {
            let at = "the text is shorter than it says".to_owned();
            return Err(OpenError::Broken(format::DOC, at));
        }
        let mut boxes = Boxes {
            start: parts.text_boxes.start,
            progress: Progress::default(),
        };
        let blocks = self.story(parts.main.clone(), Some(&mut boxes))?;
        self.write(&blocks)?;
        for range in self.drawings.take_rest() {
            let blocks = self.text_box(range, &mut boxes)?;
            self.write(&blocks)?;
        }
        self.notes(&parts.footnotes, Part::FootnoteRefs, Part::FootnoteTexts, 0)?;
        self.notes(&parts.endnotes, Part::EndnoteRefs, Part::EndnoteTexts, 1)?;
        self.asides(&parts)?;
        self.writer.finish()
    }

    fn write(&mut self, blocks: &[Block]) -> Result<(), OpenError> {
        story::write(blocks, &mut self.writer);
        self.writer.check()
    }

    /// The text of a text box, given where it begins and ends in its part.
    pub fn text_box(
        &mut self,
        range: Range<usize>,
        boxes: &mut Boxes,
    ) -> Result<Vec<Block>, OpenError> {
        let range = boxes.start.saturating_add(range.start)..boxes.start.saturating_add(range.end);
        self.lists.lists.swap(&mut boxes.progress);
        let blocks = self.story(range, None);
        self.lists.lists.swap(&mut boxes.progress);
        blocks.map(without_last_blank)
    }

    /// Notes stand at the end of the text, each with its number.
    fn notes(
        &mut self,
        part: &Range<usize>,
        refs: Part,
        texts: Part,
        sort: usize,
    ) -> Result<(), OpenError> {
        let refs = Plc::new(self.fib.part(self.table, refs), 2);
        let texts = Plc::new(self.fib.part(self.table, texts), 0);
        let (form, first) = self.note_numbers(sort);
        let mut number = first;
        let mut progress = Progress::default();
        self.lists.lists.swap(&mut progress);
        for i in 0..refs.len() {
            let Some(range) = story_at(part, &texts, i) else {
                break;
            };
            let text = story::plain(&self.story(range, None)?);
            // A note with a sign of its own has it in its text.
            let automatic = refs.thing(i).and_then(|thing| u16_at(thing, 0)) != Some(0);
            let label = if automatic {
                form.write(number)
            } else {
                String::new()
            };
            number = number.saturating_add(u32::from(automatic));
            self.writer
                .paragraph(&format!("注{label}：{}", text.trim()));
            self.writer.check()?;
        }
        self.lists.lists.swap(&mut progress);
        Ok(())
    }

    /// How the numbers of footnotes (`sort` 0) or endnotes (1) are written, and the first.
    fn note_numbers(&self, sort: usize) -> (NumberFormat, u32) {
        let settings = self.fib.part(self.table, Part::Settings);
        let code = self
            .note_format_of_section(sort)
            .or_else(|| u16_at(settings, NOTE_FORMATS + 2 * sort));
        let code = code.and_then(|code| u8::try_from(code).ok()).unwrap_or(0);
        let first = u16_at(settings, FIRST_NOTES[sort]).map_or(1, |word| word >> 2);
        (NumberFormat::of_code(code), first.max(1).into())
    }

    /// Since Word 2002 each section may have its own; the first has to do.
    fn note_format_of_section(&self, sort: usize) -> Option<u16> {
        let sections = Plc::new(self.fib.part(self.table, Part::Sections), 12);
        let at = u32_at(sections.thing(0)?, 2)? as usize;
        let length = usize::from(u16_at(self.main, at)?);
        let properties = self.main.get(at + 2..at + 2 + length)?;
        let code = [sprm::S_FOOTNOTE_FORMAT, sprm::S_ENDNOTE_FORMAT][sort];
        sprms(properties)
            .find(|sprm| sprm.code == code)
            .map(|sprm| sprm.word())
    }

    /// Headers, footers and comments, which are only told.
    fn asides(&mut self, parts: &Parts) -> Result<(), OpenError> {
        let writer = std::mem::take(&mut self.writer);
        let headers = Plc::new(self.fib.part(self.table, Part::Headers), 0);
        let boxes = Plc::new(self.fib.part(self.table, Part::HeaderTextBoxes), 22);
        let comments = Plc::new(self.fib.part(self.table, Part::CommentTexts), 0);
        let mut heads = Vec::new();
        for i in SEPARATORS..headers.len() {
            heads.extend(self.aside(&parts.headers, &headers, i)?);
        }
        for i in 0..boxes.len().saturating_sub(1) {
            heads.extend(self.aside(&parts.header_text_boxes, &boxes, i)?);
        }
        let mut remarks = Vec::new();
        // The last story of the part is no comment.
        for i in 0..comments.len().saturating_sub(1) {
            remarks.extend(self.aside(&parts.comments, &comments, i)?);
        }
        self.writer = writer;
        let mut seen = HashSet::new();
        for head in heads {
            if seen.insert(head.clone()) {
                self.writer.leave_out(Omission::HeadersFooters, Some(&head));
            }
        }
        for remark in remarks {
            self.writer.leave_out(Omission::Comments, Some(&remark));
        }
        Ok(())
    }

    /// The text of a story that says something.
    fn aside(
        &mut self,
        part: &Range<usize>,
        stories: &Plc,
        i: usize,
    ) -> Result<Option<String>, OpenError> {
        let Some(range) = story_at(part, stories, i) else {
            return Ok(None);
        };
        let text = story::plain(&self.story(range, None)?);
        Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
    }
}

/// What all text boxes share.
pub struct Boxes {
    /// Where their part begins.
    start: usize,
    progress: Progress,
}

/// Behind the last paragraph of a text box stands another that nobody wrote.
fn without_last_blank(mut blocks: Vec<Block>) -> Vec<Block> {
    if matches!(blocks.last(), Some(Block::Paragraph(text)) if text.is_empty()) {
        blocks.pop();
    }
    blocks
}

/// A story of a part that a table of positions cuts up.
fn story_at(part: &Range<usize>, stories: &Plc, i: usize) -> Option<Range<usize>> {
    let start = part.start.checked_add(stories.position(i)?)?;
    let end = part.start.checked_add(stories.position(i + 1)?)?;
    (start <= end && end <= part.end).then_some(start..end)
}
