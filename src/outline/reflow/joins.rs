//! Lines that were broken inside a sentence, joined.

use super::drop;
use crate::outline::{label, marker};
use crate::text::reading::Edit;
use crate::text::{Line, Reading};

/// A document wrapped at a width has lines of at least so many columns (a Chinese character takes two).
const NARROWEST: usize = 36;
const WIDEST: usize = 160;
/// Fewest lines that end at the width in the middle of a sentence.
const TELLING_LINES: usize = 4;

/// Line breaks inside sentences.
pub fn joins(reading: &Reading) -> Vec<Edit> {
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
    use crate::outline::reflow::repaired;

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
