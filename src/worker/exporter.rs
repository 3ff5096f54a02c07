//! The worker that writes exports: it takes document after document and gives back the file, in pieces.
//!
//! It serves one [`Job`] and is thrown away. What it is sent is copied: the page keeps its reports.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DedicatedWorkerGlobalScope, Worker};

use super::analyst::json;
use super::link::{self, Link, Reply};
use super::message::{Message, Said, record};
use super::reader::spawn_reader;
use crate::export::job::{Given, GivenContent, Job, Outcome, Told, Work};
use crate::export::preview::Preview;
use crate::source::Refusal;

/// The number of the message that ends a job; documents are counted from 0.
pub const END: u32 = u32::MAX;

#[wasm_bindgen]
extern "C" {
    /// What goes to and fro beside the number `id`.
    ///
    /// To the worker: `{job}`, then for each document its parts, each `{report}` or `{text}`, and `{name, told}` behind them,
    /// or `{name, refusal}`; and `{}` at the end.
    /// From it: `{piece}` for each message, at the end perhaps `{preview}` or `{paper}` instead; `{code, message}` where a
    /// document cannot be taken.
    type Words;
    #[wasm_bindgen(method, getter)]
    fn job(this: &Words) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn report(this: &Words) -> Option<Uint8Array>;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Words) -> Option<Uint8Array>;
    #[wasm_bindgen(method, getter)]
    fn told(this: &Words) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn refusal(this: &Words) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn piece(this: &Words) -> Option<Blob>;
    #[wasm_bindgen(method, getter)]
    fn preview(this: &Words) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn paper(this: &Words) -> Option<Array>;
}

/// What a document consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The report JSON.
    Report,
    /// In UTF-8.
    Text,
}

/// What the worker gave back.
pub enum Answer {
    /// Of the file; the browser may keep it on disk.
    Piece(Blob),
    Preview(Preview),
    /// Pieces of HTML, each the bytes of its UTF-8.
    Paper(Array),
}

/// The page's end of an exporter. Dropping it ends the export.
pub struct Exporter(Link);

impl Exporter {
    /// Starts a worker for one job; the error is for the page's keeper.
    pub async fn spawn(job: &Job, hear: impl Fn(Said<Answer>) + 'static) -> Result<Self, JsValue> {
        let worker: Worker = spawn_reader("exporter").await?.unchecked_into();
        let exporter = Self(Link::new(worker, read_answer, hear));
        exporter.0.post(&record(&[("job", json(job).into())]))?;
        Ok(exporter)
    }

    /// Sends some bytes more of the next document: a copy, which moves.
    pub fn part(&self, part: Part, bytes: &Uint8Array) -> Result<(), JsValue> {
        let name = match part {
            Part::Report => "report",
            Part::Text => "text",
        };
        let message = record(&[(name, bytes.into())]);
        self.0.post_moving(&message, &bytes.buffer())
    }

    /// A document, the parts of which were sent.
    pub fn document(&self, id: u32, name: &str, told: &Told) -> Result<(), JsValue> {
        self.0.post(&record(&[
            ("id", id.into()),
            ("name", name.into()),
            ("told", json(told).into()),
        ]))
    }

    /// A document that could not be read.
    pub fn refused(&self, id: u32, name: &str, refusal: &Refusal) -> Result<(), JsValue> {
        self.0.post(&record(&[
            ("id", id.into()),
            ("name", name.into()),
            ("refusal", json(refusal).into()),
        ]))
    }

    pub fn end(&self) -> Result<(), JsValue> {
        self.0.post(&record(&[("id", END.into())]))
    }
}

fn read_answer(message: &Message) -> Option<Answer> {
    let words: &Words = message.unchecked_ref();
    if let Some(piece) = words.piece() {
        return Some(Answer::Piece(piece));
    }
    if let Some(paper) = words.paper() {
        return Some(Answer::Paper(paper));
    }
    let preview = serde_json::from_str(&words.preview()?).ok()?;
    Some(Answer::Preview(preview))
}

/// The worker's main.
pub fn serve() {
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        let desk = RefCell::new(Desk::default());
        link::serve_some(scope, move |message| {
            answer(message, &mut desk.borrow_mut())
        });
    }
}

/// What lies before the worker.
#[derive(Default)]
struct Desk {
    work: Option<Work>,
    /// What came so far of the next document.
    report: Vec<u8>,
    text: Vec<u8>,
}

fn answer(message: &Message, desk: &mut Desk) -> Option<Reply> {
    let words: &Words = message.unchecked_ref();
    if let Some(job) = words.job() {
        desk.work = serde_json::from_str(&job).ok().map(Work::new);
        return None;
    }
    if let Some(bytes) = words.report() {
        append(&mut desk.report, &bytes);
        return None;
    }
    if let Some(bytes) = words.text() {
        append(&mut desk.text, &bytes);
        return None;
    }
    let id = message.id();
    let outcome = match id {
        END => desk
            .work
            .take()
            .ok_or_else(|| "no job".to_owned())
            .and_then(Work::end),
        _ => take(desk, message, words).map(Outcome::File),
    };
    let mut moved = Array::new();
    let message = match outcome
        .map_err(JsValue::from)
        .and_then(|it| said(it, &mut moved))
    {
        Ok(said) => record(&[("id", id.into()), said]),
        Err(error) => failed(id, &error),
    };
    Some(Reply { message, moved })
}

fn append(all: &mut Vec<u8>, bytes: &Uint8Array) {
    let start = all.len();
    all.resize(start + bytes.length() as usize, 0);
    bytes.copy_to(&mut all[start..]);
}

/// Takes the document the parts of which have come, or the reason why there are none.
fn take(desk: &mut Desk, message: &Message, words: &Words) -> Result<Vec<u8>, String> {
    let report = std::mem::take(&mut desk.report);
    let text = std::mem::take(&mut desk.text);
    let content = match words.told() {
        Some(told) => GivenContent::Read {
            report: &report,
            text: String::from_utf8(text).map_err(|it| it.to_string())?,
            told: serde_json::from_str(&told).map_err(|it| it.to_string())?,
        },
        None => {
            let refusal = words
                .refusal()
                .and_then(|it| serde_json::from_str(&it).ok());
            GivenContent::Refused(refusal.ok_or("neither report nor refusal")?)
        }
    };
    let name = message.name().unwrap_or_default();
    let work = desk.work.as_mut().ok_or("no job")?;
    work.add(Given { name, content })
}

/// What is to be moved is added to `moved`.
fn said(outcome: Outcome, moved: &mut Array) -> Result<(&'static str, JsValue), JsValue> {
    Ok(match outcome {
        Outcome::File(bytes) => {
            let bytes = Uint8Array::from(bytes.as_slice());
            let blob = Blob::new_with_buffer_source_sequence(&Array::of1(&bytes))?;
            ("piece", blob.into())
        }
        Outcome::Preview(preview) => ("preview", json(&preview).into()),
        Outcome::Paper(pieces) => {
            // Moved, and read piece by piece: as strings they would all be made at once.
            let buffer = |piece: &String| Uint8Array::from(piece.as_bytes()).buffer();
            moved.extend(pieces.iter().map(buffer));
            ("paper", moved.clone().into())
        }
    })
}

fn failed(id: u32, error: &JsValue) -> JsValue {
    let told = error.as_string().unwrap_or_else(|| format!("{error:?}"));
    record(&[
        ("id", id.into()),
        ("code", "export".into()),
        ("message", told.as_str().into()),
        ("message_en", told.as_str().into()),
    ])
}
