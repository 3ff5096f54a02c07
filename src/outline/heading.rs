//! Headings without a marker, told by their words.

/// Longest heading without a marker, in characters.
const LONGEST: usize = 40;

/// What an unmarked heading stands above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainHeading {
    /// A part of the document: 问题整改落实情况, 下一步工作打算.
    Part,
    /// An aspect of the inspection: 聚焦…方面, 关于“…”方面.
    Aspect,
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
    let part = ends(&[
        "整改情况", "整改落实情况", "整改进展情况", "整改完成情况", "组织领导情况", "工作开展情况",
        "组织落实情况",
    ]) && words.chars().count() > 4
        || begins(&["下一步", "下步", "今后", "下阶段"])
            && ends(&["打算", "安排", "计划", "措施", "方向", "工作"])
        || ["监督方式", "监督渠道", "意见反馈方式"].contains(&words);
    part.then_some(PlainHeading::Part)
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
    fn sentences_and_labels_are_none() {
        for line in [
            "整改情况",
            "在学习方面,制定了计划。",
            "我局高度重视巡察整改情况。认真研究",
        ] {
            assert_eq!(plain(line), None, "{line}");
        }
    }
}
