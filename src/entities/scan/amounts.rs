//! What a number counts: percentages, sums, quantities.

use super::Scanner;
use crate::entities::number::{self, Amount, Commas};
use crate::entities::{date, money, percent, quantity};
use crate::report::{EntityKind, Value};
use crate::text::{Span, numeral};

impl Scanner<'_> {
    /// What the Chinese numeral at `at` counts.
    pub(super) fn han_amount(&mut self, at: usize) -> Option<usize> {
        let c = self.c;
        let number = number::han(c, at);
        let ratio = percent::part(c, at)
            .or_else(|| percent::han(c, number?))
            .or_else(|| percent::two_digits(c, at));
        if let Some(found) = ratio {
            return Some(self.push(EntityKind::Percent, found.span, Some(found.value)));
        }
        let number = number?;
        if let Some(found) = self.han_sum(number) {
            return Some(self.push(EntityKind::Money, found.span, Some(found.value)));
        }
        let found = quantity::han(c, number)?;
        Some(self.push(EntityKind::Quantity, found.span, Some(found.value)))
    }

    /// 三万元; 万元 alone, 几万元 and 数万元 name no sum.
    fn han_sum(&self, number: Amount) -> Option<money::Money> {
        let first = self.c.at(number.span.start)?;
        let counted = numeral::digit(first).is_some() || numeral::small_unit(first) == Some(10);
        let vague = self.c.ends_with_any(number.span.start, &["几", "数", "第"]);
        (counted && !vague).then(|| money::read(self.c, number))?
    }

    /// The number at `at` with what it counts; returns where to go on.
    pub(super) fn amount(&mut self, at: usize) -> usize {
        let c = self.c;
        let whole = c.digits(at);
        if self.is_marker(at, whole) {
            return whole + 1;
        }
        let Some(separate) = number::arabic(c, at, Commas::Separate) else {
            // 2019.9.6 and its like are nothing further.
            return c.while_byte(whole, |b| b.is_ascii_digit() || b == b'.');
        };
        let grouped = number::arabic(c, at, Commas::Group).filter(|_| c.at(whole) == Some(','));
        if let Some((kind, span, value)) = self.counted(separate, grouped) {
            return self.push(kind, span, Some(value));
        }
        if whole - at <= 2 && c.is_marker_place(at) {
            // 1.3个: the 1. was a list marker after all.
            whole
        } else {
            separate.span.end
        }
    }

    /// What the number counts; `grouped` is the number with its thousands separators, if it has any.
    fn counted(
        &self,
        separate: Amount,
        grouped: Option<Amount>,
    ) -> Option<(EntityKind, Span, Value)> {
        let c = self.c;
        let number = grouped
            .filter(|number| !self.has_wide_comma(number.span))
            .unwrap_or(separate);
        if let Some(found) = percent::arabic(c, number) {
            return Some((EntityKind::Percent, found.span, found.value));
        }
        let sum = money::read(c, grouped.unwrap_or(separate)).or_else(|| money::read(c, number));
        if let Some(found) = sum {
            return Some((EntityKind::Money, found.span, found.value));
        }
        let found = quantity::arabic(c, number)?;
        Some((EntityKind::Quantity, found.span, found.value))
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
}
