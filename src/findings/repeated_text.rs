//! `repeated_text`: a doubled word, a sentence that returns.
//!
//! **What it does.** Reports a word of two to six characters that stands twice in a row, 是 doubled after
//! an ordinal (三是是), and a sentence of 20 characters or more that occurs again. Reduplications that the
//! language has (一件一件, 点对点对接, 研究研究) are none, nor are headings that return, lines that say who is
//! responsible and until when, and site chrome.
//!
//! **Why.** Traces of careless pasting; a paragraph that answers two problems answers one of them only.
//!
//! **Example.** `巩固护林护林成果`, `三是是加强学习`.

use super::signs::{char_at, plain_lines, sentences};
use super::{Document, hit::Hit};
use crate::outline::{BlockKind, marker::MarkerKind};
use crate::report::ResponseKind;
use crate::text::{Span, is_han, numeral};
use std::collections::{HashMap, HashSet};

/// Shortest sentence that may not occur twice, in characters.
const SENTENCE_CHARS: usize = 20;
/// Longest doubled word, in characters.
const WORD_CHARS: usize = 6;
/// Most that stands between two facts on their line, a blank, a mark or a bracket, in bytes.
const GAP: usize = 6;

/// First characters of lawful doubles: 一件一件, 逐项逐项, 几个几个.
const COUNTING: &str = "一逐每各几半";
/// Second characters of lawful doubles: 点对点对接, 手把手把关, 心贴心贴近.
const BETWEEN: &str = "对把贴打靠挨连";
/// Verbs that are doubled to soften them.
const SOFTENED: [&str; 9] = [
    "研究", "讨论", "商量", "考虑", "了解", "交流", "活动", "锻炼", "体验",
];

pub fn check(document: &Document) -> Vec<Hit> {
    let text = document.reading.text();
    let lines = plain_lines(document);
    let mut hits: Vec<Hit> = Vec::new();
    for line in &lines {
        hits.extend(doubled_words(document, *line));
    }
    let headings = headings(document);
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let heads = heads_of_tables(document);
    let told = lines.iter().filter(|l| !heads.contains(l.of(text).trim()));
    let facts = facts(document);
    for sentence in told.flat_map(|line| sentences(text, *line)) {
        let sentence = without_marker(text, sentence);
        let inner = sentence.of(text);
        if inner.chars().nth(SENTENCE_CHARS - 1).is_none() || headings.contains(&sentence.end) {
            continue;
        }
        if is_of_facts(&facts, sentence) {
            continue;
        }
        match seen.get(inner) {
            None => {
                seen.insert(inner, sentence);
            }
            Some(first) => hits.push(
                Hit::new(
                    sentence, "这句话在前文已经出现过", "This sentence has occurred before",
                )
                .also([*first])
                .with("kind", "sentence"),
            ),
        }
    }
    hits
}

fn word_hit(document: &Document, span: Span) -> Hit {
    let quote = document.reading.quote(span);
    Hit::new(
        span,
        format!("重复的词：“{quote}”"),
        format!("A doubled word: “{quote}”"),
    )
    .with("kind", "word")
}

/// Where 三是是 begins, if the 是是 at `at` doubles the 是 of an ordinal.
fn doubled_shi(text: &str, at: usize) -> Option<usize> {
    // 三是是非不分
    let word = char_at(text, at + "是是".len()) == Some('非');
    text[..at]
        .char_indices()
        .next_back()
        .filter(|(_, c)| !word && numeral::is_han_numeral(*c))
        .map(|(start, _)| start)
}

fn doubled_words<'a>(document: &'a Document, line: Span) -> impl Iterator<Item = Hit> + 'a {
    let text = document.reading.text();
    let bytes = line.of(text).as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at + 6 <= bytes.len() {
            let start = line.start + at;
            let span = if is_same(bytes, at, 3) && text[start..].starts_with('是') {
                at += 3;
                doubled_shi(text, start).map(|first| Span::new(first, start + "是是".len()))
            } else if let Some(length) = double_at(bytes, at) {
                at += 2 * length;
                let lawful = is_lawful(&text[start..start + length]);
                (!lawful).then(|| Span::new(start, start + 2 * length))
            } else {
                at += 1;
                None
            };
            if let Some(span) = span {
                return Some(word_hit(document, span));
            }
        }
        None
    })
}

/// Bytes of the word that stands twice at `at`.
fn double_at(bytes: &[u8], at: usize) -> Option<usize> {
    (2..=WORD_CHARS).map(|chars| 3 * chars).find(|&length| {
        is_same(bytes, at, length)
            && bytes.len() >= at + 2 * length
            && bytes[at..at + length] == bytes[at + length..at + 2 * length]
            && bytes[at..at + length]
                .chunks_exact(3)
                .all(|c| is_han_lead(c[0]))
    })
}

/// Is the Chinese character at `at` the same as the one `length` bytes on? The characters of reports
/// (U+4E00–9FFF) all have three bytes, E4 to E9 first.
fn is_same(bytes: &[u8], at: usize, length: usize) -> bool {
    let Some(&[a, b, c]) = bytes.get(at..at + 3) else {
        return false;
    };
    is_han_lead(a)
        && bytes
            .get(at + length..at + length + 3)
            .is_some_and(|next| next[2] == c && next[1] == b && next[0] == a)
}

fn is_han_lead(byte: u8) -> bool {
    (0xE4..=0xE9).contains(&byte)
}

/// Is `word`, doubled, what the language has, a number, or a row of one character?
fn is_lawful(word: &str) -> bool {
    let first = word.chars().next().unwrap_or(' ');
    COUNTING.contains(first)
        || SOFTENED.contains(&word)
        || word.chars().nth(1).is_some_and(|c| BETWEEN.contains(c))
        || word.chars().all(|c| c == first)
        || word
            .chars()
            .all(|c| numeral::is_han_numeral(c) || !is_han(c))
}

/// Where the first sentences of headings end: these may return.
fn headings(document: &Document) -> HashSet<usize> {
    let text = document.reading.text();
    document
        .outline
        .blocks
        .iter()
        .filter(|b| match b.kind {
            BlockKind::Title => true,
            BlockKind::Heading => b.marker.is_none_or(|m| m.kind != MarkerKind::Shi),
            _ => false,
        })
        .filter_map(|b| sentences(text, b.body).next())
        .map(|s| s.end)
        .collect()
}

/// The heads of tables: a page prints them again on its next page.
fn heads_of_tables<'a>(document: &'a Document) -> HashSet<&'a str> {
    let lines = document.reading.lines();
    let heads = document
        .outline
        .tables
        .iter()
        .map(|t| lines[t.lines.start].span);
    heads.map(|head| document.reading.get(head)).collect()
}

/// 责任领导:… 整改时限:…: who is responsible and until when, labels too, in order. One person answers for several problems.
fn facts(document: &Document) -> Vec<Span> {
    let responses = document.ledger.problems.iter().flat_map(|p| &p.responses);
    let mut facts: Vec<Span> = responses
        .filter(|r| matches!(r.kind, ResponseKind::Responsible | ResponseKind::Deadline))
        .map(|r| r.label.map_or(r.text, |l| l.to(r.text)))
        .collect();
    facts.sort_unstable();
    facts
}

/// Does the sentence lie in `facts`, from its first word to its last? What stands between two of them is no sentence.
fn is_of_facts(facts: &[Span], sentence: Span) -> bool {
    let from = facts.partition_point(|f| f.end <= sentence.start);
    let mut end = sentence.start;
    for fact in facts[from..].iter().take_while(|f| f.start < sentence.end) {
        if fact.start > end + GAP {
            return false;
        }
        end = end.max(fact.end);
    }
    end + GAP >= sentence.end && end > sentence.start
}

/// `sentence` without 一是, (一), 1. before it.
fn without_marker(text: &str, sentence: Span) -> Span {
    let inner = sentence.of(text);
    let numeral = |c: char| c.is_ascii_digit() || numeral::is_han_numeral(c);
    let opened = inner.strip_prefix('(').unwrap_or(inner);
    let counted = opened.trim_start_matches(numeral);
    if counted.len() == opened.len() {
        return sentence;
    }
    let rest = counted.trim_start_matches(['是', ')', '.', '、', ' ', ',']);
    if rest.len() == counted.len() {
        return sentence;
    }
    Span::new(sentence.end - rest.len(), sentence.end)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::{Parts, hits};
    use crate::outline::marker::MarkerKind;

    #[test]
    fn doubled_words() {
        assert_eq!(
            hits("巩固林护林护成果，三是是加强学习", check),
            ["林护林护", "三是是"]
        );
        assert_eq!(hits("由社区党委社区党委负责", check), ["社区党委社区党委"]);
    }

    #[test]
    fn lawful_doubles() {
        let text = "一件一件抓落实，人人负责，层层压实，逐条逐项，各种各样，点对点对接，是是非非，讨论讨论，二〇二〇年";
        assert!(hits(text, check).is_empty());
    }

    #[test]
    fn a_long_sentence_that_returns() {
        let text = "一是党委书记带头讲党课，组织全体党员集中学习并交流体会。\n二是党委书记带头讲党课，组织全体党员集中学习并交流体会。\n抓好落实。抓好落实。";
        let found = hits(text, check);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("党委书记"));
    }

    #[test]
    fn the_head_of_a_table_may_return() {
        let row = "1\t学习不够\t制定计划\t王某\t年底\t已完成\t办公室";
        let head = "序号\t反馈问题\t整改措施\t责任领导\t整改时限\t完成情况\t责任单位";
        let text = format!("{head}\n{row}\n{head}\n{row}");
        let mut parts = Parts::of(&text);
        assert_eq!(parts.hits(check).len(), 2);
        parts.outline = crate::outline::build(&crate::text::Reading::new(&text));
        assert_eq!(parts.hits(check), [row]);
    }

    #[test]
    fn one_person_answers_for_several_problems() {
        let facts = "责任领导：陈山　责任科室：预报服务中心　整改时限：2023年11月30日前";
        let units = "责任单位：县林业局护林服务中心、县防火指挥部办公室";
        let deed = "整改措施：党委书记带头讲党课，组织全体党员集中学习并交流体会。";
        let text = format!(
            "一、整改情况\n（一）学习不够。\n{deed}\n{facts}\n{units}\n\
             （二）笔记缺失。\n{deed}\n{facts}\n{units}"
        );
        let mut parts = Parts::of(&text);
        parts.outline = crate::outline::build(&parts.reading);
        parts.ledger = crate::ledger::read(&parts.reading, &parts.outline);
        assert_eq!(parts.hits(check), [deed.trim_end_matches('。')]);
    }

    #[test]
    fn headings_may_return() {
        let text = "一、党委书记带头讲党课并组织全体党员集中学习交流体会情况\n党委书记带头讲党课并组织全体党员集中学习交流体会情况";
        let mut parts = Parts::of(text);
        assert_eq!(parts.hits(check).len(), 1);
        let rest = "党委书记带头讲党课并组织全体党员集中学习交流体会情况";
        parts.heading(MarkerKind::Part, Some(1), "一、", rest, None);
        assert!(parts.hits(check).is_empty());
    }
}
