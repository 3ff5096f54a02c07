//! Dates as they are written: 2022年8月1日, 二〇二三年六月五日, 9月14日, 今年3月, 2019.9.6, 2023-06-05, 02.03.2017.

use super::calendar::{self, YEARS};
use super::context::Last;
use super::cursor::Cursor;
use crate::text::numeral;

/// The longest list (2019、2020、2021年) or range that one unit closes.
const MOST_MEMBERS: usize = 12;

/// So far a day may look back in its sentence for its month, in bytes.
const SENTENCE: usize = 300;

/// What a date says of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    Written(i32),
    /// 当年, 同年: the year spoken of last.
    Same,
    /// 次年: the one after it.
    Next,
    /// 今年, 去年: the text does not say which; the clock is not asked.
    Relative,
    /// None written.
    Missing,
}

/// A date as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    pub start: usize,
    pub end: usize,
    pub year: Year,
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// The last part lacks its unit (2019 in 2019、2020年): what follows makes it a date.
    pub open: Option<Follows>,
    /// Parts are separated by a sign, not by 年 and 月.
    pub numeric: Option<char>,
}

/// What follows a part without its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    List,
    Range,
}

/// What stands where a date was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Date(Written),
    /// 2020年X月X日, 2019年2月30日: nothing up to here is a date.
    NoDate(usize),
}

/// A number and what stands behind it.
struct Part {
    number: u32,
    end: usize,
    open: Option<Follows>,
}

/// Reads the date at `at`.
pub fn read(c: Cursor, at: usize) -> Option<Found> {
    let date = numeric(c, at).or_else(|| chinese(c, at))?;
    if let Some(end) = placeholder(c, date.end) {
        return Some(Found::NoDate(end));
    }
    let year = match date.year {
        Year::Written(year) => Some(year),
        _ => None,
    };
    Some(if calendar::exists(year, date.month, date.day) {
        Found::Date(date)
    } else {
        Found::NoDate(date.end)
    })
}

/// Like [`read`], where only a real date will do.
pub fn read_real(c: Cursor, at: usize) -> Option<Written> {
    match read(c, at)? {
        Found::Date(date) => Some(date),
        Found::NoDate(_) => None,
    }
}

/// Behind the X月X日 or X日 that a template left at `at`.
fn placeholder(c: Cursor, at: usize) -> Option<usize> {
    let (unit, mut end) = c
        .step(blank_part(c, at)?)
        .filter(|(unit, _)| matches!(unit, '月' | '日'))?;
    if unit == '月' {
        let day = blank_part(c, end).and_then(|day| c.step(day));
        end = day
            .filter(|(unit, _)| *unit == '日')
            .map_or(end, |(_, next)| next);
    }
    Some(end)
}

/// Behind X, XX, ×, * in place of a number.
fn blank_part(c: Cursor, at: usize) -> Option<usize> {
    let start = c.blanks(at);
    let mut end = start;
    while let Some((_, next)) = c
        .step(end)
        .filter(|(x, _)| matches!(x, 'X' | 'x' | '×' | '*' | '某' | '_' | '○'))
        .filter(|_| end - start < 12)
    {
        end = next;
    }
    (end > start).then(|| c.blanks(end))
}

// ---------------------------------------------------------------- with 年, 月, 日

fn chinese(c: Cursor, at: usize) -> Option<Written> {
    let year = year_part(c, at);
    let mut date = Written {
        start: at,
        end: at,
        year: Year::Missing,
        month: None,
        day: None,
        open: None,
        numeric: None,
    };
    if let Some((year, end, open)) = year {
        date.year = year;
        date.end = end;
        date.open = open;
        if open.is_some() {
            return Some(date);
        }
    }
    with_month(c, &mut date);
    let year_only = date.month.is_none();
    match date.year {
        // Only a day makes a Chinese numeral before 月 a month: 一月一主题 is none.
        Year::Missing
            if year_only || (!c.is_digit(at) && date.day.is_none() && !ends_in_fen(c, &date)) =>
        {
            None
        }
        // 今年 alone is no date, 今年9月 is one.
        Year::Relative | Year::Same | Year::Next if year_only => None,
        Year::Written(_) if year_only && !is_year_alone(c, at, date.end) => None,
        _ => Some(date),
    }
}

fn ends_in_fen(c: Cursor, date: &Written) -> bool {
    c.before(date.end) == Some('份')
}

/// Takes up the month, and the day behind it.
fn with_month(c: Cursor, date: &mut Written) {
    let at = if date.end == date.start {
        date.start
    } else {
        c.blanks(date.end)
    };
    let Some(month) = part(c, at, "月") else {
        return;
    };
    // 1、2月 without a year: the 1 may be a list marker.
    if date.year == Year::Missing && month.open == Some(Follows::List) {
        return;
    }
    date.month = u8::try_from(month.number).ok();
    date.end = month.end;
    date.open = month.open;
    if month.open.is_some() {
        return;
    }
    if let Some(day) = part(c, c.blanks(month.end), "日号").filter(|day| !is_building(c, day.end))
    {
        date.day = u8::try_from(day.number).ok();
        date.end = day.end;
        date.open = day.open;
    } else if let Some((day, end)) = bare_day(c, month.end).filter(|_| date.year != Year::Missing) {
        date.day = Some(day);
        date.end = end;
    } else if let Some(end) = c.eat(month.end, "份") {
        date.end = end;
    }
}

/// 3月5号楼 names a house.
fn is_building(c: Cursor, end: usize) -> bool {
    c.before(end) == Some('号') && c.is_any(end, "楼院桌线文")
}

/// A day that lost its 日, at the end of a clause: 二零零四年八月十五。
fn bare_day(c: Cursor, at: usize) -> Option<(u8, usize)> {
    let (number, end) = small(c, at)?;
    let day = u8::try_from(number)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    let listed = c.is_any(c.blanks(end), "、.:,") && c.is_digit(c.blanks(end) + 1);
    let marker = c.is_any(end, "、.") || (c.at(end) == Some(',') && listed);
    (c.is_clause_end(end) && !marker && end > at).then_some((day, end))
}

/// The number at `at` with one of `units` behind it, or as a member of a list or range that ends in one.
fn part(c: Cursor, at: usize, units: &str) -> Option<Part> {
    let (number, end) = small(c, at)?;
    closed(c, number, end, units, small)
}

fn closed(
    c: Cursor,
    number: u32,
    end: usize,
    units: &str,
    member: fn(Cursor, usize) -> Option<(u32, usize)>,
) -> Option<Part> {
    if let Some((_, next)) = c
        .step(c.blanks(end))
        .filter(|(unit, _)| units.contains(*unit))
    {
        let open = None;
        return Some(Part {
            number,
            end: next,
            open,
        });
    }
    let open = Some(leads_to(c, end, units, member)?);
    Some(Part { number, end, open })
}

/// Do further members follow, the last of which carries the unit?
fn leads_to(
    c: Cursor,
    at: usize,
    units: &str,
    member: fn(Cursor, usize) -> Option<(u32, usize)>,
) -> Option<Follows> {
    let mut at = at;
    let mut first = None;
    for _ in 0..MOST_MEMBERS {
        let (follows, next) = joint(c, at)?;
        first = first.or(Some(follows));
        let (_, end) = member(c, next)?;
        if c.is_any(c.blanks(end), units) {
            return first;
        }
        at = end;
    }
    None
}

/// What joins the members of a list or the ends of a range.
fn joint(c: Cursor, at: usize) -> Option<(Follows, usize)> {
    if let Some(end) = connector(c, at) {
        return Some((Follows::Range, end));
    }
    let end = c.eat_any(c.blanks(at), &["、", "和", "及", "与", "以及", ","])?;
    Some((Follows::List, c.blanks(end)))
}

/// Behind 至, 到 or the dashes between two dates, blanks included.
pub fn connector(c: Cursor, at: usize) -> Option<usize> {
    let start = c.blanks(at);
    let word = c
        .eat(start, "起")
        .and_then(|end| c.eat_any(end, &["至", "到"]));
    if let Some(end) = word.or_else(|| c.eat_any(start, &["至", "到"])) {
        return Some(c.blanks(end));
    }
    let mut end = start;
    for _ in 0..3 {
        match c.step(end).filter(|(dash, _)| is_dash(*dash)) {
            Some((_, next)) => end = next,
            None => break,
        }
    }
    (end > start).then(|| c.blanks(end))
}

pub fn is_dash(c: char) -> bool {
    "-~—–―─‐‑−﹣〜∼".contains(c)
}

/// A number of one or two digits, or a Chinese numeral up to 99.
fn small(c: Cursor, at: usize) -> Option<(u32, usize)> {
    let end = c.digits(at);
    if end > at {
        return (end - at <= 2).then(|| (c.text[at..end].parse().ok().unwrap_or(0), end));
    }
    let mut text = String::new();
    let mut end = at;
    while let Some((found, next)) = c
        .step(if end == at { at } else { c.blanks(end) })
        .filter(|(found, _)| "一二三四五六七八九十〇零两".contains(*found))
    {
        if text.chars().count() == 3 {
            return None;
        }
        text.push(found);
        end = next;
    }
    let number = numeral::whole(&text).filter(|&n| n < 100)?;
    Some((u32::try_from(number).ok()?, end))
}

// ---------------------------------------------------------------- the year

fn year_part(c: Cursor, at: usize) -> Option<(Year, usize, Option<Follows>)> {
    const RELATIVE: [(&str, Year); 9] = [
        ("今年", Year::Relative),
        ("去年", Year::Relative),
        ("本年", Year::Relative),
        ("明年", Year::Relative),
        ("当年", Year::Same),
        ("同年", Year::Same),
        ("次年", Year::Next),
        ("翌年", Year::Next),
        ("是年", Year::Same),
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
    let part = closed(c, number, end, "年", full_year)?;
    let year = i32::try_from(number).ok()?;
    // 2021年级, 1990年代, 2019年期
    let compound = part.open.is_none() && c.is_any(part.end, "级代");
    (!compound).then_some((Year::Written(year), part.end, part.open))
}

fn full_year(c: Cursor, at: usize) -> Option<(u32, usize)> {
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
fn is_year_alone(c: Cursor, at: usize, end: usize) -> bool {
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

// ---------------------------------------------------------------- with signs between the parts

fn numeric(c: Cursor, at: usize) -> Option<Written> {
    if !c.is_digit(at)
        || c.before(at)
            .is_some_and(|p| p.is_ascii_alphabetic() || p == '/')
    {
        return None;
    }
    year_first(c, at).or_else(|| day_first(c, at))
}

fn year_first(c: Cursor, at: usize) -> Option<Written> {
    let (year, end) = full_year(c, at)?;
    let sign = c.at(end).filter(|sign| "-/.".contains(*sign))?;
    let (month, month_end) = two_digits(c, end + 1)?;
    let mut date = Written {
        start: at,
        end: month_end,
        year: Year::Written(i32::try_from(year).ok()?),
        month: Some(month),
        day: None,
        open: None,
        numeric: Some(sign),
    };
    let day = (c.at(month_end) == Some(sign))
        .then(|| two_digits(c, month_end + 1))
        .flatten();
    if let Some((day, end)) = day {
        date.day = Some(day);
        date.end = end;
        let real = calendar::exists(None, Some(month), Some(day));
        return (real && ends_numeric(c, end, sign)).then_some(date);
    }
    // 2021-03, 2021.3: only where it can be nothing else.
    let whole = c.is_clause_end(month_end) || goes_on(c, month_end);
    let plausible = (1..=12).contains(&month)
        && (1949..=2099).contains(&year)
        && (sign == '.' || month_end - end == 3)
        && sign != '/';
    (whole && plausible && ends_numeric(c, month_end, sign)).then_some(date)
}

/// Is 2021.3 followed by what makes it one end of a period?
fn goes_on(c: Cursor, at: usize) -> bool {
    let range = connector(c, at)
        .is_some_and(|next| full_year(c, next).is_some_and(|(_, end)| c.is_any(end, "-/.")));
    range
        || c.eat_any(at, &["以来", "起", "至今", "以后", "以前"])
            .is_some()
}

/// 02.03.2017: day, month, year, as one network of sites writes its page dates.
fn day_first(c: Cursor, at: usize) -> Option<Written> {
    let (day, end) = two_digits(c, at).filter(|(_, end)| end - at == 2)?;
    let (month, month_end) = two_digits(c, c.eat(end, ".")?)?;
    let (year, year_end) = full_year(c, c.eat(month_end, ".")?)?;
    let year = i32::try_from(year).ok()?;
    let real = month_end - end == 3 && calendar::exists(Some(year), Some(month), Some(day));
    (real && ends_numeric(c, year_end, '.')).then_some(Written {
        start: at,
        end: year_end,
        year: Year::Written(year),
        month: Some(month),
        day: Some(day),
        open: None,
        numeric: Some('.'),
    })
}

/// A member of a list that began with the date told `last`: the 2 and 3月 of 2021年1、2、3月, the 15日
/// behind 8月12日.
pub fn member(c: Cursor, at: usize, last: Last) -> Option<Written> {
    let between = c.text.get(last.end..at)?;
    let listed = matches!(between.trim(), "、" | "和" | "及" | "与" | "以及" | ",");
    let same_sentence = between.len() <= SENTENCE && !between.contains('。');
    let unit = if last.date.day.is_some() {
        "日"
    } else {
        "月"
    };
    let part = part(c, at, unit)?;
    let number = u8::try_from(part.number).ok();
    let mut member = Written {
        start: at,
        end: part.end,
        year: Year::Missing,
        month: None,
        day: None,
        open: part.open,
        numeric: None,
    };
    if last.date.day.is_some() {
        member.month = last.date.month;
        member.day = number;
        let counted = c.eat_any(part.end, &["内", "以内", "以上"]).is_some();
        return ((listed || same_sentence && part.open.is_none()) && !counted).then_some(member);
    }
    member.month = number;
    (listed && last.date.month.is_some()).then_some(member)
}

/// 7日, 七月: a number up to 31 and its unit.
pub fn small_with_unit(c: Cursor, at: usize) -> Option<(u8, usize, char)> {
    let (number, end) = small(c, at)?;
    let (unit, end) = c.step(c.blanks(end))?;
    let number = u8::try_from(number)
        .ok()
        .filter(|number| (1..=31).contains(number))?;
    let end = match unit {
        '月' => c.eat(end, "份").unwrap_or(end),
        _ => end,
    };
    Some((number, end, unit))
}

/// One or two ASCII digits, no more.
pub fn two_digits(c: Cursor, at: usize) -> Option<(u8, usize)> {
    let end = c.digits(at);
    (end > at && end - at <= 2).then(|| Some((c.text[at..end].parse().ok()?, end)))?
}

/// Nothing behind `at` makes the date part of a longer number.
fn ends_numeric(c: Cursor, at: usize, sign: char) -> bool {
    match c.at(at) {
        Some('-') if sign == '-' => !c.is_digit(at + 1) || c.digits(at + 1) - (at + 1) == 4,
        Some('-') => true,
        Some(next) if next == sign || next == '.' => !c.is_digit(at + 1),
        Some(next) => !next.is_ascii_alphanumeric() && !"年月元万亿%号".contains(next),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Parts<'a> = (Option<i32>, Option<u8>, Option<u8>, &'a str);

    fn parts(text: &str) -> Option<Parts<'_>> {
        let date = read_real(Cursor::new(text), 0)?;
        let year = match date.year {
            Year::Written(year) => Some(year),
            _ => None,
        };
        Some((year, date.month, date.day, &text[date.start..date.end]))
    }

    #[test]
    fn every_written_form() {
        for (text, year, month, day, written) in [
            (
                "2022年8月1日,",
                Some(2022),
                Some(8),
                Some(1),
                "2022年8月1日",
            ),
            (
                "2021年12 月24 日",
                Some(2021),
                Some(12),
                Some(24),
                "2021年12 月24 日",
            ),
            ("2016年度", Some(2016), None, None, "2016年"),
            ("2024年6月底前", Some(2024), Some(6), None, "2024年6月"),
            (
                "二〇二三年六月五日",
                Some(2023),
                Some(6),
                Some(5),
                "二〇二三年六月五日",
            ),
            ("二 〇 二三年", Some(2023), None, None, "二 〇 二三年"),
            (
                "两千零四年八月十五",
                Some(2004),
                Some(8),
                Some(15),
                "两千零四年八月十五",
            ),
            (
                "零七年八月二十九号",
                Some(2007),
                Some(8),
                Some(29),
                "零七年八月二十九号",
            ),
            ("98年4月", Some(1998), Some(4), None, "98年4月"),
            ("六月五日", None, Some(6), Some(5), "六月五日"),
            ("今年3月", None, Some(3), None, "今年3月"),
            ("2019、2020年", Some(2019), None, None, "2019"),
            ("2019.9.6", Some(2019), Some(9), Some(6), "2019.9.6"),
            (
                "2023-05-04 08:46",
                Some(2023),
                Some(5),
                Some(4),
                "2023-05-04",
            ),
            ("2025/06/20", Some(2025), Some(6), Some(20), "2025/06/20"),
            (
                "02.03.2017 00:46",
                Some(2017),
                Some(3),
                Some(2),
                "02.03.2017",
            ),
            ("2021.3)", Some(2021), Some(3), None, "2021.3"),
        ] {
            assert_eq!(parts(text), Some((year, month, day, written)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "3年内", "24年来", "一月一主题", "十二月", "2021年级", "1990年代", "2019年2月29日",
            "13月", "2020年X月X日", "2023年×月", "今年", "2020.12元", "2023-05号", "1.2.3",
            "2021-0001", "2022届", "8:30",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
