//! `incomplete_source`: something of the file may be missing in the text.
//!
//! **What it does.** Reports pictures, embedded objects and pages without text that the file holds and that could not be
//! read, and the end of a file that is cut off; one finding for the document, at its beginning, since nobody knows where the text would stand. What is left out on
//! purpose (comments, running heads, deletions) is told in `source.left_out` only, and lost characters are `decoding_loss`.
//!
//! **Why.** A scanned annex or a ledger pasted as a picture holds problems that no program sees here.
//!
//! **Example.** A PDF of twelve pages, of which three are scans.

use super::{Document, hit::Hit};
use crate::report::Omission;
use crate::text::Span;

pub fn check(document: &Document) -> Vec<Hit> {
    let missing: Vec<(usize, &str, &str, &str)> = document
        .left_out
        .iter()
        .filter_map(|left_out| {
            let (key, zh, en) = said(left_out.what)?;
            Some((left_out.count, key, zh, en))
        })
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let list = |one: fn(&(usize, &str, &str, &str)) -> String| -> Vec<String> {
        missing.iter().map(one).collect()
    };
    let zh = list(|(count, _, zh, _)| format!("{count}{zh}")).join("、");
    let en = list(|(count, _, _, en)| format!("{en}: {count}")).join(", ");
    let mut hit = Hit::new(
        beginning(document),
        format!("文件里有{zh}没有读入，其中可能有正文"),
        format!("The file holds what could not be read and may belong to the text ({en})"),
    );
    for (count, key, ..) in missing {
        hit = hit.with(key, count);
    }
    vec![hit]
}

/// The first line that says something.
fn beginning(document: &Document) -> Span {
    let lines = document.reading.lines();
    lines
        .iter()
        .find(|line| !line.is_blank())
        .map_or(Span::new(0, 0), |line| line.span)
}

fn said(what: Omission) -> Option<(&'static str, &'static str, &'static str)> {
    match what {
        Omission::Pictures => Some(("pictures", "处图片", "pictures")),
        Omission::Objects => Some(("objects", "处嵌入对象", "embedded objects")),
        Omission::PagesWithoutText => Some((
            "pages_without_text", "页没有文字的页面", "pages without text",
        )),
        Omission::DamagedPages => Some(("damaged_pages", "页已损坏的页面", "damaged pages")),
        Omission::CutOff => Some(("cut_off", "处被截断的内容", "cut-off ends")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::fixture::Parts;
    use crate::report::LeftOut;

    fn hits(left_out: &[(Omission, usize)]) -> Vec<Hit> {
        let mut parts = Parts::of("\n整改通报\n正文");
        parts.left_out = left_out
            .iter()
            .map(|&(what, count)| LeftOut {
                what,
                count,
                texts: Vec::new(),
            })
            .collect();
        check(&parts.document())
    }

    #[test]
    fn what_may_be_missing_is_told_once() {
        let hits = hits(&[(Omission::PagesWithoutText, 3), (Omission::Pictures, 1)]);
        assert_eq!(hits.len(), 1);
        assert_eq!(hits[0].get("pages_without_text"), Some(&3.into()));
        assert_eq!(hits[0].get("pictures"), Some(&1.into()));
        assert_eq!(hits[0].spans, [Span::new(1, 13)]);
    }

    #[test]
    fn a_file_that_is_cut_off_is_told() {
        assert_eq!(
            hits(&[(Omission::CutOff, 1)])[0].get("cut_off"),
            Some(&1.into())
        );
    }

    #[test]
    fn what_is_left_out_on_purpose_is_not() {
        assert!(hits(&[(Omission::Comments, 2), (Omission::HeadersFooters, 1)]).is_empty());
        assert!(hits(&[]).is_empty());
    }
}
