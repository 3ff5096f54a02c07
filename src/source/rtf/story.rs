//! Stories: the main text, text boxes, notes, remarks, running heads; and their paragraphs.

use super::groups::{Paragraph, Reader, State};
use crate::source::lists::Progress;
use crate::source::numbering::labelled;
use crate::source::story::{Block, Story, plain};
use crate::source::{Omission, OpenError};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Main,
    TextBox,
    /// 0: a footnote, 1: an endnote.
    Note(usize),
    Comment,
    Header,
}

/// A story while it is read.
#[derive(Debug)]
pub struct Level {
    pub kind: Kind,
    /// How many groups were open where it began.
    pub depth: usize,
    pub story: Story,
    /// The paragraph so far.
    pub line: String,
    /// Its label, as the file has it.
    pub label: Option<String>,
    /// Text boxes that hang on it.
    pub boxes: Vec<Block>,
    /// What is not shown, up to where something is.
    pub aside: Option<(Omission, String)>,
    /// Something of this paragraph is not shown.
    omitted: bool,
    /// Where in `line` a paragraph ended whose mark is not shown, and in how many tables it stands.
    joint: Option<(usize, usize)>,
    /// Of a note: its number stands in its text.
    pub numbered: bool,
    /// Numbers of the story around.
    progress: Progress,
}

impl Level {
    pub fn new(kind: Kind, depth: usize) -> Self {
        Self {
            kind,
            depth,
            story: Story::default(),
            line: String::new(),
            label: None,
            boxes: Vec::new(),
            aside: None,
            omitted: false,
            joint: None,
            numbered: false,
            progress: Progress::default(),
        }
    }
}

/// A note with its number.
#[derive(Debug)]
pub struct Note {
    number: String,
    text: String,
}

impl Note {
    pub fn line(&self) -> String {
        format!("注{}：{}", self.number, self.text.trim())
    }
}

/// What ends with a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Paragraph,
    Cell,
    NestedCell,
    Row,
    NestedRow,
}

impl Paragraph {
    /// In how many tables what ends so stands.
    fn depth(&self, end: End) -> usize {
        match end {
            End::Paragraph if self.in_table => self.depth.max(1),
            End::Paragraph => self.depth,
            End::Cell | End::Row => 1,
            End::NestedCell | End::NestedRow => self.depth.max(2),
        }
    }
}

impl Reader {
    pub fn level(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::new(Kind::Main, 0));
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    /// Whether what is left out here is to be told: of what is left out as a whole it is not.
    pub fn tells(&self) -> bool {
        !self
            .levels
            .iter()
            .any(|level| matches!(level.kind, Kind::Comment | Kind::Header))
    }

    /// What follows, up to the end of the group, is a story of its own.
    pub fn begin_level(&mut self, kind: Kind) {
        if self.level().depth == self.around.len() {
            return;
        }
        let mut level = Level::new(kind, self.around.len());
        self.lists.swap(&mut level.progress);
        self.levels.push(level);
        self.state = State {
            fallback: self.state.fallback,
            font: self.state.font,
            hidden: self.state.hidden,
            deleted: self.state.deleted,
            ..State::default()
        };
    }

    /// Ends the story that was begun last.
    pub fn end_level(&mut self) -> Result<(), OpenError> {
        self.end_last_paragraph()?;
        let tells = self.tells();
        let Some(mut level) = self.levels.pop() else {
            return Ok(());
        };
        self.lists.swap(&mut level.progress);
        let blocks = level.story.finish();
        match level.kind {
            Kind::Main => {}
            Kind::TextBox => self.level().boxes.extend(blocks),
            Kind::Note(sort) => {
                let noted = std::mem::take(&mut self.noted);
                self.note(sort, noted || level.numbered, plain(&blocks));
            }
            Kind::Comment => self.aside(Omission::Comments, &plain(&blocks)),
            Kind::Header => {
                let text = plain(&blocks).trim().to_owned();
                // Told once, and not where it is part of something else that is told.
                let inner = !tells && !self.tells();
                if !inner && !text.is_empty() && self.headers.insert(text.clone()) {
                    self.writer.leave_out(Omission::HeadersFooters, Some(&text));
                }
            }
        }
        Ok(())
    }

    fn aside(&mut self, what: Omission, text: &str) {
        if self.tells() && !text.trim().is_empty() {
            self.writer.leave_out(what, Some(text));
        }
    }

    fn note(&mut self, sort: usize, automatic: bool, text: String) {
        let mut number = String::new();
        if automatic {
            number = self.note_forms[sort].write(self.next_notes[sort]);
            self.next_notes[sort] = self.next_notes[sort].saturating_add(1);
        }
        if self.tells() {
            self.notes.push(Note { number, text });
        }
    }

    /// Ends the main text and gives what it holds.
    pub fn end_main(&mut self) -> Result<Vec<Block>, OpenError> {
        self.end_last_paragraph()?;
        Ok(std::mem::take(&mut self.level().story).finish())
    }

    fn end_last_paragraph(&mut self) -> Result<(), OpenError> {
        let level = self.level();
        let rest = !level.line.is_empty() || !level.boxes.is_empty() || level.label.is_some();
        // What is left of the state may be that of another story.
        let state = std::mem::take(&mut self.state);
        if rest {
            self.end_paragraph(End::Paragraph)?;
        }
        self.end_aside();
        self.state = state;
        Ok(())
    }

    /// Tells what was not shown up to here.
    pub fn end_aside(&mut self) {
        if let Some((what, text)) = self.level().aside.take() {
            self.aside(what, &text);
        }
    }

    pub fn end_paragraph(&mut self, end: End) -> Result<(), OpenError> {
        let paragraph = self.state.paragraph;
        let depth = paragraph.depth(end);
        // Without its mark a paragraph is one with the next.
        if self.state.omitted().is_some() && end == End::Paragraph {
            let level = self.level();
            if let Some((_, text)) = &mut level.aside {
                text.push('\n');
            }
            if !level.line.is_empty() {
                level.joint = Some((level.line.len(), depth));
            }
            return Ok(());
        }
        self.end_aside();
        self.split_at_joint(depth);
        match end {
            End::Row | End::NestedRow => self.end_row(end, depth),
            _ => self.end_text(end, depth),
        }
        self.level().story.check()
    }

    /// Only paragraphs in the same table can have become one.
    fn split_at_joint(&mut self, depth: usize) {
        let level = self.level();
        if let Some((at, before)) = level.joint.take().filter(|&(_, before)| before != depth) {
            let rest = level.line.split_off(at);
            let first = std::mem::replace(&mut level.line, rest);
            level.story.paragraph(before, first);
        }
    }

    fn end_row(&mut self, end: End, depth: usize) {
        let nested = usize::from(end == End::NestedRow);
        let edges = std::mem::take(&mut self.edges[nested]);
        let level = self.level();
        let text = std::mem::take(&mut level.line);
        if !text.trim().is_empty() {
            level.story.end_cell(depth, text);
        }
        level.story.end_row(depth, &edges);
        // Rows that follow may go by the same description.
        self.edges[nested] = edges;
    }

    fn end_text(&mut self, end: End, depth: usize) {
        let level = self.level();
        let cell = end != End::Paragraph;
        let boxes = std::mem::take(&mut level.boxes);
        // Of a paragraph that is not shown neither a number nor a blank line stays.
        let gone = std::mem::take(&mut level.omitted) && level.line.is_empty();
        if gone {
            level.label = None;
        } else {
            let text = self.take_labelled();
            let story = &mut self.level().story;
            if cell && boxes.is_empty() {
                return story.end_cell(depth, text);
            }
            story.paragraph(depth, text);
        }
        let story = &mut self.level().story;
        story.append(depth, boxes);
        if cell {
            story.end_cell(depth, String::new());
        }
    }

    /// The paragraph with its label: that which the file gives, or one that is counted.
    fn take_labelled(&mut self) -> String {
        let paragraph = self.state.paragraph;
        let counted = match paragraph.list {
            0 => None,
            list => self.lists.next(list, paragraph.level),
        };
        let level = self.level();
        let text = std::mem::take(&mut level.line);
        // A sign that got lost on the way into the file is still in its list.
        let lost = |label: &str| counted.is_some() && label.contains(char::REPLACEMENT_CHARACTER);
        let Some(given) = level.label.take().filter(|label| !lost(label)) else {
            return match counted {
                Some((label, apart)) => labelled(&label, apart, &text),
                None => text,
            };
        };
        // A tab is given with every label; whether one follows on paper, the list knows better.
        let apart = counted.map_or_else(|| given.ends_with(['\t', ' ']), |(_, apart)| apart);
        labelled(given.trim(), apart, &text)
    }

    /// Text that is not shown.
    pub fn omit(&mut self, what: Omission, text: &str) {
        if self
            .level()
            .aside
            .as_ref()
            .is_some_and(|(kind, _)| *kind != what)
        {
            self.end_aside();
        }
        let level = self.level();
        level.omitted = true;
        let (_, aside) = level.aside.get_or_insert_with(|| (what, String::new()));
        aside.push_str(text);
    }
}
