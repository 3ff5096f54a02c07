//! `decoding_loss`: characters that the decoding lost.
//!
//! **What it does.** Reports replacement characters (U+FFFD), the 锟斤拷 that they turn into when
//! they are decoded once more, and `?` where the front of a gloss (`?xiàng)`) or of an HTML entity
//! (`?rdquo;`) was; one finding for the document.
//!
//! **Why.** What stood there cannot be recovered from this file.
//!
//! **Example.** `党总支��议`.

use super::{Document, hit::Hit, signs};
use crate::text::{Span, pinyin};

/// UTF-8 replacement characters, decoded as GBK.
const TWICE_LOST: &str = "锟斤拷";

pub fn check(document: &Document) -> Vec<Hit> {
    let text = document.reading.text();
    let mut places: Vec<Span> = Vec::new();
    let lost = text
        .match_indices('\u{FFFD}')
        .map(|(at, found)| Span::new(at, at + found.len()))
        .chain(
            text.match_indices('锟')
                .filter(|(at, _)| text[*at..].starts_with(TWICE_LOST))
                .map(|(at, _)| Span::new(at, at + TWICE_LOST.len())),
        );
    let broken = text.match_indices('?').filter_map(|(at, _)| {
        let end = pinyin::broken_gloss_end(text, at).or_else(|| {
            let (name, _) = signs::quote_entity(&text[at + 1..])?;
            Some(at + 1 + name.len())
        })?;
        Some(Span::new(at, end))
    });
    let mut lost: Vec<Span> = lost.chain(broken).collect();
    lost.sort();
    for span in lost {
        match places.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => places.push(span),
        }
    }
    let count = places.len();
    let mut places = places.into_iter();
    let Some(first) = places.next() else {
        return Vec::new();
    };
    vec![
        Hit::new(
            first,
            format!("有{count}处字符在转码中丢失"),
            format!("Characters were lost in decoding at {count} place(s)"),
        )
        .also(places)
        .with("places", count),
    ]
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::{Parts, hits};

    #[test]
    fn one_for_the_document() {
        let parts = Parts::of("党总支\u{FFFD}\u{FFFD}议，锟斤拷");
        let found = check(&parts.document());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].spans.len(), 2);
    }

    #[test]
    fn fronts_of_glosses_and_entities() {
        let parts = Parts::of("领域?qū)m?xiàng)组“实打?rdquo;");
        let found = check(&parts.document());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].spans.len(), 3);
    }

    #[test]
    fn a_whole_text_is_none() {
        assert!(hits("党总支会议，怎么办?(见附件)", check).is_empty());
    }
}
