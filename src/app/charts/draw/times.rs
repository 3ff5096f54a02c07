//! Stretches and days along an axis of time.

use super::{Anchor, Drawing, FOOT, Frame, GAP, Group, Ink, LINE, ROW, Shape, label, row, said};
use crate::app::charts::chart::{Leads, Sign, TimeRow, Times};
use crate::app::charts::days::Day;
use crate::app::charts::drawing::{Fill, Pattern};
use crate::app::charts::times::{extent, ticks};

const THICK: f64 = 10.0;

/// Half the size of a mark.
const HALF: f64 = 6.0;

/// Room that a tick's word takes.
const TICK: f64 = 70.0;

struct Scale {
    first: Day,
    days: f64,
    left: f64,
    room: f64,
}

impl Scale {
    fn x(&self, day: Day) -> f64 {
        self.left + self.room * (day - self.first) as f64 / self.days
    }
}

pub fn draw(times: &Times, most: usize, drawing: &mut Drawing) {
    let rows = &times.rows[..times.rows.len().min(most)];
    let Some((first, last)) = extent(rows) else {
        return;
    };
    let labels = rows.iter().map(|row| row.label.as_str());
    let notes = rows.iter().map(|row| row.note.as_str());
    let frame = Frame::new(drawing.width, labels, notes);
    let scale = Scale {
        first,
        days: (last - first).max(1) as f64,
        // Marks at either end stand wholly on the sheet.
        left: frame.left + HALF,
        room: frame.room - 2.0 * HALF - GAP,
    };
    let mut top = legend(&times.legend, drawing);
    let axis = drawing.groups.len();
    let begin = top;
    top += LINE + 6.0;
    for time in rows {
        let name = format!("{} {}", time.full, time.note);
        let (mut group, middle) = row(&frame, name, &time.label, &time.leads, top);
        shapes(time, &scale, middle, &mut group.shapes);
        let at = [frame.width, middle + FOOT / 2.0 - 2.0];
        group
            .shapes
            .push(said(at, &time.note, Ink::Text, Anchor::End));
        top += group.area[3];
        drawing.groups.push(group);
    }
    drawing.height = top;
    // Under the rows.
    let axis_group = self::axis((first, last), &scale, begin, top);
    drawing.groups.insert(axis, axis_group);
}

fn shapes(time: &TimeRow, scale: &Scale, middle: f64, shapes: &mut Vec<Shape>) {
    if let Some((first, last)) = time.stretch {
        let (from, to) = (scale.x(first), scale.x(last));
        shapes.push(Shape::Box {
            at: [from, middle - THICK / 2.0],
            size: [(to - from).max(4.0), THICK],
            fill: Fill {
                ink: if time.is_visit {
                    Ink::Accent
                } else {
                    Ink::Done
                },
                pattern: (!time.is_visit).then_some(Pattern::Hollow),
            },
        });
    }
    let days = time.marks.iter().map(|mark| scale.x(mark.0));
    let stretch = time.stretch.map(|(_, last)| scale.x(last));
    // What belongs together is joined by a line.
    let (from, to) = days
        .chain(stretch)
        .fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
    if to > from {
        shapes.insert(
            0,
            Shape::Line {
                from: [from, middle],
                to: [to, middle],
            },
        );
    }
    for &(day, sign) in &time.marks {
        shapes.push(mark(sign, [scale.x(day), middle]));
    }
}

fn mark(sign: Sign, [x, y]: [f64; 2]) -> Shape {
    match sign {
        Sign::Feedback => Shape::Polygon {
            points: vec![[x, y - HALF], [x + HALF, y], [x, y + HALF], [x - HALF, y]],
            ink: Ink::Warning,
        },
        Sign::Issued => Shape::Polygon {
            points: vec![
                [x, y - HALF],
                [x + HALF, y + HALF - 1.0],
                [x - HALF, y + HALF - 1.0],
            ],
            ink: Ink::Ongoing,
        },
        Sign::Published => Shape::Circle {
            at: [x, y],
            hollow: false,
        },
        Sign::Named => Shape::Circle {
            at: [x, y],
            hollow: true,
        },
    }
}

fn axis(span: (Day, Day), scale: &Scale, top: f64, foot: f64) -> Group {
    let most = (scale.room / TICK) as usize;
    let mut shapes = Vec::new();
    for (day, text) in ticks(span, most) {
        let x = scale.x(day);
        let half = label::width(&text) / 2.0;
        // Words at the ends stay on the sheet.
        let at = x
            .max(scale.left - HALF + half)
            .min(scale.left + scale.room + HALF - half);
        shapes.push(Shape::Line {
            from: [x, top + LINE],
            to: [x, foot],
        });
        shapes.push(said([at, top + FOOT], text, Ink::Soft, Anchor::Middle));
    }
    Group {
        name: String::new(),
        leads: Leads::Nowhere,
        area: [0.0, top, 0.0, foot - top],
        shapes,
    }
}

/// What the signs mean; where it ends.
fn legend(signs: &[(Option<Sign>, String)], drawing: &mut Drawing) -> f64 {
    if signs.is_empty() {
        return 0.0;
    }
    let (mut left, mut top) = (0.0, 0.0);
    let mut shapes = Vec::new();
    for (sign, text) in signs {
        let wide = 2.0 * HALF + 8.0 + label::width(text);
        if left > 0.0 && left + wide > drawing.width {
            (left, top) = (0.0, top + LINE + 4.0);
        }
        let middle = top + LINE / 2.0;
        shapes.push(match sign {
            None => Shape::Box {
                at: [left, middle - THICK / 2.0],
                size: [2.0 * HALF + 2.0, THICK],
                fill: Fill {
                    ink: Ink::Accent,
                    pattern: None,
                },
            },
            Some(sign) => mark(*sign, [left + HALF, middle]),
        });
        let at = [left + 2.0 * HALF + 8.0, middle + FOOT / 2.0 - 2.0];
        shapes.push(said(at, text, Ink::Text, Anchor::Start));
        left += wide + 2.0 * GAP;
    }
    let height = top + ROW - 8.0;
    drawing.groups.push(Group {
        name: String::new(),
        leads: Leads::Nowhere,
        area: [0.0, 0.0, drawing.width, height],
        shapes,
    });
    height
}
