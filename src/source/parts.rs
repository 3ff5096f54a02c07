//! The parts of an OPC package and how they refer to each other (ECMA-376 part 2).

use std::collections::HashMap;

use super::package::Package;
use super::xml::{self, Xml};
use super::{Format, OpenError};

/// More than a part can refer to; each costs memory.
const MOST_RELATIONS: usize = 100_000;

/// A package whose parts are found by name, or by what they are to another part.
pub struct Parts<'a> {
    package: Package<'a>,
    format: Format,
    /// Place in the package, by normalised name.
    places: HashMap<String, usize>,
}

/// One part and what it refers to.
pub struct Part {
    /// As in the package, without the leading slash.
    pub name: String,
    pub text: String,
    format: Format,
}

/// What a part refers to.
pub struct Relation {
    pub id: String,
    /// The last step of the relationship's type, such as `styles`: the rest differs between the transitional and the
    /// strict form.
    pub kind: String,
    /// Normalised name of a part.
    pub target: String,
}

impl<'a> Parts<'a> {
    /// Opens `bytes`, which seem to be of `format`.
    pub fn open(bytes: &'a [u8], format: Format) -> Result<Self, OpenError> {
        let package = Package::open(bytes, format)?;
        let mut places = HashMap::new();
        for (i, name) in package.names().iter().enumerate() {
            places.entry(normalised(name)).or_insert(i);
        }
        Ok(Self {
            package,
            format,
            places,
        })
    }

    /// The main part, which the package's own relationships name; usually `usual`, such as `word/document.xml`.
    pub fn main(&mut self, usual: &str) -> Result<Part, OpenError> {
        let told = self
            .relations("")?
            .into_iter()
            .find(|r| r.kind == "officeDocument" && self.places.contains_key(&r.target));
        let name = told.map_or_else(|| usual.to_owned(), |r| r.target);
        self.part(&name)?
            .ok_or_else(|| OpenError::Broken(self.format, format!("no {name}")))
    }

    /// The part of this normalised name, if it is there.
    pub fn part(&mut self, name: &str) -> Result<Option<Part>, OpenError> {
        let Some(&place) = self.places.get(name) else {
            return Ok(None);
        };
        Ok(Some(Part {
            name: name.to_owned(),
            text: xml::decoded(self.package.nth(place)?),
            format: self.format,
        }))
    }

    /// What the part called `name` refers to inside the package; an empty name asks the package itself.
    pub fn relations(&mut self, name: &str) -> Result<Vec<Relation>, OpenError> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let of = normalised(&format!("{folder}/_rels/{file}.rels"));
        let mut relations = Vec::new();
        let Some(part) = self.part(&of)? else {
            return Ok(relations);
        };
        let mut xml = part.xml();
        xml.child()?;
        while let Some(element) = xml.child()? {
            let said = |name| element.attribute(name).unwrap_or_default();
            if relations.len() == MOST_RELATIONS {
                return Err(OpenError::TooMuchInside);
            }
            if said("TargetMode") != "External" {
                relations.push(Relation {
                    id: said("Id").into_owned(),
                    kind: said("Type").rsplit('/').next().unwrap_or_default().into(),
                    target: resolved(folder, &said("Target")),
                });
            }
            xml.skip()?;
        }
        Ok(relations)
    }
}

impl Part {
    /// Before its outermost element.
    pub fn xml(&self) -> Xml<'_> {
        Xml::new(&self.text, &self.name, self.format)
    }
}

/// Names of parts are alike but for case (part 2, 6.2.2.3); some programs write backslashes.
fn normalised(name: &str) -> String {
    resolved("", &name.replace('\\', "/"))
}

/// `target` as seen from `folder`.
fn resolved(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut steps = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_folder_of_their_part() {
        for (folder, target, name) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/Word/Styles.xml", "word/styles.xml"),
            ("word", "../custom/./a.xml", "custom/a.xml"),
            ("", "../../word/document.xml", "word/document.xml"),
        ] {
            assert_eq!(resolved(folder, target), name);
        }
        assert_eq!(normalised("word\u{5C}Document.xml"), "word/document.xml");
    }
}
