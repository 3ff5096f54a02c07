//! A text in pieces of some kilobytes, each searched in a few milliseconds.

use std::ops::Range;

use super::query::{By, Hit, Query};

/// A piece ends with the last line that ends within so many bytes.
const CHUNK_BYTES: usize = 32_768;

/// So much is read beyond a piece that ends within a line, in bytes: what begins in the piece may end there.
const TAIL_BYTES: usize = 1_024;

/// A piece of a text.
#[derive(Debug, PartialEq)]
pub struct Chunk {
    pub text: String,
    /// Where it begins in the whole, in bytes and code points.
    pub byte: usize,
    pub point: usize,
    /// What begins behind so many bytes belongs to the next piece.
    own: usize,
}

/// A hit in a piece, with the code point of the whole text where it begins.
pub struct Placed {
    /// In bytes of the piece.
    pub hit: Hit,
    pub point: usize,
}

/// Walks through a text of so many bytes of UTF-8.
pub struct Chunks {
    length: usize,
    byte: usize,
    point: usize,
}

impl Chunks {
    pub fn new(length: usize) -> Self {
        Self {
            length,
            byte: 0,
            point: 0,
        }
    }

    /// The next piece; `fetch` gives bytes of the text.
    pub fn next(&mut self, fetch: &dyn Fn(Range<usize>) -> Vec<u8>) -> Option<Chunk> {
        let left = self.length - self.byte;
        if left == 0 {
            return None;
        }
        let wanted = left.min(CHUNK_BYTES + TAIL_BYTES);
        let bytes = fetch(self.byte..self.byte + wanted);
        let (own, end) = match bytes.get(..CHUNK_BYTES) {
            Some(first) if left > CHUNK_BYTES => {
                match first.iter().rposition(|&byte| byte == b'\n') {
                    Some(last) => (last + 1, last + 1),
                    None => (floor(&bytes, CHUNK_BYTES), floor(&bytes, bytes.len())),
                }
            }
            _ => (bytes.len(), bytes.len()),
        };
        let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let (byte, point) = (self.byte, self.point);
        self.byte += own.max(1);
        self.byte = self.byte.min(self.length);
        self.point += count_points(&bytes[..own]);
        Some(Chunk {
            text,
            byte,
            point,
            own,
        })
    }
}

impl Chunk {
    /// Where a search stands in it.
    pub fn search(&self, query: &Query, by: By) -> Vec<Placed> {
        let hits = query.hits(&self.text, by).into_iter();
        let mut point = self.point;
        let mut byte = 0;
        hits.take_while(|hit| hit.start() < self.own)
            .map(|hit| {
                point += count_points(&self.text.as_bytes()[byte..hit.start()]);
                byte = hit.start();
                Placed { hit, point }
            })
            .collect()
    }
}

/// The last boundary of a character that is not behind `at`; the bytes may end within one.
fn floor(bytes: &[u8], at: usize) -> usize {
    let is_inside = |byte: u8| byte & 0xC0 == 0x80;
    let mut lead = at.min(bytes.len());
    if lead == bytes.len() {
        // The last character may be broken off.
        lead = lead.saturating_sub(1);
    }
    while lead > 0 && is_inside(bytes[lead]) {
        lead -= 1;
    }
    lead
}

fn count_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(text: &str, words: &str) -> Vec<(usize, usize)> {
        let query = Query::new(words).unwrap();
        let fetch = |bytes: Range<usize>| text.as_bytes()[bytes].to_vec();
        let mut chunks = Chunks::new(text.len());
        let mut starts = Vec::new();
        while let Some(chunk) = chunks.next(&fetch) {
            let placed = chunk.search(&query, By::Phrase);
            starts.extend(
                placed
                    .iter()
                    .map(|it| (chunk.byte + it.hit.start(), it.point)),
            );
        }
        starts
    }

    fn expected(text: &str, words: &str) -> Vec<(usize, usize)> {
        let found = text.match_indices(words).map(|(byte, _)| byte);
        found
            .map(|byte| (byte, text[..byte].chars().count()))
            .collect()
    }

    #[test]
    fn pieces_of_lines_find_what_the_whole_holds() {
        let text = "𠮷里补缴。\n".repeat(9_000);
        assert_eq!(starts(&text, "补缴"), expected(&text, "补缴"));
        assert_eq!(starts(&text, "补缴").len(), 9_000);
    }

    #[test]
    fn a_line_without_end_is_cut_and_nothing_lost_or_told_twice() {
        for before in 0..9 {
            let text = "字".repeat(before) + &"𠮷补缴a".repeat(6_000);
            assert_eq!(starts(&text, "补缴"), expected(&text, "补缴"), "{before}");
        }
    }

    #[test]
    fn an_empty_text_has_no_pieces() {
        assert_eq!(Chunks::new(0).next(&|_| Vec::new()), None);
        // Nor does a text that is shorter than it was said to be do harm.
        assert!(Chunks::new(9).next(&|_| Vec::new()).is_some());
    }
}
