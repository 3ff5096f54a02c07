//! The calendar: which dates there are, and how ISO 8601 writes them.

/// Years that a report can speak of.
pub const YEARS: std::ops::RangeInclusive<i32> = 1600..=2199;

/// A date with the year that it has or inherits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    pub year: Option<i32>,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

impl Whole {
    /// ISO 8601, cut to its precision; `None` without a year, or where the year has no such day.
    pub fn iso(self) -> Option<String> {
        let year = self.year?;
        exists(Some(year), self.month, self.day).then(|| iso(year, self.month, self.day))
    }
}

/// Days of a month; February has 29 where the year is not known.
pub fn days(year: Option<i32>, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        _ => 0,
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Is there such a month, or such a day in it?
pub fn exists(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> bool {
    match (month, day) {
        (None, _) => true,
        (Some(month), None) => (1..=12).contains(&month),
        (Some(month), Some(day)) => day >= 1 && day <= days(year, month),
    }
}

/// `2022`, `2022-08`, `2022-08-01`.
pub fn iso(year: i32, month: Option<u8>, day: Option<u8>) -> String {
    match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    }
}

/// The year that two digits stand for: 24 is 2024, 98 is 1998.
pub fn century(two_digits: i32) -> i32 {
    if two_digits < 50 {
        2000 + two_digits
    } else {
        1900 + two_digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_leap_years() {
        assert!(exists(Some(2020), Some(2), Some(29)));
        assert!(!exists(Some(2019), Some(2), Some(29)));
        assert!(!exists(Some(1900), Some(2), Some(29)));
        assert!(exists(None, Some(2), Some(29)));
        assert!(!exists(None, Some(6), Some(31)));
    }
}
