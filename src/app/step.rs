//! What the keys step through.

use crate::report::Report;
use crate::view::kind::{Kind, KindSet};
use crate::view::own::OwnNames;
use crate::view::target::Target;

/// What the keys step through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    Problems,
    Findings,
    Entities,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Next,
    Previous,
}

/// The next or previous of a series, seen from what is current; `None` at the end of the series.
/// From a thing of another series it goes by the place in the text, from nothing to the first or last.
pub fn step(
    report: &Report,
    series: Series,
    step: Step,
    current: Option<Target>,
    off: KindSet,
    own: &OwnNames,
) -> Option<Target> {
    let mut members = members(report, series, off, own);
    members.sort_by_key(|member| member.0);
    let here = current.and_then(|target| target.start(report));
    let own = current.and_then(|target| members.iter().position(|member| member.1 == target));
    let place = match (step, own, here) {
        (Step::Next, Some(own), _) => own + 1,
        (Step::Previous, Some(own), _) => own.checked_sub(1)?,
        (Step::Next, None, Some(here)) => members.partition_point(|member| member.0 <= here),
        (Step::Previous, None, Some(here)) => members
            .partition_point(|member| member.0 <= here)
            .checked_sub(1)?,
        (Step::Next, None, None) => 0,
        (Step::Previous, None, None) => members.len().checked_sub(1)?,
    };
    members.get(place).map(|member| member.1)
}

fn members(report: &Report, series: Series, off: KindSet, own: &OwnNames) -> Vec<(usize, Target)> {
    let placed = |target: Target| (target.start(report).unwrap_or(usize::MAX), target);
    match series {
        Series::Problems => (0..report.problems.len())
            .map(|i| placed(Target::Problem(i)))
            .collect(),
        Series::Findings => (0..report.findings.len())
            .filter(|&i| !off.contains(Kind::Finding(report.findings[i].severity)))
            .map(|i| placed(Target::Finding(i)))
            .collect(),
        Series::Entities => {
            let is_off = |kind: Option<Kind>| kind.is_some_and(|kind| off.contains(kind));
            let entities = (0..report.entities.len())
                .filter(|&i| !off.contains(Kind::Entity(report.entities[i].kind)))
                .map(Target::Entity);
            let own = (0..report.own.len())
                .filter(|&i| !is_off(own.kind_of(report, i)))
                .map(Target::Own);
            entities.chain(own).map(placed).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::EntityKind;
    use crate::view::fixture;

    fn next(report: &Report, series: Series, from: Option<Target>) -> Option<Target> {
        let own = OwnNames::of([report]);
        step(report, series, Step::Next, from, KindSet::default(), &own)
    }

    #[test]
    fn problems_are_walked_from_first_to_last() {
        let report = fixture::report();
        let first = next(&report, Series::Problems, None);
        assert_eq!(first, Some(Target::Problem(0)));
        assert_eq!(
            next(&report, Series::Problems, first),
            Some(Target::Problem(1))
        );
        assert_eq!(
            next(&report, Series::Problems, Some(Target::Problem(1))),
            None
        );
        let back = step(
            &report,
            Series::Problems,
            Step::Previous,
            first,
            KindSet::default(),
            &OwnNames::default(),
        );
        assert_eq!(back, None);
    }

    #[test]
    fn another_series_is_entered_at_the_place_in_the_text() {
        let report = fixture::report();
        // The second problem's date stands behind the first problem's sum.
        assert_eq!(
            next(&report, Series::Entities, Some(Target::Problem(1))),
            Some(Target::Entity(1))
        );
        let back = step(
            &report,
            Series::Problems,
            Step::Previous,
            Some(Target::Entity(0)),
            KindSet::default(),
            &OwnNames::default(),
        );
        assert_eq!(back, Some(Target::Problem(0)));
    }

    #[test]
    fn what_is_switched_off_is_passed_over() {
        let report = fixture::report();
        let off = KindSet::default().toggled(Kind::Entity(EntityKind::Money));
        assert_eq!(
            step(
                &report,
                Series::Entities,
                Step::Next,
                None,
                off,
                &OwnNames::default()
            ),
            Some(Target::Entity(1))
        );
    }

    #[test]
    fn kinds_of_the_person_are_walked_with_the_entities() {
        let mut report = fixture::report();
        report.own = vec![fixture::own("账", "账目"), fixture::own("账", "台账")];
        let mut walked = Vec::new();
        let mut at = None;
        while let Some(target) = next(&report, Series::Entities, at) {
            walked.push(target);
            at = Some(target);
        }
        let [a, b] = [Target::Entity(0), Target::Entity(1)];
        assert_eq!(walked, [Target::Own(0), a, Target::Own(1), b]);
        let off = KindSet::default().toggled(Kind::Own(0));
        let first = step(
            &report,
            Series::Entities,
            Step::Next,
            None,
            off,
            &OwnNames::of([&report]),
        );
        assert_eq!(first, Some(a));
    }
}
