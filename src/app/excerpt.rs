//! A place of the text with a little of what stands around it.

use super::document::Work;
use crate::report::PointSpan;

/// A quotation is cut here, in code points.
const LONGEST: usize = 40;

/// So much is shown before and behind it, in code points, where it is not long itself.
const AROUND: usize = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub before: String,
    pub marked: String,
    pub behind: String,
}

/// `None` where the span lies outside the text or holds nothing. What reaches over the end of its line is cut there.
pub fn excerpt(work: &Work, [start, end]: PointSpan) -> Option<Excerpt> {
    let line = work.cut.lines.get(work.cut.line_at(start))?;
    let from = start.checked_sub(line.points.start)?;
    let to = end.min(line.points.end).checked_sub(line.points.start)?;
    let chars: Vec<char> = work.text.get(line.bytes.clone())?.chars().collect();
    let to = to.min(chars.len());
    if from >= to {
        return None;
    }
    let shown = to.min(from + LONGEST);
    let cut = shown < end.saturating_sub(line.points.start);
    let around = if to - from >= LONGEST / 2 { 0 } else { AROUND };
    let first = from.saturating_sub(around);
    let last = if cut {
        shown
    } else {
        (to + around).min(chars.len())
    };
    let dots = |there: bool| if there { "…" } else { "" };
    let text = |range: std::ops::Range<usize>| chars[range].iter().collect::<String>();
    Some(Excerpt {
        before: format!("{}{}", dots(first > 0), text(first..from))
            .trim_start()
            .into(),
        marked: format!("{}{}", text(from..shown), dots(cut)),
        behind: format!("{}{}", text(shown..last), dots(!cut && last < chars.len())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    fn of(text: &str, span: PointSpan) -> Option<(String, String, String)> {
        let work = Work::new(fixture::report(), text.into());
        excerpt(&work, span).map(|it| (it.before, it.marked, it.behind))
    }

    fn parts(before: &str, marked: &str, behind: &str) -> Option<(String, String, String)> {
        Some((before.into(), marked.into(), behind.into()))
    }

    #[test]
    fn a_place_stands_between_what_is_around_it() {
        let text = "𠮷前前前前前前前前前前前前前甲乙后后后后后后后后后后后后后";
        assert_eq!(
            of(text, [14, 16]),
            parts(
                "…前前前前前前前前前前前前",
                "甲乙",
                "后后后后后后后后后后后后…"
            )
        );
        assert_eq!(of("甲乙", [0, 2]), parts("", "甲乙", ""));
    }

    #[test]
    fn what_is_long_is_cut_and_stands_alone() {
        let text = "前".to_string() + &"长".repeat(60) + "后";
        assert_eq!(of(&text, [1, 61]), parts("…", &("长".repeat(40) + "…"), ""));
    }

    #[test]
    fn lines_are_not_left_and_no_span_does_harm() {
        assert_eq!(of("甲乙\n丙丁", [1, 4]), parts("甲", "乙…", ""));
        assert_eq!(of("甲乙", [2, 2]), None);
        assert_eq!(of("甲乙", [7, 9]), None);
        assert_eq!(of("甲乙", [1, 0]), None);
        assert_eq!(of("", [0, 1]), None);
    }
}
