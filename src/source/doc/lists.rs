//! Lists and their uses ([MS-DOC] 2.4.6.3): PlfLst with the levels behind it, and PlfLfo.

use std::collections::HashMap;

use super::bytes::{i32_at, u8_at, u16_at, u32_at, units};
use super::fib::{Fib, Part};
use super::fonts::Fonts;
use super::sprm::{self, sprms};
use crate::source::lists::{Definition, LONGEST_TEMPLATE, Lists, MOST_USES, Use};
use crate::source::numbering::{Level, NumberFormat};
use crate::source::{OpenError, format, symbol};

/// Levels of a list that is not simple.
const LEVELS: usize = 9;
/// "No style."
const NO_STYLE: u16 = 0x0FFF;

/// The lists of a document, and on which level of a list a style stands.
#[derive(Default)]
pub struct DocLists {
    pub lists: Lists,
    levels_of_styles: HashMap<(i32, u16), usize>,
}

impl DocLists {
    pub fn read(fib: &Fib, table: &[u8], fonts: &Fonts) -> Result<Self, OpenError> {
        let damaged = |at: &str| OpenError::Broken(format::DOC, at.to_owned());
        let mut lists = Self::default();
        let (start, length) = fib.place(Part::Lists);
        if length > 0 {
            lists
                .read_lists(table, start, fonts)
                .ok_or_else(|| damaged("lists"))?;
        }
        let (start, length) = fib.place(Part::ListUses);
        if length > 0 {
            lists
                .read_uses(table, start, fonts)
                .ok_or_else(|| damaged("uses of lists"))?;
        }
        Ok(lists)
    }

    /// The level of paragraphs that name a list but no level.
    pub fn level_of_style(&self, of: i32, style: u16) -> usize {
        let list = self.lists.uses.get(&of).map_or(0, |used| used.list);
        let level = self.levels_of_styles.get(&(list, style));
        level.copied().unwrap_or(0)
    }

    /// The levels stand behind the lists. Word does not count them to the length of the table, others do.
    fn read_lists(&mut self, table: &[u8], start: usize, fonts: &Fonts) -> Option<()> {
        let count = usize::from(u16_at(table, start)?);
        let mut at = start + 2 + 28 * count;
        for i in 0..count {
            let head = start + 2 + 28 * i;
            let id = i32_at(table, head)?;
            let simple = u8_at(table, head + 26)? & 1 != 0;
            let mut definition = Definition::default();
            for i in 0..if simple { 1 } else { LEVELS } {
                let (level, apart) = level(table, &mut at, i, fonts)?;
                definition.set(i, level, apart);
                let style = u16_at(table, head + 8 + 2 * i)?;
                if style != NO_STYLE {
                    self.levels_of_styles.insert((id, style), i);
                }
            }
            self.lists.definitions.insert(id, definition);
        }
        Some(())
    }

    fn read_uses(&mut self, table: &[u8], start: usize, fonts: &Fonts) -> Option<()> {
        let count = u32_at(table, start)? as usize;
        if count > MOST_USES {
            return None;
        }
        let mut at = start + 4 + 16 * count;
        for i in 0..count {
            let head = start + 4 + 16 * i;
            let mut used = Use {
                list: i32_at(table, head)?,
                ..Use::default()
            };
            let overrides = u8_at(table, head + 12)?;
            at += 4;
            for _ in 0..overrides {
                self.read_override(table, &mut at, &mut used, fonts)?;
            }
            self.lists.uses.insert(i32::try_from(i + 1).ok()?, used);
        }
        Some(())
    }

    /// LFOLVL: another start, or another way to write a level.
    fn read_override(
        &self,
        table: &[u8],
        at: &mut usize,
        used: &mut Use,
        fonts: &Fonts,
    ) -> Option<()> {
        let start = u32_at(table, *at)?;
        let flags = u32_at(table, *at + 4)?;
        *at += 8;
        let (index, starts, written) = (flags as usize & 0xF, flags & 0x10 != 0, flags & 0x20 != 0);
        let mut start = start;
        if written {
            let (level, apart) = level(table, at, index, fonts)?;
            start = level.start;
            let own = used.own.get_or_insert_with(|| {
                let list = self.lists.definitions.get(&used.list);
                list.cloned().unwrap_or_default()
            });
            own.set(index, level, apart);
        }
        if starts && index < LEVELS {
            used.starts[index] = Some(start);
        }
        Some(())
    }
}

/// The LVL ([MS-DOC] 2.9.150) at `at`, which then stands behind it; `index`: which level it is.
fn level(table: &[u8], at: &mut usize, index: usize, fonts: &Fonts) -> Option<(Level, bool)> {
    let start = u32_at(table, *at)?;
    let format = u8_at(table, *at + 4)?;
    let flags = u8_at(table, *at + 5)?;
    let follow = u8_at(table, *at + 15)?;
    let characters = usize::from(u8_at(table, *at + 24)?);
    let text = *at + 28 + usize::from(u8_at(table, *at + 25)?) + characters;
    let limit = usize::from(u8_at(table, *at + 26)?);
    let length = usize::from(u16_at(table, text)?);
    let font = sprms(table.get(text - characters..text)?).find(|sprm| sprm.code == sprm::C_FONT);
    let font = font.map_or("", |sprm| fonts.name(sprm.word()));
    let template = template(table.get(text + 2..text + 2 + 2 * length)?, font);
    *at = text + 2 + 2 * length;
    // Levels begin anew below any level above, or, by the flag, only below those above a limit; a limit of 0 is never.
    let restart_below = match (flags & 0x08 != 0, limit) {
        (false, _) => Some(index),
        (true, 0) => None,
        (true, limit) => Some(limit.min(index)),
    };
    let level = Level {
        format: NumberFormat::of_code(format),
        template,
        start,
        restart_below,
        legal: flags & 0x04 != 0,
    };
    Some((level, follow != 2))
}

/// In the text of a level, 0 to 8 stand for the numbers of the levels; it is written in this font.
fn template(text: &[u8], font: &str) -> String {
    let units: Vec<u16> = units(text).take(LONGEST_TEMPLATE).collect();
    let mut template = String::new();
    for c in char::decode_utf16(units) {
        match c.unwrap_or(char::REPLACEMENT_CHARACTER) {
            level @ '\0'..='\u{8}' => {
                template.push('%');
                template.push(char::from(b'1' + level as u8));
            }
            // A sign of a font of symbols: whichever it is, it is drawn before an item.
            c @ '\u{E000}'..='\u{F8FF}' => {
                template.push(symbol::sign(font, c.into()).unwrap_or('•'));
            }
            c => template.push(c),
        }
    }
    template
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lvl(start: u8, format: u8, flags: u8, text: &str) -> Vec<u8> {
        let mut bytes = vec![0; 28];
        bytes[0] = start;
        bytes[4] = format;
        bytes[5] = flags;
        bytes[15] = 2;
        // Three bytes of properties to skip.
        bytes[24] = 1;
        bytes[25] = 2;
        bytes.extend([9; 3]);
        bytes.extend((text.encode_utf16().count() as u16).to_le_bytes());
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    }

    #[test]
    fn levels_are_read_one_behind_the_other() {
        let fonts = Fonts::read(&[]);
        let bytes = [lvl(1, 39, 0, "（\u{1}）"), lvl(3, 23, 8, "\u{F0B7}")].concat();
        let mut at = 0;
        let (first, apart) = level(&bytes, &mut at, 1, &fonts).unwrap();
        assert_eq!(first.format, NumberFormat::Chinese);
        assert_eq!(
            (first.template.as_str(), first.restart_below, apart),
            ("（%2）", Some(1), false)
        );
        let (second, _) = level(&bytes, &mut at, 2, &fonts).unwrap();
        assert_eq!(
            (second.template.as_str(), second.start, second.restart_below),
            ("•", 3, None)
        );
        assert!(level(&bytes, &mut at, 3, &fonts).is_none());
    }

    #[test]
    fn signs_before_items_by_their_font() {
        let sign: Vec<u8> = "\u{F0FC}"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(template(&sign, "Wingdings"), "✓");
        assert_eq!(template(&sign, ""), "•");
    }

    #[test]
    fn uses_with_another_start_and_another_form() {
        let fonts = Fonts::read(&[]);
        let mut bytes = 2u32.to_le_bytes().to_vec();
        for overrides in [0, 2] {
            let mut lfo = [0; 16];
            lfo[0] = 7;
            lfo[12] = overrides;
            bytes.extend(lfo);
        }
        bytes.extend([0xFF; 8]);
        bytes.extend([4, 0, 0, 0, 0x10, 0, 0, 0]);
        bytes.extend([0, 0, 0, 0, 0x21, 0, 0, 0]);
        bytes.extend(lvl(1, 0, 0, "\u{1}."));
        let mut lists = DocLists::default();
        let mut list = vec![1, 0];
        list.extend([0; 28]);
        list[2] = 7;
        list[28] = 1;
        list.extend(lvl(1, 11, 0, "\0、"));
        lists.read_lists(&list, 0, &fonts).unwrap();
        lists.read_uses(&bytes, 0, &fonts).unwrap();
        let labels: Vec<String> = [(1, 0), (2, 0), (2, 1)]
            .into_iter()
            .map(|(of, level)| lists.lists.next(of, level).unwrap().0)
            .collect();
        assert_eq!(labels, ["一、", "四、", "1."]);
        assert!(
            DocLists::default()
                .read_uses(&[0xFF; 8], 0, &fonts)
                .is_none()
        );
    }
}
