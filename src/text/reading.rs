//! The reading copy: the source with widths, blanks and line breaks made alike, and the way back.
//!
//! Rules match against the copy; what they find is quoted from the source. Each stretch that the
//! copy took over unchanged, and each single change, is a [`Run`]; a position is mapped back by
//! finding its run.

use super::fold::{Folded, fold, may_fold};
use super::line::{self, Line};
use super::{Span, pinyin, traditional};

/// Longest unchanged stretch under one run: bounds the counting of code points on the way back.
const RUN_BYTES: usize = 1024;

/// A stretch of the copy and where it stands in the source.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// First byte in the copy.
    at: usize,
    /// First byte in the source.
    source: usize,
    /// First code point in the source.
    point: usize,
    /// `None`: the stretch stands in the source byte for byte.
    /// `Some(bytes, points)`: it replaces so many bytes and code points of the source.
    replaces: Option<(usize, usize)>,
}

/// A change to the copy: a stretch left out, perhaps a line break in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    pub drop: Span,
    pub break_line: bool,
}

/// A document as the rules read it, tied to its source.
#[derive(Debug)]
pub struct Reading<'a> {
    source: &'a str,
    text: String,
    runs: Vec<Run>,
    lines: Vec<Line>,
    /// Line breaks that stand inside a cell of a row, by their bytes in the copy.
    cell_breaks: Vec<usize>,
    points: usize,
}

impl<'a> Reading<'a> {
    /// Makes the reading copy of `source`. Linear in its length.
    pub fn new(source: &'a str) -> Self {
        let mut copy = Copier::new(source);
        copy.all();
        let lines = line::cut(&copy.text, &copy.cell_breaks);
        Self {
            source,
            text: copy.text,
            runs: copy.runs,
            lines,
            cell_breaks: copy.cell_breaks,
            points: copy.point,
        }
    }

    /// The copy without the stretches under `edits`, with a line break in place of each that asks for one.
    ///
    /// `edits` must be in order and must not overlap; they cut at character boundaries.
    pub fn edited(self, edits: &[Edit]) -> Self {
        if edits.is_empty() {
            return self;
        }
        let mut text = String::with_capacity(self.text.len() + edits.len());
        let mut runs = Vec::with_capacity(self.runs.len() + 2 * edits.len());
        let mut cell_breaks = Vec::new();
        let mut from = 0;
        for edit in edits {
            let kept = Span::new(from, edit.drop.start);
            self.move_cell_breaks(kept, text.len(), &mut cell_breaks);
            self.copy(kept, &mut text, &mut runs);
            if edit.break_line {
                let (source, point) = self.start(edit.drop.start);
                runs.push(Run {
                    at: text.len(),
                    source,
                    point,
                    replaces: Some((0, 0)),
                });
                text.push('\n');
            }
            from = edit.drop.end;
        }
        let kept = Span::new(from, self.text.len());
        self.move_cell_breaks(kept, text.len(), &mut cell_breaks);
        self.copy(kept, &mut text, &mut runs);
        let lines = line::cut(&text, &cell_breaks);
        Self {
            text,
            runs,
            lines,
            cell_breaks,
            ..self
        }
    }

    /// Where the cell breaks of `span` stand in a copy that takes the span over at `at`.
    fn move_cell_breaks(&self, span: Span, at: usize, moved: &mut Vec<usize>) {
        let from = self.cell_breaks.partition_point(|&b| b < span.start);
        let inside = self.cell_breaks[from..]
            .iter()
            .take_while(|&&b| b < span.end);
        moved.extend(inside.map(|b| b - span.start + at));
    }

    /// Appends `span` of this copy to another one.
    fn copy(&self, span: Span, text: &mut String, runs: &mut Vec<Run>) {
        let mut at = span.start;
        let mut index = self.runs.partition_point(|r| r.at <= at).saturating_sub(1);
        while at < span.end {
            let end = self
                .runs
                .get(index + 1)
                .map_or(span.end, |r| r.at.min(span.end));
            let run = self.runs[index];
            let (source, point) = match run.replaces {
                Some(_) => (run.source, run.point),
                None => self.inside(&run, at),
            };
            runs.push(Run {
                at: text.len(),
                source,
                point,
                replaces: run.replaces,
            });
            text.push_str(&self.text[at..end]);
            at = end;
            index += 1;
        }
    }

    /// The document as it was given.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// The reading copy: what [`Span`]s refer to.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The reading copy under `span`.
    pub fn get(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// How many code points of the source each line has: what the reading copy dropped counts too.
    pub fn source_widths(&self) -> Vec<usize> {
        let mut widths = Vec::with_capacity(self.lines.len());
        let mut start = 0;
        for (i, run) in self.runs.iter().enumerate() {
            let end = self.runs.get(i + 1).map_or(self.text.len(), |r| r.at);
            // A cell break is a run of its own.
            if self.cell_breaks.binary_search(&run.at).is_ok() {
                continue;
            }
            let breaks = self.text[run.at..end].chars().enumerate();
            for (n, _) in breaks.filter(|&(_, c)| c == '\n') {
                let replaced = run.replaces.map_or(1, |(_, points)| points);
                widths.push((run.point + n).saturating_sub(start));
                start = run.point + n + replaced;
            }
        }
        widths.push(self.points.saturating_sub(start));
        widths.truncate(self.lines.len());
        widths
    }

    /// How many code points the source has.
    pub fn source_points(&self) -> usize {
        self.points
    }

    /// The span in code points of the source, as `[start, end)`.
    pub fn source_span(&self, span: Span) -> [usize; 2] {
        if span.is_empty() {
            let point = self.start(span.start).1;
            return [point, point];
        }
        [self.start(span.start).1, self.end(span.end).1]
    }

    /// The source text under `span`.
    pub fn quote(&self, span: Span) -> &'a str {
        if span.is_empty() {
            return "";
        }
        &self.source[self.start(span.start).0..self.end(span.end).0]
    }

    /// Byte and code point of the source where the copy's byte `at` begins.
    fn start(&self, at: usize) -> (usize, usize) {
        let index = self.runs.partition_point(|r| r.at <= at);
        let Some(run) = index.checked_sub(1).map(|i| &self.runs[i]) else {
            return (0, 0);
        };
        match run.replaces {
            Some(_) if at == run.at => (run.source, run.point),
            Some((bytes, points)) => (run.source + bytes, run.point + points),
            None => self.inside(run, at),
        }
    }

    /// Byte and code point of the source where the copy's byte before `at` ends.
    fn end(&self, at: usize) -> (usize, usize) {
        let index = self.runs.partition_point(|r| r.at < at);
        let Some(run) = index.checked_sub(1).map(|i| &self.runs[i]) else {
            return (0, 0);
        };
        match run.replaces {
            Some((bytes, points)) => (run.source + bytes, run.point + points),
            None => self.inside(run, at),
        }
    }

    fn inside(&self, run: &Run, at: usize) -> (usize, usize) {
        let stretch = &self.text[run.at..at];
        (
            run.source + stretch.len(),
            run.point + count_points(stretch),
        )
    }
}

/// Code points of `text`, counted without decoding it.
fn count_points(text: &str) -> usize {
    text.as_bytes()
        .iter()
        .filter(|&&b| (b as i8) >= -0x40)
        .count()
}

/// Makes the copy, from left to right.
struct Copier<'a> {
    source: &'a str,
    text: String,
    runs: Vec<Run>,
    point: usize,
    cell_breaks: Vec<usize>,
    /// The last line of the source that was looked at for tabs: where it ends, and whether it has any.
    row: (usize, bool),
}

impl<'a> Copier<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            text: String::with_capacity(source.len()),
            runs: Vec::new(),
            point: 0,
            cell_breaks: Vec::new(),
            row: (0, false),
        }
    }

    /// U+2028 in a line with tabs breaks a line inside a cell. In a text without other line breaks it ends lines.
    fn is_cell_break(&mut self, at: usize) -> bool {
        if at >= self.row.0 {
            let ends = ['\n', '\r'];
            let start = self.source[self.row.0..at].rfind(ends);
            let start = start.map_or(self.row.0, |i| self.row.0 + i + 1);
            let end = self.source[at..]
                .find(ends)
                .map_or(self.source.len(), |i| at + i);
            let all = start == 0 && end == self.source.len();
            self.row = (end, !all && self.source[start..end].contains('\t'));
        }
        self.row.1
    }

    fn all(&mut self) {
        let bytes = self.source.as_bytes();
        let mut kept_from = 0;
        let mut at = 0;
        while at < bytes.len() {
            let lead = bytes[at];
            if let 0xE4..=0xE9 = lead {
                if let Some(c) = traditional::simplified_at(bytes, at) {
                    self.keep(kept_from, at);
                    self.replace(at, 3, Folded::To(c));
                    kept_from = at + 3;
                }
                at += 3;
                continue;
            }
            if !may_fold(lead) {
                at += width(lead);
                continue;
            }
            if let Some(end) = pinyin::gloss_end(self.source, at) {
                self.keep(kept_from, at);
                self.gloss(at, end);
                kept_from = end;
                at = end;
                continue;
            }
            let c = self.source[at..].chars().next().unwrap_or('\u{FFFD}');
            let next = at + c.len_utf8();
            let folded = match c {
                '\r' if bytes.get(next) == Some(&b'\n') => Folded::Dropped,
                '\r' => Folded::To('\n'),
                '\u{2028}' if self.is_cell_break(at) => {
                    self.keep(kept_from, at);
                    kept_from = at;
                    self.cell_breaks.push(self.text.len());
                    fold(c)
                }
                _ => fold(c),
            };
            if folded != Folded::Same {
                self.keep(kept_from, at);
                self.replace(at, next - at, folded);
                kept_from = next;
            }
            at = next;
        }
        self.keep(kept_from, bytes.len());
    }

    /// Takes over `source[from..to]` as it stands.
    fn keep(&mut self, from: usize, to: usize) {
        let mut from = from;
        while from < to {
            let mut end = to.min(from + RUN_BYTES);
            while !self.source.is_char_boundary(end) {
                end -= 1;
            }
            let piece = &self.source[from..end];
            self.runs.push(Run {
                at: self.text.len(),
                source: from,
                point: self.point,
                replaces: None,
            });
            self.text.push_str(piece);
            self.point += count_points(piece);
            from = end;
        }
    }

    /// Leaves `source[from..to]` out.
    fn drop(&mut self, from: usize, to: usize) {
        self.point += count_points(&self.source[from..to]);
    }

    /// Leaves the gloss `source[from..to]` out, but for a line break inside it.
    fn gloss(&mut self, from: usize, to: usize) {
        let Some(at) = self.source[from..to].find('\n').map(|i| from + i) else {
            return self.drop(from, to);
        };
        self.drop(from, at);
        self.keep(at, at + 1);
        self.drop(at + 1, to);
    }

    /// Puts one character in place of one of the source, or nothing.
    fn replace(&mut self, source: usize, bytes: usize, folded: Folded) {
        if let Folded::To(c) = folded {
            self.runs.push(Run {
                at: self.text.len(),
                source,
                point: self.point,
                replaces: Some((bytes, 1)),
            });
            self.text.push(c);
        }
        self.point += 1;
    }
}

/// Length of the UTF-8 sequence that begins with `lead`.
fn width(lead: u8) -> usize {
    match lead {
        0..=0x7F => 1,
        0x80..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span_of(reading: &Reading, part: &str) -> Span {
        let start = reading.text().find(part).expect("part of the copy");
        Span::new(start, start + part.len())
    }

    #[test]
    fn quotes_the_source_whatever_was_folded() {
        let reading = Reading::new("（一）甲，𠮷\u{3000}乙\r\n丙");
        assert_eq!(reading.text(), "(一)甲,𠮷 乙\n丙");
        let span = span_of(&reading, "(一)甲,𠮷");
        assert_eq!(reading.quote(span), "（一）甲，𠮷");
        assert_eq!(reading.source_span(span), [0, 6]);
        assert_eq!(reading.source_span(span_of(&reading, "丙")), [10, 11]);
    }

    #[test]
    fn a_dropped_character_belongs_to_neither_neighbour() {
        let reading = Reading::new("整\u{200B}改");
        assert_eq!(reading.text(), "整改");
        assert_eq!(reading.source_span(span_of(&reading, "整")), [0, 1]);
        assert_eq!(reading.source_span(span_of(&reading, "改")), [2, 3]);
        assert_eq!(reading.quote(span_of(&reading, "整改")), "整\u{200B}改");
    }

    #[test]
    fn an_edited_copy_still_quotes_the_source() {
        let source = "甲，乙3、丙。丁".repeat(3);
        let reading = Reading::new(&source);
        let at = reading.text().find("3、").expect("the number");
        let stop = reading.text().find("丁").expect("the last");
        let edited = reading.edited(&[
            Edit {
                drop: Span::new(at, at + 4),
                break_line: false,
            },
            Edit {
                drop: Span::new(stop, stop),
                break_line: true,
            },
        ]);
        assert!(edited.text().starts_with("甲,乙丙。\n丁甲,"));
        let span = span_of(&edited, "乙丙");
        assert_eq!(edited.quote(span), "乙3、丙");
        assert_eq!(edited.source_span(span), [2, 6]);
        let behind = span_of(&edited, "丁");
        assert_eq!(edited.source_span(behind), [7, 8]);
        let last = edited.text().len();
        assert_eq!(edited.quote(Span::new(last - 3, last)), "丁");
        assert_eq!(edited.source_span(Span::new(last - 3, last)), [23, 24]);
    }

    #[test]
    fn pinyin_in_brackets_is_skipped() {
        let reading = Reading::new("動態(tài)管理（試行）");
        assert_eq!(reading.text(), "动态管理(试行)");
        assert_eq!(
            reading.quote(span_of(&reading, "动态管理")),
            "動態(tài)管理"
        );
    }

    #[test]
    fn a_gloss_cut_by_a_line_break_leaves_the_break() {
        let reading = Reading::new("動態(tà\ni)管理");
        assert_eq!(reading.text(), "动态\n管理");
        assert_eq!(reading.source_widths(), [5, 4]);
        assert_eq!(reading.source_span(span_of(&reading, "管理")), [8, 10]);
    }

    #[test]
    fn widths_are_those_of_the_source() {
        let reading = Reading::new("\u{3000}整\u{200B}改，\r\n\n動態(tài)\r一");
        assert_eq!(reading.text(), " 整改,\n\n动态\n一");
        assert_eq!(reading.source_widths(), [6, 0, 7, 1]);
        assert_eq!(Reading::new("整改\n").source_widths(), [2]);
    }

    #[test]
    fn a_line_break_inside_a_cell_ends_no_line() {
        let reading = Reading::new("甲\u{2028}乙\n1\t一是，\u{2028}二是\t丙\n丁");
        let lines = |r: &Reading| -> Vec<String> {
            let spans = r.lines().iter().map(|l| l.span);
            spans.map(|s| r.get(s).to_owned()).collect()
        };
        assert_eq!(lines(&reading), ["甲", "乙", "1\t一是,\n二是\t丙", "丁"]);
        assert_eq!(reading.source_widths(), [1, 1, 10, 1]);
        assert_eq!(
            reading.quote(span_of(&reading, "是,\n二")),
            "是，\u{2028}二"
        );
        let at = reading.text().find('乙').expect("乙");
        let edited = reading.edited(&[Edit {
            drop: Span::new(at, at + 4),
            break_line: false,
        }]);
        assert_eq!(lines(&edited), ["甲", "1\t一是,\n二是\t丙", "丁"]);
        let alone = Reading::new("甲\t乙\u{2028}丙");
        assert_eq!(alone.lines().len(), 2);
    }

    #[test]
    fn long_unchanged_stretches_count_right() {
        let source = "巡察".repeat(2000);
        let reading = Reading::new(&source);
        let end = reading.text().len();
        assert_eq!(reading.source_span(Span::new(end - 3, end)), [3999, 4000]);
    }
}
