//! What a paragraph or a run of characters is, by its modifiers and its style.

use super::bytes::{i16_at, u8_at, u16_at};
use super::sprm::{self, sprms};
use crate::source::story::Shape;

/// Of a paragraph: what decides its place and its label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub style: u16,
    /// Its list, as [MS-DOC] 2.6.2 has it for sprmPIlfo.
    list: i16,
    level: Option<u8>,
    in_table: bool,
    depth: i32,
    row_end: bool,
    inner_cell: bool,
    inner_row_end: bool,
}

/// What the end of a paragraph ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Paragraph,
    Cell,
    Row,
}

/// "Not in a list", for paragraphs that once were.
const NO_LIST: i16 = -2047;

impl Paragraph {
    /// Lays modifiers over what is there. `data`: the Data stream, where those stand that were too long.
    pub fn apply(&mut self, properties: &[u8], data: &[u8]) {
        for sprm in sprms(properties) {
            self.set(&sprm);
        }
        for sprm in sprms(huge(properties, data)) {
            self.set(&sprm);
        }
    }

    fn set(&mut self, sprm: &sprm::Sprm) {
        let on = sprm.byte() != 0;
        match sprm.code {
            sprm::P_LIST => self.list = sprm.signed(),
            sprm::P_LEVEL => self.level = Some(sprm.byte()),
            sprm::P_IN_TABLE => self.in_table = on,
            sprm::P_ROW_END => self.row_end = on,
            sprm::P_INNER_CELL => self.inner_cell = on,
            sprm::P_INNER_ROW_END => self.inner_row_end = on,
            sprm::P_DEPTH => self.depth = sprm.long().cast_signed(),
            sprm::P_DEEPER => {
                self.depth = self.depth.saturating_add(sprm.long().cast_signed());
            }
            _ => {}
        }
    }

    /// In how many tables it stands.
    pub fn depth(&self) -> usize {
        let depth = usize::try_from(self.depth).unwrap_or(0);
        // Word 97 knew no tables in tables and wrote no depth.
        depth.max(usize::from(self.in_table))
    }

    /// The number of the use of a list that it belongs to.
    pub fn list(&self) -> Option<i32> {
        match self.list {
            0 | NO_LIST => None,
            list => Some(i32::from(list).abs()),
        }
    }

    /// Its level in the list, from 0; `None` where neither it nor its style says.
    pub fn level(&self) -> Option<usize> {
        self.level.map(usize::from)
    }

    /// What ends with it. `cell_mark`: it ends in U+0007.
    pub fn end(&self, cell_mark: bool) -> End {
        if self.inner_row_end || cell_mark && self.row_end {
            End::Row
        } else if cell_mark || self.inner_cell {
            End::Cell
        } else {
            End::Paragraph
        }
    }
}

/// The modifiers in the Data stream (PrcData, [MS-DOC] 2.9.209) that the first one of its sort in `properties` names.
fn huge<'d>(properties: &[u8], data: &'d [u8]) -> &'d [u8] {
    let named = sprms(properties).find(|sprm| matches!(sprm.code, sprm::P_HUGE | sprm::P_HUGE_OLD));
    let Some(at) = named.map(|sprm| sprm.long() as usize) else {
        return &[];
    };
    u16_at(data, at)
        .and_then(|length| data.get(at + 2..at + 2 + usize::from(length)))
        .unwrap_or_default()
}

/// The cells of the row that a paragraph with these modifiers ends.
pub fn row(properties: &[u8], data: &[u8]) -> Vec<Shape> {
    sprms(properties)
        .chain(sprms(huge(properties, data)))
        .filter(|sprm| sprm.code == sprm::T_CELLS)
        .last()
        .and_then(|sprm| cells(sprm.operand))
        .unwrap_or_default()
}

/// TDefTableOperand ([MS-DOC] 2.9.322): the edges of the cells, then a TC80 of 20 bytes for each.
fn cells(operand: &[u8]) -> Option<Vec<Shape>> {
    let count = usize::from(u8_at(operand, 0)?);
    let edges = 1 + 2;
    let descriptions = 1 + 2 * (count + 1);
    let shape = |i: usize| {
        let flags = u16_at(operand, descriptions + 20 * i).unwrap_or(0);
        Some(Shape {
            right: i16_at(operand, edges + 2 * i)?.into(),
            // vertMerge: 1 goes on, 3 begins.
            continues: flags >> 5 & 3 == 1,
        })
    };
    (0..count).map(shape).collect()
}

/// Of a run of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Characters {
    pub style: u16,
    pub deleted: bool,
    vanish: Option<u8>,
    /// Its control characters stand for something else.
    pub special: bool,
    /// Its picture is no picture but the state of a form.
    pub data: bool,
    pub object: bool,
    /// The font and the code of the sign that `(` stands for.
    pub symbol: Option<(u16, u16)>,
}

impl Characters {
    pub fn apply(&mut self, properties: &[u8]) {
        for sprm in sprms(properties) {
            let on = sprm.byte() != 0;
            match sprm.code {
                sprm::C_STYLE => self.style = sprm.word(),
                sprm::C_DELETED => self.deleted = on,
                sprm::C_VANISH => self.vanish = Some(sprm.byte()),
                sprm::C_SPECIAL => self.special = on,
                sprm::C_DATA => self.data = on,
                sprm::C_OLE | sprm::C_OBJECT => self.object = on,
                sprm::C_SYMBOL => {
                    self.symbol = u16_at(sprm.operand, 2).map(|code| (sprm.word(), code));
                }
                _ => {}
            }
        }
    }

    /// `by_style`: whether its styles hide it.
    pub fn hidden(&self, by_style: bool) -> bool {
        toggled(self.vanish, by_style)
    }
}

/// A toggle ([MS-DOC] 2.9.327, ToggleOperand): off, on, as below, or the opposite.
fn toggled(operand: Option<u8>, below: bool) -> bool {
    match operand {
        Some(0) => false,
        Some(1) => true,
        Some(0x81) => !below,
        _ => below,
    }
}

/// Properties that a piece lays over its text, where they fit into the piece itself (Prm0, [MS-DOC] 2.9.210).
pub fn short_modifier(modifier: u16) -> Option<[u8; 3]> {
    if modifier & 1 != 0 {
        return None;
    }
    let code = match modifier >> 1 & 0x7F {
        0x05 => sprm::P_LEVEL,
        0x18 => sprm::P_IN_TABLE,
        0x19 => sprm::P_ROW_END,
        0x41 => sprm::C_DELETED,
        0x4B => sprm::C_VANISH,
        _ => return None,
    };
    let [low, high] = code.to_le_bytes();
    Some([low, high, (modifier >> 8) as u8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_paragraph() {
        let mut paragraph = Paragraph::default();
        paragraph.apply(&[0x16, 0x24, 1, 0x17, 0x24, 1], &[]);
        assert_eq!(paragraph.depth(), 1);
        assert_eq!(paragraph.end(true), End::Row);
        assert_eq!(paragraph.end(false), End::Paragraph);
        paragraph.apply(&[0x49, 0x66, 2, 0, 0, 0, 0x4B, 0x24, 1], &[]);
        assert_eq!((paragraph.depth(), paragraph.end(false)), (2, End::Cell));
    }

    #[test]
    fn the_list_of_a_paragraph() {
        let list = |number: i16| {
            let mut paragraph = Paragraph::default();
            let [low, high] = number.to_le_bytes();
            paragraph.apply(&[0x0B, 0x46, low, high], &[]);
            paragraph.list()
        };
        assert_eq!(
            [list(0), list(3), list(-3), list(NO_LIST)],
            [None, Some(3), Some(3), None]
        );
    }

    #[test]
    fn modifiers_in_the_data_stream() {
        let mut data = vec![0xFF, 7, 0];
        // One cell up to 500 that goes on.
        let mut row_end = vec![0x17, 0x24, 1, 0x08, 0xD6, 0, 0, 1, 0, 0, 0xF4, 1, 0x20];
        row_end.resize(13 + 19, 0);
        row_end[5] = (row_end.len() - 6) as u8;
        data[1] = row_end.len() as u8;
        data.extend(row_end);
        let modifiers = [0x46, 0x66, 1, 0, 0, 0];
        let mut paragraph = Paragraph::default();
        paragraph.apply(&modifiers, &data);
        assert_eq!(paragraph.end(true), End::Row);
        let continues = true;
        assert_eq!(
            row(&modifiers, &data),
            [Shape {
                right: 500,
                continues
            }]
        );
    }

    #[test]
    fn hidden_by_itself_or_by_style() {
        let hidden = |operand: Option<u8>, by_style| {
            let mut run = Characters::default();
            if let Some(byte) = operand {
                run.apply(&[0x3C, 0x08, byte]);
            }
            run.hidden(by_style)
        };
        assert!(hidden(Some(1), false) && hidden(None, true) && hidden(Some(0x81), false));
        assert!(!hidden(Some(0), true) && !hidden(None, false) && !hidden(Some(0x80), false));
    }
}
