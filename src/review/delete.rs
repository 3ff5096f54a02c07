//! Taking out problems, answers and points.

use std::collections::HashSet;

use super::fields::{change, place_in_text};
use super::{Edit, EntityKey, ids};
use crate::report::{Deleted, Report, Response};

/// What an edit takes out.
#[derive(PartialEq, Eq, Hash)]
enum Gone<'a> {
    Named(&'a str),
    Entity(EntityKey),
}

/// The places of deletions that a later edit takes back, and of the edits that do so.
pub fn taken_back(edits: &[Edit]) -> HashSet<usize> {
    let mut open: std::collections::HashMap<Gone, usize> = Default::default();
    let mut taken_back = HashSet::new();
    for (place, edit) in edits.iter().enumerate() {
        match edit {
            Edit::Delete { target } => {
                open.insert(Gone::Named(target), place);
            }
            Edit::DropEntity { entity } => {
                open.insert(Gone::Entity(*entity), place);
            }
            Edit::Undelete { target } => {
                let deletion = open.remove(&Gone::Named(target));
                taken_back.extend(deletion.into_iter().flat_map(|it| [it, place]));
            }
            Edit::KeepEntity { entity } => {
                let deletion = open.remove(&Gone::Entity(*entity));
                taken_back.extend(deletion.into_iter().flat_map(|it| [it, place]));
            }
            _ => {}
        }
    }
    taken_back
}

/// What a person had added goes without a trace.
pub fn delete(report: &mut Report, target: &str) -> Option<()> {
    if let Some(place) = report.problems.iter().position(|p| p.id == target) {
        let problem = report.problems.remove(place);
        if !problem.hand.is_new() {
            report.deleted.push(Deleted::Problem(Box::new(problem)));
        }
        return Some(());
    }
    if let Some((p, _)) = ids::response(report, target) {
        let responses = &mut report.problems[p].responses;
        let place = responses
            .iter()
            .position(|r| r.id.as_deref() == Some(target))?;
        let response = responses.remove(place);
        if !response.hand.is_new() {
            report.deleted.push(Deleted::Response(response));
        }
        return Some(());
    }
    let (response, place) = ids::item(report, target)?;
    let item = take_item(response, place);
    report.deleted.extend(item);
    Some(())
}

/// The words of the answer lose those of the point.
fn take_item(response: &mut Response, place: usize) -> Option<Deleted> {
    if let Some((at, length)) = place_in_text(response, place) {
        let marker = response.items[place].marker.as_deref().unwrap_or_default();
        let before = response.text[..at].trim_end();
        let before = before.strip_suffix(marker).unwrap_or(&response.text[..at]);
        let text = [before, &response.text[at + length..]].concat();
        let text = text.trim().to_owned();
        change(&mut response.hand, "text", &mut response.text, text);
    }
    let mut items = response.items.clone();
    let item = items.remove(place);
    change(&mut response.hand, "items", &mut response.items, items);
    (!item.hand.is_new()).then_some(Deleted::Item(item))
}
