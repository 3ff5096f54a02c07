//! What the list of documents says of a report: small, for a page may hold a thousand of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::charts::facts::Facts;
use crate::report::{DateRange, DocumentKind, Report, Status};

/// In the order in which they are told.
pub const STATUSES: [Status; 5] = [
    Status::Completed,
    Status::InProgress,
    Status::Ongoing,
    Status::NotStarted,
    Status::Unstated,
];

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    pub kind: DocumentKind,
    /// Of the file, in lower-case hexadecimal.
    #[serde(default)]
    pub sha256: Option<String>,
    /// The document's, where something in it was masked.
    #[serde(default)]
    pub name: Option<String>,
    /// Who was inspected.
    pub body: Option<String>,
    /// When the inspectors were there.
    pub period: DateRange,
    pub problems: usize,
    /// How many problems stand how, in the order of [`STATUSES`].
    pub statuses: [usize; STATUSES.len()],
    pub next_steps: usize,
    pub findings: usize,
    /// How many findings there are of each rule, by its code.
    pub rules: BTreeMap<String, usize>,
    /// What charts count.
    pub facts: Facts,
}

impl Summary {
    pub fn of(report: &Report) -> Self {
        let meta = &report.meta;
        let with = |status| {
            report
                .problems
                .iter()
                .filter(|p| p.status == status)
                .count()
        };
        let period = meta.inspection_period.as_ref();
        Self {
            kind: report.kind,
            sha256: report.source.sha256.clone(),
            name: None,
            body: meta.inspected_body.as_ref().map(|body| body.text.clone()),
            period: period.map_or_else(DateRange::default, |period| period.value.clone()),
            problems: report.problems.len(),
            statuses: STATUSES.map(with),
            next_steps: report.remaining.len() + report.commitments.len(),
            findings: report.findings.len(),
            rules: rules(report),
            facts: Facts::of(report),
        }
    }

    pub fn is_report(&self) -> bool {
        self.kind == DocumentKind::RectificationReport
    }

    pub fn completed(&self) -> usize {
        self.statuses[0]
    }
}

fn rules(report: &Report) -> BTreeMap<String, usize> {
    let mut rules = BTreeMap::new();
    for finding in &report.findings {
        *rules.entry(finding.code.clone()).or_default() += 1;
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn a_summary_counts_problems_by_their_status() {
        let mut report = fixture::report();
        report.problems[1].status = Status::Unstated;
        let summary = Summary::of(&report);
        assert_eq!(summary.body.as_deref(), Some("青石镇"));
        assert_eq!((summary.problems, summary.completed()), (2, 1));
        assert_eq!(summary.statuses, [1, 0, 0, 0, 1]);
        assert_eq!(summary.rules.get("missing_meta"), Some(&1));
    }
}
