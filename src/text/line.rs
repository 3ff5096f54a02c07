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

/// All lines of `text`, in order. A text that ends with a line break has no further, empty line.
pub fn cut(text: &str) -> Vec<Line> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|with_break| {
            let whole = Span::new(start, start + with_break.trim_end_matches('\n').len());
            start += with_break.len();
            Line {
                whole,
                span: whole.trim(text),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_lose_their_break_and_their_blanks() {
        let text = "  甲 \n\n乙";
        let lines: Vec<&str> = cut(text).iter().map(|l| l.span.of(text)).collect();
        assert_eq!(lines, ["甲", "", "乙"]);
    }
}
