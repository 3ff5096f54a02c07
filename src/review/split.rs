//! One problem becomes two, two become one.
//!
//! Split in its own words, both halves keep the answers: nobody but the person knows which belongs to which. Split behind them,
//! what stands behind the place goes with the second half, and the status of each is read anew from its own words.

use super::fields::change;
use super::{Id, Source, ids, stretch};
use crate::report::{Deleted, PointSpan, Problem, Report, Response, Status};

/// `at` counts code points of the text; where a point's text begins, the point's marker goes with it.
pub fn split(
    report: &mut Report,
    source: &Source,
    problem: &str,
    at: usize,
    new: Id,
) -> Option<()> {
    if !ids::is_free(report, &new) {
        return None;
    }
    let place = report.problems.iter().position(|p| p.id == problem)?;
    let mut first = report.problems[place].clone();
    let at = before_marker(source, &first, at);
    let [start, end] = first.span;
    if at <= start || at >= end {
        return None;
    }
    let second = match at < own_end(&first) {
        true => in_own_words(&mut first, source, at, &new)?,
        false => in_answers(&mut first, source, at, &new)?,
    };
    change(&mut first.hand, "span", &mut first.span, [start, at]);
    report.problems[place] = first;
    report.problems.insert(place + 1, second);
    Some(())
}

fn own_end(problem: &Problem) -> usize {
    let detail = problem.detail.as_ref().map_or(0, |detail| detail.span[1]);
    detail.max(problem.title.span[1])
}

/// Where the marker of the point begins whose text begins at `at`.
fn before_marker(source: &Source, problem: &Problem, at: usize) -> usize {
    let answers = problem.responses.iter().flat_map(|r| &r.items);
    let mut items = problem.points.iter().chain(answers);
    let found = items.find(|item| item.span[0] == at && item.marker.is_some());
    let Some(marker) = found.and_then(|item| item.marker.as_deref()) else {
        return at;
    };
    let reach = marker.chars().count() + 4;
    let before = source.get([at.saturating_sub(reach), at]);
    match before.rfind(marker) {
        Some(byte) => at - before[byte..].chars().count(),
        None => at,
    }
}

fn in_own_words(first: &mut Problem, source: &Source, at: usize, new: &str) -> Option<Problem> {
    let mut second = stretch::problem(source, [at, own_end(first)], new)?;
    inherit(&mut second, first);
    second.responses = first.responses.clone();
    for response in &mut second.responses {
        response.id = None;
        response.items.iter_mut().for_each(|item| item.id = None);
    }
    ids::name(&mut second);
    second.status = first.status;
    second.ongoing = first.ongoing;
    second.due = first.due.clone();
    second.span = [at, first.span[1]];

    let (_, title_span) = source.quote([first.title.span[0], at.min(first.title.span[1])])?;
    if title_span[1] < first.title.span[1] {
        let mut title = first.title.clone();
        (title.text, title.span) = (source.get(title_span).to_owned(), title_span);
        change(&mut first.hand, "title", &mut first.title, title);
    }
    let detail = first.detail.as_ref().and_then(|detail| {
        let (text, span) = source.quote([detail.span[0], at.max(detail.span[0])])?;
        Some(crate::report::Quote {
            text: text.to_owned(),
            span,
        })
    });
    change(&mut first.hand, "detail", &mut first.detail, detail);
    let mut points = first.points.clone();
    points.retain(|point| point.span[0] < at);
    change(&mut first.hand, "points", &mut first.points, points);
    Some(second)
}

fn in_answers(first: &mut Problem, source: &Source, at: usize, new: &str) -> Option<Problem> {
    let behind = |response: &Response| response.span[0] >= at;
    let cut = first
        .responses
        .iter()
        .position(|r| r.span[0] < at && at < r.span[1]);
    let next = first
        .responses
        .iter()
        .filter(|r| behind(r))
        .map(|r| r.span[0])
        .min();
    let end = cut.map_or(next.unwrap_or(first.span[1]), |i| {
        first.responses[i].span[1]
    });
    let mut second = stretch::problem(source, [at, end], new)?;
    ids::name(&mut second);
    inherit(&mut second, first);
    let (moved, kept) = std::mem::take(&mut first.responses)
        .into_iter()
        .partition(behind);
    first.responses = kept;
    second.responses.extend::<Vec<Response>>(moved);
    first.responses = std::mem::take(&mut first.responses)
        .into_iter()
        .filter_map(|response| shortened(response, source, at))
        .collect();
    second.span = [at, first.span[1]];
    (second.status, second.ongoing) = stretch::state(&second);
    if first.due.as_ref().is_some_and(|due| due.span[0] >= at) {
        second.due = first.due.clone();
        change(&mut first.hand, "due", &mut first.due, None);
    }
    // What a person said of it stands.
    if !first.hand.is_new() && !first.hand.analysed.contains_key("status") {
        let (status, ongoing) = stretch::state(first);
        change(&mut first.hand, "status", &mut first.status, status);
        change(&mut first.hand, "ongoing", &mut first.ongoing, ongoing);
    }
    Some(second)
}

/// The answer up to `at`; `None` where nothing is left of it.
fn shortened(mut response: Response, source: &Source, at: usize) -> Option<Response> {
    if response.span[1] <= at {
        return Some(response);
    }
    let (text, span) = source.quote([response.span[0], at])?;
    let mut items = response.items.clone();
    items.retain(|item| item.span[0] < at);
    if let Some(last) = items.last_mut().filter(|item| item.span[1] > at) {
        let (text, span) = source.quote([last.span[0], at])?;
        change(&mut last.hand, "span", &mut last.span, span);
        change(&mut last.hand, "text", &mut last.text, text.to_owned());
    }
    let hand = &mut response.hand;
    change(hand, "items", &mut response.items, items);
    change(hand, "span", &mut response.span, span);
    change(hand, "text", &mut response.text, text.to_owned());
    Some(response)
}

/// It stands under the same headings, with its own number where it has one.
fn inherit(second: &mut Problem, first: &Problem) {
    second.aspect = first.aspect.clone();
    second.group = first.group.clone();
    let mut path = first.number_path.clone();
    if let Some(own) = second.number_path.pop() {
        path.pop();
        path.push(own);
    }
    second.number_path = path;
}

/// `problem` takes in the one behind it: what that was called and told becomes detail, its answers follow.
pub fn merge(report: &mut Report, problem: &str) -> Option<()> {
    let place = report.problems.iter().position(|p| p.id == problem)?;
    if place + 1 >= report.problems.len() {
        return None;
    }
    let next = report.problems.remove(place + 1);
    let first = &mut report.problems[place];
    if first.hand.is_new() {
        if !next.hand.is_new() {
            report
                .deleted
                .push(Deleted::Problem(Box::new(next.clone())));
        }
    } else if let Ok(json) = serde_json::to_value(&next) {
        let merged = first.hand.analysed.entry("merged");
        if let Some(list) = merged
            .or_insert_with(|| Vec::<String>::new().into())
            .as_array_mut()
        {
            list.push(json);
        }
        first.hand.edited = true;
    }
    let hand = &mut first.hand;
    let detail = joined_detail(first.title.span, &first.detail, &next);
    change(hand, "detail", &mut first.detail, Some(detail));
    let points = [&first.points[..], &next.points].concat();
    change(hand, "points", &mut first.points, points);
    let status = of_both(first.status, next.status);
    change(hand, "status", &mut first.status, status);
    let ongoing = first.ongoing || next.ongoing;
    change(hand, "ongoing", &mut first.ongoing, ongoing);
    let due = first.due.clone().or(next.due);
    change(hand, "due", &mut first.due, due);
    let span = [
        first.span[0].min(next.span[0]),
        first.span[1].max(next.span[1]),
    ];
    change(hand, "span", &mut first.span, span);
    first.responses.extend(next.responses);
    for topic in next.topics {
        match first.topics.iter_mut().find(|own| own.name == topic.name) {
            Some(own) => own.spans.extend(topic.spans),
            None => first.topics.push(topic),
        }
    }
    Some(())
}

fn joined_detail(
    title: PointSpan,
    detail: &Option<crate::report::Quote>,
    next: &Problem,
) -> crate::report::Quote {
    let own = detail.iter().map(|detail| detail.text.as_str());
    let behind = next.detail.iter().map(|detail| detail.text.as_str());
    let texts: Vec<&str> = own
        .chain([next.title.text.as_str()])
        .chain(behind)
        .collect();
    let start = detail.as_ref().map_or(title[1], |detail| detail.span[0]);
    crate::report::Quote {
        text: texts.join("\n"),
        span: [start.min(own_end(next)), own_end(next).max(start)],
    }
}

/// What can be said of both: unstated where one is, else the one that is further from the end.
fn of_both(one: Status, other: Status) -> Status {
    let order = [
        Status::Unstated,
        Status::NotStarted,
        Status::InProgress,
        Status::Ongoing,
        Status::Completed,
    ];
    let said = order
        .into_iter()
        .find(|&status| status == one || status == other);
    said.unwrap_or(Status::Unstated)
}
