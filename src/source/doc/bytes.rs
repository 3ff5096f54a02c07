//! Numbers in little-endian bytes, and the tables of [MS-DOC] that give things to stretches of text.

pub fn u8_at(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}

pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

pub fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    u16_at(bytes, at).map(u16::cast_signed)
}

pub fn i32_at(bytes: &[u8], at: usize) -> Option<i32> {
    u32_at(bytes, at).map(u32::cast_signed)
}

/// UTF-16 units.
pub fn units(bytes: &[u8]) -> impl Iterator<Item = u16> {
    let (pairs, _) = bytes.as_chunks::<2>();
    pairs.iter().map(|&pair| u16::from_le_bytes(pair))
}

/// A PLC ([MS-DOC] 2.2.2): positions, one more than there are things, and then the things, each of the same length.
#[derive(Clone, Copy)]
pub struct Plc<'a> {
    positions: &'a [u8],
    things: &'a [u8],
    length: usize,
}

impl<'a> Plc<'a> {
    /// `length` of a thing, in bytes; 0 for a table of positions alone. Bytes that are too few make an empty table.
    pub fn new(bytes: &'a [u8], length: usize) -> Self {
        let count = bytes.len().saturating_sub(4) / (4 + length);
        let (positions, things) = if count == 0 {
            (&bytes[..0], &bytes[..0])
        } else {
            bytes.split_at((count + 1) * 4)
        };
        Self {
            positions,
            things,
            length,
        }
    }

    /// How many things there are.
    pub fn len(&self) -> usize {
        (self.positions.len() / 4).saturating_sub(1)
    }

    /// Where the thing `at` begins; that of the thing after the last is where the last ends.
    pub fn position(&self, at: usize) -> Option<usize> {
        u32_at(self.positions, at.checked_mul(4)?).map(|position| position as usize)
    }

    pub fn thing(&self, at: usize) -> Option<&'a [u8]> {
        let start = at.checked_mul(self.length)?;
        self.things.get(start..start.checked_add(self.length)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plc_parts_positions_from_things() {
        let bytes = [0, 0, 0, 0, 5, 0, 0, 0, 9, 0, 0, 0, 1, 0, 2, 0];
        let plc = Plc::new(&bytes, 2);
        assert_eq!(plc.len(), 2);
        assert_eq!(plc.position(2), Some(9));
        assert_eq!(plc.thing(1), Some([2, 0].as_slice()));
        assert_eq!(plc.thing(2), None);
        assert_eq!(Plc::new(&bytes, 0).len(), 3);
        assert_eq!(Plc::new(&bytes[..3], 2).len(), 0);
    }
}
