//! From a chart to its drawing: rows of a label, a bar or marks, and a figure. Where there is little room, the label stands
//! over its bar.

mod bars;
mod times;

use super::chart::{Chart, Leads, Plot};
use super::drawing::{Anchor, Drawing, Group, Ink, Shape};
use super::label;

/// Narrower than this, labels stand over their bars.
const WIDE: f64 = 440.0;

/// Of lines of text, in pixels.
const LINE: f64 = 17.0;

/// From the top of a line to the foot of its letters.
const FOOT: f64 = 13.0;

const ROW: f64 = 34.0;

/// No row is lower: a finger needs it.
const LEAST: f64 = 32.0;

const GAP: f64 = 10.0;

/// Where things stand in each row.
struct Frame {
    width: f64,
    /// Where the bars begin.
    left: f64,
    /// How long the longest may be.
    room: f64,
    /// Labels stand over the bars.
    over: bool,
}

/// Draws the first `most` rows of a chart on a sheet of this width in pixels.
pub fn draw(chart: &Chart, width: f64, most: usize) -> Drawing {
    let mut drawing = Drawing {
        width,
        ..Drawing::default()
    };
    match &chart.plot {
        Plot::Nothing(_) => {}
        Plot::Bars(bars) => bars::draw(bars, most, &mut drawing),
        Plot::Times(times) => times::draw(times, most, &mut drawing),
    }
    drawing
}

impl Frame {
    /// `labels` and `notes` are what stands before and behind the bars.
    fn new<'a>(
        width: f64,
        labels: impl Iterator<Item = &'a str>,
        notes: impl Iterator<Item = &'a str>,
    ) -> Self {
        let longest = |texts: f64, text: &'a str| texts.max(label::width(text));
        let behind = notes.fold(0.0, longest) + GAP;
        let over = width < WIDE;
        let left = match over {
            true => 0.0,
            false => labels.fold(0.0, longest).min(width * 0.36) + GAP,
        };
        Self {
            width,
            left,
            room: (width - left - behind).max(40.0),
            over,
        }
    }

    fn label_lines(&self, text: &str) -> Vec<String> {
        let room = if self.over {
            self.width
        } else {
            self.left - GAP
        };
        label::lines(text, room, 2)
    }
}

/// A row with its label drawn, and the middle of its bar.
fn row(frame: &Frame, name: String, text: &str, leads: &Leads, top: f64) -> (Group, f64) {
    let lines = frame.label_lines(text);
    let text_height = lines.len() as f64 * LINE;
    let (height, first, middle) = if frame.over {
        let height = (text_height + 26.0).max(LEAST);
        (height, top + 2.0, top + text_height + 12.0)
    } else {
        let height = (text_height + 8.0).max(ROW);
        (
            height,
            top + (height - text_height) / 2.0,
            top + height / 2.0,
        )
    };
    let shapes = lines.into_iter().enumerate().map(|(i, line)| {
        let foot = first + i as f64 * LINE + FOOT;
        said([0.0, foot], line, Ink::Text, Anchor::Start)
    });
    let group = Group {
        name,
        leads: leads.clone(),
        area: [0.0, top, frame.width, height],
        shapes: shapes.collect(),
    };
    (group, middle)
}

fn said(at: [f64; 2], text: impl Into<String>, ink: Ink, anchor: Anchor) -> Shape {
    Shape::Text {
        at,
        text: text.into(),
        ink,
        anchor,
    }
}

#[cfg(test)]
mod tests;
