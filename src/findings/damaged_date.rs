//! `damaged_date`: digits that were a date.
//!
//! **What it does.** Reports runs of digits before 日 that lost their 年 or 月. Where the digits have
//! exactly one calendar reading, `data.guess` holds it.
//!
//! **Why.** Pages that set numbers and words in separate fonts drop the words when they are copied;
//! the date must be looked up in the original, never guessed silently.
//!
//! **Example.** `2022412日` — can only have been 2022年4月12日.

use super::{Document, hit::Hit};

pub fn check(document: &Document) -> Vec<Hit> {
    document
        .scan
        .damaged
        .iter()
        .map(|damaged| {
            let quote = document.reading.quote(damaged.span);
            let hit = match damaged.readings.as_slice() {
                [only] => Hit::new(
                    damaged.span,
                    format!("日期残缺：“{quote}”，只可能是{only}，请核对原文"),
                    format!("Damaged date “{quote}”; its only calendar reading is {only}"),
                )
                .with("guess", only.as_str()),
                _ => Hit::new(
                    damaged.span,
                    format!("日期残缺：“{quote}”，请核对原文"),
                    format!("Damaged date “{quote}”"),
                ),
            };
            hit.with("readings", damaged.readings.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::entities::DamagedDate;
    use crate::findings::fixture::Parts;

    fn data_of(readings: &[&str]) -> Option<serde_json::Value> {
        let mut parts = Parts::of("2023511日反馈");
        let span = parts.span("2023511日");
        parts.scan.damaged = vec![DamagedDate {
            span,
            readings: readings.iter().map(|r| r.to_string()).collect(),
        }];
        let hits = check(&parts.document());
        assert_eq!(hits[0].spans, [span]);
        hits[0].get("guess").cloned()
    }

    #[test]
    fn guesses_only_where_there_is_one_reading() {
        assert_eq!(data_of(&["2023-05-11"]), Some("2023-05-11".into()));
        assert_eq!(data_of(&["2023-05-11", "2023-01-11"]), None);
    }

    #[test]
    fn a_whole_date_is_none() {
        let mut parts = Parts::of("2023年5月11日反馈");
        parts.scan.damaged.clear();
        assert!(check(&parts.document()).is_empty());
    }
}
