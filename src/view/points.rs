//! Pieces of a text by their code points.

use crate::report::PointSpan;

/// Every so many code points the index remembers the byte.
const STEP: usize = 64;

/// A text that is asked for what stands between two code points.
pub struct Points<'a> {
    text: &'a str,
    /// The byte of the code points 0, [`STEP`], 2 × [`STEP`] …
    bytes: Vec<usize>,
}

impl<'a> Points<'a> {
    pub fn new(text: &'a str) -> Self {
        let bytes = text.char_indices().step_by(STEP).map(|(byte, _)| byte);
        Self {
            text,
            bytes: bytes.collect(),
        }
    }

    /// What `span` quotes; what lies beyond the text is left out.
    pub fn get(&self, [start, end]: PointSpan) -> &'a str {
        &self.text[self.byte(start)..self.byte(end.max(start))]
    }

    fn byte(&self, point: usize) -> usize {
        let Some(&near) = self.bytes.get(point / STEP) else {
            return self.text.len();
        };
        let mut ahead = self.text[near..].char_indices();
        ahead
            .nth(point % STEP)
            .map_or(self.text.len(), |(offset, _)| near + offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_cut_at_code_points_everywhere() {
        let text = "𠮷a整".repeat(100);
        let chars: Vec<char> = text.chars().collect();
        let points = Points::new(&text);
        for start in [0, 1, 62, 63, 64, 65, 127, 128, 299, 300] {
            for end in [start, start + 1, start + 64, 300, 301] {
                let expected: String = chars[start..end.clamp(start, 300)].iter().collect();
                assert_eq!(points.get([start, end]), expected, "{start}..{end}");
            }
        }
    }

    #[test]
    fn a_span_that_makes_no_sense_quotes_nothing() {
        let points = Points::new("甲乙");
        assert_eq!(points.get([1, 0]), "");
        assert_eq!(points.get([7, 9]), "");
        assert_eq!(Points::new("").get([0, 1]), "");
    }
}
