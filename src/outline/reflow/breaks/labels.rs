//! Labels that have lost their line: 整改情况： 问题：

use super::Breaker;
use crate::outline::label::{self, LabelClass};
use crate::outline::marker;
use crate::text::{Span, is_han, numeral};

/// Longest heading that a label may end, in bytes.
const LONGEST_HEADING: usize = 80 * 3;
/// Longest name of a unit above its problems, in bytes.
const LONGEST_UNIT: usize = 24 * 3;

/// Labels of what a heading's problem looks like.
const DESCRIPTIONS: [&str; 5] = ["存在问题", "具体表现", "问题表现", "问题描述", "反馈问题"];
/// So many of one of them show that headings stand above it.
const FEWEST_DESCRIPTIONS: usize = 3;

/// The label that stands `FEWEST_DESCRIPTIONS` times in `line`, with its colon.
pub(super) fn usual_description(line: &str) -> Option<&'static str> {
    DESCRIPTIONS.into_iter().find(|words| {
        let labelled = |(at, w): &(usize, &str)| line[at + w.len()..].starts_with(':');
        let found = line.match_indices(words).filter(labelled);
        found.take(FEWEST_DESCRIPTIONS).count() == FEWEST_DESCRIPTIONS
    })
}

impl Breaker<'_> {
    /// 取得成效： — the label with a colon at `at`, if one stands there.
    pub(super) fn label(&self, at: usize) -> Option<label::Label> {
        let found = label::with_colon(self.text, Span::new(at, self.line.end))?;
        // 问题1: is a marker.
        let numbered = found
            .span
            .of(self.text)
            .ends_with(|c| numeral::digit(c).is_some());
        let own = found.class != LabelClass::Problem || !numbered;
        (own && !self.begins_with_state(&found)).then_some(found)
    }

    /// 整改状态:已完成整改情况: — the state is what the label before it says.
    fn begins_with_state(&self, found: &label::Label) -> bool {
        const STATES: [&str; 7] = [
            "已完成", "基本完成", "阶段性完成", "未完成", "正在推进", "正在整改", "长期坚持",
        ];
        let words = found.span.of(self.text);
        let parts = ["已完成", "完成", "推进", "整改", "坚持"]
            .iter()
            .filter_map(|w| Some((w.len(), words.strip_prefix(w)?)));
        let mut states = parts.filter(|(len, _)| {
            let value = self.value.min(found.span.start);
            STATES.contains(&&self.text[value..found.span.start + len])
        });
        states.any(|(_, rest)| label::class_of(rest).is_some_and(LabelClass::is_answer))
    }

    /// A label that has lost its line, perhaps with the name of the unit before it.
    pub(super) fn break_at_label(&mut self, found: &label::Label, before: char) {
        let at = found.span.start;
        if let Some(start) = label::last_of(self.text, found.span).filter(|_| before != '。') {
            return self.break_inside_label(found, start);
        }
        if found.class != LabelClass::Problem {
            if self.label_breaks(found, before) {
                self.break_before(at);
            }
            return;
        }
        let unit = self.names_unit(at);
        if unit {
            self.break_before(self.sentence);
        }
        let described = self.describes_heading(found);
        if unit || before == '。' || described.is_some() {
            self.markers += 1;
            self.break_before(described.unwrap_or(at));
        }
    }

    /// (一)学习不经常存在问题：…: where the label begins that stands right behind a numbered heading, as it does
    /// behind others. 在学习方面存在问题： is a heading's own end, and 人 of 后继乏人存在问题： no word of a label.
    fn describes_heading(&self, found: &label::Label) -> Option<usize> {
        let words = found.span.of(self.text);
        let label = self.described.filter(|w| words.ends_with(w))?;
        let at = found.span.end - label.len();
        let heading = &self.text[self.last_marker?.body.min(at)..at];
        let own_end = heading.ends_with(['的', '下', '在', '了', '面', '中', '些']);
        let short = !heading.is_empty() && heading.len() <= LONGEST_UNIT * 2;
        (short && !own_end && !heading.contains(['。', ';', ':'])).then_some(at)
    }

    /// …任务问题描述：, 关于…问题整改情况：: a heading ends inside the words, the label is what follows.
    fn break_inside_label(&mut self, found: &label::Label, start: usize) {
        let from = self.last_marker.map_or(start, |m| m.body.min(start));
        if start - from > LONGEST_HEADING {
            return;
        }
        let heading = &self.text[from..start];
        let framed = ["关于", "针对", "对于"]
            .iter()
            .any(|w| heading.starts_with(w));
        let own = framed && !heading.contains("方面");
        if !heading.contains('。') && (own || marker::read(self.text, found.body).is_none()) {
            self.break_before(start);
        }
    }

    /// 。某县气象局问题：…: what stands between the sentence and the label names a unit.
    fn names_unit(&self, label: usize) -> bool {
        let words = &self.text[self.sentence.min(label)..label];
        self.text[..self.sentence].ends_with('。')
            && !words.is_empty()
            && words.len() <= LONGEST_UNIT
            && words.chars().all(is_han)
            && !words.ends_with(['的', '下', '在', '了', '面'])
    }

    /// Does a label begin here that has lost its line? 关于…问题整改情况： is a heading's own end.
    fn label_breaks(&self, found: &label::Label, before: char) -> bool {
        if matches!(before, '。' | ')' | '】') {
            return true;
        }
        let words = found.span.of(self.text);
        // 采取以下措施: is a clause's own end.
        let whole = words.chars().nth(2).is_some()
            && !matches!(before, '下' | '了' | '的' | '及' | '和' | '与');
        let heading_end = ["问题", "任务", "的", "及", "和"]
            .iter()
            .any(|w| words.starts_with(w));
        is_han(before) && whole && !heading_end
    }
}
