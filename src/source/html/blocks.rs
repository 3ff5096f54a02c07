//! Elements become paragraphs: what stands on one line of the page stands on one line of the text.

use super::lists::Numbers;
use super::notes::{self, Mark};
use super::table;
use super::tree::{Kind, Tree};
use crate::source::{Omission, OpenError, Writer};

/// Pictures that are no wider and no higher than this, in pixels, are ornaments.
const ORNAMENT_PIXELS: f32 = 48.0;

/// Writes all that stands in `node`.
pub fn write(tree: &Tree, node: usize, writer: &mut Writer) -> Result<(), OpenError> {
    let mut flow = Flow {
        writer: Some(writer),
        ..Flow::default()
    };
    read(tree, node, &mut flow)?;
    for _ in 0..flow.pictures {
        writer.leave_out(Omission::Pictures, None);
    }
    writer.check()
}

/// Lines as they come.
#[derive(Default)]
pub struct Flow<'a> {
    /// Where lines go; without one they are kept in `lines`.
    writer: Option<&'a mut Writer>,
    pub lines: Vec<String>,
    pub pictures: usize,
    /// The line that is being filled.
    line: String,
    /// The number of a list item that has no text yet.
    label: String,
    /// A blank that was seen and not yet written, and whether the source breaks its line there.
    blank: Option<bool>,
    /// Inside `<pre>`.
    kept: bool,
}

/// Reads `node` and all that is in it.
pub fn read(tree: &Tree, node: usize, flow: &mut Flow) -> Result<(), OpenError> {
    children(tree, node, flow)?;
    flow.end_line();
    Ok(())
}

fn children(tree: &Tree, node: usize, flow: &mut Flow) -> Result<(), OpenError> {
    let mut numbers = Numbers::of(tree, node);
    for &child in &tree.nodes[node].children {
        if let (Some(numbers), "li") = (&mut numbers, tree.name(child)) {
            flow.end_line();
            flow.label = numbers.label(tree, child);
        }
        match &tree.nodes[child].kind {
            Kind::Text(text) => flow.text(text),
            Kind::Element { name, .. } if !tree.is_unseen(child) => {
                element(tree, child, name, flow)?;
            }
            Kind::Element { .. } => {}
        }
    }
    Ok(())
}

fn element(tree: &Tree, node: usize, name: &str, flow: &mut Flow) -> Result<(), OpenError> {
    match name {
        // With `clear` it only moves text below a picture.
        "br" if tree.attribute(node, "clear").is_some() => {}
        "br" => flow.end_line(),
        "a" => match notes::mark(tree, node) {
            Some(Mark::Reference) => {}
            Some(Mark::Note(number)) => flow.text(&format!("注{number}：")),
            None => children(tree, node, flow)?,
        },
        "img" => flow.pictures += usize::from(!is_ornament(tree, node)),
        "table" => {
            flow.end_line();
            let written = match flow.writer.as_deref_mut() {
                Some(writer) => table::write(tree, node, writer)?,
                None => false,
            };
            if !written {
                children(tree, node, flow)?;
                flow.end_line();
            }
        }
        "pre" => {
            flow.end_line();
            let before = std::mem::replace(&mut flow.kept, true);
            children(tree, node, flow)?;
            flow.kept = before;
            flow.end_line();
        }
        // Also the cells of a table that only arranges the page.
        _ if tree.is_block(node) => {
            if is_head_or_foot(tree, node) {
                return flow.leave_out_head(tree, node);
            }
            flow.end_line();
            children(tree, node, flow)?;
            flow.end_line();
        }
        _ => children(tree, node, flow)?,
    }
    Ok(())
}

/// Of the printed page, as LibreOffice saves them.
fn is_head_or_foot(tree: &Tree, node: usize) -> bool {
    matches!(tree.attribute(node, "title"), Some("header" | "footer"))
}

fn is_ornament(tree: &Tree, image: usize) -> bool {
    ["width", "height"].into_iter().all(|side| {
        let given = tree
            .attribute(image, side)
            .map(|it| it.trim_end_matches("px"));
        given
            .and_then(|it| it.trim().parse::<f32>().ok())
            .is_some_and(|pixels| pixels <= ORNAMENT_PIXELS)
    })
}

impl Flow<'_> {
    fn leave_out_head(&mut self, tree: &Tree, node: usize) -> Result<(), OpenError> {
        let mut head = Flow::default();
        children(tree, node, &mut head)?;
        head.end_line();
        if let (Some(writer), false) = (self.writer.as_deref_mut(), head.lines.is_empty()) {
            writer.leave_out(Omission::HeadersFooters, Some(&head.lines.join(" ")));
        }
        Ok(())
    }

    /// Runs of blanks are one blank, as a browser shows them; one that is only a line break of the source between two
    /// Chinese characters is none.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.kept => self.end_line(),
                ' ' | '\t' | '\n' | '\r' | '\x0C' if !self.kept => {
                    let broken = matches!(c, '\n' | '\r');
                    self.blank = Some(self.blank.unwrap_or(false) || broken);
                }
                '\r' => {}
                _ => {
                    self.line.push_str(&std::mem::take(&mut self.label));
                    self.push_blank(c);
                    self.line.push(c);
                }
            }
        }
    }

    fn push_blank(&mut self, next: char) {
        let Some(broken) = self.blank.take() else {
            return;
        };
        let wide = |c: char| !c.is_ascii();
        let Some(before) = self.line.chars().next_back() else {
            return; // At the beginning of a line nobody sees it.
        };
        if !(before == ' ' || broken && wide(before) && wide(next)) {
            self.line.push(' ');
        }
    }

    fn end_line(&mut self) {
        self.blank = None;
        let line = std::mem::take(&mut self.line);
        // A no-break space and nothing else is how editors write an empty line.
        if line.chars().all(char::is_whitespace) {
            return;
        }
        match self.writer.as_deref_mut() {
            Some(writer) => writer.paragraph(&line),
            None => self.lines.push(line),
        }
    }
}
