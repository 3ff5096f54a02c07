//! The text cut at every line break and at every edge of a marked stretch, so that stretches may nest and overlap.

use std::ops::Range;

use crate::report::{Problem, Role, Segment};

use super::layers::Layer;

/// More layers than this at one place are left out, the longest first: no reader tells them apart.
const DEEPEST: usize = 16;

/// A text as lines of pieces.
#[derive(Debug)]
pub struct Cut {
    pub lines: Vec<Line>,
    pieces: Vec<Piece>,
    /// The layers of all pieces, one piece after the other.
    stacks: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// In bytes, without the line break.
    pub bytes: Range<usize>,
    /// In code points, without the line break.
    pub points: Range<usize>,
    pieces: Range<usize>,
    /// Its part in the document, if the whole line has one.
    pub role: Option<Role>,
    /// The problem that it belongs to.
    pub problem: Option<usize>,
    /// The problem that begins on it.
    pub begins: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// In bytes.
    pub bytes: Range<usize>,
    pub role: Option<Role>,
    /// In code points; tells whether a layer begins or ends with this piece.
    pub points: Range<usize>,
    stack: Range<usize>,
}

impl Cut {
    pub fn new(text: &str, layers: &[Layer], segments: &[Segment], problems: &[Problem]) -> Self {
        let edges = edges(layers, segments);
        let mut sweep = Sweep::new(layers, segments);
        let mut cut = Cut {
            lines: Vec::new(),
            pieces: Vec::new(),
            stacks: Vec::new(),
        };
        let mut next_edge = 0;
        for (bytes, points) in lines(text) {
            let first = cut.pieces.len();
            let mut byte = bytes.start;
            let mut point = points.start;
            while point < points.end {
                while edges.get(next_edge).is_some_and(|&edge| edge <= point) {
                    next_edge += 1;
                }
                let end = edges
                    .get(next_edge)
                    .map_or(points.end, |&edge| edge.min(points.end));
                let end_byte = after(text, byte, end - point);
                let stack = cut.stacks.len();
                let role = sweep.at(point, &mut cut.stacks);
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
        cut.assign(problems);
        cut
    }

    pub fn pieces(&self, line: &Line) -> &[Piece] {
        &self.pieces[line.pieces.clone()]
    }

    /// Places in the list of layers, the shortest layer first.
    pub fn stack(&self, piece: &Piece) -> &[u32] {
        &self.stacks[piece.stack.clone()]
    }

    /// The line that holds a code point of the text.
    pub fn line_at(&self, point: usize) -> usize {
        self.lines
            .partition_point(|line| line.points.start <= point)
            .saturating_sub(1)
    }

    /// The layers over a code point, the shortest first.
    pub fn stack_at(&self, point: usize) -> &[u32] {
        let Some(line) = self.lines.get(self.line_at(point)) else {
            return &[];
        };
        let pieces = self.pieces(line);
        let after = pieces.partition_point(|piece| piece.points.start <= point);
        match after.checked_sub(1) {
            Some(place) => self.stack(&pieces[place]),
            None => &[],
        }
    }

    fn assign(&mut self, problems: &[Problem]) {
        for (i, problem) in problems.iter().enumerate() {
            let [start, end] = problem.span;
            let first = self.line_at(start);
            for (n, line) in self.lines.iter_mut().enumerate().skip(first) {
                if line.points.start >= end {
                    break;
                }
                line.problem.get_or_insert(i);
                if n == first {
                    line.begins.get_or_insert(i);
                }
            }
        }
    }
}

/// Bytes and code points of every line, without its break (`\n`, `\r\n`, `\r`).
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
    let mut chars = text.char_indices().peekable();
    let mut point = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let first_point = point;
        let first_byte = chars.peek().map_or(text.len(), |&(byte, _)| byte);
        loop {
            match chars.next() {
                None => {
                    done = true;
                    return Some((first_byte..text.len(), first_point..point));
                }
                Some((byte, mark @ ('\n' | '\r'))) => {
                    let line = (first_byte..byte, first_point..point);
                    point += 1;
                    if mark == '\r' && chars.next_if(|next| next.1 == '\n').is_some() {
                        point += 1;
                    }
                    return Some(line);
                }
                Some(_) => point += 1,
            }
        }
    })
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
struct Sweep<'a> {
    layers: &'a [Layer],
    /// Places in `layers`, by their start.
    order: Vec<u32>,
    next: usize,
    active: Vec<u32>,
    segments: &'a [Segment],
    segment: usize,
}

impl<'a> Sweep<'a> {
    fn new(layers: &'a [Layer], segments: &'a [Segment]) -> Self {
        let mut order: Vec<u32> = (0..layers.len() as u32).collect();
        order.sort_by_key(|&i| layers[i as usize].span[0]);
        Self {
            layers,
            order,
            next: 0,
            active: Vec::new(),
            segments,
            segment: 0,
        }
    }

    /// Writes the layers over a place to `stack`, and returns the role of the place.
    fn at(&mut self, point: usize, stack: &mut Vec<u32>) -> Option<Role> {
        let layers = self.layers;
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
        while self
            .segments
            .get(self.segment)
            .is_some_and(|segment| segment.span[1] <= point)
        {
            self.segment += 1;
        }
        self.segments
            .get(self.segment)
            .filter(|segment| segment.span[0] <= point)
            .map(|segment| segment.role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::EntityKind;
    use crate::view::fixture;
    use crate::view::kind::Kind;
    use crate::view::layers::{Part, layers};
    use crate::view::target::Target;

    fn layer(start: usize, end: usize) -> Layer {
        Layer {
            kind: Kind::Entity(EntityKind::Date),
            target: Target::Entity(0),
            span: [start, end],
            part: Part::Core,
        }
    }

    fn quoted<'a>(text: &'a str, cut: &Cut) -> Vec<Vec<(&'a str, Vec<u32>)>> {
        cut.lines
            .iter()
            .map(|line| {
                cut.pieces(line)
                    .iter()
                    .map(|piece| (&text[piece.bytes.clone()], cut.stack(piece).to_vec()))
                    .collect()
            })
            .collect()
    }

    #[test]
    fn overlapping_stretches_are_cut_at_every_edge() {
        let text = "甲乙丙丁戊";
        let cut = Cut::new(text, &[layer(0, 3), layer(2, 5), layer(2, 3)], &[], &[]);
        assert_eq!(
            quoted(text, &cut),
            [[("甲乙", vec![0]), ("丙", vec![2, 1, 0]), ("丁戊", vec![1])]]
        );
    }

    #[test]
    fn a_place_is_asked_for_its_layers() {
        let cut = Cut::new("甲乙丙\n丁", &[layer(0, 3), layer(2, 5)], &[], &[]);
        assert_eq!(cut.stack_at(1), [0]);
        assert_eq!(cut.stack_at(2), [1, 0]);
        assert_eq!(cut.stack_at(4), [1]);
        assert_eq!(Cut::new("", &[], &[], &[]).stack_at(7), [0; 0]);
    }

    #[test]
    fn offsets_are_code_points_also_beyond_the_basic_plane() {
        let text = "𠮷a𠮷\r\n𠮷b";
        let cut = Cut::new(text, &[layer(1, 2), layer(5, 7)], &[], &[]);
        assert_eq!(
            quoted(text, &cut),
            [
                vec![("𠮷", vec![]), ("a", vec![0]), ("𠮷", vec![])],
                vec![("𠮷b", vec![1])],
            ]
        );
    }

    #[test]
    fn a_stretch_over_a_line_break_goes_on_in_the_next_line() {
        let text = "甲乙\n\r丙";
        let cut = Cut::new(text, &[layer(1, 5)], &[], &[]);
        assert_eq!(
            quoted(text, &cut),
            [
                vec![("甲", vec![]), ("乙", vec![0])],
                vec![],
                vec![("丙", vec![0])],
            ]
        );
    }

    #[test]
    fn every_character_but_the_breaks_is_in_one_piece() {
        let report = fixture::report();
        let cut = Cut::new(
            fixture::TEXT,
            &layers(&report),
            &report.segments,
            &report.problems,
        );
        let joined: Vec<String> = quoted(fixture::TEXT, &cut)
            .into_iter()
            .map(|line| line.into_iter().map(|piece| piece.0).collect())
            .collect();
        assert_eq!(joined.join("\n"), fixture::TEXT);
    }

    #[test]
    fn lines_know_their_problem_and_their_role() {
        let report = fixture::report();
        let cut = Cut::new(
            fixture::TEXT,
            &layers(&report),
            &report.segments,
            &report.problems,
        );
        let seen: Vec<_> = cut
            .lines
            .iter()
            .map(|line| (line.problem, line.begins, line.role))
            .collect();
        assert_eq!(
            seen,
            [
                (None, None, Some(Role::Body)),
                (Some(0), Some(0), Some(Role::Body)),
                (Some(0), None, Some(Role::Body)),
                (Some(1), Some(1), Some(Role::Problem)),
                (Some(1), None, Some(Role::Problem)),
            ]
        );
    }

    #[test]
    fn spans_that_are_empty_or_beyond_the_text_do_no_harm() {
        let text = "甲";
        let cut = Cut::new(text, &[layer(0, 0), layer(9, 12), layer(0, 99)], &[], &[]);
        assert_eq!(quoted(text, &cut), [[("甲", vec![2])]]);
        assert_eq!(Cut::new("", &[], &[], &[]).lines.len(), 1);
    }
}
