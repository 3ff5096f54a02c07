//! Bars.

use super::{Anchor, Drawing, FOOT, Frame, GAP, Group, Ink, ROW, Shape, label, row, said};
use crate::app::charts::chart::{Bar, Bars, Key};

const THICK: f64 = 16.0;

/// A part that is there is seen, however small it is.
const LEAST: f64 = 2.0;

pub fn draw(bars: &Bars, most: usize, drawing: &mut Drawing) {
    let rows = &bars.rows[..bars.rows.len().min(most)];
    let labels = rows.iter().map(|row| row.label.as_str());
    let notes = rows.iter().map(|row| row.note.as_str());
    let frame = Frame::new(drawing.width, labels, notes);
    let mut top = legend(&bars.legend, drawing);
    let longest = rows.iter().map(total).max().unwrap_or_default();
    for bar in rows {
        let whole = if bars.shares { total(bar) } else { longest };
        let name = format!("{} {}", bar.full, bar.note);
        let (mut group, middle) = row(&frame, name, &bar.label, &bar.leads, top);
        let end = parts(&frame, bar, whole, middle, &mut group);
        let foot = middle + FOOT / 2.0 - 2.0;
        let note = said([end + 6.0, foot], &bar.note, Ink::Text, Anchor::Start);
        group.shapes.push(note);
        top += group.area[3];
        drawing.groups.push(group);
    }
    drawing.height = top;
}

fn total(bar: &Bar) -> usize {
    bar.parts.iter().map(|part| part.0).sum()
}

/// Draws the parts of a bar; where it ends.
fn parts(frame: &Frame, bar: &Bar, whole: usize, middle: f64, group: &mut Group) -> f64 {
    let mut left = frame.left;
    for &(count, tone) in bar.parts.iter().filter(|part| part.0 > 0) {
        let long = (frame.room * count as f64 / whole.max(1) as f64).max(LEAST);
        group.shapes.push(Shape::Box {
            at: [left, middle - THICK / 2.0],
            size: [long, THICK],
            fill: tone.fill(),
        });
        left += long;
    }
    left
}

/// What the parts mean, in as many lines as it takes; where it ends.
fn legend(keys: &[Key], drawing: &mut Drawing) -> f64 {
    let (mut left, mut top) = (0.0, 0.0);
    for key in keys {
        let wide = THICK + 6.0 + label::width(&key.label);
        if left > 0.0 && left + wide > drawing.width {
            (left, top) = (0.0, top + ROW);
        }
        let middle = top + ROW / 2.0;
        let sample = Shape::Box {
            at: [left, middle - THICK / 2.0],
            size: [THICK, THICK],
            fill: key.tone.fill(),
        };
        let at = [left + THICK + 6.0, middle + FOOT / 2.0 - 2.0];
        let text = said(at, &key.label, Ink::Text, Anchor::Start);
        drawing.groups.push(Group {
            name: key.label.clone(),
            leads: key.leads.clone(),
            area: [left, top, wide, ROW],
            shapes: vec![sample, text],
        });
        left += wide + GAP;
    }
    if keys.is_empty() { 0.0 } else { top + ROW }
}
