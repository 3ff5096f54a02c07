//! Dates with signs between their parts: 2019.9.6, 2023-06-05, 2025/06/20, 02.03.2017, 2021.3.

use super::parts::{connector, two_digits};
use super::year::full_year;
use super::{Written, Year};
use crate::entities::calendar;
use crate::text::cursor::{Cursor, is_in};

/// The date at `at`.
pub fn read(c: Cursor, at: usize) -> Option<Written> {
    if !c.is_digit(at)
        || c.before(at)
            .is_some_and(|p| p.is_ascii_alphabetic() || p == '/')
    {
        return None;
    }
    year_first(c, at).or_else(|| day_first(c, at))
}

fn year_first(c: Cursor, at: usize) -> Option<Written> {
    let (year, end) = full_year(c, at)?;
    let sign = c.at(end).filter(|sign| is_in(*sign, "-/."))?;
    let (month, month_end) = two_digits(c, end + 1)?;
    let mut date = Written {
        start: at,
        end: month_end,
        year: Year::Written(i32::try_from(year).ok()?),
        month: Some(month),
        day: None,
        open: None,
        numeric: Some(sign),
    };
    let day = (c.at(month_end) == Some(sign))
        .then(|| two_digits(c, month_end + 1))
        .flatten();
    if let Some((day, end)) = day {
        date.day = Some(day);
        date.end = end;
        let real = calendar::exists(None, Some(month), Some(day));
        return (real && ends_numeric(c, end, sign)).then_some(date);
    }
    // 2021-03, 2021.3: only where it can be nothing else.
    let whole = c.is_clause_end(month_end) || goes_on(c, month_end);
    let plausible = (1..=12).contains(&month)
        && (1949..=2099).contains(&year)
        && (sign == '.' || month_end - end == 3)
        && sign != '/';
    (whole && plausible && ends_numeric(c, month_end, sign)).then_some(date)
}

/// Is 2021.3 followed by what makes it one end of a period?
fn goes_on(c: Cursor, at: usize) -> bool {
    let range = connector(c, at)
        .is_some_and(|next| full_year(c, next).is_some_and(|(_, end)| c.is_any(end, "-/.")));
    range
        || c.eat_any(at, &["以来", "起", "至今", "以后", "以前"])
            .is_some()
}

/// 02.03.2017: day, month, year, as one network of sites writes its page dates.
fn day_first(c: Cursor, at: usize) -> Option<Written> {
    let (day, end) = two_digits(c, at).filter(|(_, end)| end - at == 2)?;
    let (month, month_end) = two_digits(c, c.eat(end, ".")?)?;
    let (year, year_end) = full_year(c, c.eat(month_end, ".")?)?;
    let year = i32::try_from(year).ok()?;
    let real = month_end - end == 3 && calendar::exists(Some(year), Some(month), Some(day));
    (real && ends_numeric(c, year_end, '.')).then_some(Written {
        start: at,
        end: year_end,
        year: Year::Written(year),
        month: Some(month),
        day: Some(day),
        open: None,
        numeric: Some('.'),
    })
}

/// Nothing behind `at` makes the date part of a longer number.
fn ends_numeric(c: Cursor, at: usize, sign: char) -> bool {
    match c.at(at) {
        Some('-') if sign == '-' => !c.is_digit(at + 1) || c.digits(at + 1) - (at + 1) == 4,
        Some('-') => true,
        Some(next) if next == sign || next == '.' => !c.is_digit(at + 1),
        Some(next) => !next.is_ascii_alphanumeric() && !"年月元万亿%号".contains(next),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(text: &str) -> Option<&str> {
        read(Cursor::new(text), 0).map(|date| &text[..date.end])
    }

    #[test]
    fn whole_dates_and_months() {
        for (text, written) in [
            ("2023-05-04 08:46", "2023-05-04"),
            ("2018/1/10-2018/7/10", "2018/1/10"),
            ("2021.3-2022.5", "2021.3"),
            ("2021-03)", "2021-03"),
        ] {
            assert_eq!(end(text), Some(written), "{text}");
        }
    }

    #[test]
    fn other_numbers() {
        for text in [
            "2020.12元", "2020.5亩", "2023-05号", "1.2.3", "2021-0001", "2023-05-04-001",
            "2023-13-01",
        ] {
            assert_eq!(end(text), None, "{text}");
        }
    }
}
