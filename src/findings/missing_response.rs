//! `missing_response`: a problem without an answer.
//!
//! **What it does.** Reports a problem of the ledger that has no measures and no outcome, or none that
//! says anything; and, where the other problems have measures, one that has only an outcome.
//!
//! **Why.** Every problem handed over must be answered; this is the first thing that is asked of a report.
//!
//! **Example.** A row of the table whose 整改措施 is empty.

use super::{Document, hit::Hit};
use crate::ledger::Problem;
use crate::report::ResponseKind;

pub fn check(document: &Document) -> Vec<Hit> {
    if !document.is_report() {
        return Vec::new();
    }
    let problems = &document.ledger.problems;
    let with_measures = problems
        .iter()
        .filter(|p| answers(document, p, &[ResponseKind::Measures]))
        .count();
    let wanted: &[ResponseKind] = if with_measures * 2 > problems.len() {
        &[ResponseKind::Measures]
    } else {
        &[ResponseKind::Measures, ResponseKind::Outcome]
    };
    problems
        .iter()
        .enumerate()
        .filter(|(_, problem)| !answers(document, problem, wanted))
        .map(|(index, problem)| {
            let title = document.reading.quote(problem.title);
            Hit::new(
                problem.title,
                format!("问题“{title}”没有整改内容"),
                format!("Problem “{title}” has no answer"),
            )
            .with("problem", format!("p{}", index + 1))
        })
        .collect()
}

/// Has `problem` an answer of one of the kinds that is not empty?
fn answers(document: &Document, problem: &Problem, kinds: &[ResponseKind]) -> bool {
    problem
        .responses
        .iter()
        .any(|r| kinds.contains(&r.kind) && !document.reading.get(r.text).trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::Parts;
    use crate::report::ResponseKind;

    #[test]
    fn a_problem_without_an_answer() {
        let mut parts = Parts::of("学习不够。已开展学习。台账缺失。");
        parts.problem("学习不够", &[("", "已开展学习。")]);
        parts.problem("台账缺失", &[]);
        assert_eq!(parts.hits(check), ["台账缺失"]);
    }

    #[test]
    fn an_outcome_alone_where_the_others_have_measures() {
        let mut parts = Parts::of("甲。学习。乙。培训。丙。已完成。");
        parts.problem("甲", &[("", "学习。")]);
        parts.problem("乙", &[("", "培训。")]);
        parts.problem("丙", &[("", "已完成。")]);
        assert!(parts.hits(check).is_empty());
        parts.ledger.problems[2].responses[0].kind = ResponseKind::Outcome;
        assert_eq!(parts.hits(check), ["丙"]);
    }

    #[test]
    fn outcomes_are_answers_where_no_problem_has_measures() {
        let mut parts = Parts::of("甲。已完成。");
        parts.problem("甲", &[("", "已完成。")]);
        parts.ledger.problems[0].responses[0].kind = ResponseKind::Outcome;
        assert!(parts.hits(check).is_empty());
    }
}
