//! Problems by what they have in common: how many there are, and which.

use std::collections::HashMap;

use super::facts::{Facts, ProblemFacts};
use super::selection::Chosen;
use crate::app::document::DocId;
use crate::report::Status;
use crate::view::answers::Answer;

/// What problems are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Topic,
    /// The class by which inspections sort their findings.
    Class,
    Aspect,
    Status,
    Answer,
}

/// One group of problems: `name` as the source or the report JSON has it, empty for those without any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    pub by: By,
    pub name: String,
}

/// A problem of a document, as a place in its ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub doc: DocId,
    pub problem: usize,
    pub title: String,
}

/// Calls `take` with each group that a problem belongs to: a problem may have several topics.
fn each_group<'a>(facts: &'a Facts, problem: &ProblemFacts, by: By, mut take: impl FnMut(&'a str)) {
    let name = |names: &'a [String], place: Option<u32>| {
        let name = place.and_then(|place| names.get(place as usize));
        name.map_or("", String::as_str)
    };
    match by {
        By::Topic if problem.topics.is_empty() => take(""),
        By::Topic => {
            for &topic in &problem.topics {
                take(name(&facts.topics, Some(topic)));
            }
        }
        By::Class => take(name(&facts.classes, problem.class)),
        By::Aspect => take(name(&facts.aspects, problem.aspect)),
        By::Status => take(status_code(problem.status)),
        By::Answer => take(answer_code(problem.answer)),
    }
}

/// The groups with how many problems each has, in the order in which they come up.
pub fn tally<'a>(chosen: &[Chosen<'a>], by: By) -> Vec<(&'a str, usize)> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for document in chosen {
        let facts = &document.summary.facts;
        for problem in &facts.problems {
            each_group(facts, problem, by, |name| {
                let place = *places.entry(name).or_insert_with(|| {
                    counts.push((name, 0));
                    counts.len() - 1
                });
                counts[place].1 += 1;
            });
        }
    }
    counts
}

/// The problems of a group, in the order of the documents.
pub fn found(chosen: &[Chosen], pick: &Pick) -> Vec<Found> {
    let mut found = Vec::new();
    for document in chosen {
        let facts = &document.summary.facts;
        for ((place, problem), title) in (0..).zip(&facts.problems).zip(facts.titles.split('\n')) {
            let mut is_in = false;
            each_group(facts, problem, pick.by, |name| is_in |= name == pick.name);
            if is_in {
                found.push(Found {
                    doc: document.id,
                    problem: place,
                    title: title.into(),
                });
            }
        }
    }
    found
}

/// As in the report JSON.
pub fn status_code(status: Status) -> &'static str {
    match status {
        Status::Completed => "completed",
        Status::InProgress => "in_progress",
        Status::Ongoing => "ongoing",
        Status::NotStarted => "not_started",
        Status::Unstated => "unstated",
    }
}

pub fn status_of(code: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|&it| status_code(it) == code)
}

pub fn answer_code(answer: Answer) -> &'static str {
    match answer {
        Answer::Checkable => "checkable",
        Answer::Words => "words",
        Answer::StatusOnly => "status_only",
        Answer::Missing => "missing",
    }
}

pub fn answer_of(code: &str) -> Option<Answer> {
    Answer::ALL.into_iter().find(|&it| answer_code(it) == code)
}

#[cfg(test)]
pub mod fixture {
    use super::*;
    use crate::app::summary::Summary;
    use crate::view;

    /// Two problems: one on 党费 and 采购, completed; one about nothing, whose answer is words alone.
    pub fn summary() -> Summary {
        let mut summary = Summary::of(&view::fixture::report());
        let facts = &mut summary.facts;
        facts.topics = vec!["党费".into(), "采购".into()];
        facts.aspects = vec!["制度建设".into()];
        facts.problems[0].topics = vec![0, 1];
        facts.problems[0].aspect = Some(0);
        facts.problems[1].answer = Answer::Words;
        facts.problems[1].status = Status::InProgress;
        summary.statuses = [1, 1, 0, 0, 0];
        summary
    }

    pub fn chosen(summaries: &[Summary]) -> Vec<Chosen<'_>> {
        let chosen = (1..).zip(summaries).map(|(id, summary)| Chosen {
            id,
            name: "甲.txt",
            summary,
        });
        chosen.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::{chosen, summary};
    use super::*;

    #[test]
    fn a_problem_counts_once_in_each_of_its_groups() {
        let summaries = [summary(), summary()];
        let chosen = chosen(&summaries);
        assert_eq!(
            tally(&chosen, By::Topic),
            [("党费", 2), ("采购", 2), ("", 2)]
        );
        assert_eq!(tally(&chosen, By::Aspect), [("制度建设", 2), ("", 2)]);
        assert_eq!(
            tally(&chosen, By::Status),
            [("completed", 2), ("in_progress", 2)]
        );
    }

    #[test]
    fn what_is_listed_is_what_was_counted() {
        let summaries = [summary(), summary()];
        let chosen = chosen(&summaries);
        for by in [By::Topic, By::Class, By::Aspect, By::Status, By::Answer] {
            for (name, count) in tally(&chosen, by) {
                let name = name.into();
                assert_eq!(found(&chosen, &Pick { by, name }).len(), count);
            }
        }
        let words = Pick {
            by: By::Answer,
            name: "words".into(),
        };
        let found = found(&chosen, &words);
        assert_eq!((found[1].doc, found[1].problem), (2, 1));
        assert_eq!(found[1].title, "台账缺失问题");
    }
}
