//! What a search found in the open text: of a long one the browser sees only what is drawn, and cannot search it.

use std::ops::Range;

use super::search::chunks::{Chunk, Placed};

/// More hits than this are not counted.
pub const MOST: usize = 10_000;

/// Where the words of a search stand in a text.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// From the first to the last; none overlap.
    places: Vec<Place>,
    hits: Vec<FoundHit>,
}

#[derive(Debug, PartialEq)]
struct Place {
    /// In bytes of the text.
    bytes: Range<usize>,
    /// The number of the hit that it is a part of.
    hit: usize,
}

#[derive(Debug, PartialEq)]
struct FoundHit {
    byte: usize,
    point: usize,
}

impl Found {
    /// Adds a hit behind the others.
    pub fn add(&mut self, chunk: &Chunk, placed: &Placed) {
        let hit = self.hits.len();
        let marks = placed.hit.marks.iter();
        self.places.extend(marks.map(|mark| Place {
            bytes: chunk.byte + mark.start..chunk.byte + mark.end,
            hit,
        }));
        self.hits.push(FoundHit {
            byte: chunk.byte + placed.hit.start(),
            point: placed.point,
        });
    }

    /// How many hits there are.
    pub fn count(&self) -> usize {
        self.hits.len()
    }

    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// Whether there may be more than are counted.
    pub fn is_full(&self) -> bool {
        self.count() >= MOST
    }

    /// Where a hit begins, in bytes.
    pub fn byte(&self, hit: usize) -> Option<usize> {
        self.hits.get(hit).map(|hit| hit.byte)
    }

    /// Where a hit begins, in code points.
    pub fn point(&self, hit: usize) -> Option<usize> {
        self.hits.get(hit).map(|hit| hit.point)
    }

    /// The places that reach into a stretch of the text, in bytes, each with the number of its hit.
    pub fn within(&self, bytes: &Range<usize>) -> impl Iterator<Item = (usize, &Range<usize>)> {
        let first = self
            .places
            .partition_point(|it| it.bytes.end <= bytes.start);
        let end = bytes.end;
        let places = self.places[first..].iter();
        places
            .take_while(move |it| it.bytes.start < end)
            .map(|it| (it.hit, &it.bytes))
    }

    /// The first hit that does not stand before a byte of the text; after the last comes the first.
    pub fn from(&self, byte: usize) -> usize {
        let hit = self.hits.partition_point(|it| it.byte < byte);
        if hit < self.hits.len() { hit } else { 0 }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::app::search::chunks::Chunks;
    use crate::app::search::query::{By, Query};

    /// All at once; the page does it in slices.
    pub fn found(text: &str, words: &str, by: By) -> Found {
        let mut found = Found::default();
        let Some(query) = Query::new(words) else {
            return found;
        };
        let fetch = |bytes: Range<usize>| text.as_bytes()[bytes].to_vec();
        let mut chunks = Chunks::new(text.len());
        while let Some(chunk) = chunks.next(&fetch) {
            for placed in chunk.search(&query, by) {
                found.add(&chunk, &placed);
            }
        }
        found
    }

    #[test]
    fn a_stretch_knows_what_reaches_into_it() {
        let found = found("甲乙甲乙甲乙", "乙甲", By::Phrase);
        let within = |bytes: Range<usize>| found.within(&bytes).map(|it| it.0).collect::<Vec<_>>();
        assert_eq!(within(0..3), [0; 0]);
        assert_eq!(within(0..4), [0]);
        assert_eq!(within(6..12), [0, 1]);
        assert_eq!(within(15..18), [0; 0]);
        assert_eq!((found.from(4), found.from(16)), (1, 0));
        assert_eq!(
            (found.point(1), found.byte(1), found.byte(2)),
            (Some(3), Some(9), None)
        );
    }

    #[test]
    fn words_of_one_paragraph_are_one_hit() {
        let found = found("甲。乙\n甲乙", "甲 乙", By::Words);
        let all: Vec<_> = found.within(&(0..99)).map(|it| it.0).collect();
        assert_eq!((found.count(), all), (2, vec![0, 0, 1, 1]));
    }
}
