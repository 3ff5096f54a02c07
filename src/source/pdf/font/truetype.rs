//! The `cmap` table of an embedded TrueType or OpenType font, read backwards: which character has a glyph.

use std::collections::HashMap;

use super::folding;

/// The characters of glyphs, by glyph number. Empty where the font has no table for Unicode, or is damaged.
pub fn chars_of_glyphs(font: &[u8]) -> HashMap<u32, char> {
    let mut found = Found {
        chars: HashMap::new(),
        left: MOST_CODES,
    };
    for (start, format) in unicode_subtables(font) {
        match format {
            4 => read_format_4(&font[start..], &mut found),
            12 => read_format_12(&font[start..], &mut found),
            _ => None,
        };
    }
    found.chars
}

/// No font has as many; damaged ones may seem to.
const MOST_CODES: usize = 400_000;

struct Found {
    chars: HashMap<u32, char>,
    /// So many codes may still be looked at.
    left: usize,
}

impl Found {
    /// Of several characters with one glyph, the first that is no radical and not for private use. `None` where there are too
    /// many.
    fn add(&mut self, glyph: u32, code: u32) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        let char = char::from_u32(code).filter(|_| glyph > 0);
        if let Some(char) = char
            && !matches!(char, '\u{E000}'..='\u{F8FF}')
            && folding::fold(char) == char
        {
            self.chars.entry(glyph).or_insert(char);
        }
        Some(())
    }
}

/// Where the subtables for Unicode begin, and their formats.
fn unicode_subtables(font: &[u8]) -> Vec<(usize, u16)> {
    let Some(cmap) = table(font, b"cmap") else {
        return Vec::new();
    };
    let count = u16_at(font, cmap + 2).unwrap_or(0);
    (0..usize::from(count))
        .filter_map(|i| {
            let record = cmap + 4 + 8 * i;
            let kind = (u16_at(font, record)?, u16_at(font, record + 2)?);
            let start = cmap.checked_add(u32_at(font, record + 4)? as usize)?;
            let format = u16_at(font, start)?;
            matches!(kind, (0, _) | (3, 1 | 10)).then_some((start, format))
        })
        .collect()
}

fn table(font: &[u8], tag: &[u8; 4]) -> Option<usize> {
    let count = u16_at(font, 4)?;
    (0..usize::from(count))
        .map(|i| 12 + 16 * i)
        .find(|&record| font.get(record..record + 4) == Some(tag))
        .and_then(|record| u32_at(font, record + 8))
        .map(|offset| offset as usize)
}

/// Segment mapping to delta values.
fn read_format_4(table: &[u8], found: &mut Found) -> Option<()> {
    let double = usize::from(u16_at(table, 6)?);
    for i in (0..double).step_by(2) {
        let end_at = 14 + i;
        let start_at = end_at + double + 2;
        let offset_at = start_at + 2 * double;
        let (start, end) = (u16_at(table, start_at)?, u16_at(table, end_at)?);
        let delta = u16_at(table, start_at + double)?;
        let offset = usize::from(u16_at(table, offset_at)?);
        for code in start..=end {
            let glyph = match offset {
                0 => code.wrapping_add(delta),
                // The offset counts from where it stands itself.
                _ => match u16_at(table, offset_at + offset + 2 * usize::from(code - start)) {
                    None | Some(0) => 0,
                    Some(glyph) => glyph.wrapping_add(delta),
                },
            };
            found.add(glyph.into(), code.into())?;
        }
    }
    Some(())
}

/// Segmented coverage.
fn read_format_12(table: &[u8], found: &mut Found) -> Option<()> {
    let groups = u32_at(table, 12)? as usize;
    for i in 0..groups {
        let group = 16 + 12 * i;
        let (first, last) = (u32_at(table, group)?, u32_at(table, group + 4)?);
        let glyph = u32_at(table, group + 8)?;
        for code in first..=last {
            found.add(glyph.wrapping_add(code - first), code)?;
        }
    }
    Some(())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(pair.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font of nothing but a `cmap` with one subtable for Unicode.
    fn font(subtable: &[u16]) -> Vec<u8> {
        let directory = [0, 1, 1, 0, 0, 0];
        let record = [0x636D, 0x6170, 0, 0, 0, 28, 0, 0];
        let cmap = [0, 1, 3, 1, 0, 12];
        let words = directory.iter().chain(&record).chain(&cmap).chain(subtable);
        words.flat_map(|word| word.to_be_bytes()).collect()
    }

    /// 一 has glyph 5 by delta; ⼀ 一 and 丁 七 by the array of glyphs.
    const FORMAT_4: [u16; 24] = [
        4, 48, 0, 6, 0, 0, 0, // ends
        0x2F00, 0x4E03, 0xFFFF, 0, // starts
        0x2F00, 0x4E00, 0xFFFF, // deltas
        0xD105, 0, 1, // offsets
        0, 4, 0, // glyphs
        5, 7, 0, 9,
    ];

    #[test]
    fn the_characters_of_glyphs() {
        let chars = chars_of_glyphs(&font(&FORMAT_4));
        let found: Vec<_> = [5, 7, 9].map(|glyph| chars.get(&glyph).copied()).to_vec();
        assert_eq!(found, [Some('一'), Some('丁'), Some('七')]);
        assert_eq!(chars.len(), 3);
        let format_12 = [12, 0, 0, 28, 0, 0, 0, 1, 2, 0xB7, 2, 0xB8, 0, 3];
        let chars = chars_of_glyphs(&font(&format_12));
        assert_eq!(chars.get(&3), Some(&'\u{200B7}'));
        assert_eq!(chars.get(&4), Some(&'\u{200B8}'));
    }

    #[test]
    fn damage_does_no_harm() {
        let whole = font(&FORMAT_4);
        for end in 0..whole.len() {
            chars_of_glyphs(&whole[..end]);
        }
        let endless = [
            12, 0, 0, 28, 0, 0, 0xFFFF, 0xFFFF, 0, 1, 0xFFFF, 0xFFFF, 0, 3,
        ];
        chars_of_glyphs(&font(&endless));
    }
}
