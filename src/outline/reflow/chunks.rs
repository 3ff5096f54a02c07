//! Numbers that a share site put before its chunks.

use super::drop;
use crate::outline::cues::tells_of_inspection;
use crate::outline::marker::{self, MarkerKind};
use crate::text::reading::Edit;
use crate::text::{Reading, is_han};

/// Fewest numbers in the middle of a word, or before another marker, that show a share site at work.
const TELLING_CHUNKS: usize = 2;

/// How much of a sentence is read, in characters.
const SENTENCE: usize = 200;

/// 1、 2、 3、 … running through the document, some in the middle of a sentence.
pub fn chunk_numbers(reading: &Reading) -> Vec<Edit> {
    let text = reading.text();
    let mut edits = Vec::new();
    let mut telling = 0;
    // The first chunk begins a line, or a chunk begins with a heading that has a number of its own.
    let mut apart = false;
    // The first chunk holds the opening; so many chunks begin inside a sentence.
    let mut from_head = false;
    let mut cuts = 0;
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
        let cut = (next > 1 && opens)
            .then(|| cut_sentence(text, start))
            .flatten();
        cuts += usize::from(cut.is_some());
        edits.push(drop(cut.unwrap_or(start), end));
        let behind_sentence = opens || before == Some('。');
        from_head |= next == 1 && behind_sentence && tells_of_inspection(first_sentence(text, end));
        next += 1;
    }
    // Headings of a list may lack their last mark, but a list does not begin with the opening.
    if from_head && cuts >= TELLING_CHUNKS {
        return edits;
    }
    if telling < TELLING_CHUNKS || !(apart || from_head) {
        edits.clear();
    }
    edits
}

/// The first sentence at `at`, over line breaks but not into the next number.
fn first_sentence(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let near = rest
        .char_indices()
        .nth(SENTENCE)
        .map_or(rest, |(i, _)| &rest[..i]);
    let sentence = near.split('。').next().unwrap_or("");
    sentence.split("\n2、").next().unwrap_or("")
}

/// Where the sentence breaks off that goes on at the start of the line at `at`: 。成立工作组,下设  2、综合组.
fn cut_sentence(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].trim_end();
    let line = &before[before.rfind('\n').map_or(0, |i| i + 1)..];
    let heading = marker::read(line, 0).is_some() && !line.contains(['。', ',']);
    let inside = line.ends_with(is_han) && !heading;
    inside.then_some(before.len())
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
    fn a_sentence_cut_by_a_chunk_is_joined() {
        assert_eq!(
            repaired(
                "1、关于整改的通报县委第一巡察组开展了巡察。专班下设\n2、三个组。共清退\n3、486元。\n二、甲"
            ),
            "关于整改的通报县委第一巡察组开展了巡察。专班下设三个组。共清退486元。\n二、甲"
        );
    }

    #[test]
    fn the_documents_own_numbers_stay() {
        for text in [
            "1、学习不够。整改情况:已改\n2、账目不清。整改情况:已清\n3、作风不实。",
            "1、学习不够。\n2、账目不清。\n3、作风不实。",
            "学习方面1、学习不够整改情况:已学习2、账目不清整改情况:已清理3、作风不实。",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
