//! Who stands under whom: lines in, blocks with parents out.

use super::framed;
use super::heading::{self, PlainHeading};
use super::label::{self, Label};
use super::line_marker;
use super::marker::{self, Marker, MarkerKind};
use super::outlook;
use super::page::LineRole;
use super::table;
use super::{Block, BlockKind, Outline, wording};
use crate::text::{Line, Reading, Span};

/// More open headings than any report nests; bounds the work for each line.
const DEEPEST: usize = 12;
/// A heading's next sibling is looked for within so many lines.
const FAR: usize = 400;

/// What an open heading is numbered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Marked(MarkerKind),
    Plain(PlainHeading),
}

impl Level {
    /// Usual nesting, outermost first.
    fn rank(self) -> u8 {
        match self {
            Level::Marked(MarkerKind::Chapter) => 0,
            Level::Plain(PlainHeading::Part) | Level::Marked(MarkerKind::Part) => 1,
            Level::Plain(PlainHeading::Aspect) | Level::Marked(MarkerKind::Ordinal) => 2,
            Level::Marked(MarkerKind::ParenHan) => 3,
            Level::Marked(MarkerKind::Dotted) => 4,
            Level::Marked(MarkerKind::Arabic) => 5,
            Level::Marked(MarkerKind::Problem | MarkerKind::ShiProblem)
            | Level::Plain(PlainHeading::Problem) => 6,
            Level::Marked(MarkerKind::ParenArabic) => 7,
            Level::Marked(MarkerKind::Circled) => 8,
            Level::Marked(MarkerKind::Bullet) => 9,
            Level::Marked(MarkerKind::Shi) => 10,
        }
    }
}

/// A heading under which the next line may stand.
#[derive(Clone, Copy, Debug)]
struct Open {
    level: Level,
    number: Option<u32>,
    block: usize,
    /// A label of an answer has come: numbers that start again belong to the answer.
    answering: Option<Label>,
}

/// Builds the outline from the lines and their roles (one a line).
pub fn build(reading: &Reading, roles: Vec<LineRole>) -> Outline {
    let markers = line_marker::all(reading);
    let marked = |i: usize| markers[i].filter(|_| roles[i] == LineRole::Body);
    let mut builder = Builder {
        reading,
        roles: &roles,
        has_parts: (0..markers.len())
            .any(|i| marked(i).is_some_and(|m| m.kind == MarkerKind::Part)),
        framed: framed::names_problem(reading),
        outlook: outlook::above_steps(reading, &roles),
        labelled: None,
        seen: 0,
        last_marked: (0..markers.len())
            .rfind(|&i| marked(i).is_some())
            .unwrap_or(0),
        markers: &markers,
        blocks: Vec::new(),
        open: Vec::new(),
    };
    let mut tables = table::find(reading, &roles);
    let mut next = tables.iter_mut().peekable();
    for i in 0..reading.lines().len() {
        if let Some(table) = next.next_if(|t| t.lines.start == i) {
            table.parent = builder.open.last().map(|o| o.block);
            table.lines.clone().for_each(|i| builder.table_line(i));
        } else if builder.seen <= i {
            builder.line(i);
        }
    }
    Outline {
        blocks: builder.blocks,
        tables,
        roles,
    }
}

/// The first point numbered 1 in `text[from..end]`: at its start, or behind a sentence.
fn first_point(text: &str, from: usize, end: usize) -> Option<Marker> {
    let starts = text[from.min(end)..end]
        .match_indices(['。', ';', ':'])
        .map(|(i, mark)| from + i + mark.len());
    std::iter::once(from)
        .chain(starts)
        .filter(|&at| at < end)
        .find_map(|at| marker::read(text, at).filter(|m| m.number == Some(1)))
}

/// 下一步,我局将… 以上问题均已… 附件：… 某办有关负责人表示,…: of the document, not of its last problem.
fn looks_ahead(line: &str) -> bool {
    [
        "下一步", "下步", "今后", "下阶段", "接下来", "以上问题", "上述问题", "以上整改", "附件",
        "(此件", "抄送",
    ]
    .iter()
    .any(|w| line.starts_with(w))
        || line
            .split(',')
            .next()
            .is_some_and(|who| who.ends_with("负责人表示"))
}

struct Builder<'r> {
    reading: &'r Reading<'r>,
    roles: &'r [LineRole],
    /// For each line: the marker that it begins with.
    markers: &'r [Option<Marker>],
    has_parts: bool,
    /// For each line: a frame alone names it a problem.
    framed: Vec<bool>,
    /// The line that opens the document's outlook, above its steps.
    outlook: Option<usize>,
    /// The last line with a marker.
    last_marked: usize,
    /// The last problem that only a label names.
    labelled: Option<usize>,
    /// Lines before this one are done.
    seen: usize,
    blocks: Vec<Block>,
    open: Vec<Open>,
}

impl Builder<'_> {
    fn line(&mut self, i: usize) {
        let line = self.reading.lines()[i];
        let kind = match self.roles[i] {
            LineRole::Blank => return,
            LineRole::Chrome => BlockKind::Chrome,
            LineRole::Title => BlockKind::Title,
            LineRole::Opening => BlockKind::Opening,
            LineRole::Closing => BlockKind::Closing,
            LineRole::Signature => BlockKind::Signature,
            LineRole::Body => return self.body_line(i, line),
            LineRole::Annex => {
                // What is attached is the document's, not its last problem's.
                self.open.clear();
                BlockKind::Text
            }
        };
        self.blocks.push(Block {
            kind,
            span: line.span,
            marker: None,
            body: line.span,
            labels: Vec::new(),
            parent: None,
            depth: 0,
        });
    }

    fn body_line(&mut self, i: usize, line: Line) {
        let text = self.reading.text();
        if let Some(found) = self.markers[i] {
            return self.marked(i, line, found);
        }
        if self.outlook == Some(i) {
            self.open.clear();
            return self.plain(line, PlainHeading::Part);
        }
        if let Some(plain) = heading::plain(self.reading.get(line.span)) {
            // Where the document numbers its parts, a line without a number is none.
            if plain == PlainHeading::Aspect || !self.has_parts {
                return self.plain(line, plain);
            }
        }
        // A labelled problem under no heading is one of its own.
        let names_problem =
            label::opening(text, line.span).is_some_and(|l| l.class == label::LabelClass::Problem);
        if names_problem && self.under_no_heading() {
            self.open.clear();
            return self.problem(line);
        }
        if self.is_unit(i) {
            return self.plain(line, PlainHeading::Aspect);
        }
        if (self.framed[i] || self.names_fault(i)) && !self.open.is_empty() {
            return self.plain(line, PlainHeading::Problem);
        }
        // Right under 三、努力方向 it is that part's own text.
        let under_heading = self.blocks.last().is_some_and(|b| {
            b.kind == BlockKind::Heading
                && b.parent.is_none()
                && !self.reading.get(b.body).contains('。')
        });
        let words = self.reading.get(line.span);
        let ahead = looks_ahead(words) || outlook::opens(words);
        if i > self.last_marked && !under_heading && ahead {
            // The document's own outlook ends the last problem.
            self.open.clear();
        }
        let above = self.open.len();
        let block = self.push(BlockKind::Text, line, None);
        if let Some(label) = self.answer_label(block).filter(|l| l.opens)
            && above > 0
        {
            self.open[above - 1].answering = Some(label);
        }
        self.open_answer_point(block);
    }

    /// 整改情况：1.… on one line: the next line's 2. is a point of the same answer.
    fn open_answer_point(&mut self, block: usize) {
        let text = self.reading.text();
        let end = self.blocks[block].span.end;
        let first = self.blocks[block]
            .labels
            .last()
            .filter(|l| l.class.is_answer())
            .and_then(|l| first_point(text, l.body, end));
        if let Some(first) = first.filter(|m| m.number == Some(1) && self.open.len() < DEEPEST) {
            self.open.push(Open {
                level: Level::Marked(first.kind),
                number: first.number,
                block,
                answering: None,
            });
        }
    }

    /// Nothing is open but another labelled problem without a heading.
    fn under_no_heading(&self) -> bool {
        self.open.iter().all(|o| {
            o.level == Level::Plain(PlainHeading::Aspect) && self.labelled == Some(o.block)
        })
    }

    fn problem(&mut self, line: Line) {
        let block = self.push(BlockKind::Heading, line, None);
        self.labelled = Some(block);
        self.open.push(Open {
            level: Level::Plain(PlainHeading::Aspect),
            number: None,
            block,
            answering: None,
        });
    }

    fn table_line(&mut self, i: usize) {
        self.seen = i + 1;
        let line = self.reading.lines()[i];
        if !line.is_blank() {
            self.push(BlockKind::Table, line, None);
        }
    }

    /// A short line right above 问题：… names the unit whose problems follow (a digest).
    fn is_unit(&self, i: usize) -> bool {
        let text = self.reading.text();
        let line = self.reading.get(self.reading.lines()[i].span);
        let short = line.chars().count() <= 24 && !line.contains(['。', ',', ';', ':', '!']);
        let below = self.reading.lines()[i + 1..].iter().find(|l| !l.is_blank());
        short
            && label::at_start(text, self.reading.lines()[i].span).is_none()
            && below.is_some_and(|l| {
                label::at_start(text, l.span).is_some_and(|l| l.class == label::LabelClass::Problem)
            })
    }

    fn names_fault(&self, i: usize) -> bool {
        let lines = self.reading.lines();
        let below = (i + 1..lines.len()).find(|&j| self.roles[j] != LineRole::Blank);
        below.is_some_and(|j| {
            let next = self.reading.get(lines[j].span);
            self.roles[j] == LineRole::Body
                && heading::names_fault(self.reading.get(lines[i].span), next)
        })
    }

    fn marked(&mut self, i: usize, line: Line, found: Marker) {
        let level = Level::Marked(found.kind);
        let below_problem = self.numbers_labels(line, found);
        match self.sibling(i, found).filter(|_| !below_problem) {
            Some(at) => self.open.truncate(at),
            None if below_problem => {}
            None if self.nests_in_answer(i, found)
                || self.begins_below(i, found)
                || self.refines(found)
                || self.lists_answer(found)
                || self.answers_heading(line, found) => {}
            None => self.close(level),
        }
        let block = self.push(BlockKind::Heading, line, Some(found));
        let answers = self.answer_label(block);
        // （1）整改措施： names the answer of the heading above it.
        let names_answer = self.blocks[block].opens_answer();
        if let Some(parent) = self.open.last_mut().filter(|_| names_answer) {
            parent.answering = answers;
        }
        self.open.push(Open {
            level,
            number: found.number,
            block,
            answering: answers,
        });
        self.open_answer_point(block);
    }

    fn plain(&mut self, line: Line, plain: PlainHeading) {
        let level = Level::Plain(plain);
        self.close(level);
        let block = self.push(BlockKind::Heading, line, None);
        if plain == PlainHeading::Part {
            // 下一步工作： above the steps is no label.
            self.blocks[block].labels.clear();
        }
        self.open.push(Open {
            level,
            number: None,
            block,
            answering: None,
        });
    }

    /// Closes every open heading that does not usually stand above `level`.
    fn close(&mut self, level: Level) {
        let keep = self
            .open
            .iter()
            .position(|o| o.level.rank() >= level.rank())
            .unwrap_or(self.open.len());
        self.open.truncate(keep);
    }

    /// The open heading in whose place `found` comes: the same family, continued if one can be.
    fn sibling(&self, i: usize, found: Marker) -> Option<usize> {
        let same = |o: &&Open| o.level == Level::Marked(found.kind);
        let follows = |o: &Open| matches!((o.number, found.number), (Some(a), Some(b)) if b == a.wrapping_add(1));
        let alike: Vec<usize> = (0..self.open.len())
            .filter(|&at| same(&&self.open[at]))
            .collect();
        let mut next = alike.iter().rev().filter(|&&at| follows(&self.open[at]));
        match (next.next(), next.next()) {
            // Both a point of the answer and a problem could be next: a problem has an answer.
            (Some(_), Some(&outer)) if self.label_follows(i, found.kind) => Some(outer),
            (Some(&at), _) => Some(at),
            (None, _) if self.nests_in_answer(i, found) => None,
            (None, _) => alike.last().copied(),
        }
    }

    /// Does a number start again under the label of an answer? Not if the same label follows: that is another problem's.
    fn nests_in_answer(&self, i: usize, found: Marker) -> bool {
        let answering = self.open.last().and_then(|o| o.answering);
        found.number == Some(1)
            && self.open.len() < DEEPEST
            && answering
                .is_some_and(|label| self.next_label(i, found.kind) != Some(self.words(label)))
            && found.kind != MarkerKind::Part
            && found.kind != MarkerKind::Problem
    }

    fn words(&self, label: Label) -> &str {
        self.reading.get(label.span)
    }

    /// 1.问题表现: right below 问题一: the numbers count its labels, though 1. may stand above 问题一.
    fn numbers_labels(&self, line: Line, found: Marker) -> bool {
        let below = self.open.last().is_some_and(|o| {
            o.level == Level::Marked(MarkerKind::Problem) && o.block + 1 == self.blocks.len()
        });
        let body = Span::new(found.body.min(line.span.end), line.span.end);
        below
            && found.number == Some(1)
            && found.kind != MarkerKind::Problem
            && self.open.len() < DEEPEST
            && label::at_start(self.reading.text(), body).is_some()
    }

    /// 1.制定计划… right below （1）…不规范的问题: the answer's first point, though 1. may stand above （1）.
    fn answers_heading(&self, line: Line, found: Marker) -> bool {
        let Some(top) = self.open.last().filter(|_| found.number == Some(1)) else {
            return false;
        };
        let text = self.reading.text();
        let heading = self.reading.get(self.blocks[top.block].body);
        let named = heading.trim_end_matches(['。', ':']);
        let follows = top.block + 1 == self.blocks.len() && self.open.len() < DEEPEST;
        follows
            && found.kind != MarkerKind::Part
            && matches!(top.level, Level::Marked(_))
            && !named.contains('。')
            && (named.ends_with("问题") || wording::reads_as_problem(named))
            && wording::reads_as_answer(&text[found.body.min(line.span.end)..line.span.end])
    }

    /// 1. right below 二是针对…的问题： is the answer's first point.
    fn lists_answer(&self, found: Marker) -> bool {
        let below = self
            .open
            .last()
            .is_some_and(|o| o.level == Level::Marked(MarkerKind::ShiProblem));
        below && found.number == Some(1) && found.kind >= MarkerKind::Arabic
    }

    /// 第一， under an open （一） or 1.: where it begins tells on which side of them the family stands here. It
    /// stands above them where （一） begins anew below it.
    fn begins_below(&self, i: usize, found: Marker) -> bool {
        let Some(&top) = self.open.last() else {
            return false;
        };
        let begins_anew = |kind| {
            let behind = self.markers[i + 1..].iter().take(FAR).flatten();
            let mut others = behind.filter(|m| m.kind == kind || m.kind <= MarkerKind::Part);
            let next = others.next();
            next.is_some_and(|m| m.kind == kind && m.number == Some(1))
        };
        let below = match top.level {
            Level::Plain(PlainHeading::Aspect) => true,
            Level::Marked(kind) => kind > MarkerKind::Ordinal && !begins_anew(kind),
            Level::Plain(_) => false,
        };
        let begins = found.kind == MarkerKind::Ordinal && found.number == Some(1);
        begins && self.open.len() < DEEPEST && below
    }

    /// 2.1 under 2.; elsewhere 2.1 stands above 1.
    fn refines(&self, found: Marker) -> bool {
        let top = self
            .open
            .last()
            .filter(|o| o.level == Level::Marked(MarkerKind::Arabic));
        found.kind == MarkerKind::Dotted
            && top.and_then(|o| o.number).is_some_and(|n| {
                let marker = self.reading.get(found.span);
                marker.split('.').next() == Some(n.to_string().as_str())
            })
    }

    /// Does a label of an answer come before the next marker of this family?
    fn label_follows(&self, i: usize, kind: MarkerKind) -> bool {
        self.next_label(i, kind).is_some()
    }

    /// The label of an answer that begins a line before the next marker of this family.
    fn next_label(&self, i: usize, kind: MarkerKind) -> Option<&str> {
        let text = self.reading.text();
        let lines = self.reading.lines()[i + 1..].iter();
        lines
            .zip(&self.markers[i + 1..])
            .filter(|(l, _)| !l.is_blank())
            .take(4)
            .take_while(|(_, marker)| marker.is_none_or(|m| m.kind != kind))
            .filter_map(|(l, _)| label::at_start(text, l.span))
            .find(|l| l.class.is_answer())
            .map(|l| self.words(l))
    }

    /// The first label of an answer in the block.
    fn answer_label(&self, block: usize) -> Option<Label> {
        let labels = &self.blocks[block].labels;
        labels.iter().copied().find(|l| l.class.is_answer())
    }

    fn push(&mut self, kind: BlockKind, line: Line, marker: Option<Marker>) -> usize {
        let body = match marker {
            Some(m) => Span::new(m.body, line.span.end.max(m.body)),
            None => line.span,
        };
        self.blocks.push(Block {
            kind,
            span: line.span,
            marker,
            body,
            labels: label::inside(self.reading.text(), body),
            parent: self.open.last().map(|o| o.block),
            depth: self.open.len(),
        });
        self.blocks.len() - 1
    }
}
