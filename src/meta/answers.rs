//! Answers to problems, as far as they tell what sort of document it is.

use super::words::{contains_any, prefix_len};
use crate::outline::numbered::begins_chapter;
use crate::text::{Reading, Span};

/// The words with which an answer begins.
const LABELS: [&str; 9] = [
    "整改情况:", "整改措施:", "取得成效:", "整改成效:", "整改落实情况:", "整改完成情况:",
    "整改进展:", "整改结果:", "整改:",
];
/// How far the rectification of one problem has come.
const STATES: [&str; 5] = [
    "已完成整改", "已整改到位", "已整改完成", "整改完成。", "完成整改。",
];

/// 整改情况:…
pub fn is_labelled_answer(line: &str) -> bool {
    LABELS.iter().any(|label| line.starts_with(label))
}

/// Places where an answer to a problem begins; of each form no more than three count.
pub fn count_answers(body: &str) -> usize {
    LABELS
        .iter()
        .chain(&STATES)
        .map(|answer| body.matches(answer).take(3).count())
        .sum()
}

/// How many numbered heads are answered in the parts on how far the rectification has come
/// (二、整改落实情况); `None` where there is no such part.
pub fn answered_in_parts(reading: &Reading, body: Span) -> Option<usize> {
    let mut found = None;
    let mut in_part = false;
    let mut open = false;
    let lines = reading.lines().iter().map(|l| l.span);
    for line in lines.filter(|l| !l.is_empty() && body.contains(*l)) {
        let words = reading.get(line);
        if is_part(words) {
            in_part = tells_of_progress(words);
            open = false;
            if in_part {
                found = found.or(Some(0));
            }
        } else if is_head(words) {
            open = in_part;
        }
        if open && is_answer(words) {
            open = false;
            found = found.map(|n| n + 1);
        }
    }
    found
}

/// 一、…
fn is_part(line: &str) -> bool {
    begins_chapter(line) && !line.starts_with('(')
}

/// 反馈问题整改落实情况; what is only asked for or planned is no progress.
fn tells_of_progress(heading: &str) -> bool {
    let told = ["情况", "进展", "落实", "完成"];
    heading
        .find("整改")
        .is_some_and(|at| contains_any(&heading[at..], &told))
        && !contains_any(heading, &["要求", "下一步", "方案", "建议", "组织"])
        && heading.chars().take(41).count() <= 40
}

/// (一)…, 1.…, 关于…的问题
fn is_head(line: &str) -> bool {
    let digits = prefix_len(line, |c| c.is_ascii_digit());
    let numbered = digits > 0 && digits <= 2 && line[digits..].starts_with(['.', '、', ')']);
    begins_chapter(line) || numbered || (line.starts_with("关于") && line.ends_with("问题"))
}

fn is_answer(line: &str) -> bool {
    line.contains("一是") || LABELS.iter().chain(&STATES).any(|a| line.contains(a))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(text: &str) -> Option<usize> {
        let reading = Reading::new(text);
        answered_in_parts(&reading, Span::new(0, reading.text().len()))
    }

    #[test]
    fn heads_that_are_answered() {
        for (text, number) in [
            (
                "二、整改落实情况\n(一)学习不深入\n一是学习5次。\n二是测试2次。\n(二)作风不扎实\n一是督查3次。",
                2,
            ),
            (
                "二、反馈问题整改进展\n1.学习不深入。一是学习5次。\n2.作风不扎实。整改措施:督查3次。",
                2,
            ),
            (
                "二、整改落实情况\n(一)学习不深入\n一是学习5次。\n二是测试2次。",
                1,
            ),
            ("二、整改落实情况\n高度重视,抓好落实。", 0),
        ] {
            assert_eq!(answered(text), Some(number), "{text}");
        }
    }

    #[test]
    fn no_part_on_the_rectification() {
        for text in [
            "二、巡察发现的问题\n(一)学习不深入\n一是学习少。\n(二)作风不扎实\n一是督查少。",
            "二、整改要求落实的意见\n(一)提高站位\n一是加强领导。\n(二)压实责任\n一是明确分工。",
        ] {
            assert_eq!(answered(text), None, "{text}");
        }
    }
}
