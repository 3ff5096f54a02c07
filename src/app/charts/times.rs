//! Charts of dates: the course of one inspection, or of several beside each other.

use std::collections::BTreeMap;

use super::chart::{Chart, Leads, Plot, Sign, Table, TimeRow, Times};
use super::days::{Day, days, month_of, months_between};
use super::selection::Chosen;
use crate::app::messages::Lang;
use crate::report::{DateRange, Entity, Report, Value, Valued};
use crate::view::describe;
use crate::view::facts::Fact;
use crate::view::target::Target;

/// From the visit to the publication, with the dates that the answers name.
pub fn of_one(report: &Report, lang: Lang) -> Chart {
    let mut rows: Vec<TimeRow> = Vec::new();
    rows.extend(visit(report, lang));
    let meta = &report.meta;
    let dates = [
        (Fact::Feedback, &meta.feedback_date, Sign::Feedback),
        (Fact::Issued, &meta.issued_date, Sign::Issued),
        (Fact::Published, &meta.published_date, Sign::Published),
    ];
    for (fact, date, sign) in dates {
        rows.extend(event(fact, date, sign, lang));
    }
    let missing = missing(report, lang);
    rows.extend(named(report, lang));
    rows.sort_by_key(begin);
    chart(rows, false, missing, lang)
}

fn visit(report: &Report, lang: Lang) -> Option<TimeRow> {
    let period = &report.meta.inspection_period.as_ref()?.value;
    let stretch = stretch(period)?;
    let label = lang.fact(Fact::Period);
    let note = describe::range(period.start.as_deref(), period.end.as_deref());
    Some(TimeRow {
        label: label.into(),
        full: label.into(),
        note,
        stretch: Some(stretch),
        is_visit: true,
        marks: Vec::new(),
        leads: Leads::Target(Target::Fact(Fact::Period)),
    })
}

fn event(
    fact: Fact,
    date: &Option<Valued<Option<String>>>,
    sign: Sign,
    lang: Lang,
) -> Option<TimeRow> {
    let iso = date.as_ref()?.value.as_deref()?;
    let (first, last) = days(iso)?;
    Some(TimeRow {
        label: lang.fact(fact).into(),
        full: lang.fact(fact).into(),
        note: iso.into(),
        stretch: (first < last).then_some((first, last)),
        is_visit: false,
        marks: vec![(middle(first, last), sign)],
        leads: Leads::Target(Target::Fact(fact)),
    })
}

/// What the document does not say, as one sentence.
fn missing(report: &Report, lang: Lang) -> Option<String> {
    let meta = &report.meta;
    let readable = |date: &Option<Valued<Option<String>>>| {
        date.as_ref()
            .is_some_and(|it| it.value.as_deref().and_then(days).is_some())
    };
    let has_visit = meta
        .inspection_period
        .as_ref()
        .is_some_and(|it| stretch(&it.value).is_some());
    let known = [
        (Fact::Period, has_visit),
        (Fact::Feedback, readable(&meta.feedback_date)),
        (Fact::Issued, readable(&meta.issued_date)),
        (Fact::Published, readable(&meta.published_date)),
    ];
    let missing = known.into_iter().filter(|(_, known)| !known);
    let names: Vec<&str> = missing.map(|(fact, _)| lang.fact(fact)).collect();
    (!names.is_empty()).then(|| lang.charts_dates_missing(&names))
}

/// An entity, as a place in the report's list, with the first and the last day that it means.
type Named = (usize, (Day, Day));

/// The dates in the answers, a row a month (or a year, where the answer says no month).
fn named(report: &Report, lang: Lang) -> Vec<TimeRow> {
    let mut months: BTreeMap<&str, Vec<Named>> = BTreeMap::new();
    for (i, entity) in in_answers(report) {
        if let Some(Value::Date { iso: Some(iso), .. }) = &entity.value
            && let Some(span) = days(iso)
        {
            let month = iso.get(..7).unwrap_or(iso);
            months.entry(month).or_default().push((i, span));
        }
    }
    let rows = months.into_iter().filter_map(|(month, dates)| {
        let label = lang.charts_named_in(month);
        let exact = dates
            .iter()
            .map(|date| date.1)
            .filter(|(first, last)| first == last);
        let mut exact: Vec<Day> = exact.map(|date| date.0).collect();
        exact.sort_unstable();
        exact.dedup();
        Some(TimeRow {
            full: label.clone(),
            label,
            note: lang.charts_times(dates.len()),
            // Where no day is named, the month or the year is meant.
            stretch: if exact.is_empty() { days(month) } else { None },
            is_visit: false,
            marks: exact.into_iter().map(|day| (day, Sign::Named)).collect(),
            leads: Leads::Target(Target::Entity(dates.first()?.0)),
        })
    });
    rows.collect()
}

/// The entities that stand in measures and outcomes, each with its place in the report's list.
fn in_answers(report: &Report) -> Vec<(usize, &Entity)> {
    let answers = report.problems.iter().flat_map(|it| &it.responses);
    let answers = answers.filter(|response| response.kind.is_answer());
    let mut spans: Vec<_> = answers.map(|response| response.span).collect();
    spans.sort_unstable();
    let entities = report.entities.iter().enumerate();
    let within = entities.filter(|(_, entity)| {
        let after = spans.partition_point(|span| span[0] <= entity.span[0]);
        after > 0 && entity.span[1] <= spans[after - 1][1]
    });
    within.collect()
}

/// A row a document, in the order of their visits.
pub fn of_several(chosen: &[Chosen], lang: Lang) -> Chart {
    let mut rows: Vec<(TimeRow, Vec<String>)> =
        chosen.iter().filter_map(|it| course(it, lang)).collect();
    rows.sort_by_key(|(row, _)| begin(row));
    let silent = chosen.len() - rows.len();
    let (rows, table): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let note = (silent > 0).then(|| lang.charts_without_dates(silent));
    let mut chart = chart(rows, true, note, lang);
    chart.table = Table {
        heads: lang.charts_course_heads().map(String::from).into(),
        rows: table,
    };
    chart
}

/// A document's dates as a row, and as cells.
fn course(document: &Chosen, lang: Lang) -> Option<(TimeRow, Vec<String>)> {
    let summary = document.summary;
    let facts = &summary.facts;
    let signs = [
        (&facts.feedback, Sign::Feedback),
        (&facts.issued, Sign::Issued),
        (&facts.published, Sign::Published),
    ];
    let dates = signs
        .into_iter()
        .filter_map(|(iso, sign)| Some((days(iso.as_deref()?)?, sign)));
    let marks: Vec<(Day, Sign)> = dates
        .map(|((first, last), sign)| (middle(first, last), sign))
        .collect();
    let stretch = stretch(&summary.period);
    let ends = stretch.into_iter().flat_map(|(first, last)| [first, last]);
    let all: Vec<Day> = ends.chain(marks.iter().map(|mark| mark.0)).collect();
    let (first, last) = (all.iter().min()?, all.iter().max()?);
    let whole = if all.len() > 1 {
        lang.charts_months(months_between(*first, *last))
    } else {
        String::new()
    };
    let of = |sign| marks.iter().find(|mark| mark.1 == sign).map(|mark| mark.0);
    let told = of(Sign::Published).or(of(Sign::Issued));
    let between = |from: Option<Day>, to: Option<Day>| match (from, to) {
        (Some(from), Some(to)) => lang.charts_months(months_between(from, to)),
        _ => "—".into(),
    };
    let date = |iso: &Option<String>| iso.clone().unwrap_or_else(|| "—".into());
    let period = &summary.period;
    let cells = vec![
        document.full(),
        stretch.map_or("—".into(), |_| {
            describe::range(period.start.as_deref(), period.end.as_deref())
        }),
        date(&facts.feedback),
        date(&facts.issued),
        date(&facts.published),
        between(stretch.map(|it| it.1), of(Sign::Feedback)),
        between(of(Sign::Feedback), told),
        whole.clone(),
    ];
    let row = TimeRow {
        label: document.label().into(),
        full: document.full(),
        note: whole,
        stretch,
        is_visit: true,
        marks,
        leads: Leads::Document(document.id),
    };
    Some((row, cells))
}

fn chart(rows: Vec<TimeRow>, documents: bool, note: Option<String>, lang: Lang) -> Chart {
    let title = lang.charts_times_title();
    let table = Table {
        heads: lang.charts_event_heads().map(String::from).into(),
        rows: rows
            .iter()
            .map(|row| vec![row.full.clone(), row.note.clone()])
            .collect(),
    };
    let told = rows
        .iter()
        .map(|row| (row.label.as_str(), row.note.as_str()));
    let about = lang.charts_about(title, told);
    let plot = match rows.is_empty() {
        true => Plot::Nothing(lang.charts_no_times().into()),
        false => Plot::Times(Times {
            rows,
            legend: if documents { legend(lang) } else { Vec::new() },
        }),
    };
    Chart {
        id: "times",
        title: title.into(),
        about,
        // That nothing is said is said already.
        notes: if plot.is_empty() {
            Vec::new()
        } else {
            note.into_iter().collect()
        },
        plot,
        table,
    }
}

fn legend(lang: Lang) -> Vec<(Option<Sign>, String)> {
    let signs = [
        (None, Fact::Period),
        (Some(Sign::Feedback), Fact::Feedback),
        (Some(Sign::Issued), Fact::Issued),
        (Some(Sign::Published), Fact::Published),
    ];
    signs
        .map(|(sign, fact)| (sign, lang.fact(fact).to_string()))
        .into()
}

/// The first and the last day of a visit, as far as they can be read.
fn stretch(period: &DateRange) -> Option<(Day, Day)> {
    let start = period.start.as_deref().and_then(days);
    let end = period.end.as_deref().and_then(days);
    match (start, end) {
        (Some(start), Some(end)) => Some((start.0.min(end.0), start.1.max(end.1))),
        (only, None) | (None, only) => only,
    }
}

fn middle(first: Day, last: Day) -> Day {
    first + (last - first) / 2
}

fn begin(row: &TimeRow) -> Day {
    let marks = row.marks.iter().map(|mark| mark.0);
    // Of a document the visit counts, wherever the rest stands.
    let first = row.stretch.map(|it| it.0).or(marks.min());
    first.unwrap_or(Day::MAX)
}

/// The span of days that all rows lie in.
pub fn extent(rows: &[TimeRow]) -> Option<(Day, Day)> {
    let all = rows.iter().flat_map(|row| {
        let stretch = row
            .stretch
            .into_iter()
            .flat_map(|(first, last)| [first, last]);
        stretch.chain(row.marks.iter().map(|mark| mark.0))
    });
    let (mut first, mut last) = (Day::MAX, Day::MIN);
    for day in all {
        (first, last) = (first.min(day), last.max(day));
    }
    (first <= last).then_some((first, last))
}

/// Days at which the axis is marked, with what is written there: no more than `most`.
pub fn ticks((first, last): (Day, Day), most: usize) -> Vec<(Day, String)> {
    let (from, to) = (month_of(first), month_of(last));
    let from = from.0 * 12 + from.1 - 1;
    let to = to.0 * 12 + to.1 - 1;
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 6000];
    let fits = |step: &i64| to / step - from.div_euclid(*step) <= most.max(1) as i64;
    let step = steps.into_iter().find(fits).unwrap_or(24_000);
    let months = (from.div_euclid(step) + 1..=to.div_euclid(step)).map(|n| n * step);
    let months = months.map(|month| {
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        let said = if step >= 12 {
            year.to_string()
        } else {
            format!("{year}-{month:02}")
        };
        (super::days::first_of(year, month), said)
    });
    months
        .filter(|(day, _)| *day >= first && *day <= last)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::groups::fixture::{chosen, summary};
    use super::*;
    use crate::view::fixture;

    fn rows(chart: &Chart) -> Vec<(&str, &str)> {
        match &chart.plot {
            Plot::Times(times) => times
                .rows
                .iter()
                .map(|row| (row.label.as_str(), row.note.as_str()))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn period(start: &str, end: &str) -> DateRange {
        DateRange {
            start: Some(start.into()),
            end: Some(end.into()),
        }
    }

    #[test]
    fn one_document_is_told_in_the_order_of_time() {
        let mut report = fixture::report();
        report.meta.feedback_date = Some(Valued {
            text: "".into(),
            span: [0, 0],
            value: Some("2024-05-02".into()),
        });
        let valued = |value| Valued {
            text: String::new(),
            span: [0, 0],
            value,
        };
        report.meta.inspection_period = Some(valued_period());
        report.meta.issued_date = Some(valued(None));
        let chart = of_one(&report, Lang::Zh);
        assert_eq!(
            rows(&chart),
            [
                ("巡察时间", "2023-10-09 – 2023-12"),
                ("整改内容中的 2024-03", "1 处"),
                ("反馈日期", "2024-05-02"),
            ]
        );
        // The date of issue cannot be read, that of publication is not there.
        assert_eq!(
            chart.notes,
            ["原文没有写明或无法辨认：落款日期、发布日期。"]
        );
    }

    fn valued_period() -> Valued<DateRange> {
        Valued {
            text: String::new(),
            span: [0, 0],
            value: period("2023-10-09", "2023-12"),
        }
    }

    #[test]
    fn dates_outside_of_answers_are_no_row() {
        let mut report = fixture::report();
        report.entities[1].span = [0, 2];
        assert_eq!(
            of_one(&report, Lang::Zh).plot,
            Plot::Nothing("原文没有写明时间".into())
        );
    }

    #[test]
    fn documents_stand_by_their_visit_with_the_months_between() {
        let mut summaries = [summary(), summary(), summary()];
        summaries[0].period = period("2024-01-01", "2024-03-01");
        summaries[1].period = period("2023-01-01", "2023-03-01");
        summaries[1].facts.feedback = Some("2023-05-01".into());
        summaries[1].facts.issued = Some("2024-01-01".into());
        summaries[1].body = Some("乙镇".into());
        let chart = of_several(&chosen(&summaries), Lang::Zh);
        assert_eq!(rows(&chart), [("乙镇", "12 个月"), ("青石镇", "2 个月")]);
        assert_eq!(chart.table.rows[0][5..], ["2 个月", "8 个月", "12 个月"]);
        assert_eq!(chart.table.rows[1][5..7], ["—", "—"]);
        assert_eq!(chart.notes, ["1 份文档没有写明任何时间，没有画出。"]);
    }

    #[test]
    fn an_axis_has_as_many_ticks_as_fit() {
        let of = |from: &str, to: &str, most| -> Vec<String> {
            let span = (days(from).unwrap().0, days(to).unwrap().1);
            ticks(span, most).into_iter().map(|tick| tick.1).collect()
        };
        assert_eq!(
            of("2023-11-15", "2024-02-15", 6),
            ["2023-12", "2024-01", "2024-02"]
        );
        assert_eq!(of("2021-05", "2024-02", 4), ["2022", "2023", "2024"]);
        assert!(of("0001", "9999", 5).len() <= 6);
        assert!(of("2024-03-05", "2024-03-06", 5).is_empty());
    }
}
