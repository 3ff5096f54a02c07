//! What part of the ledger a place of the text is.

use std::ops::Range;

use serde::Deserialize;

use crate::app::parcel::{List, Run, members, outside};
use crate::report::{PointSpan, Problem, Report, ResponseKind};
use crate::view::target::Target;

/// So many spans that begin before a place are asked whether they reach it.
const LOOK_BACK: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    Detail,
    Points,
    Response(ResponseKind),
    Remaining,
    Commitment,
}

/// A place in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InLedger {
    pub target: Target,
    pub part: Part,
}

/// Where all parts of a ledger stand in the text.
#[derive(Debug, Default, PartialEq)]
pub struct Parts {
    spans: Vec<(PointSpan, InLedger)>,
    problems: usize,
    remaining: usize,
    commitments: usize,
}

/// Of a report's JSON, what is needed here.
#[derive(Deserialize)]
struct Lists {
    #[serde(default)]
    problems: Vec<ProblemSpans>,
    #[serde(default)]
    remaining: Vec<Place>,
    #[serde(default)]
    commitments: Vec<Place>,
}

#[derive(Deserialize)]
struct Place {
    span: PointSpan,
}

#[derive(Deserialize)]
struct ProblemSpans {
    title: Place,
    detail: Option<Place>,
    points: Vec<Place>,
    responses: Vec<ResponseSpan>,
}

#[derive(Deserialize)]
struct ResponseSpan {
    kind: ResponseKind,
    span: PointSpan,
}

impl Parts {
    pub fn of(report: &Report) -> Self {
        let mut parts = Self::default();
        parts.add_problems(report.problems.iter().map(ProblemSpans::from));
        parts.add_remaining(report.remaining.iter().map(|it| it.span));
        parts.add_commitments(report.commitments.iter().map(|it| it.span));
        parts.done()
    }

    /// The part at a code point of the text; `None` for running text.
    pub fn at(&self, point: usize) -> Option<InLedger> {
        let after = self.spans.partition_point(|(span, _)| span[0] <= point);
        let before = self.spans[..after].iter().rev().take(LOOK_BACK);
        let mut reaching = before.filter(|(span, _)| point < span[1]);
        reaching.next().map(|(_, part)| *part)
    }

    fn add_problems(&mut self, problems: impl IntoIterator<Item = ProblemSpans>) {
        for problem in problems {
            let p = self.problems;
            self.problems += 1;
            let target = Target::Problem(p);
            let mut add = |span, target, part| self.spans.push((span, InLedger { target, part }));
            add(problem.title.span, target, Part::Title);
            if let Some(detail) = problem.detail {
                add(detail.span, target, Part::Detail);
            }
            if let (Some(first), Some(last)) = (problem.points.first(), problem.points.last()) {
                add([first.span[0], last.span[1]], target, Part::Points);
            }
            for (r, response) in problem.responses.into_iter().enumerate() {
                let part = Part::Response(response.kind);
                add(response.span, Target::Response(p, r), part);
            }
        }
    }

    fn add_remaining(&mut self, spans: impl IntoIterator<Item = PointSpan>) {
        for span in spans {
            let target = Target::Remaining(self.remaining);
            let part = Part::Remaining;
            self.spans.push((span, InLedger { target, part }));
            self.remaining += 1;
        }
    }

    fn add_commitments(&mut self, spans: impl IntoIterator<Item = PointSpan>) {
        for span in spans {
            let target = Target::Commitment(self.commitments);
            let part = Part::Commitment;
            self.spans.push((span, InLedger { target, part }));
            self.commitments += 1;
        }
    }

    fn done(mut self) -> Self {
        self.spans
            .sort_by_key(|(span, _)| (span[0], std::cmp::Reverse(span[1])));
        self
    }
}

impl From<&Problem> for ProblemSpans {
    fn from(problem: &Problem) -> Self {
        let place = |span: PointSpan| Place { span };
        let responses = problem.responses.iter();
        Self {
            title: place(problem.title.span),
            detail: problem.detail.as_ref().map(|detail| place(detail.span)),
            points: problem.points.iter().map(|it| place(it.span)).collect(),
            responses: responses
                .map(|it| ResponseSpan {
                    kind: it.kind,
                    span: it.span,
                })
                .collect(),
        }
    }
}

/// Reads them out of a report that is still packed, run by run: see [`parcel`](crate::app::parcel).
pub struct PartsReader {
    parts: Parts,
    runs: std::vec::IntoIter<Run>,
}

impl PartsReader {
    /// Reads what stands outside the runs. `fetch` gives bytes of the JSON, `length` is its length.
    pub fn new(
        length: usize,
        runs: &[Run],
        fetch: &dyn Fn(Range<usize>) -> Vec<u8>,
    ) -> Result<Self, serde_json::Error> {
        let lists: Lists = serde_json::from_slice(&outside(length, runs, fetch))?;
        let mut parts = Parts::default();
        parts.add_problems(lists.problems);
        parts.add_remaining(lists.remaining.iter().map(|it| it.span));
        parts.add_commitments(lists.commitments.iter().map(|it| it.span));
        let ours = |run: &&Run| {
            let ours = [List::Problems, List::Remaining, List::Commitments];
            ours.contains(&run.list)
        };
        let runs: Vec<Run> = runs.iter().filter(ours).cloned().collect();
        Ok(Self {
            parts,
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
        let array = members(&fetch(run.bytes));
        let spans = |array: &[u8]| -> Result<Vec<PointSpan>, serde_json::Error> {
            let places: Vec<Place> = serde_json::from_slice(array)?;
            Ok(places.iter().map(|it| it.span).collect())
        };
        match run.list {
            List::Remaining => self.parts.add_remaining(spans(&array)?),
            List::Commitments => self.parts.add_commitments(spans(&array)?),
            _ => {
                let problems: Vec<ProblemSpans> = serde_json::from_slice(&array)?;
                self.parts.add_problems(problems);
            }
        }
        Ok(true)
    }

    pub fn done(self) -> Parts {
        self.parts.done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::parcel;
    use crate::view::fixture;

    fn point(text: &str) -> usize {
        let byte = fixture::TEXT.find(text).unwrap();
        fixture::TEXT[..byte].chars().count()
    }

    #[test]
    fn a_place_knows_its_part_of_the_ledger() {
        let report = fixture::report();
        let parts = Parts::of(&report);
        let title = parts.at(point("台账缺失")).unwrap();
        assert_eq!(
            (title.target, title.part),
            (Target::Problem(1), Part::Title)
        );
        let answer = parts.at(point("1.2万元")).unwrap();
        assert_eq!(answer.target, Target::Response(0, 0));
        assert_eq!(answer.part, Part::Response(ResponseKind::Measures));
        assert_eq!(parts.at(point("青石镇")), None);
        assert_eq!(parts.at(9_999), None);
    }

    #[test]
    fn packed_or_not_the_parts_are_the_same() {
        let mut report = fixture::report();
        report.problems = fixture::repeated(&report.problems, 400);
        let json = serde_json::to_vec(&report).unwrap();
        let runs = parcel::runs(&json);
        assert!(runs.len() > 2);
        let fetch = |bytes: Range<usize>| json[bytes].to_vec();
        let mut reader = PartsReader::new(json.len(), &runs, &fetch).unwrap();
        while reader.step(&fetch).unwrap() {}
        assert_eq!(reader.done(), Parts::of(&report));
        assert!(PartsReader::new(1, &[], &|_| b"?".to_vec()).is_err());
    }
}
