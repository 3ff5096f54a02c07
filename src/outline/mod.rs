//! The document as a tree of numbered blocks.

use crate::text::{Reading, Span};

pub mod annex;
pub mod chrome;
pub mod contact_line;
mod credit;
pub mod cues;
mod framed;
pub mod heading;
pub mod label;
mod lead;
mod line_marker;
pub mod marker;
pub mod numbered;
pub mod outlook;
pub mod page;
pub mod reflow;
pub mod shi;
pub mod signed;
pub mod site_words;
pub mod table;
pub mod title;
pub mod tree;
pub mod wording;

#[cfg(test)]
mod tests;

/// What a block is in the document, as far as its own form and place tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Site chrome, advertisement, reseller's notice.
    Chrome,
    Title,
    /// A line of running text before the first heading that is no title or chrome.
    Opening,
    /// A line that begins with a marker, or an unmarked part heading.
    Heading,
    /// Any other line under a heading.
    Text,
    /// The invitation to write, with contacts.
    Closing,
    /// Issuer or date under the text.
    Signature,
    /// A line of a table.
    Table,
}

/// One line of the document that is not blank.
#[derive(Clone, Debug)]
pub struct Block {
    pub kind: BlockKind,
    /// The line, trimmed.
    pub span: Span,
    pub marker: Option<marker::Marker>,
    /// What follows the marker, trimmed.
    pub body: Span,
    /// The labels in the body, in order: 整改情况： 责任人：
    pub labels: Vec<label::Label>,
    /// Index of the block it stands under.
    pub parent: Option<usize>,
    /// 0 for a heading without a parent.
    pub depth: usize,
}

impl Block {
    /// The label that the body begins with.
    pub fn opening_label(&self) -> Option<&label::Label> {
        self.labels.first().filter(|l| l.opens)
    }

    /// Does the body begin with the label of an answer?
    pub fn opens_answer(&self) -> bool {
        self.opening_label().is_some_and(|l| l.class.is_answer())
    }
}

/// All blocks in document order; a parent stands before its children.
#[derive(Debug, Default)]
pub struct Outline {
    pub blocks: Vec<Block>,
    pub tables: Vec<table::Table>,
    /// The role of each line of the reading copy.
    pub roles: Vec<page::LineRole>,
}

impl Outline {
    /// The blocks below block `of`, at any depth.
    pub fn below(&self, of: usize) -> std::ops::Range<usize> {
        let depth = self.blocks[of].depth;
        let end = (of + 1..self.blocks.len())
            .find(|&i| self.blocks[i].depth <= depth)
            .unwrap_or(self.blocks.len());
        of + 1..end
    }

    /// The blocks directly below block `of`.
    pub fn children(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        self.below(of)
            .filter(move |&i| self.blocks[i].parent == Some(of))
    }

    /// Is block `i` a point of an enumeration (一是), and no heading?
    pub fn is_point(&self, i: usize) -> bool {
        self.blocks[i]
            .marker
            .is_some_and(|m| m.kind == marker::MarkerKind::Shi)
    }

    /// The heading of block `i` with its marker, without the text that runs on behind it.
    pub fn heading_span(&self, reading: &Reading, i: usize) -> Span {
        let block = &self.blocks[i];
        let end = crate::text::sentence::first_end(reading.text(), block.body);
        Span::new(block.span.start, end.max(block.span.start)).trim(reading.text())
    }

    pub fn of_kind(&self, kind: BlockKind) -> impl Iterator<Item = &Block> + '_ {
        self.blocks.iter().filter(move |b| b.kind == kind)
    }
}

/// The outline of a document. Any text has one.
pub fn build(reading: &Reading) -> Outline {
    tree::build(reading, page::roles(reading))
}
