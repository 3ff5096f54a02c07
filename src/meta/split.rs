//! A total that is told in parts: 街道层面5个问题、社区层面4个问题 declares nine.

use super::counts::{Counted, Level};
use super::words::is_numeral;
use crate::text::Span;
use std::ops::Range;

/// How the name of a part ends, with or without a 问题 behind it.
const PARTS: [&str; 24] = [
    "层面", "方面", "领域", "级", "类", "板块", "环节", "系统", "维度", "共性", "个性", "班子",
    "机关", "街道", "社区", "乡镇", "镇", "乡", "村", "学校", "企业", "基层", "部门", "单位",
];

/// The counts that are parts of one total, two or more in a row; empty where there are none.
pub fn parts(text: &str, sentence: Span, counts: &[Counted]) -> Range<usize> {
    let mut run = 0..0;
    for (i, count) in counts.iter().enumerate() {
        let from = match i.checked_sub(1) {
            Some(before) => counts[before].span.end,
            None => sentence.start,
        };
        let lead = &text[from..count.span.start];
        let goes_on = run.end == i && lead.starts_with(['、', ',', ';', '和']);
        if !is_part(count.level, lead) {
            if run.len() > 1 {
                break;
            }
            run = i + 1..i + 1;
        } else if goes_on || run.is_empty() {
            run.end = i + 1;
            run.start = if goes_on { run.start } else { i };
        } else {
            run = i..i + 1;
        }
    }
    if run.len() > 1 { run } else { 0..0 }
}

/// 街道层面 before 5个问题, 镇级问题 before 12个: the words name what the count is of.
fn is_part(level: Level, lead: &str) -> bool {
    let name = lead.trim_end_matches(['有', '存', '在', '共', '为', ':', ' ']);
    let name = name.strip_suffix("问题").unwrap_or(name);
    let named = PARTS.iter().any(|part| {
        name.strip_suffix(part)
            .is_some_and(|rest| !rest.ends_with(|c| is_numeral(c) || c == '个'))
    });
    level == Level::Problem && named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meta::counts;

    fn numbers(text: &str) -> Vec<u32> {
        let sentence = Span::new(0, text.len());
        let counts = counts::all(text, sentence);
        let run = parts(text, sentence, &counts);
        counts[run].iter().map(|c| c.number).collect()
    }

    #[test]
    fn parts_of_a_total() {
        for (text, parts) in [
            ("反馈街道层面5个问题、社区层面4个问题。", vec![5, 4]),
            ("反馈镇级问题12个,村级问题8个。", vec![12, 8]),
            ("反馈共性问题5个、个性问题4个。", vec![5, 4]),
            (
                "反馈3个方面问题:党的领导方面4个问题、作风建设方面2个问题。",
                vec![4, 2],
            ),
        ] {
            assert_eq!(numbers(text), parts, "{text}");
        }
    }

    #[test]
    fn levels_are_no_parts() {
        for text in [
            "反馈3个方面9项13个问题。",
            "反馈4个方面12个问题,已完成10个问题。",
            "街道层面5个问题已整改。",
            "反馈问题9个,召开会议2次。",
        ] {
            assert_eq!(numbers(text), [0; 0], "{text}");
        }
    }
}
