//! Lines as the author wrote them, where a page has lost or added line breaks.
//!
//! Five repairs, each only where the whole document shows that kind of damage: the numbers that
//! share sites put before their chunks go, and so do list marks and Markdown; a document on one line is broken before its markers;
//! lines wrapped at a fixed width are joined; so is a line that ends in a comma. The source stays as
//! it is: only the reading copy changes.

use std::collections::HashMap;

use super::label;
use super::marker::{self, Marker, MarkerKind};
use crate::text::reading::Edit;
use crate::text::{Line, Reading, Span, numeral};

/// The reading copy with its lines repaired.
pub fn repair(reading: Reading) -> Reading {
    let edits = dressing(&reading);
    let reading = reading.edited(&edits);
    let edits = chunk_numbers(&reading);
    let reading = reading.edited(&edits);
    let edits = joins(&reading);
    let reading = reading.edited(&edits);
    let edits = breaks(&reading);
    reading.edited(&edits)
}

fn drop(start: usize, end: usize) -> Edit {
    Edit {
        drop: Span::new(start, end),
        break_line: false,
    }
}

fn break_at(start: usize, end: usize) -> Edit {
    Edit {
        drop: Span::new(start, end),
        break_line: true,
    }
}

// ------------------------------------------------------------------ marks of lists and of Markdown

/// Marks that a page puts before the items of a list.
const LIST_MARKS: &[char] = &['•', '·', '-', '–', '*', '◆', '●', '■', '▪', '○'];

/// List marks before most lines, or before another marker; `**` around a heading, `#` before it.
fn dressing(reading: &Reading) -> Vec<Edit> {
    let text = reading.text();
    let lines = || {
        reading
            .lines()
            .iter()
            .filter(|l| !l.is_blank())
            .map(|l| l.span)
    };
    let marked = lines().filter(|&l| list_mark(text, l).is_some()).count();
    let everywhere = marked >= 4 && marked * 5 >= lines().count() * 3;
    let mut edits = Vec::new();
    for line in lines() {
        if let Some(mark) = list_mark(text, line) {
            let before_marker =
                marker::read(text, mark.end).is_some_and(|m| m.kind != MarkerKind::Bullet);
            if everywhere || before_marker {
                edits.push(drop(mark.start, mark.end));
            }
        } else {
            edits.extend(markdown(text, line));
        }
    }
    edits
}

/// A list mark and the blanks behind it at the start of `line`.
fn list_mark(text: &str, line: Span) -> Option<Span> {
    let s = line.of(text);
    let rest = s.strip_prefix(LIST_MARKS)?;
    let behind = rest.trim_start_matches([' ', '\t']);
    // -3 and *某 are no items: ASCII marks need a blank.
    let apart = behind.len() < rest.len() || !s.as_bytes()[0].is_ascii();
    (apart && !behind.is_empty()).then(|| Span::new(line.start, line.end - behind.len()))
}

/// `**heading**` and `## heading`.
fn markdown(text: &str, line: Span) -> Vec<Edit> {
    let s = line.of(text);
    if let Some(inner) = s.strip_prefix("**")
        && let Some(close) = inner.find("**").filter(|&c| c > 0)
    {
        let end = line.start + 2 + close;
        return vec![drop(line.start, line.start + 2), drop(end, end + 2)];
    }
    let rest = s.trim_start_matches('#');
    let depth = s.len() - rest.len();
    let words = rest.trim_start_matches(' ');
    if (1..=6).contains(&depth) && words.len() < rest.len() && !words.is_empty() {
        return vec![drop(line.start, line.end - words.len())];
    }
    Vec::new()
}

// ------------------------------------------------------------------ numbers of chunks

/// Fewest numbers in the middle of a word, or before another marker, that show a share site at work.
const TELLING_CHUNKS: usize = 2;

/// 1、 2、 3、 … running through the document, some in the middle of a sentence.
fn chunk_numbers(reading: &Reading) -> Vec<Edit> {
    let text = reading.text();
    let mut edits = Vec::new();
    let mut telling = 0;
    let mut next = 1;
    for (at, _) in text.match_indices('、') {
        let digits = text[..at]
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        let start = at - digits;
        if digits == 0 || digits > 2 || text[start..at].parse() != Ok(next) {
            continue;
        }
        let end = at + '、'.len_utf8();
        let before = text[..start].chars().next_back();
        let opens = before.is_none_or(|c| c == '\n');
        let in_word = before.is_some_and(is_han) && text[end..].chars().next().is_some_and(is_han);
        let doubles = opens && marker::read(text, end).is_some();
        telling += usize::from(in_word || doubles);
        edits.push(drop(start, end));
        next += 1;
    }
    if telling < TELLING_CHUNKS {
        edits.clear();
    }
    edits
}

fn is_han(c: char) -> bool {
    matches!(c, '一'..='龥')
}

// ------------------------------------------------------------------ everything on one line

/// A line this long (in bytes) with several parts in it has lost its line breaks.
const LONG_LINE: usize = 600 * 3;
/// Fewest markers that show it.
const FEWEST_MARKERS: usize = 4;

/// Line breaks before the markers of a document that has hardly any.
fn breaks(reading: &Reading) -> Vec<Edit> {
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

// ------------------------------------------------------------------ lines broken inside sentences

/// A document wrapped at a width has lines of at least so many columns (a Chinese character takes two).
const NARROWEST: usize = 36;
const WIDEST: usize = 160;
/// Fewest lines that end at the width in the middle of a sentence.
const TELLING_LINES: usize = 4;

/// Line breaks inside sentences.
fn joins(reading: &Reading) -> Vec<Edit> {
    let lines: Vec<&Line> = reading.lines().iter().filter(|l| !l.is_blank()).collect();
    let full = Full::of(reading, &lines);
    let mut edits = Vec::new();
    for pair in lines.windows(2) {
        let (line, next) = (pair[0], pair[1]);
        let words = reading.get(line.span);
        let wraps = full.as_ref().is_some_and(|full| full.is_full(words));
        let cut = wraps || words.ends_with([',', '、']);
        if cut && continues(reading, line, next, wraps) {
            edits.push(drop(line.span.end, next.span.start));
        }
    }
    edits
}

/// The width at which the lines of a document were wrapped.
struct Full {
    measure: fn(&str) -> usize,
    width: usize,
    /// How much shorter a full line may be: a mark that may not begin a line takes its neighbour along.
    slack: usize,
    /// How many lines are so wide and break a sentence.
    told: usize,
}

impl Full {
    fn of(reading: &Reading, lines: &[&Line]) -> Option<Self> {
        [(columns as fn(&str) -> usize, 6), (characters, 1)]
            .into_iter()
            .filter_map(|(measure, slack)| Self::by(reading, lines, measure, slack))
            .max_by_key(|full| full.told)
    }

    /// Many lines end at the same width in the middle of a sentence, and hardly any goes beyond.
    fn by(
        reading: &Reading,
        lines: &[&Line],
        measure: fn(&str) -> usize,
        slack: usize,
    ) -> Option<Self> {
        let mut broken = [0usize; WIDEST + 1];
        let mut all = [0usize; WIDEST + 1];
        for line in lines {
            let words = reading.get(line.span);
            let width = measure(words).min(WIDEST);
            all[width] += 1;
            broken[width] += usize::from(!ends_sentence(words));
        }
        let near =
            |counts: &[usize], width: usize| counts[width - slack..=width].iter().sum::<usize>();
        let narrowest = measure(&"一".repeat(NARROWEST / 2));
        let width = (narrowest..WIDEST).max_by_key(|&w| near(&broken, w))?;
        let (told, ended) = (
            near(&broken, width),
            near(&all, width) - near(&broken, width),
        );
        let beyond: usize = all.iter().skip(width + 1 + slack).sum();
        let holds = told >= TELLING_LINES
            && told * 12 >= lines.len()
            && ended <= told
            && beyond * 20 <= lines.len();
        holds.then_some(Self {
            measure,
            width,
            slack,
            told,
        })
    }

    fn is_full(&self, line: &str) -> bool {
        let width = (self.measure)(line);
        width + self.slack >= self.width && width <= self.width + self.slack
    }
}

fn characters(line: &str) -> usize {
    line.chars().count()
}

fn columns(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['。', '!', '?', ':', ';'])
}

/// Can `next` be the rest of the sentence that `line` begins?
fn continues(reading: &Reading, line: &Line, next: &Line, wraps: bool) -> bool {
    let text = reading.text();
    let between = &text[line.span.end..next.span.start];
    let indented = next.span.start >= next.whole.start + 2;
    let row = line.span.of(text).contains('\t') || next.span.of(text).contains('\t');
    if between.matches('\n').count() > 2 || indented || row {
        return false;
    }
    // The width cut a marker in two: …(  2)…
    let in_marker = wraps
        && line
            .span
            .of(text)
            .ends_with(|c: char| matches!(c, '(' | '【') || c.is_ascii_digit());
    in_marker || !starts_block(text, next)
}

fn starts_block(text: &str, line: &Line) -> bool {
    marker::read(text, line.span.start).is_some_and(|m| m.number.is_some())
        || label::at_start(text, line.span)
            .is_some_and(|l| l.body < line.span.end || l.class.is_answer())
        || ["欢迎", "下一步", "联系电话", "联系方式"]
            .iter()
            .any(|w| line.span.of(text).starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(source: &str) -> String {
        repair(Reading::new(source)).text().to_owned()
    }

    #[test]
    fn list_marks_and_markdown_go() {
        let dressed = "• 一、组织情况\n• 二、整改情况\n• 1.学习不够\n• 整改情况:已改\n• 某局党组";
        assert_eq!(repaired(dressed), dressed.replace("• ", ""));
        assert_eq!(
            repaired("**一、组织情况**\n## 二、整改情况\n- 1.学习"),
            "一、组织情况\n二、整改情况\n1.学习"
        );
        for text in ["●学习不够\n甲\n乙", "张**参加", "-3度", "#凭证"] {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn numbers_of_chunks_go() {
        assert_eq!(
            repaired("1、关于整改的报告现将情况报2、告如下。\n3、二、反馈问题\n1.学习不够"),
            "关于整改的报告现将情况报告如下。\n二、反馈问题\n1.学习不够"
        );
    }

    #[test]
    fn the_documents_own_numbers_stay() {
        let text = "1、学习不够。\n2、账目不清。\n3、作风不实。";
        assert_eq!(repaired(text), text);
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
                "一、组", "二、整", "(一)", "1.学", "2.笔", "欢迎广", "中共某", "202"
            ],
            "{got}"
        );
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let line = "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸";
        let text = format!(
            "{}\n完。\n一、下\n{}\n终。",
            [line; 8].join("\n"),
            [line; 8].join("\n")
        );
        let got = repaired(&text);
        assert_eq!(
            got,
            format!("{}完。\n一、下\n{}终。", line.repeat(8), line.repeat(8))
        );
    }

    #[test]
    fn lines_of_their_own_stay() {
        let text = "关于整改的通报\n中共某镇委员会\n整改情况:\n一是学习。\n二是讨论";
        assert_eq!(repaired(text), text);
        assert_eq!(repaired("已学习,\n已讨论。"), "已学习,已讨论。");
    }
}
