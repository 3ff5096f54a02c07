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
            .or_else(|| percent::han(c, number.filter(|n| !number::is_name_character(c, n))?))
            .or_else(|| percent::two_digits(c, at));
        if let Some(found) = ratio {
            return Some(self.push(EntityKind::Percent, found.span, Some(found.value)));
        }
        let number = number?;
        if number::is_name_character(c, &number) {
            return None;
        }
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
            // 2019.9.6 and its like are nothing further; at the start of a line, 2.1.3名 heads 3名.
            let end = c.while_byte(whole, |b| b.is_ascii_digit() || b == b'.');
            let heads = whole - at <= 2 && c.is_marker_place(at);
            let last = c.text[at..end].rfind('.').map_or(end, |dot| at + dot + 1);
            return if heads { last } else { end };
        };
        let grouped = number::arabic(c, at, Commas::Group).filter(|_| c.at(whole) == Some(','));
        if let Some((kind, span, value)) = self.counted(separate, grouped) {
            return self.push(kind, span, Some(value));
        }
        if let Some(end) = self.lower_end(separate) {
            return end;
        }
        if whole - at <= 2 && c.is_marker_place(at) {
            // 1.3个: the 1. was a list marker after all.
            whole
        } else {
            separate.span.end
        }
    }

    /// The 2万 of 2万至3万元, the 5 of 5至8户: it has the unit of the upper end.
    fn lower_end(&mut self, number: Amount) -> Option<usize> {
        let c = self.c;
        // A dialling code or a time.
        if number.span.len() > 1 && c.at(number.span.start) == Some('0') && number.value.is_whole()
        {
            return None;
        }
        let lower = number::scaled(c, number);
        let upper = date::connector(c, lower.span.end)
            .and_then(|at| number::arabic(c, at, Commas::Separate))?;
        let found = money::lower_end(c, lower, upper)
            .map(|found| (EntityKind::Money, found.span, found.value))
            .or_else(|| {
                let upper = quantity::arabic(c, upper)?;
                let found = quantity::lower_end(c, lower, &upper)?;
                Some((EntityKind::Quantity, found.span, found.value))
            })?;
        let (kind, span, value) = found;
        Some(self.push(kind, span, Some(value)))
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

#[cfg(test)]
mod tests {
    use crate::entities::scan;
    use crate::report::Value;
    use crate::text::Reading;

    /// Texts and numbers of all sums and quantities.
    fn counted(text: &str) -> Vec<(String, f64)> {
        let reading = Reading::new(text);
        let number = |value: &Option<Value>| match value {
            Some(Value::Money { yuan, .. }) => yuan.map(|n| n.0),
            Some(Value::Quantity { number, .. }) => Some(number.0),
            _ => None,
        };
        scan(&reading)
            .entities
            .iter()
            .filter_map(|e| Some((reading.quote(e.span).to_owned(), number(&e.value)?)))
            .collect()
    }

    #[test]
    fn both_ends_of_a_range() {
        for (text, lower, upper) in [
            ("罚款2万至3万元", ("2万", 20_000.0), ("3万元", 30_000.0)),
            ("约0.5万—1万元", ("0.5万", 5000.0), ("1万元", 10_000.0)),
            ("安置5至8户", ("5", 5.0), ("8户", 8.0)),
            ("每组5~7人", ("5", 5.0), ("7人", 7.0)),
        ] {
            let expected = [lower, upper].map(|(text, number)| (text.to_owned(), number));
            assert_eq!(counted(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_headings_count_nothing() {
        let one = |text: &str, number| vec![(text.to_owned(), number)];
        assert_eq!(counted("2.1.3名干部"), one("3名", 3.0));
        assert_eq!(counted("1.2个支部"), one("2个", 2.0));
        assert_eq!(counted("1.1 5个支部"), one("5个", 5.0));
        assert_eq!(counted("版本2.1.3个"), []);
    }

    #[test]
    fn what_is_no_range() {
        for text in [
            "第3至5期", "5至10万元", "陆家嘴", "伍家岗区", "2楼至8户", "1-3月", "电话0123-45人",
        ] {
            assert!(counted(text).len() < 2, "{text}: {:?}", counted(text));
        }
    }
}
