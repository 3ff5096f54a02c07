//! The file information block ([MS-DOC] 2.5.1): where in the table stream everything stands.

use super::bytes::{u16_at, u32_at};
use crate::source::{OpenError, format};

/// First bytes of the WordDocument stream; before Word 97 there were others beside it.
const MAGIC: u16 = 0xA5EC;
/// Word 97; builds of it for some languages write up to two less or one more.
const WORD_97: u16 = 0x00BF;
const ENCRYPTED: u16 = 0x0100;
const TABLE_1: u16 = 0x0200;
/// Where the lengths of the parts of the text stand.
const LENGTHS: usize = 76;
/// Where the pairs of offset and length begin that [`Part`] numbers.
const PARTS: usize = 154;

/// Things in the table stream, by their place in FibRgFcLcb97 ([MS-DOC] 2.5.6).
#[derive(Clone, Copy)]
pub enum Part {
    Styles = 1,
    FootnoteRefs = 2,
    FootnoteTexts = 3,
    CommentTexts = 5,
    Sections = 6,
    Headers = 11,
    CharacterPages = 12,
    ParagraphPages = 13,
    Fonts = 15,
    Settings = 31,
    Pieces = 33,
    Anchors = 40,
    EndnoteRefs = 46,
    EndnoteTexts = 47,
    Drawings = 50,
    TextBoxes = 56,
    HeaderTextBoxes = 58,
    Lists = 73,
    ListUses = 74,
}

/// How many characters each part of the text has, in the order in which they follow each other ([MS-DOC] 2.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    pub main: usize,
    pub footnotes: usize,
    pub headers: usize,
    pub comments: usize,
    pub endnotes: usize,
    pub text_boxes: usize,
    pub header_text_boxes: usize,
}

pub struct Fib<'a> {
    bytes: &'a [u8],
    pub lengths: Lengths,
}

impl<'a> Fib<'a> {
    /// Of the WordDocument stream.
    pub fn read(main: &'a [u8]) -> Result<Self, OpenError> {
        let damaged = || OpenError::Broken(format::DOC, "file information block".to_owned());
        let magic = u16_at(main, 0).ok_or_else(damaged)?;
        let version = u16_at(main, 2).ok_or_else(damaged)?;
        if magic == MAGIC && flags(main) & ENCRYPTED != 0 {
            return Err(OpenError::Encrypted(format::DOC));
        }
        if version < WORD_97 {
            return Err(OpenError::NotRead(Some(format::WORD_95)));
        }
        if magic != MAGIC {
            return Err(damaged());
        }
        let lengths = lengths(main).ok_or_else(damaged)?;
        Ok(Self {
            bytes: main,
            lengths,
        })
    }

    pub fn table_stream(&self) -> &'static str {
        if flags(self.bytes) & TABLE_1 != 0 {
            "/1Table"
        } else {
            "/0Table"
        }
    }

    /// Offset in the table stream and length; both 0 where there is no such thing.
    pub fn place(&self, part: Part) -> (usize, usize) {
        let at = PARTS + 8 * part as usize;
        let number = |at| u32_at(self.bytes, at).unwrap_or(0) as usize;
        (number(at), number(at + 4))
    }

    /// The bytes of `part` in the table stream; none where there is no such thing or it is cut off.
    pub fn part<'t>(&self, table: &'t [u8], part: Part) -> &'t [u8] {
        let (start, length) = self.place(part);
        start
            .checked_add(length)
            .and_then(|end| table.get(start..end))
            .unwrap_or_default()
    }
}

fn flags(main: &[u8]) -> u16 {
    u16_at(main, 10).unwrap_or(0)
}

fn lengths(main: &[u8]) -> Option<Lengths> {
    // A length is a signed number that must not be negative.
    let length = |i: usize| {
        u32_at(main, LENGTHS + 4 * i)
            .filter(|&length| length < 0x8000_0000)
            .map(|length| length as usize)
    };
    Some(Lengths {
        main: length(0)?,
        footnotes: length(1)?,
        headers: length(2)?,
        // The fourth was for macros and is not used.
        comments: length(4)?,
        endnotes: length(5)?,
        text_boxes: length(6)?,
        header_text_boxes: length(7)?,
    })
}
