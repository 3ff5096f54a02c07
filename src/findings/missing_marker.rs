//! `missing_marker`: a numbered sequence that skips or lacks a member.
//!
//! **What it does.** Reports each place where headings, 一是/二是 or the points of an answer skip a number, and
//! where a member stands without its marker (`是加强…` for 三是, an unmarked paragraph where the next point
//! belongs). Sequences may run on across parts and may start again at 1.
//!
//! **Why.** Something was dropped: a point, or only its number.
//!
//! **Example.** `一是… 三是…`.

use super::numbering::{Slip, SlipKind};
use super::{Document, hit::Hit};

pub fn check(document: &Document, slips: &[Slip]) -> Vec<Hit> {
    slips
        .iter()
        .filter_map(|slip| {
            let quote = document.reading.quote(slip.span);
            let hit = match slip.kind {
                SlipKind::Missing { from, to } => {
                    let numbers = if from == to {
                        from.to_string()
                    } else {
                        format!("{from}–{to}")
                    };
                    Hit::new(
                        slip.span,
                        format!("“{quote}”之前缺少第{numbers}项"),
                        format!("Number {numbers} is missing before “{quote}”"),
                    )
                    .with("from", from)
                    .with("to", to)
                }
                SlipKind::Lost { expected } => {
                    let hit = Hit::new(
                        slip.span,
                        format!("“{quote}”丢失了序号"),
                        format!("“{quote}” lost its number"),
                    );
                    match expected {
                        Some(number) => hit.with("expected", number),
                        None => hit,
                    }
                }
                SlipKind::Repeated { .. } | SlipKind::Glued => return None,
            };
            Some(hit.also(slip.before))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::findings::fixture::hits;
    use crate::findings::hit::Hit;
    use crate::findings::numbering::slips;

    fn check(document: &Document) -> Vec<Hit> {
        super::check(document, &slips(document))
    }

    #[test]
    fn a_skipped_point() {
        assert_eq!(
            hits("一是加强学习。三是抓好落实。", check),
            ["三是抓好落实"]
        );
        assert!(hits("一是加强学习。二是抓好落实。", check).is_empty());
    }
}
