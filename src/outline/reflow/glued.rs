//! A heading that ran into the first heading below it, broken before that one's marker.

use super::break_at;
use crate::outline::marker::{self, Marker, MarkerKind};
use crate::outline::shi;
use crate::text::reading::Edit;
use crate::text::{Line, Reading, is_han};

/// Longest heading, in characters.
const LONGEST: usize = 60;
/// The second heading follows within so many lines.
const FAR: usize = 40;

/// 二、…整改情况（一）针对…的问题 above a line with （二）, （一）…方面1.… above one with 2.: two headings on one line.
pub fn glued_headings(reading: &Reading) -> Vec<Edit> {
    let lines = reading.lines();
    let glued = lines.iter().enumerate().filter_map(|(i, line)| {
        let at = first_below(reading, *line)?;
        let below = marker::read(reading.text(), at)?;
        let following = &lines[i + 1..lines.len().min(i + 1 + FAR)];
        is_followed(reading, following, below.kind).then(|| break_at(at, at))
    });
    glued.collect()
}

/// Where the first heading of a lower level begins inside a heading.
fn first_below(reading: &Reading, line: Line) -> Option<usize> {
    let text = reading.text();
    let own = marker::read(text, line.span.start)?;
    let mut quoted = false;
    let mut before = ' ';
    for (i, c) in reading.get(line.span).char_indices().take(LONGEST) {
        let at = line.span.start + i;
        match c {
            '“' => quoted = true,
            '”' => quoted = false,
            '。' | ';' | ':' | '!' | '?' => return None,
            _ => {}
        }
        let behind_words = at > own.body && !quoted && (is_han(before) || before == '”');
        if behind_words && matches!(c, '(' | '1' | '第') && starts_below(text, own, at) {
            return Some(at);
        }
        before = c;
    }
    None
}

/// Is there the first marker below `own`? Below （一） only where the heading's words are at their end: 1. may be a figure.
fn starts_below(text: &str, own: Marker, at: usize) -> bool {
    let Some(below) = marker::read(text, at).filter(|m| m.number == Some(1)) else {
        return false;
    };
    let ended =
        || text[..at].trim_end_matches('”').ends_with("方面") || text[..at].ends_with("问题");
    match (own.kind, below.kind) {
        (MarkerKind::Part, MarkerKind::ParenHan) => true,
        (MarkerKind::Part | MarkerKind::ParenHan, MarkerKind::Arabic | MarkerKind::Ordinal)
        | (MarkerKind::Arabic | MarkerKind::Ordinal, MarkerKind::ParenArabic) => ended(),
        _ => false,
    }
}

/// Does the second heading of this family begin one of the lines, before another first?
fn is_followed(reading: &Reading, lines: &[Line], kind: MarkerKind) -> bool {
    let next = lines
        .iter()
        .filter(|l| !l.is_blank())
        .filter_map(|l| marker::read(reading.text(), l.span.start))
        .find(|m| m.kind == kind || m.kind == MarkerKind::Part);
    next.is_some_and(|m| m.kind == kind && m.number == Some(2))
}

/// 一是针对…的问题，…。二是针对…的问题，…。 in one paragraph: each is a problem.
pub fn glued_problems(reading: &Reading) -> Vec<Edit> {
    let starts = shi::glued(reading).into_iter();
    starts.map(|at| break_at(at, at)).collect()
}

#[cfg(test)]
mod tests {
    use crate::outline::reflow::repaired;

    #[test]
    fn a_part_parts_from_the_first_heading_in_it() {
        let text = "二、作风方面整改情况(一)针对推诿的问题。\n已约谈。\n(二)针对拖延的问题。";
        assert_eq!(repaired(text), text.replace("(一)", "\n(一)"));
    }

    #[test]
    fn a_heading_parts_from_the_first_one_in_it() {
        for (text, marker) in [
            ("(一)作风方面1.推诿。\n已约谈。\n2.拖延。", "1."),
            ("(一)“作风”方面第一,推诿。\n已约谈。\n第二,拖延。", "第一,"),
            ("二、作风方面问题1.推诿。\n已约谈。\n2.拖延。", "1."),
            ("1.作风问题(1)推诿。\n已约谈。\n(2)拖延。", "(1)"),
        ] {
            assert_eq!(repaired(text), text.replace(marker, &format!("\n{marker}")));
        }
    }

    #[test]
    fn a_bracket_that_numbers_no_heading_stays() {
        for text in [
            "(一)作风方面1.推诿。\n已约谈。\n(二)其他",
            "(一)资金1.2万元\n2.账目不清。",
            "1.作风(1)班推诿。\n(2)班拖延。",
            "二、贯彻条例(一)款的情况\n已学习。\n三、其他",
            "二、学习“纲要(一)”的情况\n(二)针对拖延的问题。",
            "二、作风方面。(一)已约谈。\n(二)已通报。",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
