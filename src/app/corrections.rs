//! What was changed by hand of one problem, in words.

use serde_json::Value as Json;

use crate::report::{Deleted, Hand, Problem, Response, ResponseKind, Status};
use crate::review::{Field, Id, item_id, response_id};
use crate::view::Lang;

/// A field that is other than the analyser had it.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    pub target: Id,
    pub field: Field,
    /// What the field is called.
    pub name: String,
    /// What the analyser had said.
    pub was: String,
}

const FIELDS: [Field; 12] = [
    Field::NumberPath,
    Field::Aspect,
    Field::Group,
    Field::Title,
    Field::Detail,
    Field::Status,
    Field::Ongoing,
    Field::Due,
    Field::Kind,
    Field::Label,
    Field::Marker,
    Field::Text,
];

/// All fields of a problem and its answers that were changed and can be restored one by one.
pub fn corrections(problem: &Problem, lang: Lang) -> Vec<Correction> {
    let mut all = Vec::new();
    add(&mut all, &problem.hand, &problem.id, "", lang);
    for (r, response) in problem.responses.iter().enumerate() {
        let id = response_id(problem, r);
        let name = response_name(response, lang);
        let before = all.len();
        for (i, item) in response.items.iter().enumerate() {
            let name = format!("{name} {}", lang.point_name(i + 1));
            add(
                &mut all,
                &item.hand,
                &item_id(response, &id, i),
                &name,
                lang,
            );
        }
        let own = all.len();
        add(&mut all, &response.hand, &id, &name, lang);
        // Its words changed because those of its points did.
        if own > before && !response.hand.analysed.contains_key("items") {
            all.retain(|it| it.target != id || it.field != Field::Text);
        }
    }
    all
}

/// What an answer is called.
pub fn response_name(response: &Response, lang: Lang) -> String {
    let label = response.label.as_deref();
    label.unwrap_or(lang.response(response.kind)).to_owned()
}

fn add(all: &mut Vec<Correction>, hand: &Hand, target: &str, of: &str, lang: Lang) {
    for field in FIELDS {
        let Some(was) = hand.analysed.get(field.name()) else {
            continue;
        };
        let name = match of {
            "" => lang.field(field).to_owned(),
            of => format!("{of} {}", lang.field(field)),
        };
        all.push(Correction {
            target: target.to_owned(),
            field,
            name,
            was: told(field, was, lang),
        });
    }
}

/// A value of the report as a person reads it.
fn told(field: Field, value: &Json, lang: Lang) -> String {
    let text = match (field, value) {
        (_, Json::Null) => String::new(),
        (_, Json::Bool(yes)) => lang.yes_no(*yes).to_owned(),
        (Field::Status, value) => named::<Status>(value, |status| lang.status(status)),
        (Field::Kind, value) => named::<ResponseKind>(value, |kind| lang.response(kind)),
        (_, Json::String(text)) => text.clone(),
        (_, Json::Array(parts)) => parts.iter().filter_map(Json::as_str).collect(),
        (_, other) => other["text"].as_str().unwrap_or_default().to_owned(),
    };
    match text.is_empty() {
        true => lang.nothing_there().to_owned(),
        false => text,
    }
}

fn named<T: serde::de::DeserializeOwned>(value: &Json, name: impl Fn(T) -> &'static str) -> String {
    let read = serde_json::from_value::<T>(value.clone());
    read.map(|value| name(value).to_owned()).unwrap_or_default()
}

/// What was deleted, in one line.
pub fn deleted_name(deleted: &Deleted, lang: Lang) -> String {
    let (kind, text) = match deleted {
        Deleted::Problem(problem) => (lang.pick("问题", "Problem"), &problem.title.text),
        Deleted::Response(response) => (lang.response(response.kind), &response.text),
        Deleted::Item(item) => (lang.pick("要点", "Point"), &item.text),
        Deleted::Entity(entity) => (lang.entity(entity.kind), &entity.text),
    };
    let mut short: String = text.chars().take(24).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("{kind} {short}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Edit, Review, Words, apply};
    use crate::view::fixture;
    use crate::view::hand::is_edited;

    fn edited(edits: Vec<Edit>) -> Problem {
        let mut report = fixture::report();
        assert!(apply(&mut report, fixture::TEXT, &Review { edits }).is_empty());
        report.problems.remove(0)
    }

    fn words(target: &str, field: Field) -> Edit {
        Edit::SetWords {
            target: target.into(),
            field,
            words: Words::Text("甲".into()),
        }
    }

    #[test]
    fn each_changed_field_is_told_with_what_it_was() {
        let problem = edited(vec![
            words("p1", Field::Title),
            words("p1", Field::Detail),
            Edit::SetStatus {
                problem: "p1".into(),
                status: Status::Ongoing,
            },
        ]);
        let told: Vec<(String, String)> = corrections(&problem, Lang::Zh)
            .into_iter()
            .map(|it| (it.name, it.was))
            .collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let expected = [
            ("标题", "账目不清问题"),
            ("详情", "（无）"),
            ("完成情况", "已完成"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_changed_point_is_told_once() {
        let problem = edited(vec![words("p1r1i1", Field::Text)]);
        assert!(is_edited(&problem) && !problem.hand.edited);
        let told = corrections(&problem, Lang::Zh);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].name, "整改情况 第1条 内容");
        assert_eq!(told[0].target, "p1r1i1");
        assert!(corrections(&fixture::report().problems[0], Lang::Zh).is_empty());
    }
}
