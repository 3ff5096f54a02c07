//! A worker as the page has it, and the page as a worker has it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, ErrorEvent, MessageEvent, Worker};

use super::message::{Message, Said, record};

/// The page's end of a worker. Dropping it stops the worker at once: that is how work is cancelled.
pub struct Link {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Link {
    /// `hear` is called once for every message, and never again after [`Said::Died`].
    pub fn new<T: 'static>(
        worker: Worker,
        read: fn(&Message) -> Option<T>,
        hear: impl Fn(Said<T>) + 'static,
    ) -> Self {
        // A panic is heard of twice: in the worker's last words, and as an error event.
        let dead = Cell::new(false);
        let tell = Rc::new(move |said: Said<T>| {
            let dies = matches!(said, Said::Died { .. });
            if !dead.replace(dead.get() || dies) {
                hear(said);
            }
        });
        let on_message = Closure::<dyn FnMut(_)>::new({
            let tell = tell.clone();
            move |event: MessageEvent| tell(said(event.data().unchecked_ref(), read))
        });
        let on_error = Closure::<dyn FnMut(_)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            // A worker that could not even start has no message.
            let reason = Reflect::get(&event, &"message".into()).ok();
            tell(Said::Died {
                reason: reason.and_then(|it| it.as_string()).unwrap_or_default(),
            })
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Self {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        }
    }

    pub fn post(&self, message: &JsValue) -> Result<(), JsValue> {
        self.worker.post_message(message)
    }

    /// Posts a message and moves what is named in `moved`, which is empty here afterwards.
    pub fn post_moving(&self, message: &JsValue, moved: &JsValue) -> Result<(), JsValue> {
        self.worker
            .post_message_with_transfer(message, &Array::of1(moved))
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn said<T>(message: &Message, read: fn(&Message) -> Option<T>) -> Said<T> {
    if let Some(reason) = message.panic() {
        return Said::Died { reason };
    }
    let id = message.id();
    match read(message) {
        Some(answer) => Said::Answer { id, answer },
        None => Said::Refused {
            id,
            refusal: message.refusal(),
        },
    }
}

/// What a worker answers, and what of it is to be moved.
pub struct Reply {
    pub message: JsValue,
    pub moved: Array,
}

/// The main of a worker: answers messages until the page ends it.
pub fn serve(scope: DedicatedWorkerGlobalScope, answer: impl Fn(&Message) -> Reply + 'static) {
    serve_some(scope, move |message| Some(answer(message)));
}

/// The same, where some messages need no answer.
pub fn serve_some(
    scope: DedicatedWorkerGlobalScope,
    answer: impl Fn(&Message) -> Option<Reply> + 'static,
) {
    let page = scope.clone();
    // A panic is the end of a wasm instance: say why, then let the page start another.
    std::panic::set_hook(Box::new(move |panic| {
        let _ = page.post_message(&record(&[("panic", panic.to_string().into())]));
    }));
    let page = scope.clone();
    let on_message = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        if let Some(reply) = answer(event.data().unchecked_ref()) {
            let _ = page.post_message_with_transfer(&reply.message, &reply.moved);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}
