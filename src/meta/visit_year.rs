//! The year that the visit gives to a date without one.

use super::Dated;
use super::words::prefix_len;
use crate::entities::Entity;
use crate::report::{DateRange, Value};

/// The ISO date; a year that is not written is the visit's, or the next where that would lie
/// before the visit's end.
pub fn year_from_visit(
    text: &str,
    date: &Entity,
    visit: Option<&Dated<DateRange>>,
) -> Option<String> {
    let Some(Value::Date { iso, .. }) = &date.value else {
        return None;
    };
    let written = date.span.of(text);
    let has_year = written.contains('年')
        || written.starts_with(|c: char| c.is_ascii_digit())
            && prefix_len(written, |c| c.is_ascii_digit()) == 4;
    if has_year {
        return iso.clone();
    }
    let month_day = month_and_day(written).or_else(|| {
        iso.as_deref()
            .and_then(|iso| iso.get(5..).map(str::to_string))
    });
    month_day
        .and_then(|day| in_year_of_visit(&day, visit))
        .or_else(|| iso.clone())
}

/// `month_day` (10-28) in the year of the visit's end, or the next where that would lie before it.
pub fn in_year_of_visit(month_day: &str, visit: Option<&Dated<DateRange>>) -> Option<String> {
    let end = visit.and_then(|v| v.value.end.as_deref().or(v.value.start.as_deref()))?;
    let year: u32 = end.get(..4)?.parse().ok()?;
    let same_year = format!("{year:04}-{month_day}");
    let shorter = same_year.len().min(end.len());
    if same_year[..shorter] < end[..shorter] {
        return Some(format!("{:04}-{month_day}", year + 1));
    }
    Some(same_year)
}

/// 10月28日 → 10-28, 10月 → 10
pub fn month_and_day(written: &str) -> Option<String> {
    use crate::text::numeral::whole;
    let (month, rest) = written.split_once('月')?;
    let month = whole(month.trim()).filter(|m| (1..=12).contains(m))?;
    let day: String = rest
        .trim()
        .trim_end_matches(['日', '号'])
        .trim()
        .to_string();
    if day.is_empty() {
        return Some(format!("{month:02}"));
    }
    let day = whole(&day).filter(|d| (1..=31).contains(d))?;
    Some(format!("{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_the_visit_or_the_next() {
        let visit = Dated {
            span: crate::text::Span::default(),
            value: DateRange {
                start: None,
                end: Some("2022-09-14".into()),
            },
        };
        let year = |day: &str| in_year_of_visit(&month_and_day(day)?, Some(&visit));
        assert_eq!(year("10月28日").as_deref(), Some("2022-10-28"));
        assert_eq!(year("1月5日").as_deref(), Some("2023-01-05"));
        assert_eq!(year("13月5日"), None);
        assert_eq!(in_year_of_visit("10-28", None), None);
    }
}
