//! The chart of declared counts that differ from what is listed.

use super::chart::{Bar, Bars, Chart, Key, Leads, Tone};
use super::counts::{bars_or, counted_table};
use super::facts::Mismatch;
use super::selection::Chosen;
use crate::app::messages::Lang;
use crate::view::facts::Fact;
use crate::view::target::Target;

/// Two bars for each count that differs: as declared, and as listed. `one`: of the open document.
pub fn declared(chosen: &[Chosen], one: bool, lang: Lang) -> Chart {
    let differing = chosen.iter().flat_map(|document| {
        let mismatches = document.summary.facts.mismatches.iter();
        mismatches.flat_map(move |mismatch| pair(document, mismatch, one, lang))
    });
    let rows: Vec<Bar> = differing.collect();
    let declares = chosen.iter().filter(|it| it.summary.facts.declares).count();
    let empty = match declares {
        0 => lang.charts_nothing_declared(),
        _ => lang.charts_declared_fits(),
    };
    let title = lang.charts_declared();
    let legend = [(true, Tone::Declared), (false, Tone::Plain)].map(|(declared, tone)| Key {
        label: lang.charts_as(declared).into(),
        tone,
        leads: Leads::Nowhere,
    });
    Chart {
        id: "declared",
        title: title.into(),
        about: lang.charts_about(
            title,
            rows.iter()
                .map(|row| (row.full.as_str(), row.note.as_str())),
        ),
        table: counted_table(lang.charts_count_of(), lang.charts_number(), &rows),
        plot: bars_or(
            Bars {
                rows,
                legend: legend.into(),
                shares: false,
            },
            empty,
        ),
        notes: if one {
            Vec::new()
        } else {
            vec![lang.charts_declaring(declares, chosen.len())]
        },
    }
}

fn pair(document: &Chosen, mismatch: &Mismatch, one: bool, lang: Lang) -> [Bar; 2] {
    let level = lang.chart_level(mismatch.level);
    let leads = match (one, mismatch.finding) {
        (true, Some(finding)) => Leads::Target(Target::Finding(finding)),
        (true, None) => Leads::Target(Target::Fact(Fact::Declared)),
        (false, _) => Leads::Visit(document.id, Target::Fact(Fact::Declared)),
    };
    let counts = [
        (mismatch.declared, true, Tone::Declared),
        (mismatch.listed, false, Tone::Plain),
    ];
    counts.map(|(count, is_declared, tone)| {
        let said = lang.charts_as(is_declared);
        let of = |name: &str| {
            if one {
                format!("{level} · {said}")
            } else {
                format!("{name} · {level} · {said}")
            }
        };
        Bar {
            // The second bar stands under the first.
            label: match (is_declared, one) {
                (true, true) => level.into(),
                (true, false) => format!("{} · {level}", document.label()),
                (false, _) => String::new(),
            },
            full: of(&document.full()),
            note: format!("{said} {count}"),
            parts: vec![(count as usize, tone)],
            leads: leads.clone(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::chart::Plot;
    use super::super::facts::Level;
    use super::super::groups::fixture::{chosen, summary};
    use super::*;

    #[test]
    fn a_count_that_differs_has_two_bars() {
        let mut summaries = [summary()];
        summaries[0].facts.declares = true;
        summaries[0].facts.mismatches = vec![Mismatch {
            level: Level::Problems,
            declared: 13,
            listed: 6,
            finding: Some(3),
        }];
        let chart = declared(&chosen(&summaries), true, Lang::Zh);
        let Plot::Bars(bars) = &chart.plot else {
            panic!("{:?}", chart.plot)
        };
        let told: Vec<_> = bars
            .rows
            .iter()
            .map(|row| (row.full.as_str(), row.note.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("问题 · 原文所称", "原文所称 13"),
                ("问题 · 实际列出", "实际列出 6")
            ]
        );
        assert_eq!(bars.rows[0].leads, Leads::Target(Target::Finding(3)));
    }

    #[test]
    fn that_all_fits_is_not_that_nothing_is_declared() {
        let mut summaries = [summary()];
        let plot = |summaries: &[_]| declared(&chosen(summaries), true, Lang::Zh).plot;
        let silent = plot(&summaries);
        summaries[0].facts.declares = true;
        assert_ne!(plot(&summaries), silent);
        assert_eq!(plot(&summaries).len(), 0);
    }
}
