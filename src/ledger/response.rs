//! The answers to a problem: under labels, or without one.

use super::section::Section;
use super::{Item, Response, brackets, enumeration};
use crate::outline::label::LabelClass;
use crate::outline::marker::{self, MarkerKind};
use crate::outline::wording;
use crate::report::ResponseKind;
use crate::text::{Span, sentence};

/// The answer of a labelled section; `None` where nothing stands under the label.
pub fn labelled(text: &str, section: &Section) -> Option<Response> {
    let label = section.label?;
    let mut response = of_class(text, label.class, &section.pieces)?;
    response.label = Some(label.span);
    Some(response)
}

/// An answer whose label is of `class`.
pub fn of_class(text: &str, class: LabelClass, pieces: &[Span]) -> Option<Response> {
    let kind = match class {
        LabelClass::Problem => return None,
        LabelClass::Measures => ResponseKind::Measures,
        LabelClass::Outcome => ResponseKind::Outcome,
        LabelClass::Responsible => ResponseKind::Responsible,
        LabelClass::Deadline => ResponseKind::Deadline,
    };
    let mut response = of_pieces(text, pieces, kind)?;
    response.label_class = Some(class);
    if matches!(kind, ResponseKind::Responsible | ResponseKind::Deadline) {
        let value = sentence::without_final_mark(text, without_status(text, response.text));
        let value = without_outer_bracket(text, value);
        response.text = value;
        response.items = enumeration::single(value);
        response.summary = None;
    }
    Some(response)
}

/// 王某。【已完成】: the status behind a name or a date is no part of it.
fn without_status(text: &str, span: Span) -> Span {
    match brackets::trailing(text, span) {
        Some(bracket) => Span::new(span.start, bracket.start).trim(text),
        None => span,
    }
}

/// 2023年10月底）: the bracket around labels that stand behind a heading is no part of the last one's value.
fn without_outer_bracket(text: &str, span: Span) -> Span {
    let value = span.of(text);
    let outer = [('(', ')'), ('【', '】')]
        .into_iter()
        .find(|&(open, close)| {
            value.ends_with(close) && value.matches(close).count() > value.matches(open).count()
        });
    let cut = outer.map_or(0, |(_, close)| close.len_utf8());
    Span::new(span.start, span.end - cut).trim(text)
}

/// An answer without a label.
pub fn unlabelled(text: &str, pieces: &[Span]) -> Option<Response> {
    of_pieces(text, pieces, ResponseKind::Measures)
}

fn of_pieces(text: &str, pieces: &[Span], kind: ResponseKind) -> Option<Response> {
    let whole = pieces.first()?.to(*pieces.last()?);
    if whole.of(text).chars().all(|c| !c.is_alphanumeric()) {
        return None;
    }
    let found = enumeration::read(text, pieces);
    let (summary, items) = summary_and_items(text, found, whole);
    Some(Response {
        label: None,
        label_class: None,
        kind,
        summary,
        text: whole,
        items,
    })
}

fn summary_and_items(
    text: &str,
    found: enumeration::Enumeration,
    whole: Span,
) -> (Option<Span>, Vec<Item>) {
    if found.items.is_empty() {
        return (None, enumeration::single(whole));
    }
    if let Some(lead) = found.lead
        && first_is_lost(text, &found.items)
    {
        let items = [enumeration::single(lead), found.items].concat();
        return (None, items);
    }
    (found.lead, found.items)
}

/// The first marker that is left is 二是: what stands before it was 一是.
pub fn first_is_lost(text: &str, items: &[Item]) -> bool {
    items
        .first()
        .and_then(|i| i.marker)
        .and_then(|m| marker::read(text, m.start))
        .is_some_and(|m| m.kind == MarkerKind::Shi && m.number == Some(2))
}

/// Where an answer without a label begins in the text behind a heading.
///
/// `at_once`: the heading names the whole problem (关于“…”的问题) or stands alone on its line, so an
/// answer may follow whose words are no usual ones of an answer.
/// Returns the index of the piece and the byte in it.
pub fn find_start(text: &str, pieces: &[Span], at_once: bool) -> Option<(usize, usize)> {
    for (i, &piece) in pieces.iter().enumerate() {
        let first = i == 0;
        // 针对“…”的问题。… and then 一是… on a line of its own: between them stands more of the problem,
        // or what sums the answer up; only a deed tells the latter.
        let points_follow = first
            && pieces
                .get(1)
                .is_some_and(|p| marker::read(text, p.start).is_some());
        if let Some(at) = (!first || at_once)
            .then(|| points_of_deeds(text, piece))
            .flatten()
        {
            return Some((i, at));
        }
        for s in sentence::all(text, piece) {
            let body = marker::read(text, s.start).map_or(s.start, |m| m.body);
            let marked = body > s.start;
            let words = &text[body.min(s.end)..s.end];
            let done = wording::tells_done(words);
            let act = ((at_once && !points_follow) || !first) && wording::tells_act(words);
            let fault = !done && !act && wording::reads_as_problem(words);
            let deed = done || wording::reads_as_answer(words);
            // Behind a whole problem, or on a line of its own, what finds no fault is the answer.
            let plain = ((at_once && !points_follow) || !first || marked)
                && !fault
                && !opens_description(words);
            if deed && !fault || plain {
                return Some((i, s.start));
            }
            if let Some(at) = marked_deed(text, s) {
                return Some((i, at));
            }
        }
    }
    None
}

/// Where measures without a label begin before the outcome, which has one: only what surely tells of a deed.
///
/// Returns the index of the piece and the byte in it.
pub fn find_told(text: &str, pieces: &[Span]) -> Option<(usize, usize)> {
    pieces.iter().enumerate().find_map(|(i, &piece)| {
        let own_line = text[..piece.start].trim_end_matches(' ').ends_with('\n');
        let points = own_line.then(|| points_of_deeds(text, piece)).flatten();
        points
            .or_else(|| {
                sentence::all(text, piece)
                    .into_iter()
                    .find_map(|s| told(text, s, own_line))
            })
            .map(|at| (i, at))
    })
}

/// Where in the sentence a deed begins, without doubt.
fn told(text: &str, s: Span, own_line: bool) -> Option<usize> {
    let body = marker::read(text, s.start).map_or(s.start, |m| m.body);
    let words = &text[body.min(s.end)..s.end];
    let deed = wording::tells_done(words) || own_line && wording::reads_as_answer(words);
    if deed && !wording::reads_as_problem(words) {
        return Some(s.start);
    }
    marked_deed(text, s)
}

/// A paragraph of points most of which tell what was done: where it begins.
fn points_of_deeds(text: &str, piece: Span) -> Option<usize> {
    let found = enumeration::read(text, &[piece]);
    let deeds = found
        .items
        .iter()
        .filter(|i| {
            let words = i.text.of(text);
            wording::reads_as_answer(words) || wording::tells_done(words)
        })
        .count();
    let leads = found
        .lead
        .is_some_and(|l| wording::reads_as_problem(l.of(text)));
    let holds = found.items.len() > 1 && deeds * 2 >= found.items.len();
    let first = found.items.first().and_then(|i| i.marker);
    holds.then(|| {
        if leads {
            first.map_or(piece.start, |m| m.start)
        } else {
            piece.start
        }
    })
}

/// 一是 inside a sentence (理论学习不够：一是制定…), if a deed follows it.
fn marked_deed(text: &str, s: Span) -> Option<usize> {
    let at = s.start + s.of(text).find("一是")?;
    let behind = &text[at + "一是".len()..s.end];
    (at > s.start && wording::reads_as_answer(behind)).then_some(at)
}

/// Words that go on describing a problem.
fn opens_description(words: &str) -> bool {
    [
        "如", "例如", "有的", "个别", "部分", "一些", "主要表现", "具体表现", "巡察发现", "抽查",
        "检查发现", "比如", "其中",
    ]
    .iter()
    .any(|w| words.starts_with(w))
}

/// `pieces` cut in two at the place that [`find_start`] found.
pub fn split_at(
    text: &str,
    pieces: &[Span],
    (index, at): (usize, usize),
) -> (Vec<Span>, Vec<Span>) {
    let mut own: Vec<Span> = pieces[..index].to_vec();
    let piece = pieces[index];
    let before = Span::new(piece.start, at).trim(text);
    if !before.is_empty() {
        own.push(before);
    }
    let mut answer = vec![Span::new(at, piece.end).trim(text)];
    answer.extend_from_slice(&pieces[index + 1..]);
    answer.retain(|p| !p.is_empty());
    (own, answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(text: &str, framed: bool) -> Option<&str> {
        let pieces: Vec<Span> = text
            .split('\n')
            .map(|line| {
                let at = line.as_ptr() as usize - text.as_ptr() as usize;
                Span::new(at, at + line.len())
            })
            .collect();
        find_start(text, &pieces, framed).map(|(_, at)| &text[at..])
    }

    #[test]
    fn an_unlabelled_answer_begins_where_deeds_are_told() {
        assert_eq!(
            start("有的党员未参加。一是制定计划。", false),
            Some("一是制定计划。")
        );
        assert_eq!(start("坚定理想信念。", true), Some("坚定理想信念。"));
        assert_eq!(
            start("该问题已完成整改。", true),
            Some("该问题已完成整改。")
        );
    }

    #[test]
    fn a_bracket_around_labels_is_no_part_of_a_value() {
        let value = |text: &str| {
            let pieces = [Span::new(0, text.len())];
            let found = of_class(text, LabelClass::Deadline, &pieces);
            found.map(|r| r.text.of(text).to_owned())
        };
        assert_eq!(value("2023年10月底)").as_deref(), Some("2023年10月底"));
        assert_eq!(value("2023年10月底)。").as_deref(), Some("2023年10月底"));
        let whole = "2023年(10月底)";
        assert_eq!(value(whole).as_deref(), Some(whole));
        assert_eq!(value(")").as_deref(), None);
    }

    #[test]
    fn a_description_is_no_answer() {
        assert_eq!(start("有的党员未参加。笔记缺失。", false), None);
    }
}
