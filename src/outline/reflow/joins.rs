//! Lines that were broken inside a sentence, joined.

use super::drop;
use crate::outline::{label, marker};
use crate::text::reading::Edit;
use crate::text::{Line, Reading, is_han};

/// A document wrapped at a width has lines of at least so many columns (a Chinese character takes two).
const NARROWEST: usize = 36;
const WIDEST: usize = 160;
/// Fewest lines that end at the width in the middle of a sentence.
const TELLING_LINES: usize = 4;

/// Line breaks inside sentences.
pub fn joins(reading: &Reading) -> Vec<Edit> {
    let widths = reading.source_widths();
    let (lines, widths): (Vec<&Line>, Vec<usize>) = reading
        .lines()
        .iter()
        .zip(widths)
        .filter(|(line, _)| !line.is_blank())
        .unzip();
    let full = Full::of(reading, &lines, widths);
    let by_width_alone = full.as_ref().is_some_and(Full::is_everywhere);
    let exact = full.as_ref().is_some_and(|full| full.slack == 0);
    let mut edits = Vec::new();
    // Brackets open at the end of the line, in the paragraph so far.
    let mut open = 0;
    for (i, pair) in lines.windows(2).enumerate() {
        let is_full = |i: usize| full.as_ref().is_some_and(|full| full.is_full(i));
        let place = Break {
            reading,
            line: pair[0],
            next: pair[1],
            at_width: is_full(i),
            by_width_alone,
            next_is_full: is_full(i + 1),
        };
        open = brackets_open(reading.get(pair[0].span), open);
        if place.is_inside_sentence(open > 0) {
            edits.push(place.join(exact));
        } else {
            open = 0;
        }
    }
    edits
}

/// How many brackets are open behind `words`, where `open` were before them.
fn brackets_open(words: &str, open: usize) -> usize {
    words.chars().fold(open, |open, c| match c {
        '(' => open + 1,
        ')' => open.saturating_sub(1),
        _ => open,
    })
}

/// The width at which the lines of a document were wrapped.
struct Full {
    /// How wide each line is.
    widths: Vec<usize>,
    width: usize,
    /// How much shorter a full line may be: a mark that may not begin a line takes its neighbour along.
    slack: usize,
    /// How many lines are so wide and break a sentence.
    told: usize,
}

impl Full {
    /// By columns, by characters, cut off after so many code points of the source, blanks included, or
    /// broken near so many with the indent of a paragraph among them.
    fn of(reading: &Reading, lines: &[&Line], source: Vec<usize>) -> Option<Self> {
        let words: Vec<&str> = lines.iter().map(|line| reading.get(line.span)).collect();
        let measured = |measure: fn(&str) -> usize| words.iter().map(|w| measure(w)).collect();
        let indents_count = Self::by(&words, source.clone(), NARROWEST / 2, 2);
        let found = [
            Self::by(&words, measured(columns), NARROWEST, 6),
            Self::by(&words, measured(characters), NARROWEST / 2, 1),
            Self::by(&words, source, NARROWEST / 2, 0),
        ]
        .into_iter()
        .flatten()
        .max_by_key(|full| full.told);
        // Its lines are nearly those of another measure by chance; by far more lines are none.
        let told = found.as_ref().map_or(0, |full| full.told);
        indents_count
            .filter(|full| full.told * 4 > told * 5)
            .or(found)
    }

    /// Many lines end at the same width in the middle of a sentence, and hardly any goes beyond.
    fn by(lines: &[&str], widths: Vec<usize>, narrowest: usize, slack: usize) -> Option<Self> {
        let mut broken = [0usize; WIDEST + 1];
        let mut all = [0usize; WIDEST + 1];
        for (words, &width) in lines.iter().zip(&widths) {
            let width = width.min(WIDEST);
            all[width] += 1;
            broken[width] += usize::from(!ends_sentence(words));
        }
        let near =
            |counts: &[usize], width: usize| counts[width - slack..=width].iter().sum::<usize>();
        let width = (narrowest..WIDEST).max_by_key(|&w| near(&broken, w))?;
        let (told, ended) = (
            near(&broken, width),
            near(&all, width) - near(&broken, width),
        );
        let beyond: usize = all.iter().skip(width + 1 + slack).sum();
        let many = told >= TELLING_LINES && told * 12 >= lines.len() && beyond * 20 <= lines.len();
        // Fewer tell where they are as wide to the character and none is wider.
        let exact = slack == 0 && told >= 2 && beyond == 0;
        ((many || exact) && ended <= told).then_some(Self {
            widths,
            width,
            slack,
            told,
        })
    }

    /// Is line `i` as wide as a line can be?
    fn is_full(&self, i: usize) -> bool {
        self.widths[i].abs_diff(self.width) <= self.slack
    }

    /// Hardly any line ends elsewhere: the text had no line breaks before it was cut off at the width.
    fn is_everywhere(&self) -> bool {
        let others = (0..self.widths.len()).filter(|&i| !self.is_full(i)).count();
        self.slack == 0 && (others <= 1 || others * 10 <= self.widths.len())
    }
}

fn is_word(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric()
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

/// The break between two lines that are not blank.
struct Break<'r> {
    reading: &'r Reading<'r>,
    line: &'r Line,
    next: &'r Line,
    /// The first line is as wide as a line can be.
    at_width: bool,
    next_is_full: bool,
    /// All lines of the document end at the width.
    by_width_alone: bool,
}

impl Break<'_> {
    /// Can `next` be the rest of the sentence, or of the row, that `line` begins?
    fn is_inside_sentence(&self, in_bracket: bool) -> bool {
        let words = self.reading.get(self.line.span);
        let between = &self.reading.text()[self.line.span.end..self.next.span.start];
        if between.matches('\n').count() > 2 {
            return false;
        }
        if self.are_rows() {
            return false;
        }
        if self.in_row() {
            return self.at_width && !starts_row(self.reading.get(self.next.whole));
        }
        let cut = self.at_width || words.ends_with([',', '、']);
        let indented = self.next.span.start >= self.next.whole.start + 2;
        if self.by_width_alone && self.at_width && !indented {
            return true;
        }
        if !cut || indented || ends_sentence(words) && self.starts_anew(in_bracket) {
            return false;
        }
        // The width cut a marker or a word in two: …(  2)… …@  163.com
        let in_word = self.at_width
            && words.ends_with(|c: char| {
                matches!(c, '(' | '【' | '@' | '-') || c.is_ascii_alphanumeric()
            });
        // 下一步将长期坚持 at the width goes on; the document's own outlook has a comma.
        let goes_on = self.at_width && self.reading.get(self.next.span).starts_with("下一步将");
        in_word || goes_on || self.in_label() || !starts_block(self.reading.text(), self.next)
    }

    /// Did the width cut a label in two, or put words of a sentence where a label without a colon
    /// would stand: …具体问题  整改情况
    fn in_label(&self) -> bool {
        let (text, words) = (self.reading.text(), self.reading.get(self.line.span));
        if !self.at_width || ends_sentence(words) {
            return false;
        }
        let clause = words.rsplit(['。', ';', ',', ' ']).next().unwrap_or(words);
        let bare = label::at_start(text, self.next.span)
            .is_some_and(|l| !text[l.span.end..].starts_with([':', '】', ')']));
        bare || label::are_words(clause)
    }

    /// Is `next` a line of its own, where the line before it ends a sentence?
    fn starts_anew(&self, in_bracket: bool) -> bool {
        let words = self.reading.get(self.next.span);
        // ) is what is left of (二), unless a bracket is open.
        let lost_marker = words.starts_with(')') && !in_bracket;
        // The rest of a paragraph ends with a mark.
        let unended = !self.next_is_full && words.ends_with(is_word);
        lost_marker || unended
    }

    /// Is it inside a row of a table?
    fn in_row(&self) -> bool {
        [self.line, self.next]
            .iter()
            .any(|line| self.reading.get(line.whole).contains('\t'))
    }

    /// Are both whole rows of one table, with as many bars between their cells?
    fn are_rows(&self) -> bool {
        let bars = |line: &Line| self.reading.get(line.whole).matches('|').count();
        bars(self.line) > 1 && bars(self.line) == bars(self.next)
    }

    /// What goes: blanks too, but not where nothing but a line break was put in.
    fn join(&self, exact: bool) -> Edit {
        if exact || self.in_row() {
            drop(self.line.whole.end, self.next.whole.start)
        } else {
            // A blank at the cut parts two figures: 2025-02-21  09:12.
            let text = self.reading.text();
            let blank = self.line.span.end < self.line.whole.end;
            let figures = text[..self.line.span.end].ends_with(|c: char| c.is_ascii_digit())
                && text[self.next.span.start..].starts_with(|c: char| c.is_ascii_digit());
            let kept = usize::from(blank && figures);
            drop(self.line.span.end + kept, self.next.span.start)
        }
    }
}

/// A number and a tab: the first cell of a row.
fn starts_row(line: &str) -> bool {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < line.len() && behind.starts_with('\t')
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
    fn rows_as_wide_as_each_other_are_no_wrapped_lines() {
        let table = "序号 | 反馈问题 | 整改措施 | 完成情况 |\n1 | 学习不深入。 | 开展学习8次。 | 已完成 |\n2 | 作风不实。 | 开展督查3次。 | 正在整改 |\n3 | 账目不清。 | 清理账目3次。 | 已完成 |";
        assert_eq!(repaired(table).lines().count(), 4);
        let wrapped = ["甲乙丙丁戊己庚辛壬癸甲乙丙丁戊|己庚辛"; 8].join("\n");
        assert_eq!(repaired(&wrapped).lines().count(), 1);
    }

    /// Every line of `text` cut off after `width` characters.
    fn cut_off(text: &str, width: usize) -> String {
        let mut lines = Vec::new();
        for line in text.lines() {
            let chars: Vec<char> = line.chars().collect();
            lines.extend(chars.chunks(width).map(|c| c.iter().collect::<String>()));
        }
        lines.join("\n")
    }

    #[test]
    fn lines_cut_off_at_a_width_are_joined_whatever_stood_at_the_cut() {
        let text = "\u{3000}\u{3000}党组认真学习文件,提高认识,增强信心,落实责任,推动\
                    整改,先后(分8 次)开会研究。";
        let text = [text; 5].join("\n");
        for width in [18, 20, 21, 22, 23, 25] {
            assert_eq!(repaired(&cut_off(&text, width)), repaired(&text), "{width}");
        }
    }

    #[test]
    fn a_blank_at_the_cut_parts_two_figures() {
        let line = "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬";
        let wrapped = [line; 6].join("\n");
        let dated = "甲乙丙丁戊己庚辛壬癸甲乙丙丁2025-02-21";
        let text = format!("{wrapped}\n{dated} \n09:12完。");
        assert!(repaired(&text).ends_with("2025-02-21 09:12完。"));
        let text = format!("{wrapped}\n{dated}\n完。");
        assert!(repaired(&text).ends_with("2025-02-21完。"));
    }

    #[test]
    fn a_line_without_a_mark_behind_a_sentence_is_one_of_its_own() {
        let line = "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬";
        let wrapped = [line; 6].join("\n");
        let text = format!("{wrapped}\n{line}。\n某县气象局\n2023年1月1日");
        assert!(repaired(&text).ends_with("。\n某县气象局\n2023年1月1日"));
        let text = format!("{wrapped}\n{line}。\n已学习。");
        assert!(repaired(&text).ends_with("。已学习。"));
    }

    #[test]
    fn a_text_without_line_breaks_that_was_cut_off_is_joined_whole() {
        let text = "一、学习不够。整改措施:已学习。二、账目不清。整改措施:已查。".repeat(4);
        assert_eq!(repaired(&cut_off(&text, 19)), repaired(&text));
        let text = format!("{}\n1.甲\n2.乙", cut_off(&text, 19));
        assert!(repaired(&text).ends_with("\n1.甲\n2.乙"));
    }

    #[test]
    fn the_indent_of_a_paragraph_counts_for_the_width() {
        let indent = "\u{a0}\u{20}".repeat(3);
        let (first, full) = (
            "2021年甲乙丙丁戊己庚辛壬癸甲乙丙丁",
            "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙",
        );
        let paragraph = format!("{indent}{first}\n{full}\n{full}丁,\n完。\n");
        assert_eq!(
            repaired(&paragraph.repeat(4)).trim(),
            format!("{first}{full}{full}丁,完。\n      ")
                .repeat(4)
                .trim()
        );
        let short = format!("{indent}一是学习\n二是讨论\n");
        assert_eq!(repaired(&short.repeat(4)).lines().count(), 8);
    }

    #[test]
    fn rows_cut_off_at_a_width_are_joined() {
        let row = "\t学习\t党组学习不够深入,研讨不多\t制定计划,每月学习一次,按时研讨\t办公室";
        let text: String = (1..=6).map(|n| format!("{n}{row}\n")).collect();
        let text = format!("序号\t类别\t问题\t整改措施\t责任单位\n{text}");
        assert_eq!(repaired(&cut_off(&text, 19)), text.trim_end());
    }

    #[test]
    fn a_bracket_that_lost_its_partner_begins_a_line() {
        let line = "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬";
        let wrapped = [line; 6].join("\n");
        let lost = format!("{wrapped}\n{line}。\n)党的建设");
        assert!(repaired(&lost).ends_with("。\n)党的建设"));
        let open = format!("{wrapped}\n({}。\n)完。", &line["甲".len()..]);
        assert!(repaired(&open).ends_with("。)完。"));
    }

    #[test]
    fn lines_of_their_own_stay() {
        let text = "关于整改的通报\n中共某镇委员会\n整改情况:\n一是学习。\n二是讨论";
        assert_eq!(repaired(text), text);
        assert_eq!(repaired("已学习,\n已讨论。"), "已学习,已讨论。");
    }
}
