//! DOCX and DOCM (ECMA-376): paragraphs with their automatic numbers, tables, notes.
//!
//! `parts` finds the parts of the package. `styles` and `lists` read what is defined, `story` the text: `content` is what
//! stands in a paragraph, `table` what stands in rows, `flow` what comes out. Revisions are taken as accepted.

mod content;
mod field;
mod flow;
mod level;
mod lists;
mod notes;
mod properties;
mod section;
mod story;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use super::extract::Omission;
use super::parts::{Part, Parts, Relation};
use super::{Extract, OpenError, OpenOptions};
use flow::Block;
use lists::Numbering;
use notes::Reference;
use section::Section;
use story::Story;
use styles::Styles;

/// Reads a document of Word. Fails where a part that is needed is missing or damaged.
pub fn read(bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    let mut document = Document::open(bytes)?;
    let styles = match document.related("styles")? {
        Some(part) => Styles::read(part.xml())?,
        None => Styles::default(),
    };
    let numbering = match document.related("numbering")? {
        Some(part) => Numbering::read(part.xml())?,
        None => Numbering::default(),
    };
    let mut story = Story::new(&styles, &numbering);
    let mut blocks = story.whole(&mut document.main.xml())?;
    blocks.extend(document.notes(&mut story)?);
    document.comments(&mut story)?;
    document.margins(&mut story)?;
    let mut writer = story.writer;
    for block in &blocks {
        match block {
            Block::Paragraph(text) => writer.paragraph(text),
            Block::Row(cells) => writer.row(cells),
        }
    }
    writer.finish()
}

struct Document<'a> {
    parts: Parts<'a>,
    main: Part,
    /// Of the main part.
    relations: Vec<Relation>,
}

impl<'a> Document<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let mut parts = Parts::open(bytes, super::format::DOCX)?;
        let main = parts.main("word/document.xml")?;
        let relations = parts.relations(&main.name)?;
        Ok(Self {
            parts,
            main,
            relations,
        })
    }

    /// The part that is this to the main part.
    fn related(&mut self, kind: &str) -> Result<Option<Part>, OpenError> {
        match self.relations.iter().find(|r| r.kind == kind) {
            Some(relation) => self.parts.part(&relation.target),
            None => Ok(None),
        }
    }

    /// The footnotes, then the endnotes.
    fn notes(&mut self, story: &mut Story) -> Result<Vec<Block>, OpenError> {
        let settings = match self.related("settings")? {
            Some(part) => {
                let mut xml = part.xml();
                xml.child()?;
                Section::read(&mut xml)?
            }
            None => Section::default(),
        };
        let references = std::mem::take(&mut story.notes);
        let mut listed = Vec::new();
        for (kind, is_endnote) in [("footnotes", false), ("endnotes", true)] {
            let references: Vec<&Reference> = references
                .iter()
                .filter(|r| r.is_endnote == is_endnote)
                .collect();
            if let Some(part) = self.related(kind)?.filter(|_| !references.is_empty()) {
                let notes = notes::read(&part, story)?;
                listed.extend(notes::listed(
                    &references, notes, &story.sections, &settings,
                ));
            }
        }
        Ok(listed)
    }

    fn comments(&mut self, story: &mut Story) -> Result<(), OpenError> {
        let Some(part) = self.related("comments")? else {
            return Ok(());
        };
        let mut xml = part.xml();
        xml.child()?;
        while xml.child()?.is_some() {
            let text = aside(story, |story| story.whole(&mut xml))?;
            story.writer.leave_out(Omission::Comments, Some(&text));
        }
        Ok(())
    }

    /// Headers and footers, each that says something else once.
    fn margins(&mut self, story: &mut Story) -> Result<(), OpenError> {
        let targets: HashMap<&str, &str> = self
            .relations
            .iter()
            .map(|r| (r.id.as_str(), r.target.as_str()))
            .collect();
        let sections = std::mem::take(&mut story.sections);
        let mut read = HashSet::new();
        let mut said = HashSet::new();
        for id in sections.iter().flat_map(|s| &s.margins) {
            let Some(&target) = targets.get(id.as_str()).filter(|&&t| read.insert(t)) else {
                continue;
            };
            let Some(part) = self.parts.part(target)? else {
                continue;
            };
            let text = aside(story, |story| story.whole(&mut part.xml()))?;
            if !text.trim().is_empty() && said.insert(text.clone()) {
                story
                    .writer
                    .leave_out(Omission::HeadersFooters, Some(&text));
            }
        }
        Ok(())
    }
}

/// The text of something that is left out as a whole; pictures in it are not missed.
fn aside(
    story: &mut Story,
    read: impl FnOnce(&mut Story) -> Result<Vec<Block>, OpenError>,
) -> Result<String, OpenError> {
    story.count_anew();
    let writer = std::mem::take(&mut story.writer);
    let blocks = read(story)?;
    story.writer = writer;
    Ok(flow::plain(&blocks))
}
