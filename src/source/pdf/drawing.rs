//! Lines that are drawn on a page: borders of tables. Nothing else of a drawing matters.

use crate::source::layout::Rule;

use super::matrix::Matrix;

/// A page with more of them holds a drawing; so many are kept.
const MOST: usize = 10_000;

/// A filled area no wider than this, in points, is a line.
const THICKEST: f32 = 3.0;

/// The path that is being made, and the lines that were painted.
#[derive(Debug, Default)]
pub struct Drawing {
    pub rules: Vec<Rule>,
    /// How many paths were painted.
    pub painted: usize,
    /// Of the path: straight segments.
    segments: Vec<Rule>,
    /// Of the path: what surrounds each of its parts.
    boxes: Vec<Rule>,
    start: (f32, f32),
    at: (f32, f32),
}

impl Drawing {
    pub fn move_to(&mut self, at: (f32, f32)) {
        (self.start, self.at) = (at, at);
        if self.boxes.len() < MOST {
            self.boxes.push(Rule {
                x0: at.0,
                y0: at.1,
                x1: at.0,
                y1: at.1,
            });
        }
    }

    pub fn line_to(&mut self, at: (f32, f32)) {
        if self.segments.len() < MOST {
            self.segments.push(Rule {
                x0: self.at.0,
                y0: self.at.1,
                x1: at.0,
                y1: at.1,
            });
        }
        self.curve_to(at);
    }

    /// Curves are no borders; only their ends matter.
    pub fn curve_to(&mut self, at: (f32, f32)) {
        self.at = at;
        if let Some(around) = self.boxes.last_mut() {
            around.x0 = around.x0.min(at.0);
            around.y0 = around.y0.min(at.1);
            around.x1 = around.x1.max(at.0);
            around.y1 = around.y1.max(at.1);
        }
    }

    pub fn close(&mut self) {
        self.line_to(self.start);
    }

    pub fn rectangle(&mut self, [x, y, width, height]: [f32; 4], matrix: Matrix) {
        self.move_to(matrix.point(x, y));
        self.line_to(matrix.point(x + width, y));
        self.line_to(matrix.point(x + width, y + height));
        self.line_to(matrix.point(x, y + height));
        self.close();
    }

    /// Paints the path, if at all, and begins a new one.
    pub fn paint(&mut self, stroke: bool, fill: bool) {
        self.painted += usize::from(stroke || fill);
        let room = MOST.saturating_sub(self.rules.len());
        if stroke {
            self.rules.extend(self.segments.drain(..).take(room));
        } else if fill {
            self.rules
                .extend(self.boxes.drain(..).filter_map(thin).take(room));
        }
        self.segments.clear();
        self.boxes.clear();
    }
}

/// The line that a narrow area draws.
fn thin(area: Rule) -> Option<Rule> {
    let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
    let (x, y) = ((area.x0 + area.x1) / 2.0, (area.y0 + area.y1) / 2.0);
    if height <= THICKEST && height < width {
        Some(Rule {
            y0: y,
            y1: y,
            ..area
        })
    } else if width <= THICKEST && width < height {
        Some(Rule {
            x0: x,
            x1: x,
            ..area
        })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(x0: f32, y0: f32, x1: f32, y1: f32) -> Rule {
        Rule { x0, y0, x1, y1 }
    }

    #[test]
    fn lines_and_thin_areas_are_rules() {
        let mut drawing = Drawing::default();
        drawing.move_to((0.0, 10.0));
        drawing.line_to((50.0, 10.0));
        drawing.paint(true, false);
        drawing.rectangle([0.0, 20.0, 50.0, 1.0], Matrix::IDENTITY);
        drawing.paint(false, true);
        assert_eq!(
            drawing.rules,
            [rule(0.0, 10.0, 50.0, 10.0), rule(0.0, 20.5, 50.0, 20.5)]
        );
    }

    #[test]
    fn shaded_areas_and_clips_are_none() {
        let mut drawing = Drawing::default();
        drawing.rectangle([0.0, 0.0, 50.0, 50.0], Matrix::IDENTITY);
        drawing.paint(false, true);
        drawing.rectangle([0.0, 0.0, 50.0, 50.0], Matrix::IDENTITY);
        drawing.paint(false, false);
        assert_eq!(drawing.rules, []);
        drawing.rectangle([0.0, 0.0, 50.0, 50.0], Matrix::IDENTITY);
        drawing.paint(true, false);
        assert_eq!(drawing.rules.len(), 4);
    }
}
