//! Years that the sense gives: 7月18日 in an answer lies behind the feedback, 今年9月 in the year of issue.
//!
//! Only where one year fits: between the feedback (or the end of the visit) and the date of issue.
//! What inspectors found lies at any time before the visit, so dates in a problem's own words stay open.

use super::{Dated, Meta, text_year};
use crate::entities::{DamagedDate, Entity, Scan, give_year};
use crate::ledger::{Ledger, due};
use crate::report::{Precision, Value};
use crate::text::{Reading, Span, numeral};

/// How far back a sentence is read, in bytes.
const SENTENCE: usize = 200 * 3;

/// Gives a year to the dates and periods that found none in their paragraph.
pub fn settle(reading: &Reading, scan: &mut Scan, meta: &Meta, ledger: &Ledger) {
    let issued = meta.issued_date.as_ref().and_then(|d| d.value.as_deref());
    let after = after(meta, &scan.damaged);
    let after = after.as_deref();
    let only = text_year::only(reading, &scan.entities, meta).filter(|_| after.is_none());
    // Where a year was written last.
    let mut year_at = 0;
    for entity in &mut scan.entities {
        as_the_head_says(reading, entity, meta);
        if let Some(issued) = issued.filter(|_| !is_open(entity)) {
            not_behind_issue(reading, entity, issued);
        }
        let of_the_answer = answer_around(ledger, entity.span).is_some_and(|a| year_at < a.start);
        if has_year(reading, entity) {
            year_at = entity.span.start;
        }
        if let Some(after) = after.filter(|after| {
            is_before(reading, entity, after)
                && (of_the_answer || tells_rectification(reading, entity))
        }) {
            let mut candidate = without_year(entity.clone());
            give_year_behind(reading, &mut candidate, after, issued);
            if !is_open(&candidate) {
                *entity = candidate;
            }
        }
        if !is_open(entity) {
            continue;
        }
        match issued.and_then(year_of) {
            Some(year) => give_relative_year(reading, entity, year),
            None => give_relative_year_behind(reading, entity, after),
        }
        if let Some(year) = only {
            text_year::give(reading, entity, year, meta);
        }
        if ledger.problems.is_empty() && meta.feedback_date.is_none() {
            text_year::give_of_visit(reading, entity, meta);
        }
        if let Some(after) = after.filter(|_| !in_problem(ledger, entity.span)) {
            give_year_behind(reading, entity, after, issued);
        }
    }
}

/// The day of the feedback has one year, wherever it is told.
fn as_the_head_says(reading: &Reading, entity: &mut Entity, meta: &Meta) {
    let feedback = meta.feedback_date.as_ref();
    let day = feedback.filter(|d| d.span == entity.span && d.value.is_some());
    if let Some(day) = day
        && !reading.get(entity.span).contains('年')
        && let Some(Value::Date { iso, .. }) = &mut entity.value
    {
        iso.clone_from(&day.value);
    }
}

/// 编制2024年预算时…,已于10月17日前下达, issued in 2023: what is done does not lie behind the issue.
fn not_behind_issue(reading: &Reading, entity: &mut Entity, issued: &str) {
    let text = reading.text();
    let told = ["已于", "已在"]
        .iter()
        .any(|w| text[..entity.span.start].ends_with(w));
    if !told || reading.get(entity.span).contains('年') {
        return;
    }
    let behind = |entity: &Entity| {
        start(entity).is_some_and(|iso| iso.as_str() > &issued[..iso.len().min(issued.len())])
    };
    let mut candidate = without_year(entity.clone());
    if let Some(year) = year_of(issued).filter(|_| behind(entity))
        && give_year(reading, &mut candidate, year)
        && !behind(&candidate)
    {
        *entity = candidate;
    }
}

/// 今年1月6日 in a text without a date of its own: in the first year that puts it behind the feedback.
fn give_relative_year_behind(reading: &Reading, entity: &mut Entity, after: Option<&str>) {
    let Some((after, first)) = after.and_then(|after| Some((after, year_of(after)?))) else {
        return;
    };
    let words = reading.get(entity.span);
    if !["今年", "本年"].iter().any(|word| words.starts_with(word)) {
        return;
    }
    for year in [first, first + 1] {
        let mut candidate = entity.clone();
        give_relative_year(reading, &mut candidate, year);
        let behind = |start: String| start.as_str() >= &after[..start.len().min(after.len())];
        if start(&candidate).is_some_and(behind) {
            *entity = candidate;
            return;
        }
    }
}

/// Without a year of its own, and by the one it has before the rectification.
fn is_before(reading: &Reading, entity: &Entity, after: &str) -> bool {
    !has_year(reading, entity)
        && start(entity).is_some_and(|iso| iso.as_str() < &after[..iso.len().min(after.len())])
}

/// A date or period whose words name a year.
fn has_year(reading: &Reading, entity: &Entity) -> bool {
    let words = reading.get(entity.span);
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    start(entity).is_some() && (words.contains('年') || digits == "2024".len())
}

/// 2021年暑期收费3万元。整改期间,已于8月15日退还: told behind a year of what was found, and yet of the
/// rectification.
fn tells_rectification(reading: &Reading, entity: &Entity) -> bool {
    let before = &reading.text()[..entity.span.start];
    let mut floor = before.len().saturating_sub(SENTENCE);
    while !before.is_char_boundary(floor) {
        floor += 1;
    }
    let before = &before[floor..];
    let sentence = before.rsplit(['。', '\n']).next().unwrap_or(before);
    let told = ["整改期间", "反馈后", "巡察后", "整改以来"];
    told.iter().any(|w| sentence.contains(w)) && !sentence.contains('年')
}

/// The answer that `span` stands in. 2021年收取租金。整改情况:已于8月9日入账: what was found gives its year to
/// no act of the answer, though both stand on one line.
fn answer_around(ledger: &Ledger, span: Span) -> Option<Span> {
    let at = ledger
        .problems
        .partition_point(|p| p.span.start <= span.start);
    let problem = &ledger.problems[at.checked_sub(1)?];
    let mut answers = problem.responses.iter().map(|r| r.text);
    answers.find(|a| a.contains(span))
}

fn without_year(mut entity: Entity) -> Entity {
    match &mut entity.value {
        Some(Value::Date { iso, .. }) => *iso = None,
        Some(Value::Period { start, end, .. }) => (*start, *end) = (None, None),
        _ => {}
    }
    entity
}

/// The day after which the body rectified. Of a damaged one the year stands there whole: where its digits
/// have one reading, that is near enough to tell years by.
fn after(meta: &Meta, damaged: &[DamagedDate]) -> Option<String> {
    let read = |date: &Dated<Option<String>>| {
        let one_reading = |d: &&DamagedDate| d.span == date.span && d.readings.len() == 1;
        let reading = || Some(damaged.iter().find(one_reading)?.readings[0].clone());
        date.value.clone().or_else(reading)
    };
    let feedback = meta.feedback_date.as_ref().and_then(read);
    let visit = meta
        .inspection_period
        .as_ref()
        .and_then(|p| p.value.end.clone());
    feedback
        .or(visit)
        .filter(|iso| iso.len() == "2024-07-16".len())
}

fn is_open(entity: &Entity) -> bool {
    match &entity.value {
        Some(Value::Date { iso, .. }) => iso.is_none(),
        Some(Value::Period { start, end, .. }) => start.is_none() && end.is_none(),
        _ => false,
    }
}

fn in_problem(ledger: &Ledger, span: Span) -> bool {
    let at = ledger
        .problems
        .partition_point(|p| p.span.start <= span.start);
    at.checked_sub(1).is_some_and(|i| {
        let p = &ledger.problems[i];
        p.title.contains(span) || p.detail.is_some_and(|d| d.contains(span))
    })
}

pub(super) fn year_of(iso: &str) -> Option<i32> {
    iso.get(..4)?.parse().ok()
}

/// The first such date behind `after`, if it is not behind the issue.
fn give_year_behind(reading: &Reading, entity: &mut Entity, after: &str, issued: Option<&str>) {
    let Some(first) = year_of(after) else { return };
    for year in [first, first + 1] {
        let mut candidate = entity.clone();
        if !give_year(reading, &mut candidate, year) {
            return;
        }
        let Some(start) = start(&candidate) else {
            return;
        };
        // A month alone may be the month of the feedback.
        let behind = start.as_str() >= &after[..start.len().min(after.len())];
        if behind {
            // 将于11月举办: what is planned may lie behind the issue.
            let planned = due::ends_with_plan(&reading.text()[..entity.span.start]);
            if planned || issued.is_none_or(|issued| start.as_str() <= issued) {
                *entity = candidate;
            }
            return;
        }
    }
}

pub(super) fn start(entity: &Entity) -> Option<String> {
    match &entity.value {
        Some(Value::Date { iso, .. }) => iso.clone(),
        Some(Value::Period { start, end, .. }) => start.clone().or_else(|| end.clone()),
        _ => None,
    }
}

/// 今年9月, 去年12月, 今年3月5日, 今年9月起, told in the year of issue.
fn give_relative_year(reading: &Reading, entity: &mut Entity, issued: i32) {
    let text = reading.get(entity.span);
    let words = [
        ("今年", 0),
        ("本年", 0),
        ("去年", 1),
        ("前年", 2),
        ("明年", -1),
    ];
    let Some((rest, back)) = words
        .into_iter()
        .find_map(|(word, back)| Some((text.strip_prefix(word)?, back)))
    else {
        return;
    };
    let Some((iso, finest)) = month_and_day(rest.trim_start_matches('度'), issued - back) else {
        return;
    };
    match &mut entity.value {
        Some(Value::Date {
            iso: value,
            precision,
            ..
        }) if *precision == finest => *value = Some(iso),
        Some(Value::Period { start, .. }) if text.ends_with('起') || text.ends_with("以来") => {
            *start = Some(iso);
        }
        _ => {}
    }
}

/// 9月, 9月5日 of a year, as ISO 8601.
fn month_and_day(text: &str, year: i32) -> Option<(String, Precision)> {
    let (month, rest) = text.split_once('月')?;
    let month = numeral::whole(month.trim()).filter(|m| (1..=12).contains(m))?;
    let day = rest
        .split_once(['日', '号'])
        .and_then(|(day, _)| numeral::whole(day.trim()))
        .filter(|d| (1..=31).contains(d));
    Some(match day {
        Some(day) => (format!("{year:04}-{month:02}-{day:02}"), Precision::Day),
        None => (format!("{year:04}-{month:02}"), Precision::Month),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities;
    use crate::ledger::{Problem, response};
    use crate::report::Status;

    fn dated(iso: &str) -> Option<Dated<Option<String>>> {
        Some(Dated {
            span: Span::default(),
            value: Some(iso.to_owned()),
        })
    }

    /// The ISO dates of `text` in a document with this feedback and issue.
    fn dates(text: &str, feedback: &str, issued: &str) -> Vec<Option<String>> {
        let reading = Reading::new(text);
        let mut scan = entities::scan(&reading);
        let meta = Meta {
            feedback_date: dated(feedback),
            issued_date: dated(issued),
            ..Meta::default()
        };
        settle(&reading, &mut scan, &meta, &Ledger::default());
        scan.entities.iter().map(start).collect()
    }

    #[test]
    fn dates_of_the_rectification_lie_behind_the_feedback() {
        assert_eq!(
            dates("7月18日召开会议", "2024-07-16", "2024-12-01"),
            [Some("2024-07-18".into())]
        );
        assert_eq!(
            dates("3月2日复查", "2024-07-16", "2025-04-01"),
            [Some("2025-03-02".into())]
        );
        assert_eq!(
            dates("今年9月起实行", "2022-07-16", "2022-12-01"),
            [Some("2022-09".into())]
        );
        assert_eq!(
            dates("去年12月的数据", "2022-07-16", "2022-12-01"),
            [Some("2021-12".into())]
        );
        assert_eq!(
            dates("明年6月建成", "2022-07-16", "2022-12-01"),
            [Some("2023-06".into())]
        );
    }

    #[test]
    fn a_plan_of_one_year_tells_it_once() {
        let text = "动员（2020年9月15日至9月25日）。\n整改（9月26日至12月10日）。";
        let reading = Reading::new(text);
        let mut scan = entities::scan(&reading);
        settle(&reading, &mut scan, &Meta::default(), &Ledger::default());
        let starts: Vec<_> = scan.entities.iter().filter_map(start).collect();
        assert_eq!(starts, ["2020-09-15", "2020-09-26"]);
    }

    #[test]
    fn this_year_of_a_text_without_a_date_lies_behind_the_feedback() {
        let reading = Reading::new("今年1月6日、2月1日，去年12月");
        let mut scan = entities::scan(&reading);
        let meta = Meta {
            feedback_date: Some(Dated {
                span: Span::default(),
                value: Some("2020-01-03".into()),
            }),
            ..Meta::default()
        };
        settle(&reading, &mut scan, &meta, &Ledger::default());
        let found: Vec<Option<String>> = scan.entities.iter().map(start).collect();
        assert_eq!(
            found,
            [Some("2020-01-06".into()), Some("2020-02-01".into()), None]
        );
    }

    #[test]
    fn what_is_planned_may_lie_behind_the_issue() {
        assert_eq!(
            dates("培训班将于12月中旬举办", "2024-07-16", "2024-11-01"),
            [Some("2024-12".into())]
        );
        assert_eq!(dates("于12月中旬举办", "2024-07-16", "2024-11-01"), [None]);
    }

    #[test]
    fn what_the_rectification_did_lies_behind_the_feedback() {
        let last = |text| dates(text, "2022-07-08", "2022-11-28").pop().flatten();
        assert_eq!(
            last("2021年暑期收费。整改期间,全部退还,8月15日公示").as_deref(),
            Some("2022-08-15")
        );
        assert_eq!(
            last("2021年暑期收费。补课期间,8月15日放假").as_deref(),
            Some("2021-08-15")
        );
    }

    #[test]
    fn what_was_found_gives_its_year_to_no_act_of_the_answer() {
        let second = |problem: &str, answer: &str| {
            let text = format!("{problem}整改情况:{answer}");
            let reading = Reading::new(&text);
            let mut scan = entities::scan(&reading);
            let meta = Meta {
                feedback_date: dated("2023-06-01"),
                issued_date: dated("2023-12-05"),
                ..Meta::default()
            };
            let answer = Span::new(text.len() - answer.len(), text.len());
            let ledger = Ledger {
                problems: vec![Problem {
                    number_path: vec![],
                    aspect: None,
                    group: None,
                    title: Span::new(0, problem.len()),
                    detail: None,
                    points: vec![],
                    responses: response::unlabelled(&text, &[answer]).into_iter().collect(),
                    status: Status::Unstated,
                    ongoing: false,
                    due: None,
                    topics: vec![],
                    span: Span::new(0, text.len()),
                }],
                ..Ledger::default()
            };
            settle(&reading, &mut scan, &meta, &ledger);
            scan.entities.last().and_then(start)
        };
        let found = "2021年收取租金未入账。";
        for (answer, iso) in [
            ("租金于8月9日入账", "2023-08-09"),
            ("2022年的租金于8月9日入账", "2022-08-09"),
            // No such day lies between feedback and issue.
            ("已核对2月的租金", "2021-02"),
        ] {
            assert_eq!(second(found, answer).as_deref(), Some(iso), "{answer}");
        }
    }

    #[test]
    fn a_damaged_feedback_still_has_its_year() {
        let text = "2024910日,反馈了意见。\n9月12日召开会议";
        let reading = Reading::new(text);
        let mut scan = entities::scan(&reading);
        let meta = Meta {
            feedback_date: Some(Dated {
                span: scan.damaged[0].span,
                value: None,
            }),
            ..Meta::default()
        };
        settle(&reading, &mut scan, &meta, &Ledger::default());
        assert_eq!(scan.damaged[0].readings, ["2024-09-10"]);
        assert_eq!(start(&scan.entities[0]).as_deref(), Some("2024-09-12"));
    }

    #[test]
    fn what_is_done_does_not_lie_behind_the_issue() {
        let starts = |text| -> Vec<Option<String>> { dates(text, "2023-07-16", "2023-12-20") };
        assert_eq!(
            starts("编制2024年预算时纳入，已于10月17日下达"),
            [Some("2024".into()), Some("2023-10-17".into())]
        );
        assert_eq!(
            starts("编制2024年预算时纳入，于10月17日下达"),
            [Some("2024".into()), Some("2024-10-17".into())]
        );
    }

    #[test]
    fn what_fits_no_year_stays_open() {
        assert_eq!(dates("3月2日复查", "2024-07-16", "2024-12-01"), [None]);
    }
}
