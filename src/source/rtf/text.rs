//! Characters: bytes of a code page, Unicode, signs that are written as words.

use super::groups::{Place, Reader};
use super::story::End;
use crate::source::fields::{self, Shown};
use crate::source::story::Block;
use crate::source::{Omission, OpenError};

/// The longest instructions of a field that are looked at, in bytes.
const LONGEST_INSTRUCTIONS: usize = 1000;

impl Reader {
    /// A byte of text that was written in digits.
    pub fn byte(&mut self, byte: u8) {
        self.starred = false;
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.push_bytes(&[byte]);
    }

    pub fn text_bytes(&mut self, text: &[u8]) {
        self.starred = false;
        let passed = (self.skip as usize).min(text.len());
        self.skip -= passed as u32;
        let text = &text[passed..];
        if !text.is_empty() {
            self.push_bytes(text);
        }
    }

    fn push_bytes(&mut self, bytes: &[u8]) {
        if self.state.place == Place::Nowhere {
            return;
        }
        let font = self.state.font;
        if self.written_in != Some(font) {
            self.flush();
        }
        self.lose_half();
        self.written_in = Some(font);
        self.bytes.extend_from_slice(bytes);
    }

    /// Decodes what has come so far: a character may be in two tokens, but in no two fonts.
    pub fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.written_in.take().unwrap_or(self.state.font);
        let text = self.fonts.decode(&bytes, font);
        let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
        if lost > 0 && self.state.place == Place::Text && self.tells() {
            for _ in 0..lost {
                self.writer.leave_out(Omission::UnknownCharacters, None);
            }
        }
        self.push(&text);
    }

    /// `\u`: a character, or half of one, as a signed number.
    pub fn unicode(&mut self, number: i32) {
        self.flush();
        self.skip = self.state.fallback;
        let point = if number < 0 {
            number + 0x1_0000
        } else {
            number
        };
        let Ok(point) = u32::try_from(point) else {
            return;
        };
        match point {
            0xD800..=0xDBFF => {
                self.lose_half();
                self.half = Some(point as u16);
            }
            0xDC00..=0xDFFF => {
                let high = self.half.take().unwrap_or(0);
                let pair = char::decode_utf16([high, point as u16]).next();
                match pair {
                    Some(Ok(c)) if high != 0 => self.push_char(c),
                    _ => self.push_char(char::REPLACEMENT_CHARACTER),
                }
            }
            _ => {
                self.lose_half();
                self.push_char(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
    }

    /// Half a character whose other half never came.
    fn lose_half(&mut self) {
        if self.half.take().is_some() {
            self.push_char(char::REPLACEMENT_CHARACTER);
        }
    }

    pub fn push_char(&mut self, c: char) {
        let mut buffer = [0; 4];
        self.push(c.encode_utf8(&mut buffer));
    }

    /// Text that is decoded, to where it goes.
    pub fn push(&mut self, text: &str) {
        match self.state.place {
            Place::Text => self.push_text(text),
            Place::Label => {
                // A bullet that is not known: whichever sign it is.
                let looks = |c| self.fonts.sign(self.state.font, c).unwrap_or('•');
                let signs = text
                    .chars()
                    .map(|c| if is_symbol(c) { looks(c) } else { c });
                let label: String = signs.collect();
                self.level().label.get_or_insert_default().push_str(&label);
            }
            Place::Fonts => self.fonts.add_name(self.font, text),
            Place::LevelText => self.tables.text(text),
            Place::Instructions if self.instructions.len() < LONGEST_INSTRUCTIONS => {
                self.instructions.push_str(text);
            }
            Place::ShapeName if self.shape_name.len() < LONGEST_INSTRUCTIONS => {
                self.shape_name.push_str(text);
            }
            Place::ShapeValue if self.shape_value.len() < LONGEST_INSTRUCTIONS => {
                self.shape_value.push_str(text);
            }
            _ => {}
        }
    }

    fn push_text(&mut self, text: &str) {
        if let Some(what) = self.state.omitted() {
            return self.omit(what, text);
        }
        self.end_aside();
        for c in text.chars() {
            if is_symbol(c) {
                let sign = self.fonts.sign(self.state.font, c);
                if sign.is_none() && self.tells() {
                    self.writer.leave_out(Omission::UnknownCharacters, None);
                }
                let sign = sign.unwrap_or(char::REPLACEMENT_CHARACTER);
                self.level().line.push(sign);
            } else if c == '\t' || !c.is_control() {
                self.level().line.push(c);
            }
        }
    }

    /// A line break inside the paragraph.
    pub fn break_line(&mut self) {
        if self.state.place == Place::Text && self.state.omitted().is_none() {
            self.level().line.push('\u{B}');
        }
    }

    /// `\` and one character.
    pub fn symbol(&mut self, symbol: u8) -> Result<(), OpenError> {
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(());
        }
        match symbol {
            b'\\' | b'{' | b'}' => self.push_bytes(&[symbol]),
            b'~' => self.sign('\u{A0}'),
            b'_' => self.sign('-'),
            b'\t' => self.sign('\t'),
            b'\r' | b'\n' if self.state.place == Place::Text => {
                self.flush();
                self.end_paragraph(End::Paragraph)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// A character that has a word of its own.
    pub fn sign(&mut self, c: char) {
        self.flush();
        self.lose_half();
        self.push_char(c);
    }

    /// The instructions of a field have been read; its result may follow.
    pub fn end_instructions(&mut self) {
        let instructions = std::mem::take(&mut self.instructions);
        let Some(field) = self.fields.last_mut() else {
            return;
        };
        field.shown = fields::shown(&instructions);
        field.embeds = fields::embeds(&instructions);
        if field.embeds && self.state.place == Place::Text && self.tells() {
            self.writer.leave_out(Omission::Objects, None);
        }
    }

    /// A field that had no result may show something all the same.
    pub fn end_field(&mut self) {
        let Some(field) = self.fields.pop() else {
            return;
        };
        let empty = self.level().line.len() <= field.length;
        if !empty || self.state.place != Place::Text {
            return;
        }
        match field.shown {
            Shown::Nothing => {}
            Shown::Text(text) => self.push(&text),
            Shown::Unknown => self.push_char('\u{F000}'),
            Shown::Object if self.tells() => self.writer.leave_out(Omission::Objects, None),
            Shown::Object => {}
        }
    }

    /// Words that are drawn (艺术字) stand among the properties of their shape.
    pub fn end_shape_property(&mut self) {
        let name = std::mem::take(&mut self.shape_name);
        let value = std::mem::take(&mut self.shape_value);
        if name.trim() == "gtextUNICODE" && !value.trim().is_empty() {
            let words = Block::Paragraph(value.trim().to_owned());
            self.level().boxes.push(words);
        }
    }
}

/// The signs of fonts of symbols, which only the font knows.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{F000}'..='\u{F0FF}')
}
