//! Headings of one form under one parent.

use super::{SHOWN_CHARS, Slip, SlipKind, collect};
use crate::findings::Document;
use crate::findings::series::{Habit, Member};
use crate::findings::signs::{char_at, char_before, first_clause};
use crate::outline::BlockKind;
use crate::outline::marker::MarkerKind;
use crate::text::Span;
use std::collections::HashMap;

type Level = (Option<usize>, MarkerKind);

/// The headings of one form under one parent.
struct Siblings {
    members: Vec<Member>,
    habit: Habit,
    /// Where the first member can be looked for.
    from: usize,
}

pub fn slips(document: &Document) -> Vec<Slip> {
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
    let wanted = match slip.kind {
        SlipKind::Missing { from, .. } => from,
        // A list may have started again inside a line.
        SlipKind::Repeated { number, .. } if number > 1 => number - 1,
        _ => return Some(slip),
    };
    let start = slip.before.map_or(siblings.from, |s| s.end);
    if start >= slip.span.start {
        return Some(slip);
    }
    let Some(marker) = inside(text, Span::new(start, slip.span.start), kind, wanted) else {
        return Some(slip);
    };
    let SlipKind::Missing { from, .. } = slip.kind else {
        return None;
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

#[cfg(test)]
mod tests {
    use super::han_number;

    #[test]
    fn chinese_numerals() {
        for (number, han) in [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (35, "三十五"),
        ] {
            assert_eq!(han_number(number).as_deref(), Some(han));
        }
        assert_eq!(han_number(100), None);
    }
}
