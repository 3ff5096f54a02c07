//! Periods: two dates with 至 between them, or one with 以来, 以前, 起 … behind it.

use super::calendar;
use super::calendar::Whole;
use super::context::Context;
use super::date::{self, Follows, Written, Year};
use crate::text::Span;
use crate::text::cursor::Cursor;

/// A period as it stands in the text, its years filled in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Period {
    pub span: Span,
    /// `None` for an open end.
    pub start: Option<Whole>,
    pub end: Option<Whole>,
    pub approximate: bool,
}

/// Words that cut a date to a part of its month or year; a date's text stops before them.
const VAGUE: [&str; 12] = [
    "上旬", "中旬", "下旬", "中上旬", "中下旬", "上半年", "下半年", "左右", "前后", "初", "底",
    "末",
];

/// Behind the vague word at `at`.
pub fn vague(c: Cursor, at: usize) -> Option<usize> {
    let end = c.eat_any(at, &VAGUE)?;
    // 2023年初步, 2023年初级
    let compound = c.before(end) == Some('初') && c.is_any(end, "步级心中始期次");
    (!compound).then_some(end)
}

/// The period that begins with the date `first`.
pub fn read(c: Cursor, first: &Written, context: &Context) -> Option<Period> {
    range(c, first, context).or_else(|| open(c, first, context))
}

// ---------------------------------------------------------------- two ends

fn range(c: Cursor, first: &Written, context: &Context) -> Option<Period> {
    if first.open == Some(Follows::List) {
        return None;
    }
    let behind = vague(c, first.end).unwrap_or(first.end);
    let from = c.eat(behind, "开始").unwrap_or(behind);
    let Some(next) = date::connector(c, behind_weekday(c, from)) else {
        return between(c, first, context);
    };
    if let Some(end) = c.eat(next, "今") {
        let start = context.complete(first);
        return Some(Period {
            span: Span::new(first.start, end),
            start: Some(start),
            end: None,
            approximate: behind > first.end,
        });
    }
    let second = second(c, next, first)?;
    // 自6月14日起到9月14日之前: two open periods, not one.
    let two = c.eat(c.blanks(behind), "起").is_some() && bound(c, second.end).is_some();
    if two {
        return None;
    }
    let mut text_end = second.end;
    let second_vague = vague(c, second.end);
    if let (true, Some(end)) = (behind > first.end, second_vague) {
        text_end = end;
    }
    let (start, end) = ends(first, &second, context);
    Some(Period {
        span: Span::new(first.start, text_end),
        start: Some(start),
        end: Some(end),
        approximate: behind > first.end || second_vague.is_some(),
    })
}

/// Behind the (星期一) or (周一) at `at`.
fn behind_weekday(c: Cursor, at: usize) -> usize {
    let day = c.eat_any(at, &["(星期", "(周"]).and_then(|day| c.step(day));
    day.and_then(|(_, end)| c.eat(end, ")")).unwrap_or(at)
}

/// 2007年与2009年间, 2007年与2009年之间.
fn between(c: Cursor, first: &Written, context: &Context) -> Option<Period> {
    let next = c.eat_any(c.blanks(first.end), &["与", "和"])?;
    let second = second(c, c.blanks(next), first)?;
    let end = match c.eat(second.end, "间") {
        Some(end) => end,
        None => c.eat(second.end, "之间").map(|_| second.end)?,
    };
    let (start, last) = ends(first, &second, context);
    Some(Period {
        span: Span::new(first.start, end),
        start: Some(start),
        end: Some(last),
        approximate: false,
    })
}

/// The second date: whole, or only what differs from the first.
fn second(c: Cursor, at: usize, first: &Written) -> Option<Written> {
    if let Some(date) = date::read_real(c, at) {
        // 2018年9月至2020、2021年 is a list behind a date, no period.
        return date.open.is_none().then_some(date);
    }
    let mut second = Written {
        start: at,
        ..*first
    };
    second.open = None;
    if let Some(sign) = first.numeric {
        // 2023.6.5-7.8
        let (month, end) = date::two_digits(c, at)?;
        let (day, end) = date::two_digits(c, c.eat(end, &sign.to_string())?)?;
        (second.month, second.day, second.end) = (Some(month), Some(day), end);
        second.year = Year::Missing;
        let real = first.day.is_some() && calendar::exists(None, Some(month), Some(day));
        return (real && sign != '-' && !c.is_digit(end)).then_some(second);
    }
    let (number, end, unit) = date::small_with_unit(c, at)?;
    match unit {
        '日' | '号' if first.day.is_some() => second.day = Some(number),
        '月' if first.month.is_some() && first.day.is_none() => second.month = Some(number),
        _ => return None,
    }
    second.year = Year::Missing;
    second.end = end;
    calendar::exists(None, second.month, second.day).then_some(second)
}

/// Both ends with their years: each lends the other what it lacks; a second date that would lie
/// before the first is one of the next year.
fn ends(first: &Written, second: &Written, context: &Context) -> (Whole, Whole) {
    let mut start = context.complete(first);
    let mut end = context.complete(second);
    if let (Year::Missing, Year::Written(year)) = (first.year, second.year) {
        start.year = Some(year - i32::from((start.month, start.day) > (end.month, end.day)));
    }
    if matches!(second.year, Year::Missing | Year::Same) {
        end.year = start.year;
        if (end.month, end.day) < (start.month, start.day) {
            end.year = end.year.map(|year| year + 1);
        }
    }
    (start, end)
}

// ---------------------------------------------------------------- one end

/// Which end a word leaves open.
#[derive(Clone, Copy, PartialEq)]
enum Bound {
    From,
    Until,
    Whole,
}

fn open(c: Cursor, first: &Written, context: &Context) -> Option<Period> {
    if first.open.is_some() {
        return None;
    }
    let date = context.complete(first);
    let (bound, end, approximate) = bound_behind(c, first.end)?;
    Some(Period {
        span: Span::new(first.start, end),
        start: (bound != Bound::Until).then_some(date),
        end: (bound != Bound::From).then_some(date),
        approximate,
    })
}

/// The bounding word at `at`, with the 度, 初 … before it that only goes into a period's text.
fn bound_behind(c: Cursor, at: usize) -> Option<(Bound, usize, bool)> {
    if let Some((bound, end)) = bound(c, at) {
        return Some((bound, end, false));
    }
    let (behind, approximate) = match c.eat(at, "度") {
        Some(end) => (end, false),
        None => (vague(c, at)?, true),
    };
    // 6月底前 stays the date 6月.
    let (bound, end) = bound(c, behind).filter(|(bound, _)| *bound == Bound::From)?;
    Some((bound, end, approximate))
}

fn bound(c: Cursor, at: usize) -> Option<(Bound, usize)> {
    const LONG: [(&str, Bound); 8] = [
        ("以来", Bound::From),
        ("以后", Bound::From),
        ("之后", Bound::From),
        ("至今", Bound::From),
        ("开始", Bound::From),
        ("以前", Bound::Until),
        ("之前", Bound::Until),
        ("期间", Bound::Whole),
    ];
    let start = c.eat_any(at, &["或", "及"]).unwrap_or(c.blanks(at));
    if let Some(found) = LONG
        .iter()
        .find_map(|(word, bound)| Some((*bound, c.eat(start, word)?)))
    {
        return Some(found);
    }
    // One character alone must not begin another word: 起草, 前往, 后续.
    let (word, end) = c.step(start)?;
    let to = c.eat_any(end, &["至", "到"]);
    if word == '起' && to.is_some_and(|to| date::read_real(c, to).is_some()) {
        return Some((Bound::From, end));
    }
    let (bound, compounds) = match word {
        '来' if c.is_clause_end(end) => (Bound::From, ""),
        '起' => (Bound::From, "草诉步源点止码到至伏因立义初身用"),
        '后' => (Bound::From, "续期勤备台果面来进盾者方半"),
        '前' => (
            Bound::Until,
            "往后期来进列述言者提半面沿景三两一二四五六七八九十0123456789几",
        ),
        _ => return None,
    };
    (!c.is_any(end, compounds)).then_some((bound, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<(String, Option<String>, Option<String>)> {
        let c = Cursor::new(text);
        let first = date::read_real(c, 0)?;
        let period = read(c, &first, &Context::default())?;
        Some((
            period.span.of(text).to_owned(),
            period.start.and_then(Whole::iso),
            period.end.and_then(Whole::iso),
        ))
    }

    fn check(text: &str, written: &str, start: Option<&str>, end: Option<&str>) {
        let expected = (
            written.to_owned(),
            start.map(str::to_owned),
            end.map(str::to_owned),
        );
        assert_eq!(parse(text), Some(expected), "{text}");
    }

    #[test]
    fn two_ends() {
        check(
            "2024年6月5日至8月7日,",
            "2024年6月5日至8月7日",
            Some("2024-06-05"),
            Some("2024-08-07"),
        );
        check("2022-2027年", "2022-2027年", Some("2022"), Some("2027"));
        check(
            "2024年4月中旬开始至7月底结束",
            "2024年4月中旬开始至7月底",
            Some("2024-04"),
            Some("2024-07"),
        );
        check("2020一2023年", "2020一2023年", Some("2020"), Some("2023"));
        check(
            "2017年一2018年",
            "2017年一2018年",
            Some("2017"),
            Some("2018"),
        );
        check("1995 – 1997年", "1995 – 1997年", Some("1995"), Some("1997"));
        check(
            "2018年9月至2020年1月",
            "2018年9月至2020年1月",
            Some("2018-09"),
            Some("2020-01"),
        );
        check(
            "2018年1-9月份",
            "2018年1-9月份",
            Some("2018-01"),
            Some("2018-09"),
        );
        check(
            "2018年2——4月",
            "2018年2——4月",
            Some("2018-02"),
            Some("2018-04"),
        );
        check(
            "2022年6月5—7日",
            "2022年6月5—7日",
            Some("2022-06-05"),
            Some("2022-06-07"),
        );
        check(
            "2022年12月1日至1月14日",
            "2022年12月1日至1月14日",
            Some("2022-12-01"),
            Some("2023-01-14"),
        );
        check(
            "11月1日至2023年1月4日",
            "11月1日至2023年1月4日",
            Some("2022-11-01"),
            Some("2023-01-04"),
        );
        check(
            "2023.6.5-7.8",
            "2023.6.5-7.8",
            Some("2023-06-05"),
            Some("2023-07-08"),
        );
        check(
            "2024年4月上旬至7月上旬,",
            "2024年4月上旬至7月上旬",
            Some("2024-04"),
            Some("2024-07"),
        );
        check("2020年5月至今", "2020年5月至今", Some("2020-05"), None);
        check(
            "2022年8月1日起至9月14日",
            "2022年8月1日起至9月14日",
            Some("2022-08-01"),
            Some("2022-09-14"),
        );
        check(
            "2022年8月1日(周一)至9月14日(周三)",
            "2022年8月1日(周一)至9月14日",
            Some("2022-08-01"),
            Some("2022-09-14"),
        );
        check("7月6日-9月6日", "7月6日-9月6日", None, None);
    }

    #[test]
    fn one_end() {
        check("2016年以来", "2016年以来", Some("2016"), None);
        check("2018年之后", "2018年之后", Some("2018"), None);
        check(
            "2019年8月6日或之后",
            "2019年8月6日或之后",
            Some("2019-08-06"),
            None,
        );
        check("07 年以前", "07 年以前", None, Some("2007"));
        check("2021年3月起,", "2021年3月起", Some("2021-03"), None);
        check(
            "2014年6月14日起到2014年9月14日之前",
            "2014年6月14日起",
            Some("2014-06-14"),
            None,
        );
        check("2022年初以来", "2022年初以来", Some("2022"), None);
        check("2022年来,", "2022年来", Some("2022"), None);
        check("2020年期间", "2020年期间", Some("2020"), Some("2020"));
    }

    #[test]
    fn what_is_no_period() {
        for text in [
            "2021年5月起草", "2022年6月底前", "2019、2020年", "2023年前三季度", "2019年到社区",
            "2020年和2021年", "2023年一季度",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
