//! Which properties stand at which bytes: the formatted pages of paragraphs and of characters ([MS-DOC] 2.4.6, 2.9.175, 2.9.33).

use std::collections::HashSet;

use super::bytes::{Plc, u8_at, u16_at, u32_at};

const PAGE: usize = 512;

/// Properties of the text between two offsets in the WordDocument stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    pub start: usize,
    pub end: usize,
    /// A paragraph's style; 0 for characters.
    pub style: u16,
    pub properties: &'a [u8],
}

/// All runs of paragraphs or of characters, by offset.
pub struct Runs<'a>(Vec<Run<'a>>);

impl<'a> Runs<'a> {
    /// The run at `offset`, or where the next begins.
    pub fn at(&self, offset: usize) -> Result<Run<'a>, Option<usize>> {
        let i = self.0.partition_point(|run| run.end <= offset);
        match self.0.get(i) {
            Some(run) if run.start <= offset => Ok(*run),
            Some(run) => Err(Some(run.start)),
            None => Err(None),
        }
    }

    /// `table`: PlcBtePapx; `main`: the WordDocument stream.
    pub fn of_paragraphs(table: &[u8], main: &'a [u8]) -> Self {
        Self::read(table, main, 13, paragraph)
    }

    /// `table`: PlcBteChpx; `main`: the WordDocument stream.
    pub fn of_characters(table: &[u8], main: &'a [u8]) -> Self {
        Self::read(table, main, 1, characters)
    }

    fn read(
        table: &[u8],
        main: &'a [u8],
        length: usize,
        properties: impl Fn(&'a [u8], usize) -> Option<(u16, &'a [u8])>,
    ) -> Self {
        let plc = Plc::new(table, 4);
        let mut runs = Vec::new();
        // A page is read once, however often a damaged table names it.
        let mut seen = HashSet::new();
        for i in 0..plc.len() {
            let number = plc.thing(i).and_then(|thing| u32_at(thing, 0));
            let number = number.map(|n| (n & 0x3F_FFFF) as usize);
            let Some(number) = number.filter(|&n| seen.insert(n)) else {
                continue;
            };
            let Some(page) = main.get(number * PAGE..(number + 1) * PAGE) else {
                continue;
            };
            runs.extend(on_page(page, length, &properties));
        }
        runs.sort_by_key(|run: &Run| run.start);
        Self(runs)
    }
}

/// The runs of a page: their offsets, one more than runs, then for each run something of `length` bytes of which the first says
/// where on the page its properties stand; the last byte of the page counts them.
fn on_page<'a>(
    page: &'a [u8],
    length: usize,
    properties: impl Fn(&'a [u8], usize) -> Option<(u16, &'a [u8])>,
) -> Vec<Run<'a>> {
    let count = usize::from(page[PAGE - 1]);
    let run = |i: usize| {
        let place = u8_at(page, 4 * (count + 1) + i * length)?;
        let (style, properties) = match place {
            0 => (0, &page[..0]),
            place => properties(page, 2 * usize::from(place)).unwrap_or((0, &page[..0])),
        };
        let (start, end) = (u32_at(page, 4 * i)?, u32_at(page, 4 * i + 4)?);
        (start < end).then_some(Run {
            start: start as usize,
            end: end as usize,
            style,
            properties,
        })
    };
    (0..count).filter_map(run).collect()
}

/// PapxInFkp: the length in words counts the style; with a first byte of 0 the second has the length.
fn paragraph(page: &[u8], at: usize) -> Option<(u16, &[u8])> {
    let (start, length) = match u8_at(page, at)? {
        0 => (at + 2, 2 * usize::from(u8_at(page, at + 1)?)),
        words => (at + 1, 2 * usize::from(words) - 1),
    };
    let end = (start + length).min(PAGE - 1);
    Some((u16_at(page, start)?, page.get(start + 2..end)?))
}

fn characters(page: &[u8], at: usize) -> Option<(u16, &[u8])> {
    let length = usize::from(u8_at(page, at)?);
    Some((0, page.get(at + 1..at + 1 + length)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table that names page 1, and a stream of two pages of which the second is `page`.
    fn stream(page: &[(usize, &[u8])]) -> (Vec<u8>, Vec<u8>) {
        let mut main = vec![0; 2 * PAGE];
        for (at, bytes) in page {
            main[PAGE + at..PAGE + at + bytes.len()].copy_from_slice(bytes);
        }
        let mut table = Vec::new();
        for number in [0u32, 99, 1] {
            table.extend(number.to_le_bytes());
        }
        (table, main)
    }

    #[test]
    fn runs_of_characters() {
        let (table, main) = stream(&[
            (0, &[10, 0, 0, 0, 20, 0, 0, 0, 30, 0, 0, 0, 0, 100]),
            (200, &[3, 0x3C, 0x08, 1]),
            (511, &[2]),
        ]);
        let runs = Runs::of_characters(&table, &main);
        assert_eq!(runs.at(9), Err(Some(10)));
        assert!(runs.at(10).unwrap().properties.is_empty());
        assert_eq!(runs.at(29).unwrap().properties, [0x3C, 0x08, 1]);
        assert_eq!(runs.at(30), Err(None));
    }

    #[test]
    fn runs_of_paragraphs() {
        let (table, main) = stream(&[
            (0, &[10, 0, 0, 0, 20, 0, 0, 0, 30, 0, 0, 0, 100]),
            (25, &[120]),
            (200, &[3, 5, 0, 0x0A, 0x26, 1]),
            (240, &[0, 2, 6, 0, 0x0A, 0x26]),
            (511, &[2]),
        ]);
        let runs = Runs::of_paragraphs(&table, &main);
        let first = runs.at(10).unwrap();
        assert_eq!(
            (first.style, first.properties),
            (5, [0x0A, 0x26, 1].as_slice())
        );
        let second = runs.at(20).unwrap();
        assert_eq!((second.style, second.properties.len()), (6, 2));
    }
}
