//! Marked content (ISO 32000-1, 14.6): what is no part of the text, and what a piece of it says.

use std::collections::HashSet;

use hayro_syntax::object::{Array, Dict, Name, ObjRef, ObjectIdentifier, String as PdfString};

use super::strings;

/// A replacement longer than this, in characters, may span lines; what stands there is taken instead.
const LONGEST_REPLACEMENT: usize = 32;

/// A sequence of marked content that is open.
#[derive(Debug, Default)]
struct Mark {
    artifact: bool,
    hidden: bool,
    /// What the sequence says in place of its glyphs; empty once it is said.
    replacement: Option<String>,
}

/// The sequences that are open.
#[derive(Debug, Default)]
pub struct Marks {
    open: Vec<Mark>,
}

impl Marks {
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Closes all but the first `depth`.
    pub fn close_to(&mut self, depth: usize) {
        self.open.truncate(depth);
    }

    pub fn close(&mut self) {
        self.open.pop();
    }

    /// `properties`: of the sequence, and the object that they are.
    pub fn begin(
        &mut self,
        tag: &[u8],
        properties: Option<Dict<'_>>,
        id: Option<ObjRef>,
        layers: &Layers,
    ) {
        let replacement = properties
            .as_ref()
            .and_then(|dict| dict.get::<PdfString<'_>>("ActualText"))
            .map(|text| strings::text(text.as_bytes()))
            .filter(|text| text.chars().count() <= LONGEST_REPLACEMENT);
        self.open.push(Mark {
            artifact: tag == b"Artifact",
            hidden: tag == b"OC" && layers.hide(id, properties.as_ref()),
            replacement,
        });
    }

    pub fn is_hidden(&self) -> bool {
        self.open.iter().any(|mark| mark.hidden)
    }

    pub fn is_artifact(&self) -> bool {
        self.open.iter().any(|mark| mark.artifact)
    }

    /// What is to be said in place of a glyph, if anything: all of the replacement for the first, nothing for the others.
    pub fn replacement(&mut self) -> Option<String> {
        let mark = self.open.iter_mut().find(|m| m.replacement.is_some())?;
        mark.replacement.as_mut().map(std::mem::take)
    }
}

/// Layers (optional content, ISO 32000-1, 8.11) that are switched off.
#[derive(Debug, Default)]
pub struct Layers {
    off: HashSet<ObjectIdentifier>,
}

impl Layers {
    /// `catalog`: of the document.
    pub fn read(catalog: &Dict<'_>) -> Self {
        let properties = catalog.get::<Dict<'_>>("OCProperties").unwrap_or_default();
        let usual = properties.get::<Dict<'_>>("D").unwrap_or_default();
        let mut off = HashSet::new();
        if usual.get::<Name<'_>>("BaseState").as_deref() == Some(b"OFF") {
            off.extend(references(&properties, "OCGs"));
            for on in references(&usual, "ON") {
                off.remove(&on);
            }
        }
        off.extend(references(&usual, "OFF"));
        Self { off }
    }

    /// Whether what belongs to the layer `id` is not to be seen; `dict` is the layer, or a set of layers, one of which has to be
    /// on.
    pub fn hide(&self, id: Option<ObjRef>, dict: Option<&Dict<'_>>) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if id.is_some_and(|id| self.off.contains(&id.into())) {
            return true;
        }
        let Some(dict) = dict else {
            return false;
        };
        let mut layers: Vec<_> = references(dict, "OCGs").collect();
        if layers.is_empty() {
            layers.extend(dict.get_ref("OCGs").map(ObjectIdentifier::from));
        }
        !layers.is_empty() && layers.iter().all(|id| self.off.contains(id))
    }
}

fn references(dict: &Dict<'_>, key: &str) -> impl Iterator<Item = ObjectIdentifier> {
    let list = dict.get::<Array<'_>>(key).unwrap_or_default();
    list.raw_iter()
        .filter_map(|item| item.as_obj_ref().map(ObjectIdentifier::from))
}
