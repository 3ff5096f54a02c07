//! A report as the worker delivered it becomes the report as a person changed it, in steps of a few milliseconds.

use std::ops::Range;

use super::parcel::{Run, Unpacking};
use crate::report::Report;
use crate::review::{Applying, Review};

pub struct Rereading {
    text: String,
    fetch: Fetch,
    review: Review,
    phase: Phase,
}

/// Gives bytes of the report's JSON.
pub type Fetch = Box<dyn Fn(Range<usize>) -> Vec<u8>>;

enum Phase {
    Packed {
        length: usize,
        runs: Vec<Run>,
    },
    Unpacking(Unpacking),
    Unpacked(Report),
    Applying(Report, Applying),
    /// Broken off, or done.
    Over,
}

/// What comes of it.
pub struct Reread {
    pub report: Report,
    pub text: String,
    /// Places in the review of the edits that found nothing to change.
    pub missed: Vec<usize>,
}

impl Rereading {
    /// The report's JSON is `length` long.
    pub fn new(text: String, review: Review, length: usize, runs: Vec<Run>, fetch: Fetch) -> Self {
        Self {
            text,
            fetch,
            review,
            phase: Phase::Packed { length, runs },
        }
    }

    /// Of a report that is there already.
    #[cfg(test)]
    pub fn of(report: Report, text: String, review: Review) -> Self {
        Self {
            text,
            fetch: Box::new(|_| Vec::new()),
            review,
            phase: Phase::Unpacked(report),
        }
    }

    /// One step more; what comes of it, when that was the last.
    pub fn step(&mut self) -> Result<Option<Reread>, serde_json::Error> {
        self.phase = match std::mem::replace(&mut self.phase, Phase::Over) {
            Phase::Packed { length, runs } => {
                Phase::Unpacking(Unpacking::new(length, runs, &*self.fetch)?)
            }
            Phase::Unpacking(mut unpacking) => match unpacking.step(&*self.fetch)? {
                true => Phase::Unpacking(unpacking),
                false => Phase::Unpacked(unpacking.done()),
            },
            Phase::Unpacked(mut report) => {
                let applying = Applying::new(&mut report, std::mem::take(&mut self.review));
                Phase::Applying(report, applying)
            }
            Phase::Applying(mut report, mut applying) => {
                if !applying.step(&mut report, &self.text) {
                    let missed = applying.finish(&mut report);
                    let text = std::mem::take(&mut self.text);
                    return Ok(Some(Reread {
                        report,
                        text,
                        missed,
                    }));
                }
                Phase::Applying(report, applying)
            }
            Phase::Over => Phase::Over,
        };
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Edit;
    use crate::view::fixture;

    #[test]
    fn step_by_step_edits_are_made() {
        let delete = |target: &str| Edit::Delete {
            target: target.into(),
        };
        // More than are made in one step, all but one of nothing.
        let mut edits = vec![delete("p9"); 60];
        edits.push(delete("p1"));
        let review = Review { edits };
        let mut rereading = Rereading::of(fixture::report(), fixture::TEXT.into(), review);
        let mut steps = 1;
        let reread = loop {
            if let Some(reread) = rereading.step().unwrap() {
                break reread;
            }
            steps += 1;
        };
        assert!(steps > 3);
        assert_eq!(reread.report.problems.len(), 1);
        assert_eq!(reread.missed, (0..60).collect::<Vec<_>>());
        assert_eq!(reread.text, fixture::TEXT);
    }
}
