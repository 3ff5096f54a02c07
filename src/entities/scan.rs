//! The one scan: from trigger to trigger, and who is asked first.

use super::context::{Context, Whole};
use super::cursor::Cursor;
use super::date::{self, Found, Written, Year};
use super::document::Titles;
use super::number::{self, Amount, Commas};
use super::period::{self, Period};
use super::{
    DamagedDate, Entity, Scan, damaged, email, money, percent, phone, postal, quantity, trigger,
    voucher,
};
use crate::report::{EntityKind, Precision, Value};
use crate::text::numeral;
use crate::text::{Reading, Span};

/// Scans the whole document. Linear in its length; what stands in one paragraph never depends on another.
pub fn scan(reading: &Reading) -> Scan {
    let mut scanner = Scanner::new(reading);
    scanner.all();
    let mut found = scanner.found;
    found.entities.sort_by_key(|e| (e.span.start, e.kind));
    found
}

struct Scanner<'a> {
    reading: &'a Reading<'a>,
    c: Cursor<'a>,
    found: Scan,
    /// Dates of the line so far.
    context: Context,
    titles: Titles,
    /// Up to here it is known what the run of characters that an e-mail address may begin with is.
    local_end: usize,
    /// End of the telephone number found last.
    phone_end: Option<usize>,
}

impl<'a> Scanner<'a> {
    fn new(reading: &'a Reading<'a>) -> Self {
        Self {
            reading,
            c: Cursor::new(reading.text()),
            found: Scan::default(),
            context: Context::default(),
            titles: Titles::default(),
            local_end: 0,
            phone_end: None,
        }
    }

    fn all(&mut self) {
        let bytes = self.c.text.as_bytes();
        let mut at = 0;
        while let Some(hit) = trigger::next(bytes, at) {
            at = self.look(hit);
            debug_assert!(at > hit);
        }
        self.end_line();
    }

    /// Asks the scanners for what begins at `at`; returns where to go on.
    fn look(&mut self, at: usize) -> usize {
        let Some((found, next)) = self.c.step(at) else {
            return self.c.text.len();
        };
        match found {
            '\n' => {
                self.end_line();
                next
            }
            '《' => {
                self.titles.open(at);
                next
            }
            '》' => {
                self.titles.close(self.c, next);
                next
            }
            '@' => match email::read(self.c, at) {
                Some(span) => self.push(EntityKind::Email, span, None),
                None => next,
            },
            '址' | '箱' => match postal::address(self.c, next) {
                Some(span) => self.push(EntityKind::Address, span, None),
                None => next,
            },
            '0'..='9' => self.digits(at),
            _ if numeral::is_han_numeral(found) => self.numerals(at),
            '半' | '对' => match percent::half(self.c, at) {
                Some(found) => self.push(EntityKind::Percent, found.span, Some(found.value)),
                None => next,
            },
            _ => self.dated(at).unwrap_or(next),
        }
    }

    fn end_line(&mut self) {
        self.context = Context::default();
        self.phone_end = None;
        for span in self.titles.take() {
            self.found.entities.push(Entity {
                kind: EntityKind::Document,
                span,
                value: None,
            });
        }
    }

    fn push(&mut self, kind: EntityKind, span: Span, value: Option<Value>) -> usize {
        self.found.entities.push(Entity { kind, span, value });
        span.end
    }

    // ------------------------------------------------------------ numbers

    /// A run of ASCII digits begins at `at`.
    fn digits(&mut self, at: usize) -> usize {
        if let Some(end) = self.email(at) {
            return end;
        }
        if self.is_in_word(at) {
            return self.c.while_byte(at, |b| b.is_ascii_alphanumeric());
        }
        let at = self.behind_label(at);
        self.voucher(at)
            .or_else(|| self.damaged(at))
            .or_else(|| self.dated(at))
            .or_else(|| self.contact(at))
            .unwrap_or_else(|| self.amount(at))
    }

    /// A run of Chinese numerals begins at `at`.
    fn numerals(&mut self, at: usize) -> usize {
        if let Some(end) = self.dated(at) {
            return end;
        }
        let c = self.c;
        let found = percent::part(c, at).or_else(|| percent::han(c, at));
        if let Some(found) = found {
            return self.push(EntityKind::Percent, found.span, Some(found.value));
        }
        if let Some(found) = number::han(c, at).and_then(|number| self.han_sum(number)) {
            return self.push(EntityKind::Money, found.span, Some(found.value));
        }
        if let Some(found) = quantity::han(c, at) {
            return self.push(EntityKind::Quantity, found.span, Some(found.value));
        }
        number::han_end(c, at).max(at + '一'.len_utf8())
    }

    /// 三万元; 万元 alone, 几万元 and 数万元 name no sum.
    fn han_sum(&self, number: Amount) -> Option<money::Money> {
        let first = self.c.at(number.span.start)?;
        let counted = numeral::digit(first).is_some() || numeral::small_unit(first) == Some(10);
        let vague = self.c.ends_with_any(number.span.start, &["几", "数", "第"]);
        (counted && !vague).then(|| money::read(self.c, number))?
    }

    /// The number at `at` with what it counts.
    fn amount(&mut self, at: usize) -> usize {
        let c = self.c;
        let whole = c.digits(at);
        if self.is_marker(at, whole) {
            return whole + 1;
        }
        let grouped = number::arabic(c, at, Commas::Group);
        let separate = number::arabic(c, at, Commas::Separate);
        let narrow = grouped
            .filter(|number| !self.has_wide_comma(number.span))
            .or(separate);
        let Some(number) = narrow else {
            // 2019.9.6 and its like are nothing further.
            return c.while_byte(whole, |b| b.is_ascii_digit() || b == b'.');
        };
        if let Some(found) = percent::arabic(c, number) {
            return self.push(EntityKind::Percent, found.span, Some(found.value));
        }
        if let Some(found) = grouped
            .and_then(|number| money::read(c, number))
            .or_else(|| money::read(c, number))
        {
            return self.push(EntityKind::Money, found.span, Some(found.value));
        }
        if let Some(found) = quantity::arabic(c, number) {
            return self.push(EntityKind::Quantity, found.span, Some(found.value));
        }
        if whole - at <= 2 && c.is_marker_place(at) {
            // 1.3个: the 1. was a list marker after all.
            whole
        } else {
            separate.map_or(whole, |number| number.span.end)
        }
    }

    /// The 1. of 1.2022年.
    fn is_marker(&self, at: usize, end: usize) -> bool {
        end - at <= 2
            && self.c.at(end) == Some('.')
            && self.c.digits(end + 1) == end + 5
            && date::read(self.c, end + 1).is_some()
    }

    /// A comma in full width separates thousands in sums only.
    fn has_wide_comma(&self, span: Span) -> bool {
        self.c.slice(span).contains(',') && self.reading.quote(span).contains('，')
    }

    /// A105, 3D-2: digits behind a letter are part of a name.
    fn is_in_word(&self, at: usize) -> bool {
        self.c.before(at).is_some_and(|p| p.is_ascii_alphabetic())
    }

    /// 问题82019年: the label's number ran together with the year; the year begins four digits before 年.
    fn behind_label(&self, at: usize) -> usize {
        let c = self.c;
        let end = c.digits(at);
        let label = (5..=7).contains(&(end - at)) && c.eat(c.blanks(end), "年").is_some();
        if !label {
            return at;
        }
        let year: &str = &c.text[end - 4..end];
        let named = c.ends_with_any(at, &["问题", "附件", "表", "图"]) || c.is_line_start(at);
        if named && (year.starts_with("19") || year.starts_with("20")) {
            end - 4
        } else {
            at
        }
    }

    // ------------------------------------------------------------ contacts

    /// The address whose local part the digits at `at` belong to.
    fn email(&mut self, at: usize) -> Option<usize> {
        if at >= self.local_end {
            self.local_end = self.c.while_byte(at, email::is_local);
        }
        if self.c.at(self.local_end) != Some('@') {
            return None;
        }
        let span = email::read(self.c, self.local_end)?;
        Some(self.push(EntityKind::Email, span, None))
    }

    fn contact(&mut self, at: usize) -> Option<usize> {
        if let Some(span) = postal::postcode(self.c, at) {
            return Some(self.push(EntityKind::Postcode, span, None));
        }
        let follows = self
            .phone_end
            .is_some_and(|end| at - end < 12 && phone::joins(&self.c.text[end..at]));
        let span = phone::read(self.c, at, follows)?;
        self.phone_end = Some(span.end);
        Some(self.push(EntityKind::Phone, span, None))
    }

    // ------------------------------------------------------------ dates

    fn voucher(&mut self, at: usize) -> Option<usize> {
        let voucher = voucher::read(self.c, at)?;
        let month = self.context.complete(&voucher.month);
        self.tell(voucher.end, month);
        let value = Value::Voucher {
            period: month.iso(),
            number: voucher.number,
        };
        Some(self.push(EntityKind::Voucher, Span::new(at, voucher.end), Some(value)))
    }

    fn damaged(&mut self, at: usize) -> Option<usize> {
        let damaged = damaged::read(self.c, at)?;
        let end = damaged.span.end;
        if let Some(year) = common_year(&damaged) {
            self.context.tell_year(year);
        }
        self.found.damaged.push(damaged);
        Some(end)
    }

    /// A date or period at `at`.
    fn dated(&mut self, at: usize) -> Option<usize> {
        let first = match date::read(self.c, at) {
            Some(Found::Date(date)) => date,
            Some(Found::NoDate(end)) => return Some(end),
            None if self.recurs(at) => return None,
            None => return self.list_member(at),
        };
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
        let member = date::member(self.c, at, last)?;
        let date = Whole {
            year: last.date.year,
            month: member.month.or(last.date.month),
            day: member.day,
        };
        if let Some(period) = period::read(self.c, &member, &self.context) {
            return Some(self.period(&period));
        }
        if !crate::entities::calendar::exists(date.year, date.month, date.day) {
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

/// See [`super::give_year`].
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
