//! A workspace as one file: documents as the analyser read them, and beside them what a person did.
//!
//! It is a ZIP archive. Each document's report lies in it as JSON with its text, as [`reopen`](crate::reopen) reads it and
//! without any change by hand; the [`INDEX`] tells those changes, so that they can still be undone. Without the texts only the
//! index is there: its changes come back when the file is opened that a document was made from, known by its SHA-256.

use serde::{Deserialize, Serialize};

use crate::mask::Choices;
use crate::own::OwnKind;
use crate::review::Review;
use crate::source::Member;

/// What [`Workspace::schema`] must be.
pub const SCHEMA: &str = "taizhang-workspace/1";

/// The member of the archive that is the [`Workspace`], as JSON.
pub const INDEX: &str = "workspace.json";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workspace {
    pub schema: String,
    /// In the order of the list.
    pub documents: Vec<Entry>,
    /// The person's own kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<OwnKind>,
    /// What is masked where masking is on. Never there when it was: it would tell what is hidden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mask: Option<Choices>,
}

/// A document of a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub name: String,
    /// Of the file that it was made from, in lower-case hexadecimal.
    #[serde(default)]
    pub sha256: Option<String>,
    /// The member that holds its report; `None` where the texts were left out.
    #[serde(default)]
    pub report: Option<String>,
    /// What was changed by hand.
    #[serde(default, skip_serializing_if = "Review::is_empty")]
    pub review: Review,
}

impl Workspace {
    pub fn new(own: Vec<OwnKind>, mask: Option<Choices>) -> Self {
        Self {
            schema: SCHEMA.into(),
            documents: Vec::new(),
            own,
            mask,
        }
    }

    /// Reads an index; the error says, in English, what is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let read: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        match read.schema == SCHEMA {
            true => Ok(read),
            false => Err(format!("schema {:?}, known is {SCHEMA:?}", read.schema)),
        }
    }
}

/// Whether a file of an archive is the index of a workspace, whatever is wrong with it.
pub fn is_index(path: &str, bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(200)];
    path == INDEX && String::from_utf8_lossy(start).contains("\"taizhang-workspace/")
}

/// The index among the files of an archive, which then are those that it names.
pub fn take_index(members: &mut Vec<Member>) -> Option<Result<Workspace, String>> {
    let is_index = |it: &Member| {
        let bytes = it.bytes.as_ref();
        bytes.is_ok_and(|bytes| is_index(&it.path, bytes))
    };
    let place = members.iter().position(is_index)?;
    let bytes = members.remove(place).bytes.ok()?;
    Some(Workspace::read(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_index_of_this_schema_is_read() {
        let workspace = Workspace::new(Vec::new(), Some(Choices::default()));
        let json = serde_json::to_vec(&workspace).unwrap();
        assert!(is_index(INDEX, &json));
        assert_eq!(Workspace::read(&json), Ok(workspace));
        let newer = br#"{"schema":"taizhang-workspace/2","documents":[]}"#;
        assert!(is_index(INDEX, newer));
        assert!(Workspace::read(newer).unwrap_err().contains("workspace/2"));
        assert!(Workspace::read(&json[..json.len() / 2]).is_err());
    }

    #[test]
    fn somebody_elses_file_of_that_name_is_no_index() {
        assert!(!is_index(INDEX, br#"{"folders": []}"#));
        assert!(!is_index(
            "甲.json", br#"{"schema":"taizhang-workspace/1"}"#
        ));
    }
}
