//! Glyphs that were placed on a page become pieces of text.

use std::collections::HashMap;

/// A glyph on the page; distances in points, `y` downward.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    pub text: &'a str,
    pub x: f32,
    pub y: f32,
    /// Where the glyph ends and the next would begin.
    pub end: (f32, f32),
    /// Of the font, as it appears.
    pub size: f32,
}

/// Glyphs in a line that follow each other without a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub text: String,
    pub x: f32,
    pub y: f32,
    pub end: (f32, f32),
    pub size: f32,
}

/// So many ems between two glyphs are no gap.
const NO_GAP: f32 = 0.12;

/// The same glyph less than so many ems beside itself is printed for weight or shade.
const SAME_PLACE: f32 = 0.12;

/// Collects the glyphs of a page.
#[derive(Debug, Default)]
pub struct Pieces {
    list: Vec<Piece>,
    /// Where each character stands, by the square of [`SQUARE`] points that it stands in.
    places: HashMap<(char, i32, i32), (f32, f32)>,
}

const SQUARE: f32 = 8.0;

impl Pieces {
    /// Gives back whether the glyph was new: what is printed twice at one place, to make it bold, is there once.
    pub fn add(&mut self, glyph: Placed<'_>) -> bool {
        let adjoins = self.list.last().is_some_and(|last| adjoins(last, &glyph));
        let first = glyph.text.chars().find(|c| !c.is_whitespace());
        if let Some(first) = first {
            if !adjoins && self.is_printed(first, &glyph) {
                return false;
            }
            let key = (first, square(glyph.x), square(glyph.y));
            self.places.insert(key, (glyph.x, glyph.y));
        }
        // A blank that stands alone is nothing but distance.
        if first.is_none() && !adjoins {
            return false;
        }
        match self.list.last_mut().filter(|_| adjoins) {
            Some(last) => {
                last.text.push_str(glyph.text);
                last.end = glyph.end;
            }
            None => self.list.push(Piece {
                text: glyph.text.to_owned(),
                x: glyph.x,
                y: glyph.y,
                end: glyph.end,
                size: glyph.size,
            }),
        }
        true
    }

    fn is_printed(&self, first: char, glyph: &Placed<'_>) -> bool {
        let reach = SAME_PLACE * glyph.size;
        let squares = |at: f32| square(at - reach)..=square(at + reach).min(square(at) + 1);
        squares(glyph.x).any(|column| {
            squares(glyph.y).any(|row| {
                let there = self.places.get(&(first, column, row));
                there.is_some_and(|(x, y)| {
                    (x - glyph.x).abs() < reach && (y - glyph.y).abs() < reach
                })
            })
        })
    }

    pub fn into_list(self) -> Vec<Piece> {
        self.list
    }
}

fn square(at: f32) -> i32 {
    (at / SQUARE).floor() as i32
}

/// Whether `glyph` goes on where `last` ends, in the same direction.
fn adjoins(last: &Piece, glyph: &Placed<'_>) -> bool {
    let near = NO_GAP * glyph.size;
    let gap = ((glyph.x - last.end.0).abs(), (glyph.y - last.end.1).abs());
    let (before, after) = (
        direction((last.x, last.y), last.end),
        direction((glyph.x, glyph.y), glyph.end),
    );
    gap.0 < near
        && gap.1 < near
        && (last.size - glyph.size).abs() < 0.05 * glyph.size
        && before.0 * after.0 + before.1 * after.1 > 0.99
}

/// From `from` to `to`, of length 1; to the right if they are the same.
pub fn direction(from: (f32, f32), to: (f32, f32)) -> (f32, f32) {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let length = x.hypot(y);
    if length > 0.001 {
        (x / length, y / length)
    } else {
        (1.0, 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(glyphs: &[(&str, f32, f32)]) -> Vec<String> {
        let mut pieces = Pieces::default();
        for &(text, x, y) in glyphs {
            pieces.add(Placed {
                text,
                x,
                y,
                end: (x + 10.0, y),
                size: 10.0,
            });
        }
        pieces.into_list().into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn what_adjoins_is_one_piece() {
        assert_eq!(
            pieces(&[("台", 0.0, 0.0), ("账", 10.5, 0.0), ("三", 23.0, 0.0)]),
            ["台账", "三"]
        );
        assert_eq!(
            pieces(&[("台", 0.0, 0.0), ("账", 10.0, 12.0)]),
            ["台", "账"]
        );
    }

    #[test]
    fn blanks_begin_no_piece() {
        let twice = [("—", 0.0, 0.0), (" ", 10.0, 0.0), ("1", 20.0, 0.0)];
        let again = twice.map(|(text, x, y)| (text, x + 0.3, y));
        assert_eq!(pieces(&[twice, again].concat()), ["— 1"]);
    }

    #[test]
    fn bold_by_printing_twice_is_printed_once() {
        let glyph_by_glyph = [
            ("台", 0.0, 0.0),
            ("台", 0.3, 0.0),
            ("账", 10.0, 0.0),
            ("账", 10.3, 0.0),
        ];
        assert_eq!(pieces(&glyph_by_glyph), ["台账"]);
        let line_by_line = [
            ("台", 0.0, 0.0),
            ("账", 10.0, 0.0),
            ("台", 0.3, 0.2),
            ("账", 10.3, 0.2),
        ];
        assert_eq!(pieces(&line_by_line), ["台账"]);
        assert_eq!(pieces(&[("步", 0.0, 0.0), ("步", 10.0, 0.0)]), ["步步"]);
        assert_eq!(pieces(&[("步", 0.0, 0.0), ("步", 0.0, 12.0)]), ["步", "步"]);
    }
}
