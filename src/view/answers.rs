//! What a problem's answers give to whoever checks them. What can be checked is decided by the rule `unverifiable_response`
//! alone; tables and charts count by what is said here.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::findings;
use crate::report::{Finding, Problem, Report, Response};

/// The best that the answers to a problem offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// A date, sum, count, document or quoted name: something to ask for.
    Checkable,
    /// Words alone.
    Words,
    /// Only how it stands (已完成), or what is aimed at.
    StatusOnly,
    Missing,
}

impl Answer {
    /// From the best to the worst.
    pub const ALL: [Answer; 4] = [
        Answer::Checkable,
        Answer::Words,
        Answer::StatusOnly,
        Answer::Missing,
    ];
}

/// How many answers of each problem, by its id, name nothing that one could check.
pub fn unverifiable(report: &Report) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    let findings = report.findings.iter().filter(|it| is_unverifiable(it));
    for finding in findings {
        if let Some(id) = finding.data.get("problem").and_then(|id| id.as_str()) {
            *counts.entry(id).or_default() += 1;
        }
    }
    counts
}

/// Whether a finding says of an answer that it names nothing one could check.
pub fn is_unverifiable(finding: &Finding) -> bool {
    finding.code == "unverifiable_response"
}

/// `unverifiable` is how many of the problem's answers are.
pub fn answer(problem: &Problem, unverifiable: usize) -> Answer {
    let answers = problem.responses.iter().filter(|it| it.kind.is_answer());
    let mut answers = answers.filter(|it| !it.text.trim().is_empty()).peekable();
    if answers.peek().is_none() {
        return Answer::Missing;
    }
    match answers.filter(|it| tells_what_was_done(it)).count() {
        0 => Answer::StatusOnly,
        told if told > unverifiable => Answer::Checkable,
        _ => Answer::Words,
    }
}

fn tells_what_was_done(response: &Response) -> bool {
    findings::tells_what_was_done(response.label.as_deref(), &response.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    fn answer_of(text: &str, unverifiable: usize) -> Answer {
        let mut problem = fixture::report().problems.remove(0);
        problem.responses[0].text = text.into();
        answer(&problem, unverifiable)
    }

    #[test]
    fn the_rule_decides_between_words_and_what_can_be_checked() {
        assert_eq!(answer_of("退还1.2万元。", 0), Answer::Checkable);
        assert_eq!(
            answer_of("进一步加强学习，提高认识，抓好落实。", 1),
            Answer::Words
        );
        assert_eq!(answer_of("已完成整改。", 0), Answer::StatusOnly);
        assert_eq!(answer_of("　", 0), Answer::Missing);
    }

    #[test]
    fn unverifiable_answers_are_counted_by_their_problem() {
        let mut report = fixture::report();
        assert!(unverifiable(&report).is_empty());
        let finding = &mut report.findings[0];
        finding.code = "unverifiable_response".into();
        finding.data.insert("problem".into(), "p2".into());
        assert_eq!(unverifiable(&report).get("p2"), Some(&1));
    }
}
