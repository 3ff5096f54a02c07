//! A leaf's paragraphs, cut at the labels that stand in them.

use crate::outline::label::{Label, LabelClass};
use crate::outline::{BlockKind, Outline};
use crate::text::{Reading, Span};

/// Paragraphs (or parts of one) under one label.
#[derive(Clone, Debug)]
pub struct Section {
    pub label: Option<Label>,
    /// Never empty spans.
    pub pieces: Vec<Span>,
}

impl Section {
    pub fn is_answer(&self) -> bool {
        self.label.is_some_and(|l| l.class.is_answer())
    }
}

/// The sections of the leaf whose heading is `block`. The first one begins with the heading.
pub fn of_leaf(reading: &Reading, outline: &Outline, block: usize) -> Vec<Section> {
    let mut sections = vec![Section {
        label: None,
        pieces: Vec::new(),
    }];
    let own = &outline.blocks[block];
    cut(reading.text(), own.body, &own.labels, &mut sections);
    for i in outline.below(block) {
        let b = &outline.blocks[i];
        // （1）整改措施： the marker numbers the label, not a point.
        let labelled = b.kind == BlockKind::Heading && b.opening_label().is_some();
        let paragraph = if labelled { b.body } else { b.span };
        cut(reading.text(), paragraph, &b.labels, &mut sections);
    }
    sections
}

/// Cuts one paragraph at its labels.
fn cut(text: &str, paragraph: Span, labels: &[Label], sections: &mut Vec<Section>) {
    let mut at = paragraph.start;
    for &found in labels {
        let before = Span::new(at, bracket_start(text, at, found.span.start));
        push(text, before, sections);
        sections.push(Section {
            label: Some(found),
            pieces: Vec::new(),
        });
        at = found.body;
    }
    push(text, Span::new(at, paragraph.end), sections);
}

/// Where the bracket or bullet before a label begins: it belongs to the label.
fn bracket_start(text: &str, from: usize, label: usize) -> usize {
    let before = &text[from..label];
    from + before
        .trim_end_matches([
            '【', '(', '[', '“', '—', '-', '•', '·', '●', '■', '◆', '▲', '★', '◎', '※', ' ',
        ])
        .len()
}

fn push(text: &str, piece: Span, sections: &mut [Section]) {
    let piece = piece.trim(text);
    if let Some(last) = sections.last_mut().filter(|_| !piece.is_empty()) {
        last.pieces.push(piece);
    }
}

/// Sections that belong together: each further 问题： behind an answer begins another problem.
pub fn split_problems(sections: Vec<Section>) -> Vec<Vec<Section>> {
    let mut problems: Vec<Vec<Section>> = vec![Vec::new()];
    for section in sections {
        let is_problem = section
            .label
            .is_some_and(|l| l.class == LabelClass::Problem);
        let answered = problems.last().is_some_and(|p| {
            p.iter()
                .any(|s| s.label.is_some_and(|l| l.class.tells_deeds()))
        });
        if is_problem && answered {
            problems.push(Vec::new());
        }
        if let Some(last) = problems.last_mut() {
            last.push(section);
        }
    }
    problems
}
