//! Lines that name their problem by a frame (针对“…”的问题，…), below the heading of a class.

use super::heading::{self, PlainHeading};
use super::marker::{self, MarkerKind};
use super::wording;
use crate::text::{Line, Reading, Span, sentence};

/// How sure a frame is to name a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// 针对“…”的问题
    Quoted,
    /// 针对…的问题, …的问题整改情况
    Open,
}

/// For each line of the reading copy: is it a problem that a frame alone names? Two or more of them stand right below
/// the heading of a class, and nothing but their own answers stands between. At least half of them quote their problem
/// or find fault.
pub fn names_problem(reading: &Reading) -> Vec<bool> {
    let mut names = vec![false; reading.lines().len()];
    let mut run: Vec<Framed> = Vec::new();
    let mut below_class = false;
    for (i, line) in reading.lines().iter().enumerate() {
        if line.is_blank() {
            continue;
        }
        if is_heading(reading, line) {
            let marker = marker::read(reading.text(), line.span.start);
            let points = marker
                .is_some_and(|m| m.kind >= MarkerKind::Dotted || m.kind == MarkerKind::Arabic);
            if !points {
                keep(&mut names, &run);
            }
            run.clear();
            below_class = stands_above_problems(reading, line.span);
        } else if let Some(found) = framed(reading, i, line).filter(|_| below_class) {
            run.push(found);
        } else if run.is_empty() {
            // The class has text of its own: what follows may speak of it.
            below_class = false;
        }
    }
    keep(&mut names, &run);
    names
}

/// A line that a frame begins.
struct Framed {
    line: usize,
    /// The frame quotes, or what it names is a fault.
    sure: bool,
}

fn framed(reading: &Reading, i: usize, line: &Line) -> Option<Framed> {
    let words = reading.get(line.span);
    let sure = match frame(reading.text(), line.span)? {
        Frame::Quoted => true,
        Frame::Open => {
            let named = ["针对", "对于"]
                .iter()
                .find_map(|w| words.strip_prefix(w))?;
            let clause = named.split([',', '。', ':', ';']).next()?;
            wording::reads_as_problem(clause)
        }
    };
    Some(Framed { line: i, sure })
}

fn keep(names: &mut [bool], run: &[Framed]) {
    let sure = run.iter().filter(|f| f.sure).count();
    if run.len() > 1 && sure * 2 >= run.len() {
        run.iter().for_each(|f| names[f.line] = true);
    }
}

/// Does the line begin with another marker, or stand above others without one?
pub(super) fn is_heading(reading: &Reading, line: &Line) -> bool {
    marker::read(reading.text(), line.span.start).is_some_and(|m| m.kind != MarkerKind::Shi)
        || heading::plain(reading.get(line.span)).is_some()
}

/// A part, or a heading that names an aspect, alone on its line; no problem itself, and no outlook.
pub(super) fn stands_above_problems(reading: &Reading, line: Span) -> bool {
    let text = reading.text();
    let found = marker::read(text, line.start);
    let body = match found {
        Some(m) => text[m.body.min(line.end)..line.end].trim(),
        None => reading.get(line),
    };
    let ahead = ["下一步", "下步", "今后", "打算", "计划", "努力方向"]
        .iter()
        .any(|w| body.contains(w));
    if body.is_empty() || ahead {
        return false;
    }
    let names_aspect = heading::plain(body) == Some(PlainHeading::Aspect);
    let is_part = found.is_none_or(|m| {
        matches!(
            m.kind,
            MarkerKind::Part | MarkerKind::Chapter | MarkerKind::Ordinal
        )
    });
    let words = body.trim_end_matches(['。', ':']);
    let alone = words.chars().take(41).count() <= 40 && !words.contains(['。', ':', ';']);
    let problem = words.ends_with("的问题") || wording::reads_as_problem(words);
    names_aspect || is_part && alone && !problem
}

/// The frame that `body` begins with, if it names a problem by one.
pub(super) fn frame(text: &str, body: Span) -> Option<Frame> {
    let words = body.of(text);
    let head = ["针对", "关于", "对于"]
        .iter()
        .find(|w| words.starts_with(**w))
        .map(|w| w.len());
    if let Some(quoted) = head.and_then(|h| sentence::quoted(text, body.start + h, body.end)) {
        let behind = &text[quoted.end + '”'.len_utf8()..body.end];
        let behind = ["存在的", "等", "方面的", "的"]
            .iter()
            .find_map(|w| behind.strip_prefix(w))
            .unwrap_or(behind);
        return behind.starts_with("问题").then_some(Frame::Quoted);
    }
    let clause = words.split([',', '。', ':', ';']).next()?;
    let (named, told) = match clause.rfind("问题") {
        Some(at) => clause.split_at(at + "问题".len()),
        None => return None,
    };
    let told = told.trim_start_matches('的');
    let closes = ["整改情况", "整改落实情况"].contains(&told) || told.is_empty() && head.is_some();
    let named = named[head.unwrap_or(0).min(named.len())..].trim_end_matches("问题");
    (closes && !is_generic(named)).then_some(Frame::Open)
}

/// 针对反馈的问题, 针对存在问题: of all problems, not of one.
fn is_generic(named: &str) -> bool {
    named.chars().take(4).count() < 4
        || [
            "反馈", "指出", "存在", "上述", "以上", "这些", "各类", "整改", "发现",
        ]
        .iter()
        .any(|w| named.contains(w))
            && !wording::reads_as_problem(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> usize {
        let names = names_problem(&Reading::new(text));
        names.into_iter().filter(|&n| n).count()
    }

    const FIRST: &str = "针对“人手少”的问题。招聘2人。";
    const SECOND: &str = "针对“车辆旧”的问题。更换1辆。";

    #[test]
    fn paragraphs_that_name_their_problems() {
        for heading in ["二、整改落实情况", "(一)业务工作方面"] {
            assert_eq!(named(&format!("{heading}\n{FIRST}\n{SECOND}")), 2);
            assert_eq!(
                named(&format!("{heading}\n{FIRST}\n一是宣传。\n{SECOND}")),
                2
            );
        }
    }

    #[test]
    fn paragraphs_that_name_their_problems_without_quoting() {
        let first = "针对夜间巡护不到位问题,招聘2人。";
        let second = "针对车辆老旧的问题,更换1辆。";
        for heading in ["二、整改落实情况", "(一)业务工作方面"] {
            assert_eq!(named(&format!("{heading}\n{first}\n{second}")), 2);
            assert_eq!(named(&format!("{heading}\n{first}\n{SECOND}")), 2);
        }
        for text in [
            format!("二、整改落实情况\n{first}\n已完成整改。"),
            format!("(一)巡护不到位的问题。\n{first}\n{second}"),
            "二、整改落实情况\n针对巡察反馈的问题,制定方案。\n针对重点难点问题,局长包抓。"
                .to_owned(),
            "一、工作开展情况\n针对历史遗留问题,专题研究。\n针对重点难点问题,局长包抓。".to_owned(),
        ] {
            assert_eq!(named(&text), 0, "{text}");
        }
    }

    #[test]
    fn paragraphs_of_an_answer_stay_its_paragraphs() {
        for text in [
            format!("(一)巡护不到位的问题。\n{FIRST}\n{SECOND}"),
            format!("二、整改落实情况\n整改措施:\n{FIRST}\n{SECOND}"),
            format!("二、整改落实情况\n{FIRST}\n已完成整改。"),
            format!("二、整改落实情况\n{FIRST}\n{SECOND}\n1.已完成整改。"),
        ] {
            assert_eq!(named(&text), 0, "{text}");
        }
    }
}
