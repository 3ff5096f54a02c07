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

    /// The error says, in English, what is wrong.
    fn read(bytes: &[u8]) -> Result<Self, String> {
        let read: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        match read.schema == SCHEMA {
            true => Ok(read),
            false => Err(format!("schema {:?}, known is {SCHEMA:?}", read.schema)),
        }
    }
}

/// What the file [`INDEX`] of an archive says; `None` where somebody else's file has that name.
pub fn index(bytes: &[u8]) -> Option<Result<Workspace, String>> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let is_ours = start.contains("\"taizhang-workspace/");
    is_ours.then(|| Workspace::read(bytes))
}

/// The index among the files of an archive, which then are those that it names.
pub fn take_index(members: &mut Vec<Member>) -> Option<Result<Workspace, String>> {
    let place = members.iter().position(|it| it.path == INDEX)?;
    let index = index(members[place].bytes.as_ref().ok()?)?;
    members.remove(place);
    Some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_index_of_this_schema_is_read() {
        let workspace = Workspace::new(Vec::new(), Some(Choices::default()));
        let json = serde_json::to_vec(&workspace).unwrap();
        assert_eq!(index(&json), Some(Ok(workspace)));
        let newer = br#"{"schema":"taizhang-workspace/2","documents":[]}"#;
        let refused = index(newer).unwrap().unwrap_err();
        assert!(refused.contains("workspace/2"));
        assert!(Workspace::read(&json[..json.len() / 2]).is_err());
    }

    #[test]
    fn somebody_elses_file_of_that_name_is_no_index() {
        let member = |path: &str, json: &str| Member {
            path: path.into(),
            bytes: Ok(json.into()),
        };
        let ours = r#"{"schema":"taizhang-workspace/1","documents":[]}"#;
        for (path, json) in [(INDEX, r#"{"folders": []}"#), ("甲.json", ours)] {
            let mut members = vec![member(path, json)];
            assert_eq!(take_index(&mut members), None);
            assert_eq!(members.len(), 1);
        }
        let mut members = vec![member("甲.json", ours), member(INDEX, ours)];
        assert!(take_index(&mut members).unwrap().is_ok());
        assert_eq!(members.len(), 1);
    }
}
