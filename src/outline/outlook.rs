//! What a report says of the time ahead behind its last problem, without a numbered part for it:
//! 下一步，局党组将抓好以下工作： above 1. 2. 3.

use super::heading::{self, PlainHeading};
use super::marker::{self, Marker, MarkerKind};
use super::page::LineRole;
use super::{label, wording};
use crate::text::{Line, Reading, sentence};

/// Titles of parts that look ahead.
pub const TITLES: &[&str] = &[
    "下一步", "下步", "下阶段", "今后", "打算", "工作安排", "计划安排", "努力方向", "后续", "巩固",
    "深化", "长效", "持续", "尚未完成", "未完成", "存在的主要问题", "存在问题和", "存在的不足",
    "仍需", "还没有", "没有完全", "仍在",
];
/// How the outlook begins where no part is made of it.
const AHEAD: [&str; 5] = ["下一步", "下步", "下阶段", "今后", "接下来"];
/// Longest heading that names the steps below it, in characters.
const LONGEST_NAME: usize = 20;

/// Does `line` (trimmed, without a marker) open the outlook of the document?
pub fn opens(line: &str) -> bool {
    let begins = AHEAD.iter().any(|w| line.starts_with(w));
    let sentence = line.split('。').next().unwrap_or(line);
    let will = sentence.contains('将');
    let occasion = ["巡察", "巡视"].iter().any(|w| sentence.contains(w))
        && ["以此次", "以本次", "以这次", "以此为"]
            .iter()
            .any(|w| sentence.contains(w))
        && sentence.contains("为契机");
    begins && (will || names_steps(line)) || occasion && will
}

/// 下一步工作打算 下一步工作：
fn names_steps(line: &str) -> bool {
    let words = line.trim_end_matches(':');
    words.chars().take(LONGEST_NAME + 1).count() <= LONGEST_NAME
        && !words.contains(['。', ';', ':'])
        && (heading::plain(words) == Some(PlainHeading::Part) || line.ends_with(':'))
        || line.ends_with("以下工作:")
}

/// The line that opens the outlook whose steps are the numbered lines below it: they begin with the first of
/// their family, follow each other to the end of the text, and none is a problem or has an answer.
pub fn above_steps(reading: &Reading, roles: &[LineRole]) -> Option<usize> {
    let lines = || {
        let all = reading.lines().iter().zip(roles).enumerate();
        all.filter(|(_, (line, role))| **role == LineRole::Body && !line.is_blank())
            .map(|(i, (line, _))| (i, line))
    };
    let marker = |line: &Line| marker::read(reading.text(), line.span.start);
    let mut found = lines().filter(|(_, l)| marker(l).is_none() && opens(reading.get(l.span)));
    let (at, _) = found.next()?;
    // Where each problem has an outlook of its own, none is the document's.
    let one = found.next().is_none();
    let before = || lines().take_while(|&(i, _)| i < at);
    let behind_problems = before().filter(|(_, l)| marker(l).is_some()).count() > 1;
    // A part that looks ahead has its steps already; right below any heading the line is that one's text.
    let part = before().filter(|(_, l)| marker(l).is_some_and(|m| m.kind == MarkerKind::Part));
    let in_part = part.last().is_some_and(|(_, l)| {
        let title = reading.get(l.span).split('。').next().unwrap_or("");
        TITLES.iter().any(|w| title.contains(w))
    });
    let below_heading = before().last().is_some_and(|(_, l)| {
        marker(l).is_some() && !reading.get(l.span).contains(['。', ';', ':'])
    });
    (one && behind_problems
        && !in_part
        && !below_heading
        && are_steps(reading, lines().skip_while(|&(i, _)| i <= at)))
    .then_some(at)
}

fn are_steps<'l>(reading: &Reading, lines: impl Iterator<Item = (usize, &'l Line)>) -> bool {
    let text = reading.text();
    let (mut steps, mut faults): (u32, usize) = (0, 0);
    let mut family = None;
    for (_, line) in lines {
        if label::inside(text, line.span)
            .iter()
            .any(|l| l.class.is_answer())
        {
            return false;
        }
        let Some(found) = marker::read(text, line.span.start) else {
            // The steps begin right below the outlook.
            if steps == 0 {
                return false;
            }
            continue;
        };
        let kind = *family.get_or_insert(found.kind);
        if is_inner(kind, found) {
            continue;
        }
        if found.kind != kind || found.number != Some(steps + 1) || kind == MarkerKind::Part {
            return false;
        }
        steps += 1;
        let body = crate::text::Span::new(found.body.min(line.span.end), line.span.end);
        let words = sentence::first(text, body).of(text);
        let named = words.trim_end_matches('。').ends_with("问题");
        faults += usize::from(named || wording::reads_as_problem(words));
    }
    steps > 1 && faults * 2 < steps as usize
}

/// A point inside a step: 一是 or （1） below 1.
fn is_inner(family: MarkerKind, found: Marker) -> bool {
    found.kind > family && found.kind >= MarkerKind::ParenArabic
}

#[cfg(test)]
mod tests {
    use super::*;

    fn above(text: &str) -> Option<usize> {
        let reading = Reading::new(text);
        let roles = vec![LineRole::Body; reading.lines().len()];
        above_steps(&reading, &roles)
    }

    const PROBLEMS: &str =
        "一、整改情况\n(一)巡护不勤。\n整改措施:巡护9次。\n(二)账目不清。\n整改措施:已理清。";

    #[test]
    fn an_outlook_above_its_steps() {
        for line in [
            "下一步,场党委将抓好以下工作:",
            "下一步工作打算",
            "下一步工作:",
            "场党委将以此次巡察整改为契机,持续抓好整改。",
        ] {
            for (first, second) in [("1.", "2."), ("(一)", "(二)"), ("一是", "二是")] {
                let text = format!("{PROBLEMS}\n{line}\n{first}抓学习。\n{second}抓作风。");
                assert_eq!(above(&text), Some(5), "{text}");
            }
        }
    }

    #[test]
    fn an_outlook_above_problems_is_none() {
        let line = "下一步,场党委将抓好以下工作:";
        for text in [
            format!("{PROBLEMS}\n{line}\n1.抓学习。\n2.抓作风。\n(三)车辆闲置。"),
            format!("{PROBLEMS}\n{line}\n(三)车辆闲置。\n(四)学习不够。"),
            format!("{PROBLEMS}\n{line}\n1.车辆闲置。\n整改措施:已调配。\n2.抓作风。"),
            format!("{PROBLEMS}\n{line}\n1.学习不够。\n2.巡护不勤。"),
            format!(
                "(一)巡护不勤。\n{line}\n1.抓巡护。\n2.抓学习。\n(二)账目不清。\n{line}\n1.抓账。\n2.抓人。"
            ),
            format!("{PROBLEMS}\n二、持续深化整改\n已有进展。\n{line}\n(一)抓学习。\n(二)抓作风。"),
            format!("{PROBLEMS}\n将抓好以下工作:\n1.抓学习。\n2.抓作风。"),
        ] {
            assert_eq!(above(&text), None, "{text}");
        }
    }
}
