//! One entry of the ledger from the sections of a leaf.

use super::leaf::Leaf;
use super::section::Section;
use super::{
    Item, Problem, Response, brackets, enumeration, frame, response, status, topics, unit,
};
use crate::outline::Outline;
use crate::outline::wording;
use crate::report::ResponseKind;
use crate::text::{Reading, Span};
use std::collections::HashSet;

/// What all leaves of a document share.
pub struct Context<'a> {
    pub reading: &'a Reading<'a>,
    pub outline: &'a Outline,
    /// The document puts labels before its answers: text without one is no answer.
    pub labelled: bool,
    /// None of its labels says measures: what was done may stand before 整改成效： without one.
    pub only_outcomes: bool,
    /// Headings right below which classes stand, not problems (see [`unit::parents_of_classes`]).
    pub classes: HashSet<Option<usize>>,
}

/// The leaf's heading, read.
struct Head {
    title: Span,
    /// A status in brackets behind the heading.
    state: Option<Span>,
    /// The rest of a quotation that holds title and detail.
    quoted_rest: Option<Span>,
    /// The rest of the problem's own words, and of an answer without a label.
    own: Vec<Span>,
    /// The heading names the whole problem, or stands alone: an answer may follow at once.
    answer_at_once: bool,
    /// A heading that ran together with its only problem names the aspect.
    aspect: Option<Span>,
    /// A heading that names no problem, above one that a label brings.
    group: Option<Span>,
}

/// The problems of a leaf: one, or one for each 问题： in a digest.
pub fn of_leaf(cx: &Context, leaf: &Leaf, problems: Vec<Vec<Section>>) -> Vec<Problem> {
    let several = problems.len() > 1;
    let mut unit = None;
    problems
        .into_iter()
        .enumerate()
        .filter_map(|(i, sections)| {
            let head = head(cx, leaf, &sections, several)?;
            unit = unit.or(head.group);
            Some(problem(cx, leaf, &sections, head, unit, i == 0))
        })
        .collect()
}

fn problem(
    cx: &Context,
    leaf: &Leaf,
    sections: &[Section],
    head: Head,
    unit: Option<Span>,
    first: bool,
) -> Problem {
    let text = cx.reading.text();
    let mut responses: Vec<Response> = sections
        .iter()
        .filter_map(|s| response::labelled(text, s))
        .collect();
    let mut own = head.own;
    let start = match (answered(&responses), cx.labelled) {
        (false, false) => response::find_start(text, &own, head.answer_at_once),
        (true, _) if cx.only_outcomes => response::find_told(text, &own),
        _ => None,
    };
    if let Some(start) = start {
        let (kept, answer) = response::split_at(text, &own, start);
        own = kept;
        let unlabelled = response::unlabelled(text, &answer);
        responses.extend(unlabelled);
        responses.sort_by_key(|r| r.text.start);
    }
    own.splice(..0, head.quoted_rest);
    let detail = whole(&own).filter(|d| !d.is_empty());
    let spans: Vec<Span> = [Some(head.title), detail].into_iter().flatten().collect();
    let brackets: Vec<Span> = sections
        .iter()
        .filter_map(|s| brackets::trailing(text, *s.pieces.last()?))
        .chain(head.state)
        .collect();
    let state = status::read(cx.reading, &[&spans[..], &brackets].concat(), &responses);
    let mut classes: Vec<Span> = leaf
        .classes
        .iter()
        .map(|&b| frame::heading_name(text, first_sentence(cx, b)))
        .collect();
    classes.extend(head.aspect.or(unit));
    let from = if first {
        cx.outline.blocks[leaf.block()].span.start
    } else {
        head.title.start
    };
    let to = sections
        .iter()
        .flat_map(|s| s.pieces.last())
        .map(|p| p.end)
        .max()
        .unwrap_or(head.title.end);
    Problem {
        number_path: number_path(cx, leaf),
        aspect: classes.first().copied(),
        group: (classes.len() > 1).then(|| classes[classes.len() - 1]),
        title: head.title,
        points: points(text, &own),
        detail,
        due: None,
        topics: topics::of(text, &classes, &spans),
        status: state.status,
        ongoing: state.ongoing,
        span: Span::new(from, to.max(from)),
        responses,
    }
}

fn answered(responses: &[Response]) -> bool {
    responses
        .iter()
        .any(|r| matches!(r.kind, ResponseKind::Measures | ResponseKind::Outcome))
}

/// The markers that lead to the leaf. A heading without one gives none.
fn number_path(cx: &Context, leaf: &Leaf) -> Vec<Span> {
    leaf.path
        .iter()
        .filter_map(|&b| cx.outline.blocks[b].marker)
        .map(|m| m.span)
        .collect()
}

fn first_sentence(cx: &Context, block: usize) -> Span {
    crate::text::sentence::first(cx.reading.text(), cx.outline.blocks[block].body)
}

/// Title and own words from the sections before the first answer.
fn head(cx: &Context, leaf: &Leaf, sections: &[Section], several: bool) -> Option<Head> {
    let text = cx.reading.text();
    let before: Vec<&Section> = sections.iter().take_while(|s| !s.is_answer()).collect();
    let heading: Vec<Span> = before
        .iter()
        .take_while(|s| s.label.is_none())
        .flat_map(|s| s.pieces.iter().copied())
        .collect();
    let labelled: Vec<Span> = before
        .iter()
        .filter(|s| s.label.is_some())
        .flat_map(|s| s.pieces.iter().copied())
        .collect();
    // A unit or an aspect above 问题：… is no problem itself, unless several are listed there: its points.
    let lists = points(text, &labelled).len() > 1;
    let unlabelled = labelled.is_empty() || lists && !several;
    let names_unit = !unlabelled
        && !unit::is_problem_by_place(cx.outline, leaf, sections, &cx.classes)
        && heading.first().is_some_and(|&h| {
            let framed = frame::read(text, h);
            several || !framed.is_problem && !wording::reads_as_problem(framed.title.of(text))
        });
    let (pieces, group) = if names_unit || heading.is_empty() {
        (
            labelled,
            heading.first().map(|&h| frame::heading_name(text, h)),
        )
    } else {
        ([heading, labelled].concat(), None)
    };
    let (&first, others) = pieces.split_first()?;
    Some(Head {
        group: group.filter(|_| names_unit),
        ..read_head(text, first, others)
    })
}

fn read_head(text: &str, first: Span, others: &[Span]) -> Head {
    let framed = frame::read(text, first);
    let glued = framed.is_aspect && names_glued_problem(text, framed.rest);
    let (framed, aspect) = if glued {
        let heading = Span::new(first.start, framed.rest.start).trim(text);
        (
            frame::read(text, framed.rest),
            Some(frame::heading_name(text, heading)),
        )
    } else {
        (framed, None)
    };
    let rest = Some(framed.rest).filter(|r| !r.is_empty());
    // …不深入（已完成） above 【反馈问题】…: the status is no description.
    let only_state = |r: &Span| brackets::trailing(text, *r).is_some_and(|b| b.start == r.start);
    let state = rest.filter(|r| !others.is_empty() && only_state(r));
    let rest = rest.filter(|_| state.is_none());
    Head {
        title: framed.title,
        quoted_rest: framed.quoted_rest,
        state,
        own: rest.into_iter().chain(others.iter().copied()).collect(),
        answer_at_once: rest.is_none()
            || framed.is_problem
            || framed.title.of(text).ends_with("问题整改情况")
            || framed.is_aspect
            || framed.quoted_rest.is_some(),
        aspect,
        group: None,
    }
}

/// （一）关于“甲”方面问题乙不健全问题。… : the aspect and its only problem on one line.
fn names_glued_problem(text: &str, rest: Span) -> bool {
    if rest.is_empty() {
        return false;
    }
    let title = frame::read(text, rest).title.of(text);
    title.ends_with("问题")
        || frame::quotes_feedback(text, rest)
        || wording::reads_as_problem(title)
}

fn whole(pieces: &[Span]) -> Option<Span> {
    Some(pieces.first()?.to(*pieces.last()?))
}

/// The points that the problem's own words enumerate.
pub fn points(text: &str, own: &[Span]) -> Vec<Item> {
    let found = enumeration::read(text, own);
    let lost = found
        .lead
        .filter(|_| response::first_is_lost(text, &found.items));
    let mut items: Vec<Item> = lost
        .map(enumeration::single)
        .into_iter()
        .flatten()
        .chain(found.items)
        .collect();
    // 三是…无清单。(已完成): the status is the problem's, not the point's.
    if let Some(last) = items.last_mut()
        && let Some(bracket) = brackets::trailing(text, last.text)
        && text[..bracket.start].ends_with('。')
    {
        last.text = Span::new(last.text.start, bracket.start);
    }
    if items.len() > 1 { items } else { Vec::new() }
}
