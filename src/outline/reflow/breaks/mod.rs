//! A document on one line, broken before its markers.

mod end;
mod labels;
mod rows;
mod run_on;
mod series;

use super::break_at;
use crate::outline::marker::{self, Marker, MarkerKind};
use crate::outline::{heading, table};
use crate::text::reading::Edit;
use crate::text::{Reading, Span, is_han, numeral};
use series::Series;

/// A line this long (in bytes) with several parts in it has lost its line breaks.
const LONG_LINE: usize = 600 * 3;
/// Fewest markers (numbers, rows of a table, labels of problems) that show it.
const FEWEST_MARKERS: usize = 4;
/// Longest quotation, in bytes: a mark whose partner does not come so soon has lost it.
const LONGEST_QUOTATION: usize = 150 * 3;

/// Line breaks before the markers of a document that has hardly any.
pub fn breaks(reading: &Reading) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut tables = table::rows_of_cells(reading).into_iter().peekable();
    for (i, line) in reading.lines().iter().enumerate() {
        while tables.next_if(|rows| rows.end <= i).is_some() {}
        // Numbers in a cell begin no line; rows parted by tabs may have run together.
        let is_row = tables.peek().is_some_and(|rows| rows.contains(&i))
            && reading.get(line.whole).contains('|');
        if line.span.len() >= LONG_LINE / 3 && !is_row {
            let found = Breaker::new(reading.text(), line.span).all();
            let most = line.span.len() * 2 >= reading.text().len();
            if found.markers >= FEWEST_MARKERS && (line.span.len() >= LONG_LINE || most) {
                edits.extend(found.breaks.iter().map(|&at| break_at(at, at)));
            }
        }
    }
    edits
}

/// Looks for the markers inside one line.
struct Breaker<'t> {
    text: &'t str,
    line: Span,
    /// Depth of quotation marks, and of brackets since the last break.
    quoted: usize,
    bracketed: usize,
    series: Series,
    /// 问题2 stands behind a sentence: the family numbers problems.
    numbers_problems: bool,
    /// The label that describes the problem of each heading, if one is usual here.
    described: Option<&'static str>,
    markers: usize,
    /// The last marker.
    last_marker: Option<Marker>,
    /// Where the sentence begins that stands at the current place.
    sentence: usize,
    /// Where the text behind the last label begins.
    value: usize,
    /// In order, each once.
    breaks: Vec<usize>,
}

impl<'t> Breaker<'t> {
    fn new(text: &'t str, line: Span) -> Self {
        let words = line.of(text);
        Self {
            text,
            line,
            quoted: 0,
            bracketed: 0,
            series: Series::default(),
            numbers_problems: words.contains("。问题2") || words.contains("。问题二"),
            described: labels::usual_description(words),
            markers: 0,
            last_marker: None,
            sentence: line.start,
            value: line.end,
            breaks: Vec::new(),
        }
    }

    fn all(mut self) -> Self {
        let rows = rows::starts(self.text, self.line);
        self.markers += rows.len();
        let mut rows = rows.into_iter().peekable();
        let mut at = self.line.start;
        let mut before = ' ';
        while at < self.line.end {
            let c = self.text[at..].chars().next().unwrap_or(' ');
            if rows.next_if_eq(&at).is_some() {
                self.break_before(at);
            }
            self.count_signs(at, c);
            let found = (self.quoted == 0)
                .then(|| self.marker(at, before))
                .flatten();
            if let Some(found) = found {
                self.unmarked_heading(at);
                self.break_before(at);
                before = ')';
                at = found.body.max(at + c.len_utf8());
                self.sentence = at;
                continue;
            }
            if let Some(found) = self.label(at) {
                self.break_at_label(&found, before);
                before = ':';
                at = found.body.max(at + c.len_utf8());
                self.sentence = at;
                self.value = at;
                continue;
            }
            if self.quoted == 0
                && (self.closes(at, before) || c == ' ' && self.parts_words(at, before))
            {
                self.break_before(at);
            }
            before = c;
            at += c.len_utf8();
            if c == '。' {
                self.sentence = at;
            }
        }
        self.outlook();
        self.sign_off();
        self.part_run_on_headings();
        self
    }

    fn break_before(&mut self, at: usize) {
        self.bracketed = 0;
        if at > self.breaks.last().copied().unwrap_or(self.line.start) {
            self.breaks.push(at);
        }
    }

    fn count_signs(&mut self, at: usize, c: char) {
        match c {
            '“' | '《' if self.closes_soon(at, c) => self.quoted += 1,
            '”' | '》' => self.quoted = self.quoted.saturating_sub(1),
            '(' => self.bracketed += 1,
            _ => {}
        }
    }

    /// Does the partner of the quotation mark `c` at `at` come within a quotation's length?
    fn closes_soon(&self, at: usize, c: char) -> bool {
        let partner = if c == '“' { '”' } else { '》' };
        let from = at + c.len_utf8();
        let mut end = (from + LONGEST_QUOTATION).min(self.line.end);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.text[from..end].contains(partner)
    }

    /// A marker that continues its family, or begins one.
    fn marker(&mut self, at: usize, before: char) -> Option<Marker> {
        if self.text[at..].starts_with(')') && self.bracketed > 0 {
            self.bracketed -= 1;
            return None;
        }
        // The 1) of 电话0123-1234561) is no number of its own.
        if before.is_ascii_digit() && self.text[at..].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let found = marker::read(self.text, at)?;
        let behind = self.text[found.body..].chars().next()?;
        let free = matches!(
            before,
            '。' | ';' | ':' | '!' | '?' | ' ' | '”' | ')' | '》'
        );
        let fits = match found.kind {
            MarkerKind::Part => {
                !numeral::is_han_numeral(before)
                    && before != '第'
                    && !numeral::is_han_numeral(behind)
                    // 高一、高二
                    && (behind != before || before == ' ')
            }
            MarkerKind::ParenHan | MarkerKind::ParenArabic => true,
            // 人均1.5人 is no heading behind 人均; behind the end of one it may be.
            MarkerKind::Arabic => {
                let ends = |w: &&str| self.text[..at].ends_with(*w);
                let behind_heading = ["问题", "方面", "情况"].iter().any(ends);
                let figure =
                    behind.is_ascii_digit() && !marker::year_follows(&self.text[found.body..]);
                (free || behind_heading || is_han(before) && !figure)
                    && !behind.is_ascii_punctuation()
            }
            MarkerKind::Ordinal => free || is_han(before),
            // …方面问题1.…: the 问题 may end the heading before it.
            MarkerKind::Problem => {
                free || self.numbers_problems
                    || self.text[at..].starts_with('【')
                    || self.series.has(found.kind)
                    || self.text[found.span.end..].starts_with(':')
            }
            MarkerKind::Dotted => free || is_han(before),
            _ => false,
        };
        if !fits || !self.series.take(&found, before == '。') {
            return None;
        }
        self.markers += 1;
        self.last_marker = Some(found);
        Some(found)
    }

    /// 。作风建设方面3.…: the heading without a number before the marker at `at` has a line of its own.
    fn unmarked_heading(&mut self, at: usize) {
        let words = &self.text[self.sentence.min(at)..at];
        if self.text[..self.sentence].ends_with('。') && heading::plain(words).is_some() {
            self.break_before(self.sentence);
        }
    }

    /// The invitation to write.
    fn closes(&self, at: usize, before: char) -> bool {
        let rest = &self.text[at..self.line.end];
        let begins = |list: &[&str]| list.iter().any(|w| rest.starts_with(w));
        let names = ["监督方式", "监督渠道", "意见反馈方式"];
        before == '。' && (begins(&["欢迎", "联系电话", "联系方式"]) || begins(&names))
            || begins(&["联系电话:"]) && names.iter().any(|w| self.text[..at].ends_with(w))
            || is_han(before) && begins(&["欢迎监督", "欢迎广大", "欢迎社会"])
    }

    /// A blank between words is what is left of a line break; 地址 某路1号 is none.
    fn parts_words(&self, at: usize, before: char) -> bool {
        let word = |c: char| is_han(c) || matches!(c, '。' | '(' | '【' | ')');
        let rest = self.text[at..self.line.end].trim_start_matches(' ');
        // 浏览次数:312 根据县委统一部署: the page's facts end with a figure.
        let opening = ["根据", "按照"].iter().any(|w| rest.starts_with(w));
        if !word(before) {
            return opening && before.is_ascii_digit();
        }
        let behind = rest.chars().next();
        let labels = ["地址", "电话", "邮编", "邮箱", "信箱"]
            .iter()
            .any(|w| self.text[..at].ends_with(w));
        behind.is_some_and(word) && !labels
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::reflow::repaired;

    /// The lines of a document of which `body` is a part, each up to `chars` characters.
    fn lines(body: &str, chars: usize) -> Vec<String> {
        let filler = "认真学习,逐项落实。".repeat(24);
        let text = format!("一、组织情况{filler}二、整改情况(一)学习方面1.学习不够。{body}");
        repaired(&text)
            .lines()
            .skip(4)
            .map(|l| l.chars().take(chars).collect())
            .collect()
    }

    #[test]
    fn numbers_in_a_cell_of_a_row_begin_no_line() {
        let deeds = "1、抓学习。2、抓督查。3、抓制度。4、抓落实。".repeat(12);
        let row = format!("1 | 学习不够 | {deeds} |");
        let table = format!("序号 | 问题 | 整改措施 |\n{row}");
        assert_eq!(repaired(&table).lines().count(), 2);
        let prose = format!("整改措施\n学习不够。{deeds}");
        assert!(repaired(&prose).lines().count() > 3);
    }

    #[test]
    fn headings_and_labels_without_a_number_have_lines_of_their_own() {
        assert_eq!(
            lines(
                "整改情况:已改。作风建设方面2.笔记少。采取以下措施:(1)甲。(2)乙。监督方式联系电话:1",
                6
            ),
            [
                "整改情况:已", "作风建设方面", "2.笔记少。", "(1)甲。", "(2)乙。", "监督方式",
                "联系电话:1"
            ]
        );
        assert_eq!(
            lines("(二)关于笔记少问题整改情况:1.已记。2.已查。", 14),
            ["(二)关于笔记少问题", "整改情况:", "1.已记。", "2.已查。"]
        );
        assert_eq!(
            lines("(二)关于账目方面问题整改情况:1.已记。2.已查。", 18),
            ["(二)关于账目方面问题整改情况:", "1.已记。", "2.已查。"]
        );
        assert_eq!(
            lines("2.第9号整改任务问题描述:污水直排。问题问题1:账目", 16),
            ["2.第9号整改任务", "问题描述:污水直排。问题", "问题1:账目"]
        );
    }

    #[test]
    fn a_state_is_no_part_of_the_label_behind_it() {
        assert_eq!(
            lines(
                "整改状态:已完成整改情况:一是记。2.笔记少。整改状态:正在推进整改情况:补。",
                14
            ),
            [
                "整改状态:已完成", "整改情况:一是记。", "2.笔记少。", "整改状态:正在推进",
                "整改情况:补。"
            ]
        );
    }

    #[test]
    fn units_stand_above_their_problems() {
        assert_eq!(
            lines(
                "某县气象局问题:预警不畅。整改:已改。问题:台账混乱。整改:已改。发现以下问题:账目不清。",
                10
            ),
            [
                "某县气象局", "问题:预警不畅。", "整改:已改。", "问题:台账混乱。",
                "整改:已改。发现以下"
            ]
        );
    }

    #[test]
    fn damage_does_not_hide_the_markers_behind_it() {
        // A quotation that is never closed, a marker of which a bracket is left, one that is left out.
        assert_eq!(
            lines(
                "整改情况:“已改。)账目方面1.账目不清(少数)。3.笔记少。三、下一步",
                9
            ),
            [
                "整改情况:“已改。", ")账目方面", "1.账目不清(少数", "3.笔记少。", "三、下一步"
            ]
        );
    }

    #[test]
    fn a_document_on_one_line_is_broken_before_its_markers() {
        let filler = "认真学习,逐项落实。".repeat(24);
        let text = format!(
            "一、组织情况{filler}二、整改情况(一)学习方面1.学习不够。整改情况:已改。2.笔记少。欢迎广大群众监督。中共某镇委员会2022年9月1日"
        );
        let got = repaired(&text);
        let starts: Vec<String> = got.lines().map(|l| l.chars().take(3).collect()).collect();
        assert_eq!(
            starts,
            [
                "一、组", "二、整", "(一)", "1.学", "整改情", "2.笔", "欢迎广", "中共某", "202"
            ],
            "{got}"
        );
    }

    #[test]
    fn a_label_that_stands_behind_each_heading_has_a_line_of_its_own() {
        let filler = "认真学习,逐项落实。".repeat(24);
        let lines = |end: &str| {
            let text = format!(
                "一、组织情况{filler}二、党建问题(一)学习不经常{end}存在问题:甲。整改措施:已改。\
                 (二)后继乏人{end}存在问题:乙。整改措施:已改。(三)缺位{end}存在问题:丙。整改措施:已改。"
            );
            let text = repaired(&text);
            let starts = text.lines().filter(|l| l.starts_with("存在问题:"));
            starts.count()
        };
        assert_eq!(lines(""), 3);
        assert_eq!(lines("方面"), 0);
    }
}
