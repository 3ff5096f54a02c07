//! Brackets that hold a status: （已完成） 【长期坚持】.

use super::frame;
use super::status::{SHORT, SHORT_HEADS};
use crate::text::Span;

/// The insides of the brackets in `span` that may hold a status.
pub fn all(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (i, c) in span.of(text).char_indices() {
        let at = span.start + i;
        match c {
            '(' | '【' => open = Some(at + c.len_utf8()),
            ')' | '】' => {
                if let Some(start) = open.take()
                    && frame::is_status(&text[start..at])
                {
                    found.push(Span::new(start, at));
                }
            }
            _ => {}
        }
    }
    // （已完成,长期坚持 at the end of its line: the other half was lost.
    let lost = open.map(|start| Span::new(start, span.end));
    let lost = lost.filter(|l| l.of(text).chars().take(SHORT + 1).count() <= SHORT);
    found.extend(lost.filter(|l| frame::is_status(l.of(text))));
    found
}

/// （已完成） or 【正在整改】 at the end of `span`, with its brackets.
pub fn trailing(text: &str, span: Span) -> Option<Span> {
    let s = span.of(text).trim_end_matches(['。', ' ', ';']);
    let open = s.rfind(['(', '【'])?;
    let inside = s[open..].trim_start_matches(['(', '【']);
    let inside = inside.strip_suffix([')', '】'])?;
    let is_status = inside.chars().count() <= 30
        && SHORT_HEADS.iter().any(|w| inside.starts_with(w))
        && frame::is_status(inside);
    is_status.then(|| Span::new(span.start + open, span.start + s.len()))
}

/// The bracket of `own` that states a date by which the open part will be done, if any.
pub fn dated(text: &str, own: &[Span]) -> Vec<Span> {
    own.iter()
        .flat_map(|&span| all(text, span))
        .filter(|b| b.of(text).contains("完成"))
        .collect()
}
