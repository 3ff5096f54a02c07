//! What charts count of a report: made by the worker, small, and kept for every document of the page.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::report::{Problem, Report, Status, TopicDimension, Valued};
use crate::view::answers::{self, Answer};

/// Longest title that is kept, in characters.
const TITLE_CHARS: usize = 60;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Names of what problems are about, in the order in which they come up; so the next two lists.
    pub topics: Vec<String>,
    pub classes: Vec<String>,
    pub aspects: Vec<String>,
    /// As in the ledger.
    pub problems: Vec<ProblemFacts>,
    /// Titles of the problems, a line each: as one text they cross over from the worker at no cost.
    pub titles: String,
    /// ISO dates; `None` where there is none, or none that can be read.
    pub feedback: Option<String>,
    pub issued: Option<String>,
    pub published: Option<String>,
    /// Whether the document declares a number of problems, items or aspects.
    pub declares: bool,
    pub mismatches: Vec<Mismatch>,
}

/// Of one problem; numbers are places in the lists of names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Packed", into = "Packed")]
pub struct ProblemFacts {
    pub status: Status,
    pub answer: Answer,
    pub aspect: Option<u32>,
    pub class: Option<u32>,
    pub topics: Vec<u32>,
}

/// A document may have twenty thousand problems: as JSON they do without names of fields.
type Packed = (Status, Answer, Option<u32>, Option<u32>, Vec<u32>);

/// A declared count that differs from what the document lists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mismatch {
    pub level: Level,
    pub declared: u32,
    pub listed: u32,
    /// The finding that says so, as a place in the report's list.
    pub finding: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Aspects,
    Items,
    Problems,
    Completed,
}

impl Facts {
    pub fn of(report: &Report) -> Self {
        let [mut topics, mut classes, mut aspects] = [(); 3].map(|()| Names::default());
        let unverifiable = answers::unverifiable(report);
        let problems = report.problems.iter().map(|problem| {
            let unverifiable = unverifiable.get(problem.id.as_str()).copied();
            let of = |dimension| {
                let topics = problem.topics.iter();
                topics.filter(move |topic| topic.dimension == dimension)
            };
            ProblemFacts {
                status: problem.status,
                answer: answers::answer(problem, unverifiable.unwrap_or_default()),
                aspect: problem.aspect.as_ref().map(|it| aspects.place(&it.text)),
                class: of(TopicDimension::InspectionClass)
                    .next()
                    .map(|it| classes.place(&it.name)),
                topics: of(TopicDimension::Subject)
                    .map(|it| topics.place(&it.name))
                    .collect(),
            }
        });
        let problems = problems.collect();
        let titles: Vec<String> = report.problems.iter().map(title).collect();
        let meta = &report.meta;
        let declared = &meta.declared;
        Self {
            topics: topics.into_list(),
            classes: classes.into_list(),
            aspects: aspects.into_list(),
            problems,
            titles: titles.join("\n"),
            feedback: date(&meta.feedback_date),
            issued: date(&meta.issued_date),
            published: date(&meta.published_date),
            declares: declared.aspects.is_some()
                || declared.items.is_some()
                || declared.problems.is_some()
                || declared.completed.is_some(),
            mismatches: mismatches(report),
        }
    }
}

fn date(date: &Option<Valued<Option<String>>>) -> Option<String> {
    date.as_ref().and_then(|date| date.value.clone())
}

fn title(problem: &Problem) -> String {
    let kept = problem.title.text.chars().take(TITLE_CHARS);
    kept.map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// As the rule `count_mismatch` found them; besides, the number of those completed.
fn mismatches(report: &Report) -> Vec<Mismatch> {
    let findings = report.findings.iter().enumerate();
    let found = findings.filter(|(_, finding)| finding.code == "count_mismatch");
    let mut mismatches: Vec<Mismatch> = found
        .filter_map(|(i, finding)| {
            let number = |name: &str| Some(finding.data.get(name)?.as_u64()?.min(u32::MAX.into()));
            Some(Mismatch {
                level: match finding.data.get("level")?.as_str()? {
                    "aspects" => Level::Aspects,
                    "items" => Level::Items,
                    "problems" => Level::Problems,
                    _ => return None,
                },
                declared: number("declared")? as u32,
                listed: number("shown")? as u32,
                finding: Some(i),
            })
        })
        .collect();
    let completed = report.problems.iter();
    let completed = completed
        .filter(|it| it.status == Status::Completed)
        .count() as u32;
    if let Some(declared) = report.meta.declared.completed
        && !report.problems.is_empty()
        && declared != completed
    {
        mismatches.push(Mismatch {
            level: Level::Completed,
            declared,
            listed: completed,
            finding: None,
        });
    }
    mismatches
}

/// Names, each once.
#[derive(Default)]
struct Names<'a> {
    list: Vec<&'a str>,
    places: HashMap<&'a str, u32>,
}

impl<'a> Names<'a> {
    fn place(&mut self, name: &'a str) -> u32 {
        let list = &mut self.list;
        *self.places.entry(name).or_insert_with(|| {
            list.push(name);
            list.len() as u32 - 1
        })
    }

    fn into_list(self) -> Vec<String> {
        self.list.into_iter().map(String::from).collect()
    }
}

impl From<Packed> for ProblemFacts {
    fn from((status, answer, aspect, class, topics): Packed) -> Self {
        Self {
            status,
            answer,
            aspect,
            class,
            topics,
        }
    }
}

impl From<ProblemFacts> for Packed {
    fn from(facts: ProblemFacts) -> Self {
        let ProblemFacts {
            status,
            answer,
            aspect,
            class,
            topics,
        } = facts;
        (status, answer, aspect, class, topics)
    }
}

// Compared by who they are, as works: the state is compared at every change, and holds those of a thousand documents.
impl PartialEq for Facts {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Quote, Topic};
    use crate::view::fixture;

    fn topic(name: &str, dimension: TopicDimension) -> Topic {
        Topic {
            name: name.into(),
            dimension,
            spans: Vec::new(),
        }
    }

    #[test]
    fn names_are_kept_once_and_titles_are_cut() {
        let mut report = fixture::report();
        for problem in &mut report.problems {
            problem.topics = vec![
                topic("财务管理", TopicDimension::Subject),
                topic("作风", TopicDimension::InspectionClass),
            ];
            problem.aspect = Some(Quote {
                text: "制度建设".into(),
                span: [0, 1],
            });
        }
        report.problems[0].title.text = format!("账目\n不清{}", "。".repeat(100));
        let facts = Facts::of(&report);
        assert_eq!(
            (facts.topics.len(), facts.classes.len(), facts.aspects.len()),
            (1, 1, 1)
        );
        assert_eq!(facts.problems[1].topics, [0]);
        let titles: Vec<&str> = facts.titles.split('\n').collect();
        assert_eq!((titles.len(), titles[0].chars().count()), (2, TITLE_CHARS));
        let json = serde_json::to_string(&facts).unwrap();
        assert!(
            json.contains(r#"["completed","checkable",0,0,[0]]"#),
            "{json}"
        );
        let back: Facts = serde_json::from_str(&json).unwrap();
        assert_eq!(back.problems, facts.problems);
    }

    #[test]
    fn declared_counts_that_fit_are_no_mismatch() {
        let mut report = fixture::report();
        report.meta.declared.completed = Some(2);
        let facts = Facts::of(&report);
        assert!(facts.declares && facts.mismatches.is_empty());
        report.meta.declared.completed = Some(1);
        let finding = &mut report.findings[0];
        finding.code = "count_mismatch".into();
        for (name, value) in [
            ("level", "problems".into()),
            ("declared", 13.into()),
            ("shown", 2.into()),
        ] {
            finding.data.insert(name.into(), value);
        }
        let told: Vec<_> = Facts::of(&report).mismatches;
        let told: Vec<_> = told
            .iter()
            .map(|it| (it.level, it.declared, it.listed))
            .collect();
        assert_eq!(told, [(Level::Problems, 13, 2), (Level::Completed, 1, 2)]);
    }
}
