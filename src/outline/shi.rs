//! 一是… 二是… that number problems: 一是针对“…”的问题，… below 一、…方面.
//!
//! As a rule 一是 numbers the points of an answer. A run of them right below the heading of a class numbers
//! problems where each names its problem by a frame, or each has an answer under a label of its own.

use super::framed::{Frame, frame, is_heading, stands_above_problems};
use super::label;
use super::marker::{self, Marker, MarkerKind};
use crate::text::{Line, Reading, Span};

/// A line that begins with 一是, 二是 …
struct Member {
    /// Index of the line.
    line: usize,
    frame: Option<Frame>,
    /// An answer under a label comes before the next member.
    answered: bool,
}

/// For each line of the reading copy: does its 一是 number a problem?
pub fn numbers_problem(reading: &Reading) -> Vec<bool> {
    let mut numbers = vec![false; reading.lines().len()];
    let mut run = Run::default();
    for (i, line) in reading.lines().iter().enumerate() {
        if line.is_blank() {
            continue;
        }
        match shi(reading, line) {
            Some(found) => run.member(reading, i, found),
            None if is_heading(reading, line) && !run.lists_answer(reading, line) => {
                run.close(&mut numbers);
                run.above = Some(line.span);
            }
            None => run.text(reading, line),
        }
    }
    run.close(&mut numbers);
    numbers
}

/// 一是针对“…”的问题，…。二是针对“…”的问题，…。 in one paragraph right below the heading of a class, or on its line:
/// where those that begin no line begin, in bytes.
pub fn glued(reading: &Reading) -> Vec<usize> {
    let lines: Vec<&Line> = reading.lines().iter().filter(|l| !l.is_blank()).collect();
    let above = |i: usize| i.checked_sub(1).map(|i| lines[i]);
    let found = lines.iter().enumerate().flat_map(|(i, line)| {
        if !is_heading(reading, line) {
            let below_class = above(i)
                .is_some_and(|l| is_heading(reading, l) && stands_above_problems(reading, l.span));
            return if below_class {
                glued_in(reading, line.span)
            } else {
                Vec::new()
            };
        }
        let Some(at) = first_behind_heading(reading, line) else {
            return Vec::new();
        };
        let mut starts = glued_in(reading, Span::new(at, line.span.end));
        // One alone may be a word of the heading.
        if !starts.is_empty() {
            starts.insert(0, at);
        }
        starts
    });
    found.collect()
}

/// Where 一是 begins behind the heading of a class, on the same line.
fn first_behind_heading(reading: &Reading, line: &Line) -> Option<usize> {
    let from = line.span.start;
    let words = reading.get(line.span);
    let bound = words.char_indices().nth(50).map_or(words.len(), |(i, _)| i);
    let at = from + words[..bound].find("一是")?;
    (at > from && stands_above_problems(reading, Span::new(from, at))).then_some(at)
}

fn glued_in(reading: &Reading, line: Span) -> Vec<usize> {
    let text = reading.text();
    let opens = marker::read(text, line.start)
        .filter(|m| m.kind == MarkerKind::Shi && m.number == Some(1))
        .and_then(|m| frame(text, Span::new(m.body, line.end)));
    if opens.is_none() {
        return Vec::new();
    }
    let mut last = 1;
    let mut found = Vec::new();
    for (i, mark) in line.of(text).match_indices(['。', ';']) {
        let at = line.start + i + mark.len();
        let next = marker::read(text, at)
            .filter(|m| m.kind == MarkerKind::Shi && m.number == Some(last + 1));
        if let Some(next) = next {
            if frame(text, Span::new(next.body.min(line.end), line.end)).is_none() {
                return Vec::new();
            }
            last += 1;
            found.push(at);
        }
    }
    found
}

fn shi(reading: &Reading, line: &Line) -> Option<Marker> {
    marker::read(reading.text(), line.span.start).filter(|m| m.kind == MarkerKind::Shi)
}

/// The lines with 一是 … below one heading.
#[derive(Default)]
struct Run {
    /// The heading above them.
    above: Option<Span>,
    /// The heading names a class of problems.
    below_class: bool,
    members: Vec<Member>,
}

impl Run {
    fn member(&mut self, reading: &Reading, line: usize, found: Marker) {
        let text = reading.text();
        let span = reading.lines()[line].span;
        if self.members.is_empty() {
            self.below_class = self
                .above
                .is_some_and(|above| stands_above_problems(reading, above));
        }
        let body = Span::new(found.body.min(span.end), span.end);
        self.members.push(Member {
            line,
            frame: frame(text, body),
            answered: label::inside(text, body)
                .iter()
                .any(|l| l.class == label::LabelClass::Measures),
        });
    }

    /// 1. … below a member numbers its answer.
    fn lists_answer(&self, reading: &Reading, line: &Line) -> bool {
        let found = marker::read(reading.text(), line.span.start);
        !self.members.is_empty() && found.is_some_and(|m| m.kind >= MarkerKind::Arabic)
    }

    /// A line without a marker of a heading: below the last member, or between the heading and the first.
    fn text(&mut self, reading: &Reading, line: &Line) {
        let answers = label::at_start(reading.text(), line.span)
            .is_some_and(|l| l.class == label::LabelClass::Measures);
        match self.members.last_mut() {
            Some(last) => last.answered |= answers,
            // What the heading stands above has begun otherwise.
            None => self.above = None,
        }
    }

    fn close(&mut self, numbers: &mut [bool]) {
        let members = std::mem::take(&mut self.members);
        let all = |holds: fn(&Member) -> bool| members.iter().all(holds);
        let framed = all(|m| m.frame.is_some())
            && (members.len() > 1 || all(|m| m.frame == Some(Frame::Quoted)));
        let answered = members.len() > 1 && all(|m| m.answered);
        if self.below_class && (framed || answered) {
            for member in &members {
                numbers[member.line] = true;
            }
        }
        self.above = None;
        self.below_class = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines whose 一是 numbers a problem.
    fn numbered(text: &str) -> Vec<String> {
        let reading = Reading::new(text);
        let lines = reading.lines().iter().zip(numbers_problem(&reading));
        lines
            .filter(|(_, numbers)| *numbers)
            .map(|(line, _)| reading.get(line.span).chars().take(2).collect())
            .collect()
    }

    #[test]
    fn frames_below_a_class_name_problems() {
        for text in [
            "一、业务工作方面\n一是针对“巡护不勤”的问题,巡护9次。\n二是关于“账目不清”的问题。已理清。",
            "(一)业务工作方面\n一是针对巡护次数的问题,巡护9次。\n二是针对账目不清的问题,已理清。",
            "一、业务工作方面\n一是巡护不到位的问题整改情况。巡护9次。\n二是账目不清的问题整改情况。已理清。",
            "一、业务工作方面\n一是巡护不勤。\n整改情况:巡护9次。\n二是账目不清。\n整改情况:已理清。",
        ] {
            assert_eq!(numbered(text), ["一是", "二是"], "{text}");
        }
    }

    #[test]
    fn points_of_an_answer_stay_points() {
        for text in [
            // Below a problem, or below the label of an answer.
            "(一)巡护不到位的问题。\n一是针对“人手少”的问题,招聘2人。\n二是针对“车辆旧”的问题,更换1辆。",
            "一、业务工作方面\n整改情况:\n一是针对“人手少”的问题,招聘2人。\n二是针对“车辆旧”的问题,更换1辆。",
            // Not each of them names a problem.
            "一、业务工作方面\n一是针对“人手少”的问题,招聘2人。\n二是加强巡护。",
            "一、组织领导情况\n一是针对巡察反馈的问题,制定方案。\n二是针对工作中存在的问题,建立台账。",
            "三、下一步工作打算\n一是针对“人手少”的问题,继续招聘。\n二是针对“车辆旧”的问题,继续更换。",
        ] {
            assert_eq!(numbered(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn problems_in_one_paragraph_are_parted() {
        let text = |second: &str| {
            format!("(一)业务工作方面\n一是针对“人手少”的问题,招聘2人。二是{second}")
        };
        let parts = |second: &str| glued(&Reading::new(&text(second))).len();
        assert_eq!(parts("针对“车辆旧”的问题,更换1辆。"), 1);
        assert_eq!(parts("更换车辆1辆。"), 0);
        let on_its_line = text("针对“车辆旧”的问题,更换1辆。").replace('\n', "");
        assert_eq!(glued(&Reading::new(&on_its_line)).len(), 2);
    }
}
