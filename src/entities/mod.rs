//! Dated, counted and named things, found in one scan of the reading copy.

use crate::report::{EntityKind, Value};
use crate::text::{Reading, Span};

/// An entity in the reading copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub kind: EntityKind,
    pub span: Span,
    pub value: Option<Value>,
}

/// Digits that were a date and no longer are: 2022412日 lost its 年 and 月.
#[derive(Clone, Debug, PartialEq)]
pub struct DamagedDate {
    /// From the first digit to 日.
    pub span: Span,
    /// The calendar dates that the digits can be split into, ISO 8601.
    pub readings: Vec<String>,
}

/// What one scan of a document finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    /// In order of their start.
    pub entities: Vec<Entity>,
    /// Nothing inside these is an entity.
    pub damaged: Vec<DamagedDate>,
}

/// Scans the whole document. Linear in its length; what stands in one paragraph never depends on another.
pub fn scan(_reading: &Reading) -> Scan {
    Scan::default()
}
