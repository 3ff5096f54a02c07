//! Small questions that several rules ask of the reading copy.

use super::Document;
use crate::outline::BlockKind;
use crate::text::Span;

/// Is `c` a Chinese character (no mark, no kana)?
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{20000}'..='\u{3134F}')
}

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

/// Lines that say something and are no site chrome, trimmed.
pub fn plain_lines(document: &Document) -> Vec<Span> {
    let mut chrome = document.outline.of_kind(BlockKind::Chrome).peekable();
    document
        .reading
        .lines()
        .iter()
        .filter(|line| !line.is_blank())
        .map(|line| line.span)
        .filter(|line| {
            while chrome.next_if(|c| c.span.end <= line.start).is_some() {}
            !chrome.peek().is_some_and(|c| c.span.contains(*line))
        })
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

    #[test]
    fn sentences_lose_their_final_mark() {
        let text = "甲。乙! 丙";
        let cut: Vec<&str> = sentences(text, Span::new(0, text.len()))
            .map(|s| s.of(text))
            .collect();
        assert_eq!(cut, ["甲", "乙", "丙"]);
    }

    #[test]
    fn a_clause_ends_at_a_comma_or_its_length() {
        let text = "加强学习,抓好落实";
        let whole = Span::new(0, text.len());
        assert_eq!(first_clause(text, whole, 20).of(text), "加强学习");
        assert_eq!(first_clause(text, whole, 2).of(text), "加强");
    }
}
