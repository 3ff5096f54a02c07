//! A thing of the report that one can point at, on either side of the page.

use crate::report::{PointSpan, Report};

use super::kind::{Kind, KindSet};

/// A field of the head or the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    Title,
    InspectedBody,
    Authority,
    Team,
    InspectionKind,
    Round,
    Period,
    Feedback,
    Issued,
    Published,
    Issuer,
    Declared,
    Contact,
}

/// Numbers are places in the lists of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Fact(Fact),
    /// In the outline, read from top to bottom.
    Heading(usize),
    Problem(usize),
    /// Problem, its response.
    Response(usize, usize),
    /// Problem, its response, the response's point.
    Item(usize, usize, usize),
    Remaining(usize),
    Commitment(usize),
    Entity(usize),
    Finding(usize),
}

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

impl Target {
    /// The problem that it belongs to.
    pub fn problem(self) -> Option<usize> {
        match self {
            Target::Problem(p) | Target::Response(p, _) | Target::Item(p, _, _) => Some(p),
            _ => None,
        }
    }

    /// The id of the ledger's element that shows it.
    pub fn element_id(self) -> String {
        match self {
            Target::Fact(fact) => format!("fact-{fact:?}"),
            Target::Heading(i) => format!("heading-{i}"),
            Target::Problem(i) => format!("problem-{i}"),
            Target::Response(p, r) => format!("response-{p}-{r}"),
            Target::Item(p, r, i) => format!("item-{p}-{r}-{i}"),
            Target::Remaining(i) => format!("remaining-{i}"),
            Target::Commitment(i) => format!("commitment-{i}"),
            Target::Entity(i) => format!("entity-{i}"),
            Target::Finding(i) => format!("finding-{i}"),
        }
    }

    /// Where in the text it begins, in code points.
    pub fn start(self, report: &Report) -> Option<usize> {
        let first = |spans: &[PointSpan]| spans.iter().map(|span| span[0]).min();
        match self {
            Target::Fact(fact) => first(&fact_spans(report, fact)),
            Target::Heading(_) => None,
            Target::Problem(i) => report.problems.get(i).map(|p| p.span[0]),
            Target::Response(p, r) => Some(report.problems.get(p)?.responses.get(r)?.span[0]),
            Target::Item(p, r, i) => {
                let response = report.problems.get(p)?.responses.get(r)?;
                Some(response.items.get(i)?.span[0])
            }
            Target::Remaining(i) => report.remaining.get(i).map(|r| r.span[0]),
            Target::Commitment(i) => report.commitments.get(i).map(|c| c.span[0]),
            Target::Entity(i) => report.entities.get(i).map(|e| e.span[0]),
            Target::Finding(i) => first(&report.findings.get(i)?.spans),
        }
    }
}

/// Where a fact of the head stands.
pub fn fact_spans(report: &Report, fact: Fact) -> Vec<PointSpan> {
    let meta = &report.meta;
    let one = |span: Option<PointSpan>| span.into_iter().collect();
    match fact {
        Fact::Title => one(meta.title.as_ref().map(|q| q.span)),
        Fact::InspectedBody => one(meta.inspected_body.as_ref().map(|q| q.span)),
        Fact::Authority => one(meta.authority.as_ref().map(|q| q.span)),
        Fact::Team => one(meta.inspection_team.as_ref().map(|q| q.span)),
        Fact::InspectionKind => one(meta.inspection_kind.as_ref().map(|q| q.span)),
        Fact::Round => one(meta.round.as_ref().map(|q| q.span)),
        Fact::Period => one(meta.inspection_period.as_ref().map(|q| q.span)),
        Fact::Feedback => one(meta.feedback_date.as_ref().map(|q| q.span)),
        Fact::Issued => one(meta.issued_date.as_ref().map(|q| q.span)),
        Fact::Published => one(meta.published_date.as_ref().map(|q| q.span)),
        Fact::Issuer => one(meta.issuer.as_ref().map(|q| q.span)),
        Fact::Declared => meta.declared.spans.clone(),
        Fact::Contact => meta.contact.spans.clone(),
    }
}

/// The next or previous of a series, seen from what is current; `None` at the end of the series.
/// From a thing of another series it goes by the place in the text, from nothing to the first or last.
pub fn step(
    report: &Report,
    series: Series,
    step: Step,
    current: Option<Target>,
    off: KindSet,
) -> Option<Target> {
    let mut members = members(report, series, off);
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

fn members(report: &Report, series: Series, off: KindSet) -> Vec<(usize, Target)> {
    let placed = |target: Target| (target.start(report).unwrap_or(usize::MAX), target);
    match series {
        Series::Problems => (0..report.problems.len())
            .map(|i| placed(Target::Problem(i)))
            .collect(),
        Series::Findings => (0..report.findings.len())
            .filter(|&i| !off.contains(Kind::Finding(report.findings[i].severity)))
            .map(|i| placed(Target::Finding(i)))
            .collect(),
        Series::Entities => (0..report.entities.len())
            .filter(|&i| !off.contains(Kind::Entity(report.entities[i].kind)))
            .map(|i| placed(Target::Entity(i)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture;
    use crate::report::EntityKind;

    fn next(report: &Report, series: Series, from: Option<Target>) -> Option<Target> {
        step(report, series, Step::Next, from, KindSet::default())
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
        );
        assert_eq!(back, Some(Target::Problem(0)));
    }

    #[test]
    fn what_is_switched_off_is_passed_over() {
        let report = fixture::report();
        let off = KindSet::default().toggled(Kind::Entity(EntityKind::Money));
        assert_eq!(
            step(&report, Series::Entities, Step::Next, None, off),
            Some(Target::Entity(1))
        );
    }
}
