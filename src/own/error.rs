//! What is wrong with a person's own kind, told so that they can mend it.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnError {
    /// Which of the kinds, from 0.
    pub kind: usize,
    /// `no_name`, `name_twice`, `name_long`, `nothing_sought`, `both_sought`, `empty_word`, `syntax`, `matches_empty`,
    /// `never_matches`, `too_large`, `too_many`.
    pub code: &'static str,
    /// Where in the pattern as it was typed, in code points; `None` where no place is to blame.
    pub place: Option<[usize; 2]>,
    /// In Chinese.
    pub message: String,
    pub message_en: String,
}

impl OwnError {
    pub(super) fn new(code: &'static str, message: &str, message_en: &str) -> Self {
        Self {
            kind: 0,
            code,
            place: None,
            message: message.into(),
            message_en: message_en.into(),
        }
    }

    pub(super) fn of(self, kind: usize) -> Self {
        Self { kind, ..self }
    }

    /// Says of `pattern`, in which the place counts, where the mistake stands.
    pub(super) fn at(mut self, place: [usize; 2], pattern: &str) -> Self {
        let length = pattern.chars().count();
        // Of a place between two characters the one behind it is named.
        let start = place[0].min(length);
        let end = place[1].max(start + 1).min(length);
        let quoted: String = pattern.chars().skip(start).take(end - start).collect();
        let (zh, en) = match quoted.as_str() {
            "" => ("末尾：".to_owned(), "At the end: ".to_owned()),
            _ => (
                format!("第 {} 个字符“{quoted}”处：", start + 1),
                format!("At character {}, “{quoted}”: ", start + 1),
            ),
        };
        self.message.insert_str(0, &zh);
        self.message_en.insert_str(0, &en);
        self.place = Some([start, end]);
        self
    }
}

impl fmt::Display for OwnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.message, self.message_en)
    }
}

impl std::error::Error for OwnError {}
