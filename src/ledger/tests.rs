//! Shapes of reports, each as short as it can be: what the steps before the ledger make of them together.

use super::Ledger;
use crate::outline;
use crate::text::{Reading, Span};

const OPENING: &str = "根据县委统一部署,2023年3月1日至4月30日,县委第一巡察组对青石镇党委开展了巡察。现将整改情况公布如下。";

fn read<T>(body: &str, look: fn(&Reading, &Ledger) -> T) -> T {
    let text = format!("{OPENING}\n{body}");
    let reading = outline::reflow::repair(Reading::new(&text));
    let ledger = super::read(&reading, &outline::build(&reading));
    look(&reading, &ledger)
}

fn join(reading: &Reading, spans: impl IntoIterator<Item = Span>) -> String {
    let words: Vec<&str> = spans.into_iter().map(|s| reading.get(s)).collect();
    words.join(" ")
}

/// Each problem as `path | aspect | group | title | items of its answers`.
fn problems(body: &str) -> Vec<String> {
    read(body, |reading, ledger| {
        let lines = ledger.problems.iter().map(|p| {
            let items = p.responses.iter().flat_map(|r| &r.items);
            [
                join(reading, p.number_path.iter().copied()),
                join(reading, p.aspect),
                join(reading, p.group),
                join(reading, [p.title]),
                join(
                    reading,
                    items.flat_map(|i| i.marker.into_iter().chain([i.text])),
                ),
            ]
            .join(" | ")
        });
        lines.collect()
    })
}

#[test]
fn an_answers_1_right_below_a_problem_stands_under_it() {
    assert_eq!(
        problems(
            "二、整改情况\n问题1:针对学习不够的问题。\n(1)对于“计划不全”的问题。\n1.制定计划。\n2.按月检查。\n\
             (2)对于“笔记缺失”的问题。\n补齐笔记。"
        ),
        [
            "二、 问题1 (1) | 学习不够 |  | 计划不全 | 1. 制定计划。 2. 按月检查。",
            "二、 问题1 (2) | 学习不够 |  | 笔记缺失 | 补齐笔记。"
        ]
    );
    // A fault is none.
    let numbered = problems("二、整改情况\n(1)计划不全的问题。\n1.笔记缺失。\n整改情况:已补。");
    assert!(
        numbered.iter().any(|p| p.starts_with("二、 1. |")),
        "{numbered:?}"
    );
}

#[test]
fn cells_that_stand_for_several_rows() {
    let head = "二、整改台账\n(一)学习方面\n序号\t类别\t问题\t整改措施\t责任人\n";
    assert_eq!(
        problems(&format!(
            "{head}1\t理论\t学习不够\t制定计划\t王某\n\t\t\t按月检查\t李某\n2\t\t笔记缺失\t补齐笔记\t王某"
        )),
        [
            "二、 (一) 1 | 学习方面 | 理论 | 学习不够 | 制定计划 王某 按月检查 李某",
            "二、 (一) 2 | 学习方面 | 理论 | 笔记缺失 | 补齐笔记 王某"
        ]
    );
}
