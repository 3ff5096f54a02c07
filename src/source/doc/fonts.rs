//! The names of the fonts (SttbfFfn, [MS-DOC] 2.9.286): signs of some fonts are known by no other.

use super::bytes::{u8_at, u16_at, units};

/// Where in the description of a font its name begins, in bytes from its length on.
const NAME: usize = 40;

pub struct Fonts(Vec<String>);

impl Fonts {
    /// Up to where the table is cut off.
    pub fn read(table: &[u8]) -> Self {
        let count = u16_at(table, 0).map_or(0, usize::from);
        let mut fonts = Vec::new();
        let mut at = 4;
        for _ in 0..count {
            let Some(length) = u8_at(table, at).map(usize::from) else {
                break;
            };
            let name = table.get(at + NAME..at + 1 + length).unwrap_or_default();
            let name: Vec<u16> = units(name).take_while(|&unit| unit != 0).collect();
            fonts.push(String::from_utf16_lossy(&name));
            at += 1 + length;
        }
        Self(fonts)
    }

    pub fn name(&self, font: u16) -> &str {
        self.0.get(usize::from(font)).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_number() {
        let mut table = vec![2, 0, 0, 0];
        for name in ["A\0", "宋体\0x"] {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            table.push((39 + name.len()) as u8);
            table.extend([0; 39]);
            table.extend(name);
        }
        let fonts = Fonts::read(&table);
        assert_eq!(
            [fonts.name(0), fonts.name(1), fonts.name(2)],
            ["A", "宋体", ""]
        );
        assert_eq!(Fonts::read(&table[..9]).name(0), "");
    }
}
