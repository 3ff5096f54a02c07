//! Counts of problems in a sentence: 3个方面9项13个问题, 五个方面共44个问题, 反馈问题33个.

use super::words::{blanks, is_numeral, number_at, starts_with_any};
use crate::text::Span;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 方面
    Aspect,
    /// 类, 大项, 分项: between aspect and problem. `true`: 问题 follows.
    Item(bool),
    Problem,
    Suggestion,
    /// 9项, 19个 with nothing behind it: what it counts, the words around it say.
    Plain,
    /// 整改任务: what the body made of what was found.
    Task,
    /// Measures, and whatever else is not the inspection's.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub level: Level,
    pub number: u32,
    /// 问题 follows, or stands before it.
    pub says_problem: bool,
    /// From the number to the end of what it counts: 13个问题.
    pub span: Span,
}

const ASPECTS: [&str; 4] = ["个大方面", "大方面", "个方面", "方面"];
const ITEMS: [&str; 13] = [
    "个大类", "大类", "个小类", "小类", "个类别", "类", "个大项", "大项", "个分项", "分项",
    "个小项", "小项", "个子项",
];
const PLAIN: [&str; 6] = ["个", "项", "条", "件", "点", "处"];

/// Words between the measure word and what is counted.
const BETWEEN: [&str; 22] = [
    "具体", "主要", "突出", "重点", "共性", "个性", "典型", "方面", "巡察", "巡视", "审计", "反馈",
    "整改", "存在", "的", "子", "小", "分项", "大项", "发现", "需要", "落实",
];

/// All counts of `sentence`, in order.
pub fn all(text: &str, sentence: Span) -> Vec<Counted> {
    let mut found: Vec<Counted> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let rest = &text[at..sentence.end];
        let Some(next) = rest.find(is_numeral) else {
            break;
        };
        at += next;
        let (counted, end) = count_at(text, sentence, at);
        found.extend(counted);
        at = end;
    }
    items_before_problems(text, &mut found);
    classes_before_items(text, &mut found);
    found
}

/// The count that begins at the numeral at `at`, and where to go on.
fn count_at(text: &str, sentence: Span, at: usize) -> (Option<Counted>, usize) {
    let Some((number, end)) = number_at(text, at) else {
        let skipped = text[at..sentence.end].find(|c| !is_numeral(c));
        return (None, skipped.map_or(sentence.end, |p| at + p.max(1)));
    };
    let end = end.min(sentence.end);
    let before = &text[sentence.start..at];
    if !stands_free(before, number) || is_slogan(before, &text[at..sentence.end]) {
        return (None, end);
    }
    let measured = end + blanks(&text[end..sentence.end]);
    match level(text, sentence, at, measured) {
        Some((level, says_problem, last)) => {
            let span = Span::new(at, last);
            (
                Some(Counted {
                    level,
                    number,
                    says_problem,
                    span,
                }),
                last,
            )
        }
        None => (None, end),
    }
}

/// 第一个问题, 每个问题, 2.3个: not counted. 一个问题 hardly ever counts the findings.
fn stands_free(before: &str, number: u32) -> bool {
    let head = ["目前", "当前", "日前", "此前"]
        .iter()
        .find_map(|now| before.strip_suffix(now));
    let blocked = head.is_none()
        && before.ends_with([
            '第', '每', '这', '某', '任', '另', '.', '-', '近', '前', '上',
        ]);
    !blocked && number < 10_000 && (number != 1 || before.ends_with(|c: char| !is_numeral(c)))
}

fn level(
    text: &str,
    sentence: Span,
    number: usize,
    measured: usize,
) -> Option<(Level, bool, usize)> {
    let rest = &text[measured..sentence.end];
    if rest.starts_with("个月") || rest.starts_with("个工作日") || rest.starts_with("点半")
    {
        return None;
    }
    let of = |words: &[&'static str]| starts_with_any(rest, words).map(|w| measured + w.len());
    if let Some(end) = of(&ASPECTS) {
        return Some(match noun(text, sentence, end) {
            (Noun::Suggestion, last) => (Level::Suggestion, false, last),
            (Noun::Problem, last) => (Level::Aspect, true, last),
            _ => (Level::Aspect, false, end),
        });
    }
    if let Some(end) = of(&ITEMS) {
        return Some(match noun(text, sentence, end) {
            (Noun::Suggestion, last) => (Level::Suggestion, false, last),
            (Noun::Problem, last) => (Level::Item(true), true, last),
            (Noun::Task, last) => (Level::Task, false, last),
            (Noun::Other, last) => (Level::Other, false, last),
            (Noun::Nothing, _) => (Level::Item(false), false, end),
        });
    }
    let end = of(&PLAIN)?;
    Some(match noun(text, sentence, end) {
        (Noun::Suggestion, last) => (Level::Suggestion, false, last),
        (Noun::Problem, last) => (Level::Problem, true, last),
        (Noun::Task, last) => (Level::Task, false, last),
        (Noun::Other, last) => (Level::Other, false, last),
        (Noun::Nothing, _) => match noun_before(&text[sentence.start..number]) {
            Noun::Problem => (Level::Problem, true, end),
            Noun::Suggestion => (Level::Suggestion, false, end),
            Noun::Task | Noun::Other => (Level::Other, false, end),
            Noun::Nothing => (Level::Plain, false, end),
        },
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    Problem,
    Suggestion,
    Task,
    Other,
    Nothing,
}

/// What follows the measure word, and where it ends.
fn noun(text: &str, sentence: Span, from: usize) -> (Noun, usize) {
    let mut at = from;
    loop {
        let rest = &text[at..sentence.end];
        if let Some(word) =
            starts_with_any(rest, &["问题线索", "问题整改措施", "整改措施", "整改举措"])
        {
            return (Noun::Other, at + word.len());
        }
        if let Some(word) = starts_with_any(rest, &["问题整改任务", "整改任务"]) {
            return (Noun::Task, at + word.len());
        }
        if let Some(word) = starts_with_any(rest, &["问题"]) {
            return (Noun::Problem, at + word.len());
        }
        if let Some(word) = starts_with_any(
            rest,
            &["意见建议", "意见和建议", "整改意见", "意见", "建议"],
        ) {
            return (Noun::Suggestion, at + word.len());
        }
        match starts_with_any(rest, &BETWEEN) {
            Some(word) => at += word.len(),
            None => break,
        }
    }
    let next = text[from..sentence.end].trim_start().chars().next();
    let free = next.is_none_or(|c| is_numeral(c) || !c.is_alphanumeric())
        || starts_with_any(
            &text[from..sentence.end],
            &[
                "已", "均", "正在", "全部", "整改", "基本", "完成", "尚未", "未", "需", "持续",
                "长期", "和", "共",
            ],
        )
        .is_some();
    (if free { Noun::Nothing } else { Noun::Other }, from)
}

/// What stands before a bare count: 反馈问题33个, 任务106个.
fn noun_before(before: &str) -> Noun {
    let before = before
        .trim_end()
        .trim_end_matches(['共', '计', ':', '为', '有', '合', '总'])
        .trim_end();
    if before.ends_with("立行立改问题") || before.ends_with("线索") {
        Noun::Other
    } else if before.ends_with("问题") {
        Noun::Problem
    } else if before.ends_with("建议") {
        Noun::Suggestion
    } else if ["任务", "措施", "举措", "制度", "事项", "信访件", "台账"]
        .iter()
        .any(|w| before.ends_with(w))
    {
        Noun::Other
    } else {
        Noun::Nothing
    }
}

/// 9项 before 13个问题, 11项问题 before 28个具体问题: what a finer count follows directly is an item.
fn items_before_problems(text: &str, counts: &mut [Counted]) {
    for i in 1..counts.len() {
        let (first, next) = (counts[i - 1], counts[i]);
        let gap = text[first.span.end..next.span.start].chars().count();
        let finer = next.level == Level::Problem && next.number >= first.number;
        if finer && gap <= 2 && matches!(first.level, Level::Plain | Level::Problem) {
            counts[i - 1].level = Level::Item(first.says_problem);
        }
    }
}

/// 4大类 before 13个大项, 3类 before 9个问题: what stands first classes the rest as 方面 does.
fn classes_before_items(text: &str, counts: &mut [Counted]) {
    for i in 1..counts.len() {
        let (first, next) = (counts[i - 1], counts[i]);
        let gap = text[first.span.end..next.span.start].chars().count();
        let outermost = i < 2 || counts[i - 2].level != Level::Aspect;
        let items = [first, next]
            .iter()
            .all(|c| matches!(c.level, Level::Item(_)));
        let finer = next.number >= first.number;
        // 三类问题12个
        let of_problems = matches!(first.level, Level::Item(_))
            && next.level == Level::Problem
            && first.span.of(text).contains('类');
        if (items || of_problems) && finer && outermost && gap <= 2 {
            counts[i - 1].level = Level::Aspect;
        }
    }
}

/// 一个问题一个问题地解决, 整改一个问题、固化一项机制: only 存在一个问题 counts what was found.
fn is_slogan(before: &str, rest: &str) -> bool {
    const FOUND: [&str; 8] = [
        "反馈", "反馈了", "存在", "指出", "指出了", "发现", "发现了", "提出",
    ];
    let one = rest.starts_with("一个") || rest.starts_with("一项");
    let behind = rest
        .chars()
        .skip(1)
        .find(|&c| c == '一' || ",。;".contains(c));
    one && (!FOUND.iter().any(|w| before.ends_with(w)) || behind == Some('一'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> Vec<(Level, u32)> {
        all(text, Span::new(0, text.len()))
            .iter()
            .map(|c| (c.level, c.number))
            .collect()
    }

    #[test]
    fn counts_of_all_forms() {
        use Level::*;
        for (text, expected) in [
            (
                "3个方面9项13个问题",
                vec![(Aspect, 3), (Item(false), 9), (Problem, 13)],
            ),
            ("五个方面共44个问题", vec![(Aspect, 5), (Problem, 44)]),
            (
                "四大方面15个分项问题39个具体问题",
                vec![(Aspect, 4), (Item(true), 15), (Problem, 39)],
            ),
            (
                "4个方面12类问题和4条意见建议",
                vec![(Aspect, 4), (Item(true), 12), (Suggestion, 4)],
            ),
            (
                "六个方面的问题和五个方面意见建议",
                vec![(Aspect, 6), (Suggestion, 5)],
            ),
            (
                "4个大方面26个大项的问题",
                vec![(Aspect, 4), (Item(true), 26)],
            ),
            ("33项具体问题", vec![(Problem, 33)]),
            ("反馈问题33个", vec![(Problem, 33)]),
            ("问题共计 16 个", vec![(Problem, 16)]),
            ("已完成整改19个、正在整改6个", vec![(Plain, 19), (Plain, 6)]),
            ("任务106个", vec![(Other, 106)]),
            ("97项措施", vec![(Other, 97)]),
            ("29项整改措施已完成", vec![(Other, 29)]),
            ("八个方面20项整改任务", vec![(Aspect, 8), (Task, 20)]),
            (
                "4大类、13个大项、26个具体问题",
                vec![(Aspect, 4), (Item(false), 13), (Problem, 26)],
            ),
            ("移交问题线索5件", vec![(Other, 5)]),
            ("3大类、16个主要问题", vec![(Aspect, 3), (Problem, 16)]),
        ] {
            assert_eq!(counts(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_count_of_problems() {
        for text in [
            "第3个问题", "每一个问题", "3个月内整改问题", "2023年问题", "99999999999999个问题",
        ] {
            assert!(
                counts(text).iter().all(|(level, _)| *level == Level::Other),
                "{text}"
            );
        }
    }
}
