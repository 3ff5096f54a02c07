//! When the inspectors were there.

use super::Dated;
use super::sittings::is_few_days;
use super::unread::{dates, inside, unread_range};
use super::words::{contains_any, places};
use crate::entities::{Entity, Scan};
use crate::report::{DateRange, EntityKind, Precision, Value};
use crate::text::Span;

/// The dates of the visit, quoted even where they are placeholders or damaged.
/// `visit`: where the sentence says 开展了巡察, if it does.
pub fn period(
    text: &str,
    opening: Span,
    visit: Option<usize>,
    scan: &Scan,
) -> Option<Dated<DateRange>> {
    let before_visit = Span::new(opening.start, visit.unwrap_or(opening.end));
    let joined = visit.and_then(|_| joined_dates(text, before_visit, scan));
    unread_range(text, before_visit, scan)
        .or_else(|| unread_range(text, opening, scan))
        .or_else(|| written_period(text, before_visit, scan))
        .or(joined)
        .or_else(|| written_period(text, opening, scan))
        .or_else(|| visit.and_then(|_| yearless_period(text, before_visit, scan)))
        .or_else(|| visit.and_then(|_| single_date(text, before_visit, scan)))
        .filter(|found| visit.is_some() || !is_of_feedback(text, opening, found.span, scan))
}

/// 巡察时间:2024年9月9日至11月8日, in a chapter of its own as notices have it.
pub fn labelled_period(text: &str, rest: Span, scan: &Scan) -> Option<Dated<DateRange>> {
    let near = super::words::at_most(text, rest, 6000);
    ["巡察时间", "巡视时间", "进驻时间", "驻点时间"]
        .iter()
        .find_map(|label| {
            let at = places(text, near, label).next()? + label.len();
            written_period(
                text,
                super::words::at_most(text, Span::new(at, near.end), 120),
                scan,
            )
        })
}

fn written_period(text: &str, within: Span, scan: &Scan) -> Option<Dated<DateRange>> {
    let mut periods = inside(&scan.entities, within, |e| e.span)
        .filter_map(days)
        .skip_while(|p| p.value.start.is_none() && p.value.end.is_none());
    let mut visit = periods.next()?;
    // A visit in two stretches: 3月1日至4月2日、4月26日至5月15日.
    for next in periods {
        let between = text.get(visit.span.end..next.span.start).map(str::trim);
        let joined = matches!(between, Some("、" | "和" | "及" | "与" | "以及" | ","));
        if !joined || next.value.end.is_none() {
            break;
        }
        visit.span = visit.span.to(next.span);
        visit.value.end = next.value.end;
    }
    Some(visit)
}

/// 1月4日至5日分别向…反馈: a few days of a sentence that only hands over are no visit.
fn is_of_feedback(text: &str, opening: Span, period: Span, scan: &Scan) -> bool {
    let sentence = super::words::sentences(text, opening).find(|s| s.contains(period));
    let hands_over = sentence.is_some_and(|s| {
        let behind = &text[period.end..s.end];
        behind.contains("反馈") && !contains_any(behind, &["开展", "进驻", "实施"])
    });
    hands_over && inside(&scan.entities, period, |e| e.span).any(|e| is_few_days(text, e))
}

/// 3月1日至5月10日,县委巡察组对…: quoted, though it says no year.
fn yearless_period(text: &str, before_visit: Span, scan: &Scan) -> Option<Dated<DateRange>> {
    let sentence = last_sentence(text, before_visit);
    if sentence.of(text).contains("反馈") {
        return None;
    }
    inside(&scan.entities, sentence, |e| e.span).find_map(days)
}

fn last_sentence(text: &str, within: Span) -> Span {
    let stop = within.of(text).rfind('。');
    let start = stop.map_or(within.start, |p| within.start + p + '。'.len_utf8());
    Span::new(start, within.end)
}

/// The entity as a range of days or months.
fn days(entity: &Entity) -> Option<Dated<DateRange>> {
    match &entity.value {
        Some(Value::Period {
            start,
            end,
            precision,
            ..
        }) if *precision != Precision::Year => Some(Dated {
            span: entity.span,
            value: DateRange {
                start: start.clone(),
                end: end.clone(),
            },
        }),
        _ => None,
    }
}

/// 于2020年5月6日6月5日对…: two dates in a row, between which 至 was lost.
fn joined_dates(text: &str, before_visit: Span, scan: &Scan) -> Option<Dated<DateRange>> {
    let dates: Vec<_> = dates(before_visit, scan).collect();
    dates.windows(2).find_map(|pair| {
        let (first, last) = (pair[0], pair[1]);
        let between = Span::new(first.span.end, last.span.start.max(first.span.end));
        if !between.of(text).trim().is_empty() || !last.span.of(text).ends_with('日') {
            return None;
        }
        let iso = |value: &Option<Value>| match value {
            Some(Value::Date { iso, .. }) => iso.clone(),
            _ => None,
        };
        Some(Dated {
            span: first.span.to(last.span),
            value: DateRange {
                start: iso(&first.value),
                end: iso(&last.value),
            },
        })
    })
}

/// 2023年5月,县委巡察组对…: one date before the visit is all that is said of it.
fn single_date(text: &str, before_visit: Span, scan: &Scan) -> Option<Dated<DateRange>> {
    let within = last_sentence(text, before_visit);
    if within.of(text).contains("反馈") {
        return None;
    }
    let date = dates(within, scan).find(|e| e.kind == EntityKind::Date)?;
    let Some(Value::Date { iso, .. }) = &date.value else {
        return None;
    };
    Some(Dated {
        span: date.span,
        value: DateRange {
            start: iso.clone(),
            end: iso.clone(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::DamagedDate;
    use crate::meta::feedback;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn at(text: &str, part: &str) -> Span {
        let start = text.find(part).expect("part");
        Span::new(start, start + part.len())
    }

    #[test]
    fn a_visit_in_two_stretches() {
        for (text, quoted, end) in [
            (
                "2023年9月1日至10月2日、11月6日至12月15日,组对镇开展了巡察。",
                "2023年9月1日至10月2日、11月6日至12月15日",
                "2023-12-15",
            ),
            (
                "2022年9月1日至10月2日和2023年2月6日至3月15日,组对镇开展了巡察。",
                "2022年9月1日至10月2日和2023年2月6日至3月15日",
                "2023-03-15",
            ),
            (
                "2023年9月1日至10月2日对2021年1月至2022年12月的账目开展了巡察。",
                "2023年9月1日至10月2日",
                "2023-10-02",
            ),
        ] {
            let reading = crate::text::Reading::new(text);
            let scan = crate::entities::scan(&reading);
            let found = period(text, all(text), text.find("开展"), &scan).expect("a period");
            assert_eq!(found.span.of(text), quoted);
            assert_eq!(found.value.end.as_deref(), Some(end));
        }
    }

    #[test]
    fn placeholders_and_damage_are_quoted_without_a_value() {
        let text = "2020年X月X日至X月X日县委巡察组对镇进行了巡察。X月X日,反馈了意见。";
        let found = period(text, all(text), None, &Scan::default()).expect("a period");
        assert_eq!(found.span.of(text), "2020年X月X日至X月X日");
        assert_eq!(found.value, DateRange::default());
        let back = feedback::date(
            text,
            all(text),
            Span::default(),
            Some(&found),
            &Scan::default(),
        )
        .expect("a date");
        assert_eq!((back.span.of(text), back.value), ("X月X日", None));

        let text = "部署,2021312日至2021528日,组对镇开展了巡察。816日,组反馈了意见。";
        let damaged = |part| DamagedDate {
            span: at(text, part),
            readings: vec![],
        };
        let scan = Scan {
            entities: vec![],
            damaged: vec![damaged("2021312日"), damaged("2021528日"), damaged("816日")],
        };
        let found = period(text, all(text), None, &scan).expect("a period");
        assert_eq!(found.span.of(text), "2021312日至2021528日");
        let back =
            feedback::date(text, all(text), Span::default(), Some(&found), &scan).expect("a date");
        assert_eq!((back.span.of(text), back.value), ("816日", None));
    }

    #[test]
    fn an_end_that_is_whole_is_read() {
        let text = "从2025年1021日至2026年1月9日,组对镇开展巡察。";
        let scan = Scan {
            entities: vec![Entity {
                kind: EntityKind::Date,
                span: at(text, "2026年1月9日"),
                value: Some(Value::Date {
                    iso: Some("2026-01-09".to_string()),
                    precision: Precision::Day,
                    approximate: false,
                }),
            }],
            damaged: vec![DamagedDate {
                span: at(text, "2025年1021日"),
                readings: vec![],
            }],
        };
        let found = period(text, all(text), None, &scan).expect("a period");
        let ends = (found.value.start, found.value.end.as_deref());
        assert_eq!(ends, (None, Some("2026-01-09")));
    }

    #[test]
    fn the_days_of_the_feedback_are_no_visit() {
        let read = |text: &str| {
            let scan = crate::entities::scan(&crate::text::Reading::new(text));
            period(text, all(text), None, &scan).map(|p| p.span.of(text).to_owned())
        };
        let told = "县委6个巡察组于2018年1月4日至5日分别向县水务局等进行反馈。";
        assert_eq!(read(told), None);
        let visit = "县委6个巡察组于2018年1月4日至3月5日开展巡察,并反馈意见。";
        assert_eq!(read(visit).as_deref(), Some("2018年1月4日至3月5日"));
    }

    #[test]
    fn a_range_of_places_is_no_period() {
        let text = "从镇里到县里开展了巡察。";
        assert!(period(text, all(text), None, &Scan::default()).is_none());
    }
}
