//! An export that is done document after document, in a worker: a thousand reports are more than one message should hold.
//!
//! This is also the one place where what a person said of a document changes its report before it is laid out: what follows
//! knows nothing of it.

use serde::{Deserialize, Serialize};

use super::json::{Layout, Stream};
use super::paper::{self, Paper};
use super::preview::{self, Preview, preview};
use super::workspace;
use super::{Content, Exported, Format, export};
use crate::mask::Choices;
use crate::own::{Matcher, OwnKind};
use crate::report::Report;
use crate::review::{self, Review};
use crate::source::Refusal;
use crate::view::Lang;

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    pub product: Product,
    pub lang: Lang,
    /// Put the whole text into the JSON, so that it can be opened again.
    pub with_text: bool,
    /// A list, even if only one of the documents has a report.
    pub several: bool,
    /// Only tell what would be in it.
    pub preview: bool,
    /// Kinds of the person's own, to be sought in every text.
    #[serde(default)]
    pub own: Vec<OwnKind>,
    /// What is to be masked, for a workspace; `None` where it must not be told.
    #[serde(default)]
    pub mask: Option<Choices>,
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Product {
    File(Format),
    Paper(Paper),
}

/// A document as the page keeps it.
pub struct Given<'a> {
    pub name: String,
    pub content: GivenContent<'a>,
}

pub enum GivenContent<'a> {
    Read {
        /// The report JSON.
        report: &'a [u8],
        text: String,
        told: Told,
    },
    Refused(Refusal),
}

/// What a person said of a document. Each is optional, so that a page that cannot say it need not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// What was changed by hand.
    pub review: Review,
}

/// The end of an export.
pub enum Outcome {
    /// The rest of the file.
    File(Vec<u8>),
    /// Pieces of HTML; see [`paper`].
    Paper(Vec<String>),
    Preview(Preview),
}

/// An export under way.
pub struct Work {
    job: Job,
    own: Matcher,
    /// Of a file that is written at once.
    stream: Option<Stream>,
    workspace: Option<workspace::Writer>,
    taken: Vec<Taken>,
}

/// A document that waits for the last one: its name, and its report with the text or why there is none.
struct Taken {
    name: String,
    content: Result<(Report, String), Refusal>,
}

impl Work {
    pub fn new(job: Job) -> Self {
        let layout = match job.product {
            Product::File(Format::Json) if job.several => Some(Layout::List),
            Product::File(Format::Json) => Some(Layout::Object),
            Product::File(Format::Ndjson) => Some(Layout::Lines),
            _ => None,
        };
        let streams = layout.filter(|_| !job.preview);
        let is_workspace = job.product == Product::File(Format::Workspace);
        let writer = || workspace::Writer::new(job.own.clone(), job.mask.clone());
        Self {
            // Those that are no pattern the page has refused already.
            own: Matcher::new(&job.own).unwrap_or_default(),
            workspace: is_workspace.then(writer),
            job,
            stream: streams.map(Stream::new),
            taken: Vec::new(),
        }
    }

    /// Takes a document; what of the file is already written. The error is for a maintainer: the page sent no report.
    pub fn add(&mut self, given: Given) -> Result<Vec<u8>, String> {
        if let Some(writer) = &mut self.workspace {
            if let GivenContent::Read { report, text, told } = given.content {
                let report = read(report)?;
                let text = self.job.with_text.then_some(text);
                writer.add(&given.name, report, text, told.review)?;
            }
            return Ok(Vec::new());
        }
        let content = match given.content {
            GivenContent::Refused(refusal) => Err(refusal),
            GivenContent::Read { report, text, told } => Ok(self.prepared(report, text, &told)?),
        };
        match (&mut self.stream, content) {
            (Some(stream), Ok((report, _))) => Ok(stream.add(&report).into_bytes()),
            (Some(_), Err(_)) => Ok(Vec::new()),
            (None, content) => {
                let name = given.name;
                self.taken.push(Taken { name, content });
                Ok(Vec::new())
            }
        }
    }

    /// The report as it is to be laid out.
    fn prepared(&self, json: &[u8], text: String, told: &Told) -> Result<(Report, String), String> {
        let mut report = read(json)?;
        told.apply(&mut report, &text);
        if !self.own.is_empty() {
            report.own = self.own.find(&text);
        }
        report.source.text = self.job.with_text.then(|| text.clone());
        Ok((report, text))
    }

    pub fn end(self) -> Result<Outcome, String> {
        let Job {
            product,
            lang,
            preview: only_told,
            ..
        } = self.job;
        if let Some(stream) = self.stream {
            return Ok(Outcome::File(stream.end().into()));
        }
        if let Some(writer) = self.workspace {
            return match only_told {
                true => preview::of_workspace(writer, lang).map(Outcome::Preview),
                false => writer.end().map(Outcome::File),
            };
        }
        let documents: Vec<Exported> = self.taken.iter().map(Taken::exported).collect();
        Ok(match product {
            _ if only_told => Outcome::Preview(preview(product, &documents, lang)?),
            Product::File(format) => Outcome::File(export(format, &documents, lang)?),
            Product::Paper(paper) => Outcome::Paper(paper::pieces(paper, &documents, lang)),
        })
    }
}

fn read(json: &[u8]) -> Result<Report, String> {
    serde_json::from_slice(json).map_err(|error| error.to_string())
}

impl Taken {
    fn exported(&self) -> Exported<'_> {
        Exported {
            name: &self.name,
            content: match &self.content {
                Ok((report, text)) => Content::Read { report, text },
                Err(refusal) => Content::Refused(refusal),
            },
        }
    }
}

impl Told {
    fn apply(&self, report: &mut Report, text: &str) {
        if !self.review.is_empty() {
            review::apply(report, text, &self.review);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{fixture, json};

    fn job(product: Product) -> Job {
        Job {
            product,
            lang: Lang::Zh,
            with_text: false,
            several: true,
            preview: false,
            own: Vec::new(),
            mask: None,
        }
    }

    fn given(json: &[u8]) -> Given<'_> {
        Given {
            name: "甲.txt".into(),
            content: GivenContent::Read {
                report: json,
                text: fixture::TEXT.into(),
                told: Told::default(),
            },
        }
    }

    fn file(job: Job, documents: Vec<Given>) -> Vec<u8> {
        let mut work = Work::new(job);
        let mut file = Vec::new();
        for document in documents {
            file.extend(work.add(document).unwrap());
        }
        match work.end().unwrap() {
            Outcome::File(rest) => file.extend(rest),
            _ => panic!("no file"),
        }
        file
    }

    #[test]
    fn document_by_document_it_is_the_file_that_the_library_writes() {
        let report = fixture::report();
        let bytes = serde_json::to_vec(&report).unwrap();
        let exported = Exported {
            name: "甲.txt",
            ..fixture::read(&report)
        };
        for format in Format::ALL {
            if format == Format::Xlsx {
                continue; // It holds the time at which it was made.
            }
            let mut wanted = job(Product::File(format));
            wanted.with_text = format == Format::Workspace;
            let written = file(wanted, vec![given(&bytes), given(&bytes)]);
            let expected = export(format, &[exported, exported], Lang::Zh).unwrap();
            assert!(written == expected, "{format:?}");
        }
    }

    #[test]
    fn one_document_is_an_object_and_takes_its_text_along() {
        let report = fixture::report();
        let bytes = serde_json::to_vec(&report).unwrap();
        let mut wanted = job(Product::File(Format::Json));
        wanted.several = false;
        wanted.with_text = true;
        let written: Report = serde_json::from_slice(&file(wanted, vec![given(&bytes)])).unwrap();
        assert_eq!(written.source.text.as_deref(), Some(fixture::TEXT));
        assert_eq!(written.problems, report.problems);
    }

    #[test]
    fn the_refused_are_left_out_of_json_and_named_elsewhere() {
        let refused = || Given {
            name: "空白.txt".into(),
            content: GivenContent::Refused(fixture::refusal()),
        };
        let written = file(job(Product::File(Format::Json)), vec![refused()]);
        assert_eq!(written, json::json(&[]).as_bytes());
        let written = file(job(Product::File(Format::Markdown)), vec![refused()]);
        assert!(String::from_utf8(written).unwrap().contains("空白.txt"));
    }

    #[test]
    fn what_is_no_report_is_an_error() {
        let mut work = Work::new(job(Product::File(Format::Csv)));
        assert!(work.add(given(b"{}")).is_err());
    }
}
