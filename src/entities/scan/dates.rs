//! Dates, periods and vouchers, with the years that they inherit.

use super::Scanner;
use crate::entities::calendar::Whole;
use crate::entities::context::Context;
use crate::entities::date::{self, Found, Written, Year};
use crate::entities::period::{self, Period};
use crate::entities::voucher::{self, Voucher};
use crate::entities::{DamagedDate, Entity, calendar, damaged};
use crate::report::{EntityKind, Precision, Value};
use crate::text::cursor::Cursor;
use crate::text::{Reading, Span, unit};

impl Scanner<'_> {
    fn voucher(&mut self, at: usize, voucher: &Voucher) -> usize {
        let month = self.context.complete(&voucher.month);
        self.tell(voucher.end, month);
        let value = Value::Voucher {
            period: month.iso(),
            number: voucher.number,
        };
        self.push(EntityKind::Voucher, Span::new(at, voucher.end), Some(value))
    }

    pub(super) fn damaged(&mut self, at: usize) -> Option<usize> {
        let damaged = damaged::read(self.c, at)?;
        let end = damaged.span.end;
        if let Some(year) = common_year(&damaged) {
            self.context.tell_year(year);
        }
        self.found.damaged.push(damaged);
        Some(end)
    }

    /// A date or period at `at`.
    pub(super) fn dated(&mut self, at: usize) -> Option<usize> {
        let first = match date::read(self.c, at) {
            Some(Found::Date(date)) => date,
            Some(Found::NoDate(end)) => return Some(end),
            None => return self.list_member(at),
        };
        if let Some(voucher) = voucher::read(self.c, &first) {
            return Some(self.voucher(at, &voucher));
        }
        let period = period::read(self.c, &first, &self.context);
        if self.recurs(at) || (first.year == Year::Missing && self.c.ends_with_any(at, &["近"])) {
            return Some(period.map_or(first.end, |period| period.span.end));
        }
        if let Some(period) = period {
            return Some(self.period(&period));
        }
        if first.open == Some(date::Follows::Range) {
            return None;
        }
        let date = self.context.complete(&first);
        Some(self.date(&first, date))
    }

    /// 每年3月, 每月25日 are no dates.
    fn recurs(&self, at: usize) -> bool {
        self.c
            .ends_with_any(at, &["每年", "每月", "每季度", "每", "第", "农历", "阴历"])
    }

    /// The 2 and the 3月 of 2021年1、2、3月, the 15日 of 8月12日、15日.
    fn list_member(&mut self, at: usize) -> Option<usize> {
        let last = self.context.last()?;
        if unit::counts_days(self.c, at) {
            return None;
        }
        let member = date::member(self.c, at, last).filter(|_| !self.recurs(at))?;
        let date = Whole {
            year: last.date.year,
            month: member.month.or(last.date.month),
            day: member.day,
        };
        if let Some(period) = period::read(self.c, &member, &self.context) {
            return Some(self.period(&period));
        }
        if !calendar::exists(date.year, date.month, date.day) {
            return Some(member.end);
        }
        Some(self.date(&member, date))
    }

    fn date(&mut self, written: &Written, date: Whole) -> usize {
        self.tell(written.end, date);
        let vague = period::vague(self.c, written.end).is_some();
        let value = Value::Date {
            iso: date.iso(),
            precision: precision(date),
            approximate: vague,
        };
        self.push(
            EntityKind::Date,
            Span::new(written.start, written.end),
            Some(value),
        )
    }

    fn period(&mut self, period: &Period) -> usize {
        if !self.titles.is_inside(period.span.start) {
            match (period.start, period.end) {
                (Some(start), Some(end)) => self.context.tell_period(period.span.end, start, end),
                // What goes on since 2019 does not make a later 3月 one of 2019.
                (Some(only), None) | (None, Some(only)) if only.month.is_some() => {
                    self.context.tell(period.span.end, only);
                }
                _ => {}
            }
        }
        let finest = period.start.into_iter().chain(period.end).map(precision);
        let value = Value::Period {
            start: period.start.and_then(Whole::iso),
            end: period.end.and_then(Whole::iso),
            precision: finest.min_by_key(|p| *p as u8).unwrap_or(Precision::Year),
            approximate: period.approximate,
        };
        self.push(EntityKind::Period, period.span, Some(value))
    }

    /// Dates in titles give their year to nobody.
    fn tell(&mut self, end: usize, date: Whole) {
        if !self.titles.is_inside(end) {
            self.context.tell(end, date);
        }
    }
}

fn precision(date: Whole) -> Precision {
    match (date.month, date.day) {
        (_, Some(_)) => Precision::Day,
        (Some(_), None) => Precision::Month,
        _ => Precision::Year,
    }
}

/// The year in which all readings of a damaged date lie.
fn common_year(damaged: &DamagedDate) -> Option<i32> {
    let year = damaged.readings.first()?.get(..4)?.parse().ok()?;
    let same = |reading: &String| reading.get(..4).and_then(|y| y.parse().ok()) == Some(year);
    damaged.readings.iter().all(same).then_some(year)
}

/// See [`crate::entities::give_year`].
pub fn give_year(reading: &Reading, entity: &mut Entity, year: i32) -> bool {
    let missing = match &entity.value {
        Some(Value::Date { iso, .. }) => iso.is_none(),
        Some(Value::Period { start, end, .. }) => start.is_none() && end.is_none(),
        _ => false,
    };
    let written = date::read_real(Cursor::new(reading.get(entity.span)), 0)
        .filter(|written| missing && written.year == Year::Missing);
    let Some(written) = written else {
        return false;
    };
    let c = Cursor::new(reading.get(entity.span));
    let mut context = Context::default();
    context.tell_year(year);
    match &mut entity.value {
        Some(Value::Date { iso, .. }) => *iso = context.complete(&written).iso(),
        Some(Value::Period { start, end, .. }) => {
            if let Some(period) = period::read(c, &written, &context) {
                *start = period.start.and_then(Whole::iso);
                *end = period.end.and_then(Whole::iso);
            }
        }
        _ => return false,
    }
    true
}
