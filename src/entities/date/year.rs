//! The year of a date: 2022年, 2019 in 2019、2020年, 二〇二三年, 07年, 今年.

use super::Year;
use super::parts::{Follows, closed};
use crate::entities::calendar::{self, YEARS};
use crate::text::cursor::Cursor;
use crate::text::numeral;

/// No list of years is longer.
const MOST_LISTED: usize = 6;

/// The year at `at`, its end, and what follows where 年 stands further on.
pub fn read(c: Cursor, at: usize) -> Option<(Year, usize, Option<Follows>)> {
    const RELATIVE: [(&str, Year); 8] = [
        ("今年", Year::Relative),
        ("去年", Year::Relative),
        ("本年", Year::Relative),
        ("明年", Year::Relative),
        ("当年", Year::Same),
        ("同年", Year::Same),
        ("次年", Year::Next),
        ("翌年", Year::Next),
    ];
    if c.is_digit(at) {
        return arabic_year(c, at);
    }
    if let Some((year, end)) = RELATIVE
        .iter()
        .find_map(|(word, year)| Some((*year, c.eat(at, word)?)))
    {
        return Some((year, end, None));
    }
    let (year, end) = han_year(c, at)?;
    Some((Year::Written(year), end, None))
}

/// Four digits, alone or in a list or range that 年 closes; two digits and 年.
fn arabic_year(c: Cursor, at: usize) -> Option<(Year, usize, Option<Follows>)> {
    let end = c.digits(at);
    if end - at == 2 {
        let number = c.text[at..end].parse().ok()?;
        let end = c.eat(c.blanks(end), "年")?;
        return Some((Year::Written(calendar::century(number)), end, None));
    }
    let (number, end) = full_year(c, at)?;
    if let Some(open) = in_counted_list(c, at, end) {
        return Some((Year::Written(i32::try_from(number).ok()?), end, open));
    }
    let part = closed(c, number, end, "年", full_year)?;
    let year = i32::try_from(number).ok()?;
    // 2021年级, 1990年代, 2019年期
    let compound = part.open.is_none() && c.is_any(part.end, "级代");
    (!compound).then_some((Year::Written(year), part.end, part.open))
}

/// 2023、2024两年: is the year in `at..end` a member of a list that is counted behind it? What follows
/// the member, `None` behind the last.
fn in_counted_list(c: Cursor, at: usize, end: usize) -> Option<Option<Follows>> {
    let is_count = |at: usize| {
        c.step(c.blanks(at))
            .is_some_and(|(count, next)| "两二三四五六".contains(count) && c.is_any(next, "年"))
    };
    if is_count(end) && c.before(at).is_some_and(|joint| "、和及与".contains(joint)) {
        return Some(None);
    }
    let mut next = c.eat_any(end, &["、", "和", "及", "与"])?;
    for _ in 0..MOST_LISTED {
        let (_, end) = full_year(c, next)?;
        if is_count(end) {
            return Some(Some(Follows::List));
        }
        next = c.eat_any(end, &["、", "和", "及", "与"])?;
    }
    None
}

/// The four digits at `at`, if they can be a year.
pub fn full_year(c: Cursor, at: usize) -> Option<(u32, usize)> {
    let end = c.digits(at);
    if end - at != 4 {
        return None;
    }
    let number: u32 = c.text[at..end].parse().ok()?;
    i32::try_from(number)
        .is_ok_and(|year| YEARS.contains(&year))
        .then_some((number, end))
}

/// 二〇二三年, 两千零四年, 零七年; blanks between the characters are read over.
fn han_year(c: Cursor, at: usize) -> Option<(i32, usize)> {
    let mut text = String::new();
    let mut end = at;
    let mut count = 0;
    while let Some((found, next)) = c
        .step(if end == at { at } else { c.blanks(end) })
        .filter(|(found, _)| numeral::is_han_numeral(*found))
    {
        count += 1;
        if count > 7 {
            return None;
        }
        text.push(found);
        end = next;
    }
    let end = c.eat(c.blanks(end), "年")?;
    let number = i32::try_from(numeral::whole(&text)?).ok()?;
    let digits_only = text.chars().all(|c| numeral::digit(c).is_some());
    let year = match (count, digits_only) {
        (4, true) => number,
        (2, true) => calendar::century(number),
        (4.., false) => number,
        _ => return None,
    };
    (YEARS.contains(&year) && !c.is_any(end, "级代")).then_some((year, end))
}

/// May the year that stands alone in `at..end` be a date? Four digits always; two (24年) also count
/// years, so that they must begin with 0, stand alone in their clause, or go on like a date.
pub fn is_alone(c: Cursor, at: usize, end: usize) -> bool {
    if c.is_digit(at) {
        if c.digits(at) - at == 4 {
            return true;
        }
        let alone = c.is_clause_end(end)
            && c.before(c.blanks_back(at))
                .is_none_or(|c| "\n。;:".contains(c));
        return c.text[at..].starts_with('0')
            || alone
            || c.eat_any(end, &["度", "底", "初", "末"]).is_some();
    }
    let digits = c.text[at..end]
        .chars()
        .filter(|&c| numeral::is_han_numeral(c))
        .count();
    digits > 2 || c.is_any(at, "零〇")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> Option<(Year, &str)> {
        read(Cursor::new(text), 0).map(|(year, end, _)| (year, &text[..end]))
    }

    #[test]
    fn years() {
        for (text, expected, written) in [
            ("2022年8月", Year::Written(2022), "2022年"),
            ("2019、2020年", Year::Written(2019), "2019"),
            ("二〇二三年", Year::Written(2023), "二〇二三年"),
            ("两千零四年", Year::Written(2004), "两千零四年"),
            ("98年4月", Year::Written(1998), "98年"),
            ("当年", Year::Same, "当年"),
        ] {
            assert_eq!(year(text), Some((expected, written)), "{text}");
        }
        assert_eq!(year("2021年级"), None);
        assert_eq!(year("2023、2024两年"), Some((Year::Written(2023), "2023")));
        assert_eq!(year("2023、2024两次"), None);
        assert_eq!(year("三五年"), Some((Year::Written(2035), "三五年")));
    }

    #[test]
    fn two_digits_alone_count_years() {
        let alone = |text: &str| {
            let (_, end, _) = read(Cursor::new(text), 0).unwrap();
            is_alone(Cursor::new(text), 0, end)
        };
        assert!(alone("07年毕业") && alone("24年") && alone("23年底完成") && alone("零八年秋"));
        assert!(!alone("24年来") && !alone("三五年内"));
    }
}
