//! What a date without a year inherits, and from where.
//!
//! Only from the line (the paragraph) it stands in: a page head gives its year to nobody.

use super::calendar::Whole;
use super::date::{Last, Written, Year};

/// The dates of the line so far, as far as later ones need them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    year: Option<i32>,
    /// Month and day of the first day of a period of days, told before: what follows it in the year
    /// of the period is not before it.
    period_start: Option<(u8, u8)>,
    last: Option<Last>,
}

impl Context {
    /// Gives `date` its year.
    pub fn complete(&self, date: &Written) -> Whole {
        let year = match date.year {
            Year::Written(year) => Some(year),
            Year::Same => self.year,
            Year::Next => self.year.map(|year| year + 1),
            Year::Relative => None,
            Year::Missing => self.inherited(date.month, date.day),
        };
        Whole {
            year,
            month: date.month,
            day: date.day,
        }
    }

    /// A visit from October to December 2022 is answered on the next 15 January, not on the last.
    fn inherited(&self, month: Option<u8>, day: Option<u8>) -> Option<i32> {
        let before = match (self.period_start, month, day) {
            (Some(start), Some(month), Some(day)) => (month, day) < start,
            _ => false,
        };
        self.year.map(|year| year + i32::from(before))
    }

    /// A date was told.
    pub fn tell(&mut self, end: usize, date: Whole) {
        if date.year.is_some() {
            // A date of its own year ends the memory of the visit; one that inherited it does not.
            if date.year != self.year {
                self.period_start = None;
            }
            self.year = date.year;
        }
        self.last = Some(Last { end, date });
    }

    /// A period was told, from `start` to `end`.
    pub fn tell_period(&mut self, text_end: usize, start: Whole, end: Whole) {
        self.tell(text_end, end);
        self.period_start = match (start.year, start.month, start.day) {
            (Some(_), Some(month), Some(day)) if start.year == end.year => Some((month, day)),
            _ => None,
        };
    }

    /// The year is known although its date is damaged.
    pub fn tell_year(&mut self, year: i32) {
        self.year = Some(year);
        self.period_start = None;
    }

    pub fn last(&self) -> Option<Last> {
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(year: i32, month: u8, day: u8) -> Whole {
        Whole {
            year: Some(year),
            month: Some(month),
            day: Some(day),
        }
    }

    fn yearless(month: u8, day: u8) -> Written {
        Written {
            start: 0,
            end: 1,
            year: Year::Missing,
            month: Some(month),
            day: Some(day),
            open: None,
            numeric: None,
        }
    }

    #[test]
    fn what_follows_a_visit_is_not_before_it() {
        let mut context = Context::default();
        context.tell_period(9, whole(2022, 10, 8), whole(2022, 12, 20));
        assert_eq!(context.complete(&yearless(1, 15)), whole(2023, 1, 15));
        assert_eq!(context.complete(&yearless(12, 28)), whole(2022, 12, 28));
    }

    #[test]
    fn a_list_need_not_be_in_order() {
        let mut context = Context::default();
        context.tell(9, whole(2021, 9, 6));
        assert_eq!(context.complete(&yearless(3, 2)), whole(2021, 3, 2));
        assert_eq!(Context::default().complete(&yearless(3, 2)).iso(), None);
    }
}
