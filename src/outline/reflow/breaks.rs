//! A document on one line, broken before its markers.

use std::collections::HashMap;

use super::{break_at, is_han};
use crate::outline::label;
use crate::outline::marker::{self, Marker, MarkerKind};
use crate::text::reading::Edit;
use crate::text::{Reading, Span, numeral};

/// A line this long (in bytes) with several parts in it has lost its line breaks.
const LONG_LINE: usize = 600 * 3;
/// Fewest markers that show it.
const FEWEST_MARKERS: usize = 4;

/// Line breaks before the markers of a document that has hardly any.
pub fn breaks(reading: &Reading) -> Vec<Edit> {
    let mut edits = Vec::new();
    for line in reading.lines() {
        if line.span.len() >= LONG_LINE / 3 {
            let found = Breaker::new(reading.text(), line.span).all();
            let most = line.span.len() * 2 >= reading.text().len();
            if found.markers >= FEWEST_MARKERS && (line.span.len() >= LONG_LINE || most) {
                edits.extend(found.edits);
            }
        }
    }
    edits
}

/// Looks for the markers inside one line.
struct Breaker<'t> {
    text: &'t str,
    line: Span,
    /// The families that are open, outermost first.
    last: Vec<MarkerKind>,
    /// Depth of quotation marks and brackets.
    depth: usize,
    /// The last number of each family in the whole line: numbers may run on across parts.
    ever: HashMap<MarkerKind, u32>,
    markers: usize,
    /// Where the text behind the last marker begins.
    last_marker: usize,
    edits: Vec<Edit>,
}

impl<'t> Breaker<'t> {
    fn new(text: &'t str, line: Span) -> Self {
        Self {
            text,
            line,
            last: Vec::new(),
            depth: 0,
            ever: HashMap::new(),
            markers: 0,
            last_marker: line.start,
            edits: Vec::new(),
        }
    }

    fn all(mut self) -> Self {
        let mut at = self.line.start;
        let mut before = ' ';
        while at < self.line.end {
            let c = self.text[at..].chars().next().unwrap_or(' ');
            match c {
                '“' | '《' => self.depth += 1,
                '”' | '》' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            if self.depth == 0
                && let Some(found) = self.marker(at, before)
            {
                self.break_before(at);
                before = ')';
                at = found.body.max(at + c.len_utf8());
                continue;
            }
            if let Some(found) = self.label(at) {
                if self.label_breaks(at, before) {
                    self.break_before(at);
                }
                before = ':';
                at = found.body.max(at + c.len_utf8());
                continue;
            }
            if self.depth == 0
                && (self.closes(at, before) || c == ' ' && self.parts_words(at, before))
            {
                self.break_before(at);
            }
            before = c;
            at += c.len_utf8();
        }
        self.outlook();
        self.sign_off();
        self
    }

    fn break_before(&mut self, at: usize) {
        if at > self.line.start {
            self.edits.push(break_at(at, at));
        }
    }

    /// A marker that continues its family, or begins one.
    fn marker(&mut self, at: usize, before: char) -> Option<Marker> {
        let found = marker::read(self.text, at)?;
        let number = found.number?;
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
            }
            MarkerKind::ParenHan | MarkerKind::ParenArabic => true,
            MarkerKind::Arabic => (free || is_han(before)) && !behind.is_ascii_punctuation(),
            MarkerKind::Ordinal => free || is_han(before),
            // …方面问题1.…: the 问题 may end the heading before it.
            MarkerKind::Problem => {
                free || self.text[at..].starts_with('【')
                    || self.ever.contains_key(&found.kind)
                    || self.text[found.span.end..].starts_with(':')
            }
            MarkerKind::Dotted => free || is_han(before),
            _ => false,
        };
        let place = self.last.iter().position(|&kind| kind == found.kind);
        let runs_on = self.ever.get(&found.kind).is_some_and(|&n| number == n + 1);
        let follows = runs_on || number == 1;
        if !fits || !follows {
            return None;
        }
        self.last.truncate(place.unwrap_or(self.last.len()));
        self.last.push(found.kind);
        self.ever.insert(found.kind, number);
        self.markers += 1;
        self.last_marker = found.body;
        Some(found)
    }

    /// 取得成效： — the label with a colon at `at`, if one stands there.
    fn label(&self, at: usize) -> Option<label::Label> {
        label::with_colon(self.text, Span::new(at, self.line.end))
            .filter(|l| l.class.is_answer() && l.span.start == at)
    }

    /// Does a label begin here that has lost its line? 关于…问题整改情况： is a heading's own end.
    fn label_breaks(&self, at: usize, before: char) -> bool {
        is_han(before)
            && !["问题", "的", "及", "和"]
                .iter()
                .any(|w| self.text[at..].starts_with(w))
    }

    /// The invitation to write.
    fn closes(&self, at: usize, before: char) -> bool {
        before == '。'
            && ["欢迎", "联系电话", "联系方式"]
                .iter()
                .any(|w| self.text[at..].starts_with(w))
    }

    /// A blank between words is what is left of a line break.
    fn parts_words(&self, at: usize, before: char) -> bool {
        let behind = self.text[at..].trim_start_matches(' ').chars().next();
        let word = |c: char| is_han(c) || matches!(c, '。' | '(' | '【' | ')');
        word(before) && behind.is_some_and(word)
    }

    /// 下一步,… behind the last marker is the document's own outlook.
    fn outlook(&mut self) {
        let from = self.last_marker;
        let tail = &self.text[from..self.line.end];
        let found = [
            "。下一步,", "。以上问题", "。以上整改", "。公示时间", "。公示期",
        ]
        .iter()
        .filter_map(|w| tail.find(w))
        .min();
        if let Some(at) = found {
            let at = from + at + '。'.len_utf8();
            self.edits.push(break_at(at, at));
            self.edits.sort_by_key(|e| e.drop.start);
            self.edits.dedup();
        }
    }

    /// …。中共某镇委员会2022年9月1日 at the end of the line: issuer and date on lines of their own.
    fn sign_off(&mut self) {
        let line = self.line.of(self.text);
        let tail = line.rsplit(['。', ' ']).next().unwrap_or("");
        let Some(year) = tail.find(|c: char| c.is_ascii_digit() || c == '二') else {
            return;
        };
        let start = self.line.end - tail.len();
        let signs = tail.ends_with('日') && tail.len() < 120 && tail[..year].chars().all(is_han);
        let last = self.edits.last().map_or(0, |e| e.drop.end);
        if signs && year > 0 && start >= last && start > self.line.start {
            self.edits.push(break_at(start, start));
            self.edits.push(break_at(start + year, start + year));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::reflow::repaired;

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
                "一、组", "二、整", "(一)", "1.学", "2.笔", "欢迎广", "中共某", "202"
            ],
            "{got}"
        );
    }
}
