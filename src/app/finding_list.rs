//! The findings as a person goes through them: chosen by severity and rule, the gravest first; and over all documents.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::summary::Summary;
use crate::report::{Checked, Finding, Severity};
use crate::view::rules;

/// Which findings are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FindingFilter {
    /// Whether all documents are counted instead of showing the findings of the open one.
    pub everywhere: bool,
    pub severity: Option<Severity>,
    /// The code of a rule.
    pub rule: Option<Rc<str>>,
    /// What a person found of them; the inner `None` where nobody has looked yet.
    pub checked: Option<Option<Checked>>,
}

/// What can have been found of a finding, in the order in which it is offered.
pub const STATES: [Option<Checked>; 3] = [None, Some(Checked::Checked), Some(Checked::NoError)];

impl FindingFilter {
    pub fn takes(&self, finding: &Finding) -> bool {
        self.severity.is_none_or(|it| it == finding.severity)
            && self.rule.as_deref().is_none_or(|it| it == finding.code)
            && self.checked.is_none_or(|it| it == finding.checked)
    }

    pub fn is_open(&self) -> bool {
        self.severity.is_none() && self.rule.is_none() && self.checked.is_none()
    }

    /// The places of the findings that are shown: by severity, by rule, then as they stand in the document. What is chosen is
    /// never hidden.
    pub fn list(&self, findings: &[Finding], chosen: Option<usize>) -> Vec<usize> {
        let mut listed: Vec<usize> = (0..findings.len())
            .filter(|&i| self.takes(&findings[i]) || chosen == Some(i))
            .collect();
        listed.sort_by_cached_key(|&i| (findings[i].severity, rank(&findings[i].code)));
        listed
    }
}

/// Where a rule stands among the others; later ones come last.
fn rank(code: &str) -> usize {
    let known = rules::ALL.iter().position(|rule| rule.code == code);
    known.unwrap_or(rules::ALL.len())
}

/// How many findings of each severity there are, the gravest first; those with none are left out.
pub fn by_severity(findings: &[Finding]) -> Vec<(Severity, usize)> {
    [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .map(|severity| {
            let same = findings.iter().filter(|it| it.severity == severity);
            (severity, same.count())
        })
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// How many findings of each rule there are, in the order in which they are listed.
pub fn by_rule(findings: &[Finding]) -> Vec<(&str, usize)> {
    let mut counts: BTreeMap<(Severity, usize, &str), usize> = BTreeMap::new();
    for finding in findings {
        let place = (finding.severity, rank(&finding.code), finding.code.as_str());
        *counts.entry(place).or_default() += 1;
    }
    let counted = counts.into_iter();
    counted.map(|((_, _, code), count)| (code, count)).collect()
}

/// How many findings stand how, in the order of [`STATES`].
pub fn by_state(findings: &[Finding]) -> [usize; STATES.len()] {
    STATES.map(|state| findings.iter().filter(|it| it.checked == state).count())
}

/// What a rule raised over many documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleCount {
    pub code: String,
    pub severity: Severity,
    pub findings: usize,
    pub documents: usize,
}

/// The rules that raised anything: the gravest first, then those that concern most documents.
pub fn over_all<'a>(summaries: impl Iterator<Item = &'a Summary>) -> Vec<RuleCount> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (code, findings) in summaries.flat_map(|summary| &summary.rules) {
        let count = counts.entry(code).or_default();
        *count = (count.0 + findings, count.1 + 1);
    }
    let mut all: Vec<RuleCount> = counts
        .into_iter()
        .map(|(code, (findings, documents))| RuleCount {
            code: code.into(),
            severity: rules::rule(code).map_or(Severity::Info, rules::Rule::severity),
            findings,
            documents,
        })
        .collect();
    all.sort_by_key(|it| (it.severity, usize::MAX - it.documents, rank(&it.code)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    fn finding(code: &str, severity: Severity) -> Finding {
        Finding {
            code: code.into(),
            severity,
            message: String::new(),
            message_en: String::new(),
            spans: Vec::new(),
            data: serde_json::Map::new(),
            checked: None,
            note: None,
        }
    }

    fn findings() -> Vec<Finding> {
        vec![
            finding("mixed_width", Severity::Info),
            finding("placeholder", Severity::Error),
            finding("damaged_date", Severity::Error),
            finding("placeholder", Severity::Error),
        ]
    }

    #[test]
    fn the_gravest_stand_first_and_a_rule_stands_together() {
        let all = FindingFilter::default();
        assert_eq!(all.list(&findings(), None), [2, 1, 3, 0]);
        assert_eq!(
            by_rule(&findings()),
            [("damaged_date", 1), ("placeholder", 2), ("mixed_width", 1)]
        );
        assert_eq!(
            by_severity(&findings()),
            [(Severity::Error, 3), (Severity::Info, 1)]
        );
    }

    #[test]
    fn a_filter_never_hides_what_is_chosen() {
        let filter = FindingFilter {
            rule: Some("placeholder".into()),
            ..FindingFilter::default()
        };
        assert_eq!(filter.list(&findings(), None), [1, 3]);
        assert_eq!(filter.list(&findings(), Some(0)), [1, 3, 0]);
        let infos = FindingFilter {
            severity: Some(Severity::Info),
            ..FindingFilter::default()
        };
        assert_eq!(infos.list(&findings(), None), [0]);
    }

    #[test]
    fn what_nobody_has_looked_at_is_listed_alone() {
        let mut findings = findings();
        findings[1].checked = Some(Checked::NoError);
        findings[2].checked = Some(Checked::Checked);
        let of = |checked| FindingFilter {
            checked: Some(checked),
            ..FindingFilter::default()
        };
        assert_eq!(of(None).list(&findings, None), [3, 0]);
        assert_eq!(of(Some(Checked::NoError)).list(&findings, None), [1]);
        assert_eq!(by_state(&findings), [2, 1, 1]);
    }

    #[test]
    fn over_all_documents_each_document_counts_once() {
        let summary = |rules: &[(&str, usize)]| Summary {
            rules: rules.iter().map(|&(code, n)| (code.into(), n)).collect(),
            ..Summary::of(&fixture::report())
        };
        let summaries = [
            summary(&[("watermark", 5), ("placeholder", 1)]),
            summary(&[("watermark", 1), ("damaged_date", 1), ("placeholder", 3)]),
        ];
        let told: Vec<(String, usize, usize)> = over_all(summaries.iter())
            .into_iter()
            .map(|it| (it.code, it.findings, it.documents))
            .collect();
        let expected = [
            ("placeholder", 4, 2),
            ("damaged_date", 1, 1),
            ("watermark", 6, 2),
        ];
        assert_eq!(told, expected.map(|(code, n, d)| (code.to_string(), n, d)));
    }
}
