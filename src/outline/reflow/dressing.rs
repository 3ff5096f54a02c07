//! Marks of lists and of Markdown: how a page dressed the text.

use super::drop;
use crate::outline::marker::{self, MarkerKind};
use crate::text::reading::Edit;
use crate::text::{Reading, Span};

/// Marks that a page puts before the items of a list.
const LIST_MARKS: &[char] = &['•', '·', '-', '–', '*', '◆', '●', '■', '▪', '○'];

/// List marks before most lines, or before another marker; `**` around a heading, `#` before it.
pub fn dressing(reading: &Reading) -> Vec<Edit> {
    let text = reading.text();
    let lines = || {
        reading
            .lines()
            .iter()
            .filter(|l| !l.is_blank())
            .map(|l| l.span)
    };
    let marked = lines().filter(|&l| list_mark(text, l).is_some()).count();
    let everywhere = marked >= 4 && marked * 5 >= lines().count() * 3;
    let mut edits = Vec::new();
    for line in lines() {
        if let Some(mark) = list_mark(text, line) {
            let before_marker =
                marker::read(text, mark.end).is_some_and(|m| m.kind != MarkerKind::Bullet);
            if everywhere || before_marker {
                edits.push(drop(mark.start, mark.end));
            }
        } else {
            edits.extend(markdown(text, line));
        }
    }
    edits
}

/// A list mark and the blanks behind it at the start of `line`.
fn list_mark(text: &str, line: Span) -> Option<Span> {
    let s = line.of(text);
    let rest = s.strip_prefix(LIST_MARKS)?;
    let behind = rest.trim_start_matches([' ', '\t']);
    // -3 and *某 are no items: ASCII marks need a blank.
    let apart = behind.len() < rest.len() || !s.as_bytes()[0].is_ascii();
    (apart && !behind.is_empty()).then(|| Span::new(line.start, line.end - behind.len()))
}

/// `**heading**` and `## heading`.
fn markdown(text: &str, line: Span) -> Vec<Edit> {
    let s = line.of(text);
    if let Some(inner) = s.strip_prefix("**")
        && let Some(close) = inner.find("**").filter(|&c| c > 0)
    {
        let end = line.start + 2 + close;
        return vec![drop(line.start, line.start + 2), drop(end, end + 2)];
    }
    let rest = s.trim_start_matches('#');
    let depth = s.len() - rest.len();
    let words = rest.trim_start_matches(' ');
    if (1..=6).contains(&depth) && words.len() < rest.len() && !words.is_empty() {
        return vec![drop(line.start, line.end - words.len())];
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use crate::outline::reflow::repaired;

    #[test]
    fn list_marks_and_markdown_go() {
        let dressed = "• 一、组织情况\n• 二、整改情况\n• 1.学习不够\n• 整改情况:已改\n• 某局党组";
        assert_eq!(repaired(dressed), dressed.replace("• ", ""));
        assert_eq!(
            repaired("**一、组织情况**\n## 二、整改情况\n- 1.学习"),
            "一、组织情况\n二、整改情况\n1.学习"
        );
        for text in ["●学习不够\n甲\n乙", "张**参加", "-3度", "#凭证"] {
            assert_eq!(repaired(text), text);
        }
    }
}
