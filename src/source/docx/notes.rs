//! Footnotes and endnotes: numbered as they are referred to, told at the end of the text.

use std::collections::HashMap;

use super::super::OpenError;
use super::super::numbering::NumberFormat;
use super::super::parts::Part;
use super::flow::Block;
use super::section::{NoteFormat, Section};
use super::story::Story;

/// A place in the text that refers to a note.
#[derive(Debug)]
pub struct Reference {
    pub is_endnote: bool,
    pub id: String,
    /// How many sections end before it.
    pub section: usize,
    /// What the note is called by, if not by a number.
    pub mark: Option<String>,
}

/// What stands in the notes of one part, by their ids.
pub fn read(part: &Part, story: &mut Story) -> Result<HashMap<String, Vec<Block>>, OpenError> {
    let mut notes = HashMap::new();
    story.count_anew();
    let mut xml = part.xml();
    xml.child()?;
    while let Some(element) = xml.child()? {
        let id = element.attribute("id").unwrap_or_default().into_owned();
        let blocks = story.whole(&mut xml)?;
        story.allow(id.len())?;
        notes.entry(id).or_insert(blocks);
    }
    Ok(notes)
}

/// The notes that `references` refer to, in their order, each behind 注 and its number. `settings` hold where a section says
/// nothing.
pub fn listed(
    references: &[&Reference],
    mut notes: HashMap<String, Vec<Block>>,
    sections: &[Section],
    settings: &Section,
) -> Vec<Block> {
    let mut listed = Vec::new();
    let mut section = None;
    let mut next = None;
    for reference in references {
        let format = format(reference, sections, settings);
        if format.by_section == Some(true) && section != Some(reference.section) {
            next = None;
        }
        section = Some(reference.section);
        let mark = reference.mark.clone().unwrap_or_else(|| {
            let number: u32 = next.or(format.start).unwrap_or(1);
            next = Some(number.saturating_add(1));
            format.format.unwrap_or_default().write(number)
        });
        // Each note once, however often it is referred to.
        if let Some(blocks) = notes.remove(&reference.id) {
            listed.extend(called(mark.trim(), blocks));
        }
    }
    listed
}

fn format(reference: &Reference, sections: &[Section], settings: &Section) -> NoteFormat {
    let own = sections.get(reference.section);
    let usual = |format| NoteFormat {
        format: Some(format),
        ..NoteFormat::default()
    };
    if reference.is_endnote {
        own.map(|s| s.endnotes)
            .unwrap_or_default()
            .or(settings.endnotes)
            .or(usual(NumberFormat::LowerRoman))
    } else {
        own.map(|s| s.footnotes)
            .unwrap_or_default()
            .or(settings.footnotes)
            .or(usual(NumberFormat::Decimal))
    }
}

/// The blocks of one note, the first of them behind its mark.
fn called(mark: &str, blocks: Vec<Block>) -> Vec<Block> {
    let is_blank =
        |block: &Block| matches!(block, Block::Paragraph(text) if text.trim().is_empty());
    let mut blocks: Vec<Block> = blocks.into_iter().filter(|b| !is_blank(b)).collect();
    match blocks.first_mut() {
        Some(Block::Paragraph(text)) => *text = format!("注{mark}：{}", text.trim_start()),
        Some(Block::Row(_)) => blocks.insert(0, Block::Paragraph(format!("注{mark}："))),
        None => {}
    }
    blocks
}
