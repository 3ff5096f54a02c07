//! What is still open, and the next steps.

use super::{join, problems, read};

const PROBLEM: &str = "二、整改情况\n(一)制度不全的问题。\n整改情况:开会2次。";

/// What is open and the next steps, each as `path | text`.
fn ahead(body: &str) -> (Vec<String>, Vec<String>) {
    read(&format!("{PROBLEM}\n{body}"), |reading, ledger| {
        let texts = |list: &[crate::ledger::NumberedText]| -> Vec<String> {
            let line = |n: &crate::ledger::NumberedText| {
                let path = join(reading, n.number_path.iter().copied());
                format!("{path} | {}", reading.get(n.text))
            };
            list.iter().map(line).collect()
        };
        (texts(&ledger.remaining), texts(&ledger.commitments))
    })
}

#[test]
fn what_is_open_stands_under_any_name_of_a_gap() {
    for name in ["存在的差距", "存在不足", "不足之处", "存在的主要问题"] {
        let (open, steps) = ahead(&format!(
            "三、{name}和下一步工作\n(一){name}\n1.进展偏慢。\n2.执行不够。\n(二)下一步工作\n1.加快进度。"
        ));
        assert_eq!(
            open,
            ["三、 (一) 1. | 进展偏慢。", "三、 (一) 2. | 执行不够。"]
        );
        assert_eq!(steps, ["三、 (二) 1. | 加快进度。"]);
    }
    let (open, steps) = ahead("三、下一步工作\n(一)补齐不足之处\n1.加快进度。");
    assert!(open.is_empty(), "{open:?}");
    assert_eq!(steps, ["三、 (一) 1. | 加快进度。"]);
}

#[test]
fn points_under_a_heading_of_what_is_open_are_one_each() {
    let (open, _) = ahead(
        "三、下一步工作\n(一)存在的主要问题\n一是进展偏慢。二是执行不够。\n(二)下一步打算\n1.加快进度。",
    );
    assert_eq!(
        open,
        ["三、 (一) 一是 | 进展偏慢。", "三、 (一) 二是 | 执行不够。"]
    );
    let (open, _) =
        ahead("三、下一步工作\n(一)存在的主要问题\n资金缺口较大。\n(二)下一步打算\n1.加快进度。");
    assert_eq!(open, ["三、 (一) | 存在的主要问题\n资金缺口较大。"]);
}

#[test]
fn a_part_of_what_takes_long_lists_no_problems() {
    let (open, _) = ahead("三、需长期整改的问题\n(一)管网老化问题。\n(二)历史欠费问题。");
    assert_eq!(
        open,
        ["三、 (一) | 管网老化问题。", "三、 (二) | 历史欠费问题。"]
    );
    let listed = "三、执行纪律存在差距\n(一)会议不够。\n已开会9次。\n(二)笔记缺失。\n已补齐9本。";
    assert_eq!(problems(&format!("{PROBLEM}\n{listed}")).len(), 3);
}

#[test]
fn steps_on_one_line_are_one_each() {
    for (first, second) in [("(一)", "(二)"), ("1.", "2."), ("第一", "第二")] {
        let comma = if first == "第一" { "," } else { "" };
        let (_, steps) = ahead(&format!(
            "三、下一步打算\n{first}{comma}加快进度。{second}{comma}严格执行。"
        ));
        let expected = [
            format!("三、 {first} | 加快进度。"),
            format!("三、 {second} | 严格执行。"),
        ];
        assert_eq!(steps, expected);
    }
    let (_, steps) =
        ahead("三、下一步打算\n(一)加快进度。一是抓调度。二是抓督查。\n(二)严格执行。");
    assert_eq!(steps[0], "三、 (一) | 加快进度。一是抓调度。二是抓督查。");
    assert_eq!(steps.len(), 2);
}
