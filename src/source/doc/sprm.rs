//! Single property modifiers ([MS-DOC] 2.2.5): what a paragraph or a run has that its style has not.

use super::bytes::{i16_at, u8_at, u16_at};

/// A modifier and its operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sprm<'a> {
    pub code: u16,
    pub operand: &'a [u8],
}

impl Sprm<'_> {
    pub fn byte(&self) -> u8 {
        u8_at(self.operand, 0).unwrap_or(0)
    }

    pub fn word(&self) -> u16 {
        u16_at(self.operand, 0).unwrap_or(0)
    }

    pub fn signed(&self) -> i16 {
        i16_at(self.operand, 0).unwrap_or(0)
    }

    pub fn long(&self) -> u32 {
        super::bytes::u32_at(self.operand, 0).unwrap_or(0)
    }
}

pub const C_DELETED: u16 = 0x0800;
pub const C_DATA: u16 = 0x0806;
pub const C_OLE: u16 = 0x080A;
pub const C_VANISH: u16 = 0x083C;
pub const C_SPECIAL: u16 = 0x0855;
pub const C_OBJECT: u16 = 0x0856;
pub const C_STYLE: u16 = 0x4A30;
pub const C_SYMBOL: u16 = 0x6A09;
pub const C_FONT: u16 = 0x4A4F;
pub const P_IN_TABLE: u16 = 0x2416;
pub const P_ROW_END: u16 = 0x2417;
pub const P_INNER_CELL: u16 = 0x244B;
pub const P_INNER_ROW_END: u16 = 0x244C;
pub const P_LEVEL: u16 = 0x260A;
pub const P_LIST: u16 = 0x460B;
pub const P_DEPTH: u16 = 0x6649;
pub const P_DEEPER: u16 = 0x664A;
pub const P_HUGE_OLD: u16 = 0x6645;
pub const P_HUGE: u16 = 0x6646;
pub const T_CELLS: u16 = 0xD608;
pub const S_FOOTNOTE_FORMAT: u16 = 0x5040;
pub const S_ENDNOTE_FORMAT: u16 = 0x5042;
const P_TABS: u16 = 0xC615;

/// The most modifiers that are read in one place: what Word writes is a few dozen, and many paragraphs may name one place.
const MOST: usize = 500;

/// The modifiers in `bytes`, in their order; stops where they are cut off.
pub fn sprms(bytes: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    let mut rest = bytes;
    let modifiers = std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let (start, length) = operand(code, rest)?;
        let sprm = Sprm {
            code,
            operand: rest.get(start..start + length)?,
        };
        rest = &rest[start + length..];
        Some(sprm)
    });
    modifiers.take(MOST)
}

/// Where the operand begins and how long it is, in bytes. The three highest bits of the code tell.
fn operand(code: u16, bytes: &[u8]) -> Option<(usize, usize)> {
    Some(match code >> 13 {
        0 | 1 => (2, 1),
        2 | 4 | 5 => (2, 2),
        3 => (2, 4),
        7 => (2, 3),
        _ if code == T_CELLS => (4, usize::from(u16_at(bytes, 2)?).checked_sub(1)?),
        _ => match u8_at(bytes, 2)? {
            // So many tabs that their length does not fit into a byte.
            255 if code == P_TABS => (3, tabs(bytes)?),
            length => (3, usize::from(length)),
        },
    })
}

/// The length of a list of tabs (PChgTabsOperand, [MS-DOC] 2.9.182).
fn tabs(bytes: &[u8]) -> Option<usize> {
    let deleted = 1 + 4 * usize::from(u8_at(bytes, 3)?);
    let added = 1 + 3 * usize::from(u8_at(bytes, 3 + deleted)?);
    Some(deleted + added)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(bytes: &[u8]) -> Vec<(u16, usize)> {
        sprms(bytes).map(|s| (s.code, s.operand.len())).collect()
    }

    #[test]
    fn operands_of_every_length() {
        let bytes = [
            0x3C, 0x08, 1, // 1 byte
            0x0B, 0x46, 2, 0, // 2
            0x49, 0x66, 1, 0, 0, 0, // 4
            0x15, 0xC6, 2, 0, 0, // as it says
            0x08, 0xD6, 3, 0, 0, 0, // one less than it says
            0x0A, 0x26, 3,
        ];
        assert_eq!(
            codes(&bytes),
            [
                (C_VANISH, 1),
                (P_LIST, 2),
                (P_DEPTH, 4),
                (0xC615, 2),
                (T_CELLS, 2),
                (P_LEVEL, 1)
            ]
        );
        assert_eq!(codes(&bytes[..5]), [(C_VANISH, 1)]);
    }
}
