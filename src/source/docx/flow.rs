//! Paragraphs and table rows as they come out of a part, and the paragraph that is being read.

use super::super::Writer;
use super::super::extract::Omission;
use super::super::numbering::labelled;
use super::lists::Label;
use super::properties::Mark;

/// What becomes of a piece of text. Whatever stands inside a deletion is deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    #[default]
    Shown,
    Hidden,
    Deleted,
}

impl Fate {
    pub fn omission(self) -> Option<Omission> {
        match self {
            Self::Shown => None,
            Self::Hidden => Some(Omission::HiddenText),
            Self::Deleted => Some(Omission::Deletions),
        }
    }
}

#[derive(Debug, PartialEq)]
pub enum Block {
    Paragraph(String),
    Row(Vec<String>),
}

/// A break to another page or column: a line break, but none at the edge of a paragraph.
pub const PAGE_BREAK: char = '\u{C}';

/// Blocks in their order.
#[derive(Default)]
pub struct Flow {
    blocks: Vec<Block>,
    /// A paragraph whose end is deleted or hidden: the next one goes on with it.
    held: Option<Line>,
}

/// A paragraph that is being read.
#[derive(Default)]
pub struct Line {
    pub mark: Mark,
    /// Where the number is known already: the paragraph began with one whose end is hidden.
    pub label: Option<Label>,
    /// The rest of the run is what a note is called by.
    pub is_mark_of_note: bool,
    text: String,
    /// What stands in the text boxes that are anchored here.
    pub boxes: Vec<Block>,
    /// What is being said beside the text.
    aside: Option<(Omission, String)>,
}

impl Line {
    /// Goes on with `text`; of what is not shown, `writer` hears.
    pub fn push(&mut self, text: &str, fate: Fate, writer: &mut Writer) {
        let Some(what) = fate.omission() else {
            self.end_aside(writer);
            return self.text.push_str(text);
        };
        match &mut self.aside {
            Some((of, said)) if *of == what => said.push_str(text),
            _ => {
                self.end_aside(writer);
                self.aside = Some((what, text.to_owned()));
            }
        }
    }

    /// The paragraph goes on with what is shown, or ends.
    pub fn end_aside(&mut self, writer: &mut Writer) {
        let aside = self.aside.take();
        if let Some((what, said)) = aside.filter(|(_, said)| !said.trim().is_empty()) {
            writer.leave_out(what, Some(&said));
        }
    }

    /// Whether nothing of it is to be seen.
    pub fn is_empty(&self) -> bool {
        self.text.trim_matches(PAGE_BREAK).is_empty()
    }

    /// In bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }
}

impl Flow {
    /// The paragraph that goes on, or a new one.
    pub fn begin(&mut self) -> Line {
        self.held.take().unwrap_or_default()
    }

    /// The next paragraph goes on with this one.
    pub fn hold(&mut self, line: Line) {
        self.held = Some(line);
    }

    /// The paragraph is at its end; what stands in its text boxes follows it.
    pub fn end(&mut self, line: Line) {
        let label = line.label.unwrap_or_default();
        let shown = line.text.trim_matches(PAGE_BREAK);
        let text = labelled(&label.text, label.apart, shown).replace(PAGE_BREAK, "\n");
        if !text.is_empty() || line.boxes.is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
        self.blocks.extend(line.boxes);
    }

    /// Something other than a paragraph follows.
    pub fn interrupt(&mut self) {
        if let Some(line) = self.held.take()
            && !(line.is_empty() && line.label.is_none() && line.boxes.is_empty())
        {
            self.end(line);
        }
    }

    pub fn extend(&mut self, blocks: impl IntoIterator<Item = Block>) {
        self.interrupt();
        self.blocks.extend(blocks);
    }

    pub fn finish(mut self) -> Vec<Block> {
        self.interrupt();
        self.blocks
    }
}

fn said(cells: &[String]) -> Vec<&str> {
    let cells = cells.iter().map(|cell| cell.trim());
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// `blocks` as lines; empty ones are left out, the cells of a row are parted by a blank.
pub fn plain(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        let line = match block {
            Block::Paragraph(line) => line,
            Block::Row(cells) => &said(cells).join(" "),
        };
        if line.trim().is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
    text
}
