//! Styles (`word/styles.xml`): what they say of numbering and of hidden text, with all they are based on.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::OpenError;
use super::super::xml::{Element, Xml};

/// A chain of styles that is longer is a circle.
const LONGEST_CHAIN: usize = 50;

/// More styles than a document can have; each costs memory.
const MOST_STYLES: usize = 100_000;

/// What a paragraph or a style says of its number (`w:numPr`); either half may come from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberReference {
    /// `w:numId`; 0 takes the number away.
    pub list: Option<u32>,
    /// `w:ilvl`
    pub level: Option<usize>,
}

/// A style with all that it is based on.
#[derive(Clone, Debug, Default)]
pub struct Style {
    pub number: NumberReference,
    /// `w:vanish`, where it is said.
    pub hidden: Option<bool>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    entries: HashMap<String, Entry>,
    resolved: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: String,
    /// What holds where no style says anything.
    general: Style,
}

/// A style as it stands in the part.
#[derive(Debug, Default)]
struct Entry {
    own: Style,
    based_on: Option<String>,
}

impl Styles {
    /// Reads the part, before whose outermost element `xml` stands.
    pub fn read(mut xml: Xml) -> Result<Self, OpenError> {
        let mut styles = Self::default();
        let mut general = Entry::default();
        xml.child()?;
        while let Some(element) = xml.child()? {
            match element.name() {
                "style" if styles.entries.len() == MOST_STYLES => {
                    return Err(OpenError::TooMuchInside);
                }
                "style" => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    if is_default_of_paragraphs(&element) {
                        styles.default = id.to_string();
                    }
                    let mut entry = Entry::default();
                    entry.read(&mut xml)?;
                    styles.entries.insert(id.into_owned(), entry);
                }
                "docDefaults" => general.read(&mut xml)?,
                _ => xml.skip()?,
            }
        }
        styles.general.number = general.own.number;
        styles.resolve();
        Ok(styles)
    }

    fn resolve(&mut self) {
        let ids = self.entries.keys();
        let resolved = ids.map(|id| {
            let mut style = Style::default();
            for (_, entry) in self.ancestry(id) {
                style.number.add(&entry.own.number);
                style.hidden = style.hidden.or(entry.own.hidden);
            }
            style.number.add(&self.general.number);
            (id.clone(), style)
        });
        self.resolved = resolved.collect();
    }

    fn ancestry<'s>(&'s self, id: &str) -> impl Iterator<Item = (&'s String, &'s Entry)> + use<'s> {
        let based_on =
            |(_, entry): &(&String, &Entry)| self.entries.get_key_value(entry.based_on.as_deref()?);
        std::iter::successors(self.entries.get_key_value(id), based_on).take(LONGEST_CHAIN)
    }

    /// The style called `id` and those it is based on, nearest first; of a paragraph that names none, the default one.
    pub fn chain<'s>(&'s self, id: Option<&str>) -> impl Iterator<Item = &'s str> + use<'s> {
        let id = id.filter(|&id| self.entries.contains_key(id));
        self.ancestry(id.unwrap_or(&self.default))
            .map(|(id, _)| id.as_str())
    }

    /// The style of a paragraph that names `id`.
    pub fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.resolved.get(id))
            .or_else(|| self.resolved.get(&self.default))
            .unwrap_or(&self.general)
    }

    /// The style called `id`, of whatever type.
    pub fn named(&self, id: &str) -> Option<&Style> {
        self.resolved.get(id)
    }
}

fn is_default_of_paragraphs(style: &Element) -> bool {
    let default = style.attribute("default");
    let paragraph = style.attribute("type").as_deref() == Some("paragraph");
    paragraph && default.is_some_and(|v| is_on(Some(&v)))
}

impl NumberReference {
    /// Takes from `other` what is not said yet.
    pub fn add(&mut self, other: &Self) {
        self.list = self.list.or(other.list);
        self.level = self.level.or(other.level);
    }

    /// Reads the children of `w:numPr`.
    pub fn read(xml: &mut Xml) -> Result<Self, OpenError> {
        let mut number = Self::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                "numId" => number.list = element.number("val"),
                "ilvl" => number.level = element.number("val"),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(number)
    }
}

impl Entry {
    /// Reads what is in a style, or in the defaults of the document.
    fn read(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "basedOn" => {
                    self.based_on = element.attribute("val").map(Cow::into_owned);
                    xml.skip()?;
                }
                "numPr" => self.own.number = NumberReference::read(xml)?,
                "vanish" => {
                    self.own.hidden = Some(toggle(&element));
                    xml.skip()?;
                }
                // Of paragraphs, runs, and their defaults.
                "pPr" | "rPr" | "pPrDefault" | "rPrDefault" => self.read(xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(())
    }
}

/// Whether a property such as `<w:vanish/>` is switched on (ECMA-376 part 1, 17.17.4).
pub fn toggle(element: &Element) -> bool {
    is_on(element.attribute("val").as_deref())
}

fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

#[cfg(test)]
mod tests {
    use super::super::super::format;
    use super::*;

    fn styles(inner: &str) -> Styles {
        let text = format!("<w:styles>{inner}</w:styles>");
        Styles::read(Xml::new(&text, "styles", format::DOCX)).unwrap()
    }

    #[test]
    fn a_style_has_what_it_is_based_on() {
        let styles = styles(
            r#"<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:styleId="1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>
              <w:rPr><w:vanish/></w:rPr></w:style>
            <w:style w:styleId="2"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="3"><w:basedOn w:val="2"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>"#,
        );
        let third = styles.named("3").unwrap();
        assert_eq!((third.number.list, third.number.level), (Some(3), Some(1)));
        assert!(styles.chain(Some("3")).eq(["3", "2", "1"]));
        assert_eq!(third.hidden, Some(false));
        assert_eq!(styles.named("2").unwrap().hidden, Some(true));
        assert!(styles.named("4").is_none());
    }

    #[test]
    fn paragraphs_without_a_style_have_the_default_one() {
        let styles = styles(
            r#"<w:style w:type="character" w:default="1" w:styleId="c"/>
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="b"/>"#,
        );
        assert_eq!(styles.paragraph(None).number.list, Some(3));
        assert_eq!(styles.paragraph(Some("missing")).number.list, Some(3));
        assert!(styles.chain(Some("missing")).eq(["a"]));
        assert_eq!(styles.paragraph(Some("b")).number.list, None);
    }

    #[test]
    fn a_circle_of_styles_ends() {
        let styles = styles(
            r#"<w:style w:styleId="1"><w:basedOn w:val="2"/></w:style><w:style w:styleId="2"><w:basedOn w:val="1"/></w:style>"#,
        );
        assert_eq!(styles.named("1").unwrap().number.list, None);
    }
}
