//! The worker that analyses texts. It opens text files itself and says which reader other files need.

use js_sys::{Array, ArrayBuffer, JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, Worker};

use super::link::{self, Link, Reply};
use super::message::{Message, Said, file, record, refused};
use super::reader::{Inner, inner, member};
use crate::app::parcel::{self, Run};
use crate::app::summary::Summary;
use crate::app::table;
use crate::mask::{Choices, Listed, Masks, secrets};
use crate::reopen::{self, Saved};
use crate::review::Review;
use crate::source::{Handling, Member, Module, format::SAVED, open_by, recognise};
use crate::{OpenError, OpenOptions, Options, Origin, Report};

#[wasm_bindgen]
extern "C" {
    /// Of the loader: a worker that already runs the page's wasm, or is about to.
    #[wasm_bindgen(catch, js_name = taizhang_spawn_worker)]
    fn spawn_worker() -> Result<Worker, JsValue>;
}

/// What became of a document.
pub enum Answer {
    Report(Box<Delivery>),
    /// It holds several saved reports, each a file of its own now.
    Several(Vec<Inner>),
    /// A reader has to take the text out first; the bytes come back.
    Needs {
        module: Module,
        bytes: ArrayBuffer,
    },
}

/// What a person wants done beside the analysis; null where that is nothing.
pub struct Beside {
    /// JSON of [`Choices`].
    pub mask: JsValue,
    /// JSON of [`Review`].
    pub review: JsValue,
}

impl Beside {
    fn fields(&self) -> [(&'static str, JsValue); 2] {
        [("mask", self.mask.clone()), ("review", self.review.clone())]
    }
}

/// A report as the page keeps it until someone wants to see it.
pub struct Delivery {
    pub summary: Summary,
    /// The report JSON.
    pub report: Uint8Array,
    /// Where it can be parted.
    pub runs: Vec<Run>,
    /// The decoded text that its spans count in, in UTF-8.
    pub text: Uint8Array,
    /// What can be masked, or is.
    pub secrets: Vec<Listed>,
    /// The rows of its ledger, as [`table::packed`] packs them.
    pub rows: Uint8Array,
}

/// The page's end of an analyst, which works through its documents in the order given.
pub struct Analyst(Link);

impl Analyst {
    /// Starts a worker.
    pub fn spawn(hear: impl Fn(Said<Answer>) + 'static) -> Result<Self, JsValue> {
        Ok(Self(Link::new(spawn_worker()?, read_answer, hear)))
    }

    /// Gives it a file to read. The buffer moves to the worker and is empty here afterwards.
    pub fn file(
        &self,
        id: u32,
        name: &str,
        bytes: &ArrayBuffer,
        options: &OpenOptions,
        beside: &Beside,
    ) -> Result<(), JsValue> {
        let message = file(id, name, bytes, &json(options));
        for (name, value) in beside.fields() {
            let _ = js_sys::Reflect::set(&message, &name.into(), &value);
        }
        self.0.post_moving(&message, bytes)
    }

    /// Gives it a text to read.
    pub fn text(&self, id: u32, name: &str, text: &str, beside: &Beside) -> Result<(), JsValue> {
        let asked = [
            ("id", id.into()),
            ("name", name.into()),
            ("text", text.into()),
        ];
        self.0
            .post(&record(&[&asked[..], &beside.fields()].concat()))
    }

    /// Gives it a text that a reader took out of a file; `origin` is JSON.
    pub fn extracted(
        &self,
        id: u32,
        text: &JsString,
        origin: &str,
        beside: &Beside,
    ) -> Result<(), JsValue> {
        let asked = [
            ("id", id.into()),
            ("text", text.into()),
            ("origin", origin.into()),
        ];
        self.0
            .post(&record(&[&asked[..], &beside.fields()].concat()))
    }
}

pub(super) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("string keys only")
}

fn read_answer(message: &Message) -> Option<Answer> {
    if let (Some(needs), Some(bytes)) = (message.needs(), message.bytes()) {
        let module = Module::ALL.into_iter().find(|m| m.name() == needs)?;
        return Some(Answer::Needs { module, bytes });
    }
    if let Some(members) = message.members() {
        let members = members.iter();
        return Some(Answer::Several(
            members.map(|it| inner(it.unchecked_ref())).collect(),
        ));
    }
    Some(Answer::Report(Box::new(Delivery {
        summary: serde_json::from_str(&message.summary()?).ok()?,
        report: Uint8Array::new(&message.report()?.into()),
        runs: serde_json::from_str(&message.runs()?).ok()?,
        text: Uint8Array::new(&message.text_bytes()?.into()),
        secrets: serde_json::from_str(&message.secrets()?).ok()?,
        rows: Uint8Array::new(&message.rows()?.into()),
    })))
}

/// The worker's main.
pub fn serve(scope: DedicatedWorkerGlobalScope) {
    link::serve(scope, answer);
}

fn answer(question: &Message) -> Reply {
    let id = ("id", question.id().into());
    let moved = Array::new();
    let outcome = match question.bytes() {
        Some(buffer) => {
            let bytes = Uint8Array::new(&buffer).to_vec();
            if let Some(module) = module_for(&bytes) {
                moved.push(&buffer);
                let needs = ("needs", module.name().into());
                let message = record(&[id, needs, ("bytes", buffer.into())]);
                return Reply { message, moved };
            }
            match recognise(&bytes) {
                Some(SAVED) => match reopen::read(&bytes) {
                    Ok(saved) if saved.len() > 1 => return several(id, saved),
                    saved => saved.and_then(only),
                },
                _ => of_bytes(&bytes, question),
            }
        }
        None => of_text(question),
    };
    let message = match outcome {
        Ok((report, text)) => delivery(id, &masked(report, text, question), &moved),
        Err(error) => record(&[&[id][..], &refused(&error)].concat()),
    };
    Reply { message, moved }
}

/// A report and its text as the page shall see them.
struct Seen {
    report: Report,
    text: String,
    secrets: Vec<Listed>,
    /// The document's, where something in it is masked.
    name: Option<String>,
    /// What was changed by hand.
    review: Review,
}

impl Seen {
    /// The report with the changes by hand, if there are any: what lists and tables tell.
    fn reviewed(&self) -> Option<Report> {
        if self.review.is_empty() {
            return None;
        }
        let mut report = self.report.clone();
        crate::review::apply(&mut report, &self.text, &self.review);
        Some(report)
    }
}

/// With its secrets counted, and hidden where the page wants that.
fn masked(report: Report, text: String, question: &Message) -> Seen {
    let found = secrets(&report, &text);
    let review = question
        .review()
        .and_then(|it| serde_json::from_str(&it).ok());
    let review: Review = review.unwrap_or_default();
    let choices = question
        .mask()
        .and_then(|it| serde_json::from_str(&it).ok());
    let Some(choices) = choices else {
        let all = Masks::new(&found, &Choices::default());
        return Seen {
            secrets: all.listed(&text),
            report,
            text,
            name: None,
            review,
        };
    };
    let masks = Masks::new(&found, &choices);
    // What a person spared or switched off stays in the list.
    let all = Choices {
        added: choices.added,
        ..Choices::default()
    };
    let name = report.source.name.as_deref();
    Seen {
        secrets: Masks::new(&found, &all).listed(&text),
        name: name.map(|it| masks.mask(it).into_owned()),
        report: masks.report(report, &text),
        text: masks.mask(&text).into_owned(),
        review: masks.value(review),
    }
}

fn only(mut saved: Vec<Saved>) -> Result<(Report, String), OpenError> {
    let saved = saved.pop().ok_or(OpenError::Empty)?;
    Ok((saved.report, saved.text))
}

/// Saved reports that lay in one file.
fn several(id: (&'static str, JsValue), saved: Vec<Saved>) -> Reply {
    let moved = Array::new();
    let files = (1..).zip(saved).map(|(number, saved)| Member {
        path: reopen::name(&saved.report, number),
        bytes: Ok(json(&reopen::with_text(saved)).into_bytes()),
    });
    let members: Array = files.map(|file| member(&file, &moved)).collect();
    let message = record(&[id, ("members", members.into())]);
    Reply { message, moved }
}

fn delivery(id: (&str, JsValue), seen: &Seen, moved: &Array) -> JsValue {
    let Seen { report, text, .. } = seen;
    let report_json = json(report);
    let reviewed = seen.reviewed();
    let told = reviewed.as_ref().unwrap_or(report);
    let move_bytes = |bytes: &[u8]| -> JsValue {
        let buffer = Uint8Array::from(bytes).buffer();
        moved.push(&buffer);
        buffer.into()
    };
    record(&[
        id,
        (
            "summary",
            json(&Summary {
                name: seen.name.clone(),
                ..Summary::of(told)
            })
            .into(),
        ),
        ("secrets", json(&seen.secrets).into()),
        ("report", move_bytes(report_json.as_bytes())),
        ("runs", json(&parcel::runs(report_json.as_bytes())).into()),
        ("text", move_bytes(text.as_bytes())),
        ("rows", move_bytes(&table::packed(&table::rows_of(told)))),
    ])
}

fn module_for(bytes: &[u8]) -> Option<Module> {
    match recognise(bytes)?.handling {
        Handling::Read(reader) => Some(reader.module()),
        Handling::Reopen | Handling::Refuse(_) => None,
    }
}

/// The report, and the text it is about.
fn of_bytes(bytes: &[u8], question: &Message) -> Result<(Report, String), OpenError> {
    let name = question.name();
    let opened = open_by(
        bytes,
        name.as_deref(),
        &options(question),
        |format, _, _| Err(OpenError::NotRead(Some(format))),
    )?;
    Ok((report(&opened.text, &opened.origin), opened.text))
}

pub(super) fn options(question: &Message) -> OpenOptions {
    let options = question.options().unwrap_or_default();
    serde_json::from_str(&options).unwrap_or_default()
}

fn of_text(question: &Message) -> Result<(Report, String), OpenError> {
    let text = question.text().unwrap_or_default();
    if text.is_empty() {
        return Err(OpenError::Empty);
    }
    let told = question
        .origin()
        .and_then(|it| serde_json::from_str(&it).ok());
    let origin = told.unwrap_or_else(|| Origin {
        name: question.name(),
        ..Origin::of_text(&text)
    });
    Ok((report(&text, &origin), text))
}

fn report(text: &str, origin: &Origin) -> Report {
    crate::analyze(text, origin, &Options::default())
}
