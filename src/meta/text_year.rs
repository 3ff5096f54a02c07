//! The year that a whole text is of, where its dates name but one; and the year of a visit.

use super::Meta;
use super::years::{start, year_of};
use crate::entities::{Entity, give_year};
use crate::report::{DateRange, Precision, Value};
use crate::text::{Reading, Span};

/// The year of all whole dates, where they share one: a plan or a speech of that year. What the page says of
/// itself gives its year to nobody; the day of a speech, in brackets below its title, is the text's.
pub fn only(reading: &Reading, entities: &[Entity], meta: &Meta) -> Option<i32> {
    let text = reading.text();
    let published = meta.published_date.as_ref().map(|date| date.span);
    let pages = published.filter(|date| !text[..date.start].ends_with('('));
    let of_text = |e: &&Entity| pages.is_none_or(|date| !date.overlaps(e.span));
    let mut years = entities
        .iter()
        .filter(of_text)
        .filter_map(|e| match &e.value {
            Some(
                Value::Date {
                    precision: Precision::Day | Precision::Month,
                    ..
                }
                | Value::Period {
                    precision: Precision::Day | Precision::Month,
                    ..
                },
            ) => year_of(&start(e)?),
            _ => None,
        });
    let first = years.next()?;
    years.all(|y| y == first).then_some(first)
}

/// In a text of one year. What the head tells is not behind its own date: signed in May 2024, it tells of last
/// October.
pub fn give(reading: &Reading, entity: &mut Entity, year: i32, meta: &Meta) {
    let issued = meta.issued_date.as_ref().and_then(|d| d.value.as_deref());
    let visit = meta.inspection_period.as_ref().map(|d| d.span);
    let feedback = meta.feedback_date.as_ref().map(|d| d.span);
    let told = [visit, feedback].contains(&Some(entity.span));
    let mut candidate = entity.clone();
    give_year(reading, &mut candidate, year);
    let behind = issued.is_some_and(|issued| {
        start(&candidate).is_some_and(|iso| iso.as_str() > &issued[..iso.len().min(issued.len())])
    });
    give_year(
        reading,
        entity,
        if told && behind { year - 1 } else { year },
    );
}

/// 3月1日召开动员会, told of a visit from 1 March on: a day inside the visit is of its year.
pub fn give_of_visit(reading: &Reading, entity: &mut Entity, meta: &Meta) {
    let visit = meta.inspection_period.as_ref().map(|visit| &visit.value);
    let Some((from, to)) = visit.and_then(|v| v.start.as_deref().zip(v.end.as_deref())) else {
        return;
    };
    let mut candidate = entity.clone();
    if let Some(year) = year_of(from)
        && give_year(reading, &mut candidate, year)
        && start(&candidate).is_some_and(|iso| iso.as_str() >= from && iso.as_str() <= to)
    {
        *entity = candidate;
    }
}

/// What the head could not read for want of a year, as the text behind it gave it.
pub fn share(meta: &mut Meta, entities: &[Entity]) {
    let at = |span: Span| {
        let first = entities.partition_point(|e| e.span.start < span.start);
        let same = entities
            .get(first..)?
            .iter()
            .take_while(move |e| e.span.start == span.start);
        same.filter(|e| e.span == span)
            .find_map(|e| e.value.clone())
    };
    if let Some(visit) = &mut meta.inspection_period
        && visit.value == DateRange::default()
        && let Some(Value::Period { start, end, .. }) = at(visit.span)
    {
        visit.value = DateRange { start, end };
    }
    if let Some(feedback) = &mut meta.feedback_date
        && feedback.value.is_none()
        && let Some(Value::Date { iso, .. }) = at(feedback.span)
    {
        feedback.value = iso;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze, report::Report, source::Origin};

    fn read(text: &str) -> Report {
        analyze(text, &Origin::default(), &Options::default())
    }

    /// The visit's first day and the feedback of a report that is signed on `issued`.
    fn head(visit: &str, feedback: &str, issued: &str) -> [Option<String>; 2] {
        let text = format!(
            "根据区委部署，{visit}，区委第二巡察组对区茶业局党组开展了巡察。{feedback}，区委第二巡察组反馈了意见。\
             现将整改情况予以公布。\n一、整改情况\n（一）关于“学习少”的问题\n整改情况：学习8次。\n区茶业局党组\n{issued}"
        );
        let meta = read(&text).meta;
        let visit = meta.inspection_period.expect("a visit").value.start;
        [visit, meta.feedback_date.expect("a day").value]
    }

    #[test]
    fn a_visit_without_a_year_is_of_the_texts_or_the_one_before() {
        for (visit, feedback, issued, expected) in [
            (
                "3月1日至5月10日",
                "6月20日",
                "2024年12月1日",
                ["2024-03-01", "2024-06-20"],
            ),
            (
                "10月8日至12月10日",
                "12月28日",
                "2024年5月10日",
                ["2023-10-08", "2023-12-28"],
            ),
        ] {
            let expected = expected.map(|iso| Some(iso.to_owned()));
            assert_eq!(head(visit, feedback, issued), expected, "{visit}");
        }
    }

    #[test]
    fn a_page_gives_its_year_to_nobody() {
        let days = |text: &str| -> Vec<Option<String>> {
            read(text)
                .entities
                .iter()
                .map(|e| match &e.value {
                    Some(Value::Date { iso, .. }) => iso.clone(),
                    _ => None,
                })
                .collect()
        };
        let told = "11月14日，区委第二巡察组向区茶业局党组反馈了巡察意见。";
        let page = format!("区委第二巡察组反馈巡察情况\n发布日期：2021-01-15\n{told}");
        assert_eq!(days(&page), [Some("2021-01-15".into()), None]);
        let speech = format!("在巡察反馈会上的讲话\n（2021年11月15日）\n{told}");
        assert_eq!(days(&speech)[1].as_deref(), Some("2021-11-14"));
    }

    #[test]
    fn a_day_of_the_visit_is_of_its_year() {
        let day = |first: &str| {
            let text =
                format!("本轮巡察进驻时间为2022年3月1日至4月4日。\n{first}，巡察组召开动员会。");
            read(&text)
                .entities
                .iter()
                .rev()
                .find_map(|e| match &e.value {
                    Some(Value::Date { iso, .. }) => iso.clone(),
                    _ => None,
                })
        };
        assert_eq!(day("3月1日").as_deref(), Some("2022-03-01"));
        assert_eq!(day("2月1日").as_deref(), Some("2023-02-01"));
    }
}
