//! What the properties of runs and paragraphs say of whether they are to be seen, and of their number.

use super::super::OpenError;
use super::super::xml::Xml;
use super::flow::Fate;
use super::section::Section;
use super::styles::{NumberReference, Styles, toggle};

/// `w:rPr`
#[derive(Default)]
pub struct RunProperties {
    hidden: Option<bool>,
    style: Option<String>,
    /// Of a paragraph mark: it is deleted, or moved elsewhere.
    deleted: bool,
    /// Of a paragraph mark: it only parts two styles within a line (`w:specVanish`).
    separator: bool,
}

/// What ends a paragraph (`w:pPr`).
#[derive(Default)]
pub struct Mark {
    pub style: Option<String>,
    /// As said for this paragraph alone.
    pub number: NumberReference,
    /// Whether the paragraph ends here, or goes on with the next.
    pub fate: Fate,
    pub separator: bool,
    /// The section that ends with the paragraph.
    pub section: Option<Section>,
}

impl RunProperties {
    /// Reads the children of `w:rPr`.
    pub fn read(xml: &mut Xml) -> Result<Self, OpenError> {
        let mut properties = Self::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                "vanish" => properties.hidden = Some(toggle(&element)),
                "specVanish" => properties.separator = toggle(&element),
                "del" | "moveFrom" => properties.deleted = true,
                "rStyle" => {
                    properties.style = element.attribute("val").map(|id| id.into_owned());
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(properties)
    }

    /// In a paragraph of the style called `paragraph`. Two styles that both hide cancel each other out (ECMA-376 part 1,
    /// 17.7.3); what is said for the run itself holds.
    pub fn hide(&self, styles: &Styles, paragraph: Option<&str>) -> bool {
        let by_paragraph = styles.paragraph(paragraph).hidden.unwrap_or_default();
        let own = self.style.as_deref().and_then(|id| styles.named(id));
        let by_style = own.and_then(|s| s.hidden).unwrap_or_default();
        self.hidden.unwrap_or(by_paragraph != by_style)
    }
}

impl Mark {
    /// Reads the children of `w:pPr`.
    pub fn read(xml: &mut Xml, styles: &Styles) -> Result<Self, OpenError> {
        let mut mark = Self::default();
        let mut run = RunProperties::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                "pStyle" => {
                    mark.style = element.attribute("val").map(|id| id.into_owned());
                    xml.skip()?;
                }
                "numPr" => mark.number = NumberReference::read(xml)?,
                "rPr" => run = RunProperties::read(xml)?,
                "sectPr" => mark.section = Some(Section::read(xml)?),
                _ => xml.skip()?,
            }
        }
        mark.separator = run.separator;
        mark.fate = if run.deleted {
            Fate::Deleted
        } else if run.hide(styles, mark.style.as_deref()) {
            Fate::Hidden
        } else {
            Fate::Shown
        };
        Ok(mark)
    }
}
