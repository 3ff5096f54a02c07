//! What lies over a place of the text, and the way from mark to mark by keys.

use super::document::Work;
use super::step::Step;
use crate::report::PointSpan;
use crate::view::kind::{Kind, KindSet};
use crate::view::layers::Layer;
use crate::view::target::Target;

/// A thing that lies over a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Here {
    pub target: Target,
    pub kind: Kind,
    /// In code points.
    pub span: PointSpan,
}

impl From<&Layer> for Here {
    fn from(layer: &Layer) -> Self {
        Self {
            target: layer.target,
            kind: layer.kind,
            span: layer.span,
        }
    }
}

/// All that lies over a code point of the text, the shortest first, each thing once.
pub fn here(work: &Work, place: usize) -> Vec<Here> {
    let mut all: Vec<Here> = Vec::new();
    for &i in work.cut.stack_at(place) {
        let layer = &work.layers[i as usize];
        if all.iter().all(|it| it.target != layer.target) {
            all.push(layer.into());
        }
    }
    all
}

/// The thing behind `current` among those that lie over a place and are switched on, or before it; from the last it goes
/// on with the first.
pub fn beside(
    work: &Work,
    place: usize,
    current: Target,
    step: Step,
    off: KindSet,
) -> Option<Target> {
    let mut shown = here(work, place);
    shown.retain(|it| it.target == current || !off.contains(it.kind));
    let count = shown.len();
    let Some(own) = shown.iter().position(|it| it.target == current) else {
        return shown.first().map(|it| it.target);
    };
    let next = match step {
        Step::Next => own + 1,
        Step::Previous => own + count - 1,
    };
    Some(shown[next % count].target)
}

/// The next place behind `from` at which something begins that is switched on, or the last before it, with the shortest
/// of what begins there; without `from`, the first or last of the text.
pub fn next_mark(
    work: &Work,
    from: Option<usize>,
    step: Step,
    off: KindSet,
) -> Option<(Target, usize)> {
    let cut = &work.cut;
    let first_here = |line: usize, piece: usize| {
        let piece = &cut.pieces(&cut.lines[line])[piece];
        let point = piece.points.start;
        let beyond = match (step, from) {
            (_, None) => true,
            (Step::Next, Some(from)) => point > from,
            (Step::Previous, Some(from)) => point < from,
        };
        let mut layers = cut.stack(piece).iter().map(|&i| &work.layers[i as usize]);
        let begins = layers.find(|layer| layer.span[0] == point && !off.contains(layer.kind));
        begins.filter(|_| beyond).map(|layer| (layer.target, point))
    };
    let pieces = |line: usize| 0..cut.pieces(&cut.lines[line]).len();
    let line = from.map(|from| cut.line_at(from));
    let last = cut.lines.len();
    match step {
        Step::Next => (line.unwrap_or(0)..last)
            .find_map(|line| pieces(line).find_map(|piece| first_here(line, piece))),
        Step::Previous => (0..line.map_or(last, |line| (line + 1).min(last)))
            .rev()
            .find_map(|line| pieces(line).rev().find_map(|piece| first_here(line, piece))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{EntityKind, Severity};
    use crate::view::fixture;

    /// The fixture's text: an answer with a sum in it, crossed by a finding, with another one on the same place.
    fn work() -> Work {
        let mut report = fixture::report();
        let [start, end] = report.entities[0].span;
        let mut finding = report.findings[0].clone();
        finding.severity = Severity::Warning;
        finding.spans = vec![[start - 1, end - 1]];
        report.findings.push(finding.clone());
        finding.spans = vec![[start, end]];
        report.findings.push(finding);
        Work::new(report, fixture::TEXT.into())
    }

    fn targets(work: &Work, place: usize) -> Vec<Target> {
        here(work, place).iter().map(|it| it.target).collect()
    }

    #[test]
    fn crossing_nested_and_equal_things_are_all_there() {
        let work = work();
        let [start, end] = work.report.entities[0].span;
        let all = targets(&work, start);
        for target in [
            Target::Entity(0),
            Target::Finding(1),
            Target::Finding(2),
            Target::Item(0, 0, 0),
            Target::Response(0, 0),
            Target::Problem(0),
        ] {
            assert!(all.contains(&target), "{target:?} in {all:?}");
        }
        // Where only one of the findings reaches.
        assert!(!targets(&work, start - 1).contains(&Target::Finding(2)));
        assert!(!targets(&work, end - 1).contains(&Target::Finding(1)));
    }

    #[test]
    fn a_key_goes_round_through_all_of_them() {
        let work = work();
        let start = work.report.entities[0].span[0];
        let all = targets(&work, start);
        let off = KindSet::default();
        let mut walked = vec![all[0]];
        while walked.len() < all.len() {
            let last = walked[walked.len() - 1];
            walked.push(beside(&work, start, last, Step::Next, off).unwrap());
        }
        assert_eq!(walked, all);
        let last = all[all.len() - 1];
        assert_eq!(beside(&work, start, last, Step::Next, off), Some(all[0]));
        assert_eq!(
            beside(&work, start, all[0], Step::Previous, off),
            Some(last)
        );
        let off = off.toggled(Kind::Finding(Severity::Warning));
        let next = beside(&work, start, Target::Entity(0), Step::Next, off).unwrap();
        assert!(!matches!(next, Target::Finding(_)));
    }

    #[test]
    fn keys_lead_from_mark_to_mark_and_back() {
        let work = work();
        let off = KindSet::default();
        let mut places = Vec::new();
        let mut from = None;
        while let Some((_, place)) = next_mark(&work, from, Step::Next, off) {
            places.push(place);
            from = Some(place);
        }
        assert!(places.len() > 6 && places.windows(2).all(|pair| pair[0] < pair[1]));
        let start = work.report.entities[0].span[0];
        assert!(places.contains(&start) && places.contains(&(start - 1)));
        let mut back = Vec::new();
        let mut from = None;
        while let Some((_, place)) = next_mark(&work, from, Step::Previous, off) {
            back.push(place);
            from = Some(place);
        }
        back.reverse();
        assert_eq!(back, places);
        assert_eq!(next_mark(&work, None, Step::Next, KindSet::all()), None);
        let off = KindSet::all().toggled(Kind::Entity(EntityKind::Date));
        let first = next_mark(&work, None, Step::Next, off).unwrap();
        assert_eq!(first.0, Target::Entity(1));
    }
}
