//! What each control word does (RTF 1.9.1). A word that is not here does nothing to the text.

use super::charset::{CodePage, of_charset};
use super::groups::{Field, Paragraph, Place, Reader};
use super::story::{End, Kind};
use crate::source::fields::Shown;
use crate::source::numbering::NumberFormat;
use crate::source::story::Shape;
use crate::source::{Omission, OpenError};

/// The most cells of a row that are described.
const MOST_CELLS: usize = 1000;

/// Groups that hold no text, though no `\*` says so.
const NO_TEXT: [&str; 32] = [
    "stylesheet", "colortbl", "info", "filetbl", "revtbl", "xe", "tc", "tcn", "txe", "rxe",
    "nonshppict", "shprslt", "private", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc",
    "aftncn", "nextfile", "template", "comment", "objclass", "objname", "objdata", "pntxta",
    "pntxtb", "nonesttables", "mmathPict", "generator", "listpicture", "themedata",
];

/// Groups that are read though `\*` lets programs pass over them.
const READ: [&str; 14] = [
    "listtable", "listoverridetable", "shppict", "shpinst", "do", "fldinst", "footnote",
    "annotation", "nesttableprops", "ud", "listtext", "pntext", "shptxt", "moMath",
];

/// Characters that have a word of their own.
fn sign(name: &str) -> Option<char> {
    Some(match name {
        "tab" => '\t',
        "emdash" => '—',
        "endash" => '–',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        "bullet" => '•',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        _ => return None,
    })
}

impl Reader {
    pub fn control(&mut self, name: &str, number: Option<i32>) -> Result<(), OpenError> {
        let starred = std::mem::take(&mut self.starred);
        if self.state.place == Place::Nowhere {
            return Ok(());
        }
        if let Some(c) = sign(name) {
            // Behind `\u` it stands for the character that was just given.
            if self.skip > 0 {
                self.skip -= 1;
            } else {
                self.sign(c);
            }
            return Ok(());
        }
        if name == "u" {
            self.unicode(number.unwrap_or(0));
            return Ok(());
        }
        self.flush();
        self.skip = 0;
        if NO_TEXT.contains(&name) || starred && !READ.contains(&name) {
            self.state.place = Place::Nowhere;
            return Ok(());
        }
        let known = self.text_word(name, number)?
            || self.table_word(name, number)
            || self.group_word(name)
            || self.file_word(name, number);
        if !known && matches!(self.state.place, Place::Lists | Place::LevelText) {
            self.tables.word(name, number, &mut self.lists);
        }
        Ok(())
    }

    /// Paragraphs and characters.
    fn text_word(&mut self, name: &str, number: Option<i32>) -> Result<bool, OpenError> {
        let on = number != Some(0);
        match name {
            "par" | "sect" if self.state.place == Place::Text => {
                // A section may end where its last paragraph has ended.
                if name == "par" || !self.level().line.is_empty() {
                    self.end_paragraph(End::Paragraph)?;
                }
            }
            "cell" if self.state.place == Place::Text => self.end_paragraph(End::Cell)?,
            "nestcell" if self.state.place == Place::Text => self.end_paragraph(End::NestedCell)?,
            "row" if self.state.place == Place::Text => self.end_paragraph(End::Row)?,
            "nestrow" if matches!(self.state.place, Place::Text | Place::NestedRow) => {
                self.end_paragraph(End::NestedRow)?;
            }
            "line" => self.break_line(),
            "page" | "column" if !self.level().line.is_empty() => self.break_line(),
            "pard" => self.state.paragraph = Paragraph::default(),
            "plain" => {
                self.state.hidden = false;
                self.state.deleted = false;
                self.state.font = self.default_font;
            }
            "f" if self.state.place == Place::Fonts => self.font = number.unwrap_or(0),
            "f" => self.state.font = number.unwrap_or(0),
            "v" => self.state.hidden = on,
            "deleted" | "mvf" => self.state.deleted = on,
            "uc" => self.state.fallback = number.and_then(|n| n.try_into().ok()).unwrap_or(1),
            "ls" if self.state.place == Place::Text => {
                self.state.paragraph.list = number.unwrap_or(0);
            }
            "ilvl" => {
                let level = number.and_then(|n| n.try_into().ok());
                self.state.paragraph.level = level.unwrap_or(0);
            }
            "chftn" => self.note_number(),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// In the text it announces a note, in the note it says that it has a number.
    fn note_number(&mut self) {
        let level = self.level();
        level.numbered = true;
        if !matches!(level.kind, Kind::Note(_)) {
            self.noted = true;
        }
    }

    fn table_word(&mut self, name: &str, number: Option<i32>) -> bool {
        let nested = usize::from(self.state.place == Place::NestedRow);
        match name {
            "trowd" => {
                self.edges[nested].clear();
                self.continues = false;
            }
            "intbl" => self.state.paragraph.in_table = true,
            "itap" => {
                let depth = number.and_then(|n| n.try_into().ok());
                self.state.paragraph.depth = depth.unwrap_or(0);
            }
            "clvmrg" => self.continues = true,
            "cellx" => {
                let shape = Shape {
                    right: number.unwrap_or(0),
                    continues: std::mem::take(&mut self.continues),
                };
                if self.edges[nested].len() < MOST_CELLS {
                    self.edges[nested].push(shape);
                }
            }
            _ => return false,
        }
        true
    }

    /// Words that say what their group is.
    fn group_word(&mut self, name: &str) -> bool {
        let in_text = self.state.place == Place::Text;
        match name {
            "fonttbl" => self.state.place = Place::Fonts,
            "listtable" | "listoverridetable" => self.state.place = Place::Lists,
            "leveltext" => self.state.place = Place::LevelText,
            "levelnumbers" | "listname" | "liststylename" => self.state.place = Place::Nowhere,
            "listtext" | "pntext" if in_text => {
                self.state.place = Place::Label;
                self.level().label = Some(String::new());
            }
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => {
                self.begin_level(Kind::Header);
            }
            "footnote" if in_text => self.begin_level(Kind::Note(0)),
            "ftnalt" => {
                if let kind @ Kind::Note(_) = &mut self.level().kind {
                    *kind = Kind::Note(1);
                }
            }
            "annotation" if in_text => self.begin_level(Kind::Comment),
            "shp" | "shpgrp" | "shpinst" | "do" => self.state.place = Place::Drawing,
            "shptxt" | "dptxbxtext" => self.begin_level(Kind::TextBox),
            "sp" => {
                self.shape_name.clear();
                self.shape_value.clear();
            }
            "sn" => self.state.place = Place::ShapeName,
            "sv" => self.state.place = Place::ShapeValue,
            "nesttableprops" => self.state.place = Place::NestedRow,
            "upr" => {
                self.state.outside = self.state.place;
                self.state.place = Place::Doubled;
            }
            "ud" => self.state.place = self.state.outside,
            "pict" => self.picture(),
            "object" | "mmath" | "moMath" => self.object(name),
            "field" | "fldinst" | "fldrslt" => self.field_word(name),
            _ => return false,
        }
        true
    }

    fn picture(&mut self) {
        let shown = matches!(self.state.place, Place::Text | Place::ShapeValue);
        if shown && !self.state.object && self.state.omitted().is_none() && self.tells() {
            self.writer.leave_out(Omission::Pictures, None);
        }
        self.state.place = Place::Nowhere;
    }

    fn object(&mut self, name: &str) {
        let shown = self.state.place == Place::Text && self.state.omitted().is_none();
        if shown && !self.state.object && self.tells() {
            self.writer.leave_out(Omission::Objects, None);
        }
        self.state.object = true;
        if name != "object" {
            self.state.place = Place::Nowhere;
        }
    }

    fn field_word(&mut self, name: &str) {
        match name {
            "field" => {
                let length = self.level().line.len();
                // One group is one field.
                if self
                    .fields
                    .last()
                    .is_some_and(|field| field.depth == self.around.len())
                {
                    return;
                }
                self.fields.push(Field {
                    depth: self.around.len(),
                    shown: Shown::Nothing,
                    embeds: false,
                    length,
                });
            }
            "fldinst" => {
                if self.state.place == Place::Text {
                    self.instructions.clear();
                    self.state.place = Place::Instructions;
                }
            }
            _ => {
                if let Some(field) = self.fields.last() {
                    self.state.object |= field.embeds;
                    // What Word shows instead of a circle over a number is not better than that.
                    if matches!(field.shown, Shown::Text(_)) {
                        self.state.place = Place::Nowhere;
                    }
                }
            }
        }
    }

    /// Words that hold for the file, and those of the table of fonts.
    fn file_word(&mut self, name: &str, number: Option<i32>) -> bool {
        let page = |number: Option<i32>| number.and_then(|n| u16::try_from(n).ok());
        match name {
            "ansicpg" => {
                self.fonts.own = page(number).filter(|&p| p != 0).unwrap_or(self.fonts.own)
            }
            "mac" => self.fonts.own = 10000,
            "pc" => self.fonts.own = 437,
            "pca" => self.fonts.own = 850,
            "deff" => {
                self.default_font = number.unwrap_or(0);
                self.state.font = self.default_font;
            }
            "fcharset" if self.state.place == Place::Fonts => {
                if let Some(page) = of_charset(number.unwrap_or(1)) {
                    self.fonts.set(self.font, page);
                }
            }
            "cpg" if self.state.place == Place::Fonts => {
                if let Some(page) = page(number).filter(|&p| p != 0) {
                    self.fonts.set(self.font, CodePage::Number(page));
                }
            }
            "ftnstart" => self.next_notes[0] = number.and_then(|n| n.try_into().ok()).unwrap_or(1),
            "aftnstart" => self.next_notes[1] = number.and_then(|n| n.try_into().ok()).unwrap_or(1),
            _ => return self.note_form(name),
        }
        true
    }

    /// How notes are numbered: `\ftn…`, of endnotes `\aftn…`, of sections with an `s` before it.
    fn note_form(&mut self, name: &str) -> bool {
        let name = name.strip_prefix('s').unwrap_or(name);
        let (sort, form) = match (name.strip_prefix("ftnn"), name.strip_prefix("aftnn")) {
            (Some(form), _) => (0, form),
            (_, Some(form)) => (1, form),
            _ => return false,
        };
        self.note_forms[sort] = match form {
            "ar" => NumberFormat::Decimal,
            "alc" => NumberFormat::LowerLetter,
            "auc" => NumberFormat::UpperLetter,
            "rlc" => NumberFormat::LowerRoman,
            "ruc" => NumberFormat::UpperRoman,
            "cnum" => NumberFormat::Circled,
            "dbar" => NumberFormat::DecimalFullWidth,
            "dbnum" => NumberFormat::ChineseDigits,
            "dbnumd" => NumberFormat::Chinese,
            "dbnumt" => NumberFormat::ChineseLegal,
            "gbnum" => NumberFormat::FullStop,
            "gbnumd" => NumberFormat::Parenthesised,
            "gbnuml" => NumberFormat::Circled,
            "gbnumk" => NumberFormat::ChineseParenthesised,
            "zodiac" => NumberFormat::HeavenlyStem,
            "zodiacd" => NumberFormat::EarthlyBranch,
            _ => return false,
        };
        true
    }
}
