//! The analyser's value of one field again.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Field, fields, ids};
use crate::report::{Hand, Problem, Report, Response};

/// `None` where the field is as the analyser had it.
pub fn field(report: &mut Report, target: &str, field: Field) -> Option<()> {
    if let Some(problem) = ids::problem(report, target) {
        return of_problem(problem, field);
    }
    if let Some((_, response)) = ids::response(report, target) {
        return of_response(response, field);
    }
    let (response, place) = ids::item(report, target)?;
    let item = &mut response.items[place];
    match field {
        Field::Text => {
            let text = serde_json::from_value(item.hand.analysed.get("text")?.clone()).ok()?;
            fields::set_item_text(response, place, text);
            Some(())
        }
        Field::Marker => put_back(&mut item.hand, "marker", &mut item.marker),
        _ => None,
    }
}

fn of_problem(problem: &mut Problem, field: Field) -> Option<()> {
    let (hand, name) = (&mut problem.hand, field.name());
    match field {
        Field::Title => put_back(hand, name, &mut problem.title),
        Field::Detail => put_back(hand, name, &mut problem.detail),
        Field::Aspect => put_back(hand, name, &mut problem.aspect),
        Field::Group => put_back(hand, name, &mut problem.group),
        Field::NumberPath => put_back(hand, name, &mut problem.number_path),
        Field::Status => put_back(hand, name, &mut problem.status),
        Field::Ongoing => put_back(hand, name, &mut problem.ongoing),
        Field::Due => put_back(hand, name, &mut problem.due),
        _ => None,
    }
}

fn of_response(response: &mut Response, field: Field) -> Option<()> {
    let hand = &mut response.hand;
    match field {
        Field::Label => put_back(hand, "label", &mut response.label),
        Field::Kind => put_back(hand, "kind", &mut response.kind),
        Field::Text => {
            put_back(hand, "text", &mut response.text)?;
            // What hangs on the words goes with them, where it was changed.
            let _ = put_back(hand, "items", &mut response.items);
            let _ = put_back(hand, "summary", &mut response.summary);
            let _ = put_back(hand, "span", &mut response.span);
            for item in &mut response.items {
                let _ = put_back(&mut item.hand, "text", &mut item.text);
            }
            Some(())
        }
        _ => None,
    }
}

/// `None` where nothing was changed.
pub fn put_back<T: Serialize + DeserializeOwned + PartialEq>(
    hand: &mut Hand,
    field: &str,
    slot: &mut T,
) -> Option<()> {
    let analysed = serde_json::from_value(hand.analysed.get(field)?.clone()).ok()?;
    fields::change(hand, field, slot, analysed);
    Some(())
}
