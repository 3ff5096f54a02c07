//! The text cut at every line break and at every edge of a marked stretch, so that stretches may nest and overlap.

use std::ops::Range;

use crate::report::{Problem, Role, Segment};

use super::layers::Layer;

mod maker;
pub use maker::Maker;

/// A text as lines of pieces.
#[derive(Debug, Default)]
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
    /// All at once; the page makes it in steps, by a [`Maker`].
    pub fn new(text: &str, layers: &[Layer], segments: &[Segment], problems: &[Problem]) -> Self {
        let mut maker = Maker::new(layers, segments);
        while maker.step(text, layers, segments, usize::MAX) {}
        maker.done(problems)
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

    /// The line that holds a byte of the text.
    pub fn line_with(&self, byte: usize) -> usize {
        self.lines
            .partition_point(|line| line.bytes.start <= byte)
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
            if start == end {
                continue; // A person wrote it: it stands nowhere.
            }
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
    fn a_line_without_end_goes_on_in_others() {
        let text = "一句没有换行的话。".repeat(2_000);
        let cut = Cut::new(&text, &[layer(0, 18_000)], &[], &[]);
        assert!(cut.lines.len() > 4);
        let joined: String = quoted(&text, &cut).concat().iter().map(|it| it.0).collect();
        assert_eq!(joined, text);
        let ends_well = |line: &Line| text[line.bytes.clone()].ends_with('。');
        assert!(cut.lines.iter().all(ends_well));
        // Without a full stop it is cut all the same.
        let text = "字".repeat(20_000);
        assert!(Cut::new(&text, &[], &[], &[]).lines.len() > 2);
    }

    #[test]
    fn in_steps_it_is_the_same() {
        let report = fixture::report();
        let layers = layers(&report);
        let at_once = Cut::new(fixture::TEXT, &layers, &report.segments, &report.problems);
        let mut maker = Maker::new(&layers, &report.segments);
        let mut steps = 1;
        while maker.step(fixture::TEXT, &layers, &report.segments, 2) {
            steps += 1;
        }
        let in_steps = maker.done(&report.problems);
        assert!(steps > 2);
        assert_eq!(in_steps.lines, at_once.lines);
        assert_eq!(in_steps.stacks, at_once.stacks);
    }

    #[test]
    fn spans_that_are_empty_or_beyond_the_text_do_no_harm() {
        let text = "甲";
        let cut = Cut::new(text, &[layer(0, 0), layer(9, 12), layer(0, 99)], &[], &[]);
        assert_eq!(quoted(text, &cut), [[("甲", vec![2])]]);
        assert_eq!(Cut::new("", &[], &[], &[]).lines.len(), 1);
    }
}
