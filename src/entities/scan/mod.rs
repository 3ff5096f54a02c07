//! The one scan: from trigger to trigger, and who is asked first.

mod amounts;
mod dates;

use super::context::Context;
use super::document::Titles;
use super::{Entity, Scan, date, email, number, percent, phone, postal, trigger};
use crate::report::{EntityKind, Value};
use crate::text::cursor::{Cursor, is_in};
use crate::text::{Reading, Span, numeral};

pub use dates::give_year;

/// Scans the whole document. Linear in its length; what stands in one paragraph never depends on another.
pub fn scan(reading: &Reading) -> Scan {
    let mut scanner = Scanner::new(reading);
    scanner.all();
    scanner.found
}

/// What may follow a Chinese numeral that counts something: units of money, 成, 折, 分之, the measure
/// words of [`quantity::han`], 余, 多, first characters of foreign currencies.
const HAN_UNITS: &str = "元圆块成折分人次名户场份起家个年余多新瑞越澳加美港欧日英韩台泰卢";

struct Scanner<'a> {
    reading: &'a Reading<'a>,
    c: Cursor<'a>,
    found: Scan,
    /// The first entity of the line.
    line_start: usize,
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
            line_start: 0,
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
            '寄' => match postal::sent_to(self.c, next) {
                Some(span) => self.push(EntityKind::Address, span, None),
                None => next,
            },
            '0'..='9' => self.digits(at),
            _ if numeral::is_han_numeral(found) => self.numerals(at),
            '半' | '对' => match percent::half(self.c, at) {
                Some(found) => self.push(EntityKind::Percent, found.span, Some(found.value)),
                None => next,
            },
            // 今, 去 … : one that 年 follows.
            _ if self.c.at(next) == Some('年') => self.dated(at).unwrap_or(next),
            _ => next,
        }
    }

    fn end_line(&mut self) {
        self.context = Context::default();
        self.phone_end = None;
        let line = &mut self.found.entities;
        line.extend(self.titles.take().map(|span| Entity {
            kind: EntityKind::Document,
            span,
            value: None,
        }));
        line[self.line_start..].sort_by_key(|e| (e.span.start, e.kind));
        self.line_start = line.len();
    }

    fn push(&mut self, kind: EntityKind, span: Span, value: Option<Value>) -> usize {
        self.found.entities.push(Entity { kind, span, value });
        span.end
    }

    /// A run of ASCII digits begins at `at`.
    fn digits(&mut self, at: usize) -> usize {
        if let Some(end) = self.email(at) {
            return end;
        }
        if self.is_in_word(at) {
            return self.c.while_byte(at, |b| b.is_ascii_alphanumeric());
        }
        let at = self.behind_label(at);
        let end = self.c.digits(at);
        let dated = if self.may_be_date(end) {
            self.damaged(at).or_else(|| self.dated(at))
        } else {
            None
        };
        dated
            .or_else(|| self.contact(at, end))
            .unwrap_or_else(|| self.amount(at))
    }

    /// Does what stands behind the digits that end at `end` go with a date?
    fn may_be_date(&self, end: usize) -> bool {
        let c = self.c;
        c.at(c.blanks(end)).is_some_and(|next| {
            is_in(next, "年月日号./、,和及与以起至到一两二三四五六") || date::is_dash(next)
        })
    }

    /// A run of Chinese numerals begins at `at`.
    fn numerals(&mut self, at: usize) -> usize {
        let c = self.c;
        let end = number::han_end(c, at).max(at + '一'.len_utf8());
        let Some(next) = c.at(c.blanks(end)) else {
            return end;
        };
        let spaced = numeral::is_han_numeral(next);
        if (spaced || is_in(next, "年月日号"))
            && let Some(end) = self.dated(at)
        {
            return end;
        }
        if spaced || is_in(next, HAN_UNITS) {
            self.han_amount(at).unwrap_or(end)
        } else {
            end
        }
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

    /// A postcode or telephone number with the digits `at..end`.
    fn contact(&mut self, at: usize, end: usize) -> Option<usize> {
        let count = end - at;
        let address = self.found.entities.last();
        let address_end = address
            .filter(|e| e.kind == EntityKind::Address)
            .map(|e| e.span.end);
        let behind_address = || postal::postcode_behind(self.c, at, address_end?);
        let labelled = (count >= 4).then(|| postal::postcode(self.c, at)).flatten();
        if let Some(span) = labelled.or_else(behind_address) {
            return Some(self.push(EntityKind::Postcode, span, None));
        }
        if count < 3 && self.c.eat(at, "86").is_none() {
            return None;
        }
        let follows = self
            .phone_end
            .is_some_and(|end| at - end < 12 && phone::joins(&self.c.text[end..at]));
        let span = phone::read(self.c, at, follows)?;
        self.phone_end = Some(span.end);
        Some(self.push(EntityKind::Phone, span, None))
    }
}
