//! The marker of each line: by its own form, and where that is unusual or damaged, by the lines around it.

mod damaged;
mod loose;

use super::marker::{self, Marker, MarkerKind};
use super::shi;
use crate::text::Reading;

/// The marker that each line of the reading copy begins with.
pub fn all(reading: &Reading) -> Vec<Option<Marker>> {
    let text = reading.text();
    let mut markers: Vec<Option<Marker>> = reading
        .lines()
        .iter()
        .map(|line| marker::read(text, line.span.start).filter(|_| !line.is_blank()))
        .collect();
    for (found, numbers) in markers.iter_mut().zip(shi::numbers_problem(reading)) {
        if let Some(found) = found.as_mut().filter(|_| numbers) {
            found.kind = MarkerKind::ShiProblem;
        }
    }
    loose::mark(reading, &mut markers);
    damaged::mark(reading, &mut markers);
    markers
}
