//! The names of answers and points. Each has one while edits are made; afterwards it is left out where the place tells it.

use crate::report::{Item, Problem, Report, Response};

/// The name of a problem's answer.
pub fn response_id(problem: &Problem, place: usize) -> String {
    let own = problem.responses.get(place).and_then(|r| r.id.clone());
    own.unwrap_or_else(|| plain_response(&problem.id, place))
}

/// The name of a point of an answer, of which the name is given.
pub fn item_id(response: &Response, response_id: &str, place: usize) -> String {
    let own = response.items.get(place).and_then(|i| i.id.clone());
    own.unwrap_or_else(|| plain_item(response_id, place))
}

fn plain_response(problem: &str, place: usize) -> String {
    format!("{problem}r{}", place + 1)
}

fn plain_item(response: &str, place: usize) -> String {
    format!("{response}i{}", place + 1)
}

/// Gives all answers and points their names.
pub fn number(report: &mut Report) {
    report.problems.iter_mut().for_each(name);
}

/// Gives the answers and points of a problem their names.
pub fn name(problem: &mut Problem) {
    for place in 0..problem.responses.len() {
        let id = response_id(problem, place);
        let response = &mut problem.responses[place];
        name_items(response, &id);
        response.id = Some(id);
    }
}

fn name_items(response: &mut Response, id: &str) {
    for place in 0..response.items.len() {
        response.items[place].id = Some(item_id(response, id, place));
    }
}

/// Takes the names away that the places tell.
pub fn leave_out_plain(report: &mut Report) {
    for problem in &mut report.problems {
        for (r, response) in problem.responses.iter_mut().enumerate() {
            let plain = plain_response(&problem.id, r);
            let id = response.id.take().unwrap_or_else(|| plain.clone());
            for (i, item) in response.items.iter_mut().enumerate() {
                if item.id.as_ref() == Some(&plain_item(&id, i)) {
                    item.id = None;
                }
            }
            response.id = (id != plain).then_some(id);
        }
    }
}

pub fn problem<'a>(report: &'a mut Report, id: &str) -> Option<&'a mut Problem> {
    report.problems.iter_mut().find(|p| p.id == id)
}

/// An answer and the place of its problem.
pub fn response<'a>(report: &'a mut Report, id: &str) -> Option<(usize, &'a mut Response)> {
    let problems = report.problems.iter_mut().enumerate();
    let mut all =
        problems.flat_map(|(p, problem)| problem.responses.iter_mut().map(move |r| (p, r)));
    all.find(|(_, response)| response.id.as_deref() == Some(id))
}

/// The answer with a point of this name, and the point's place in it.
pub fn item<'a>(report: &'a mut Report, id: &str) -> Option<(&'a mut Response, usize)> {
    let all = report.problems.iter_mut().flat_map(|p| &mut p.responses);
    all.filter_map(|response| {
        let place = response.items.iter().position(|it| is(it, id))?;
        Some((response, place))
    })
    .next()
}

fn is(item: &Item, id: &str) -> bool {
    item.id.as_deref() == Some(id)
}

/// Whether nothing bears this name yet.
pub fn is_free(report: &mut Report, id: &str) -> bool {
    !id.is_empty()
        && problem(report, id).is_none()
        && response(report, id).is_none()
        && item(report, id).is_none()
}
