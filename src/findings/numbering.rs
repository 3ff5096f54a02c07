//! Slips of the numbering, all over the document: what `missing_marker`, `duplicate_marker` and
//! `glued_heading` report.
//!
//! Three kinds of sequences are read: headings of one form under one parent, 一是 二是 in running text, and
//! the marked points of answers and problems.

use super::Document;
use super::series::{self, Fault, Habit, Member};
use super::signs::{char_at, char_before, first_clause};
use crate::ledger::Item;
use crate::outline::BlockKind;
use crate::outline::marker::MarkerKind;
use crate::text::{Span, numeral};
use std::collections::HashMap;

/// A slip and where it shows.
#[derive(Clone, Debug)]
pub struct Slip {
    pub kind: SlipKind,
    /// The member where it shows, with the start of its text.
    pub span: Span,
    /// The member before it, if there is one.
    pub before: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipKind {
    Missing {
        from: u32,
        to: u32,
    },
    Lost {
        expected: Option<u32>,
    },
    Repeated {
        number: u32,
        expected: u32,
    },
    /// The member that seems to be missing stands inside a line: its line break is lost.
    Glued,
}

/// How much of a member is shown, in characters.
const SHOWN_CHARS: usize = 20;

/// All slips, in order, one for each place.
pub fn slips(document: &Document) -> Vec<Slip> {
    let mut found = of_headings(document);
    let lost = lost_points(document);
    found.extend(of_points(document, &lost));
    found.extend(of_shi(document, lost));
    found.sort_by_key(|slip| slip.span.start);
    found.dedup_by_key(|slip| slip.span.start);
    found
}

fn collect(members: &[Member], habit: Habit) -> impl Iterator<Item = (usize, Slip)> + '_ {
    series::faults(members, habit)
        .into_iter()
        .map(|(index, fault)| {
            let kind = match fault {
                Fault::Missing { from, to } => SlipKind::Missing { from, to },
                Fault::Lost { expected } => SlipKind::Lost { expected },
                Fault::Repeated { number, expected } => SlipKind::Repeated { number, expected },
            };
            let before = index.checked_sub(1).map(|i| members[i].span);
            let span = members[index].span;
            (index, Slip { kind, span, before })
        })
}

// ---- headings

type Level = (Option<usize>, MarkerKind);

/// The headings of one form under one parent.
struct Siblings {
    members: Vec<Member>,
    habit: Habit,
    /// Where the first member can be looked for.
    from: usize,
}

fn of_headings(document: &Document) -> Vec<Slip> {
    let text = document.reading.text();
    let mut levels: Vec<(MarkerKind, Siblings)> = Vec::new();
    let mut index: HashMap<Level, usize> = HashMap::new();
    let mut last: HashMap<MarkerKind, u32> = HashMap::new();
    for block in &document.outline.blocks {
        let Some(marker) = block.marker.filter(|m| is_heading_marker(m.kind, m.number)) else {
            continue;
        };
        if block.kind == BlockKind::Chrome {
            continue;
        }
        let siblings = *index.entry((block.parent, marker.kind)).or_insert_with(|| {
            let parent = block.parent.map(|p| document.outline.blocks[p].body.start);
            levels.push((
                marker.kind,
                Siblings {
                    members: Vec::new(),
                    habit: Habit {
                        before: last.get(&marker.kind).copied(),
                        strict: is_strict(marker.kind),
                    },
                    from: parent.unwrap_or(0),
                },
            ));
            levels.len() - 1
        });
        levels[siblings].1.members.push(Member {
            number: marker.number,
            span: marker.span.to(first_clause(text, block.body, SHOWN_CHARS)),
        });
        last.extend(marker.number.map(|n| (marker.kind, n)));
    }
    levels
        .iter()
        .flat_map(|(kind, siblings)| {
            collect(&siblings.members, siblings.habit)
                .filter_map(move |(_, slip)| look_inside(text, *kind, siblings, slip))
        })
        .collect()
}

/// 一是 is read with the running text; a label such as 问题： has no number to lose.
fn is_heading_marker(kind: MarkerKind, number: Option<u32>) -> bool {
    match kind {
        MarkerKind::Shi => false,
        MarkerKind::Problem | MarkerKind::Ordinal => number.is_some(),
        _ => true,
    }
}

fn is_strict(kind: MarkerKind) -> bool {
    matches!(
        kind,
        MarkerKind::Part | MarkerKind::ParenHan | MarkerKind::Problem
    )
}

/// A missing member may stand inside a line. A heading (一、 （二）) lost its line break then; the first of a
/// list, and points that go on within a line, stand there by right.
fn look_inside(text: &str, kind: MarkerKind, siblings: &Siblings, slip: Slip) -> Option<Slip> {
    let SlipKind::Missing { from, .. } = slip.kind else {
        return Some(slip);
    };
    let start = slip.before.map_or(siblings.from, |s| s.end);
    if start >= slip.span.start {
        return Some(slip);
    }
    let Some(marker) = inside(text, Span::new(start, slip.span.start), kind, from) else {
        return Some(slip);
    };
    let line = text[marker.end..]
        .find('\n')
        .map_or(text.len(), |at| marker.end + at);
    let shown = marker.to(first_clause(text, Span::new(marker.end, line), SHOWN_CHARS));
    (from > 1 && is_strict(kind)).then_some(Slip {
        kind: SlipKind::Glued,
        span: shown,
        before: slip.before,
    })
}

/// Where the marker `number` of this form stands inside a line of `within`.
fn inside(text: &str, within: Span, kind: MarkerKind, number: u32) -> Option<Span> {
    let han = han_number(number)?;
    let forms: Vec<String> = match kind {
        MarkerKind::Part => vec![format!("{han}、")],
        MarkerKind::ParenHan => vec![format!("({han})")],
        MarkerKind::Arabic => vec![format!("{number}."), format!("{number}、")],
        MarkerKind::ParenArabic => vec![format!("({number})")],
        MarkerKind::Problem => vec![format!("问题{number}"), format!("问题{han}")],
        _ => return None,
    };
    forms
        .iter()
        .flat_map(|form| within.of(text).match_indices(form.as_str()))
        .map(|(at, form)| Span::new(within.start + at, within.start + at + form.len()))
        .find(|marker| stands_alone(text, *marker, kind))
}

/// Is the marker one, and not a part of a word or a number, nor at the start of its line?
fn stands_alone(text: &str, marker: Span, kind: MarkerKind) -> bool {
    let before = char_before(text, marker.start).unwrap_or('\n');
    let after = char_at(text, marker.end).unwrap_or('\n');
    let decimal = marker.of(text).ends_with('.') && after.is_ascii_digit();
    let behind_a_stop = "。;:!?)” \t".contains(before);
    let inside_a_line = before != '\n' && !before.is_ascii_digit() && !decimal;
    inside_a_line && (behind_a_stop || kind != MarkerKind::Part)
}

/// 1 to 99 as a Chinese numeral.
fn han_number(number: u32) -> Option<String> {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let (tens, ones) = (number / 10, number % 10);
    let mut han = String::new();
    match tens {
        0 => {}
        1 => han.push('十'),
        2..=9 => han.extend([DIGITS[tens as usize], '十']),
        _ => return None,
    }
    if ones > 0 {
        han.push(DIGITS[ones as usize]);
    }
    Some(han)
}

// ---- points of answers and problems

/// Points whose marker the source lost, as the ledger cut them.
fn lost_points(document: &Document) -> Vec<Span> {
    let text = document.reading.text();
    let mut lost: Vec<Span> = lists(document)
        .flat_map(|items| lost_in(text, items))
        .collect();
    lost.sort();
    lost
}

fn lists<'a>(document: &'a Document) -> impl Iterator<Item = &'a [Item]> {
    document.ledger.problems.iter().flat_map(|problem| {
        std::iter::once(problem.points.as_slice())
            .chain(problem.responses.iter().map(|r| r.items.as_slice()))
    })
}

fn lost_in(text: &str, items: &[Item]) -> Vec<Span> {
    if items.iter().all(|item| item.marker.is_none()) {
        return Vec::new();
    }
    let number = |item: &Item| item.marker.and_then(|m| number_of(m.of(text)));
    let mut lost = Vec::new();
    let mut previous: Option<u32> = None;
    let mut at = 0;
    while at < items.len() {
        let item = &items[at];
        if let Some(marker) = item.marker {
            match number(item) {
                Some(n) => previous = Some(n),
                None if is_rest_of_marker(marker.of(text)) => {
                    lost.push(marker.to(first_clause(text, item.text, SHOWN_CHARS)));
                    previous = previous.map(|p| p + 1).or(Some(1));
                }
                None => {}
            }
            at += 1;
            continue;
        }
        // A run of unmarked paragraphs is one place; what comes next tells whether one is missing.
        let run = items[at..]
            .iter()
            .take_while(|i| i.marker.is_none())
            .count();
        let next = items.get(at + run).and_then(number);
        let goes_on = next.is_some_and(|n| n == 1 || n == previous.unwrap_or(0) + 1);
        if !goes_on && !is_aside(item.text.of(text)) {
            lost.push(first_clause(text, item.text, SHOWN_CHARS));
            previous = previous.map(|p| p + 1).or(Some(1));
        }
        at += run;
    }
    lost
}

/// What is left of 三是 or (三).
fn is_rest_of_marker(marker: &str) -> bool {
    !marker.is_empty() && marker.chars().all(|c| "是()、.,:".contains(c))
}

/// A paragraph that ends an answer rather than being its next point.
fn is_aside(paragraph: &str) -> bool {
    [
        "下一步",
        "下步",
        "目前",
        "截至",
        "同时",
        "此外",
        "通过",
        "该问题",
        "(",
        "【",
        "责任",
        "整改",
        "完成",
        "已",
        "经过",
        "今后",
    ]
    .iter()
    .any(|start| paragraph.starts_with(start))
}

/// Sequences of points inside lines, other than 一是; slips at line starts are the outline's.
fn of_points(document: &Document, lost: &[Span]) -> Vec<Slip> {
    let text = document.reading.text();
    let mut found: Vec<Slip> = Vec::new();
    for items in lists(document) {
        let mut members: Vec<Member> = items
            .iter()
            .filter_map(|item| Some((item, item.marker?)))
            .filter(|(_, marker)| !marker.of(text).ends_with('是'))
            .filter_map(|(item, marker)| {
                Some(Member {
                    number: Some(number_of(marker.of(text))?),
                    span: marker.to(first_clause(text, item.text, SHOWN_CHARS)),
                })
            })
            .collect();
        let (Some(first), Some(end)) = (members.first(), items.last()) else {
            continue;
        };
        let range = Span::new(first.span.start, end.text.end);
        members.extend(within(lost, range));
        members.sort_by_key(|m| m.span);
        found.extend(
            collect(&members, Habit::default())
                .map(|(_, slip)| slip)
                .filter(|slip| !starts_line(text, slip.span)),
        );
    }
    found
}

fn within(lost: &[Span], range: Span) -> impl Iterator<Item = Member> + '_ {
    let first = lost.partition_point(|s| s.start < range.start);
    lost[first..]
        .iter()
        .take_while(move |s| s.start < range.end)
        .map(|span| Member {
            number: None,
            span: *span,
        })
}

fn starts_line(text: &str, marker: Span) -> bool {
    text[..marker.start]
        .trim_end_matches([' ', '\t'])
        .chars()
        .next_back()
        .is_none_or(|c| c == '\n')
}

/// The number in a marker of any form.
fn number_of(marker: &str) -> Option<u32> {
    if let Some(c) = marker.chars().find(|c| ('①'..='⑳').contains(c)) {
        return Some(c as u32 - '①' as u32 + 1);
    }
    let numeral = |c: char| c.is_ascii_digit() || numeral::is_han_numeral(c);
    let start = marker.find(numeral)?;
    let rest = &marker[start..];
    let end = rest.find(|c| !numeral(c)).unwrap_or(rest.len());
    numeral::whole(&rest[..end])?.try_into().ok()
}

// ---- 一是, 二是 in running text

/// Reads 一是 二是 through the document, starting anew at every heading and every answer.
fn of_shi(document: &Document, lost: Vec<Span>) -> Vec<Slip> {
    let text = document.reading.text();
    let cuts = cuts(document);
    let mut members: Vec<Member> = shi_markers(document);
    members.extend(lost.into_iter().map(|span| Member { number: None, span }));
    members.sort_by_key(|m| m.span);
    let mut found = Vec::new();
    let mut cut = 0;
    let mut series: Vec<Member> = Vec::new();
    let close = |series: &mut Vec<Member>, found: &mut Vec<Slip>| {
        found.extend(collect(series, Habit::default()).map(|(_, slip)| slip));
        series.clear();
    };
    for member in members {
        let mut crossed = false;
        while cuts.get(cut).is_some_and(|c| *c <= member.span.start) {
            crossed = true;
            cut += 1;
        }
        if crossed {
            close(&mut series, &mut found);
        }
        if !is_word(text, &member, &series) {
            series.push(member);
        }
    }
    close(&mut series, &mut found);
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

/// Where a new sequence begins: headings, and the answers of the ledger.
fn cuts(document: &Document) -> Vec<usize> {
    let headings = document
        .outline
        .blocks
        .iter()
        .filter(|b| b.marker.is_some_and(|m| m.kind != MarkerKind::Shi))
        .map(|b| b.span.start);
    let answers = document
        .ledger
        .problems
        .iter()
        .flat_map(|p| p.responses.iter().map(|r| r.text.start));
    let mut cuts: Vec<usize> = headings.chain(answers).collect();
    cuts.sort_unstable();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::fixture::Parts;

    fn kinds(parts: &Parts) -> Vec<SlipKind> {
        slips(&parts.document()).iter().map(|s| s.kind).collect()
    }

    #[test]
    fn sequences_may_run_on_and_start_again() {
        let mut parts = Parts::of("一、甲\n1.子\n2.丑\n二、乙\n3.寅\n三、丙\n1.卯\n");
        let a = parts.heading(MarkerKind::Part, Some(1), "一、", "甲", None);
        parts.heading(MarkerKind::Arabic, Some(1), "1.", "子", Some(a));
        parts.heading(MarkerKind::Arabic, Some(2), "2.", "丑", Some(a));
        let b = parts.heading(MarkerKind::Part, Some(2), "二、", "乙", None);
        parts.heading(MarkerKind::Arabic, Some(3), "3.", "寅", Some(b));
        let c = parts.heading(MarkerKind::Part, Some(3), "三、", "丙", None);
        parts.heading(MarkerKind::Arabic, Some(1), "1.", "卯", Some(c));
        assert_eq!(kinds(&parts), []);
    }

    #[test]
    fn a_missing_heading_may_be_glued() {
        let mut parts = Parts::of("一、甲。二、乙\n三、丙\n五、丁");
        parts.heading(MarkerKind::Part, Some(1), "一、", "甲", None);
        parts.heading(MarkerKind::Part, Some(3), "三、", "丙", None);
        parts.heading(MarkerKind::Part, Some(5), "五、", "丁", None);
        let missing = SlipKind::Missing { from: 4, to: 4 };
        assert_eq!(kinds(&parts), [SlipKind::Glued, missing]);
    }

    #[test]
    fn a_lost_heading_number() {
        let mut parts = Parts::of("（一）甲\n）乙\n（三）丙");
        parts.heading(MarkerKind::ParenHan, Some(1), "(一)", "甲", None);
        parts.heading(MarkerKind::ParenHan, None, ")", "乙", None);
        parts.heading(MarkerKind::ParenHan, Some(3), "(三)", "丙", None);
        assert_eq!(kinds(&parts), [SlipKind::Lost { expected: Some(2) }]);
    }

    #[test]
    fn shi_in_running_text() {
        let whole = Parts::of("一是甲。二是乙;三是丙。\n一是丁，二是戊。唯一是己。");
        assert_eq!(kinds(&whole), []);
        let gap = Parts::of("一是甲。三是丙。");
        assert_eq!(kinds(&gap), [SlipKind::Missing { from: 2, to: 2 }]);
        let unmarked_stop = Parts::of("一是甲二是乙。三是丙。");
        assert_eq!(kinds(&unmarked_stop), []);
    }

    #[test]
    fn points_that_lost_their_marker() {
        let mut parts = Parts::of("问题\n一是甲。\n二是乙。\n是丙。\n丁。");
        parts.problem(
            "问题",
            &[
                ("一是", "甲。"),
                ("二是", "乙。"),
                ("是", "丙。"),
                ("", "丁。"),
            ],
        );
        let lost = |n| SlipKind::Lost { expected: Some(n) };
        assert_eq!(kinds(&parts), [lost(3), lost(4)]);
    }

    #[test]
    fn an_unmarked_paragraph_between_whole_points_is_none() {
        let mut parts = Parts::of("问题\n一是甲。\n续。\n二是乙。\n下一步，丙。");
        parts.problem(
            "问题",
            &[
                ("一是", "甲。"),
                ("", "续。"),
                ("二是", "乙。"),
                ("", "下一步,丙。"),
            ],
        );
        assert_eq!(kinds(&parts), []);
    }

    #[test]
    fn a_first_point_without_marker() {
        let mut parts = Parts::of("问题\n甲。二是乙。");
        parts.problem("问题", &[("", "甲。"), ("二是", "乙。")]);
        let found = slips(&parts.document());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(parts.reading.quote(found[0].span), "甲");
    }

    #[test]
    fn points_in_brackets_inside_a_line() {
        let mut parts = Parts::of("问题\n（1）甲。（2）乙。（4）丙。");
        parts.problem("问题", &[("(1)", "甲。"), ("(2)", "乙。"), ("(4)", "丙。")]);
        assert_eq!(kinds(&parts), [SlipKind::Missing { from: 3, to: 3 }]);
    }

    #[test]
    fn numbers_of_markers() {
        for (marker, number) in [("（十二）", 12), ("③", 3), ("问题4", 4), ("【问题5】", 5)]
        {
            assert_eq!(number_of(marker), Some(number), "{marker}");
            if number < 13 && marker.contains('十') {
                assert_eq!(han_number(number).as_deref(), Some("十二"));
            }
        }
    }
}
