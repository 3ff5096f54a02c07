//! A report on its way from the worker to the page.
//!
//! It travels as the bytes of its JSON, which the page keeps as they are: a saved report is made of them. When a document is
//! opened they are read in runs of some tens of kilobytes, so that the page's thread is never held for long. Where the runs
//! lie in the JSON, the worker says: that takes one sweep over the bytes.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::report::Report;

/// A run ends with the first member of its list beyond so many bytes.
const RUN_BYTES: usize = 48_000;

/// The lists of a report that grow with its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum List {
    Outline,
    Problems,
    Remaining,
    Commitments,
    Entities,
    Findings,
    Segments,
}

/// Members of a list that follow one another, with the commas behind them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub list: List,
    pub bytes: Range<usize>,
}

impl List {
    fn named(key: &[u8]) -> Option<Self> {
        Some(match key {
            b"outline" => Self::Outline,
            b"problems" => Self::Problems,
            b"remaining" => Self::Remaining,
            b"commitments" => Self::Commitments,
            b"entities" => Self::Entities,
            b"findings" => Self::Findings,
            b"segments" => Self::Segments,
            _ => return None,
        })
    }
}

/// The runs of a report's JSON, which has no white space between its parts; none for a short one.
pub fn runs(json: &[u8]) -> Vec<Run> {
    let mut runs = Vec::new();
    if json.len() < 2 * RUN_BYTES {
        return runs;
    }
    let mut depth = 0;
    let mut key: &[u8] = b"";
    // The list that is walked, and where its next run begins.
    let mut walked: Option<(List, usize)> = None;
    let mut at = 0;
    while at < json.len() {
        match json[at] {
            b'"' => {
                let end = string_end(json, at);
                if depth == 1 {
                    key = &json[at + 1..end];
                }
                at = end;
            }
            mark @ (b'{' | b'[') => {
                depth += 1;
                if depth == 2 && mark == b'[' {
                    walked = List::named(key).map(|list| (list, at + 1));
                }
            }
            b'}' | b']' => {
                depth -= 1;
                if let (1, Some((list, start))) = (depth, walked) {
                    if start < at {
                        let bytes = start..at;
                        runs.push(Run { list, bytes });
                    }
                    walked = None;
                }
            }
            b',' => {
                if let (2, Some((list, start))) = (depth, walked)
                    && at - start >= RUN_BYTES
                {
                    let bytes = start..at + 1;
                    runs.push(Run { list, bytes });
                    walked = Some((list, at + 1));
                }
            }
            _ => {}
        }
        at += 1;
    }
    runs
}

/// The closing quotation mark of the string that opens at `start`.
fn string_end(json: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < json.len() {
        match json[at] {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    json.len().saturating_sub(1)
}

/// A report that is read run by run.
pub struct Unpacking {
    report: Report,
    runs: std::vec::IntoIter<Run>,
}

impl Unpacking {
    /// Reads what stands outside the runs. `fetch` gives bytes of the JSON, `length` is its length.
    pub fn new(
        length: usize,
        runs: Vec<Run>,
        fetch: &dyn Fn(Range<usize>) -> Vec<u8>,
    ) -> Result<Self, serde_json::Error> {
        Ok(Self {
            report: serde_json::from_slice(&outside(length, &runs, fetch))?,
            runs: runs.into_iter(),
        })
    }

    /// Reads the next run; whether there was one.
    pub fn step(
        &mut self,
        fetch: &dyn Fn(Range<usize>) -> Vec<u8>,
    ) -> Result<bool, serde_json::Error> {
        let Some(run) = self.runs.next() else {
            return Ok(false);
        };
        let bytes = fetch(run.bytes);
        let report = &mut self.report;
        match run.list {
            List::Outline => extend(&mut report.outline, &bytes),
            List::Problems => extend(&mut report.problems, &bytes),
            List::Remaining => extend(&mut report.remaining, &bytes),
            List::Commitments => extend(&mut report.commitments, &bytes),
            List::Entities => extend(&mut report.entities, &bytes),
            List::Findings => extend(&mut report.findings, &bytes),
            List::Segments => extend(&mut report.segments, &bytes),
        }?;
        Ok(true)
    }

    pub fn done(self) -> Report {
        self.report
    }
}

fn extend<T: DeserializeOwned>(list: &mut Vec<T>, run: &[u8]) -> Result<(), serde_json::Error> {
    list.append(&mut serde_json::from_slice(&members(run))?);
    Ok(())
}

/// The JSON without its runs, which is JSON too.
pub fn outside(length: usize, runs: &[Run], fetch: &dyn Fn(Range<usize>) -> Vec<u8>) -> Vec<u8> {
    let mut outside = Vec::new();
    let mut at = 0;
    for run in runs {
        outside.extend(fetch(at..run.bytes.start));
        at = run.bytes.end;
    }
    outside.extend(fetch(at..length));
    outside
}

/// A run as a list of its own.
pub fn members(run: &[u8]) -> Vec<u8> {
    let members = run.strip_suffix(b",").unwrap_or(run);
    [b"[", members, b"]"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    fn unpacked(json: &[u8], runs: Vec<Run>) -> Report {
        let fetch = |bytes: Range<usize>| json[bytes].to_vec();
        let mut unpacking = Unpacking::new(json.len(), runs, &fetch).unwrap();
        while unpacking.step(&fetch).unwrap() {}
        unpacking.done()
    }

    #[test]
    fn a_long_report_is_read_in_runs_and_is_the_same() {
        let mut report = fixture::report();
        // Marks of JSON in strings are no marks.
        report.problems[0].title.text = "“[{\",]}\\”\\\"".into();
        report.problems = fixture::repeated(&report.problems, 400);
        report.entities = fixture::repeated(&report.entities, 2_000);
        let json = serde_json::to_vec(&report).unwrap();
        let runs = runs(&json);
        assert!(runs.len() > 5, "{} runs", runs.len());
        assert!(runs.iter().all(|run| run.bytes.len() < 2 * RUN_BYTES));
        assert_eq!(unpacked(&json, runs), report);
    }

    #[test]
    fn a_short_report_is_read_at_once() {
        let report = fixture::report();
        let json = serde_json::to_vec(&report).unwrap();
        assert_eq!(runs(&json), []);
        assert_eq!(unpacked(&json, Vec::new()), report);
    }

    #[test]
    fn what_is_no_report_is_an_error() {
        assert!(Unpacking::new(2, Vec::new(), &|_| b"{}".to_vec()).is_err());
        assert_eq!(runs(&[b'"'; 200_000]), []);
    }
}
