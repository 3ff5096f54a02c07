//! The numbers of lists and headings while the text is read (OpenDocument 1.3 part 3, 5.3 and 19.880).

use std::collections::HashMap;

use super::styles::{ListStyle, Styles};
use crate::source::numbering::{Counters, LEVELS};

/// The name that `text:outline-style` has in LibreOffice.
const OUTLINE: &str = "Outline";

/// How a paragraph is numbered.
#[derive(Clone, Debug)]
pub enum Number {
    Unnumbered,
    /// A heading has that of its level, any other paragraph none.
    ByStyle,
    /// By the outline of the headings.
    Outline {
        /// From 0 on.
        level: usize,
        /// Begins anew, at this number if one is given.
        restart: Option<Option<u32>>,
    },
    List {
        list: ListPlace,
        /// Of the list item.
        start: Option<u32>,
    },
}

/// An open list.
#[derive(Clone, Debug)]
pub struct ListPlace {
    /// Which of [`Lists`].
    list: usize,
    /// Name of its style, if one is given.
    pub style: Option<String>,
    /// From 0 on.
    pub level: usize,
}

/// All lists of a text.
#[derive(Debug, Default)]
pub struct Lists {
    counters: Vec<Counters>,
    outline: Counters,
    last_of_style: HashMap<String, usize>,
    by_id: HashMap<String, usize>,
}

/// What `text:list` says.
#[derive(Debug, Default)]
pub struct ListStart {
    pub style: Option<String>,
    pub id: Option<String>,
    /// The list that it goes on with.
    pub goes_on_with: Option<String>,
    /// It goes on with the last list of its style.
    pub goes_on: bool,
}

impl Lists {
    /// A list begins, within `outer` if there is one.
    pub fn open(&mut self, start: ListStart, outer: Option<&ListPlace>) -> ListPlace {
        let same_style = |outer: &&ListPlace| start.style.is_none() || start.style == outer.style;
        if let Some(outer) = outer.filter(same_style) {
            return ListPlace {
                level: outer.level + 1,
                ..outer.clone()
            };
        }
        let with = start.goes_on_with.and_then(|id| self.by_id.get(&id));
        let of_style = start.style.as_ref().and_then(|s| self.last_of_style.get(s));
        let list = with.or(of_style.filter(|_| start.goes_on)).copied();
        let list = list.unwrap_or_else(|| {
            self.counters.push(Counters::default());
            self.counters.len() - 1
        });
        if let Some(style) = &start.style {
            self.last_of_style.insert(style.clone(), list);
        }
        if let Some(id) = start.id {
            self.by_id.insert(id, list);
        }
        ListPlace {
            list,
            style: start.style,
            level: outer.map_or(0, |outer| outer.level + 1),
        }
    }

    /// The label of the next paragraph, and whether it stands apart; `paragraph_style` may name the style of the list.
    pub fn label(
        &mut self,
        number: &Number,
        paragraph_style: &str,
        styles: &Styles,
    ) -> (String, bool) {
        let none = (String::new(), false);
        match number {
            Number::Unnumbered | Number::ByStyle => none,
            Number::Outline { level, restart } => {
                let other = styles.list_of_paragraph(paragraph_style);
                if other.is_some_and(|list| list != OUTLINE) {
                    // The style names another list or none, and the heading stands in none.
                    return none;
                }
                let start = restart.map(|at| at.unwrap_or(start_of(&styles.outline, *level)));
                next(&mut self.outline, *level, start, &styles.outline)
            }
            Number::List { list, start } => {
                let own = list.style.as_deref().and_then(|name| styles.list(name));
                let by_paragraph = || styles.list(&styles.list_of_paragraph(paragraph_style)?);
                match own.or_else(by_paragraph) {
                    Some(style) => next(&mut self.counters[list.list], list.level, *start, style),
                    None => none,
                }
            }
        }
    }
}

fn start_of(style: &ListStyle, level: usize) -> u32 {
    style.levels.get(level).map_or(1, |level| level.start)
}

fn next(
    counters: &mut Counters,
    level: usize,
    start: Option<u32>,
    style: &ListStyle,
) -> (String, bool) {
    if level >= LEVELS {
        return (String::new(), false);
    }
    let label = match start {
        Some(start) => {
            counters.set(level, start, &style.levels);
            counters.label(level, &style.levels)
        }
        None => counters.next(level, &style.levels),
    };
    (label, style.apart[level])
}
