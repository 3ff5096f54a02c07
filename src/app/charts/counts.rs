//! Charts that count problems and findings.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::chart::{Bar, Bars, Chart, Key, Leads, Plot, Table, Tone};
use super::groups::{self, By, Pick, tally};
use super::selection::Chosen;
use crate::app::messages::Lang;
use crate::app::summary::STATUSES;
use crate::findings::RULES;
use crate::report::Status;
use crate::view::answers::Answer;

/// How problems stand: of one document a bar a status, of several a bar a document, the least finished first.
pub fn statuses(chosen: &[Chosen], lang: Lang) -> Chart {
    if chosen.len() == 1 {
        let order: Vec<&str> = Status::ALL.map(groups::status_code).into();
        return grouped(chosen, By::Status, Some(&order), lang);
    }
    let mut documents: Vec<&Chosen> = chosen.iter().filter(|it| it.summary.problems > 0).collect();
    let open = |it: &&Chosen| {
        let (problems, completed) = (it.summary.problems, it.summary.completed());
        let share = (problems - completed.min(problems)) * 1000 / problems.max(1);
        (Reverse(share), Reverse(problems))
    };
    documents.sort_by_key(open);
    let rows = documents.iter().map(|it| status_bar(it, lang)).collect();
    let totals = tally(chosen, By::Status);
    let legend = STATUSES.into_iter().filter_map(|status| {
        let code = groups::status_code(status);
        let count = totals.iter().find(|total| total.0 == code)?.1;
        Some(Key {
            label: format!("{} {count}", lang.status(status)),
            tone: Tone::Status(status),
            leads: Leads::Problems(Pick {
                by: By::Status,
                name: code.into(),
            }),
        })
    });
    let bars = Bars {
        legend: legend.collect(),
        rows,
        shares: true,
    };
    let table = Table {
        heads: [lang.charts_document().into(), lang.charts_count().into()]
            .into_iter()
            .chain(STATUSES.map(|status| lang.status(status).to_string()))
            .collect(),
        rows: documents
            .iter()
            .map(|it| {
                let counts = [it.summary.problems].into_iter().chain(it.summary.statuses);
                [it.full()]
                    .into_iter()
                    .chain(counts.map(|n| n.to_string()))
                    .collect()
            })
            .collect(),
    };
    let problems: usize = chosen.iter().map(|it| it.summary.problems).sum();
    let completed: usize = chosen.iter().map(|it| it.summary.completed()).sum();
    Chart {
        id: "status",
        title: lang.chart(By::Status).into(),
        about: lang.charts_completed_of(completed, problems),
        plot: bars_or(bars, lang.charts_no_problems()),
        table,
        notes: vec![
            lang.charts_completed_of(completed, problems),
            lang.charts_sorted_by_open().into(),
        ],
    }
}

fn status_bar(document: &Chosen, lang: Lang) -> Bar {
    let summary = document.summary;
    let parts = STATUSES.into_iter().zip(summary.statuses);
    Bar {
        label: document.label().into(),
        full: document.full(),
        note: lang.charts_completed_of(summary.completed(), summary.problems),
        parts: parts
            .map(|(status, count)| (count, Tone::Status(status)))
            .collect(),
        leads: Leads::Document(document.id),
    }
}

pub fn topics(chosen: &[Chosen], lang: Lang) -> Chart {
    let mut chart = grouped(chosen, By::Topic, None, lang);
    chart.notes.push(lang.charts_several_topics().into());
    chart
}

pub fn classes(chosen: &[Chosen], lang: Lang) -> Chart {
    grouped(chosen, By::Class, None, lang)
}

/// In one document as they stand there, in several the most frequent first.
pub fn aspects(chosen: &[Chosen], lang: Lang) -> Chart {
    let order: Vec<&str> = match chosen {
        [one] => one
            .summary
            .facts
            .aspects
            .iter()
            .map(String::as_str)
            .collect(),
        _ => Vec::new(),
    };
    grouped(
        chosen,
        By::Aspect,
        (chosen.len() == 1).then_some(&order),
        lang,
    )
}

pub fn answers(chosen: &[Chosen], lang: Lang) -> Chart {
    let order: Vec<&str> = Answer::ALL.map(groups::answer_code).into();
    let mut chart = grouped(chosen, By::Answer, Some(&order), lang);
    chart.notes.push(lang.charts_checkable().into());
    chart
}

/// A bar a group: in the order given, else by their number. Those without any stand last.
fn grouped(chosen: &[Chosen], by: By, order: Option<&[&str]>, lang: Lang) -> Chart {
    let mut counted = tally(chosen, by);
    counted.sort_by_key(|&(name, count)| {
        let place = order.and_then(|order| order.iter().position(|&it| it == name));
        (
            name.is_empty(),
            order.is_some().then_some(place),
            Reverse(count),
        )
    });
    let rows: Vec<Bar> = counted
        .iter()
        .map(|&(name, count)| {
            let label = lang.chart_group(by, name);
            Bar {
                full: label.clone(),
                label,
                note: count.to_string(),
                parts: vec![(count, tone(by, name))],
                leads: Leads::Problems(Pick {
                    by,
                    name: name.into(),
                }),
            }
        })
        .collect();
    let unnamed = counted.iter().all(|(name, _)| name.is_empty());
    let empty = match counted.is_empty() {
        true => lang.charts_no_problems(),
        false => lang.chart_group_missing(by),
    };
    let rows = if unnamed { Vec::new() } else { rows };
    Chart {
        id: chart_id(by),
        title: lang.chart(by).into(),
        about: lang.charts_about(
            lang.chart(by),
            rows.iter()
                .map(|row| (row.label.as_str(), row.note.as_str())),
        ),
        table: counted_table(lang.chart_head(by), lang.charts_count(), &rows),
        plot: bars_or(
            Bars {
                rows,
                ..Bars::default()
            },
            empty,
        ),
        notes: Vec::new(),
    }
}

fn chart_id(by: By) -> &'static str {
    match by {
        By::Topic => "topics",
        By::Class => "classes",
        By::Aspect => "aspects",
        By::Status => "status",
        By::Answer => "answers",
    }
}

fn tone(by: By, name: &str) -> Tone {
    match by {
        _ if name.is_empty() => Tone::Rest,
        By::Status => groups::status_of(name).map_or(Tone::Plain, Tone::Status),
        By::Answer => groups::answer_of(name).map_or(Tone::Plain, Tone::Answer),
        _ => Tone::Plain,
    }
}

/// What the rules found, the gravest first.
pub fn findings(chosen: &[Chosen], lang: Lang) -> Chart {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for document in chosen {
        for (code, count) in &document.summary.rules {
            *counted.entry(code).or_default() += count;
        }
    }
    let severity = |code: &str| {
        RULES
            .iter()
            .find(|rule| rule.code == code)
            .map(|it| it.severity)
    };
    let mut counted: Vec<(&str, usize)> = counted.into_iter().collect();
    counted
        .sort_by_key(|&(code, count)| (severity(code).is_none(), severity(code), Reverse(count)));
    let bars = counted.iter().map(|&(code, count)| {
        let severity = severity(code);
        let sort = severity.map(|it| lang.severity(it)).unwrap_or_default();
        let label = lang.finding(code).to_string();
        Bar {
            full: label.clone(),
            label,
            note: lang.charts_graded(count, sort),
            parts: vec![(count, severity.map_or(Tone::Plain, Tone::Severity))],
            leads: Leads::Rule(code.into()),
        }
    });
    let rows: Vec<Bar> = bars.collect();
    let title = lang.charts_findings();
    Chart {
        id: "findings",
        title: title.into(),
        about: lang.charts_about(
            title,
            rows.iter()
                .map(|row| (row.label.as_str(), row.note.as_str())),
        ),
        table: counted_table(lang.charts_rule(), lang.charts_places(), &rows),
        plot: bars_or(
            Bars {
                rows,
                ..Bars::default()
            },
            lang.charts_no_findings(),
        ),
        notes: Vec::new(),
    }
}

pub fn counted_table(head: &str, count: &str, rows: &[Bar]) -> Table {
    Table {
        heads: vec![head.into(), count.into()],
        rows: rows
            .iter()
            .map(|row| vec![row.full.clone(), row.note.clone()])
            .collect(),
    }
}

/// Bars, or why there are none.
pub fn bars_or(bars: Bars, empty: &str) -> Plot {
    match bars.rows.is_empty() {
        true => Plot::Nothing(empty.into()),
        false => Plot::Bars(bars),
    }
}

#[cfg(test)]
mod tests {
    use super::super::groups::fixture::{chosen, summary};
    use super::*;

    fn bars(chart: &Chart) -> Vec<(&str, &str)> {
        match &chart.plot {
            Plot::Bars(bars) => bars
                .rows
                .iter()
                .map(|row| (row.label.as_str(), row.note.as_str()))
                .collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn those_without_a_topic_stand_last_although_they_are_most() {
        let mut summaries = [summary(), summary()];
        summaries[1].facts.problems[0].topics.clear();
        let chart = topics(&chosen(&summaries), Lang::Zh);
        assert_eq!(
            bars(&chart),
            [("党费", "1"), ("采购", "1"), ("没有归入主题", "3")]
        );
        assert_eq!(chart.table.rows.len(), 3);
        assert!(chart.about.contains("党费"), "{}", chart.about);
    }

    #[test]
    fn documents_stand_by_how_much_is_open() {
        let mut summaries = [summary(), summary()];
        summaries[0].statuses = [2, 0, 0, 0, 0];
        summaries[1].body = Some("乙镇".into());
        let chart = statuses(&chosen(&summaries), Lang::Zh);
        assert_eq!(
            bars(&chart),
            [("乙镇", "完成 1 / 共 2"), ("青石镇", "完成 2 / 共 2")]
        );
        let Plot::Bars(bars) = &chart.plot else {
            panic!("{:?}", chart.plot)
        };
        assert!(bars.shares && bars.legend[0].label.starts_with("已完成"));
        assert_eq!(chart.table.heads.len(), chart.table.rows[0].len());
    }

    #[test]
    fn one_document_has_a_bar_a_status() {
        let summaries = [summary()];
        let chart = statuses(&chosen(&summaries), Lang::Zh);
        assert_eq!(bars(&chart), [("已完成", "1"), ("正在整改", "1")]);
    }

    #[test]
    fn nothing_to_count_is_said() {
        let mut summaries = [summary()];
        summaries[0].facts.problems[0].class = None;
        let empty = |chart: Chart| matches!(chart.plot, Plot::Nothing(_));
        assert!(empty(classes(&chosen(&summaries), Lang::Zh)));
        assert!(empty(topics(&[], Lang::En)));
        assert!(empty(statuses(&[], Lang::En)));
        summaries[0].rules.clear();
        assert!(empty(findings(&chosen(&summaries), Lang::Zh)));
    }

    #[test]
    fn findings_stand_by_their_gravity() {
        let mut summaries = [summary()];
        summaries[0].rules = [("mixed_width", 9), ("damaged_date", 1), ("later_rule", 2)]
            .map(|(code, count)| (code.to_string(), count))
            .into();
        let chart = findings(&chosen(&summaries), Lang::Zh);
        assert_eq!(
            bars(&chart),
            [
                ("日期残缺", "1 · 错误"),
                ("标点全角半角混用", "9 · 提示"),
                ("later_rule", "2")
            ]
        );
    }
}
