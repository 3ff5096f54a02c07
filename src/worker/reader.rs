//! The workers that take the text out of files which are no plain text: one wasm module for each family of formats.

use js_sys::{Array, ArrayBuffer, JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, Worker};

use super::analyst::{json, options};
use super::link::{self, Link, Reply};
use super::message::{Message, Said, file, record, refused};
use crate::source::{Extract, Format, Member, Module, Opened, Refusal, open_by};
use crate::{OpenError, OpenOptions};

#[wasm_bindgen]
extern "C" {
    /// Of the loader: a worker that runs the reader module of this name, which is loaded if it was not yet.
    #[wasm_bindgen(catch, js_name = taizhang_spawn_reader)]
    pub(super) async fn spawn_reader(name: &str) -> Result<JsValue, JsValue>;
}

/// What a reader took out of a file.
pub struct Extracted {
    /// Empty for an archive.
    pub text: JsString,
    /// JSON of [`Origin`](crate::Origin).
    pub origin: String,
    pub members: Vec<Inner>,
}

/// A file inside a file.
pub struct Inner {
    pub path: String,
    pub bytes: Result<ArrayBuffer, Refusal>,
}

/// The page's end of a reader.
pub struct Opener {
    pub module: Module,
    link: Link,
}

impl Opener {
    /// Starts a worker; the error is for the page's keeper.
    pub async fn spawn(
        module: Module,
        hear: impl Fn(Said<Extracted>) + 'static,
    ) -> Result<Self, JsValue> {
        let worker: Worker = spawn_reader(module.name()).await?.unchecked_into();
        Ok(Self {
            module,
            link: Link::new(worker, read_answer, hear),
        })
    }

    /// Gives it a file to read. The buffer moves to the worker and is empty here afterwards.
    pub fn file(
        &self,
        id: u32,
        name: &str,
        bytes: &ArrayBuffer,
        options: &OpenOptions,
    ) -> Result<(), JsValue> {
        let message = file(id, name, bytes, &json(options));
        self.link.post_moving(&message, bytes)
    }
}

fn read_answer(message: &Message) -> Option<Extracted> {
    let members = message.members()?;
    Some(Extracted {
        text: message.js_text().unwrap_or_default(),
        origin: message.origin().unwrap_or_default(),
        members: members
            .iter()
            .map(|member| inner(member.unchecked_ref()))
            .collect(),
    })
}

pub(super) fn inner(member: &Message) -> Inner {
    Inner {
        path: member.path().unwrap_or_default(),
        bytes: member.bytes().ok_or_else(|| member.refusal()),
    }
}

/// The main of a reader module that has the readers of `read`.
pub fn serve(read: fn(Format, &[u8], &OpenOptions) -> Result<Extract, OpenError>) {
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        link::serve(scope, move |question| answer(question, read));
    }
}

fn answer(
    question: &Message,
    read: fn(Format, &[u8], &OpenOptions) -> Result<Extract, OpenError>,
) -> Reply {
    let id = ("id", question.id().into());
    let bytes = question
        .bytes()
        .map_or_else(Vec::new, |buffer| Uint8Array::new(&buffer).to_vec());
    let name = question.name();
    let moved = Array::new();
    let message = match open_by(&bytes, name.as_deref(), &options(question), read) {
        Ok(Opened {
            text,
            origin,
            members,
        }) => {
            let members: Array = members.iter().map(|m| member(m, &moved)).collect();
            record(&[
                id,
                ("text", text.into()),
                ("origin", json(&origin).into()),
                ("members", members.into()),
            ])
        }
        Err(error) => record(&[&[id][..], &refused(&error)].concat()),
    };
    Reply { message, moved }
}

pub(super) fn member(member: &Member, moved: &Array) -> JsValue {
    let path = ("path", member.path.as_str().into());
    match &member.bytes {
        Ok(bytes) => {
            let buffer = Uint8Array::from(bytes.as_slice()).buffer();
            moved.push(&buffer);
            record(&[path, ("bytes", buffer.into())])
        }
        Err(error) => record(&[&[path][..], &refused(error)].concat()),
    }
}
