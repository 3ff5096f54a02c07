//! A document is opened in steps of a few milliseconds: 5 MB of text with all that is marked in it is seconds of work, and
//! the page's thread must not be held for more than a tenth of one.
//!
//! The worker has done the reading; what crosses over is a [`Summary`](super::summary::Summary), which the list of documents
//! shows, and the report and the text as bytes. Only of a document that is opened does the page make a [`Work`].

use std::sync::Arc;

use super::document::Work;
use super::paint::chunks;
use super::parcel::Run;
use super::rereading::{Fetch, Reread, Rereading};
use crate::own::{Matcher, Seeking};
use crate::report::Report;
use crate::review::Review;
use crate::view::cut::Maker;
use crate::view::layers::{Layer, counts, layers};
use crate::view::own::OwnNames;

/// Lines that are cut in one step.
const LINES: usize = 1_000;

pub struct Opening {
    text: String,
    missed: Vec<usize>,
    /// Kinds of the person's own, which the worker does not know.
    own: Arc<Matcher>,
    phase: Phase,
}

enum Phase {
    Packed(Box<Rereading>),
    Unpacked(Box<Reread>),
    Seeking(Box<Report>, Seeking),
    Sought(Box<Report>),
    Marked(Box<Parts>),
    Cutting(Box<Parts>, Maker),
    Cut(Box<Parts>, Maker),
    /// To be handed over in a step of its own: what is drawn of it then is work enough.
    Made(Box<Work>),
    /// Broken off, or done.
    Over,
}

struct Parts {
    report: Report,
    layers: Vec<Layer>,
}

impl Opening {
    /// The report's JSON is `length` long; `review` is what was changed of it by hand.
    pub fn new(text: String, review: Review, length: usize, runs: Vec<Run>, fetch: Fetch) -> Self {
        Self::after(Rereading::new(text, review, length, runs, fetch))
    }

    /// Of a report that is there already.
    #[cfg(test)]
    pub fn of(report: Report, text: String) -> Self {
        Self::after(Rereading::of(report, text, Review::default()))
    }

    fn after(rereading: Rereading) -> Self {
        Self {
            text: String::new(),
            missed: Vec::new(),
            own: Arc::default(),
            phase: Phase::Packed(Box::new(rereading)),
        }
    }

    pub fn with_own(self, own: Arc<Matcher>) -> Self {
        Self { own, ..self }
    }

    /// One step more; the work, when that was the last.
    pub fn step(&mut self) -> Result<Option<Work>, serde_json::Error> {
        self.phase = match std::mem::replace(&mut self.phase, Phase::Over) {
            Phase::Packed(mut rereading) => match rereading.step()? {
                Some(reread) => Phase::Unpacked(Box::new(reread)),
                None => Phase::Packed(rereading),
            },
            Phase::Unpacked(reread) => {
                (self.text, self.missed) = (reread.text, reread.missed);
                let report = Box::new(reread.report);
                match self.own.is_empty() {
                    true => Phase::Sought(report),
                    false => Phase::Seeking(report, Seeking::new(self.own.clone())),
                }
            }
            Phase::Seeking(mut report, mut seeking) => {
                if seeking.step(&self.text) {
                    Phase::Seeking(report, seeking)
                } else {
                    report.own = seeking.done();
                    Phase::Sought(report)
                }
            }
            Phase::Sought(mut report) => {
                // It is kept once, beside the report.
                report.source.text = None;
                let mut layers = layers(&report);
                layers.extend(self.own_names().layers(&report));
                let report = *report;
                Phase::Marked(Box::new(Parts { report, layers }))
            }
            Phase::Marked(parts) => {
                let maker = Maker::new(&parts.layers, &parts.report.segments);
                Phase::Cutting(parts, maker)
            }
            Phase::Cutting(parts, mut maker) => {
                let segments = &parts.report.segments;
                match maker.step(&self.text, &parts.layers, segments, LINES) {
                    true => Phase::Cutting(parts, maker),
                    false => Phase::Cut(parts, maker),
                }
            }
            Phase::Cut(parts, maker) => Phase::Made(Box::new(self.work(*parts, maker))),
            Phase::Made(work) => return Ok(Some(*work)),
            Phase::Over => Phase::Over,
        };
        Ok(None)
    }

    fn own_names(&self) -> OwnNames {
        OwnNames::new(self.own.names().map(str::to_owned))
    }

    fn work(&mut self, parts: Parts, maker: Maker) -> Work {
        let Parts { report, layers } = parts;
        let cut = maker.done(&report.problems);
        let own = self.own_names();
        let mut counts = counts(&report);
        own.count(&report, &mut counts);
        Work {
            own,
            counts,
            placed: placed(&report),
            chunks: chunks(&cut),
            cut,
            layers,
            text: std::mem::take(&mut self.text),
            missed: std::mem::take(&mut self.missed),
            report,
        }
    }
}

fn placed(report: &Report) -> Vec<(usize, usize)> {
    let findings = report.findings.iter().enumerate();
    let mut placed: Vec<(usize, usize)> = findings
        .filter_map(|(i, finding)| {
            let start = finding.spans.iter().map(|span| span[0]).min()?;
            Some((start, i))
        })
        .collect();
    placed.sort_unstable();
    placed
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::app::parcel;
    use crate::view::fixture;

    #[test]
    fn step_by_step_a_parcel_becomes_a_work() {
        let mut report = fixture::report();
        report.entities = fixture::repeated(&report.entities, 2_000);
        let json = serde_json::to_vec(&report).unwrap();
        let (length, runs) = (json.len(), parcel::runs(&json));
        let fetch = Box::new(move |bytes: Range<usize>| json[bytes].to_vec());
        let mut opening =
            Opening::new(fixture::TEXT.into(), Review::default(), length, runs, fetch);
        let mut steps = 1;
        let work = loop {
            if let Some(work) = opening.step().unwrap() {
                break work;
            }
            steps += 1;
        };
        assert!(steps > 6);
        assert_eq!(work.report, report);
        assert_eq!(work.cut.lines.len(), 5);
        assert_eq!(work.layers.len(), 2 * 4 + 1 + 4_000);
    }
}
