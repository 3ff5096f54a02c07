//! Lines as the author wrote them, where a page has lost or added line breaks.
//!
//! Four repairs, each only where the whole document shows that kind of damage: the numbers that
//! share sites put before their chunks go; a document on one line is broken before its markers;
//! lines wrapped at a fixed width are joined; so is a line that ends in a comma. The source stays as
//! it is: only the reading copy changes.

use super::label;
use super::marker::{self, Marker, MarkerKind};
use crate::text::reading::Edit;
use crate::text::{Line, Reading, Span, numeral};

/// The reading copy with its lines repaired.
pub fn repair(reading: Reading) -> Reading {
    let edits = chunk_numbers(&reading);
    let reading = reading.edited(&edits);
    let edits = breaks(&reading);
    let reading = reading.edited(&edits);
    let edits = joins(&reading);
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

/// Line breaks before the markers of a document that has hardly any.
fn breaks(reading: &Reading) -> Vec<Edit> {
    let mut edits = Vec::new();
    for line in reading.lines() {
        if line.span.len() >= LONG_LINE / 3 {
            let found = Breaker::new(reading.text(), line.span).all();
            let parts = found.parts >= 2;
            if parts && (line.span.len() >= LONG_LINE || reading.lines().len() <= 3) {
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
    /// The last number of each family that was met, outermost first.
    last: Vec<(MarkerKind, u32)>,
    /// Depth of quotation marks and brackets.
    depth: usize,
    parts: usize,
    edits: Vec<Edit>,
}

impl<'t> Breaker<'t> {
    fn new(text: &'t str, line: Span) -> Self {
        Self {
            text,
            line,
            last: Vec::new(),
            depth: 0,
            parts: 0,
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
            MarkerKind::Problem => free,
            _ => false,
        };
        let place = self.last.iter().position(|(kind, _)| *kind == found.kind);
        let follows = place.map_or(number == 1, |i| {
            number == self.last[i].1 + 1 || (number == 1 && i > 0)
        });
        if !fits || !follows {
            return None;
        }
        self.last.truncate(place.unwrap_or(self.last.len()));
        self.last.push((found.kind, number));
        self.parts += usize::from(found.kind == MarkerKind::Part);
        Some(found)
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

/// Lines of a wrapped document are longer than this, in characters.
const NARROWEST: usize = 18;
const WIDEST: usize = 80;

/// Line breaks inside sentences.
fn joins(reading: &Reading) -> Vec<Edit> {
    let lines: Vec<&Line> = reading.lines().iter().filter(|l| !l.is_blank()).collect();
    let widths: Vec<usize> = lines
        .iter()
        .map(|l| reading.get(l.span).chars().count())
        .collect();
    let full = full_width(&widths);
    let mut edits = Vec::new();
    for (i, pair) in lines.windows(2).enumerate() {
        let (line, next) = (pair[0], pair[1]);
        let wraps = full
            .is_some_and(|full| widths[i] + 3 >= full && !ends_sentence(reading.get(line.span)));
        let cut = wraps || reading.get(line.span).ends_with([',', '、']);
        if cut && continues(reading, line, next) {
            edits.push(drop(line.span.end, next.span.start));
        }
    }
    edits
}

/// The width at which the document was wrapped, if it was: many lines end there and hardly any goes beyond.
fn full_width(widths: &[usize]) -> Option<usize> {
    let mut counts = [0usize; WIDEST + 1];
    for &w in widths {
        counts[w.min(WIDEST)] += 1;
    }
    let full = (NARROWEST..WIDEST)
        .rev()
        .find(|&w| counts[w.saturating_sub(2)..=w].iter().sum::<usize>() * 5 >= widths.len())?;
    let near: usize = counts[full.saturating_sub(3)..=full].iter().sum();
    let beyond: usize = counts[(full + 3).min(WIDEST)..].iter().sum();
    (widths.len() >= 12 && near * 3 >= widths.len() && beyond * 20 <= widths.len()).then_some(full)
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['。', '!', '?', ':', ';'])
}

/// Can `next` be the rest of the sentence that `line` begins?
fn continues(reading: &Reading, line: &Line, next: &Line) -> bool {
    let text = reading.text();
    let apart = text[line.span.end..next.span.start].matches('\n').count();
    let indented = next.span.start >= next.whole.start + 2;
    apart <= 2
        && !indented
        && !text[line.whole.start..next.whole.end].contains('\t')
        && !starts_block(text, next)
}

fn starts_block(text: &str, line: &Line) -> bool {
    marker::read(text, line.span.start).is_some_and(|m| m.number.is_some())
        || label::at_start(text, line.span)
            .is_some_and(|l| l.body < line.span.end || l.class.is_answer())
        || line.span.of(text).starts_with("欢迎")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(source: &str) -> String {
        repair(Reading::new(source)).text().to_owned()
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
