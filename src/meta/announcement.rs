//! The sentence with which a body announces what it has done about the findings.

use super::words::{contains_any, sentences};
use crate::outline::cues::announces;
use crate::outline::numbered::{begins_chapter, is_marked};
use crate::text::Span;

/// What an announcement says of the text that follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announced {
    /// The rectification by its name.
    Rectification,
    /// 现将有关情况报告如下, 现予以公布: of what, the text around it must say.
    Something,
}

/// Words that put something before the public or a superior.
const TELLS: [&str; 9] = [
    "公布", "公开", "通报", "报告", "公示", "公告", "汇报", "通告", "说明",
];

/// The strongest announcement in `within`.
pub fn find(text: &str, within: Span) -> Option<Announced> {
    let mut found = None;
    // The start of each of the two sentences before, the nearer last.
    let mut before = [within.start; 2];
    for sentence in sentences(text, within) {
        for statement in statements(sentence.of(text)) {
            let context = Span::new(before[0], sentence.end);
            match announced(statement) {
                Some(Announced::Rectification) => return Some(Announced::Rectification),
                Some(_) if tells_of_rectification(context.of(text)) => {
                    return Some(Announced::Rectification);
                }
                other => found = found.or(other),
            }
        }
        before = [before[1], sentence.start];
    }
    found
}

/// What was just told is the rectification: 现将有关情况报告如下 means it.
fn tells_of_rectification(words: &str) -> bool {
    [
        "审计整改", "巡察整改", "巡视整改", "问题整改", "反馈意见整改", "推进整改", "抓好整改",
    ]
    .iter()
    .any(|w| words.contains(w))
}

/// A sentence by its colons, and without the headings that no full stop divides from it.
fn statements(sentence: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let mut cuts: Vec<usize> = sentence
        .match_indices([':', '\n'])
        .filter(|&(at, mark)| mark == ":" || begins_heading(&sentence[at + 1..]))
        .map(|(at, _)| at + 1)
        .collect();
    cuts.push(sentence.len());
    cuts.into_iter().map(move |cut| {
        let part = &sentence[start..cut];
        start = cut;
        part
    })
}

fn begins_heading(rest: &str) -> bool {
    let line = rest.trim_start();
    begins_chapter(line) || is_marked(line) || line.starts_with('第')
}

fn announced(statement: &str) -> Option<Announced> {
    // What is put forward is a plan, or asked of others.
    const OTHERS: [&str; 9] = [
        "整改方案", "整改计划", "整改要求", "有关事项", "如下意见", "如下方案", "如下措施",
        "意见如下", "如下通知",
    ];
    if contains_any(statement, &OTHERS) {
        return None;
    }
    let words = statement.trim().trim_end_matches([':', '。', ',', '!']);
    if words.contains("整改") && (opens(words) || ends_with_below(words) || is_report_to(words)) {
        return Some(Announced::Rectification);
    }
    let of_something = contains_any(words, &["有关情况", "相关情况", "具体情况"]);
    let shown = words.ends_with("现予以公布") || words.ends_with("现予公布");
    let shown = shown || words.ends_with("现予以公开") || words.ends_with("现予公开");
    (shown || (of_something && (opens(words) || ends_with_below(words))))
        .then_some(Announced::Something)
}

/// 现将…予以公布, 现公开…: an opening word, and behind it a word that tells.
fn opens(words: &str) -> bool {
    const OPENINGS: [&str; 10] = [
        "现将", "现就", "现对", "现把", "现向", "现公开", "现公布", "现报告", "现通报", "现予",
    ];
    OPENINGS.iter().any(|opening| {
        words
            .find(opening)
            .is_some_and(|at| announces(&words[at..]) || contains_any(&words[at..], &TELLS))
    })
}

/// …整改情况如下, …公布如下, without an opening word or with a bare 将.
fn ends_with_below(words: &str) -> bool {
    words
        .strip_suffix("如下")
        .is_some_and(|head| head.ends_with("情况") || TELLS.iter().any(|t| head.ends_with(t)))
}

/// 报告…整改情况,请予审议: a government before its congress.
fn is_report_to(words: &str) -> bool {
    let asked = ["请予审议", "请审议", "请予审查", "请审阅"]
        .iter()
        .any(|ending| words.ends_with(ending));
    asked && contains_any(words, &["报告", "汇报"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Announced> {
        find(text, Span::new(0, text.len()))
    }

    #[test]
    fn the_rectification_is_announced() {
        for text in [
            "现将巡察整改进展情况予以公布。",
            "按照有关要求,现将巡视整改情况通报如下:\n一、坚决落实巡视整改要求,压实责任",
            "根据规定,将巡察整改情况公布如下。",
            "按照规定,现向社会公布巡察整改进展情况。",
            "按照要求,我局党组整改情况如下:",
            "巡察整改情况现公布如下:",
            "现公开巡察集中整改进展情况,接受社会监督。",
            "我受市人民政府委托,向市人大常委会报告审计查出问题的整改情况,请予审议。",
            "下面,就审计反映问题的整改情况报告如下:",
            "县政府高度重视审计查出问题整改工作,压实责任。现将有关情况报告如下:",
            "现将整改落实情况公布如下\n一、整改要求落实情况",
        ] {
            assert_eq!(of(text), Some(Announced::Rectification), "{text}");
        }
    }

    #[test]
    fn something_is_announced() {
        for text in [
            "按照有关要求,现予以公布。\n一、整改组织情况",
            "现将有关情况报告如下:\n一、提高政治站位",
            "要抓好整改。巡察一组开展工作。巡察二组开展工作。现将有关情况报告如下:",
        ] {
            assert_eq!(of(text), Some(Announced::Something), "{text}");
        }
    }

    #[test]
    fn nothing_is_announced() {
        for text in [
            "现就做好巡察整改情况公开工作提出如下意见。",
            "现将整改方案公布如下。",
            "要在三个月内将整改情况向社会公开。",
            "巡察组要求认真整改,有关情况如实报告。",
            "县委第一巡察组反馈了巡察意见。",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
