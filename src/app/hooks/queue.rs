//! The documents that wait for the worker, one after the other.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::Store;
use crate::app::document::{Doc, DocId, Failure, Stage, Work};
use crate::app::state::Action;
use crate::app::web::files::Reading;
use crate::report::Report;
use crate::source::{LIMIT_BYTES, OpenError};
use crate::worker::{Analyst, Answer};

/// What a document is made from; kept, so that it can be tried again.
#[derive(Clone)]
pub enum Input {
    File(File),
    Text { name: Rc<str>, text: Rc<str> },
}

#[derive(Clone)]
pub struct Queue(Rc<RefCell<Inner>>);

struct Inner {
    dispatcher: UseReducerDispatcher<Store>,
    inputs: HashMap<DocId, Input>,
    waiting: VecDeque<DocId>,
    busy: Option<Busy>,
    /// Kept between documents: starting one costs more than a small document.
    analyst: Option<Analyst>,
    last_id: DocId,
}

struct Busy {
    id: DocId,
    _reading: Option<Reading>,
}

impl PartialEq for Queue {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Queue {
    pub fn new(dispatcher: UseReducerDispatcher<Store>) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            dispatcher,
            inputs: HashMap::new(),
            waiting: VecDeque::new(),
            busy: None,
            analyst: None,
            last_id: 0,
        })))
    }

    /// Adds documents behind those that are there.
    pub fn add(&self, inputs: Vec<Input>) {
        if inputs.is_empty() {
            return;
        }
        let mut docs = Vec::new();
        {
            let mut inner = self.0.borrow_mut();
            for input in inputs {
                inner.last_id += 1;
                let id = inner.last_id;
                let doc = new_doc(id, &input);
                if doc.stage.is_busy() {
                    inner.waiting.push_back(id);
                }
                inner.inputs.insert(id, input);
                docs.push(doc);
            }
        }
        self.act(Action::Add(docs));
        self.go_on();
    }

    pub fn retry(&self, id: DocId) {
        let Some(input) = self.0.borrow().inputs.get(&id).cloned() else {
            return;
        };
        let stage = new_doc(id, &input).stage;
        if stage.is_busy() {
            self.0.borrow_mut().waiting.push_back(id);
        }
        self.act(Action::Stage(id, stage));
        self.go_on();
    }

    pub fn remove(&self, id: DocId) {
        self.stop(id);
        self.0.borrow_mut().inputs.remove(&id);
        self.act(Action::Remove(id));
        self.go_on();
    }

    pub fn cancel(&self, id: DocId) {
        if self.stop(id) {
            self.fail(id, Failure::Cancelled);
        }
        self.go_on();
    }

    pub fn cancel_all(&self) {
        let mut ids: Vec<DocId> = self.0.borrow_mut().waiting.drain(..).collect();
        ids.extend(self.stop_busy());
        for id in ids {
            self.fail(id, Failure::Cancelled);
        }
    }

    /// Takes a document out of the queue; whether it was there.
    fn stop(&self, id: DocId) -> bool {
        let mut inner = self.0.borrow_mut();
        let before = inner.waiting.len();
        inner.waiting.retain(|&waiting| waiting != id);
        let was_waiting = inner.waiting.len() < before;
        let is_busy = inner.busy.as_ref().is_some_and(|busy| busy.id == id);
        drop(inner);
        was_waiting || (is_busy && self.stop_busy().is_some())
    }

    /// Ends the worker with what it is working on.
    fn stop_busy(&self) -> Option<DocId> {
        let mut inner = self.0.borrow_mut();
        let busy = inner.busy.take()?;
        inner.analyst = None;
        Some(busy.id)
    }

    fn go_on(&self) {
        let (id, input) = {
            let mut inner = self.0.borrow_mut();
            if inner.busy.is_some() {
                return;
            }
            let Some(id) = inner.waiting.pop_front() else {
                return;
            };
            let Some(input) = inner.inputs.get(&id).cloned() else {
                return;
            };
            inner.busy = Some(Busy { id, _reading: None });
            (id, input)
        };
        match input {
            Input::File(file) => self.read(id, &file),
            Input::Text { name, text } => {
                self.analyse(id, |analyst| analyst.analyze_text(id, &name, &text))
            }
        }
    }

    fn read(&self, id: DocId, file: &File) {
        self.act(Action::Stage(id, Stage::Reading));
        let queue = self.clone();
        let name = file.name();
        let reading = Reading::start(file, move |buffer| match buffer {
            Some(buffer) => queue.analyse(id, |analyst| analyst.analyze_bytes(id, &name, &buffer)),
            None => queue.finish(id, Err(Failure::Unreadable)),
        });
        match reading {
            Some(reading) => {
                if let Some(busy) = &mut self.0.borrow_mut().busy {
                    busy._reading = Some(reading);
                }
            }
            None => self.finish(id, Err(Failure::Unreadable)),
        }
    }

    fn analyse(&self, id: DocId, ask: impl FnOnce(&Analyst) -> Result<(), wasm_bindgen::JsValue>) {
        self.act(Action::Stage(id, Stage::Analysing));
        let asked = {
            let mut inner = self.0.borrow_mut();
            if inner.analyst.is_none() {
                let queue = self.clone();
                inner.analyst = Analyst::spawn(move |answer| queue.hear(answer)).ok();
            }
            inner.analyst.as_ref().map(ask)
        };
        match asked {
            Some(Ok(())) => {}
            Some(Err(error)) => self.finish(id, Err(Failure::Died(format!("{error:?}")))),
            None => self.finish(id, Err(Failure::Died("Worker".into()))),
        }
    }

    fn hear(&self, answer: Answer) {
        match answer {
            Answer::Report { id, report, text } => {
                let work = serde_json::from_str::<Report>(&report)
                    .map(|report| Rc::new(Work::new(report, text)))
                    .map_err(|error| Failure::Died(error.to_string()));
                self.finish(id, work);
            }
            Answer::Refused {
                id,
                code,
                message,
                message_en,
            } => self.finish(
                id,
                Err(Failure::Refused {
                    code,
                    message,
                    message_en,
                }),
            ),
            Answer::Died { reason } => {
                if let Some(id) = self.stop_busy() {
                    self.fail(id, Failure::Died(reason));
                }
                self.go_on();
            }
        }
    }

    fn finish(&self, id: DocId, outcome: Result<Rc<Work>, Failure>) {
        {
            let mut inner = self.0.borrow_mut();
            if inner.busy.as_ref().is_none_or(|busy| busy.id != id) {
                return; // Cancelled while the answer was under way.
            }
            inner.busy = None;
        }
        match outcome {
            Ok(work) => self.act(Action::Stage(id, Stage::Done(work))),
            Err(failure) => self.fail(id, failure),
        }
        self.go_on();
    }

    fn fail(&self, id: DocId, failure: Failure) {
        self.act(Action::Stage(id, Stage::Failed(Rc::new(failure))));
    }

    fn act(&self, action: Action) {
        let dispatcher = self.0.borrow().dispatcher.clone();
        dispatcher.dispatch(action);
    }
}

fn new_doc(id: DocId, input: &Input) -> Doc {
    let refused = |error: OpenError| Stage::Failed(Rc::new(error.into()));
    match input {
        Input::File(file) => Doc {
            id,
            name: file.name().into(),
            bytes: Some(file.size()),
            // Before it is read: such a file may not even fit into memory.
            stage: if file.size() > LIMIT_BYTES as f64 {
                refused(OpenError::TooLarge)
            } else {
                Stage::Waiting
            },
        },
        Input::Text { name, text } => Doc {
            id,
            name: name.clone(),
            bytes: None,
            stage: if text.trim().is_empty() {
                refused(OpenError::Empty)
            } else if text.len() > LIMIT_BYTES {
                refused(OpenError::TooLarge)
            } else {
                Stage::Waiting
            },
        },
    }
}
