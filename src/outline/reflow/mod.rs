//! Lines as the author wrote them, where a page has lost or added line breaks.
//!
//! Each repair acts only where the document shows that kind of damage. The source stays as it is: only
//! the reading copy changes.

mod breaks;
mod chunks;
mod dressing;
mod glued;
mod joins;
mod siblings;

use crate::text::reading::Edit;
use crate::text::{Reading, Span};

/// The reading copy with its lines repaired.
pub fn repair(reading: Reading) -> Reading {
    // Each repair reads what the one before it left.
    [
        dressing::dressing,
        chunks::chunk_numbers,
        joins::joins,
        breaks::breaks,
        glued::glued_headings,
        glued::glued_problems,
        siblings::glued_siblings,
    ]
    .into_iter()
    .fold(reading, |reading, repair: fn(&Reading) -> Vec<Edit>| {
        let edits = repair(&reading);
        reading.edited(&edits)
    })
}

fn drop(start: usize, end: usize) -> Edit {
    Edit {
        drop: Span::new(start, end),
        break_line: false,
    }
}

fn break_at(start: usize, end: usize) -> Edit {
    Edit {
        drop: Span::new(start, end),
        break_line: true,
    }
}

#[cfg(test)]
fn repaired(source: &str) -> String {
    repair(Reading::new(source)).text().to_owned()
}
