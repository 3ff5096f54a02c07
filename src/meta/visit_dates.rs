//! When the inspectors were there, and when they handed over what they found.

use super::Dated;
use super::words::{contains_any, places, prefix_len, sentences};
use crate::entities::{Entity, Scan};
use crate::report::{DateRange, EntityKind, Precision, Value};
use crate::text::Span;

/// The dates of the visit, quoted even where they are placeholders or damaged.
/// `visit`: where the sentence says 开展了巡察, if it does.
pub fn period(
    text: &str,
    opening: Span,
    visit: Option<usize>,
    scan: &Scan,
) -> Option<Dated<DateRange>> {
    let before_visit = Span::new(opening.start, visit.unwrap_or(opening.end));
    unread_range(text, before_visit, scan)
        .or_else(|| unread_range(text, opening, scan))
        .or_else(|| written_period(before_visit, scan))
        .or_else(|| written_period(opening, scan))
        .or_else(|| visit.and_then(|_| single_date(text, before_visit, scan)))
}

/// 巡察时间:2024年9月9日至11月8日, in a chapter of its own as notices have it.
pub fn labelled_period(text: &str, rest: Span, scan: &Scan) -> Option<Dated<DateRange>> {
    let near = super::words::at_most(text, rest, 6000);
    ["巡察时间", "巡视时间", "进驻时间", "驻点时间"]
        .iter()
        .find_map(|label| {
            let at = places(text, near, label).next()? + label.len();
            written_period(
                super::words::at_most(text, Span::new(at, near.end), 120),
                scan,
            )
        })
}

/// The date on which the findings were handed over. `visit` gives the year that is not written.
pub fn feedback(
    text: &str,
    opening: Span,
    rest: Span,
    visit: Option<&Dated<DateRange>>,
    scan: &Scan,
) -> Option<Dated<Option<String>>> {
    sentences(text, opening)
        .find_map(|s| feedback_in(text, s, visit, scan, &["反馈", "移交了", "通报了"]))
        .or_else(|| {
            // Outside the opening only the team's own act counts: a meeting on the feedback is none.
            sentences(text, rest)
                .filter(|s| contains_any(s.of(text), &["巡察组", "巡视组", "巡查组"]))
                .find_map(|s| {
                    feedback_in(text, s, visit, scan, &["反馈了", "反馈巡察", "反馈意见"])
                })
        })
}

fn feedback_in(
    text: &str,
    sentence: Span,
    visit: Option<&Dated<DateRange>>,
    scan: &Scan,
    words: &[&str],
) -> Option<Dated<Option<String>>> {
    let act = words.iter().flat_map(|w| places(text, sentence, w)).min()?;
    let start = visit
        .filter(|v| sentence.contains(v.span) && v.span.end <= act)
        .map_or(sentence.start, |v| v.span.end);
    let before = Span::new(start.min(act), act);
    let date = last_date(before, scan).map(|date| Dated {
        span: date.span,
        value: year_from_visit(text, date, visit),
    });
    date.or_else(|| unread_date(text, before, scan))
        .or_else(|| {
            // 反馈时间为2024年6月5日
            let behind = Span::new(act, sentence.end.min(act + 60));
            let near =
                text.is_char_boundary(behind.end) && contains_any(behind.of(text), &["时间"]);
            let date = near.then(|| dates(behind, scan).next())??;
            Some(Dated {
                span: date.span,
                value: year_from_visit(text, date, visit),
            })
        })
}

/// 于8月20日出具了审计报告: the date of an audit's report.
pub fn date_of_report(
    text: &str,
    opening: Span,
    visit: Option<&Dated<DateRange>>,
    scan: &Scan,
) -> Option<Dated<Option<String>>> {
    sentences(text, opening).find_map(|s| {
        feedback_in(
            text,
            s,
            visit,
            scan,
            &["出具", "下达", "送达", "印发", "《审计报告》", "审计报告"],
        )
    })
}

fn last_date(within: Span, scan: &Scan) -> Option<&Entity> {
    dates(within, scan).last()
}

fn dates(within: Span, scan: &Scan) -> impl Iterator<Item = &Entity> {
    inside(&scan.entities, within, |e| e.span).filter(|e| {
        matches!(&e.value, Some(Value::Date { precision, .. }) if *precision != Precision::Year)
    })
}

/// What lies inside `within` of a list that is ordered by start.
fn inside<T>(
    list: &[T],
    within: Span,
    span: impl Fn(&T) -> Span + Copy,
) -> impl Iterator<Item = &T> {
    let from = list.partition_point(|e| span(e).start < within.start);
    list[from..]
        .iter()
        .take_while(move |e| span(e).start < within.end)
        .filter(move |e| within.contains(span(e)))
}

/// The ISO date; a year that is not written is the visit's, or the next where that would lie
/// before the visit's end.
pub fn year_from_visit(
    text: &str,
    date: &Entity,
    visit: Option<&Dated<DateRange>>,
) -> Option<String> {
    let Some(Value::Date { iso, .. }) = &date.value else {
        return None;
    };
    let written = date.span.of(text);
    let has_year = written.contains('年')
        || written.starts_with(|c: char| c.is_ascii_digit())
            && prefix_len(written, |c| c.is_ascii_digit()) == 4;
    let end = visit.and_then(|v| v.value.end.as_deref().or(v.value.start.as_deref()));
    let (Some(end), false) = (end, has_year) else {
        return iso.clone();
    };
    let month_day = month_and_day(written).or_else(|| {
        iso.as_deref()
            .and_then(|iso| iso.get(5..).map(str::to_string))
    })?;
    let year: u32 = end.get(..4)?.parse().ok()?;
    let same_year = format!("{year:04}-{month_day}");
    let shorter = same_year.len().min(end.len());
    if same_year[..shorter] < end[..shorter] {
        return Some(format!("{:04}-{month_day}", year + 1));
    }
    Some(same_year)
}

/// 10月28日 → 10-28, 10月 → 10
fn month_and_day(written: &str) -> Option<String> {
    use crate::text::numeral::whole;
    let (month, rest) = written.split_once('月')?;
    let month = whole(month.trim()).filter(|m| (1..=12).contains(m))?;
    let day: String = rest
        .trim()
        .trim_end_matches(['日', '号'])
        .trim()
        .to_string();
    if day.is_empty() {
        return Some(format!("{month:02}"));
    }
    let day = whole(&day).filter(|d| (1..=31).contains(d))?;
    Some(format!("{month:02}-{day:02}"))
}

fn written_period(within: Span, scan: &Scan) -> Option<Dated<DateRange>> {
    inside(&scan.entities, within, |e| e.span).find_map(|e| match &e.value {
        Some(Value::Period {
            start,
            end,
            precision,
            ..
        }) if *precision != Precision::Year && (start.is_some() || end.is_some()) => Some(Dated {
            span: e.span,
            value: DateRange {
                start: start.clone(),
                end: end.clone(),
            },
        }),
        _ => None,
    })
}

/// 2023年5月,县委巡察组对…: one date before the visit is all that is said of it.
fn single_date(text: &str, before_visit: Span, scan: &Scan) -> Option<Dated<DateRange>> {
    let sentence = before_visit
        .of(text)
        .rfind('。')
        .map_or(before_visit.start, |p| before_visit.start + p);
    let within = Span::new(sentence, before_visit.end);
    if within.of(text).contains("反馈") {
        return None;
    }
    let date = dates(within, scan).find(|e| e.kind == EntityKind::Date)?;
    let Some(Value::Date { iso, .. }) = &date.value else {
        return None;
    };
    Some(Dated {
        span: date.span,
        value: DateRange {
            start: iso.clone(),
            end: iso.clone(),
        },
    })
}

/// A range of which an end cannot be read: 2022412日至202278日, 2020年X月X日至X月X日.
fn unread_range(text: &str, within: Span, scan: &Scan) -> Option<Dated<DateRange>> {
    within.of(text).char_indices().find_map(|(at, c)| {
        if !matches!(c, '至' | '到' | '-' | '—' | '–' | '~') {
            return None;
        }
        let at = within.start + at;
        let left = dateish_before(text, within.start, at)?;
        let right_start = at
            + prefix_len(&text[at..within.end], |c| {
                matches!(c, '至' | '到' | '-' | '—' | '–' | '~' | ' ')
            });
        let right = dateish_after(text, right_start, within.end)?;
        let span = Span::new(left, right);
        is_unread(text, span, scan).then(|| Dated {
            span,
            value: DateRange::default(),
        })
    })
}

/// A single date that cannot be read: 816日, X月X日.
fn unread_date(text: &str, within: Span, scan: &Scan) -> Option<Dated<Option<String>>> {
    if let Some(damaged) = inside(&scan.damaged, within, |d| d.span).last() {
        return Some(Dated {
            span: damaged.span,
            value: None,
        });
    }
    let (at, mark) = within
        .of(text)
        .char_indices()
        .rfind(|(_, c)| matches!(c, '日' | '月'))?;
    let end = within.start + at + mark.len_utf8();
    let start = dateish_before(text, within.start, end)?;
    let span = Span::new(start, end);
    is_unread(text, span, scan).then_some(Dated { span, value: None })
}

fn is_unread(text: &str, span: Span, scan: &Scan) -> bool {
    span.of(text).contains(['X', 'x', '×', '*', '某'])
        || inside(&scan.damaged, span, |d| d.span).next().is_some()
}

/// Where the run of date characters that ends at `at` begins, if it has both a number and 月 or 日.
fn dateish_before(text: &str, limit: usize, at: usize) -> Option<usize> {
    let near = super::words::before(text, Span::new(limit, at), at, 60);
    let run = near.of(text);
    let head = run.trim_end_matches(is_date_character);
    let start = near.start + head.len();
    let start = start + prefix_len(&text[start..at], |c| !is_number_character(c));
    has_date(&text[start..at]).then_some(start)
}

fn dateish_after(text: &str, at: usize, limit: usize) -> Option<usize> {
    let run = &text[at..limit];
    let run = &run[..prefix_len(run, is_date_character)];
    let end = run.rfind(['日', '月', '号', '旬'])?;
    let end = at + end + run[end..].chars().next().map_or(0, char::len_utf8);
    has_date(&text[at..end]).then_some(end)
}

fn has_date(run: &str) -> bool {
    run.contains(is_number_character) && run.contains(['日', '月', '号'])
}

fn is_date_character(c: char) -> bool {
    is_number_character(c)
        || matches!(
            c,
            '年' | '月' | '日' | '号' | '上' | '中' | '下' | '旬' | '初' | '底' | ' '
        )
}

fn is_number_character(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'X' | 'x' | '×' | '*' | '某')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::DamagedDate;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn at(text: &str, part: &str) -> Span {
        let start = text.find(part).expect("part");
        Span::new(start, start + part.len())
    }

    fn date(text: &str, part: &str, iso: Option<&str>) -> Entity {
        Entity {
            kind: EntityKind::Date,
            span: at(text, part),
            value: Some(Value::Date {
                iso: iso.map(str::to_string),
                precision: Precision::Day,
                approximate: false,
            }),
        }
    }

    fn visit(text: &str, part: &str, end: &str) -> Dated<DateRange> {
        Dated {
            span: at(text, part),
            value: DateRange {
                start: None,
                end: Some(end.to_string()),
            },
        }
    }

    #[test]
    fn a_feedback_date_without_a_year_takes_the_visits_or_the_next() {
        let text = "8月1日至9月14日,组对镇开展了巡察,并于10月28日反馈了意见。";
        let scan = Scan {
            entities: vec![date(text, "10月28日", None)],
            damaged: vec![],
        };
        let given = visit(text, "8月1日至9月14日", "2022-09-14");
        let found =
            feedback(text, all(text), Span::default(), Some(&given), &scan).expect("a date");
        assert_eq!(found.value.as_deref(), Some("2022-10-28"));
        let given = visit(text, "8月1日至9月14日", "2022-12-20");
        let found =
            feedback(text, all(text), Span::default(), Some(&given), &scan).expect("a date");
        assert_eq!(found.value.as_deref(), Some("2023-10-28"));
    }

    #[test]
    fn a_meeting_on_the_feedback_is_no_feedback() {
        let text = "4月3日,镇党委召开会议传达反馈意见。";
        let scan = Scan {
            entities: vec![date(text, "4月3日", Some("2023-04-03"))],
            damaged: vec![],
        };
        assert!(feedback(text, Span::default(), all(text), None, &scan).is_none());
    }

    #[test]
    fn placeholders_and_damage_are_quoted_without_a_value() {
        let text = "2020年X月X日至X月X日县委巡察组对镇进行了巡察。X月X日,反馈了意见。";
        let found = period(text, all(text), None, &Scan::default()).expect("a period");
        assert_eq!(found.span.of(text), "2020年X月X日至X月X日");
        assert_eq!(found.value, DateRange::default());
        let back = feedback(
            text,
            all(text),
            Span::default(),
            Some(&found),
            &Scan::default(),
        )
        .expect("a date");
        assert_eq!((back.span.of(text), back.value), ("X月X日", None));

        let text = "部署,2021312日至2021528日,组对镇开展了巡察。816日,组反馈了意见。";
        let damaged = |part| DamagedDate {
            span: at(text, part),
            readings: vec![],
        };
        let scan = Scan {
            entities: vec![],
            damaged: vec![damaged("2021312日"), damaged("2021528日"), damaged("816日")],
        };
        let found = period(text, all(text), None, &scan).expect("a period");
        assert_eq!(found.span.of(text), "2021312日至2021528日");
        let back = feedback(text, all(text), Span::default(), Some(&found), &scan).expect("a date");
        assert_eq!((back.span.of(text), back.value), ("816日", None));
    }

    #[test]
    fn a_range_of_places_is_no_period() {
        let text = "从镇里到县里开展了巡察。";
        assert!(period(text, all(text), None, &Scan::default()).is_none());
    }
}
