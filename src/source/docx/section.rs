//! Sections: their headers and footers, and how their notes are numbered.

use super::super::OpenError;
use super::super::numbering::NumberFormat;
use super::super::xml::Xml;
use super::level;

/// `w:sectPr`
#[derive(Debug, Default)]
pub struct Section {
    /// Relationships of its headers and footers.
    pub margins: Vec<String>,
    pub footnotes: NoteFormat,
    pub endnotes: NoteFormat,
}

/// How notes are numbered, where it is said (`w:footnotePr`, `w:endnotePr`).
#[derive(Clone, Copy, Debug, Default)]
pub struct NoteFormat {
    pub format: Option<NumberFormat>,
    pub start: Option<u32>,
    /// Whether each section begins anew. A beginning on each page cannot be followed: pages are not in the file.
    pub by_section: Option<bool>,
}

impl Section {
    /// Reads the children of `w:sectPr`, or of `w:settings`, which holds for all sections.
    pub fn read(xml: &mut Xml) -> Result<Self, OpenError> {
        let mut section = Self::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                "headerReference" | "footerReference" => {
                    let id = element.attribute("id");
                    section.margins.extend(id.map(|id| id.into_owned()));
                    xml.skip()?;
                }
                "footnotePr" => section.footnotes = NoteFormat::read(xml)?,
                "endnotePr" => section.endnotes = NoteFormat::read(xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(section)
    }
}

impl NoteFormat {
    fn read(xml: &mut Xml) -> Result<Self, OpenError> {
        let mut said = Self::default();
        while let Some(element) = xml.child()? {
            let value = element.attribute("val").unwrap_or_default();
            match element.name() {
                "numFmt" => {
                    let custom = element.attribute("format").unwrap_or_default();
                    said.format = Some(level::format(&value, &custom));
                }
                "numStart" => said.start = element.number("val"),
                "numRestart" => said.by_section = Some(value == "eachSect"),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(said)
    }

    /// What is not said here is as in `general`.
    pub fn or(self, general: Self) -> Self {
        Self {
            format: self.format.or(general.format),
            start: self.start.or(general.start),
            by_section: self.by_section.or(general.by_section),
        }
    }
}
