//! The small plain changes that a person makes, and how they name what they change.

use serde::{Deserialize, Serialize};

use crate::report::{Checked, Entity, EntityKind, Finding, PointSpan, ResponseKind, Status, Value};

/// Names a problem, an answer or a point of an answer. The analyser's are named by their places in its own report: `p3` the
/// third problem, `p3r1` its first answer, `p3r1i2` the second point of that. They keep these names through all edits. What a
/// person adds bears the name that the edit gives it (see [`Review::fresh`](super::Review::fresh)).
pub type Id = String;

/// A field of a problem, an answer, a point or an entity, by its name in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Title,
    Detail,
    Aspect,
    Group,
    /// The markers with blanks between them.
    NumberPath,
    Status,
    Ongoing,
    Due,
    /// Of an answer or a point.
    Text,
    Label,
    Kind,
    Marker,
    Value,
}

impl Field {
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Detail => "detail",
            Field::Aspect => "aspect",
            Field::Group => "group",
            Field::NumberPath => "number_path",
            Field::Status => "status",
            Field::Ongoing => "ongoing",
            Field::Due => "due",
            Field::Text => "text",
            Field::Label => "label",
            Field::Kind => "kind",
            Field::Marker => "marker",
            Field::Value => "value",
        }
    }
}

/// Where the words of something come from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// They stand in the document.
    Span(PointSpan),
    /// A person wrote them.
    Text(String),
}

/// An entity by what it is and where it stands: no two of one kind overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EntityKey {
    pub kind: EntityKind,
    pub span: PointSpan,
}

impl EntityKey {
    pub fn of(entity: &Entity) -> Self {
        Self {
            kind: entity.kind,
            span: entity.span,
        }
    }
}

/// A finding by what it says and where.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FindingKey {
    pub code: String,
    pub spans: Vec<PointSpan>,
    /// In Chinese.
    pub message: String,
}

impl FindingKey {
    pub fn of(finding: &Finding) -> Self {
        Self {
            code: finding.code.clone(),
            spans: finding.spans.clone(),
            message: finding.message.clone(),
        }
    }
}

/// What can bear a note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Noted {
    Problem(Id),
    Finding(FindingKey),
    Entity(EntityKey),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    /// Other words for a field of a problem, an answer or a point. None at all empty a field that may be empty.
    SetWords {
        target: Id,
        field: Field,
        words: Words,
    },
    SetStatus {
        problem: Id,
        status: Status,
    },
    SetOngoing {
        problem: Id,
        ongoing: bool,
    },
    /// An ISO date, perhaps cut to its month or year.
    SetDue {
        problem: Id,
        due: Option<String>,
    },
    SetKind {
        response: Id,
        kind: ResponseKind,
    },
    /// The analyser's value again.
    Restore {
        target: Id,
        field: Field,
    },
    /// What stands in the document from the code point `at` on becomes a problem of its own (see [`super::split`]).
    Split {
        problem: Id,
        at: usize,
        new: Id,
    },
    /// A problem takes in the one behind it in the ledger.
    Merge {
        problem: Id,
    },
    AddProblem {
        new: Id,
        words: Words,
        /// The problem before it, for words that stand nowhere in the document; at the end without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Id>,
    },
    AddResponse {
        problem: Id,
        new: Id,
        kind: ResponseKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        words: Words,
    },
    AddItem {
        response: Id,
        new: Id,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        marker: Option<String>,
        words: Words,
    },
    Delete {
        target: Id,
    },
    /// As if it had not been deleted.
    Undelete {
        target: Id,
    },
    AddEntity {
        entity: EntityKey,
    },
    DropEntity {
        entity: EntityKey,
    },
    /// As if it had not been dropped.
    KeepEntity {
        entity: EntityKey,
    },
    SetValue {
        entity: EntityKey,
        value: Option<Value>,
    },
    RestoreValue {
        entity: EntityKey,
    },
    /// An empty note takes it away.
    Note {
        of: Noted,
        note: String,
    },
    Check {
        finding: FindingKey,
        checked: Option<Checked>,
    },
}
