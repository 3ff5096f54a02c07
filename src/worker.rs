//! Analysis off the page's thread.
//!
//! Page and worker are the same wasm file. `www/loader.js` compiles it once and gives the compiled module to the workers
//! that it makes from a Blob: that works from disk and in old browsers, where module workers do not. In the worker there is
//! no window, by which `main` knows to call [`serve`]; the page talks to it through an [`Analyst`].
//!
//! Messages to the worker: `{id, name, bytes: ArrayBuffer}` (the buffer is moved) or `{id, name, text}`.
//! Messages from it: `{id, report, text}`, where `report` is the report JSON without the text and `text` the decoded text, or
//! `{id, code, message, message_en}` for a file that cannot be read, or `{panic}` as its last words.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, ErrorEvent, MessageEvent, Worker};

use crate::{OpenError, OpenOptions, Opened, Options, Origin};

#[wasm_bindgen]
extern "C" {
    /// Of the loader: a worker that already runs this wasm, or is about to.
    #[wasm_bindgen(catch, js_name = taizhang_spawn_worker)]
    fn spawn_worker() -> Result<Worker, JsValue>;

    type Message;
    #[wasm_bindgen(method, getter)]
    fn id(this: &Message) -> u32;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Message) -> Option<ArrayBuffer>;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn report(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn code(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn message(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn message_en(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn panic(this: &Message) -> Option<String>;
}

/// What became of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// `report` is the report JSON, `text` the decoded text that its spans count in.
    Report {
        id: u32,
        report: String,
        text: String,
    },
    /// The document cannot be read; the worker is ready for the next.
    Refused {
        id: u32,
        code: String,
        message: String,
        message_en: String,
    },
    /// The worker is gone, and what it was doing with it. Spawn another.
    Died { reason: String },
}

/// The page's end of one worker, which works through its documents in the order given. Dropping it stops the worker at once:
/// that is how work is cancelled.
pub struct Analyst {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Analyst {
    /// Starts a worker. `on_answer` is called once for every document, and never again after [`Answer::Died`].
    pub fn spawn(on_answer: impl Fn(Answer) + 'static) -> Result<Self, JsValue> {
        let worker = spawn_worker()?;
        // A panic is heard of twice: in the worker's last words, and as an error event.
        let dead = Cell::new(false);
        let tell = Rc::new(move |answer: Answer| {
            let dies = matches!(answer, Answer::Died { .. });
            if !dead.replace(dead.get() || dies) {
                on_answer(answer);
            }
        });
        let on_message = Closure::<dyn FnMut(_)>::new({
            let tell = tell.clone();
            move |event: MessageEvent| tell(read_answer(event.data().unchecked_ref()))
        });
        let on_error = Closure::<dyn FnMut(_)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            // A worker that could not even start has no message.
            let reason = Reflect::get(&event, &"message".into()).ok();
            tell(Answer::Died {
                reason: reason.and_then(|it| it.as_string()).unwrap_or_default(),
            })
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Gives it a file to read. The buffer moves to the worker and is empty here afterwards.
    pub fn analyze_bytes(&self, id: u32, name: &str, bytes: &ArrayBuffer) -> Result<(), JsValue> {
        let message = record(&[
            ("id", id.into()),
            ("name", name.into()),
            ("bytes", bytes.into()),
        ]);
        let moved = js_sys::Array::of1(bytes);
        self.worker.post_message_with_transfer(&message, &moved)
    }

    /// Gives it a text to read.
    pub fn analyze_text(&self, id: u32, name: &str, text: &str) -> Result<(), JsValue> {
        self.worker.post_message(&record(&[
            ("id", id.into()),
            ("name", name.into()),
            ("text", text.into()),
        ]))
    }
}

impl Drop for Analyst {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn read_answer(message: &Message) -> Answer {
    if let Some(reason) = message.panic() {
        return Answer::Died { reason };
    }
    let id = message.id();
    match message.report() {
        Some(report) => Answer::Report {
            id,
            report,
            text: message.text().unwrap_or_default(),
        },
        None => Answer::Refused {
            id,
            code: message.code().unwrap_or_default(),
            message: message.message().unwrap_or_default(),
            message_en: message.message_en().unwrap_or_default(),
        },
    }
}

/// The worker's main: answers messages until the page ends it.
pub fn serve(scope: DedicatedWorkerGlobalScope) {
    let page = scope.clone();
    // A panic is the end of a wasm instance: say why, then let the page start another.
    std::panic::set_hook(Box::new(move |panic| {
        let _ = page.post_message(&record(&[("panic", panic.to_string().into())]));
    }));
    let page = scope.clone();
    let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        let _ = page.post_message(&answer(event.data().unchecked_ref()));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

fn answer(question: &Message) -> JsValue {
    let name = question.name();
    let read = match (question.bytes(), question.text()) {
        (Some(buffer), _) => read_bytes(&Uint8Array::new(&buffer).to_vec(), name.as_deref()),
        (None, text) => read_text(text.unwrap_or_default(), name.as_deref()),
    };
    let id = ("id", question.id().into());
    match read {
        Ok((report, text)) => record(&[id, ("report", report.into()), ("text", text.into())]),
        Err(refusal) => record(&[
            id,
            ("code", refusal.code().into()),
            ("message", refusal.message().into()),
            ("message_en", refusal.message_en().into()),
        ]),
    }
}

/// The report as JSON, and the text it is about.
fn read_bytes(bytes: &[u8], name: Option<&str>) -> Result<(String, String), OpenError> {
    let Opened { text, origin, .. } = crate::open(bytes, name, &OpenOptions::default())?;
    Ok((report(&text, &origin), text))
}

fn read_text(text: String, name: Option<&str>) -> Result<(String, String), OpenError> {
    if text.is_empty() {
        return Err(OpenError::Empty);
    }
    let origin = Origin {
        name: name.map(str::to_owned),
        ..Origin::of_text(&text)
    };
    Ok((report(&text, &origin), text))
}

fn report(text: &str, origin: &Origin) -> String {
    let report = crate::analyze(text, origin, &Options::default());
    serde_json::to_string(&report).expect("a report has string keys only")
}

/// A plain JavaScript object.
fn record(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
