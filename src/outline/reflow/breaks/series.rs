//! Which number may come next, in each family of markers.

use std::collections::HashMap;

use crate::outline::marker::{Marker, MarkerKind};

/// The numbers that a line has shown so far. They may run on across parts.
#[derive(Default)]
pub struct Series {
    last: HashMap<MarkerKind, Last>,
}

#[derive(Clone, Copy, Default)]
struct Last {
    number: u32,
    /// The number before the family began again: a point of an answer may be numbered like the problem.
    outer: Option<u32>,
}

impl Series {
    pub fn has(&self, kind: MarkerKind) -> bool {
        self.last.contains_key(&kind)
    }

    /// Takes `found` as the next of its family, if it can be. `behind_sentence`: a 。 stands before it.
    pub fn take(&mut self, found: &Marker, behind_sentence: bool) -> bool {
        let last = self.last.get(&found.kind).copied();
        let next = match (last, found.number) {
            // ) is what is left of the next one.
            (Some(last), None) if behind_sentence => Last {
                number: last.number + 1,
                ..last
            },
            (last, Some(1)) => Last {
                number: 1,
                outer: last.map(|l| l.number),
            },
            (Some(last), Some(n)) if n == last.number.saturating_add(1) => {
                Last { number: n, ..last }
            }
            (Some(Last { outer: Some(o), .. }), Some(n)) if behind_sentence && o + 1 == n => Last {
                number: n,
                outer: None,
            },
            // The document lost or left out one.
            (Some(last), Some(n)) if behind_sentence && n == last.number.saturating_add(2) => {
                Last { number: n, ..last }
            }
            _ => return false,
        };
        self.last.insert(found.kind, next);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::marker;

    /// The markers that are taken, each given with the sign before it.
    fn taken(markers: &[&str]) -> Vec<bool> {
        let mut series = Series::default();
        markers
            .iter()
            .map(|m| {
                let rest = m.trim_start_matches('。');
                let found = marker::read(rest, 0).expect("a marker");
                series.take(&found, rest.len() < m.len())
            })
            .collect()
    }

    #[test]
    fn numbers_run_on_start_again_and_return() {
        assert_eq!(taken(&["1.甲", "2.乙", "4.丁"]), [true, true, false]);
        assert_eq!(taken(&["2.乙"]), [false]);
        assert_eq!(
            taken(&["(1)甲", "。(1)子", "。(2)丑", "。(3)寅", "。(2)乙"]),
            [true, true, true, true, true]
        );
    }

    #[test]
    fn one_may_be_missing_behind_a_sentence() {
        assert_eq!(taken(&["(一)甲", "。(三)丙"]), [true, true]);
        assert_eq!(taken(&["(一)甲", "。(四)丁"]), [true, false]);
        assert_eq!(taken(&["(一)甲", "。)乙", "。(三)丙"]), [true, true, true]);
        assert_eq!(taken(&["(一)甲", ")乙"]), [true, false]);
    }
}
