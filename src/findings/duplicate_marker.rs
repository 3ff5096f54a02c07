//! `duplicate_marker`: a numbered sequence that repeats a member.
//!
//! **What it does.** Reports each place where a number of the same sequence returns.
//!
//! **Why.** References to the number are ambiguous, and the count of problems is in doubt.
//!
//! **Example.** `一是… 二是… 二是… 三是…`.

use super::numbering::{Slip, SlipKind};
use super::{Document, hit::Hit};

pub fn check(document: &Document, slips: &[Slip]) -> Vec<Hit> {
    slips
        .iter()
        .filter_map(|slip| {
            let SlipKind::Repeated { number, expected } = slip.kind else {
                return None;
            };
            let quote = document.reading.quote(slip.span);
            let hit = Hit::new(
                slip.span,
                format!("序号重复：“{quote}”处应为第{expected}项"),
                format!("“{quote}” repeats number {number}; {expected} belongs here"),
            );
            Some(
                hit.also(slip.before)
                    .with("number", number)
                    .with("expected", expected),
            )
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
    fn a_number_twice() {
        assert_eq!(hits("一是甲。二是乙。二是丙。三是丁。", check), ["二是丙"]);
        assert!(hits("一是甲。二是乙。\n一是丙。二是丁。", check).is_empty());
    }
}
