//! A heading that ran into the first heading below it, broken before that one's marker.

use super::break_at;
use crate::outline::marker::{self, MarkerKind};
use crate::outline::shi;
use crate::text::reading::Edit;
use crate::text::{Line, Reading, is_han};

/// Longest heading, in characters.
const LONGEST: usize = 60;
/// The second heading follows within so many lines.
const FAR: usize = 40;

/// 二、…整改情况（一）针对…的问题 above a line with （二）: two headings on one line.
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

/// Where the first heading of a lower level begins inside a part's heading.
fn first_below(reading: &Reading, line: Line) -> Option<usize> {
    let text = reading.text();
    let own = marker::read(text, line.span.start).filter(|m| m.kind == MarkerKind::Part)?;
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
        let first = |m: marker::Marker| m.kind == MarkerKind::ParenHan && m.number == Some(1);
        if behind_words && marker::read(text, at).is_some_and(first) {
            return Some(at);
        }
        before = c;
    }
    None
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
    fn a_bracket_that_numbers_no_heading_stays() {
        for text in [
            "二、贯彻条例(一)款的情况\n已学习。\n三、其他",
            "二、学习“纲要(一)”的情况\n(二)针对拖延的问题。",
            "二、作风方面。(一)已约谈。\n(二)已通报。",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
