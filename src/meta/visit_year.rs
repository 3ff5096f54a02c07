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
    if year_is_written(written) {
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

fn year_is_written(date: &str) -> bool {
    date.contains('年')
        || date.starts_with(|c: char| c.is_ascii_digit())
            && prefix_len(date, |c| c.is_ascii_digit()) == 4
}

/// So many months behind a visit nothing is handed over: a day inside the visit is a slip then.
const TOO_LATE: u32 = 6;

/// `month_day` (10-28) in the year of the visit's end, or the next where that would lie before it; but in
/// the visit itself where that is nearer: told of a visit until 20 June, 12 June is of the same year.
pub fn in_year_of_visit(month_day: &str, visit: Option<&Dated<DateRange>>) -> Option<String> {
    let visit = &visit?.value;
    let end = visit.end.as_deref().or(visit.start.as_deref())?;
    let year: u32 = end.get(..4)?.parse().ok()?;
    let of_year = |year: u32| format!("{year:04}-{month_day}");
    let behind = if is_before(&of_year(year), end) {
        of_year(year + 1)
    } else {
        of_year(year)
    };
    let inside = visit.start.as_deref().and_then(|start| {
        let first: u32 = start.get(..4)?.parse().ok()?;
        (first..=year)
            .map(of_year)
            .find(|day| !is_before(day, start) && is_before(day, end))
    });
    let late = months(&behind)? >= months(end).unwrap_or(year * 12 + 12) + TOO_LATE;
    inside.filter(|_| late).or(Some(behind))
}

/// A feedback without a year is not behind the document itself: then it is of the visit's year, whatever
/// the order of the two.
pub fn not_behind_document(
    text: &str,
    feedback: &mut Dated<Option<String>>,
    visit: &Dated<DateRange>,
    own: &str,
) {
    let end = visit.value.end.as_deref().or(visit.value.start.as_deref());
    let Some((iso, end)) = feedback.value.as_deref().zip(end) else {
        return;
    };
    if year_is_written(feedback.span.of(text)) || !is_before(own, iso) {
        return;
    }
    if let (Some(year), Some(day)) = (end.get(..4), iso.get(4..)) {
        feedback.value = Some(format!("{year}{day}"));
    }
}

/// As far as both are given.
fn is_before(iso: &str, other: &str) -> bool {
    let length = iso.len().min(other.len());
    iso.get(..length) < other.get(..length)
}

fn months(iso: &str) -> Option<u32> {
    let year: u32 = iso.get(..4)?.parse().ok()?;
    Some(year * 12 + iso.get(5..7)?.parse::<u32>().ok()?)
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

    fn range(start: &str, end: &str) -> Dated<DateRange> {
        Dated {
            span: crate::text::Span::default(),
            value: DateRange {
                start: Some(start.into()),
                end: Some(end.into()),
            },
        }
    }

    #[test]
    fn a_day_inside_the_visit_is_of_its_year() {
        let visit = range("2023-04-10", "2023-06-20");
        let year = |day: &str, visit| in_year_of_visit(day, Some(visit));
        assert_eq!(year("06-12", &visit).as_deref(), Some("2023-06-12"));
        assert_eq!(year("03-12", &visit).as_deref(), Some("2024-03-12"));
        assert_eq!(year("06", &visit).as_deref(), Some("2023-06"));
        let over_new_year = range("2023-11-02", "2024-01-15");
        assert_eq!(year("12-28", &over_new_year).as_deref(), Some("2023-12-28"));
        assert_eq!(year("03-28", &over_new_year).as_deref(), Some("2024-03-28"));
        let whole_year = range("2023-02-01", "2023-12-20");
        assert_eq!(year("03-01", &whole_year).as_deref(), Some("2024-03-01"));
    }

    #[test]
    fn a_feedback_is_not_behind_the_document() {
        let visit = range("2023-04-10", "2023-06-20");
        for (written, read, own, expected) in [
            ("3月12日", "2024-03-12", "2023-12-29", "2023-03-12"),
            ("3月12日", "2024-03-12", "2024-12-29", "2024-03-12"),
            ("2024年3月12日", "2024-03-12", "2023-12-29", "2024-03-12"),
        ] {
            let mut feedback = Dated {
                span: crate::text::Span::new(0, written.len()),
                value: Some(read.to_owned()),
            };
            not_behind_document(written, &mut feedback, &visit, own);
            assert_eq!(feedback.value.as_deref(), Some(expected), "{written}");
        }
    }
}
