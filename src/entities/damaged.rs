//! Dates that lost their 年 or 月: 2022412日, 2025年1021日, 20224月12日, 816日, 85日.
//!
//! Some sites set the digits in spans of their own and drop what stands between them; 日 survives.

use super::DamagedDate;
use super::calendar::{self, YEARS};
use crate::text::Span;
use crate::text::cursor::Cursor;

/// The damaged date that begins with the digits at `at`.
pub fn read(c: Cursor, at: usize) -> Option<DamagedDate> {
    let end = c.digits(at);
    let digits = &c.text[at..end];
    let (unit, behind) = c.step(c.blanks(end))?;
    let (end, readings) = match (unit, digits.len()) {
        ('日', 2) => (behind, short(c, at, behind)?),
        ('日', 3..=4) if !is_duration(c, at, behind) => (behind, yearless(digits)?),
        ('日', 5..=8) => (behind, with_year(digits)?),
        ('月', 5..=6) => without_year_sign(c, digits, behind)?,
        ('年', 4) => without_month_sign(c, digits, behind)?,
        _ => return None,
    };
    Some(DamagedDate {
        span: Span::new(at, end),
        readings,
    })
}

/// 120日内, 满180日 are spans of time.
fn is_duration(c: Cursor, at: usize, behind: usize) -> bool {
    c.eat_any(
        behind,
        &["内", "以内", "以上", "以下", "的", "后", "无", "连续"],
    )
    .is_some()
        || c.ends_with_any(
            at,
            &[
                "满", "为期", "超过", "过", "共", "累计", "达", "连续", "足", "近", "约", "第",
            ],
        )
}

/// 816日. `None` where the digits are no day of any month.
fn yearless(digits: &str) -> Option<Vec<String>> {
    let readings: Vec<String> = splits(digits, None)
        .map(|(month, day)| format!("--{month:02}-{day:02}"))
        .collect();
    (!readings.is_empty()).then_some(readings)
}

/// 85日: no month has so many days, and no span of time stands alone at the start of a clause.
fn short(c: Cursor, at: usize, behind: usize) -> Option<Vec<String>> {
    let digits = &c.text[at..at + 2];
    let starts = c.is_line_start(at)
        || c.before(c.blanks_back(at))
            .is_some_and(|before| "。;,、(:".contains(before))
        || c.ends_with_any(at, &["于", "自", "从"]);
    (digits > "31" && starts && !is_duration(c, at, behind))
        .then(|| yearless(digits))
        .flatten()
}

/// 2022412日.
fn with_year(digits: &str) -> Option<Vec<String>> {
    let (year, rest) = digits.split_at_checked(4)?;
    let year = plausible(year)?;
    Some(dates(year, rest))
}

/// 20224月12日, 20224月.
fn without_year_sign(c: Cursor, digits: &str, behind: usize) -> Option<(usize, Vec<String>)> {
    let year = plausible(&digits[..4])?;
    let month: u8 = digits[4..].parse().ok().filter(|m| (1..=12).contains(m))?;
    let start = c.blanks(behind);
    let end = c.digits(start);
    let day: Option<u8> = c.text[start..end].parse().ok();
    Some(match (day, c.eat(c.blanks(end), "日")) {
        (Some(day), Some(end)) => {
            let real = calendar::exists(Some(year), Some(month), Some(day));
            let reading = real.then(|| calendar::iso(year, Some(month), Some(day)));
            (end, reading.into_iter().collect())
        }
        _ => (behind, vec![calendar::iso(year, Some(month), None)]),
    })
}

/// 2025年1021日, 2025年9日.
fn without_month_sign(c: Cursor, year: &str, behind: usize) -> Option<(usize, Vec<String>)> {
    let year = plausible(year)?;
    let start = c.blanks(behind);
    let end = c.digits(start);
    let last = c.eat(c.blanks(end), "日")?;
    if !(1..=4).contains(&(end - start)) || is_duration(c, start, last) {
        return None;
    }
    Some((last, dates(year, &c.text[start..end])))
}

fn plausible(year: &str) -> Option<i32> {
    let year = year.parse().ok()?;
    (YEARS.contains(&year) && (1900..2100).contains(&year)).then_some(year)
}

fn dates(year: i32, digits: &str) -> Vec<String> {
    splits(digits, Some(year))
        .map(|(month, day)| calendar::iso(year, Some(month), Some(day)))
        .collect()
}

/// Every way to read the digits as month and day; neither is written with a leading zero unless
/// all is in two digits.
fn splits(digits: &str, year: Option<i32>) -> impl Iterator<Item = (u8, u8)> {
    (1..=2).filter_map(move |cut| {
        let (month, day) = digits.split_at_checked(cut)?;
        let padded = digits.len() == 4;
        if !padded && (month.starts_with('0') || day.starts_with('0')) || day.len() > 2 {
            return None;
        }
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        calendar::exists(year, Some(month), Some(day)).then_some((month, day))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str) -> Option<(String, Vec<String>)> {
        let damaged = read(Cursor::new(text), 0)?;
        Some((damaged.span.of(text).to_owned(), damaged.readings))
    }

    #[test]
    fn all_calendar_readings() {
        for (text, written, expected) in [
            ("2023516日至", "2023516日", vec!["2023-05-16"]),
            ("202369日", "202369日", vec!["2023-06-09"]),
            ("2023112日", "2023112日", vec!["2023-01-12", "2023-11-02"]),
            ("20231128日", "20231128日", vec!["2023-11-28"]),
            ("2025年1022日", "2025年1022日", vec!["2025-10-22"]),
            ("2025年9日", "2025年9日", vec![]),
            ("20235月16日", "20235月16日", vec!["2023-05-16"]),
            ("202312月,", "202312月", vec!["2023-12"]),
            ("817日", "817日", vec!["--08-17"]),
            ("85日,听取汇报", "85日", vec!["--08-05"]),
            ("2023 日", "", vec![]),
        ] {
            let found = readings(text);
            if written.is_empty() {
                assert_eq!(found, None, "{text}");
            } else {
                let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
                assert_eq!(found, Some((written.to_owned(), expected)), "{text}");
            }
        }
    }

    #[test]
    fn sound_dates_and_spans_of_time() {
        for text in [
            "15日", "60日内", "90日", "120日内", "180日", "365日", "2023年5月16日", "123456789日",
            "2023年6月",
        ] {
            assert_eq!(readings(text), None, "{text}");
        }
    }
}
