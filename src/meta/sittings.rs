//! Findings that were handed over on several days: 10月10日—13日反馈了意见.

use super::Dated;
use super::unread::inside;
use super::visit_year::{in_year_of_visit, month_and_day};
use crate::entities::{Entity, Scan};
use crate::report::{DateRange, Precision, Value};
use crate::text::Span;

/// The last such range inside `within`. It is told as done, so the whole range is
/// quoted, its last day is the date on which all had been handed over.
pub fn last(
    text: &str,
    within: Span,
    visit: Option<&Dated<DateRange>>,
    scan: &Scan,
) -> Option<Dated<Option<String>>> {
    let range = inside(&scan.entities, within, |e| e.span)
        .filter(|e| is_few_days(text, e))
        .last()?;
    let Some(Value::Period { end, .. }) = &range.value else {
        return None;
    };
    let written = range.span.of(text);
    let value = if written.contains('年') {
        end.clone()
    } else {
        last_day(written)
            .and_then(|day| in_year_of_visit(&day, visit))
            .or_else(|| end.clone())
    };
    Some(Dated {
        span: range.span,
        value,
    })
}

/// A range of days that is over within two weeks: no visit, and no time that was looked into.
pub fn is_few_days(text: &str, entity: &Entity) -> bool {
    const DAYS: u32 = 14;
    const YEAR: u32 = 12 * 31;
    let written = entity.span.of(text);
    let of_days = matches!(
        &entity.value,
        Some(Value::Period {
            precision: Precision::Day,
            ..
        })
    );
    let day = |month_day: &str| {
        let (month, day) = month_day.split_once('-')?;
        Some(month.parse::<u32>().ok()? * 31 + day.parse::<u32>().ok()?)
    };
    // 12月13-15日: the first day may leave its 日 to the last.
    let first = written
        .split(['日', '号', '至', '到', '-', '—', '–', '~'])
        .next();
    let first = first.and_then(|first| first.rsplit('年').next());
    let (Some(start), Some(end)) = (
        first.and_then(month_and_day).and_then(|iso| day(&iso)),
        last_day(written).and_then(|iso| day(&iso)),
    ) else {
        return false;
    };
    let (end, later) = if end < start {
        (end + YEAR, 1)
    } else {
        (end, 0)
    };
    of_days
        && years_apart(entity).is_none_or(|years| years == later)
        && written.contains(['日', '号'])
        && end - start <= DAYS
}

/// 10月10日—13日 → 10-13
fn last_day(range: &str) -> Option<String> {
    let month = range.rfind('月')?;
    let digits = |s: &str| {
        let head = s.trim_end_matches(|c: char| c.is_ascii_digit());
        s[head.len()..].to_owned()
    };
    let day = range.trim_end_matches(['日', '号', ' ']);
    month_and_day(&format!("{}月{}日", digits(&range[..month]), digits(day)))
}

/// How many years the range's end lies behind its start, where both are known.
fn years_apart(entity: &Entity) -> Option<i32> {
    let Some(Value::Period {
        start: Some(start),
        end: Some(end),
        ..
    }) = &entity.value
    else {
        return None;
    };
    let year = |iso: &str| iso.get(..4)?.parse::<i32>().ok();
    Some(year(end)? - year(start)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meta::feedback;

    #[test]
    fn findings_handed_over_on_several_days() {
        for (text, quoted, iso) in [
            (
                "2022年8月1日至9月14日,组对镇开展了巡察。\n10月10日—13日,组反馈了意见。",
                "10月10日—13日",
                "2022-10-13",
            ),
            (
                "2022年8月1日至9月14日,组对镇开展了巡察。10月10至13日,组反馈了意见。",
                "10月10至13日",
                "2022-10-13",
            ),
            (
                "2022年8月1日至9月14日,组对镇开展了巡察,11月29日至12月2日反馈了意见。",
                "11月29日至12月2日",
                "2022-12-02",
            ),
            (
                "2022年8月1日至9月14日,组对镇开展了巡察。2022年10月8日,组对2021年1月1日至12月31日的账目反馈了意见。",
                "2022年10月8日",
                "2022-10-08",
            ),
        ] {
            let reading = crate::text::Reading::new(text);
            let scan = crate::entities::scan(&reading);
            let given = Dated {
                span: Span::new(0, "2022年8月1日至9月14日".len()),
                value: DateRange {
                    start: None,
                    end: Some("2022-09-14".into()),
                },
            };
            let found = feedback::date(
                text,
                Span::new(0, text.len()),
                Span::default(),
                Some(&given),
                &scan,
            )
            .expect("a date");
            assert_eq!(found.span.of(text), quoted);
            assert_eq!(found.value.as_deref(), Some(iso));
        }
    }
}
