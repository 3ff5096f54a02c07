//! The frames that reports put around a problem: 关于“…”的问题, 针对…的问题, 在“…”方面, 反馈问题：…

use crate::outline::label::{self, LabelClass};
use crate::text::{Span, sentence};

/// A heading taken out of its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Framed {
    /// What the heading calls its subject.
    pub title: Span,
    /// The rest of a quotation that holds more than one sentence.
    pub quoted_rest: Option<Span>,
    /// What stands behind the heading on its line.
    pub rest: Span,
    /// The heading says of itself that it names a problem.
    pub is_problem: bool,
    /// The heading names an aspect (…方面), not a single problem.
    pub is_aspect: bool,
}

/// Words that may stand between a closing quotation mark and the end of the frame, longest first.
const TAIL: &[&str] = &[
    "方面", "存在", "的", "突出", "主要", "具体", "问题", "等", "整改", "落实", "进展", "完成",
    "情况", "反馈", "巡察",
];

/// Brackets that hold a status: （已完成） 【长期坚持】.
const STATUS_WORDS: &[&str] = &[
    "完成", "整改", "坚持", "推进", "销号", "办结", "到位", "进行中", "启动",
];

/// Reads the heading at the start of `span`.
pub fn read(text: &str, span: Span) -> Framed {
    let start = skip_label(text, skip_status(text, span));
    quoted_frame(text, start)
        .or_else(|| open_frame(text, start))
        .unwrap_or_else(|| plain(text, start))
}

/// 【已完成】 before the heading.
fn skip_status(text: &str, span: Span) -> Span {
    let s = span.of(text);
    for (open, close) in [('【', '】'), ('(', ')')] {
        if let Some(inner) = s.strip_prefix(open)
            && let Some(end) = inner.find(close)
            && is_status(&inner[..end])
        {
            let at = span.start + open.len_utf8() + end + close.len_utf8();
            return Span::new(at, span.end).trim(text);
        }
    }
    span
}

/// Does a bracket with this inside state how far the rectification is?
pub fn is_status(inside: &str) -> bool {
    inside.len() <= 40 * 3 && STATUS_WORDS.iter().any(|w| inside.contains(w))
}

/// 反馈问题： before the heading.
fn skip_label(text: &str, span: Span) -> Span {
    match label::at_start(text, span) {
        Some(l) if l.class == LabelClass::Problem && l.body < span.end => {
            Span::new(l.body, span.end)
        }
        _ => span,
    }
}

/// 关于“…”的问题, 针对“…”, 在“…”方面, “…”的问题
fn quoted_frame(text: &str, span: Span) -> Option<Framed> {
    let s = span.of(text);
    let (head, framing) = ["关于", "针对", "对于", "对", "就", "在", "聚焦"]
        .into_iter()
        .find(|w| {
            s.strip_prefix(w)
                .is_some_and(|r| r.trim_start().starts_with('“'))
        })
        .map_or((0, false), |w| (w.len(), true));
    let (head, framing) = match feedback_len(s) {
        Some(len) => (len, true),
        None => (head, framing),
    };
    let head = head + (s[head..].len() - s[head..].trim_start().len());
    let inner = sentence::quoted(text, span.start + head, span.end)?;
    let behind = inner.end + '”'.len_utf8();
    let tail = tail_len(&text[behind..span.end]);
    let words = &text[behind..behind + tail];
    let rest = &text[behind + tail..span.end];
    let closed = rest.is_empty() || rest.starts_with(['。', ',', ':', ';', ' ', '(', '【', '\n']);
    let is_aspect = words.contains("方面");
    let is_problem = words.contains("问题");
    let frames = if framing {
        is_aspect
            || is_problem
            || (closed && tail > 0)
            || (closed && !s.starts_with('对') && !s.starts_with('在'))
    } else {
        words.starts_with("的问题") || (words.starts_with("问题") && words.contains("整改"))
    };
    if !frames || (!framing && !closed) || (s.starts_with("聚焦") && is_aspect) {
        return None;
    }
    let (title, quoted_rest) = split_quotation(text, inner);
    Some(Framed {
        title,
        quoted_rest,
        rest: after_mark(text, Span::new(behind + tail, span.end)),
        is_problem,
        is_aspect,
    })
}

/// Does the span begin with what the inspection said: 反馈意见指出：“…”?
pub fn quotes_feedback(text: &str, span: Span) -> bool {
    feedback_len(span.of(text)).is_some()
}

/// 巡察反馈“…”的问题, 反馈意见指出：“…”: length of what stands before the quotation.
fn feedback_len(s: &str) -> Option<usize> {
    let lead = s.find('“').filter(|&at| at > 0 && at <= 36)?;
    let words = [
        "关于", "针对", "对于", "巡察", "巡视", "审计", "组", "反馈", "意见", "指出", "发现", "的",
        ":",
    ];
    let mut rest = &s[..lead];
    while let Some(word) = words.iter().find(|w| rest.starts_with(**w)) {
        rest = &rest[word.len()..];
    }
    let told = ["反馈", "指出", "发现"]
        .iter()
        .any(|w| s[..lead].contains(w));
    (rest.trim().is_empty() && told).then_some(lead)
}

fn tail_len(s: &str) -> usize {
    let mut len = 0;
    while let Some(word) = TAIL.iter().find(|w| s[len..].starts_with(**w)) {
        len += word.len();
        // 方面问题财务制度…问题: the frame ends with its 问题, unless …的整改情况 follows.
        if *word == "问题" && !s[len..].starts_with("整改") && !s[len..].starts_with("的整改")
        {
            break;
        }
    }
    len
}

/// Title and rest of a quotation: its first sentence is the title.
fn split_quotation(text: &str, inner: Span) -> (Span, Option<Span>) {
    let inner = inner.trim(text);
    let end = sentence::first_end(text, inner);
    let rest = Span::new(end, inner.end).trim(text);
    (
        sentence::without_final_mark(text, Span::new(inner.start, end)),
        Some(rest).filter(|r| !r.is_empty()),
    )
}

/// 针对…的问题， 对于…问题。 without quotation marks
fn open_frame(text: &str, span: Span) -> Option<Framed> {
    let s = span.of(text);
    let head = ["针对", "对于"]
        .into_iter()
        .find(|w| s.starts_with(w))?
        .len();
    let end = sentence::first_end(text, span) - span.start;
    let first = &s[..end];
    let mut search = head;
    while let Some(found) = first[search..].find("问题") {
        let at = search + found;
        let behind = at + "问题".len();
        let gap = &s[behind..];
        let tail = tail_len(gap);
        if gap[tail..].is_empty() || gap[tail..].starts_with(['。', ',', ':', ';', ' ']) {
            let inner = first[head..at].trim_end_matches('的');
            let title = Span::new(span.start + head, span.start + head + inner.len()).trim(text);
            return (!title.is_empty()).then(|| Framed {
                title,
                quoted_rest: None,
                rest: after_mark(text, Span::new(span.start + behind + tail, span.end)),
                is_problem: true,
                is_aspect: false,
            });
        }
        search = behind;
    }
    None
}

/// A heading without a frame: its first sentence.
fn plain(text: &str, span: Span) -> Framed {
    let s = span.of(text);
    let mut end = sentence::first_end(text, span);
    if let Some(cut) =
        colon_cut(&s[..end - span.start]).or_else(|| status_cut(&s[..end - span.start]))
    {
        end = span.start + cut;
    }
    let named = strip_rectification(
        text,
        sentence::without_final_mark(text, Span::new(span.start, end)),
    );
    let title = without_lone_bracket(text, named);
    let words = title.of(text);
    Framed {
        title,
        quoted_rest: None,
        rest: after_mark(text, Span::new(end, span.end)),
        is_problem: words.ends_with("问题"),
        is_aspect: names_aspect(words),
    }
}

/// …方面, …方面的问题, …方面问题整改情况
fn names_aspect(words: &str) -> bool {
    words
        .rfind("方面")
        .is_some_and(|at| tail_len(&words[at..]) == words.len() - at)
}

/// 关于…的问题：answer, or heading：一是…: where the heading ends before its colon.
fn colon_cut(sentence: &str) -> Option<usize> {
    let colon = sentence.find(':')?;
    let behind = sentence[colon + 1..].trim_start();
    let listed = ["一是", "1.", "(1)", "①", "1、"]
        .iter()
        .any(|m| behind.starts_with(m));
    (listed || sentence[..colon].ends_with("问题")).then_some(colon)
}

/// …不到位（已完成）: the status is no part of the title.
fn status_cut(sentence: &str) -> Option<usize> {
    let open = sentence.rfind(['(', '【'])?;
    let inner = sentence[open..].trim_start_matches(['(', '【']);
    let close = inner.find([')', '】'])?;
    (open > 0 && is_status(&inner[..close]) && inner[close..].chars().count() <= 2).then_some(open)
}

/// …的整改情况 names the paragraph, not the problem.
fn strip_rectification(text: &str, span: Span) -> Span {
    let s = span.of(text);
    for tail in [
        "的整改落实情况", "的整改进展情况", "的整改完成情况", "的整改情况", "的整改",
    ] {
        if let Some(kept) = s.strip_suffix(tail)
            && !kept.is_empty()
        {
            return Span::new(span.start, span.start + kept.len());
        }
    }
    span
}

/// A closing bracket whose partner is nowhere in the title is a slip of the source.
fn without_lone_bracket(text: &str, span: Span) -> Span {
    let s = span.of(text);
    match s.strip_suffix(')') {
        Some(kept) if !kept.contains('(') => {
            Span::new(span.start, span.start + kept.len()).trim(text)
        }
        _ => span,
    }
}

/// `span` behind the mark that closes a heading.
fn after_mark(text: &str, span: Span) -> Span {
    let s = span.of(text);
    let skipped = s.len()
        - s.trim_start_matches(['。', ',', ':', ';', ' ', '.', ')'])
            .len();
    Span::new(span.start + skipped, span.end).trim(text)
}

/// The name of a heading above problems (aspect or group): out of its frame, else whole.
pub fn heading_name(text: &str, span: Span) -> Span {
    let span = skip_label(text, span);
    if let Some(framed) = quoted_frame(text, span) {
        return Span::new(
            framed.title.start,
            framed.quoted_rest.map_or(framed.title.end, |r| r.end),
        );
    }
    if let Some(framed) = open_frame(text, span) {
        return framed.title;
    }
    if let Some(quoted) = quoted_aspect(text, span) {
        return quoted;
    }
    strip_rectification(text, sentence::without_final_mark(text, span))
}

/// “…”方面 and nothing else: what the quotation marks hold.
fn quoted_aspect(text: &str, span: Span) -> Option<Span> {
    let inner = sentence::quoted(text, span.start, span.end)?;
    let behind = &text[inner.end + '”'.len_utf8()..span.end];
    let words = behind.trim_end_matches(['。', ':', ' ']);
    (words.starts_with("方面") && tail_len(words) == words.len()).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> (&str, Option<&str>, &str) {
        let f = read(line, Span::new(0, line.len()));
        (
            f.title.of(line),
            f.quoted_rest.map(|r| r.of(line)),
            f.rest.of(line),
        )
    }

    #[test]
    fn quoted_frames_give_what_they_quote() {
        assert_eq!(parts("关于“学习不深”的问题。"), ("学习不深", None, ""));
        assert_eq!(
            parts("关于“学习不深”问题的整改情况"),
            ("学习不深", None, "")
        );
        assert_eq!(
            parts("针对“学习不深”的问题,制定计划。"),
            ("学习不深", None, "制定计划。")
        );
        assert_eq!(
            parts("对于“学习不深。有的党员未参加”的问题。已改"),
            ("学习不深", Some("有的党员未参加"), "已改")
        );
        assert_eq!(
            parts("巡察反馈“学习不深”的问题。已改"),
            ("学习不深", None, "已改")
        );
        assert_eq!(parts("“学习不深”的问题。"), ("学习不深", None, ""));
    }

    #[test]
    fn open_frames_give_what_stands_between() {
        assert_eq!(
            parts("针对学习不深的问题。一是学"),
            ("学习不深", None, "一是学")
        );
        assert_eq!(
            parts("对于账目不清问题,已重建"),
            ("账目不清", None, "已重建")
        );
    }

    #[test]
    fn an_unquoted_heading_stays_whole() {
        assert_eq!(
            parts("关于学习不深的问题。"),
            ("关于学习不深的问题", None, "")
        );
        assert_eq!(parts("“一把手”存在问题"), ("“一把手”存在问题", None, ""));
        assert_eq!(
            parts("“三重一大”制度执行不严。会议少"),
            ("“三重一大”制度执行不严", None, "会议少")
        );
        assert_eq!(
            parts("学习不深;笔记少。有的未学"),
            ("学习不深;笔记少", None, "有的未学")
        );
        assert_eq!(parts("学习不深(已完成)"), ("学习不深", None, "(已完成)"));
        assert_eq!(parts("反馈问题:学习不深。"), ("学习不深", None, ""));
        assert_eq!(parts("学习不深)"), ("学习不深", None, ""));
    }

    #[test]
    fn names_of_aspects() {
        for (heading, name) in [
            ("关于“甲,乙”方面问题", "甲,乙"),
            ("在“甲”方面", "甲"),
            ("“甲,乙”方面。", "甲,乙"),
            ("“甲”方面问题整改情况", "甲"),
            ("“甲”乙方面", "“甲”乙方面"),
            ("关于“甲,乙”问题的整改情况", "甲,乙"),
            ("聚焦甲方面。", "聚焦甲方面"),
            ("对甲的整改情况。", "对甲"),
            ("反馈问题:甲不到位。", "甲不到位"),
        ] {
            assert_eq!(
                heading_name(heading, Span::new(0, heading.len())).of(heading),
                name
            );
        }
    }
}
