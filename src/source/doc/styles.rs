//! The style sheet ([MS-DOC] 2.4.6.5): what paragraphs and characters are by their style.

use super::bytes::{u8_at, u16_at};
use super::properties::{Characters, Paragraph};

/// How far a style may be based on others.
const LONGEST_CHAIN: usize = 32;
/// "Based on none."
const NO_BASE: u16 = 0x0FFF;

/// A style as it stands in the file.
#[derive(Clone, Copy, Default)]
struct Style<'a> {
    base: u16,
    paragraph: &'a [u8],
    characters: &'a [u8],
}

/// What each style comes to, with all that it is based on.
#[derive(Default)]
pub struct Styles(Vec<(Paragraph, bool)>);

impl Styles {
    /// `sheet`: the STSH; `data`: the Data stream. Styles beyond damage are as if they were not there.
    pub fn read(sheet: &[u8], data: &[u8]) -> Self {
        let styles = all(sheet).unwrap_or_default();
        Self((0..styles.len()).map(|i| whole(&styles, i, data)).collect())
    }

    /// A paragraph of the style before anything of its own.
    pub fn paragraph(&self, style: u16) -> Paragraph {
        let found = self.0.get(usize::from(style));
        let mut paragraph = found.map(|(paragraph, _)| *paragraph).unwrap_or_default();
        paragraph.style = style;
        paragraph
    }

    pub fn hides(&self, style: u16) -> bool {
        self.0
            .get(usize::from(style))
            .is_some_and(|&(_, hidden)| hidden)
    }
}

fn all(sheet: &[u8]) -> Option<Vec<Style<'_>>> {
    let head = usize::from(u16_at(sheet, 0)?);
    let count = usize::from(u16_at(sheet, 2)?);
    let base_length = usize::from(u16_at(sheet, 4)?);
    let mut at = 2 + head;
    let mut styles = Vec::new();
    for _ in 0..count {
        let Some(length) = u16_at(sheet, at).map(usize::from) else {
            break;
        };
        let bytes = sheet.get(at + 2..at + 2 + length).unwrap_or_default();
        styles.push(style(bytes, base_length).unwrap_or(Style {
            base: NO_BASE,
            ..Style::default()
        }));
        at += 2 + length;
        // Styles begin at even offsets.
        at += length & 1;
    }
    Some(styles)
}

fn style(bytes: &[u8], base_length: usize) -> Option<Style<'_>> {
    let second = u16_at(bytes, 2)?;
    let kind = second & 0xF;
    let name = usize::from(u16_at(bytes, base_length)?);
    let mut at = base_length + 2 + 2 * name + 2;
    let mut style = Style {
        base: second >> 4,
        ..Style::default()
    };
    // Of tables, the properties of the row stand first.
    if kind == 3 {
        upx(bytes, &mut at)?;
    }
    if kind != 2 {
        // Before the modifiers the style names itself.
        style.paragraph = upx(bytes, &mut at)?.get(2..).unwrap_or_default();
    }
    if kind != 4 {
        style.characters = upx(bytes, &mut at).unwrap_or_default();
    }
    Some(style)
}

/// The next properties of a style; they begin at even offsets.
fn upx<'a>(bytes: &'a [u8], at: &mut usize) -> Option<&'a [u8]> {
    *at += *at & 1;
    u8_at(bytes, *at)?;
    let length = usize::from(u16_at(bytes, *at)?);
    let upx = bytes.get(*at + 2..*at + 2 + length)?;
    *at += 2 + length;
    Some(upx)
}

fn whole(styles: &[Style], i: usize, data: &[u8]) -> (Paragraph, bool) {
    let mut chain = Vec::new();
    let mut next = Some(i);
    while let Some(style) = next.and_then(|i| styles.get(i)) {
        if chain.len() == LONGEST_CHAIN {
            break;
        }
        chain.push(style);
        next = (style.base != NO_BASE).then_some(usize::from(style.base));
    }
    let mut paragraph = Paragraph::default();
    let mut hidden = false;
    for style in chain.into_iter().rev() {
        paragraph.apply(style.paragraph, data);
        let mut run = Characters::default();
        run.apply(style.characters);
        hidden = run.hidden(hidden);
    }
    (paragraph, hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A style based on `base` with a name of one letter.
    fn std(base: u16, paragraph: &[u8], characters: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0; 10];
        bytes[2..4].copy_from_slice(&(base << 4 | 1).to_le_bytes());
        bytes.extend([1, 0, b'x', 0, 0, 0]);
        bytes.extend([2 + paragraph.len() as u8, 0, 0, 0]);
        bytes.extend(paragraph);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        bytes.extend([characters.len() as u8, 0]);
        bytes.extend(characters);
        bytes
    }

    fn sheet(styles: &[Vec<u8>]) -> Vec<u8> {
        let mut sheet = vec![4, 0, styles.len() as u8, 0, 10, 0];
        for style in styles {
            sheet.extend((style.len() as u16).to_le_bytes());
            sheet.extend(style);
            sheet.resize(sheet.len().next_multiple_of(2), 0);
        }
        sheet
    }

    #[test]
    fn styles_have_what_they_are_based_on() {
        let styles = Styles::read(
            &sheet(&[
                std(NO_BASE, &[0x0B, 0x46, 3, 0], &[]),
                std(0, &[0x0A, 0x26, 1], &[0x3C, 0x08, 1]),
                std(1, &[], &[]),
            ]),
            &[],
        );
        let paragraph = styles.paragraph(2);
        assert_eq!((paragraph.list(), paragraph.level()), (Some(3), Some(1)));
        assert!(styles.hides(2) && !styles.hides(0));
        assert_eq!(styles.paragraph(99).list(), None);
    }

    #[test]
    fn a_circle_of_styles_ends() {
        let styles = Styles::read(&sheet(&[std(1, &[], &[]), std(0, &[], &[])]), &[]);
        assert_eq!(styles.paragraph(1).list(), None);
    }
}
