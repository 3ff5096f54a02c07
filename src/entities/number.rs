//! Written numbers: 1,825.95, 237054.47 万, 三十余万, 2万3千.

use crate::text::Span;
use crate::text::cursor::Cursor;
use crate::text::numeral::{self, Decimal};

/// More digits than any sum or count has.
const MOST_DIGITS: usize = 18;
/// More characters than any Chinese numeral has.
const MOST_NUMERALS: usize = 32;

/// A number as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    pub span: Span,
    pub value: Decimal,
    /// 余 or 多 stands in it.
    pub approximate: bool,
    /// 十, 万 … stands behind Arabic digits.
    pub scaled: bool,
}

/// How commas between digits are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commas {
    /// As thousands separators, if each has exactly three digits behind it.
    Group,
    /// As punctuation.
    Separate,
}

/// The bare number at `at`, in Arabic digits.
pub fn arabic(c: Cursor, at: usize, commas: Commas) -> Option<Amount> {
    let whole = c.digits(at);
    if whole == at || whole - at > MOST_DIGITS {
        return None;
    }
    let mut end = whole;
    if commas == Commas::Group && whole - at <= 3 {
        end = groups(c, whole);
    }
    if c.at(end) == Some('.') && c.is_digit(end + 1) {
        end = c.digits(end + 1);
        // 2019.9.6 and 1.2.3 are no numbers.
        if c.at(end) == Some('.') && c.is_digit(end + 1) {
            return None;
        }
    }
    let span = Span::new(at, end);
    Some(Amount {
        span,
        value: Decimal::parse(c.slice(span))?,
        approximate: false,
        scaled: false,
    })
}

/// Behind all groups `,ddd` at `at`; `at` itself where one of them has not three digits.
fn groups(c: Cursor, at: usize) -> usize {
    let mut end = at;
    while end - at < 4 * MOST_DIGITS / 3 && c.at(end) == Some(',') && c.is_digit(end + 1) {
        let group = c.digits(end + 1);
        if group - end != 4 {
            return at;
        }
        end = group;
    }
    end
}

/// Behind the run of Chinese numerals at `at`. Blanks inside are read over where the numeral
/// certainly goes on (一 百二 十点 五).
pub fn han_end(c: Cursor, at: usize) -> usize {
    let mut end = at;
    let mut previous = None;
    while let Some((found, next)) = c.step(c.blanks(end)) {
        let blank = c.blanks(end) > end;
        let is_unit = numeral::small_unit(found).is_some() || numeral::large_unit(found).is_some();
        let is_point = found == '点' && previous.is_some() && follows_point(c, next);
        let fits = is_point || numeral::is_han_numeral(found);
        if !fits
            || (blank && !(is_unit || is_point || previous == Some('点')))
            || (blank && end == at)
        {
            break;
        }
        previous = Some(found);
        end = next;
    }
    end
}

/// 八点五 but not 八点三十分 or 八点半: what is behind 点 must be plain digits.
fn follows_point(c: Cursor, at: usize) -> bool {
    c.at(c.blanks(at))
        .is_some_and(|d| !d.is_ascii() && numeral::digit(d).is_some())
}

/// The bare number at `at`, in Chinese numerals; digits without 十, 百 … only if there is one of them.
pub fn han(c: Cursor, at: usize) -> Option<Amount> {
    let span = Span::new(at, han_end(c, at));
    let text: String = c
        .slice(span)
        .chars()
        .filter(|c| *c != ' ')
        .take(MOST_NUMERALS + 1)
        .collect();
    let count = text.chars().count();
    if count == 0 || count > MOST_NUMERALS {
        return None;
    }
    let plain_digits = text.chars().all(|c| numeral::digit(c).is_some());
    if plain_digits && count > 1 {
        return None;
    }
    Some(Amount {
        span,
        value: numeral::decimal(&text)?,
        approximate: false,
        scaled: false,
    })
}

/// A formal numeral alone: part of a name (陆家嘴, 伍家岗) unless it counts money.
pub fn is_name_character(c: Cursor, number: &Amount) -> bool {
    let mut letters = c.slice(number.span).chars();
    letters
        .next()
        .is_some_and(|first| "壹贰叁叄参肆伍陆柒捌玖".contains(first))
        && letters.next().is_none()
        && !c.is_any(c.blanks(number.span.end), "元圆角")
}

/// The number with the 余, 多, 千, 万, 亿 behind it, and with a second part like 3千 in 2万3千.
pub fn scaled(c: Cursor, number: Amount) -> Amount {
    let mut all = scaled_once(c, number);
    if all.scaled && !all.approximate && c.is_digit(all.span.end) {
        let rest = arabic(c, all.span.end, Commas::Separate).map(|rest| scaled_once(c, rest));
        let rest = rest.filter(|rest| rest.scaled);
        let sum = rest.and_then(|rest| Some((all.value.plus(rest.value)?, rest.span.end)));
        (all.value, all.span.end) = sum.unwrap_or((all.value, all.span.end));
    }
    all
}

fn scaled_once(c: Cursor, number: Amount) -> Amount {
    let mut all = number;
    while let Some((found, next)) = c.step(c.blanks(all.span.end)) {
        let factor = numeral::small_unit(found).or(numeral::large_unit(found));
        if let Some(value) = factor.and_then(|factor| all.value.times(factor)) {
            all.value = value;
            all.scaled = true;
        } else if (found == '余' || found == '多') && !all.approximate {
            all.approximate = true;
        } else {
            break;
        }
        all.span.end = next;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, &str)> {
        let c = Cursor::new(text);
        let number = if c.is_digit(0) {
            arabic(c, 0, Commas::Group)?
        } else {
            han(c, 0)?
        };
        let all = scaled(c, number);
        Some((all.value.to_f64(), all.span.of(text)))
    }

    #[test]
    fn numbers_of_both_scripts() {
        for (text, value, written) in [
            ("1,825.95亿", 182_595_000_000.0, "1,825.95亿"),
            ("237054.47 万元", 2_370_544_700.0, "237054.47 万"),
            ("2万3千元", 23_000.0, "2万3千"),
            ("三十余万元", 300_000.0, "三十余万"),
            ("一 百二 十点 五", 120.5, "一 百二 十点 五"),
            ("6,120,45人", 6.0, "6"),
            ("五 一是", 5.0, "五"),
            ("伍元", 5.0, "伍"),
        ] {
            assert_eq!(read(text), Some((value, written)), "{text}");
        }
    }

    #[test]
    fn no_numbers() {
        for text in ["2019.9.6", "三五个", "1234567890123456789"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn formal_numerals_in_names() {
        let is_name = |text: &str| {
            let c = Cursor::new(text);
            is_name_character(c, &han(c, 0).unwrap())
        };
        assert!(is_name("陆家嘴街道") && is_name("伍家岗区") && is_name("参加"));
        assert!(!is_name("伍元") && !is_name("伍拾家") && !is_name("五家"));
    }
}
