//! Cutting a text, some lines at a time.

use std::ops::Range;

use super::{Cut, Line, Piece};
use crate::report::{Problem, Role, Segment};
use crate::view::layers::Layer;

/// More layers than this at one place are left out, the longest first: no reader tells them apart.
const DEEPEST: usize = 16;

/// A longer line goes on in another one behind a full stop, in code points: a text may have lost all its line breaks, and
/// what is drawn is drawn by lines.
const LONG_LINE: usize = 3_000;

/// A longer one does so anywhere.
const LONGEST_LINE: usize = 6_000;

pub struct Maker {
    cut: Cut,
    /// Where a stretch begins or ends, in code points.
    edges: Vec<usize>,
    next_edge: usize,
    sweep: Sweep,
    /// Where the next line begins, in bytes and code points; `None` behind the last.
    next: Option<(usize, usize)>,
}

impl Maker {
    pub fn new(layers: &[Layer], segments: &[Segment]) -> Self {
        Self {
            cut: Cut::default(),
            edges: edges(layers, segments),
            next_edge: 0,
            sweep: Sweep::new(layers),
            next: Some((0, 0)),
        }
    }

    /// Cuts so many lines more; whether there are others. What it cuts by is the same at each step.
    pub fn step(
        &mut self,
        text: &str,
        layers: &[Layer],
        segments: &[Segment],
        lines: usize,
    ) -> bool {
        for _ in 0..lines {
            let Some((byte, point)) = self.next else {
                return false;
            };
            let found = line_at(text, byte, point);
            self.next = found.next;
            self.add(text, layers, segments, found.bytes, found.points);
        }
        self.next.is_some()
    }

    pub fn done(mut self, problems: &[Problem]) -> Cut {
        self.cut.assign(problems);
        self.cut
    }

    fn add(
        &mut self,
        text: &str,
        layers: &[Layer],
        segments: &[Segment],
        bytes: Range<usize>,
        points: Range<usize>,
    ) {
        let cut = &mut self.cut;
        let first = cut.pieces.len();
        let mut byte = bytes.start;
        let mut point = points.start;
        while point < points.end {
            while self
                .edges
                .get(self.next_edge)
                .is_some_and(|&edge| edge <= point)
            {
                self.next_edge += 1;
            }
            let edge = self.edges.get(self.next_edge);
            let end = edge.map_or(points.end, |&edge| edge.min(points.end));
            let end_byte = after(text, byte, end - point);
            let stack = cut.stacks.len();
            let role = self.sweep.at(point, layers, segments, &mut cut.stacks);
            cut.pieces.push(Piece {
                bytes: byte..end_byte,
                role,
                points: point..end,
                stack: stack..cut.stacks.len(),
            });
            (byte, point) = (end_byte, end);
        }
        let pieces = first..cut.pieces.len();
        let role = common_role(text, &cut.pieces[pieces.clone()]);
        cut.lines.push(Line {
            bytes,
            points,
            pieces,
            role,
            problem: None,
            begins: None,
        });
    }
}

struct Found {
    bytes: Range<usize>,
    points: Range<usize>,
    next: Option<(usize, usize)>,
}

/// The line that begins at a place, without its break (`\n`, `\r\n`, `\r`).
fn line_at(text: &str, start: usize, first: usize) -> Found {
    let mut point = first;
    let mut marks = text[start..].char_indices();
    while let Some((offset, mark)) = marks.next() {
        let byte = start + offset;
        let found = |next| Found {
            bytes: start..byte,
            points: first..point,
            next: Some(next),
        };
        match mark {
            '\r' if marks.as_str().starts_with('\n') => return found((byte + 2, point + 2)),
            '\r' | '\n' => return found((byte + 1, point + 1)),
            _ => {}
        }
        let length = point - first;
        point += 1;
        let behind = byte + mark.len_utf8();
        let too_long = length >= LONGEST_LINE || (length >= LONG_LINE && mark == '。');
        if too_long && !text[behind..].starts_with(['\r', '\n']) && behind < text.len() {
            return Found {
                bytes: start..behind,
                points: first..point,
                next: Some((behind, point)),
            };
        }
    }
    Found {
        bytes: start..text.len(),
        points: first..point,
        next: None,
    }
}

/// The byte that is `points` code points behind `byte`.
fn after(text: &str, byte: usize, points: usize) -> usize {
    text[byte..]
        .char_indices()
        .nth(points)
        .map_or(text.len(), |(offset, _)| byte + offset)
}

fn edges(layers: &[Layer], segments: &[Segment]) -> Vec<usize> {
    let spans = layers.iter().map(|layer| layer.span);
    let spans = spans.chain(segments.iter().map(|segment| segment.span));
    let mut edges: Vec<usize> = spans.flatten().collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// The role that all pieces with visible text share.
fn common_role(text: &str, pieces: &[Piece]) -> Option<Role> {
    let mut roles = pieces
        .iter()
        .filter(|piece| !text[piece.bytes.clone()].trim().is_empty())
        .map(|piece| piece.role);
    let first = roles.next()??;
    roles.all(|role| role == Some(first)).then_some(first)
}

/// What covers each place, asked from the front to the back.
struct Sweep {
    /// Places in the list of layers, by their start.
    order: Vec<u32>,
    next: usize,
    active: Vec<u32>,
    segment: usize,
}

impl Sweep {
    fn new(layers: &[Layer]) -> Self {
        let mut order: Vec<u32> = (0..layers.len() as u32).collect();
        order.sort_by_key(|&i| layers[i as usize].span[0]);
        Self {
            order,
            next: 0,
            active: Vec::new(),
            segment: 0,
        }
    }

    /// Writes the layers over a place to `stack`, and returns the role of the place.
    fn at(
        &mut self,
        point: usize,
        layers: &[Layer],
        segments: &[Segment],
        stack: &mut Vec<u32>,
    ) -> Option<Role> {
        self.active.retain(|&i| layers[i as usize].span[1] > point);
        while let Some(&i) = self.order.get(self.next) {
            let [start, end] = layers[i as usize].span;
            if start > point {
                break;
            }
            if end > point {
                // The shortest first; on a tie the later one.
                let key = |i: u32| {
                    let [start, end] = layers[i as usize].span;
                    (end - start, u32::MAX - i)
                };
                let place = self.active.partition_point(|&other| key(other) < key(i));
                self.active.insert(place, i);
                self.active.truncate(DEEPEST);
            }
            self.next += 1;
        }
        stack.extend_from_slice(&self.active);
        while segments
            .get(self.segment)
            .is_some_and(|segment| segment.span[1] <= point)
        {
            self.segment += 1;
        }
        segments
            .get(self.segment)
            .filter(|segment| segment.span[0] <= point)
            .map(|segment| segment.role)
    }
}
