//! Sums of money: 0.25万元, 82,225.00元, 三万余元, 十块三毛, ¥500, 45564.44美元.

use super::number::{self, Amount};
use crate::report::{Number, Value};
use crate::text::Span;
use crate::text::cursor::{Cursor, is_in};
use crate::text::numeral::{self, Decimal};

/// A sum as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    pub span: Span,
    pub value: Value,
}

/// Names of foreign currencies and their codes (ISO 4217), longer names first.
const FOREIGN: &[(&str, &str)] = &[
    ("新加坡元", "SGD"),
    ("瑞士法郎", "CHF"),
    ("新台币", "TWD"),
    ("越南盾", "VND"),
    ("澳门元", "MOP"),
    ("加拿大元", "CAD"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("欧元", "EUR"),
    ("日元", "JPY"),
    ("日币", "JPY"),
    ("日圆", "JPY"),
    ("英镑", "GBP"),
    ("韩元", "KRW"),
    ("韩币", "KRW"),
    ("澳元", "AUD"),
    ("加元", "CAD"),
    ("台币", "TWD"),
    ("泰铢", "THB"),
    ("卢布", "RUB"),
    ("卢比", "INR"),
];

/// What may stand before the number instead of a unit behind it.
const SIGNS: &[(&str, Option<&str>)] = &[
    ("人民币", None),
    ("RMB", None),
    ("CNY", None),
    ("US$", Some("USD")),
    ("HK$", Some("HKD")),
    ("¥", None),
    ("$", Some("USD")),
    ("€", Some("EUR")),
    ("£", Some("GBP")),
];

/// After 元, the characters that make another word of it: 元旦, 元素, 三元区.
const NO_YUAN: &str = "旦素件宵月老首勋帅化区里桥村镇论组结";

/// The sum whose number is `number`.
pub fn read(c: Cursor, number: Amount) -> Option<Money> {
    let sign = sign(c, number.span.start);
    let amount = number::scaled(c, number);
    let unit = unit(c, &amount);
    let (currency, value, end) = match (unit, sign) {
        (Some(unit), _) => unit,
        // 人民币5万, ¥500
        (None, Some((_, currency))) if !follows_word(c, amount.span.end) => {
            (currency, amount.value, amount.span.end)
        }
        _ => return None,
    };
    let start = sign.map_or(number.span.start, |(start, _)| start);
    let currency = currency.or(sign.and_then(|(_, currency)| currency));
    let sum = Some(Number(value.to_f64()));
    Some(Money {
        span: Span::new(start, end),
        value: Value::Money {
            yuan: if currency.is_none() { sum } else { None },
            currency: currency.map(str::to_owned),
            amount: if currency.is_some() { sum } else { None },
            approximate: amount.approximate || is_vague(c, start),
        },
    })
}

/// 2万 in 2万至3万元: the lower end of a range whose upper end is the sum at `upper`. A bare lower end
/// (2至3万元) leaves open what it counts.
pub fn lower_end(c: Cursor, lower: Amount, upper: Amount) -> Option<Money> {
    let sum = read(c, upper).filter(|_| lower.scaled)?;
    let Value::Money { currency, .. } = sum.value else {
        return None;
    };
    let amount = Some(Number(lower.value.to_f64()));
    Some(Money {
        span: lower.span,
        value: Value::Money {
            yuan: if currency.is_none() { amount } else { None },
            amount: if currency.is_some() { amount } else { None },
            currency,
            approximate: lower.approximate || is_vague(c, lower.span.start),
        },
    })
}

/// A currency before the number at `at`.
fn sign(c: Cursor, at: usize) -> Option<(usize, Option<&'static str>)> {
    // The last characters of all the names and signs.
    c.before(c.blanks_back(at))
        .filter(|last| is_in(*last, "币元圆金镑铢布比盾郎BY$¥€£"))?;
    let foreign = FOREIGN.iter().map(|(name, code)| (*name, Some(*code)));
    SIGNS
        .iter()
        .copied()
        .chain(foreign)
        .find_map(|(name, code)| Some((c.eat_back(at, name)?, code)))
        // 4人民币5美元: the name belongs to the number before it.
        .filter(|(start, _)| !c.before(*start).is_some_and(is_numeral))
}

fn is_numeral(found: char) -> bool {
    numeral::digit(found).is_some() || numeral::is_han_numeral(found) || found == '元'
}

/// Is the number behind a currency sign followed by a word that it counts?
fn follows_word(c: Cursor, at: usize) -> bool {
    !c.is_clause_end(at)
}

type Priced = (Option<&'static str>, Decimal, usize);

/// The unit behind the number: currency, the whole sum with 角 and 分, and its end.
fn unit(c: Cursor, amount: &Amount) -> Option<Priced> {
    let at = c.blanks(amount.span.end);
    if let Some((code, end)) = foreign(c, at) {
        return Some((Some(code), amount.value, end));
    }
    if let Some(end) = c.eat(at, "人民币") {
        return Some((None, amount.value, end));
    }
    if let Some(end) = c.eat(at, "块") {
        return pieces(c, amount, end);
    }
    let end = c
        .eat_any(at, &["元", "圆"])
        .filter(|&end| !c.is_any(end, NO_YUAN))?;
    if let Some((code, end)) = foreign(c, end) {
        return Some((Some(code), amount.value, end));
    }
    let (value, end) = change(c, amount.value, end);
    let end = c.eat(end, "人民币").unwrap_or(end);
    let round = c
        .eat_any(end, &["整", "正"])
        .filter(|&end| c.is_clause_end(end));
    Some((None, value, round.unwrap_or(end)))
}

fn foreign(c: Cursor, at: usize) -> Option<(&'static str, usize)> {
    // The first characters of all the names.
    c.at(at)
        .filter(|first| is_in(*first, "新瑞越澳加美港欧日英韩台泰卢"))?;
    FOREIGN
        .iter()
        .find_map(|(name, code)| Some((*code, c.eat(at, name)?)))
}

/// 十块三毛, 五块钱; 三块地 is no sum.
fn pieces(c: Cursor, amount: &Amount, end: usize) -> Option<Priced> {
    let (value, with_change) = change(c, amount.value, end);
    if with_change > end {
        return Some((None, value, with_change));
    }
    Some((None, value, c.eat(end, "钱")?))
}

/// Adds the 6角 and the 三分 at `at`.
fn change(c: Cursor, sum: Decimal, at: usize) -> (Decimal, usize) {
    let (mut sum, mut end) = (sum, at);
    for (units, places) in [("角毛", 1), ("分", 2)] {
        let coin = c.step(end).and_then(|(digit, next)| {
            let number = numeral::digit(digit)?;
            let (_, end) = c.step(next).filter(|(unit, _)| units.contains(*unit))?;
            Some((sum.plus(Decimal::whole(number).shift(places))?, end))
        });
        (sum, end) = coin.unwrap_or((sum, end));
    }
    (sum, end)
}

/// 约5万元, 近5万元; the last of a range (5-10万元, 两到三万元).
pub fn is_vague(c: Cursor, start: usize) -> bool {
    let joint = c.blanks_back(start);
    let first = c.text[..joint].trim_end_matches(|p| super::date::is_dash(p) || "至到".contains(p));
    let range = first.len() < joint && c.before(first.len()).is_some_and(is_numeral);
    range || c.ends_with_any(start, &["近", "约", "左右"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::number::Commas;

    fn sum(text: &str) -> Option<(&str, Value)> {
        let c = Cursor::new(text);
        let at = text.find(|c: char| numeral::digit(c).is_some() || numeral::is_han_numeral(c))?;
        let number = number::arabic(c, at, Commas::Group).or_else(|| number::han(c, at))?;
        let money = read(c, number)?;
        Some((money.span.of(text), money.value))
    }

    fn yuan(text: &str) -> Option<(&str, f64, bool)> {
        match sum(text)? {
            (
                written,
                Value::Money {
                    yuan: Some(yuan),
                    approximate,
                    ..
                },
            ) => Some((written, yuan.0, approximate)),
            _ => None,
        }
    }

    #[test]
    fn yuan_are_exact() {
        for (text, written, value) in [
            ("0.25万元。", "0.25万元", 2_500.0),
            ("5.0227万元", "5.0227万元", 50_227.0),
            ("1,825.95亿元", "1,825.95亿元", 182_595_000_000.0),
            ("82,225.00元", "82,225.00元", 82_225.0),
            ("237054.47 万元", "237054.47 万元", 2_370_544_700.0),
            ("肆佰叁拾万圆整", "肆佰叁拾万圆整", 4_300_000.0),
            ("50元6角三分", "50元6角三分", 50.63),
            ("十块三毛", "十块三毛", 10.3),
            ("2万3千元", "2万3千元", 23_000.0),
            ("人民币5万元", "人民币5万元", 50_000.0),
            ("¥500.", "¥500", 500.0),
            ("5万元整改到位", "5万元", 50_000.0),
        ] {
            assert_eq!(yuan(text), Some((written, value, false)), "{text}");
        }
        assert_eq!(yuan("70多万元"), Some(("70多万元", 700_000.0, true)));
        assert_eq!(yuan("约5万余元"), Some(("5万余元", 50_000.0, true)));
    }

    #[test]
    fn foreign_sums_keep_their_currency() {
        for (text, written, code, value) in [
            ("45564.44美元", "45564.44美元", "USD", 45564.44),
            (
                "新台币 177.1 亿元", "新台币 177.1 亿元", "TWD", 17_710_000_000.0,
            ),
            ("9000元日币", "9000元日币", "JPY", 9000.0),
        ] {
            let value = Value::Money {
                yuan: None,
                currency: Some(code.to_owned()),
                amount: Some(Number(value)),
                approximate: false,
            };
            assert_eq!(sum(text), Some((written, value)), "{text}");
        }
    }

    #[test]
    fn the_quick_looks_know_every_name() {
        for (name, code) in FOREIGN {
            assert!(
                foreign(Cursor::new(name), 0).is_some_and(|(found, _)| found == *code),
                "{name}"
            );
            assert!(sign(Cursor::new(name), name.len()).is_some(), "{name}");
        }
        for (name, _) in SIGNS {
            assert!(sign(Cursor::new(name), name.len()).is_some(), "{name}");
        }
    }

    #[test]
    fn what_is_no_sum() {
        for text in [
            "三块地", "三元区", "2023元旦", "五角大楼", "5万人", "一元化", "3个",
        ] {
            assert_eq!(sum(text), None, "{text}");
        }
    }
}
