//! `glued_heading`: a heading that ran together with the next one.
//!
//! **What it does.** Reports a heading that seems to be missing but stands inside a line; a heading of the
//! form 关于“…”方面问题 into which another heading runs without a mark (`…”方面问题财务管理不规范问题。`); and a
//! first point `1.` or （一） that follows a heading's words without a mark.
//!
//! **Why.** Two levels became one: the problem has lost its own line and often its number.
//!
//! **Example.** `（一）关于“制度建设”方面问题1.社区制度不健全`.

use super::numbering::{Slip, SlipKind};
use super::signs::{char_at, char_before, first_clause, sentences};
use super::{Document, hit::Hit};
use crate::outline::{Block, BlockKind, marker::MarkerKind};
use crate::text::{Span, is_han};

/// What closes the frame of a heading; the longer before the shorter.
const FRAME_ENDS: [&str; 4] = ["”方面的问题", "”方面问题", "”的问题", "”问题"];
/// How a frame goes on by right.
const GOES_ON: [&str; 8] = ["的", "整改", "情况", "进展", "落实", "反馈", "和", "及"];
/// Longest heading in front of a glued point, in characters.
const HEADING_CHARS: usize = 60;
const SHOWN_CHARS: usize = 20;
/// More lines than these that the source does not have are the repair of a page without line breaks.
const MOST_PARTED: usize = 3;

pub fn check(document: &Document, slips: &[Slip]) -> Vec<Hit> {
    let text = document.reading.text();
    let mut places: Vec<Span> = slips
        .iter()
        .filter(|slip| slip.kind == SlipKind::Glued)
        .map(|slip| slip.span)
        .collect();
    for block in document.outline.of_kind(BlockKind::Heading) {
        let glued = second_heading(text, block).or_else(|| first_point(text, block));
        places.extend(glued.filter(|span| !places.iter().any(|p| p.overlaps(*span))));
    }
    places.extend(parted(document));
    places
        .into_iter()
        .map(|span| {
            let quote = document.reading.quote(span);
            Hit::new(
                span,
                format!("“{quote}”与前面的标题或正文粘连在同一行"),
                format!("“{quote}” ran together with what stands before it"),
            )
        })
        .collect()
}

/// Headings that the reading copy parted from the heading above them. Where a page lost all its line
/// breaks they say nothing.
fn parted(document: &Document) -> Vec<Span> {
    let (reading, blocks) = (document.reading, &document.outline.blocks);
    let on_line_of_another = |pair: &[Block]| {
        let between = Span::new(pair[0].span.end, pair[1].span.start);
        let broken = reading.get(between).contains('\n');
        broken && !reading.quote(between).contains(['\n', '\r'])
    };
    let pairs = || blocks.windows(2).filter(|pair| on_line_of_another(pair));
    if pairs().count() > MOST_PARTED {
        return Vec::new();
    }
    // 一是… 二是… may stand in one paragraph by right, whatever they number.
    let point = |b: &Block| b.marker.is_some_and(|m| m.kind == MarkerKind::ShiProblem);
    let headings = pairs()
        .filter(|pair| pair.iter().all(|b| b.kind == BlockKind::Heading) && !point(&pair[1]));
    headings
        .filter_map(|pair| {
            let rest = Span::new(pair[1].body.start, pair[1].body.end);
            let clause = first_clause(reading.text(), rest, SHOWN_CHARS);
            Some(pair[1].marker?.span.to(clause))
        })
        .collect()
}

/// The heading that runs on from the frame of another one.
fn second_heading(text: &str, block: &Block) -> Option<Span> {
    let first = sentences(text, block.body).next()?;
    let (end, frame) = first.of(text).match_indices('”').find_map(|(at, _)| {
        let behind = &first.of(text)[at..];
        FRAME_ENDS
            .iter()
            .find(|frame| behind.starts_with(**frame))
            .map(|frame| (at, frame))
    })?;
    let rest = Span::new(first.start + end + frame.len(), first.end);
    let inner = rest.of(text);
    let glued = inner.chars().next().is_some_and(is_han)
        && inner.ends_with("问题")
        && !inner.contains([',', ':', ';'])
        && !GOES_ON.iter().any(|word| inner.starts_with(word));
    // The frame's own words show where one ends and the other begins.
    let start = rest.start - frame.len() + '”'.len_utf8();
    glued.then_some(Span::new(start, rest.end))
}

/// `1.` right behind the words of a heading of another form.
fn first_point(text: &str, block: &Block) -> Option<Span> {
    if block.marker.is_none_or(|m| m.kind == MarkerKind::Arabic) {
        return None;
    }
    let line = crate::findings::signs::head(text, block.body, HEADING_CHARS);
    let (at, found) = line.of(text).match_indices("1.").next()?;
    let marker = Span::new(line.start + at, line.start + at + found.len());
    let glued = at > 0
        && char_before(text, marker.start).is_some_and(|c| is_han(c) || c == '”')
        && char_at(text, marker.end).is_some_and(is_han)
        && !text[line.start..marker.start].ends_with("附件")
        && !text[line.start..marker.start].contains(['。', ',', ':', ';']);
    glued.then(|| {
        let rest = Span::new(marker.end, block.body.end);
        marker.to(first_clause(text, rest, SHOWN_CHARS))
    })
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::findings::fixture::Parts;
    use crate::findings::hit::Hit;
    use crate::findings::numbering::slips;
    use crate::outline::marker::MarkerKind;

    fn check(document: &Document) -> Vec<Hit> {
        super::check(document, &slips(document))
    }

    fn glued(rest: &str) -> Vec<String> {
        let source = format!("（一）{rest}");
        let mut parts = Parts::of(&source);
        parts.heading(MarkerKind::ParenHan, Some(1), "(一)", rest, None);
        parts.hits(check).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn a_heading_in_a_heading() {
        assert_eq!(
            glued("关于“制度建设”方面问题财务管理不规范问题。账目不清。"),
            ["方面问题财务管理不规范问题"]
        );
        assert_eq!(
            glued("关于“制度建设”方面1.社区制度不健全"),
            ["1.社区制度不健全"]
        );
    }

    #[test]
    fn a_heading_of_another_part_inside_a_line() {
        let mut parts = Parts::of("一、甲。全部完成。二、整改情况\n三、丙");
        parts.heading(
            MarkerKind::Part,
            Some(1),
            "一、",
            "甲。全部完成。二、整改情况",
            None,
        );
        parts.heading(MarkerKind::Part, Some(3), "三、", "丙", None);
        assert_eq!(parts.hits(check), ["二、整改情况"]);
    }

    #[test]
    fn a_part_and_the_first_heading_in_it() {
        let hits = |text: &str| -> Vec<String> {
            let reading = crate::outline::reflow::repair(crate::text::Reading::new(text));
            let mut parts = Parts::of("");
            parts.outline = crate::outline::build(&reading);
            let document = Document {
                reading: &reading,
                ..parts.document()
            };
            let hits = check(&document);
            hits.iter()
                .map(|hit| reading.quote(hit.spans[0]).to_owned())
                .collect()
        };
        let glued = "二、作风方面整改情况（一）针对推诿的问题。\n已约谈。\n（二）针对拖延的问题。\n已通报。";
        assert_eq!(hits(glued), ["（一）针对推诿的问题"]);
        assert!(hits(&glued.replace("（一）", "\n（一）")).is_empty());
    }

    #[test]
    fn headings_by_themselves() {
        assert!(glued("关于“制度建设”方面问题的整改情况").is_empty());
        assert!(glued("针对“账目不清”的问题,加强管理,解决历史遗留问题。").is_empty());
        assert!(glued("关于学习的问题。1.开展学习。2.抓好落实。").is_empty());
    }
}
