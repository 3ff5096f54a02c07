//! Headings that had no mark at their end, and ran into the text behind them.

use super::Breaker;
use crate::outline::marker::{self, MarkerKind};
use crate::outline::wording;
use crate::text::Span;

/// Fewest characters of a heading, and of the text that ran into it.
const SHORTEST: usize = 5;
/// Longest heading, in characters.
const LONGEST: usize = 40;
/// Families that number problems.
const FAMILIES: [MarkerKind; 4] = [
    MarkerKind::ParenHan,
    MarkerKind::Arabic,
    MarkerKind::Problem,
    MarkerKind::ParenArabic,
];

/// How the headings of one family end.
#[derive(Default)]
struct Ends {
    /// Where those end that run into their text.
    run_on: Vec<usize>,
    /// How many name a fault and end with a mark.
    marked: usize,
}

impl Breaker<'_> {
    /// Breaks the headings of each family most of which run into their text: …管理不规范一是…
    pub(super) fn part_run_on_headings(&mut self) {
        let starts = self.breaks.iter().copied();
        let ends = self.breaks.iter().skip(1).copied().chain([self.line.end]);
        let mut families = [(); FAMILIES.len()].map(|()| Ends::default());
        for (start, end) in starts.zip(ends) {
            let Some(found) = marker::read(self.text, start) else {
                continue;
            };
            let Some(family) = FAMILIES.iter().position(|&f| f == found.kind) else {
                continue;
            };
            let body = Span::new(found.body.min(end), end);
            let first = body.of(self.text);
            let first = &first[..first.find(['。', ',', ';', ':']).unwrap_or(first.len())];
            let named = first.ends_with("问题");
            if let Some(at) = heading_end(first).filter(|_| !named) {
                families[family].run_on.push(body.start + at);
            } else if named || wording::fault_ends(first, first.len()) {
                families[family].marked += 1;
            }
        }
        for ends in families {
            if ends.run_on.len() > ends.marked.max(1) {
                self.breaks.extend(ends.run_on);
            }
        }
        self.breaks.sort_unstable();
    }
}

/// Where the heading ends that `clause` (up to its first mark) begins with, if text follows in it.
fn heading_end(clause: &str) -> Option<usize> {
    let mut quoted = false;
    for (n, (at, c)) in clause.char_indices().enumerate().take(LONGEST + 1) {
        let (head, rest) = clause.split_at(at);
        if !quoted && n >= SHORTEST - 1 && ends_here(clause, head, rest) {
            return Some(at);
        }
        quoted = c == '“' || quoted && c != '”';
    }
    None
}

fn ends_here(clause: &str, head: &str, rest: &str) -> bool {
    const OPENERS: [&str; 9] = [
        "一是", "该问题", "有的", "个别", "巡察发现", "巡察走访", "检查发现", "抽查发现", "抽查的",
    ];
    // 统一是, 没有的, 对个别…
    const OTHERS: [char; 12] = [
        '统', '万', '唯', '没', '所', '还', '仅', '对', '于', '的', '有', '在',
    ];
    let begins = |list: &[&str]| list.iter().any(|w| rest.starts_with(w));
    let opens = begins(&OPENERS) && !head.ends_with(OTHERS);
    if opens || rest.strip_prefix('如').is_some_and(begins_with_year) {
        return true;
    }
    // 学习不够深入 goes on.
    const DEGREES: [&str; 12] = [
        "深入", "扎实", "主动", "积极", "规范", "严格", "全面", "及时", "充分", "牢固", "认真",
        "严肃",
    ];
    let goes_deeper = head.ends_with("不够") && begins(&DEGREES);
    let fault = wording::fault_ends(clause, head.len()) && !goes_deeper;
    let named = fault || head.ends_with("风险") || head.ends_with("存在问题");
    if named && (begins_with_year(rest) || wording::reads_as_answer(rest)) {
        return true;
    }
    let goes_on = [
        "的", "问题", "、", "和", "及", "与", "等", "且", "而", "或", "情况", "现象",
    ];
    (fault || head.ends_with("存在问题"))
        && !begins(&goes_on)
        && rest.chars().nth(SHORTEST).is_some()
}

fn begins_with_year(s: &str) -> bool {
    let digits = s.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && (s.starts_with("20") || s.starts_with("19"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::reflow::repaired;

    #[test]
    fn a_heading_ends_with_its_fault_or_where_a_description_opens() {
        for (heading, text) in [
            ("会议记录不规范", "一是无人签字"),
            ("档案管理不严格", "对照制度逐卷补齐"),
            ("护林责任悬空", "管护人员长期空缺"),
            ("采购存在风险", "重新公开招标"),
            ("官僚主义仍有表现", "如2021年未调研"),
            ("仓库老化失修", "2020年漏雨三次"),
            ("账目不实", "有的支出无票据"),
        ] {
            let clause = format!("{heading}{text}");
            assert_eq!(heading_end(&clause), Some(heading.len()), "{clause}");
        }
        for clause in [
            "学习不够深入",
            "对不规范的发票把关不严",
            "账目不实问题突出",
            "“管理不严格只看台账”问题",
            "认识不统一是主因",
        ] {
            assert_eq!(heading_end(clause), None, "{clause}");
        }
    }

    #[test]
    fn headings_are_parted_only_where_most_of_their_family_run_on() {
        let filler = "认真学习,逐项落实。".repeat(24);
        let heads = |a: &str, b: &str, c: &str| {
            let text = format!("一、组织情况{filler}二、整改情况1.{a}2.{b}3.{c}整改情况:已改。");
            let text = repaired(&text);
            text.lines()
                .filter(|l| l.starts_with(['1', '2', '3']))
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(
            heads(
                "账目不实一是无票据。",
                "学习不够管护人员长期空缺。",
                "会议少。"
            ),
            "1.账目不实|2.学习不够|3.会议少。"
        );
        assert_eq!(
            heads("账目不实一是无票据。", "学习不够。", "会议质量不高。"),
            "1.账目不实一是无票据。|2.学习不够。|3.会议质量不高。"
        );
    }
}
