//! 一是, 二是 in running text.

use std::collections::HashSet;

use super::{SHOWN_CHARS, Slip, SlipKind, collect};
use crate::findings::Document;
use crate::findings::series::{Habit, Member};
use crate::findings::signs::{char_before, first_clause};
use crate::outline::marker::MarkerKind;
use crate::text::{Span, numeral};

/// Reads 一是 二是 through the document, starting anew at every heading and every answer.
pub fn slips(document: &Document, lost: Vec<Span>) -> Vec<Slip> {
    let text = document.reading.text();
    let cuts = cuts(document);
    let mut members: Vec<Member> = shi_markers(document);
    // 一是 that numbers problems is read with the headings.
    let problems: HashSet<usize> = document
        .outline
        .blocks
        .iter()
        .filter(|b| b.marker.is_some_and(|m| m.kind == MarkerKind::ShiProblem))
        .map(|b| b.span.start)
        .collect();
    members.retain(|m| !problems.contains(&m.span.start));
    members.extend(lost.into_iter().map(|span| Member { number: None, span }));
    members.sort_by_key(|m| m.span);
    let mut found = Vec::new();
    let mut cut = 0;
    let mut habit = Habit::default();
    let mut series: Vec<Member> = Vec::new();
    for member in members {
        let passed = cuts[cut..].partition_point(|c| c.at <= member.span.start);
        if passed > 0 {
            found.extend(shi_slips(text, &series, habit));
            // Behind an answer's beginning the numbers of the problem may go on, behind a heading never.
            let headings = cuts[cut..cut + passed].iter().any(|c| c.is_heading);
            let last = series.last().and_then(|m| m.number);
            habit.before = last.filter(|_| !headings);
            cut += passed;
            series.clear();
        }
        if !is_word(text, &member, &series) {
            series.push(member);
        }
    }
    found.extend(shi_slips(text, &series, habit));
    found
}

fn shi_slips(text: &str, series: &[Member], habit: Habit) -> Vec<Slip> {
    let mut found: Vec<Slip> = collect(series, habit).map(|(_, slip)| slip).collect();
    // 一是 twice in one paragraph without any 二是.
    for (index, pair) in series.windows(2).enumerate() {
        let next = series.get(index + 2).and_then(|m| m.number);
        let between = &text[pair[0].span.start..pair[1].span.start];
        if pair[0].number == Some(1)
            && pair[1].number == Some(1)
            && next.is_none_or(|n| n == 1)
            && !between.contains('\n')
        {
            found.push(Slip {
                kind: SlipKind::Repeated {
                    number: 1,
                    expected: 2,
                },
                span: pair[1].span,
                before: Some(pair[0].span),
            });
        }
    }
    found
}

/// 二是 without a mark before it is a marker only where a 二是 is due: otherwise 不二是… is a word.
fn is_word(text: &str, member: &Member, series: &[Member]) -> bool {
    let Some(number) = member.number else {
        return false;
    };
    let due = series
        .last()
        .is_some_and(|last| last.number.is_none_or(|n| n + 1 == number));
    !begins_clause(text, member.span.start) && !due
}

/// Where a new sequence of 一是 begins.
struct Cut {
    at: usize,
    /// A heading; else the beginning of an answer.
    is_heading: bool,
}

fn cuts(document: &Document) -> Vec<Cut> {
    let headings = document
        .outline
        .blocks
        .iter()
        .filter(|b| b.marker.is_some_and(|m| m.kind != MarkerKind::Shi))
        .map(|b| (b.span.start, true));
    let answers = document
        .ledger
        .problems
        .iter()
        .flat_map(|p| p.responses.iter().map(|r| (r.text.start, false)));
    let mut cuts: Vec<Cut> = headings
        .chain(answers)
        .map(|(at, is_heading)| Cut { at, is_heading })
        .collect();
    cuts.sort_unstable_by_key(|c| c.at);
    cuts
}

fn shi_markers(document: &Document) -> Vec<Member> {
    let text = document.reading.text();
    text.match_indices('是')
        .filter_map(|(at, shi)| {
            let start = text[..at]
                .char_indices()
                .rev()
                .take(3)
                .take_while(|(_, c)| numeral::is_han_numeral(*c))
                .last()?
                .0;
            let number = numeral::whole(&text[start..at])?;
            let end = at + shi.len();
            let line = text[end..].find('\n').map_or(text.len(), |i| end + i);
            // Without a mark before it, only a numeral of one character is taken for a marker.
            let alone = begins_clause(text, start) || end - start == 2 * shi.len();
            alone.then(|| Member {
                number: u32::try_from(number).ok(),
                span: Span::new(start, end).to(first_clause(
                    text,
                    Span::new(end, line),
                    SHOWN_CHARS,
                )),
            })
        })
        .collect()
}

fn begins_clause(text: &str, at: usize) -> bool {
    char_before(text, at).is_none_or(|c| "\n\t。;,:、 !?”)》】".contains(c))
}
