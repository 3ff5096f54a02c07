//! What is known of the document while its pages are gone through.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use hayro_syntax::object::{Name, ObjRef, ObjectIdentifier};
use hayro_syntax::page::Resources;

use super::allowance::Allowance;
use super::font::Font;
use super::marks::Layers;
use crate::source::OpenError;

/// What is known of the document while its pages are gone through.
#[derive(Debug)]
pub struct Context {
    pub allowance: Allowance,
    pub layers: Layers,
    fonts: HashMap<FontKey, Rc<RefCell<Font>>>,
    /// Pictures that were shown: a letterhead on each page is one.
    pictures: HashSet<ObjectIdentifier>,
}

/// A font is the same if it is the same object, or stands at the same place of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum FontKey {
    Object(ObjRef),
    Place(usize),
}

impl Context {
    pub fn new(allowance: Allowance, layers: Layers) -> Self {
        Self {
            allowance,
            layers,
            fonts: HashMap::new(),
            pictures: HashSet::new(),
        }
    }

    /// The font of this name; `None` if there is none. Fails where too much is packed in it.
    pub fn font(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
    ) -> Result<Option<Rc<RefCell<Font>>>, OpenError> {
        let object = resources.fonts.get_ref(name).map(FontKey::Object);
        if let Some(font) = object.and_then(|key| self.fonts.get(&key)) {
            return Ok(Some(font.clone()));
        }
        let Some(dict) = resources.get_font(name) else {
            return Ok(None);
        };
        let key = object.unwrap_or_else(|| FontKey::Place(dict.data().as_ptr() as usize));
        if let Some(font) = self.fonts.get(&key) {
            return Ok(Some(font.clone()));
        }
        let font = Rc::new(RefCell::new(Font::read(&dict, &mut self.allowance)?));
        self.fonts.insert(key, font.clone());
        Ok(Some(font))
    }

    /// Whether a picture is shown for the first time.
    pub fn is_new_picture(&mut self, id: ObjectIdentifier) -> bool {
        self.pictures.insert(id)
    }
}
