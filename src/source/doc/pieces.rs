//! The piece table ([MS-DOC] 2.4.1): the text in its order, out of the stretches in which it was saved.

use super::bytes::{Plc, u16_at, u32_at, units};
use crate::source::{LIMIT_UNPACKED_BYTES, OpenError, format};

/// A stretch of text that is saved in one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Of its first character.
    start: usize,
    end: usize,
    /// Where in the stream it stands, in bytes.
    offset: usize,
    /// Bytes of one character.
    width: usize,
    modifier: u16,
}

/// All text of a document, every character one UTF-16 unit, as character positions (CP) count them.
pub struct Text<'a> {
    pub units: Vec<u16>,
    pieces: Vec<Piece>,
    /// What pieces may refer to for changes of their formatting.
    modifiers: Vec<&'a [u8]>,
}

/// What stands around a character in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Of the character in the stream, in bytes.
    pub offset: usize,
    /// Bytes of one character here.
    pub width: usize,
    /// Where the piece ends: its first character position that is not in it.
    pub end: usize,
    pub modifier: u16,
}

impl<'a> Text<'a> {
    /// `clx`: the piece table with what stands before it; `main`: the WordDocument stream.
    pub fn read(clx: &'a [u8], main: &[u8]) -> Result<Self, OpenError> {
        let (modifiers, table) = parts(clx).ok_or_else(|| damaged("no piece table"))?;
        let plc = Plc::new(table, 8);
        let mut text = Self {
            units: Vec::new(),
            pieces: Vec::new(),
            modifiers,
        };
        for i in 0..plc.len() {
            let piece = piece(&plc, i).ok_or_else(|| damaged("piece table"))?;
            text.push(piece, main)?;
        }
        Ok(text)
    }

    fn push(&mut self, piece: Piece, main: &[u8]) -> Result<(), OpenError> {
        let ends_well = piece.start == self.units.len() && piece.end >= piece.start;
        if !ends_well {
            return Err(damaged("piece table out of order"));
        }
        // Pieces may overlap in the stream, so a small file can say much.
        if piece.end > LIMIT_UNPACKED_BYTES / 8 {
            return Err(OpenError::TooMuchInside);
        }
        let length = (piece.end - piece.start) * piece.width;
        let bytes = piece
            .offset
            .checked_add(length)
            .and_then(|end| main.get(piece.offset..end))
            .ok_or_else(|| damaged("text beyond the end of its stream"))?;
        if piece.width == 1 {
            self.units.extend(bytes.iter().map(|&byte| western(byte)));
        } else {
            self.units.extend(units(bytes));
        }
        if piece.end > piece.start {
            self.pieces.push(piece);
        }
        Ok(())
    }

    pub fn place(&self, at: usize) -> Option<Place> {
        let i = self.pieces.partition_point(|piece| piece.end <= at);
        let piece = self.pieces.get(i).filter(|piece| piece.start <= at)?;
        Some(Place {
            offset: piece.offset + (at - piece.start) * piece.width,
            width: piece.width,
            end: piece.end,
            modifier: piece.modifier,
        })
    }

    /// The properties that a piece lays over its text, where they stand in a list of their own (Prm1, [MS-DOC] 2.9.211).
    pub fn modifications(&self, modifier: u16) -> &'a [u8] {
        if modifier & 1 == 0 {
            return &[];
        }
        self.modifiers
            .get(usize::from(modifier >> 1))
            .copied()
            .unwrap_or_default()
    }
}

fn damaged(at: &str) -> OpenError {
    OpenError::Broken(format::DOC, at.to_owned())
}

/// The modifications and the table of pieces in a Clx.
fn parts(mut clx: &[u8]) -> Option<(Vec<&[u8]>, &[u8])> {
    let mut modifiers = Vec::new();
    while clx.first() == Some(&1) {
        let length = usize::from(u16_at(clx, 1)?);
        modifiers.push(clx.get(3..3 + length)?);
        clx = &clx[3 + length..];
    }
    if clx.first() != Some(&2) {
        return None;
    }
    let length = u32_at(clx, 1)? as usize;
    Some((modifiers, clx.get(5..)?.get(..length)?))
}

fn piece(plc: &Plc, i: usize) -> Option<Piece> {
    let descriptor = plc.thing(i)?;
    let place = u32_at(descriptor, 2)?;
    // Bit 30: one byte a character, and the offset is doubled.
    let one_byte = place & 0x4000_0000 != 0;
    let offset = (place & 0x3FFF_FFFF) as usize;
    Some(Piece {
        start: plc.position(i)?,
        end: plc.position(i + 1)?,
        offset: if one_byte { offset / 2 } else { offset },
        width: if one_byte { 1 } else { 2 },
        modifier: u16_at(descriptor, 6)?,
    })
}

/// Windows-1252 from 0x80 to 0x9F; 0 where it has nothing.
const HIGH: [u16; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
];

/// A character of one byte ([MS-DOC] 2.9.73, FcCompressed).
fn western(byte: u8) -> u16 {
    match byte {
        0x80..=0x9F => match HIGH[usize::from(byte - 0x80)] {
            0 => byte.into(),
            unit => unit,
        },
        _ => byte.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Clx of pieces given as (start, offset as saved), and where the last ends.
    fn clx(pieces: &[(u32, u32)], end: u32) -> Vec<u8> {
        let mut plc: Vec<u8> = pieces
            .iter()
            .flat_map(|(start, _)| start.to_le_bytes())
            .collect();
        plc.extend(end.to_le_bytes());
        for (_, offset) in pieces {
            plc.extend([0, 0]);
            plc.extend(offset.to_le_bytes());
            plc.extend([3, 0]);
        }
        // Two modifications stand before.
        let mut clx = vec![1, 1, 0, 9, 1, 2, 0, 7, 8, 2];
        clx.extend((plc.len() as u32).to_le_bytes());
        clx.extend(plc);
        clx
    }

    #[test]
    fn pieces_of_both_widths_make_one_text() {
        // 一 in two bytes stands behind ab and “ in one.
        let main = b"ab\x93\x00\x00\x4E";
        let clx = clx(&[(0, 4), (1, 0x4000_0002)], 3);
        let text = Text::read(&clx, main).unwrap();
        assert_eq!(text.units, [0x4E00, u16::from(b'b'), 0x201C]);
        let place = text.place(2).unwrap();
        assert_eq!((place.offset, place.width, place.end), (2, 1, 3));
        assert_eq!(text.place(3), None);
        assert_eq!(text.modifications(place.modifier), [7, 8]);
        assert_eq!(text.modifications(0), [0u8; 0]);
    }

    #[test]
    fn a_damaged_table_is_told() {
        let main = b"abcd";
        for pieces in [&[(1, 0)][..], &[(0, 0x4000_0000), (9, 0)], &[(0, 3)]] {
            let clx = clx(pieces, 2);
            assert!(matches!(Text::read(&clx, main), Err(OpenError::Broken(..))));
        }
        let clx = clx(&[(0, 0)], u32::MAX);
        assert_eq!(Text::read(&clx, main).err(), Some(OpenError::TooMuchInside));
        assert!(Text::read(b"\x02\xFF\xFF\xFF\xFF", main).is_err());
    }
}
