//! Groups: what holds inside of one, what is done where one ends.

use std::collections::HashSet;

use super::charset::Fonts;
use super::lists::ListTables;
use super::story::{Kind, Level, Note};
use super::token::{Token, Tokens};
use crate::source::fields::Shown;
use crate::source::lists::Lists;
use crate::source::numbering::NumberFormat;
use crate::source::story::{self, Shape};
use crate::source::{Extract, Omission, OpenError, Writer, format};

/// How deep groups may stand in each other.
const DEEPEST: usize = 1000;

/// Where text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Into the story that is open.
    #[default]
    Text,
    /// Nowhere, and no word in it counts.
    Nowhere,
    /// Nowhere, but there are text boxes and pictures inside.
    Drawing,
    ShapeName,
    ShapeValue,
    Fonts,
    Lists,
    LevelText,
    /// Into the label of the paragraph.
    Label,
    /// Into the instructions of a field.
    Instructions,
    /// Nowhere: only the edges of the cells of a nested row stand here.
    NestedRow,
    /// Nowhere: the same follows in Unicode.
    Doubled,
}

/// What holds up to the end of the group.
#[derive(Clone, Copy, Debug)]
pub struct State {
    pub place: Place,
    /// Around a text that stands there twice.
    pub outside: Place,
    /// Characters that stand behind `\u` for programs that do not know it.
    pub fallback: u32,
    pub font: i32,
    pub hidden: bool,
    pub deleted: bool,
    /// Pictures are those of an embedded thing.
    pub object: bool,
    pub paragraph: Paragraph,
}

/// What `\pard` ends.
#[derive(Clone, Copy, Debug, Default)]
pub struct Paragraph {
    pub list: i32,
    pub level: usize,
    pub in_table: bool,
    pub depth: usize,
}

impl Default for State {
    fn default() -> Self {
        Self {
            place: Place::Text,
            outside: Place::Text,
            fallback: 1,
            font: 0,
            hidden: false,
            deleted: false,
            object: false,
            paragraph: Paragraph::default(),
        }
    }
}

impl State {
    /// Why its text is not shown.
    pub fn omitted(&self) -> Option<Omission> {
        if self.deleted {
            Some(Omission::Deletions)
        } else if self.hidden {
            Some(Omission::HiddenText)
        } else {
            None
        }
    }
}

/// A field whose result may follow.
#[derive(Debug)]
pub struct Field {
    /// How many groups were open where it began.
    pub depth: usize,
    pub shown: Shown,
    /// Its result is a picture of something embedded.
    pub embeds: bool,
    /// How long the paragraph was before it.
    pub length: usize,
}

/// An RTF file while it is read.
#[derive(Debug)]
pub struct Reader {
    pub state: State,
    /// Of the groups around.
    pub around: Vec<State>,
    /// The stories that are open, the main text first.
    pub levels: Vec<Level>,
    pub fonts: Fonts,
    /// The font whose description is read.
    pub font: i32,
    /// Of text that names none.
    pub default_font: i32,
    pub lists: Lists,
    pub tables: ListTables,
    pub writer: Writer,
    /// Bytes that were not decoded yet, and their font.
    pub bytes: Vec<u8>,
    pub written_in: Option<i32>,
    /// The first half of a character beyond U+FFFF.
    pub half: Option<u16>,
    /// Characters that are still to be passed over.
    pub skip: u32,
    /// A group has just begun.
    pub opened: bool,
    /// `\*` stood before, at the beginning of the group: elsewhere it means nothing.
    pub starred: bool,
    pub fields: Vec<Field>,
    pub instructions: String,
    pub shape_name: String,
    pub shape_value: String,
    pub edges: [Vec<Shape>; 2],
    /// The cell whose edge comes next belongs to that above.
    pub continues: bool,
    pub notes: Vec<Note>,
    /// How footnotes and endnotes are numbered, and the next number.
    pub note_forms: [NumberFormat; 2],
    pub next_notes: [u32; 2],
    /// A number of a note stood in the text.
    pub noted: bool,
    pub headers: HashSet<String>,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            state: State::default(),
            around: Vec::new(),
            levels: vec![Level::new(Kind::Main, 0)],
            fonts: Fonts::default(),
            font: 0,
            default_font: 0,
            lists: Lists::default(),
            tables: ListTables::default(),
            writer: Writer::default(),
            bytes: Vec::new(),
            written_in: None,
            half: None,
            skip: 0,
            opened: false,
            starred: false,
            fields: Vec::new(),
            instructions: String::new(),
            shape_name: String::new(),
            shape_value: String::new(),
            edges: [Vec::new(), Vec::new()],
            continues: false,
            notes: Vec::new(),
            note_forms: [NumberFormat::Decimal; 2],
            next_notes: [1; 2],
            noted: false,
            headers: HashSet::new(),
        }
    }
}

impl Reader {
    pub fn read(mut self, bytes: &[u8]) -> Result<Extract, OpenError> {
        let mut tokens = Tokens::new(bytes);
        let last = last_end(bytes);
        while let Some(token) = tokens.next() {
            let opened = std::mem::replace(&mut self.opened, token == Token::Open);
            match token {
                Token::Open => self.open()?,
                // The last brace; should text follow, it was one too many.
                Token::Close if self.around.len() == 1 && tokens.rest().len() < last => {
                    self.flush();
                    self.around.clear();
                    break;
                }
                Token::Close => self.close()?,
                Token::Word(name, number) => self.control(name, number)?,
                Token::Symbol(b'*') => self.starred = opened,
                Token::Symbol(symbol) => self.symbol(symbol)?,
                Token::Byte(byte) => self.byte(byte),
                Token::Text(text) => self.text_bytes(text),
                Token::Binary => self.skip = self.skip.saturating_sub(1),
            }
        }
        self.flush();
        let cut_off = !self.around.is_empty();
        while self.levels.len() > 1 {
            self.end_level()?;
        }
        self.finish(cut_off)
    }

    fn finish(mut self, cut_off: bool) -> Result<Extract, OpenError> {
        let blocks = self.end_main()?;
        story::write(&blocks, &mut self.writer);
        for note in self.notes {
            self.writer.paragraph(&note.line());
            self.writer.check()?;
        }
        if cut_off {
            self.writer.leave_out(Omission::CutOff, None);
        }
        self.writer.finish()
    }

    fn open(&mut self) -> Result<(), OpenError> {
        self.flush();
        self.skip = 0;
        if self.around.len() == DEEPEST {
            let at = format!("groups stand more than {DEEPEST} deep in each other");
            return Err(OpenError::Broken(format::RTF, at));
        }
        self.around.push(self.state);
        Ok(())
    }

    fn close(&mut self) -> Result<(), OpenError> {
        self.flush();
        self.skip = 0;
        self.starred = false;
        let ended = self.state.place;
        // One brace too many ends nothing.
        if self.around.len() <= 1 {
            return Ok(());
        }
        if let Some(state) = self.around.pop() {
            self.state = state;
        }
        let depth = self.around.len();
        while self.levels.last().is_some_and(|level| level.depth > depth) {
            self.end_level()?;
        }
        let outside = self.state.place;
        if ended == Place::Instructions && outside != Place::Instructions {
            self.end_instructions();
        }
        if ended == Place::Drawing && outside == Place::Drawing && !self.shape_value.is_empty() {
            self.end_shape_property();
        }
        if self.fields.last().is_some_and(|field| field.depth > depth) {
            self.end_field();
        }
        Ok(())
    }
}

/// How many bytes are left where the last paragraph or cell ends.
fn last_end(bytes: &[u8]) -> usize {
    let last = |word: &[u8]| bytes.windows(word.len()).rposition(|window| window == word);
    let at = last(b"\\par").max(last(b"\\cell"));
    at.map_or(usize::MAX, |at| bytes.len() - at)
}
