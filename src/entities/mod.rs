//! Dated, counted and named things, found in one scan of the reading copy.
//!
//! `scan` jumps to the few characters at which something can begin ([`trigger`]) and asks the small
//! scanners, one file a kind. What a scanner reads in a text of any length is bounded, and the scan
//! goes on behind it: it is linear on any text. A line never depends on another.

mod calendar;
mod context;
mod damaged;
mod date;
mod document;
mod email;
mod money;
mod number;
mod percent;
mod period;
mod phone;
mod postal;
mod quantity;
mod scan;
mod trigger;
mod voucher;

use crate::report::{EntityKind, Value};
use crate::text::{Reading, Span};

pub use scan::scan;

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
    /// The calendar dates that the digits can be split into, ISO 8601; without a year as `--08-16`.
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

/// Gives a date or period that found no year in its line the year that the sense gives it, such as
/// the year of the visit. Returns whether there was something to give; 今年 and the like stay open.
pub fn give_year(reading: &Reading, entity: &mut Entity, year: i32) -> bool {
    scan::give_year(reading, entity, year)
}
