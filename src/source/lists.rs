//! The lists of a DOC or RTF document: how they are written, where the text uses them, and the numbers given out so far.

use std::collections::{HashMap, HashSet};

use super::numbering::{Counters, LEVELS, Level};

/// The most uses that a document can have ([MS-DOC] 2.4.6.3: an index is at most 0x07FE).
pub const MOST_USES: usize = 0x7FE;

/// The longest template of a level that is taken as it stands, in characters; Word itself writes at most 31.
pub const LONGEST_TEMPLATE: usize = 255;

/// How the labels of a list are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Definition {
    pub levels: Vec<Level>,
    /// For each level, whether a tab or a blank follows the label.
    pub apart: Vec<bool>,
}

impl Definition {
    /// Puts a level where it belongs; levels that are still missing before it stay empty.
    pub fn set(&mut self, at: usize, level: Level, apart: bool) {
        if at >= LEVELS {
            return;
        }
        if self.levels.len() <= at {
            self.levels.resize(at + 1, Level::default());
            self.apart.resize(at + 1, false);
        }
        self.levels[at] = level;
        self.apart[at] = apart;
    }
}

/// A list as paragraphs refer to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Use {
    /// Of the list that is used.
    pub list: i32,
    /// Where the first paragraph of this use begins to count, by level.
    pub starts: [Option<u32>; LEVELS],
    /// Where this use is written otherwise than the list.
    pub own: Option<Definition>,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub struct Lists {
    pub definitions: HashMap<i32, Definition>,
    pub uses: HashMap<i32, Use>,
    progress: Progress,
}

/// The numbers given out in one story. Text boxes and notes count for themselves.
#[derive(Debug, Default)]
pub struct Progress {
    /// By list: all uses of a list count together.
    counters: HashMap<i32, Counters>,
    /// The uses and levels that have come up.
    begun: HashSet<(i32, usize)>,
}

impl Lists {
    /// The label of the next paragraph on `level` of the use numbered `of`, and whether it is set apart from the text; `None`
    /// where there is no such list or level.
    pub fn next(&mut self, of: i32, level: usize) -> Option<(String, bool)> {
        let used = self.uses.get(&of)?;
        let definition = match &used.own {
            Some(own) => own,
            None => self.definitions.get(&used.list)?,
        };
        let apart = *definition.apart.get(level)?;
        let levels = &definition.levels;
        let counters = self.progress.counters.entry(used.list).or_default();
        let first = self.progress.begun.insert((of, level));
        let label = match used.starts[level].filter(|_| first) {
            Some(start) => {
                counters.set(level, start, levels);
                counters.label(level, levels)
            }
            None => counters.next(level, levels),
        };
        Some((label, apart))
    }

    /// Changes to another story's numbers, and leaves those of this one in `progress`.
    pub fn swap(&mut self, progress: &mut Progress) {
        std::mem::swap(&mut self.progress, progress);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::numbering::NumberFormat;

    fn lists() -> Lists {
        let mut definition = Definition::default();
        for (i, template) in ["%1、", "（%2）"].into_iter().enumerate() {
            let level = Level {
                format: NumberFormat::Chinese,
                template: template.to_owned(),
                start: 1,
                restart_below: Some(i),
                legal: false,
            };
            definition.set(i, level, i == 0);
        }
        let mut lists = Lists::default();
        lists.definitions.insert(7, definition);
        for of in [1, 2] {
            let list = 7;
            lists.uses.insert(
                of,
                Use {
                    list,
                    ..Use::default()
                },
            );
        }
        lists.uses.get_mut(&2).unwrap().starts[0] = Some(5);
        lists
    }

    fn label(lists: &mut Lists, of: i32, level: usize) -> String {
        lists.next(of, level).unwrap().0
    }

    #[test]
    fn uses_of_a_list_count_together_and_may_begin_anew_once() {
        let mut lists = lists();
        assert_eq!(label(&mut lists, 1, 0), "一、");
        assert_eq!(label(&mut lists, 1, 1), "（一）");
        assert_eq!(label(&mut lists, 2, 0), "五、");
        assert_eq!(label(&mut lists, 2, 0), "六、");
        assert_eq!(label(&mut lists, 1, 0), "七、");
        assert_eq!(label(&mut lists, 2, 1), "（一）");
    }

    #[test]
    fn what_is_not_defined_has_no_label() {
        let mut lists = lists();
        assert_eq!(lists.next(3, 0), None);
        assert_eq!(lists.next(1, 2), None);
        assert_eq!(lists.next(1, 99), None);
    }

    #[test]
    fn another_story_counts_for_itself() {
        let mut lists = lists();
        label(&mut lists, 1, 0);
        let mut other = Progress::default();
        lists.swap(&mut other);
        assert_eq!(label(&mut lists, 1, 0), "一、");
        lists.swap(&mut other);
        assert_eq!(label(&mut lists, 1, 0), "二、");
    }
}
