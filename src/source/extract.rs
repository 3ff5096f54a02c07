//! What a reader makes of a file: one text, and what is to be said of it.

use serde::{Deserialize, Serialize};

use super::{Encoding, OpenError};

/// Text taken out of a file, and what was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extract {
    /// Paragraphs end in `\n`. The cells of a table row stand on one line, parted by tabs; a line break inside a cell is
    /// [`CELL_BREAK`].
    pub text: String,
    /// Where in `text`, in bytes, each page begins; empty where the format has no pages.
    pub pages: Vec<usize>,
    pub left_out: Vec<LeftOut>,
    /// Where the format leaves it open.
    pub encoding: Option<Encoding>,
    /// Files inside this one: of an archive, or attached to a mail.
    pub members: Vec<Member>,
}

/// A line break inside the cell of a table row: U+2028 LINE SEPARATOR.
pub const CELL_BREAK: char = '\u{2028}';

/// Something in the file that is not in its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LeftOut {
    pub what: Omission,
    /// How many there are.
    pub count: usize,
    /// What they say, where they are text, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Omission {
    Pictures,
    /// Reviewers' remarks.
    Comments,
    /// Running heads and feet, page numbers.
    HeadersFooters,
    /// Text that is marked as deleted and not yet gone.
    Deletions,
    /// Text that the file hides from its reader.
    HiddenText,
    /// Formulas, charts, embedded files: what a program would draw.
    Objects,
    /// Characters of which the file does not say what they are; each is U+FFFD in the text.
    UnknownCharacters,
    /// Pages without any text: pictures of pages.
    PagesWithoutText,
    /// Pages, or parts of them, that cannot be read, as the file is damaged.
    DamagedPages,
    /// Slanted text over a page: watermarks and seals.
    Watermarks,
    /// What surrounds the article of a web page.
    SiteChrome,
    /// What stood behind the place where the file is cut off.
    CutOff,
    /// Sheets of a workbook that are hidden or hold no table.
    Sheets,
}

impl Omission {
    /// Whether what is missing may belong to the report, so that a person should look.
    pub fn may_matter(self) -> bool {
        matches!(
            self,
            Self::Pictures
                | Self::Objects
                | Self::UnknownCharacters
                | Self::PagesWithoutText
                | Self::CutOff
                | Self::DamagedPages
        )
    }
}

/// A file inside a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// With its folders, parted by `/`.
    pub path: String,
    pub bytes: Result<Vec<u8>, OpenError>,
}
