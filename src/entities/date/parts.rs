//! The parts of a date: a number with its unit, or as a member of a list or range that one unit closes.

use super::year::full_year;
use crate::text::cursor::{Cursor, is_in};
use crate::text::numeral;

/// The longest list (2019、2020、2021年) or range that one unit closes.
const MOST_MEMBERS: usize = 12;

/// What follows a part without its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    List,
    Range,
}

/// A number and what stands behind it.
pub struct Part {
    pub number: u32,
    pub end: usize,
    pub open: Option<Follows>,
}

/// The number at `at` with one of `units` behind it, or as a member of a list or range that ends in one.
pub fn part(c: Cursor, at: usize, units: &str) -> Option<Part> {
    let (number, end) = small(c, at)?;
    closed(c, number, end, units, small)
}

/// The part whose number ends at `end`; `member` reads the further numbers of its list or range.
pub fn closed(
    c: Cursor,
    number: u32,
    end: usize,
    units: &str,
    member: fn(Cursor, usize) -> Option<(u32, usize)>,
) -> Option<Part> {
    if let Some((_, next)) = c
        .step(c.blanks(end))
        .filter(|(unit, _)| is_in(*unit, units))
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
    let misread = || misread_dash(c, at, start);
    (end > start).then(|| c.blanks(end)).or_else(misread)
}

/// 2020一2023年, 2017年一2018年: between two years 一 was a dash.
fn misread_dash(c: Cursor, at: usize, start: usize) -> Option<usize> {
    let behind = c.eat(start, "一").map(|end| c.blanks(end))?;
    full_year(c, behind)?;
    let digits = c.eat_back(at, "年").unwrap_or(at);
    let is_year = digits.checked_sub(4).is_some_and(|from| {
        c.text.is_char_boundary(from) && full_year(c, from).is_some_and(|(_, end)| end == digits)
    });
    is_year.then_some(behind)
}

/// The hyphens and dashes that mean 至; 一 is none of them.
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '~' | '—' | '–' | '―' | '─' | '‐' | '‑' | '−' | '﹣' | '〜' | '∼'
    )
}

/// A number of one or two digits, or a Chinese numeral up to 99.
pub fn small(c: Cursor, at: usize) -> Option<(u32, usize)> {
    let end = c.digits(at);
    if end > at {
        return (end - at <= 2).then(|| (c.text[at..end].parse().ok().unwrap_or(0), end));
    }
    let mut text = String::new();
    let mut end = at;
    while let Some((found, next)) = c
        .step(if end == at { at } else { c.blanks(end) })
        .filter(|(found, _)| is_in(*found, "一二三四五六七八九十〇零两"))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Option<(u32, &str, Option<Follows>)> {
        let part = part(Cursor::new(text), 0, "月")?;
        Some((part.number, &text[..part.end], part.open))
    }

    #[test]
    fn a_unit_closes_a_list_or_range() {
        assert_eq!(month("12 月"), Some((12, "12 月", None)));
        assert_eq!(month("十二月"), Some((12, "十二月", None)));
        assert_eq!(month("1、2、3月"), Some((1, "1", Some(Follows::List))));
        assert_eq!(month("1-9月"), Some((1, "1", Some(Follows::Range))));
    }

    #[test]
    fn another_unit_does_not() {
        for text in ["4、5次", "4、5", "123月", "1-9个月"] {
            assert_eq!(month(text), None, "{text}");
        }
    }
}
