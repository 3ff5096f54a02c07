//! `\listtable` and `\listoverridetable`: how lists are written and where paragraphs use them.

use crate::source::lists::{Definition, LONGEST_TEMPLATE, Lists, MOST_USES, Use};
use crate::source::numbering::{LEVELS, Level, NumberFormat};

/// Reads both tables, word by word.
#[derive(Debug, Default)]
pub struct ListTables {
    definition: Definition,
    level: Option<Draft>,
    /// How many levels have begun in this list, or overrides in this use.
    begun: usize,
    /// Inside a use.
    used: Option<Use>,
    starts: bool,
}

/// A level of which not all has been read.
#[derive(Debug)]
struct Draft {
    level: Level,
    apart: bool,
    restarts: bool,
    /// The newer of two words for the format was read.
    newer: bool,
    text: String,
}

impl ListTables {
    /// A control word in one of the tables.
    pub fn word(&mut self, name: &str, number: Option<i32>, lists: &mut Lists) {
        let value = number.unwrap_or(0);
        match name {
            "list" => {
                *self = Self::default();
            }
            "listoverride" => {
                *self = Self {
                    used: Some(Use::default()),
                    ..Self::default()
                };
            }
            "listlevel" => self.begin_level(),
            "lfolevel" => {
                self.end_level(lists);
                self.begun += 1;
                self.starts = false;
            }
            "listoverridestartat" => self.starts = true,
            "listid" => self.identify(value, lists),
            "ls" => self.end_use(value, lists),
            "levelstartat" => self.start(value),
            _ => self.describe(name, value),
        }
    }

    /// Text of `\leveltext`: the first character is its length, 0 to 8 are places for numbers.
    pub fn text(&mut self, text: &str) {
        if let Some(draft) = &mut self.level {
            draft.text.push_str(text);
        }
    }

    fn begin_level(&mut self) {
        if self.used.is_none() {
            self.end_definition_level();
            self.begun += 1;
        }
        self.level = Some(Draft {
            level: Level {
                start: 1,
                ..Level::default()
            },
            apart: true,
            restarts: true,
            newer: false,
            text: String::new(),
        });
    }

    fn describe(&mut self, name: &str, value: i32) {
        let Some(draft) = &mut self.level else {
            return;
        };
        let format = || NumberFormat::of_code(u8::try_from(value).unwrap_or(0));
        match name {
            "levelnfcn" => {
                draft.level.format = format();
                draft.newer = true;
            }
            "levelnfc" if !draft.newer => draft.level.format = format(),
            "levelfollow" => draft.apart = value != 2,
            "levellegal" => draft.level.legal = value != 0,
            "levelnorestart" => draft.restarts = value == 0,
            _ => {}
        }
    }

    fn start(&mut self, value: i32) {
        let start = u32::try_from(value).unwrap_or(0);
        if let Some(draft) = &mut self.level {
            draft.level.start = start;
        }
        let at = self.begun.wrapping_sub(1);
        if let Some(used) = self.used.as_mut().filter(|_| self.starts && at < LEVELS) {
            used.starts[at] = Some(start);
        }
    }

    fn identify(&mut self, id: i32, lists: &mut Lists) {
        match &mut self.used {
            Some(used) => used.list = id,
            None => {
                self.end_definition_level();
                let definition = std::mem::take(&mut self.definition);
                if lists.definitions.len() < MOST_USES {
                    lists.definitions.insert(id, definition);
                }
            }
        }
    }

    fn end_use(&mut self, number: i32, lists: &mut Lists) {
        self.end_level(lists);
        if let Some(used) = self.used.take()
            && lists.uses.len() < MOST_USES
        {
            lists.uses.insert(number, used);
        }
    }

    /// Ends a level that a use has of its own.
    fn end_level(&mut self, lists: &Lists) {
        let at = self.begun.wrapping_sub(1);
        let (Some(draft), Some(used)) = (self.level.take(), &mut self.used) else {
            return;
        };
        let own = used.own.get_or_insert_with(|| {
            let list = lists.definitions.get(&used.list);
            list.cloned().unwrap_or_default()
        });
        let (level, apart) = draft.finish(at);
        own.set(at, level, apart);
    }

    fn end_definition_level(&mut self) {
        let at = self.begun.wrapping_sub(1);
        if let Some(draft) = self.level.take() {
            let (level, apart) = draft.finish(at);
            self.definition.set(at, level, apart);
        }
    }
}

impl Draft {
    fn finish(mut self, at: usize) -> (Level, bool) {
        self.level.restart_below = self.restarts.then_some(at);
        self.level.template = template(&self.text);
        (self.level, self.apart)
    }
}

fn template(text: &str) -> String {
    let text = text.strip_suffix(';').unwrap_or(text);
    let mut template = String::new();
    for c in text.chars().skip(1).take(LONGEST_TEMPLATE) {
        match c {
            '\0'..='\u{8}' => {
                template.push('%');
                template.push(char::from(b'1' + c as u8));
            }
            '\u{E000}'..='\u{F8FF}' => template.push('•'),
            c => template.push(c),
        }
    }
    template
}
