//! Is a heading above 存在问题：… a problem itself, or only the class that the problem stands in?
//!
//! Told by what stands there, not by the heading's words: where each numbered heading has one labelled line
//! and then its answer, the heading is the problem and the line its detail. Headings of one parent are
//! read alike.

use std::collections::HashSet;

use super::frame;
use super::leaf::Leaf;
use super::part;
use super::section::Section;
use crate::outline::label::LabelClass;
use crate::outline::{Outline, signed, wording};
use crate::text::{Reading, Span, numeral};

/// The parents (`None`: the document) whose headings name classes: one of them ends in 方面, only counts (第3号任务)
/// or stands above several problems, or most are names of bodies. The document's own parts do so too, unless
/// one of them finds fault.
pub fn parents_of_classes(
    reading: &Reading,
    leaves: &[Leaf],
    problems: &[Vec<Vec<Section>>],
) -> HashSet<Option<usize>> {
    let mut classes = HashSet::new();
    let mut bodies: Vec<Option<usize>> = Vec::new();
    let mut others: Vec<Option<usize>> = Vec::new();
    let mut tops_find_fault = false;
    for (leaf, problems) in leaves.iter().zip(problems) {
        let Some(heading) = problems.first().and_then(|p| heading(p)) else {
            continue;
        };
        if problems.len() > 1 || names_aspect(reading, heading) || only_counts(reading, heading) {
            classes.insert(leaf.parent());
        } else if names_body(reading, heading) {
            bodies.push(leaf.parent());
        } else {
            others.push(leaf.parent());
            tops_find_fault |= leaf.parent().is_none() && finds_fault(reading, heading);
        }
    }
    classes.extend(most(&bodies, &others));
    if !tops_find_fault {
        classes.insert(None);
    }
    classes
}

/// Those of `bodies` that stand there more often than in `others`; both are in order.
fn most(bodies: &[Option<usize>], others: &[Option<usize>]) -> Vec<Option<usize>> {
    let count = |list: &[Option<usize>]| {
        let mut counts: std::collections::HashMap<Option<usize>, usize> = Default::default();
        for &parent in list {
            *counts.entry(parent).or_default() += 1;
        }
        counts
    };
    let others = count(others);
    count(bodies)
        .into_iter()
        .filter(|(parent, n)| others.get(parent).is_none_or(|o| o < n))
        .map(|(parent, _)| parent)
        .collect()
}

/// Is the heading of these sections the problem, because it is numbered, and one labelled line and then an
/// answer follow?
pub fn is_problem_by_place(
    outline: &Outline,
    leaf: &Leaf,
    sections: &[Section],
    classes: &HashSet<Option<usize>>,
) -> bool {
    let before = sections.iter().take_while(|s| !s.is_answer());
    outline.blocks[leaf.block()].marker.is_some()
        && before.clone().filter(|s| s.label.is_some()).count() == 1
        && sections.iter().any(Section::is_answer)
        && heading(sections).is_some()
        && !classes.contains(&leaf.parent())
}

/// The heading that stands alone before the first label.
fn heading(sections: &[Section]) -> Option<Span> {
    let (first, others) = sections.split_first()?;
    let labelled = others.first()?.label?.class == LabelClass::Problem;
    match first.pieces.as_slice() {
        [heading] if labelled && first.label.is_none() => Some(*heading),
        _ => None,
    }
}

fn names_aspect(reading: &Reading, heading: Span) -> bool {
    let framed = frame::read(reading.text(), heading);
    let title = framed.title.of(reading.text());
    framed.is_aspect || title.trim_end_matches('。').ends_with("方面")
}

/// 第3号整改任务: a number and what is counted.
fn only_counts(reading: &Reading, heading: Span) -> bool {
    let title = frame::read(reading.text(), heading).title;
    let title = title.of(reading.text());
    let number = |c: char| c.is_ascii_digit() || numeral::is_han_numeral(c);
    let rest = title.trim_start_matches('第').trim_start_matches(number);
    let rest = rest.trim_start_matches(['号', '项', '个', '条']);
    part::names_only_a_list(rest.trim_end_matches(number))
}

fn finds_fault(reading: &Reading, heading: Span) -> bool {
    let framed = frame::read(reading.text(), heading);
    framed.is_problem || wording::reads_as_problem(framed.title.of(reading.text()))
}

/// A body's name, and no fault that ends like one (走过场).
fn names_body(reading: &Reading, heading: Span) -> bool {
    let title = frame::read(reading.text(), heading).title;
    signed::is_body(title.of(reading.text())) && !finds_fault(reading, heading)
}
