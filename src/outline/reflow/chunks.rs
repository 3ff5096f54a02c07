//! Numbers that a share site put before its chunks.

use super::drop;
use crate::outline::marker::{self, MarkerKind};
use crate::text::reading::Edit;
use crate::text::{Reading, is_han};

/// Fewest numbers in the middle of a word, or before another marker, that show a share site at work.
const TELLING_CHUNKS: usize = 2;

/// 1、 2、 3、 … running through the document, some in the middle of a sentence.
pub fn chunk_numbers(reading: &Reading) -> Vec<Edit> {
    let text = reading.text();
    let mut edits = Vec::new();
    let mut telling = 0;
    // The first chunk begins a line, or a chunk begins with a heading that has a number of its own.
    let mut apart = false;
    let mut next = 1;
    for (at, _) in text.match_indices('、') {
        let digits = text[..at]
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        let start = at - digits;
        if digits == 0 || digits > 2 || text[start..at].parse() != Ok(next) {
            continue;
        }
        let end = at + '、'.len_utf8();
        let before = text[..start].chars().next_back();
        let opens = before.is_none_or(|c| c == '\n');
        let in_word = before.is_some_and(is_han) && text[end..].chars().next().is_some_and(is_han);
        let behind = marker::read(text, end).map(|m| m.kind);
        let doubles = opens && behind.is_some();
        telling += usize::from(in_word || doubles);
        apart |= opens && next == 1
            || matches!(
                behind,
                Some(MarkerKind::Part | MarkerKind::ParenHan | MarkerKind::Arabic)
            );
        edits.push(drop(start, end));
        next += 1;
    }
    if telling < TELLING_CHUNKS || !apart {
        edits.clear();
    }
    edits
}

#[cfg(test)]
mod tests {
    use crate::outline::reflow::repaired;

    #[test]
    fn numbers_of_chunks_go() {
        assert_eq!(
            repaired("1、关于整改的报告现将情况报2、告如下。\n3、二、反馈问题\n1.学习不够"),
            "关于整改的报告现将情况报告如下。\n二、反馈问题\n1.学习不够"
        );
    }

    #[test]
    fn the_documents_own_numbers_stay() {
        for text in [
            "1、学习不够。\n2、账目不清。\n3、作风不实。",
            "学习方面1、学习不够整改情况:已学习2、账目不清整改情况:已清理3、作风不实。",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
