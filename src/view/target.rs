//! A thing of the report that one can point at, in the text and in the ledger.

use crate::report::{PointSpan, Report};

use super::facts::{Fact, fact_spans};

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
    /// In [`Report::own`].
    Own(usize),
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
            Target::Own(i) => format!("own-{i}"),
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
            Target::Own(i) => report.own.get(i).map(|item| item.span[0]),
        }
    }
}
