//! Dates as they are written: 2022年8月1日, 二〇二三年六月五日, 9月14日, 今年3月, 2019.9.6, 2023-06-05, 02.03.2017.

mod parts;
mod signs;
mod year;

use super::calendar::{self, Whole};
use crate::text::cursor::Cursor;

pub use parts::{Follows, connector, is_dash, small_with_unit, two_digits};
use parts::{part, small};

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

/// The date told last.
#[derive(Clone, Copy, Debug)]
pub struct Last {
    pub end: usize,
    pub date: Whole,
}

/// What stands where a date was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Date(Written),
    /// 2020年X月X日, 2019年2月30日: nothing up to here is a date.
    NoDate(usize),
}

/// Reads the date at `at`.
pub fn read(c: Cursor, at: usize) -> Option<Found> {
    let date = signs::read(c, at).or_else(|| chinese(c, at))?;
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

/// With 年, 月 and 日.
fn chinese(c: Cursor, at: usize) -> Option<Written> {
    let year = year::read(c, at);
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
        Year::Written(_) if year_only && !year::is_alone(c, at, date.end) => None,
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

/// A member of a list that began with the date told `last`: the 2 and 3月 of 2021年1、2、3月, the 15日
/// behind 8月12日.
pub fn member(c: Cursor, at: usize, last: Last) -> Option<Written> {
    let between = c.text.get(last.end..at).filter(|b| b.len() <= SENTENCE)?;
    let listed = matches!(between.trim(), "、" | "和" | "及" | "与" | "以及" | ",");
    let same_sentence = !between.contains('。');
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts with `-` between them, `?` for a year that the text does not give.
    fn parts(text: &str) -> Option<(String, &str)> {
        let date = read_real(Cursor::new(text), 0)?;
        let year = match date.year {
            Year::Written(year) => year.to_string(),
            _ => "?".to_owned(),
        };
        let rest = date.month.into_iter().chain(date.day);
        let parts = rest.fold(year, |parts, part| format!("{parts}-{part}"));
        Some((parts, &text[date.start..date.end]))
    }

    #[test]
    fn every_written_form() {
        for (text, expected, written) in [
            ("2022年8月1日,", "2022-8-1", "2022年8月1日"),
            ("2021年12 月24 日", "2021-12-24", "2021年12 月24 日"),
            ("2016年度", "2016", "2016年"),
            ("2024年6月底前", "2024-6", "2024年6月"),
            ("二〇二三年六月五日", "2023-6-5", "二〇二三年六月五日"),
            ("二 〇 二三年", "2023", "二 〇 二三年"),
            ("两千零四年八月十五", "2004-8-15", "两千零四年八月十五"),
            ("零七年八月二十九号", "2007-8-29", "零七年八月二十九号"),
            ("98年4月", "1998-4", "98年4月"),
            ("六月五日", "?-6-5", "六月五日"),
            ("今年3月", "?-3", "今年3月"),
            ("2019、2020年", "2019", "2019"),
            ("2019.9.6", "2019-9-6", "2019.9.6"),
            ("2025/06/20", "2025-6-20", "2025/06/20"),
            ("02.03.2017 00:46", "2017-3-2", "02.03.2017"),
            ("2021.3)", "2021-3", "2021.3"),
        ] {
            assert_eq!(parts(text), Some((expected.to_owned(), written)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "3年内", "24年来", "一月一主题", "十二月", "2021年级", "1990年代", "2019年2月29日",
            "13月", "2020年X月X日", "2023年×月", "今年", "2022届", "8:30",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
        assert_eq!(parts("3月5号楼"), Some(("?-3".to_owned(), "3月")));
    }
}
