//! Which rows are shown.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::column::Column;
use super::order::Sort;
use super::sheet::Entry;
use crate::view::Lang;

/// What is asked of the whole sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Rows that hold all of these words, in whatever columns.
    pub words: Rc<str>,
    pub filters: BTreeMap<Column, Filter>,
    /// `None`: as the documents have it.
    pub sort: Option<Sort>,
}

/// What is asked of one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// All of these words are in it.
    pub words: Rc<str>,
    /// One of these is its value; all are welcome where none is named.
    pub values: BTreeSet<Rc<str>>,
    /// Whether there is anything in it.
    pub has: Option<bool>,
}

impl Filter {
    pub fn takes_all(&self) -> bool {
        self.words.trim().is_empty() && self.values.is_empty() && self.has.is_none()
    }
}

impl Query {
    /// Takes what a column is asked for; a filter that takes all is none.
    pub fn set(&mut self, column: Column, filter: Filter) {
        if filter.takes_all() {
            self.filters.remove(&column);
        } else {
            self.filters.insert(column, filter);
        }
    }

    pub fn filter(&self, column: Column) -> Filter {
        self.filters.get(&column).cloned().unwrap_or_default()
    }

    /// Whether rows may be left out.
    pub fn narrows(&self) -> bool {
        !self.words.trim().is_empty() || !self.filters.is_empty()
    }

    /// Shows every row again, in the same order.
    pub fn clear(&mut self) {
        self.words = "".into();
        self.filters.clear();
    }
}

/// A query made ready to be asked of many rows.
pub struct Matcher {
    words: Vec<Word>,
    filters: Vec<(Column, Vec<Word>, Filter)>,
    lang: Lang,
}

impl Matcher {
    pub fn new(query: &Query, lang: Lang) -> Self {
        let filters = query.filters.iter();
        Self {
            words: words(&query.words),
            filters: filters
                .map(|(&column, filter)| (column, words(&filter.words), filter.clone()))
                .collect(),
            lang,
        }
    }

    pub fn takes(&self, entry: &Entry) -> bool {
        self.takes_but(entry, None)
    }

    /// The same, whatever is asked of one column.
    pub fn takes_but(&self, entry: &Entry, but: Option<Column>) -> bool {
        let filters = self.filters.iter().filter(|it| Some(it.0) != but);
        filters
            .into_iter()
            .all(|(column, words, filter)| self.passes(entry, *column, words, filter))
            && self.words.iter().all(|word| {
                let mut columns = Column::ALL.into_iter();
                columns.any(|column| word.is_in_column(entry, column, self.lang))
            })
    }

    fn passes(&self, entry: &Entry, column: Column, words: &[Word], filter: &Filter) -> bool {
        let mut welcome = filter.values.is_empty();
        if !welcome {
            column.each_value(entry, |value| welcome |= filter.values.contains(&*value));
        }
        welcome
            && filter.has.is_none_or(|has| column.is_filled(entry) == has)
            && words
                .iter()
                .all(|word| word.is_in_column(entry, column, self.lang))
    }
}

/// A word that is looked for; capitals make no difference.
struct Word {
    text: String,
    has_letters: bool,
}

fn words(text: &str) -> Vec<Word> {
    let words = text.split_whitespace();
    words
        .map(|word| Word {
            text: word.to_ascii_lowercase(),
            has_letters: word.bytes().any(|byte| byte.is_ascii_alphabetic()),
        })
        .collect()
}

impl Word {
    fn is_in(&self, text: &str) -> bool {
        match self.has_letters {
            true => text.to_ascii_lowercase().contains(&self.text),
            false => text.contains(&self.text),
        }
    }

    fn is_in_column(&self, entry: &Entry, column: Column, lang: Lang) -> bool {
        let row = entry.row;
        match column {
            Column::Number => self.is_in(&row.path) || self.text == entry.number.to_string(),
            Column::Topics => row.topics.iter().any(|topic| self.is_in(topic)),
            Column::Document => {
                let body = entry.doc.body.as_deref().unwrap_or_default();
                self.is_in(&entry.doc.name) || self.is_in(body)
            }
            // “是” would be found in every row that has it.
            Column::Ongoing => row.ongoing && self.is_in(lang.long_term()),
            // Counts are no words.
            Column::Evidence => false,
            Column::Findings if row.findings.is_empty() => false,
            _ => {
                let text: Cow<str> = column.text(entry, lang);
                self.is_in(&text)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::fixture::sheet;
    use super::*;

    fn shown(query: &Query) -> Vec<usize> {
        let sheet = sheet();
        let matcher = Matcher::new(query, Lang::Zh);
        let numbers = 0..sheet.len();
        numbers
            .filter(|&i| matcher.takes(&sheet.entry(i).unwrap()))
            .collect()
    }

    fn searched(words: &str) -> Vec<usize> {
        shown(&Query {
            words: words.into(),
            ..Query::default()
        })
    }

    fn filtered(column: Column, filter: Filter) -> Vec<usize> {
        let mut query = Query::default();
        query.set(column, filter);
        shown(&query)
    }

    #[test]
    fn words_are_found_in_any_column_and_all_of_them_must_be() {
        assert_eq!(searched(""), [0, 1, 2, 3]);
        assert_eq!(searched("退还"), [0, 2]);
        assert_eq!(searched("退还 正在整改"), [2]);
        assert_eq!(searched("office"), [2]);
        assert_eq!(searched("第2份"), [2, 3]);
        assert_eq!(searched("没有这样的"), [0; 0]);
    }

    #[test]
    fn a_value_is_chosen_among_several() {
        let values = |values: &[&str]| Filter {
            values: values.iter().map(|&it| it.into()).collect(),
            ..Filter::default()
        };
        assert_eq!(filtered(Column::Topics, values(&["党费"])), [3]);
        assert_eq!(filtered(Column::Topics, values(&["党费", ""])).len(), 4);
        assert_eq!(filtered(Column::Status, values(&["in_progress"])), [2]);
        assert_eq!(filtered(Column::Document, values(&["7"])), [0, 1]);
        assert_eq!(filtered(Column::Status, values(&["not_started"])), [0; 0]);
    }

    #[test]
    fn what_is_missing_can_be_asked_for() {
        let has = |has| Filter {
            has: Some(has),
            ..Filter::default()
        };
        assert_eq!(filtered(Column::Aspect, has(true)), [2]);
        assert_eq!(filtered(Column::Aspect, has(false)), [0, 1, 3]);
        assert_eq!(filtered(Column::Ongoing, has(true)), [3]);
    }

    #[test]
    fn words_of_a_column_are_not_looked_for_in_another() {
        let words = |words: &str| Filter {
            words: words.into(),
            ..Filter::default()
        };
        assert_eq!(filtered(Column::Title, words("账目")), [0, 2]);
        assert_eq!(filtered(Column::Title, words("退还")), [0; 0]);
        assert_eq!(filtered(Column::Title, words(" ")).len(), 4);
    }
}
