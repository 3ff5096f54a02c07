//! Lines, cut once.

use super::Span;

/// One line of the reading copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The whole line without its line break.
    pub whole: Span,
    /// The line without white space at either end; empty for a blank line.
    pub span: Span,
}

impl Line {
    pub fn is_blank(&self) -> bool {
        self.span.is_empty()
    }
}

/// All lines of `text`, in order. A text that ends with a line break has no further, empty line. The breaks at `inner`, in
/// order, stand inside a line: those of the cells of a row.
pub fn cut(text: &str, inner: &[usize]) -> Vec<Line> {
    let mut inner = inner.iter().peekable();
    let mut start = 0;
    let mut lines = Vec::new();
    let breaks = text.match_indices('\n').map(|(at, _)| at);
    let ends = breaks.filter(|at| inner.next_if_eq(&at).is_none());
    for end in ends.chain((!text.ends_with('\n')).then_some(text.len())) {
        let whole = Span::new(start, end);
        if end < text.len() || !whole.is_empty() {
            lines.push(Line {
                whole,
                span: whole.trim(text),
            });
        }
        start = end + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_lose_their_break_and_their_blanks() {
        let text = "  甲 \n\n乙";
        let lines: Vec<&str> = cut(text, &[]).iter().map(|l| l.span.of(text)).collect();
        assert_eq!(lines, ["甲", "", "乙"]);
        assert_eq!(cut("", &[]), []);
        assert_eq!(cut("\n", &[]).len(), 1);
    }

    #[test]
    fn breaks_inside_a_row_end_no_line() {
        let text = "甲\n乙\t丙\n丁";
        let lines: Vec<&str> = cut(text, &[3]).iter().map(|l| l.span.of(text)).collect();
        assert_eq!(lines, ["甲\n乙\t丙", "丁"]);
    }
}
