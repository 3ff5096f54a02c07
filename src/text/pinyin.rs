//! Pinyin that content farms put in brackets behind a character: 關(guān)于.

use super::is_han;

/// Longest gloss, in letters (zhuāng).
const LONGEST: usize = 6;

/// If a gloss in brackets begins at `at` of `source`: where it ends.
///
/// A gloss stands behind a Chinese character and carries a tone mark; other Latin words in brackets stay.
/// A line break may have cut it.
pub fn gloss_end(source: &str, at: usize) -> Option<usize> {
    let rest = &source[at..];
    let inner = rest.strip_prefix(['(', '（'])?;
    let behind_han = source[..at]
        .chars()
        .rev()
        .take(3)
        .find(|&c| !matches!(c, '\r' | '\n'))
        .is_some_and(is_han);
    if !behind_han {
        return None;
    }
    closed(inner)
        .or_else(|| closed_behind_break(inner))
        .map(|behind| source.len() - behind.len())
}

/// If `?` stands at `at` for a character and the bracket of its gloss, `?xiàng)`: where that ends.
///
/// What was lost there cannot be told from the gloss.
pub fn broken_gloss_end(source: &str, at: usize) -> Option<usize> {
    let inner = source[at..].strip_prefix(['?', '？'])?;
    closed(inner).map(|behind| source.len() - behind.len())
}

/// What follows the gloss and the bracket that closes it, where `inner` begins with the gloss.
fn closed(inner: &str) -> Option<&str> {
    let letters: usize = inner
        .chars()
        .take(LONGEST + 1)
        .take_while(|&c| c.is_ascii_lowercase() || has_tone(c))
        .map(char::len_utf8)
        .sum();
    let (word, behind) = inner.split_at(letters);
    let rest = behind.strip_prefix([')', '）'])?;
    let is_gloss = word.chars().any(has_tone) && word.chars().count() <= LONGEST;
    is_gloss.then_some(rest)
}

/// Like [`closed`], for a gloss with one line break in it: 關(guā⏎n)于.
fn closed_behind_break(inner: &str) -> Option<&str> {
    let bytes: usize = inner
        .chars()
        .take(LONGEST + 3)
        .take_while(|&c| c.is_ascii_lowercase() || has_tone(c) || matches!(c, '\r' | '\n'))
        .map(char::len_utf8)
        .sum();
    let (word, behind) = inner.split_at(bytes);
    let rest = behind.strip_prefix([')', '）'])?;
    let (front, back) = word.split_once('\n')?;
    let front = front.strip_suffix('\r').unwrap_or(front);
    let letters = || front.chars().chain(back.chars());
    let is_gloss = letters().any(has_tone)
        && letters().count() <= LONGEST
        && !letters().any(|c| matches!(c, '\r' | '\n'));
    is_gloss.then_some(rest)
}

fn has_tone(c: char) -> bool {
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glosses_are_found() {
        assert_eq!(gloss_end("關(guān)于", 3), Some("關(guān)".len()));
    }

    #[test]
    fn a_line_break_may_cut_a_gloss() {
        for text in ["關(guā\nn)", "關(\nguān)", "關(guān\r\n)"] {
            assert_eq!(gloss_end(text, 3), Some(text.len()), "{text:?}");
        }
        assert_eq!(gloss_end("關\n(guān)", 4), Some("關\n(guān)".len()));
        assert_eq!(gloss_end("關\n\n\n(guān)", 6), None);
        for text in ["關(gu\nan)", "關(guān\n\n)", "關(guān\n于)"] {
            assert_eq!(gloss_end(text, 3), None, "{text:?}");
        }
    }

    #[test]
    fn a_gloss_that_lost_its_front() {
        assert_eq!(broken_gloss_end("?xiàng)巡察", 0), Some("?xiàng)".len()));
        for text in ["?xiang)", "?)", "?甲)", "(xiàng)", "?xiàng"] {
            assert_eq!(broken_gloss_end(text, 0), None, "{text}");
        }
    }

    #[test]
    fn other_brackets_are_none() {
        for text in ["甲(app)", "甲(试行)", "甲(B)", "甲(guān", "甲("] {
            assert_eq!(gloss_end(text, 3), None, "{text}");
        }
        assert_eq!(gloss_end("(guān)", 0), None);
    }
}
