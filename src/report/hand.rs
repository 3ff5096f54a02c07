//! What a person changed of the analyser's report (see [`crate::review`]).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Entity, Item, Problem, Response, is_false};

/// What a hand did to one thing of the report. Where `edited`, the thing's `text` may be other than what its span quotes;
/// a thing that a person wrote has an empty span at the place where it belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Hand {
    #[serde(default, skip_serializing_if = "is_false")]
    pub edited: bool,
    /// What the analyser said, by the names of the fields that are changed; empty where the whole thing was added.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub analysed: Map<String, Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Hand {
    /// Of a thing that the analyser did not find.
    pub fn of_new() -> Self {
        Self {
            edited: true,
            ..Self::default()
        }
    }

    pub fn is_new(&self) -> bool {
        self.edited && self.analysed.is_empty()
    }
}

/// A thing of the analyser that a person took out, as it was then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Deleted {
    Problem(Box<Problem>),
    Response(Response),
    Item(Item),
    Entity(Entity),
}

/// What a person found of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Checked {
    /// Looked at, and dealt with.
    Checked,
    /// Looked at: nothing is wrong.
    NoError,
}
