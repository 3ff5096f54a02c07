//! Which numbered headings are problems of their own, and what stands above each.
//!
//! A leaf is the smallest numbered heading that has its own description or its own answer;
//! headings above leaves are aspects and groups, numbers below a leaf are points.

use super::frame;
use super::part::{self, Part, PartRole};
use crate::outline::label::LabelClass;
use crate::outline::marker::MarkerKind;
use crate::outline::wording;
use crate::outline::{Block, BlockKind, Outline};
use crate::text::Reading;

/// A leaf problem as blocks.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// From the outermost heading to the leaf itself; the part is left out where it only holds the list.
    pub path: Vec<usize>,
    /// Headings of the path that name a class: all but the leaf itself and a part that is only a list.
    pub classes: Vec<usize>,
}

impl Leaf {
    /// Index of the block with the leaf's own heading.
    pub fn block(&self) -> usize {
        *self.path.last().unwrap_or(&0)
    }

    /// Index of the heading above it in the path.
    pub fn parent(&self) -> Option<usize> {
        self.path.iter().rev().nth(1).copied()
    }
}

/// All leaves of the parts that list problems, in document order.
pub fn all(reading: &Reading, outline: &Outline, parts: &[Part]) -> Vec<Leaf> {
    let lists: Vec<&Part> = parts
        .iter()
        .filter(|p| p.role == PartRole::Problems)
        .collect();
    let parts_are_classes = lists.iter().any(|p| p.is_class);
    let mut table_parents: Vec<usize> = outline.tables.iter().filter_map(|t| t.parent).collect();
    table_parents.sort_unstable();
    let mut finder = Finder {
        reading,
        outline,
        table_parents,
        leaves: Vec::new(),
    };
    let several = lists.iter().filter(|p| p.is_part).count() > 1;
    for part in lists {
        let is_class = !part.is_part || parts_are_classes;
        finder.walk(part.block, &[], &[], is_class);
    }
    if several {
        finder.leaves.iter_mut().for_each(class_by_part);
    }
    finder.leaves
}

/// Problems right below one of several lists (二、巡察反馈问题… 三、专项检查反馈问题…) are classed by the list.
fn class_by_part(leaf: &mut Leaf) {
    if leaf.classes.is_empty() && leaf.path.len() > 1 {
        leaf.classes.push(leaf.path[0]);
    }
}

/// Does an answer begin in the line? （二）整改落实情况 alone is a heading, not a label.
fn answers(block: &Block) -> bool {
    let mut labels = block.labels.iter();
    labels.any(|l| l.class.tells_deeds() && l.body < block.body.end)
}

struct Finder<'a> {
    reading: &'a Reading<'a>,
    outline: &'a Outline,
    /// The blocks that tables stand under, in order.
    table_parents: Vec<usize>,
    leaves: Vec<Leaf>,
}

impl Finder<'_> {
    /// `is_class`: the heading names what stands below it.
    fn walk(&mut self, block: usize, path: &[usize], classes: &[usize], is_class: bool) {
        let path = [path, &[block]].concat();
        let below = self.problems_below(block, path.len() == 1);
        if below.is_empty() && (self.holds_table(block) || self.only_names_list(block)) {
            return;
        }
        if below.is_empty() {
            self.leaves.push(Leaf {
                path,
                classes: classes.to_vec(),
            });
            return;
        }
        let classes = if is_class {
            [classes, &[block]].concat()
        } else {
            classes.to_vec()
        };
        for child in below {
            self.walk(child, &path, &classes, true);
        }
    }

    /// 反馈问题整改落实情况 with prose alone below it lists nothing, and is no problem itself.
    fn only_names_list(&self, block: usize) -> bool {
        let own = &self.outline.blocks[block];
        let title = frame::read(self.reading.text(), own.body).title;
        let names_list = part::names_only_a_list(title.of(self.reading.text()));
        own.parent.is_none() && names_list && !self.has_answer(block)
    }

    /// Rows of a table are the problems, not the heading above it.
    fn holds_table(&self, block: usize) -> bool {
        let end = self.outline.below(block).end;
        let from = self.table_parents.partition_point(|&p| p < block);
        self.table_parents.get(from).is_some_and(|&p| p < end)
    }

    /// The headings directly below `block` that are problems, or stand above problems.
    fn problems_below(&self, block: usize, is_top: bool) -> Vec<usize> {
        let candidates = self.candidates(block);
        if candidates.is_empty() {
            return candidates;
        }
        let answered: Vec<bool> = candidates.iter().map(|&c| self.has_answer(c)).collect();
        if answered.iter().any(|&a| a) {
            return if self.shares_last_answer(block, &candidates, &answered) {
                Vec::new()
            } else {
                candidates
            };
        }
        let faults = candidates
            .iter()
            .filter(|&&c| self.names_problem(c))
            .count();
        let heading = &self.outline.blocks[block];
        let above = frame::read(self.reading.text(), heading.body);
        let names_aspect = above.is_aspect && above.rest.is_empty();
        if faults * 2 >= candidates.len() || names_aspect || (is_top && !self.names_problem(block))
        {
            candidates
        } else {
            Vec::new()
        }
    }

    /// Numbered headings directly below `block`, before its own answer begins.
    fn candidates(&self, block: usize) -> Vec<usize> {
        let own = &self.outline.blocks[block];
        let mut found = Vec::new();
        if answers(own) {
            return found;
        }
        let numbers_labels = self.numbers_labels(block);
        for child in self.outline.children(block) {
            let b = &self.outline.blocks[child];
            if b.opens_answer() {
                break;
            }
            let is_point = b.marker.is_some_and(|m| m.kind == MarkerKind::Shi);
            // 1.反馈问题 2.整改情况: the numbers number labels.
            let names_label = b.opening_label().is_some_and(|l| {
                l.body >= b.span.end || l.class == LabelClass::Problem && numbers_labels
            });
            if b.kind == BlockKind::Heading && !is_point && !names_label {
                found.push(child);
            }
        }
        found
    }

    /// Is one of the numbered headings directly below `block` the label of an answer?
    fn numbers_labels(&self, block: usize) -> bool {
        self.outline.children(block).any(|c| {
            let b = &self.outline.blocks[c];
            b.kind == BlockKind::Heading && b.opens_answer()
        })
    }

    fn has_answer(&self, block: usize) -> bool {
        part::has_answer_label(&self.outline.blocks[block])
            || self
                .outline
                .below(block)
                .any(|i| part::has_answer_label(&self.outline.blocks[i]))
    }

    fn names_problem(&self, block: usize) -> bool {
        let b = &self.outline.blocks[block];
        part::names_problem(self.reading, b)
            || self
                .outline
                .children(block)
                .take(1)
                .any(|i| part::names_problem(self.reading, &self.outline.blocks[i]))
    }

    fn is_deed_above_outcome(&self, block: usize) -> bool {
        let body = self.outline.blocks[block].body;
        let mut labels = (self.outline.below(block)).flat_map(|i| &self.outline.blocks[i].labels);
        wording::reads_as_answer(body.of(self.reading.text()))
            && labels.all(|l| l.class != LabelClass::Measures)
    }

    /// 1.… 2.… 3.… and then one answer on a line of its own: points of one problem. So is a deed under 1. alone, above
    /// what came of it (整改成效：).
    fn shares_last_answer(&self, block: usize, candidates: &[usize], answered: &[bool]) -> bool {
        let (Some((&last, others)), Some(&last_block)) = (answered.split_last(), candidates.last())
        else {
            return false;
        };
        let heading = &self.outline.blocks[block];
        let named = frame::read(self.reading.text(), heading.body);
        (!others.is_empty() || self.is_deed_above_outcome(last_block))
            && last
            && others.iter().all(|&a| !a)
            && !named.is_aspect
            && heading.marker.is_some_and(|m| m.kind != MarkerKind::Part)
            && wording::reads_as_problem(named.title.of(self.reading.text()))
            && !part::has_answer_label(&self.outline.blocks[last_block])
            && self
                .outline
                .children(last_block)
                .map(|i| &self.outline.blocks[i])
                .take_while(|b| !b.opens_answer())
                .all(|b| {
                    b.kind == BlockKind::Text || b.marker.is_some_and(|m| m.kind == MarkerKind::Shi)
                })
    }
}
