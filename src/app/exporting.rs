//! What a person wants to leave the page: which documents, as what, under which name.

use serde::{Deserialize, Serialize};

use super::document::{Doc, DocId, Failure, Stage};
use super::messages::Lang;
use super::scope::Scope;
use super::state::State;
use crate::export::job::{Job, Product};
use crate::export::paper::Paper;
use crate::export::{Format, file_name, file_name_of_several, typed_name};
use crate::source::Refusal;

/// Everything that can be chosen, in the order of the list.
pub const PRODUCTS: [Product; 11] = [
    Product::File(Format::Xlsx),
    Product::File(Format::Csv),
    Product::File(Format::CsvItems),
    Product::File(Format::Html),
    Product::File(Format::Markdown),
    Product::File(Format::Workspace),
    Product::File(Format::Json),
    Product::File(Format::Ndjson),
    Product::File(Format::JsonLd),
    Product::Paper(Paper::Ledger),
    Product::Paper(Paper::Text),
];

/// Of how many documents a preview is made; the size of the others is reckoned from theirs.
pub const PREVIEWED: usize = 3;

/// What is remembered from one export to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    pub product: Product,
    pub paper: Paper,
    /// Put the text into the JSON.
    pub with_text: bool,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            product: Product::File(Format::Xlsx),
            paper: Paper::Ledger,
            with_text: true,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub scope: Scope,
    pub product: Product,
    /// Of heads and labels.
    pub lang: Lang,
    pub with_text: bool,
}

impl Choice {
    pub fn job(&self, preview: bool) -> Job {
        Job {
            product: self.product,
            lang: self.lang,
            with_text: self.with_text && can_take_text(self.product),
            several: self.scope != Scope::Open,
            preview,
            own: Vec::new(),
            mask: None,
        }
    }
}

/// The documents of an export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// In the order of the list; those that were read and those that could not be.
    pub ids: Vec<DocId>,
    pub read: usize,
    pub problems: usize,
    /// Those without a report, by name.
    pub failed: Vec<String>,
    /// How many are still worked on: they are left out.
    pub busy: usize,
}

pub fn subject(state: &State, scope: Scope) -> Subject {
    let mut subject = Subject::default();
    for doc in scope.docs(state) {
        match &doc.stage {
            Stage::Done(summary) => {
                subject.read += 1;
                subject.problems += summary.problems;
            }
            Stage::Failed(_) => subject.failed.push(doc.name.to_string()),
            _ => {
                subject.busy += 1;
                continue;
            }
        }
        subject.ids.push(doc.id);
    }
    subject
}

/// What is offered first: what was picked by hand, or else the open document, if there is something to say of it.
pub fn first_scope(state: &State) -> Scope {
    let picked = Scope::Picked.settled(state);
    if picked == Scope::Picked && subject(state, picked).read > 0 {
        return picked;
    }
    let open = state.open_doc().and_then(Doc::summary);
    match open {
        Some(_) => Scope::Open,
        None => Scope::Listed,
    }
}

/// The name that a file gets if nobody types another one. `today` is an ISO date.
pub fn proposed_name(state: &State, choice: &Choice, subject: &Subject, today: &str) -> String {
    let ending = ending(choice.product);
    match (choice.scope, state.open_work()) {
        _ if choice.product == Product::File(Format::Workspace) => {
            format!("工作区_{}份_{today}.{ending}", subject.read)
        }
        (Scope::Open, Some(work)) => file_name(&work.report, ending),
        (Scope::Open, None) => format!("台账.{ending}"),
        (Scope::Listed | Scope::Picked, _) => {
            file_name_of_several(subject.read, ending, Some(today))
        }
    }
}

/// What was typed as a name, or else the one proposed.
pub fn settled_name(typed: Option<&str>, proposed: &str, product: Product) -> String {
    let typed = typed.and_then(|typed| typed_name(typed, ending(product)));
    typed.unwrap_or_else(|| proposed.to_owned())
}

pub fn ending(product: Product) -> &'static str {
    match product {
        Product::File(format) => format.ending(),
        Product::Paper(_) => "pdf",
    }
}

/// Whether it can be opened again, if its text is in it.
pub fn can_take_text(product: Product) -> bool {
    let formats = [Format::Json, Format::Ndjson, Format::Workspace];
    formats.map(Product::File).contains(&product)
}

/// Whether there is anything in it for a person, who reads one language or the other.
pub fn has_heads(product: Product) -> bool {
    !can_take_text(product) && product != Product::File(Format::JsonLd)
}

/// Whether those that failed are named in it.
pub fn names_failed(product: Product) -> bool {
    match product {
        Product::File(format) => matches!(format, Format::Xlsx | Format::Markdown | Format::Html),
        Product::Paper(_) => true,
    }
}

/// The size of the whole, reckoned from a part of the reports: `None` where nothing is known.
pub fn reckoned(bytes: usize, part: f64, whole: f64) -> Option<f64> {
    (part > 0.0 && bytes > 0).then(|| bytes as f64 * whole / part)
}

/// A failure as an export tells it.
pub fn refusal(failure: &Failure) -> Refusal {
    match failure {
        Failure::Refused(refusal) => refusal.clone(),
        other => Refusal {
            code: "failed".into(),
            message: Lang::Zh.failure(other),
            message_en: Lang::En.failure(other),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::app::document::Work;
    use crate::app::picked;
    use crate::app::state::{Action, Theme};
    use crate::app::summary::Summary;
    use crate::view::fixture;

    fn state() -> State {
        let mut state = State::new(Lang::Zh, Theme::Auto, true);
        let summary = Rc::new(Summary::of(&fixture::report()));
        let stages = [
            Stage::Done(summary.clone()),
            Stage::Failed(Rc::new(Failure::Cancelled)),
            Stage::Done(summary),
            Stage::Analysing,
        ];
        let docs = (1..).zip(stages).map(|(id, stage)| Doc {
            id,
            name: format!("第{id}份.txt").into(),
            bytes: None,
            stage,
        });
        state.apply(Action::Add(docs.collect()));
        state
    }

    fn choice(scope: Scope) -> Choice {
        Choice {
            scope,
            product: Product::File(Format::Xlsx),
            lang: Lang::Zh,
            with_text: true,
        }
    }

    #[test]
    fn all_that_is_listed_leaves_and_the_failed_are_named() {
        let state = state();
        let all = subject(&state, Scope::Listed);
        assert_eq!(all.ids, [1, 2, 3]);
        assert_eq!((all.read, all.problems, all.busy), (2, 4, 1));
        assert_eq!(all.failed, ["第2份.txt"]);
        let open = subject(&state, Scope::Open);
        assert_eq!((open.ids, open.problems), (vec![1], 2));
    }

    #[test]
    fn what_the_list_does_not_show_does_not_leave() {
        let mut state = state();
        let words = "第3".into();
        state.apply(Action::List(crate::app::listing::Listing {
            words,
            ..Default::default()
        }));
        assert_eq!(subject(&state, Scope::Listed).ids, [3]);
    }

    #[test]
    fn what_was_picked_is_offered_first_also_where_a_filter_hides_it() {
        let mut state = state();
        assert_eq!(first_scope(&state), Scope::Open);
        // One that failed is nothing to save.
        state.apply(Action::PickDocs(picked::Change::Toggle(2)));
        assert_eq!(first_scope(&state), Scope::Open);
        state.apply(Action::PickDocs(picked::Change::Toggle(3)));
        state.apply(Action::List(crate::app::listing::Listing {
            words: "第1".into(),
            ..Default::default()
        }));
        assert_eq!(first_scope(&state), Scope::Picked);
        let all = subject(&state, Scope::Picked);
        assert_eq!((all.ids, all.read, all.failed.len()), (vec![2, 3], 1, 1));
        assert!(choice(Scope::Picked).job(false).several);
    }

    #[test]
    fn a_name_tells_whom_or_how_many() {
        let mut state = state();
        let work = Work::new(fixture::report(), fixture::TEXT.into());
        state.apply(Action::Ready(1, Rc::new(work)));
        let name = |state: &State, scope| {
            let subject = subject(state, scope);
            proposed_name(state, &choice(scope), &subject, "2026-11-22")
        };
        assert_eq!(name(&state, Scope::Open), "台账_青石镇.xlsx");
        assert_eq!(name(&state, Scope::Listed), "台账_2份_2026-11-22.xlsx");
        let product = Product::File(Format::Csv);
        assert_eq!(settled_name(Some("上报"), "甲.csv", product), "上报.csv");
        assert_eq!(settled_name(Some(" / "), "甲.csv", product), "甲.csv");
    }

    #[test]
    fn only_json_takes_the_text_along() {
        let mut choice = choice(Scope::Open);
        assert!(!choice.job(false).with_text);
        choice.product = Product::File(Format::Json);
        assert!(choice.job(false).with_text);
        choice.with_text = false;
        assert!(!choice.job(false).with_text);
    }

    #[test]
    fn a_workspace_is_saved_of_all() {
        let choice = Choice {
            product: Product::File(Format::Workspace),
            ..choice(Scope::Listed)
        };
        assert!(choice.job(false).with_text);
        let state = state();
        let subject = subject(&state, Scope::Listed);
        let name = proposed_name(&state, &choice, &subject, "2026-11-22");
        assert_eq!(name, "工作区_2份_2026-11-22.taizhang");
    }

    #[test]
    fn habits_of_another_version_are_the_usual_ones() {
        let old: Habits = serde_json::from_str("{}").unwrap();
        assert_eq!(old, Habits::default());
        let kept = Habits {
            product: Product::Paper(Paper::Text),
            ..Habits::default()
        };
        let json = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<Habits>(&json).unwrap(), kept);
    }
}
