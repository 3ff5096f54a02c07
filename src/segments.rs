//! The whole text cut into consecutive pieces, each with its part in the document.

use crate::ledger::Ledger;
use crate::outline::{BlockKind, Outline};
use crate::report::{Role, Segment};
use crate::text::{Reading, Span};

/// A piece of the reading copy with a role.
type Piece = (Span, Role);

/// Segments that cover every code point of the source once, in order.
pub fn of(reading: &Reading, outline: &Outline, ledger: &Ledger) -> Vec<Segment> {
    let over = of_ledger(ledger);
    let mut pieces = around(&of_blocks(outline), &over);
    pieces.extend(over);
    pieces.sort_by_key(|(span, _)| span.start);
    tile(reading, &pieces)
}

/// Gives each segment the page that it begins on. `pages` says where in `source`, in bytes, each page begins.
pub fn put_on_pages(segments: &mut [Segment], source: &str, pages: &[usize]) {
    let mut starts = points_at(source, pages).into_iter().peekable();
    let mut page = 0;
    for segment in segments {
        while starts.next_if(|&start| start <= segment.span[0]).is_some() {
            page += 1;
        }
        // What stands before the first page, if anything does, belongs to it.
        segment.page = (!pages.is_empty()).then_some(page.max(1));
    }
}

/// Byte offsets, in rising order, as code points.
fn points_at(source: &str, offsets: &[usize]) -> Vec<usize> {
    let (mut at, mut points) = (0, 0);
    offsets
        .iter()
        .map(|&offset| {
            points += source
                .get(at..offset)
                .map_or(0, |part| part.chars().count());
            at = offset;
            points
        })
        .collect()
}

fn of_blocks(outline: &Outline) -> Vec<Piece> {
    outline
        .blocks
        .iter()
        .enumerate()
        .map(|(i, b)| {
            let role = match b.kind {
                BlockKind::Heading if outline.is_point(i) => Role::Body,
                BlockKind::Chrome => Role::Chrome,
                BlockKind::Title => Role::Title,
                BlockKind::Opening => Role::Opening,
                BlockKind::Heading => Role::Heading,
                BlockKind::Text | BlockKind::Table => Role::Body,
                BlockKind::Closing => Role::Closing,
                BlockKind::Signature => Role::Signature,
            };
            (b.span, role)
        })
        .collect()
}

/// What the ledger says of the text, without overlaps, in order.
fn of_ledger(ledger: &Ledger) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for problem in &ledger.problems {
        let mut at = problem.span.start;
        for response in &problem.responses {
            let start = response.label.map_or(response.text.start, |l| l.start);
            pieces.push((Span::new(at, start.max(at)), Role::Problem));
            pieces.push((
                Span::new(start.max(at), response.text.end.max(at)),
                Role::Response,
            ));
            at = response.text.end.max(at);
        }
        pieces.push((Span::new(at, problem.span.end.max(at)), Role::Problem));
    }
    let listed = |list: &[crate::ledger::NumberedText], role| -> Vec<Piece> {
        list.iter().map(|n| (n.text, role)).collect()
    };
    pieces.extend(listed(&ledger.remaining, Role::Remaining));
    pieces.extend(listed(&ledger.commitments, Role::Commitment));
    pieces.sort_by_key(|(span, _)| (span.start, span.end));
    let mut end = 0;
    for (span, _) in &mut pieces {
        span.start = span.start.max(end);
        span.end = span.end.max(span.start);
        end = span.end;
    }
    pieces.retain(|(span, _)| !span.is_empty());
    pieces
}

/// `base` without what lies under `over`; both in order.
fn around(base: &[Piece], over: &[Piece]) -> Vec<Piece> {
    let mut left = Vec::new();
    let mut covers = over.iter().peekable();
    for &(span, role) in base {
        let mut at = span.start;
        while let Some((cover, _)) = covers.peek() {
            if cover.start >= span.end {
                break;
            }
            if cover.start > at {
                left.push((Span::new(at, cover.start), role));
            }
            at = at.max(cover.end);
            if cover.end > span.end {
                break;
            }
            covers.next();
        }
        if at < span.end {
            left.push((Span::new(at, span.end), role));
        }
    }
    left
}

/// Puts the pieces (in order, without overlaps) end to end in code points, with [`Role::Blank`] between them.
fn tile(reading: &Reading, pieces: &[Piece]) -> Vec<Segment> {
    let total = reading.source_points();
    let mut segments: Vec<Segment> = Vec::new();
    let mut at = 0;
    let mut push = |to: usize, role: Role, at: &mut usize| {
        if to > *at {
            segments.push(Segment {
                span: [*at, to],
                role,
                page: None,
            });
            *at = to;
        }
    };
    for &(span, role) in pieces {
        let [start, end] = reading.source_span(span);
        push(start, Role::Blank, &mut at);
        push(end, role, &mut at);
    }
    push(total, Role::Blank, &mut at);
    segments
}
