//! Sentences and quotations.

use super::Span;

/// End of the first sentence of `span`, its final mark included: up to 。 ！ ？ (not ；), outside
/// quotation marks if they close.
pub fn first_end(text: &str, span: Span) -> usize {
    let s = span.of(text);
    let mut depth = 0i32;
    let mut inside = None;
    for (i, c) in s.char_indices() {
        match c {
            '“' | '《' => depth += 1,
            '”' | '》' => depth = (depth - 1).max(0),
            '。' | '!' | '?' => {
                let end = span.start + i + c.len_utf8();
                if depth == 0 {
                    return end;
                }
                inside.get_or_insert(end);
            }
            '\n' => return inside.unwrap_or(span.start + i),
            _ => {}
        }
    }
    // A quotation that never closes does not swallow the sentence.
    if depth > 0 {
        inside.unwrap_or(span.end)
    } else {
        span.end
    }
}

/// The first sentence of `span`, its final mark included (see [`first_end`]).
pub fn first(text: &str, span: Span) -> Span {
    Span::new(span.start, first_end(text, span))
}

/// The sentences of `span`, each trimmed; empty ones are left out.
pub fn all(text: &str, span: Span) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let end = first_end(text, Span::new(at, span.end)).max(at);
        let end = if end == at {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        } else {
            end
        };
        let sentence = Span::new(at, end).trim(text);
        if !sentence.is_empty() {
            sentences.push(sentence);
        }
        at = end;
    }
    sentences
}

/// What stands between the “ at `at` and its partner; `None` if there is none before `end`.
pub fn quoted(text: &str, at: usize, end: usize) -> Option<Span> {
    let s = &text[at..end];
    if !s.starts_with('“') {
        return None;
    }
    let mut depth = 0;
    for (i, c) in s.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => {
                depth -= 1;
                if depth == 0 {
                    return Some(Span::new(at + '“'.len_utf8(), at + i));
                }
            }
            _ => {}
        }
    }
    None
}

/// `span` without white space and final punctuation.
pub fn without_final_mark(text: &str, span: Span) -> Span {
    let s = span.of(text);
    let kept = s.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '。' | ';' | ',' | ':' | '.' | '!' | '?' | '、')
    });
    Span::new(span.start, span.start + kept.len()).trim(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    #[test]
    fn a_sentence_ends_outside_quotation_marks() {
        let text = "提出“一要学。二要做”的要求。随后落实";
        assert_eq!(
            &text[..first_end(text, whole(text))],
            "提出“一要学。二要做”的要求。"
        );
        let open = "提出“一要学。二要做。";
        assert_eq!(&open[..first_end(open, whole(open))], "提出“一要学。");
    }

    #[test]
    fn sentences_cover_the_text() {
        let text = "甲。乙;丙!丁";
        let got: Vec<&str> = all(text, whole(text)).iter().map(|s| s.of(text)).collect();
        assert_eq!(got, ["甲。", "乙;丙!", "丁"]);
    }

    #[test]
    fn quotations_nest() {
        let text = "“甲“乙”丙”丁";
        assert_eq!(
            quoted(text, 0, text.len()).map(|s| s.of(text)),
            Some("甲“乙”丙")
        );
        assert_eq!(quoted("“甲", 0, "“甲".len()), None);
    }
}
