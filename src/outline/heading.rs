//! Headings without a marker, told by their words.

use super::{label, wording};
use crate::text::is_han;

/// Longest heading without a marker, in characters.
const LONGEST: usize = 40;

/// What an unmarked heading stands above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainHeading {
    /// A part of the document: 问题整改落实情况, 下一步工作打算.
    Part,
    /// An aspect of the inspection: 聚焦…方面, 关于“…”方面.
    Aspect,
    /// A fault that has a line of its own: see [`names_fault`].
    Problem,
}

/// Is `line` (trimmed, without a marker) a heading?
pub fn plain(line: &str) -> Option<PlainHeading> {
    let words = line.trim_end_matches([':', '。']);
    if words.chars().count() > LONGEST || words.contains(['。', ';', '!', '?']) {
        return None;
    }
    let begins = |list: &[&str]| list.iter().any(|w| words.starts_with(w));
    let ends = |list: &[&str]| list.iter().any(|w| words.ends_with(w));
    let short = words.chars().count() <= 20 && !words.contains([',', ':']);
    if ends(&[
        "方面", "方面问题", "方面的问题", "方面存在的问题", "方面整改情况", "方面的整改情况",
    ]) && (short || begins(&["聚焦", "关于", "在", "围绕", "落实", "贯彻", "党的", "对"]))
    {
        return Some(PlainHeading::Aspect);
    }
    // 整改完成情况: is the label of what follows.
    let label = line.ends_with(':') && !words.contains("问题") && label::class_of(words).is_some();
    let part = !label
        && ends(&[
            "整改情况", "整改落实情况", "整改进展情况", "整改完成情况", "组织领导情况",
            "工作开展情况", "组织落实情况",
        ])
        && words.chars().count() > 4
        || begins(&["下一步", "下步", "今后", "下阶段"])
            && ends(&["打算", "安排", "计划", "措施", "方向", "工作"])
        || ["监督方式", "监督渠道", "意见反馈方式"].contains(&words);
    part.then_some(PlainHeading::Part)
}

/// Is `line` (trimmed, without a marker) the heading of a problem, with `next` for its text: a few words
/// that find fault and have no mark at their end, above a sentence that does not go on finding fault?
pub fn names_fault(line: &str, next: &str) -> bool {
    let short = (5..=30).contains(&line.chars().take(31).count());
    let open =
        line.ends_with(|c| is_han(c) || c == '”') && !line.contains(['。', ';', ':', '\t', '|']);
    let told = next.ends_with(['。', ';', ':']) && !wording::reads_as_problem(next);
    short && open && told && wording::reads_as_problem(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_without_a_number_are_seen() {
        assert_eq!(plain("聚焦基层党组织建设方面"), Some(PlainHeading::Aspect));
        assert_eq!(plain("反馈问题整改落实情况"), Some(PlainHeading::Part));
        assert_eq!(plain("下一步工作打算"), Some(PlainHeading::Part));
    }

    #[test]
    fn a_fault_above_its_answer_is_a_heading() {
        let answer = "制定学习计划,全年学习12次。";
        assert!(names_fault("理论学习流于形式", answer));
        assert!(names_fault(
            "防火责任压得不实", "整改情况:签订责任书148份。"
        ));
        for (line, next) in [
            ("理论学习流于形式。", answer),
            ("理论学习流于形式", "笔记缺失不全。"),
            ("理论学习流于形式", "二、作风建设"),
            ("党组中心组学习情况", answer),
        ] {
            assert!(!names_fault(line, next), "{line} {next}");
        }
    }

    #[test]
    fn sentences_and_labels_are_none() {
        for line in [
            "整改情况",
            "整改完成情况:",
            "在学习方面,制定了计划。",
            "我局高度重视巡察整改情况。认真研究",
        ] {
            assert_eq!(plain(line), None, "{line}");
        }
    }
}
