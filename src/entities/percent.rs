//! Percentages: 98.71%, 百分之五, 千分之二, 三成, 八五折. 个百分点 is none: it is a difference, a quantity.

use super::number::{self, Amount, Commas};
use crate::report::{Number, Value};
use crate::text::Span;
use crate::text::cursor::Cursor;
use crate::text::numeral::{self, Decimal};

/// A percentage as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Percent {
    pub span: Span,
    pub value: Value,
}

fn percent(start: usize, end: usize, ratio: Decimal) -> Percent {
    Percent {
        span: Span::new(start, end),
        value: Value::Percent {
            ratio: Number(ratio.to_f64()),
            approximate: false,
        },
    }
}

/// The percentage whose number is `number`, in Arabic digits.
pub fn arabic(c: Cursor, number: Amount) -> Option<Percent> {
    let (sign, end) = c.step(c.blanks(number.span.end))?;
    let places = match sign {
        '%' => 2,
        '‰' => 3,
        _ => return tenths(c, number.span, number.value),
    };
    // %20 in an address on the web is none.
    if c.at(end).is_some_and(|next| next.is_ascii_alphanumeric()) {
        return None;
    }
    let value = number.value.shift(places);
    Some(match minus(c, number.span.start) {
        Some(start) => percent(start, end, value.negative()),
        None => percent(number.span.start, end, value),
    })
}

/// Where the minus before `at` stands, if it is one and not the dash of a range.
fn minus(c: Cursor, at: usize) -> Option<usize> {
    let start = c.eat_back(at, "-").filter(|start| start + 1 == at)?;
    let range = c
        .before(c.blanks_back(start))
        .is_some_and(|p| p.is_ascii_alphanumeric() || "%‰)个万亿元成年月日-—".contains(p));
    (!range).then_some(start)
}

/// 百分之五, 千分之2.4, 百万分之五 at `at`.
pub fn part(c: Cursor, at: usize) -> Option<Percent> {
    let (places, end) = denominator(c, at)?;
    let at = c.blanks(end);
    let number = number::arabic(c, at, Commas::Group).or_else(|| number::han(c, at))?;
    let mut value = number.value;
    let mut end = number.span.end;
    if let Some(kilo) = c
        .eat_any(end, &["k", "K"])
        .filter(|&k| !c.at(k).is_some_and(|n| n.is_ascii_alphanumeric()))
    {
        value = value.times(1000)?;
        end = kilo;
    }
    Some(percent_from(c, at, end, value.shift(places)))
}

fn percent_from(c: Cursor, number: usize, end: usize, ratio: Decimal) -> Percent {
    // The text begins with the 百 of 百分之.
    let mut start = number;
    for word in ["之", "分"] {
        start = c.eat_back(start, word).unwrap_or(start);
    }
    while let Some(p) = c
        .before(c.blanks_back(start))
        .filter(|p| numeral::is_han_numeral(*p))
    {
        start = c.blanks_back(start) - p.len_utf8();
    }
    percent(start, end, ratio)
}

/// How many places 百, 千, 万, 百万 before 分之 shift, and the end of 分之.
fn denominator(c: Cursor, at: usize) -> Option<(u32, usize)> {
    let (mut places, mut end) = (0, at);
    while let Some((found, next)) = c.step(c.blanks(end)) {
        places += match found {
            '百' | '佰' => 2,
            '千' | '仟' => 3,
            '万' => 4,
            _ => break,
        };
        end = next;
        if places > 8 {
            return None;
        }
    }
    let end = c.eat(c.blanks(end), "分")?;
    let end = c.eat(c.blanks(end), "之")?;
    (places > 0).then_some((places, end))
}

/// 三成, 八点五折: the percentage whose number is `number`, in Chinese numerals.
pub fn han(c: Cursor, number: Amount) -> Option<Percent> {
    tenths(c, number.span, number.value)
}

/// Two digits side by side: 八五折, 九 九 折.
pub fn two_digits(c: Cursor, at: usize) -> Option<Percent> {
    let (first, next) = c.step(at)?;
    let (second, end) = c.step(c.blanks(next))?;
    let behind = c.eat(c.blanks(end), "折").filter(|&end| is_end(c, end))?;
    let tens = numeral::digit(first)?.checked_mul(10)?;
    let value = Decimal::whole(tens + numeral::digit(second)?);
    Some(percent(at, behind, value.shift(2)))
}

/// 半成, 半折, 打对折.
pub fn half(c: Cursor, at: usize) -> Option<Percent> {
    let (places, end) = if let Some(end) = c.eat(at, "半成") {
        (2, end)
    } else if let Some(end) = c.eat(at, "半折") {
        (1, end)
    } else {
        let end = c.eat(at, "对折").filter(|_| c.before(at) == Some('打'))?;
        (1, end)
    };
    let alone = !c.before(at).is_some_and(numeral::is_han_numeral);
    (alone && is_end(c, end)).then(|| percent(at, end, Decimal::whole(5).shift(places)))
}

/// Tenths behind `number`: 三成半, 9.5成, 75折.
fn tenths(c: Cursor, number: Span, value: Decimal) -> Option<Percent> {
    let (unit, mut end) = c.step(c.blanks(number.end))?;
    if unit != '成' && unit != '折' {
        return None;
    }
    let size = value.to_f64();
    let ratio = match unit {
        '成' if size > 0.0 && size <= 10.0 => value.shift(1),
        '折' if size > 0.0 && size < 10.0 => value.shift(1),
        '折' if size > 10.0 && size < 100.0 && value.is_whole() => value.shift(2),
        _ => return None,
    };
    let mut ratio = ratio;
    if let Some(half) = c.eat(end, "半") {
        ratio = ratio.plus(Decimal::whole(5).shift(2))?;
        end = half;
    }
    is_end(c, end).then(|| percent(number.start, end, ratio))
}

/// 成 and 折 begin too many words (成立, 成员, 折旧): only an end, or few words, may follow.
fn is_end(c: Cursor, at: usize) -> bool {
    c.is_clause_end(at) || c.is_any(at, "以左的多 ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(text: &str) -> Option<(&str, f64)> {
        let c = Cursor::new(text);
        let at = text.find(|c: char| {
            numeral::digit(c).is_some() || numeral::is_han_numeral(c) || "半对".contains(c)
        })?;
        let number = number::arabic(c, at, Commas::Group);
        let found = match number {
            Some(number) => arabic(c, number),
            None => part(c, at)
                .or_else(|| han(c, number::han(c, at)?))
                .or_else(|| two_digits(c, at))
                .or_else(|| half(c, at)),
        }?;
        match found.value {
            Value::Percent { ratio, .. } => Some((found.span.of(text), ratio.0)),
            _ => None,
        }
    }

    #[test]
    fn percentages_of_every_form() {
        for (text, written, value) in [
            ("98.71%", "98.71%", 0.9871),
            ("98 %以上", "98 %", 0.98),
            ("-22.2%", "-22.2%", -0.222),
            ("3‰", "3‰", 0.003),
            ("百分之五", "百分之五", 0.05),
            ("百分之5.5。", "百分之5.5", 0.055),
            ("百万分之五", "百万分之五", 5e-6),
            ("百 分之 一百二十点五", "百 分之 一百二十点五", 1.205),
            ("三成半", "三成半", 0.35),
            ("75折", "75折", 0.75),
            ("九 九 折", "九 九 折", 0.99),
            ("打对折", "对折", 0.5),
            ("半成", "半成", 0.05),
        ] {
            assert_eq!(ratio(text), Some((written, value)), "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        for text in [
            "2.4个百分点", "三成员", "2024%2D", "对折", "半成品", "五百分之二", "十折", "三折叠",
            "100分",
        ] {
            assert_eq!(ratio(text), None, "{text}");
        }
    }
}
