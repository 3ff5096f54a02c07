//! Problems that follow each other in one paragraph, each with its answer: （一）…的问题。一是…。（二）…的问题。一是…。

use super::break_at;
use crate::outline::label::{self, LabelClass};
use crate::outline::marker::{self, Marker, MarkerKind};
use crate::outline::{framed, wording};
use crate::text::reading::Edit;
use crate::text::{Line, Reading, Span, sentence};

/// Breaks before the second problem of a paragraph and those behind it.
pub fn glued_siblings(reading: &Reading) -> Vec<Edit> {
    let lines: Vec<&Line> = reading.lines().iter().filter(|l| !l.is_blank()).collect();
    let starts = lines.iter().enumerate().flat_map(|(i, line)| {
        let starts = siblings(reading.text(), line.span);
        let pieces = pieces(line.span, &starts);
        let next = lines.get(i + 1).map(|l| l.span);
        let parted = starts.len() > 1 && are_problems(reading.text(), &pieces, next);
        let behind = if parted { &starts[1..] } else { &[] };
        behind.iter().map(|m| m.span.start).collect::<Vec<_>>()
    });
    starts.map(|at| break_at(at, at)).collect()
}

/// The marker that the paragraph begins with, and those that go on with it behind a sentence. None where the family
/// begins anew inside it: then the numbers are those of an answer.
fn siblings(text: &str, line: Span) -> Vec<Marker> {
    let families = [
        MarkerKind::ParenHan,
        MarkerKind::Arabic,
        MarkerKind::ParenArabic,
        MarkerKind::Problem,
    ];
    let first = marker::read(text, line.start).filter(|m| families.contains(&m.kind));
    let Some(first) = first else {
        return Vec::new();
    };
    let mut found = vec![first];
    let mut last = first.number;
    for (i, mark) in line.of(text).match_indices(['。', ';']) {
        let from = line.start + i + mark.len();
        let blanks = text[from..line.end].len() - text[from..line.end].trim_start().len();
        let next = marker::read(text, from + blanks).filter(|m| m.kind == first.kind);
        match next {
            Some(next) if next.number == Some(1) => return Vec::new(),
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
