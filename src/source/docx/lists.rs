//! Lists (`word/numbering.xml`; ECMA-376 part 1, 17.9): definitions, and the numbers of paragraphs in their order.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::OpenError;
use super::super::numbering::{Counters, Level, NumberFormat};
use super::super::xml::{Element, Xml};
use super::level;

/// A list has nine levels.
pub const LEVELS: usize = 9;

/// More lists than a document can have; each costs memory.
const MOST_LISTS: usize = 100_000;

/// One level, and how its number stands before the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dress {
    /// The style of the paragraphs that belong to this level.
    pub style: Option<String>,
    /// A tab or a blank follows the number (`w:suff`).
    pub apart: bool,
    /// Counted but not printed.
    pub hidden: bool,
}

/// The levels of a list, and beside each its dress.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Levels {
    pub levels: Vec<Level>,
    pub dress: Vec<Dress>,
}

/// `w:abstractNum`
#[derive(Default)]
struct Definition {
    levels: Levels,
    /// Its levels stand in the definition that says `style_link` with the same style.
    num_style_link: Option<String>,
    style_link: Option<String>,
}

/// `w:num`
struct List {
    /// Lists of one definition count together.
    definition: u32,
    levels: Rc<Levels>,
    /// Where the list begins to count anew, by level.
    starts: [Option<u32>; LEVELS],
}

/// All lists of a document.
#[derive(Default)]
pub struct Numbering {
    lists: HashMap<u32, List>,
}

/// The numbers given out in one story: the text boxes, and the notes, count for themselves.
#[derive(Default)]
pub struct Count {
    /// By definition.
    counters: HashMap<u32, Counters>,
    /// Lists and levels that have begun to count anew.
    begun: HashSet<(u32, usize)>,
}

/// A number as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    pub text: String,
    /// A tab or a blank follows it.
    pub apart: bool,
}

impl Numbering {
    /// Reads the part, before whose outermost element `xml` stands.
    pub fn read(mut xml: Xml) -> Result<Self, OpenError> {
        let mut definitions = HashMap::new();
        let mut entries = Vec::new();
        xml.child()?;
        while let Some(element) = xml.child()? {
            match element.name() {
                "abstractNum" if definitions.len() == MOST_LISTS => {
                    return Err(OpenError::TooMuchInside);
                }
                "abstractNum" => {
                    let id: u32 = element.number("abstractNumId").unwrap_or_default();
                    definitions.insert(id, Definition::read(&mut xml)?);
                }
                "num" if entries.len() == MOST_LISTS => return Err(OpenError::TooMuchInside),
                "num" => {
                    let id: u32 = element.number("numId").unwrap_or_default();
                    entries.push((id, Overrides::read(&mut xml)?));
                }
                _ => xml.skip()?,
            }
        }
        Ok(Self::resolved(definitions, entries))
    }

    fn resolved(definitions: HashMap<u32, Definition>, entries: Vec<(u32, Overrides)>) -> Self {
        let by_style: HashMap<&str, u32> = definitions
            .iter()
            .filter_map(|(&id, d)| Some((d.style_link.as_deref()?, id)))
            .collect();
        let shared: HashMap<u32, (u32, Rc<Levels>)> = definitions
            .iter()
            .map(|(&id, own)| {
                let link = own.num_style_link.as_deref();
                let meant = link.and_then(|s| by_style.get(s)).copied().unwrap_or(id);
                (id, (meant, Rc::new(definitions[&meant].levels.clone())))
            })
            .collect();
        let lists = entries.into_iter().filter_map(|(id, overrides)| {
            let (definition, levels) = shared.get(&overrides.definition?)?;
            Some((id, overrides.list(*definition, levels)))
        });
        Self {
            lists: lists.collect(),
        }
    }

    /// The level of `list` that one of `styles` is tied to.
    pub fn level_of_style<'s>(
        &self,
        list: u32,
        mut styles: impl Iterator<Item = &'s str>,
    ) -> Option<usize> {
        let dress = &self.lists.get(&list)?.levels.dress;
        styles.find_map(|id| {
            dress
                .iter()
                .position(|d| d.style.as_deref().is_some_and(|s| s == id))
        })
    }
}

impl Count {
    /// The number of the next paragraph of `list` on `level`; empty where there is no such list.
    pub fn next(&mut self, numbering: &Numbering, list: u32, level: usize) -> Label {
        let Some(found) = numbering.lists.get(&list) else {
            return Label::default();
        };
        let level = level.min(LEVELS - 1);
        let counters = self.counters.entry(found.definition).or_default();
        if found.starts[level].is_some() && self.begun.insert((list, level)) {
            counters.restart(level);
        }
        let text = counters.next(level, &found.levels.levels);
        match found.levels.dress.get(level) {
            Some(dress) if !dress.hidden => Label {
                text,
                apart: dress.apart,
            },
            _ => Label::default(),
        }
    }
}

impl Levels {
    /// Puts a level, at the place that its element names.
    fn put(&mut self, element: &Element, xml: &mut Xml) -> Result<(), OpenError> {
        let at: usize = element.number("ilvl").unwrap_or_default();
        let (level, dress) = level::read(xml, at)?;
        if at >= LEVELS {
            return Ok(());
        }
        while self.levels.len() <= at {
            self.levels.push(Level {
                format: NumberFormat::None,
                ..Level::default()
            });
            self.dress.push(Dress::default());
        }
        self.levels[at] = level;
        self.dress[at] = dress;
        Ok(())
    }
}

impl Definition {
    fn read(xml: &mut Xml) -> Result<Self, OpenError> {
        let mut definition = Self::default();
        while let Some(element) = xml.child()? {
            let value = || element.attribute("val").map(|v| v.into_owned());
            match element.name() {
                "lvl" => {
                    definition.levels.put(&element, xml)?;
                    continue;
                }
                "numStyleLink" => definition.num_style_link = value(),
                "styleLink" => definition.style_link = value(),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(definition)
    }
}

/// What a `w:num` says.
#[derive(Default)]
struct Overrides {
    definition: Option<u32>,
    starts: [Option<u32>; LEVELS],
    levels: Levels,
    /// Which of `levels` are said.
    replaced: [bool; LEVELS],
}

impl Overrides {
    fn read(xml: &mut Xml) -> Result<Self, OpenError> {
        let mut overrides = Self::default();
        while let Some(element) = xml.child()? {
            match element.name() {
                "abstractNumId" => {
                    overrides.definition = element.number("val");
                    xml.skip()?;
                }
                "lvlOverride" => {
                    let at = element.number("ilvl").unwrap_or_default();
                    overrides.read_level(xml, at)?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(overrides)
    }

    fn read_level(&mut self, xml: &mut Xml, at: usize) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "startOverride" if at < LEVELS => {
                    self.starts[at] = element.number("val");
                    xml.skip()?;
                }
                "lvl" if at < LEVELS => {
                    self.levels.put(&element, xml)?;
                    self.replaced[at] = true;
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn list(self, definition: u32, shared: &Rc<Levels>) -> List {
        let mut levels = Rc::clone(shared);
        for at in 0..LEVELS {
            let replacement = self.levels.levels.get(at).filter(|_| self.replaced[at]);
            if let Some(level) = replacement {
                let own = Rc::make_mut(&mut levels);
                own.levels
                    .resize(own.levels.len().max(at + 1), Level::default());
                own.dress
                    .resize(own.dress.len().max(at + 1), Dress::default());
                own.levels[at] = level.clone();
                own.dress[at] = self.levels.dress[at].clone();
            }
            if let Some(start) = self.starts[at]
                && at < levels.levels.len()
                && levels.levels[at].start != start
            {
                Rc::make_mut(&mut levels).levels[at].start = start;
            }
        }
        List {
            definition,
            levels,
            starts: self.starts,
        }
    }
}
