//! Dates as numbers of days, so that they can be laid out.

/// Days since 1970-01-01.
pub type Day = i64;

/// The first and the last day that an ISO date, cut to its precision, may mean; `None` if it is none.
pub fn days(iso: &str) -> Option<(Day, Day)> {
    let mut parts = iso.splitn(3, '-').map(str::parse::<i64>);
    let year = parts
        .next()?
        .ok()
        .filter(|year| (1..=9999).contains(year))?;
    let month = parts.next().transpose().ok()?;
    let day = parts.next().transpose().ok()?;
    if month.is_some_and(|month| !(1..=12).contains(&month)) {
        return None;
    }
    match (month, day) {
        (None, _) => Some((first_of(year, 1), first_of(year + 1, 1) - 1)),
        (Some(month), None) => Some((first_of(year, month), next_month(year, month) - 1)),
        (Some(month), Some(day)) => {
            let date = first_of(year, month) + day - 1;
            (day >= 1 && date < next_month(year, month)).then_some((date, date))
        }
    }
}

fn next_month(year: i64, month: i64) -> Day {
    match month {
        12 => first_of(year + 1, 1),
        _ => first_of(year, month + 1),
    }
}

/// The first day of a month; years count from March, so that the leap day stands last.
pub fn first_of(year: i64, month: i64) -> Day {
    let year = if month <= 2 { year - 1 } else { year };
    let months = (month + 9) % 12;
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * months + 2) / 5
        - 719_468
}

/// Year and month of a day.
pub fn month_of(day: Day) -> (i64, i64) {
    let longest = if day < 0 { 365 } else { 366 };
    let mut year = 1970 + day.div_euclid(longest);
    while first_of(year + 1, 1) <= day {
        year += 1;
    }
    let month = (1..=12).rev().find(|&month| first_of(year, month) <= day);
    (year, month.unwrap_or(1))
}

/// How far two days are apart, in months.
pub fn months_between(from: Day, to: Day) -> f64 {
    (to - from) as f64 / 30.4375
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_counted_in_days() {
        assert_eq!(days("1970-01-01"), Some((0, 0)));
        assert_eq!(days("2000-03-01"), Some((11_017, 11_017)));
        assert_eq!(days("2024-02").map(|(a, b)| b - a), Some(28));
        assert_eq!(days("2023").map(|(a, b)| b - a), Some(364));
        for wrong in [
            "", "2024-13", "2024-02-30", "2024-00-01", "年", "2024-1-x", "0",
        ] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_has_its_month() {
        for (year, month) in [
            (1, 1),
            (1969, 12),
            (1970, 1),
            (2024, 2),
            (2399, 12),
            (9999, 12),
        ] {
            let first = first_of(year, month);
            assert_eq!(month_of(first), (year, month));
            assert_eq!(month_of(first + 27), (year, month));
            assert_ne!(month_of(first - 1), (year, month));
        }
    }
}
