//! Problems that follow each other in one paragraph, each with its answer: （一）…的问题。一是…。（二）…的问题。一是…。
//! The heading of their class may stand before them.

use super::break_at;
use crate::outline::label::{self, LabelClass};
use crate::outline::marker::{self, Marker, MarkerKind};
use crate::outline::{framed, wording};
use crate::text::reading::Edit;
use crate::text::{Line, Reading, Span, sentence};

/// Longest heading of a class before the first problem, in characters.
const LONGEST: usize = 60;
const FAMILIES: [MarkerKind; 4] = [
    MarkerKind::ParenHan,
    MarkerKind::Arabic,
    MarkerKind::ParenArabic,
    MarkerKind::Problem,
];

/// Breaks before each problem of a paragraph that does not begin it.
pub fn glued_siblings(reading: &Reading) -> Vec<Edit> {
    let lines: Vec<&Line> = reading.lines().iter().filter(|l| !l.is_blank()).collect();
    let starts = lines.iter().enumerate().flat_map(|(i, line)| {
        let next = lines.get(i + 1).map(|l| l.span);
        parted(reading, line.span, next)
    });
    starts.map(|at| break_at(at, at)).collect()
}

fn parted(reading: &Reading, line: Span, next: Option<Span>) -> Vec<usize> {
    let text = reading.text();
    let opens = marker::read(text, line.start).filter(|m| FAMILIES.contains(&m.kind));
    let several = opens.map(|m| siblings(text, line, m));
    let several = several.filter(|found| found.len() > 1);
    let Some(found) = several.or_else(|| {
        let first = first_below_class(reading, line)?;
        Some(siblings(text, line, first))
    }) else {
        return Vec::new();
    };
    let starts = found.iter().map(|m| m.span.start);
    if are_problems(text, &pieces(line, &found), next) {
        starts.filter(|&at| at > line.start).collect()
    } else {
        Vec::new()
    }
}

/// The first marker of a family behind the heading of a class: （一）…方面。1.…
fn first_below_class(reading: &Reading, line: Span) -> Option<Marker> {
    let text = reading.text();
    let own = marker::read(text, line.start)?;
    let words = Span::new(own.body.min(line.end), line.end).of(text);
    let mut behind = words.char_indices().take(LONGEST).skip(1);
    let first = behind.find_map(|(i, _)| {
        let at = own.body + i;
        let ended = text[..at].trim_end_matches(['。', ':', ' ', '”']);
        let ended = ended.ends_with("方面") || ended.ends_with("方面问题");
        let found = ended.then(|| marker::read(text, at)).flatten()?;
        (found.number == Some(1) && FAMILIES.contains(&found.kind)).then_some(found)
    })?;
    let heading = Span::new(line.start, first.span.start);
    framed::stands_above_problems(reading, heading).then_some(first)
}

/// `first` and the markers of the paragraph that go on with it behind a sentence. None but the first where the family
/// begins anew: then the numbers are those of an answer.
fn siblings(text: &str, line: Span, first: Marker) -> Vec<Marker> {
    let mut found = vec![first];
    let mut last = first.number;
    let behind = Span::new(first.body.min(line.end), line.end);
    for (i, mark) in behind.of(text).match_indices(['。', ';']) {
        let from = behind.start + i + mark.len();
        let blanks = text[from..line.end].len() - text[from..line.end].trim_start().len();
        let next = marker::read(text, from + blanks).filter(|m| m.kind == first.kind);
        match next {
            Some(next) if next.number == Some(1) => return vec![first],
            Some(next) if next.number == last.and_then(|n| n.checked_add(1)) => {
                last = next.number;
                found.push(next);
            }
            _ => {}
        }
    }
    found
}

/// The text behind each marker, up to the next.
fn pieces(line: Span, markers: &[Marker]) -> Vec<Span> {
    let ends = markers.iter().skip(1).map(|m| m.span.start);
    let ends = ends.chain([line.end]);
    let pieces = markers.iter().zip(ends);
    pieces
        .map(|(m, end)| Span::new(m.body.min(end), end))
        .collect()
}

/// Each has the label of an answer; or none has one, and each is a problem in a frame with what was done behind it.
fn are_problems(text: &str, pieces: &[Span], next: Option<Span>) -> bool {
    let answers = |l: &label::Label| l.class == LabelClass::Measures;
    let answered = |piece: &Span| label::inside(text, *piece).iter().any(answers);
    if pieces.iter().any(answered) {
        return pieces.iter().all(answered);
    }
    // One answer to all of them follows: they are points of one problem.
    let shared = next.is_some_and(|l| label::at_start(text, l).is_some_and(|l| answers(&l)));
    !shared && pieces.iter().all(|&piece| is_answered_frame(text, piece))
}

/// …的问题。一是…: the frame of a problem, and no further fault behind it.
fn is_answered_frame(text: &str, piece: Span) -> bool {
    let first = sentence::first_end(text, piece);
    let named = Span::new(piece.start, first).of(text);
    let clause = named.trim_end_matches(['。', ':', ';']);
    let frame = framed::frame(text, piece).is_some() || clause.ends_with("的问题");
    let behind = Span::new(first, piece.end).of(text).trim_start();
    let point = marker::read(behind, 0).map_or(0, |m| m.body.min(behind.len()));
    let told = &behind[point..];
    frame
        && !told.is_empty()
        && !wording::reads_as_answer(clause.trim_end_matches("的问题"))
        && !wording::reads_as_problem(told.split('。').next().unwrap_or(told))
}

#[cfg(test)]
mod tests {
    use crate::outline::reflow::repaired;

    #[test]
    fn problems_of_one_paragraph_have_lines_of_their_own() {
        for text in [
            "(一)巡护不勤的问题。一是巡护9次。(二)账目不清的问题。一是理清账目。(三)学习少的问题。已学习。",
            "1.巡护不勤。整改情况:巡护9次。2.账目不清。整改情况:已理清。",
        ] {
            let parted = text.replace("(二)", "\n(二)").replace("(三)", "\n(三)");
            assert_eq!(repaired(text), parted.replace("2.", "\n2."));
        }
    }

    #[test]
    fn the_heading_of_their_class_has_a_line_of_its_own() {
        for text in [
            "(一)作风方面。1.推诿的问题。一是约谈。2.拖延的问题。一是督办。",
            "(一)“作风”方面1.推诿。整改情况:约谈。2.拖延。整改情况:督办。",
            "(二)作风方面问题。1.推诿的问题。一是约谈。",
        ] {
            let parted = text.replace("1.", "\n1.").replace("2.", "\n2.");
            assert_eq!(repaired(text), parted);
        }
        for text in [
            "(一)作风方面。1.推诿。2.拖延。",
            "(一)作风不实的问题。1.推诿的问题。一是约谈。2.拖延的问题。一是督办。",
            "(一)作风方面。整改情况:1.约谈。2.督办。",
        ] {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn points_of_one_problem_or_answer_stay_together() {
        for text in [
            "1.巡护不勤的问题。2.账目不清的问题。",
            "1.巡护不勤的问题。有的夜间未巡护。2.账目不清的问题。有的未入账。",
            "1.巡护不勤的问题。巡护9次。2.账目不清的问题。理账3次。\n整改情况:招聘2人。",
            "1.巡护不勤。整改情况:1.巡护9次。2.解决夜间无人的问题。招聘2人。",
            "1.巡护不勤。整改情况:巡护9次。2.招聘2人。",
            "1.解决夜间无人的问题。招聘2人。2.解决账目不清的问题。理账3次。",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
