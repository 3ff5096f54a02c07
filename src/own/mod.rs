//! Kinds of things that a person defines: words or a pattern, sought in any text beside what the program knows itself.
//!
//! What is sought is compared with the reading copy, so that widths, scripts and odd blanks make no difference, and is
//! quoted from the source. A hit lies within one line, and `^` and `$` are the ends of a line; a line that is longer than some
//! thousand characters counts as several, cut behind a full stop.

mod error;
mod list;
mod pattern;
mod pieces;
mod seek;
mod syntax;

pub use error::OwnError;
pub use list::{ListError, read_list, write_list};
pub use seek::{MOST_HITS, Matcher, Seeking};

use serde::{Deserialize, Serialize};

/// So many kinds have a colour and a sign of their own.
pub const MOST_KINDS: usize = 12;

/// A kind as a person defines it: either by `words` or by a `pattern`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnKind {
    pub name: String,
    /// Any of these; the longest at a place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// A regular expression in the syntax of the `regex` crate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// Whether `A` is another letter than `a`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub match_case: bool,
    /// Whether full width is told from half, and traditional script from simplified.
    #[serde(default, skip_serializing_if = "is_false")]
    pub match_form: bool,
}

fn is_false(b: &bool) -> bool {
    !b
}
