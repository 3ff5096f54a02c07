//! The opening by its parts, in whatever order they stand.

use super::answers::is_labelled_answer;
use super::words::{at_most, contains_any};
use super::{Meta, committee, feedback, inspection_kind, round, team, visit, visit_dates};
use crate::entities::Scan;
use crate::outline::page::LineRole;
use crate::report::InspectionKind;
use crate::text::{Reading, Span};

/// An opening is no longer, in bytes: where a whole document stands on one line, the rest of the
/// line is none of it.
const LONGEST: usize = 4000;
/// How far into the text behind the opening a name may be looked up, in bytes.
const REST: usize = 12_000;

/// More chapters no report has before its problems, nor more lines one to introduce it.
const CHAPTERS: usize = 12;
const INTRODUCTION_LINES: usize = 6;

/// Where the opening stands, and what follows it up to the second chapter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    pub span: Span,
    pub rest: Span,
}

/// `None` where the document has no text at all.
pub fn locate(reading: &Reading, roles: &[LineRole], title: Option<Span>) -> Option<Opening> {
    let lines = reading.lines();
    let of_role = |role: LineRole| roles.iter().position(|&r| r == role);
    let first = of_role(LineRole::Opening).or_else(|| of_role(LineRole::Body))?;
    let is_opening = roles[first] == LineRole::Opening;
    let last = (first..roles.len())
        .take_while(|&i| {
            matches!(
                roles[i],
                LineRole::Opening | LineRole::Blank | LineRole::Chrome
            )
        })
        .filter(|&i| roles[i] == LineRole::Opening)
        .last()
        .unwrap_or(first);
    let text = reading.text();
    let line = Span::new(lines[first].span.start, lines[last].span.end);
    let start = title.map_or(line.start, |t| {
        if line.contains(t) { t.end } else { line.start }
    });
    let span = at_most(text, Span::new(start, line.end), LONGEST);
    let span = Span::new(span.start, announcement_end(text, span));
    let rest = at_most(text, Span::new(span.end, text.len()), REST);
    let rest = Span::new(rest.start, second_chapter(reading, rest));
    // Without an opening the first lines are looked at for a team and a date, nothing more.
    Some(Opening {
        span: if is_opening {
            span
        } else {
            at_most(text, span, 1200)
        },
        rest,
    })
}

/// Fills in what the opening says, and the title where the opening is silent.
pub fn read(text: &str, opening: Opening, title: Option<Span>, scan: &Scan, meta: &mut Meta) {
    let span = opening.span;
    if !contains_any(span.of(text), &["巡察", "巡视", "巡查", "审计", "督察"]) {
        return;
    }
    let (inspected, told) = match visit::find(text, span) {
        Some(visit) => (Some(visit), span),
        None => match visit::find_behind(text, opening.rest) {
            Some(visit) => (
                Some(visit),
                sentence_of(text, opening.rest, visit.body.start),
            ),
            None => (None, span),
        },
    };
    let team = team::find(text, span, opening.rest);
    meta.inspection_team = team.map(|t| t.span);
    meta.authority = team
        .and_then(|t| t.committee)
        .or_else(|| committee::audit_office(text, span).filter(|_| is_audit(text, span)))
        .or_else(|| committee::committee_that_sent(text, span))
        .or_else(|| committee::committee_that_ordered(text, span));
    meta.inspected_body = inspected
        .map(|v| v.body)
        .or_else(|| visit::body_elsewhere(text, span))
        .or_else(|| visit::body_elsewhere(text, title?));
    let visit_at = inspected.map(|v| v.what.start);
    meta.inspection_period = visit_dates::period(text, told, visit_at, scan)
        .or_else(|| visit_dates::labelled_period(text, Span::new(span.end, text.len()), scan));
    meta.feedback_date = feedback::date(
        text,
        span,
        opening.rest,
        meta.inspection_period.as_ref(),
        scan,
    );
    // What the team is called is no word on the kind by itself: it is looked at apart.
    // The team may be found behind the opening.
    let team_end = meta
        .inspection_team
        .map_or(span.start, |t| t.end.clamp(span.start, span.end));
    meta.inspection_kind = inspection_kind::find(text, &[inspected.map(|v| v.what)])
        .or_else(|| inspection_kind::of_team(text, meta.inspection_team))
        .or_else(|| inspection_kind::find(text, &[Some(Span::new(team_end, span.end)), title]))
        .or_else(|| environment(text, span));
    meta.round = round::find(text, &[Some(span), title])
        .or_else(|| round::find_in_passing(text, opening.rest));
    if is_audit(text, span) {
        audit(text, span, scan, meta);
    }
}

fn sentence_of(text: &str, within: Span, at: usize) -> Span {
    super::words::sentences(text, within)
        .find(|s| s.end > at)
        .unwrap_or(within)
}

pub fn is_audit(text: &str, opening: Span) -> bool {
    let opening = opening.of(text);
    opening.contains("审计") && !contains_any(opening, &["巡察", "巡视"])
}

/// The inspection of the environment has no kind of the table either.
fn environment(text: &str, opening: Span) -> Option<(Span, InspectionKind)> {
    ["生态环境保护督察", "环境保护督察", "环保督察"]
        .iter()
        .find_map(|name| {
            let start = opening.start + opening.of(text).find(name)?;
            Some((Span::new(start, start + name.len()), InspectionKind::Other))
        })
}

/// An audit has no kind of the table, and what it hands over is a report, whose date counts.
fn audit(text: &str, opening: Span, scan: &Scan, meta: &mut Meta) {
    if let Some(at) = opening.of(text).find("审计") {
        let start = opening.start + at;
        let named = meta.inspection_kind.map(|(span, _)| span);
        let kind = named.unwrap_or(Span::new(start, start + "审计".len()));
        meta.inspection_kind = Some((kind, InspectionKind::Other));
    }
    if meta.feedback_date.is_none() {
        meta.feedback_date =
            feedback::date_of_report(text, opening, meta.inspection_period.as_ref(), scan);
    }
}

/// The end of the sentence that announces the text; the end of `span` if none does.
fn announcement_end(text: &str, span: Span) -> usize {
    super::words::sentences(text, span)
        .find(|s| crate::outline::cues::announces(s.of(text)))
        .map_or(span.end, |s| s.end)
}

/// Of each chapter from `at` on the lines before its first numbered line: its heading and what
/// introduces it.
pub fn introductions(reading: &Reading, at: usize) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open = 0;
    for line in lines_from(reading, at).filter(|l| !l.is_empty()) {
        let words = reading.get(line);
        if is_chapter(words) {
            if found.len() == CHAPTERS {
                break;
            }
            found.push(line);
            open = INTRODUCTION_LINES;
        } else if is_numbered(words) || is_labelled_answer(words) {
            open = 0;
        } else if open > 0
            && let Some(last) = found.last_mut()
        {
            *last = last.to(line);
            open -= 1;
        }
    }
    found
        .iter()
        .map(|&span| at_most(reading.text(), span, LONGEST))
        .collect()
}

/// The last chapter, where its heading says that it looks back or ahead; and the closing.
pub fn last_chapter(reading: &Reading, roles: &[LineRole], from: usize) -> Option<Span> {
    const AHEAD: [&str; 10] = [
        "下一步", "下步", "今后", "后续", "巩固", "打算", "成效", "存在", "安排", "总体",
    ];
    let lines = reading.lines();
    let last = roles
        .iter()
        .rposition(|r| matches!(r, LineRole::Body | LineRole::Closing))?;
    let chapter = (0..=last)
        .rev()
        .take_while(|&i| lines[i].span.start >= from)
        .find(|&i| is_chapter(reading.get(lines[i].span)))?;
    let heading = reading.get(lines[chapter].span);
    let whole = lines[chapter].span.to(lines[last].span);
    contains_any(heading, &AHEAD).then(|| at_most(reading.text(), whole, REST))
}

/// Where the second chapter (二、) begins, before which organisation is told. Without chapters: the
/// first numbered line. On one long line: the end of `span`.
fn second_chapter(reading: &Reading, span: Span) -> usize {
    let text = reading.text();
    let lines = || lines_from(reading, span.start).take_while(|l| l.start < span.end);
    lines()
        .find(|l| reading.get(*l).starts_with("二、"))
        .or_else(|| lines().find(|l| is_numbered(reading.get(*l)) && !is_chapter(reading.get(*l))))
        .map(|l| l.start)
        .or_else(|| {
            let chapter = span.of(text).find("。二、")?;
            Some(span.start + chapter + '。'.len_utf8())
        })
        .unwrap_or(span.end)
}

fn lines_from<'r>(reading: &'r Reading, at: usize) -> impl Iterator<Item = Span> + 'r {
    let lines = reading.lines();
    let first = lines.partition_point(|l| l.span.start < at);
    lines[first..].iter().map(|l| l.span)
}

/// 一、…
fn is_chapter(line: &str) -> bool {
    let digits = super::words::prefix_len(line, crate::text::numeral::is_han_numeral);
    digits > 0 && line[digits..].starts_with('、')
}

/// Begins with the number of a heading; a year or the name of a picture is none.
fn is_numbered(line: &str) -> bool {
    let digits = super::words::prefix_len(line, |c| c.is_ascii_digit());
    let marked = line[digits..].starts_with(['.', '、', ')', ' ']);
    is_chapter(line) || line.starts_with('(') || ((1..=2).contains(&digits) && marked)
}
