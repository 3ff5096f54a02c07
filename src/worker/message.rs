//! What page and workers say to each other: plain objects.
//!
//! To a worker: `{id, name, bytes: ArrayBuffer, options}` (the buffer is moved; `options` is JSON of
//! [`OpenOptions`](crate::OpenOptions)), `{id, name, text}`, or `{id, text, origin}` for a text that a reader took out of a
//! file (`origin` is JSON of [`Origin`](crate::Origin)).
//! Each with `mask`, JSON of [`Choices`](crate::mask::Choices), where something is to be masked, and with `review`, JSON of
//! [`Review`](crate::review::Review), where a hand changed something: summary and rows follow it, the report does not.
//! From an analyst: `{id, summary, secrets, report, runs, text, rows}`, where `report`, `text` and `rows` are ArrayBuffers with the
//! report JSON, without the text, with the text in UTF-8, and with the rows of the table ([`Row`](crate::app::table::Row));
//! `summary` and `runs` are JSON of what the page lists
//! ([`Summary`](crate::app::summary::Summary)) and of where the JSON can be parted ([`Run`](crate::app::parcel::Run)). Or
//! `{id, needs, bytes}` where a reader module must open the file first.
//! From a reader: `{id, text, origin, members: [{path, bytes} or {path, code, message, message_en}]}`.
//! From both: `{id, code, message, message_en}` for a file that cannot be read, or `{panic}` as the last words.

use js_sys::{Array, ArrayBuffer, JsString, Reflect};
use wasm_bindgen::prelude::*;

use crate::source::{OpenError, Refusal};

#[wasm_bindgen]
extern "C" {
    pub type Message;
    #[wasm_bindgen(method, getter)]
    pub fn id(this: &Message) -> u32;
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn path(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn bytes(this: &Message) -> Option<ArrayBuffer>;
    #[wasm_bindgen(method, getter)]
    pub fn options(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn text(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn origin(this: &Message) -> Option<String>;
    /// The text as a JavaScript string, to be passed on as it is.
    #[wasm_bindgen(method, getter, js_name = text)]
    pub fn js_text(this: &Message) -> Option<JsString>;
    #[wasm_bindgen(method, getter, js_name = text)]
    pub fn text_bytes(this: &Message) -> Option<ArrayBuffer>;
    #[wasm_bindgen(method, getter)]
    pub fn report(this: &Message) -> Option<ArrayBuffer>;
    #[wasm_bindgen(method, getter)]
    pub fn summary(this: &Message) -> Option<String>;
    /// JSON of what is to be masked, if anything is.
    #[wasm_bindgen(method, getter)]
    pub fn mask(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn review(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn secrets(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn runs(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn rows(this: &Message) -> Option<ArrayBuffer>;
    #[wasm_bindgen(method, getter)]
    pub fn needs(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn members(this: &Message) -> Option<Array>;
    #[wasm_bindgen(method, getter)]
    pub fn code(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn message(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn message_en(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn panic(this: &Message) -> Option<String>;
}

impl Message {
    pub fn refusal(&self) -> Refusal {
        Refusal {
            code: self.code().unwrap_or_default(),
            message: self.message().unwrap_or_default(),
            message_en: self.message_en().unwrap_or_default(),
        }
    }
}

/// What a worker said, or that it is gone.
pub enum Said<T> {
    Answer {
        id: u32,
        answer: T,
    },
    /// The document cannot be read; the worker is ready for the next.
    Refused {
        id: u32,
        refusal: Refusal,
    },
    /// The worker is gone, and what it was doing with it. Spawn another.
    Died {
        reason: String,
    },
}

/// A plain JavaScript object.
pub fn record(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// The fields that say why something cannot be read.
pub fn refused(error: &OpenError) -> [(&'static str, JsValue); 3] {
    [
        ("code", error.code().into()),
        ("message", error.message().into()),
        ("message_en", error.message_en().into()),
    ]
}

/// A file to be read. The buffer is to be moved with it.
pub fn file(id: u32, name: &str, bytes: &ArrayBuffer, options: &str) -> JsValue {
    record(&[
        ("id", id.into()),
        ("name", name.into()),
        ("bytes", bytes.into()),
        ("options", options.into()),
    ])
}
