//! Small questions that several rules ask of the reading copy.

use super::Document;
use crate::outline::BlockKind;
use crate::text::{Span, is_han};

/// A Chinese character, or a mark that only Chinese text has.
pub fn is_chinese(c: char) -> bool {
    is_han(c) || "“”‘’《》【】〔〕、。".contains(c)
}

pub fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

pub fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// The name of an HTML entity that lost its `&`, and the quotation mark that it stands for.
pub fn quote_entity(text: &str) -> Option<(&'static str, char)> {
    const NAMES: [(&str, char); 4] = [
        ("ldquo;", '“'),
        ("rdquo;", '”'),
        ("lsquo;", '‘'),
        ("rsquo;", '’'),
    ];
    NAMES.into_iter().find(|(name, _)| text.starts_with(name))
}

/// `span` cut after its first `count` characters.
pub fn head(text: &str, span: Span, count: usize) -> Span {
    let inner = span.of(text);
    let end = inner.char_indices().nth(count).map_or(inner.len(), |c| c.0);
    Span::new(span.start, span.start + end)
}

/// `span` up to its first sentence end or comma, at most `count` characters.
pub fn first_clause(text: &str, span: Span, count: usize) -> Span {
    let short = head(text, span, count);
    let end = short
        .of(text)
        .find(['。', ',', ';', ':', '\n'])
        .unwrap_or(short.len());
    Span::new(span.start, span.start + end)
}

/// A line, or what site chrome leaves of it.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    pub span: Span,
    /// It is the site's.
    pub chrome: bool,
}

/// Lines that say something, trimmed, and the site chrome in and between them.
pub fn pieces(document: &Document) -> Vec<Piece> {
    let text = document.reading.text();
    let mut blocks = document.outline.of_kind(BlockKind::Chrome).peekable();
    let mut found = Vec::new();
    let mut keep = |from: usize, to: usize, chrome: bool| {
        let span = Span::new(from, to.max(from)).trim(text);
        if !span.is_empty() {
            found.push(Piece { span, chrome });
        }
    };
    for line in document.reading.lines() {
        let line = line.span;
        let mut from = line.start;
        while let Some(block) = blocks.next_if(|c| c.span.start < line.end) {
            keep(from, block.span.start, false);
            keep(block.span.start, block.span.end, true);
            from = from.max(block.span.end);
        }
        keep(from, line.end, false);
    }
    found
}

/// [`pieces`] without the site's.
pub fn plain_lines(document: &Document) -> Vec<Span> {
    pieces(document)
        .into_iter()
        .filter(|piece| !piece.chrome)
        .map(|piece| piece.span)
        .collect()
}

/// Cuts `line` into sentences, their final marks left out.
pub fn sentences(text: &str, line: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = line.start;
    line.of(text)
        .split_inclusive(['。', '!', '?'])
        .map(move |piece| {
            let span = Span::new(
                start,
                start + piece.trim_end_matches(['。', '!', '?']).len(),
            );
            start += piece.len();
            span.trim(text)
        })
        .filter(|s| !s.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::fixture::Parts;

    #[test]
    fn sentences_lose_their_final_mark() {
        let text = "甲。乙! 丙";
        let cut: Vec<&str> = sentences(text, Span::new(0, text.len()))
            .map(|s| s.of(text))
            .collect();
        assert_eq!(cut, ["甲", "乙", "丙"]);
    }

    #[test]
    fn chrome_is_left_out_of_its_line() {
        let mut parts = Parts::of("首页 > 公告 整改通报\n打印\n正文 关闭");
        for chrome in ["首页 > 公告", "打印", "关闭"] {
            parts.line(BlockKind::Chrome, chrome);
        }
        let lines: Vec<&str> = plain_lines(&parts.document())
            .iter()
            .map(|line| parts.reading.get(*line))
            .collect();
        assert_eq!(lines, ["整改通报", "正文"]);
    }

    #[test]
    fn a_clause_ends_at_a_comma_or_its_length() {
        let text = "加强学习,抓好落实";
        let whole = Span::new(0, text.len());
        assert_eq!(first_clause(text, whole, 20).of(text), "加强学习");
        assert_eq!(first_clause(text, whole, 2).of(text), "加强");
    }
}
