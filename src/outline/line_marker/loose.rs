//! Signs that few reports number their problems by: 其一， 首先， [1] 第1项： A. 01
//!
//! In running text most of them mean something else. They count where each of several has an answer under a label
//! of its own; or below the heading of a class, where each names its problem by a frame, or is a line of one sentence
//! with text below it and half of them find fault.

use std::collections::HashSet;

use crate::outline::framed::{self, Frame};
use crate::outline::label::{self, LabelClass};
use crate::outline::marker::{self, Marker, MarkerKind};
use crate::outline::wording;
use crate::text::{Line, Reading, Span, is_han, numeral, sentence};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Family {
    /// 其一，
    Of,
    /// 首先， 其次，
    First,
    /// [1] 【1】
    Bracket,
    /// 第1项： 第1个问题：
    Item,
    /// A.
    Letter,
    /// 01 or a figure without its point
    Bare,
}

/// A loose sign at the start of a line: lengths in bytes.
struct Sign {
    family: Family,
    /// `None` for 最后.
    number: Option<u32>,
    len: usize,
    body: usize,
}

/// A line that begins with a loose sign.
struct Member {
    line: usize,
    marker: Marker,
    framed: bool,
    /// It is one sentence.
    sentence: bool,
    /// It is one sentence, and text stands below it.
    told: bool,
    /// It finds fault.
    fault: bool,
    /// An answer under a label comes before the next member.
    answered: bool,
}

/// Lines with signs of one family that follow each other.
struct Run {
    family: Family,
    below_class: bool,
    members: Vec<Member>,
}

impl Run {
    fn last(&self) -> u32 {
        let last = self.members.last().and_then(|m| m.marker.number);
        last.unwrap_or(0)
    }

    /// One may be missing.
    fn can_go_on_with(&self, number: u32) -> bool {
        (1..=2).contains(&number.saturating_sub(self.last()))
    }

    fn names_problems(&self) -> bool {
        let all = |holds: fn(&Member) -> bool| self.members.iter().all(holds);
        let faults = self.members.iter().filter(|m| m.fault).count();
        let told = || all(|m| m.told) && faults * 2 >= self.members.len();
        all(|m| m.answered) || self.below_class && (all(|m| m.framed) || told())
    }
}

/// Adds the markers of the lines whose loose signs number problems.
pub fn mark(reading: &Reading, markers: &mut [Option<Marker>]) {
    let runs: Vec<Run> = runs(reading, markers)
        .into_iter()
        .filter(Run::names_problems)
        .collect();
    // One alone counts where others of its family do.
    let usual: HashSet<Family> = runs
        .iter()
        .filter(|r| r.members.len() > 1)
        .map(|r| r.family)
        .collect();
    for run in runs.iter().filter(|r| usual.contains(&r.family)) {
        for member in &run.members {
            markers[member.line] = Some(member.marker);
        }
    }
}

fn runs(reading: &Reading, markers: &[Option<Marker>]) -> Vec<Run> {
    let mut runs = Runs::default();
    for (i, line) in reading.lines().iter().enumerate() {
        if line.is_blank() {
            continue;
        }
        let points = markers[i].is_some_and(|m| m.kind >= MarkerKind::Arabic);
        if framed::is_heading(reading, line) && (runs.open.is_empty() || !points) {
            runs.heading(reading, line);
        } else if let Some(sign) = sign(reading.get(line.span)).filter(|_| markers[i].is_none()) {
            runs.sign(reading, i, &sign);
        } else {
            runs.text(reading, line);
        }
    }
    runs.done.append(&mut runs.open);
    runs.done
}

#[derive(Default)]
struct Runs {
    done: Vec<Run>,
    /// One of each family at the most.
    open: Vec<Run>,
    /// The heading above names a class of problems, and has no text of its own.
    below_class: bool,
}

impl Runs {
    fn heading(&mut self, reading: &Reading, line: &Line) {
        self.done.append(&mut self.open);
        self.below_class = framed::stands_above_problems(reading, line.span);
    }

    /// Line `i` begins with `sign`.
    fn sign(&mut self, reading: &Reading, i: usize, sign: &Sign) {
        let at = self.open.iter().position(|r| r.family == sign.family);
        let fresh = Run {
            family: sign.family,
            below_class: self.below_class,
            members: Vec::new(),
        };
        let before = at.map(|at| self.open.swap_remove(at));
        let goes_on = |run: &Run| sign.number.is_none_or(|n| run.can_go_on_with(n));
        let mut run = match before {
            Some(run) if goes_on(&run) => run,
            before => {
                self.done.extend(before);
                fresh
            }
        };
        let number = sign.number.unwrap_or(run.last() + 1);
        run.members.push(member(reading, i, sign, number));
        self.open.push(run);
    }

    fn text(&mut self, reading: &Reading, line: &Line) {
        let answers = label::at_start(reading.text(), line.span)
            .is_some_and(|l| l.class == LabelClass::Measures);
        let last = self.open.iter_mut().filter_map(|r| r.members.last_mut());
        for last in last {
            last.answered |= answers;
            last.told = last.sentence;
        }
        // The class has text of its own: what follows may speak of it.
        self.below_class &= !self.open.is_empty();
    }
}

fn member(reading: &Reading, i: usize, sign: &Sign, number: u32) -> Member {
    let text = reading.text();
    let line = reading.lines()[i];
    let start = line.span.start;
    let body = Span::new((start + sign.body).min(line.span.end), line.span.end);
    let labels = label::inside(text, body);
    Member {
        line: i,
        marker: Marker {
            kind: MarkerKind::ShiProblem,
            number: Some(number),
            span: Span::new(start, start + sign.len),
            body: body.start,
        },
        sentence: sentence::first_end(text, body) == body.end,
        told: false,
        fault: wording::reads_as_problem(body.of(text)),
        framed: framed::frame(text, body).is_some_and(|f| f == Frame::Quoted),
        answered: labels.iter().any(|l| l.class == LabelClass::Measures),
    }
}

/// The loose sign that `line` begins with.
fn sign(line: &str) -> Option<Sign> {
    one_of(line)
        .or_else(|| first(line))
        .or_else(|| bracket(line))
        .or_else(|| item(line))
        .or_else(|| letter(line))
        .or_else(|| bare(line))
}

/// A sign of `len` bytes, with marks behind it where `closed` asks for them.
fn of(family: Family, number: Option<u32>, line: &str, len: usize, closed: bool) -> Option<Sign> {
    let gap = marker::separator_len(&line[len..]);
    (gap > 0 || !closed).then_some(Sign {
        family,
        number,
        len,
        body: len + gap,
    })
}

fn small(digits: &str) -> Option<u32> {
    let number = numeral::whole(digits).and_then(|n| u32::try_from(n).ok());
    number.filter(|n| (1..100).contains(n))
}

fn one_of(line: &str) -> Option<Sign> {
    let inner = line.strip_prefix('其')?;
    let behind = inner.trim_start_matches(numeral::is_han_numeral);
    let number = small(&inner[..inner.len() - behind.len()])?;
    of(
        Family::Of,
        Some(number),
        line,
        line.len() - behind.len(),
        true,
    )
}

fn first(line: &str) -> Option<Sign> {
    const WORDS: [(&str, Option<u32>); 4] = [
        ("首先", Some(1)),
        ("其次", Some(2)),
        ("再次", Some(3)),
        ("最后", None),
    ];
    let (word, number) = WORDS.into_iter().find(|(w, _)| line.starts_with(w))?;
    of(Family::First, number, line, word.len(), true)
}

fn bracket(line: &str) -> Option<Sign> {
    let (inner, close) = [('[', ']'), ('【', '】')]
        .into_iter()
        .find_map(|(open, close)| Some((line.strip_prefix(open)?, close)))?;
    let (digits, _) = inner.split_once(close)?;
    let len = line.len() - inner.len() + digits.len() + close.len_utf8();
    of(Family::Bracket, Some(small(digits)?), line, len, false)
}

fn item(line: &str) -> Option<Sign> {
    let inner = line.strip_prefix('第')?;
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || numeral::is_han_numeral(c));
    let number = small(&inner[..inner.len() - rest.len()])?;
    let behind = ["个问题", "项问题", "条问题", "项", "条"]
        .iter()
        .find_map(|w| rest.strip_prefix(w))?;
    of(
        Family::Item,
        Some(number),
        line,
        line.len() - behind.len(),
        true,
    )
}

fn letter(line: &str) -> Option<Sign> {
    let letter = *line.as_bytes().first().filter(|c| c.is_ascii_uppercase())?;
    let number = u32::from(letter - b'A') + 1;
    line[1..].starts_with(['.', '、']).then_some(())?;
    let mark = line[1..].chars().next()?.len_utf8();
    of(Family::Letter, Some(number), line, 1 + mark, false)
}

/// 01 预报不准, 1 预报不准
fn bare(line: &str) -> Option<Sign> {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &line[..line.len() - behind.len()];
    let number = small(digits).filter(|_| digits.len() <= 2)?;
    let words = behind.trim_start_matches(' ');
    let parted = words.len() < behind.len() || digits.starts_with('0');
    let heads = words.starts_with(|c| is_han(c) || c == '“');
    (parted && heads)
        .then(|| of(Family::Bare, Some(number), line, digits.len(), false))
        .flatten()
}

#[cfg(test)]
mod tests {
    use crate::outline::line_marker::all;
    use crate::outline::marker::MarkerKind;
    use crate::text::Reading;

    /// The signs that number problems, as written.
    fn numbered(text: &str) -> Vec<String> {
        let reading = Reading::new(text);
        let found = all(&reading).into_iter().flatten();
        found
            .filter(|m| m.kind == MarkerKind::ShiProblem)
            .map(|m| reading.quote(m.span).to_owned())
            .collect()
    }

    const SIGNS: [(&str, &str); 8] = [
        ("其一，", "其二，"),
        ("首先，", "其次，"),
        ("[1]", "[2]"),
        ("【1】", "【2】"),
        ("第1项：", "第2项："),
        ("Ａ．", "Ｂ．"),
        ("01 ", "02 "),
        ("1 ", "2 "),
    ];

    #[test]
    fn signs_whose_lines_are_answered_number_problems() {
        for (first, second) in SIGNS {
            let text = format!(
                "{first}巡护不勤。\n整改情况：\n一是巡护9次。\n{second}账目不清。整改情况：已理清。"
            );
            let signs = [first, second].map(|s| s.trim_end_matches(['，', '：', ' ']));
            assert_eq!(numbered(&text), signs, "{text}");
        }
        let text =
            "（一）业务工作方面\n[1]巡护不到位。\n一是巡护9次。\n[2]设备老旧。\n一是更换7套。";
        assert_eq!(numbered(text), ["[1]", "[2]"]);
        let text = "其一，巡护不勤。\n整改情况：巡护9次。\n其二，账目不清。\n整改情况：已理清。\n\
                    （二）作风方面\n其一，推诿。\n整改情况：已约谈。";
        assert_eq!(numbered(text), ["其一", "其二", "其一"]);
        let text = "[1]巡护不勤。\n整改情况：巡护9次。\n[3]账目不清。\n整改情况：已理清。";
        assert_eq!(numbered(text), ["[1]", "[3]"]);
        let text = "（一）业务工作方面\n首先，针对“人手少”的问题，招聘2人。\n\
                    其次，针对“车辆旧”的问题，更换1辆。\n最后，针对“账目不清”的问题，已理清。";
        assert_eq!(numbered(text), ["首先", "其次", "最后"]);
    }

    #[test]
    fn signs_in_an_answer_are_none() {
        for (first, second) in SIGNS {
            for text in [
                format!("1.巡护不勤。\n整改情况：\n{first}巡护9次。\n{second}招聘2人。"),
                format!("（一）业务工作方面\n{first}巡护不到位。\n{second}账目不清。\n已整改。"),
                format!(
                    "（一）业务工作方面\n{first}加强巡护。\n巡护9次。\n{second}理清账目。\n已理清。"
                ),
                format!("1.巡护不勤。\n{first}夜间无人。\n{second}人手少。\n整改情况：招聘2人。"),
                format!("{first}巡护不勤。\n整改情况：已巡护。"),
            ] {
                assert_eq!(numbered(&text), Vec::<String>::new(), "{text}");
            }
        }
    }
}
