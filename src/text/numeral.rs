//! Chinese numerals (十二, 二〇二三, 两千三百, 三万) and exact decimal numbers.

/// The value of a digit, Chinese (〇 to 九, 两, the formal 壹 to 玖) or ASCII.
pub fn digit(c: char) -> Option<u64> {
    Some(match c {
        '0'..='9' => c as u64 - '0' as u64,
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' | '貳' => 2,
        '三' | '叁' | '叄' | '参' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// 十, 百, 千 and their formal forms.
pub fn small_unit(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// 万, 亿 and 兆 (10¹², as sums are written in Taiwan).
pub fn large_unit(c: char) -> Option<u64> {
    Some(match c {
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        '兆' => 1_000_000_000_000,
        _ => return None,
    })
}

/// Can `c` stand in a Chinese numeral?
pub fn is_han_numeral(c: char) -> bool {
    !c.is_ascii() && (digit(c).is_some() || small_unit(c).is_some() || large_unit(c).is_some())
}

/// The whole number that `text` writes, in Chinese or ASCII digits; `None` if it is not wholly one
/// or does not fit.
pub fn whole(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    if text.chars().all(|c| digit(c).is_some()) {
        return text
            .chars()
            .try_fold(0u64, |n, c| n.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut section, mut pending) = (0u64, 0u64, None);
    for c in text.chars() {
        if let Some(d) = digit(c) {
            // 一百零五: the 零 only fills a place; two other digits in a row are no numeral.
            match pending {
                Some(0) | None => pending = Some(d),
                Some(_) => return None,
            }
        } else if let Some(unit) = small_unit(c) {
            let times = pending.take().filter(|&d| d > 0).unwrap_or(1);
            section = section.checked_add(times * unit)?;
        } else {
            let unit = large_unit(c)?;
            section = section.checked_add(pending.take().unwrap_or(0))?;
            // 三万五千亿: a larger unit counts all that stands before it.
            total = if total < unit {
                total.checked_add(section)?.checked_mul(unit)?
            } else {
                total.checked_add(section.checked_mul(unit)?)?
            };
            section = 0;
        }
    }
    total
        .checked_add(section)?
        .checked_add(pending.unwrap_or(0))
}

/// The number that `text` writes in Chinese numerals, with a fraction behind 点: 八点五, 一百二十点五.
pub fn decimal(text: &str) -> Option<Decimal> {
    let (left, right) = match text.find(['点', '點']) {
        Some(at) => (&text[..at], &text[at + '点'.len_utf8()..]),
        None => return Some(Decimal::whole(whole(text)?)),
    };
    if right.is_empty() {
        return None;
    }
    right
        .chars()
        .try_fold(Decimal::whole(whole(left)?), |number, c| {
            number.push_decimal(digit(c)?)
        })
}

/// An exact decimal number: `digits` · 10^-`places`. Sums are never computed in binary fractions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: i128,
    places: u32,
}

impl Decimal {
    pub fn whole(number: u64) -> Self {
        Self {
            digits: number.into(),
            places: 0,
        }
    }

    /// ASCII digits with at most one `.`; commas between them are read over.
    pub fn parse(text: &str) -> Option<Self> {
        let mut number = Self::whole(0);
        let mut fraction = false;
        for c in text.chars() {
            match c {
                ',' => {}
                '.' if !fraction => fraction = true,
                '0'..='9' if fraction => number = number.push_decimal(digit(c)?)?,
                '0'..='9' => {
                    number.digits = number
                        .digits
                        .checked_mul(10)?
                        .checked_add(digit(c)?.into())?;
                }
                _ => return None,
            }
        }
        Some(number)
    }

    /// One more digit behind the point.
    fn push_decimal(self, digit: u64) -> Option<Self> {
        Some(Self {
            digits: self.digits.checked_mul(10)?.checked_add(digit.into())?,
            places: self.places + 1,
        })
    }

    pub fn times(self, factor: u64) -> Option<Self> {
        Some(Self {
            digits: self.digits.checked_mul(factor.into())?,
            places: self.places,
        })
    }

    /// Divided by 10 to the power of `places`.
    pub fn shift(self, places: u32) -> Self {
        Self {
            digits: self.digits,
            places: self.places + places,
        }
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let digits = self.widened(places)?.checked_add(other.widened(places)?)?;
        Some(Self { digits, places })
    }

    pub fn negative(self) -> Self {
        Self {
            digits: -self.digits,
            places: self.places,
        }
    }

    fn widened(self, places: u32) -> Option<i128> {
        self.digits
            .checked_mul(10i128.checked_pow(places - self.places)?)
    }

    pub fn is_whole(self) -> bool {
        10i128
            .checked_pow(self.places)
            .is_some_and(|unit| self.digits % unit == 0)
    }

    /// The nearest `f64`.
    pub fn to_f64(self) -> f64 {
        const EXACT: i128 = 1 << 53;
        if self.places == 0 && self.digits.abs() <= EXACT {
            return self.digits as f64;
        }
        // The standard library rounds a written number correctly.
        format!("{}e-{}", self.digits, self.places)
            .parse()
            .unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_forms_that_reports_use() {
        for (text, value) in [
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十一", 21),
            ("一百零五", 105),
            ("二〇二三", 2023),
            ("两千三百", 2300),
            ("三万", 30_000),
            ("一亿二千万", 120_000_000),
            ("106", 106),
            ("三万五千亿", 3_500_000_000_000),
            ("四十九兆九千五百九十二億", 49_959_200_000_000),
            ("肆佰叁拾萬", 4_300_000),
        ] {
            assert_eq!(whole(text), Some(value), "{text}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let sum = Decimal::parse("5.0227").unwrap().times(10_000).unwrap();
        assert_eq!(sum.to_f64(), 50_227.0);
        assert!(sum.is_whole());
        assert_eq!(Decimal::parse("1,825.95").unwrap().to_f64(), 1825.95);
        assert_eq!(decimal("八点五").unwrap().shift(1).to_f64(), 0.85);
        let cents = Decimal::whole(3).shift(2);
        assert_eq!(Decimal::whole(50).plus(cents).unwrap().to_f64(), 50.03);
        assert_eq!(decimal("八点"), None);
        assert_eq!(Decimal::parse("1.2.3"), None);
    }

    #[test]
    fn refuses_what_is_no_numeral() {
        for text in ["", "三个", "一二十", "99999999999999999999999"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
