//! The documents that wait for the workers, one after the other: a file is read, its text taken out by a reader where it is
//! no plain text, and the text analysed.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use js_sys::ArrayBuffer;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::{Input, Store};
use crate::app::document::{DocId, Failure, Stage, Work};
use crate::app::state::Action;
use crate::app::web::files::Reading;
use crate::app::web::timer::Timer;
use crate::report::Report;
use crate::source::{Module, OpenOptions};
use crate::worker::Said;
use crate::worker::analyst::{Analyst, Answer};
use crate::worker::reader::{Extracted, Opener};

/// How long a reader may take for one file, in milliseconds. A damaged file must not keep the others waiting for ever.
const READER_MILLISECONDS: i32 = 120_000;

#[derive(Clone)]
pub struct Queue(Rc<RefCell<Inner>>);

struct Inner {
    dispatcher: UseReducerDispatcher<Store>,
    inputs: HashMap<DocId, Input>,
    /// What a person said of documents.
    options: HashMap<DocId, OpenOptions>,
    waiting: VecDeque<DocId>,
    busy: Option<Busy>,
    /// Kept between documents: starting one costs more than a small document.
    analyst: Option<Analyst>,
    /// Kept while documents wait that may need it.
    opener: Option<Opener>,
    last_id: DocId,
}

struct Busy {
    id: DocId,
    _reading: Option<Reading>,
    _timer: Option<Timer>,
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
            options: HashMap::new(),
            waiting: VecDeque::new(),
            busy: None,
            analyst: None,
            opener: None,
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
                let doc = input.doc(id);
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

    /// Reads a document once more, as `options` say.
    pub fn reopen(&self, id: DocId, options: OpenOptions) {
        self.0.borrow_mut().options.insert(id, options);
        self.retry(id);
    }

    pub fn options(&self, id: DocId) -> OpenOptions {
        let inner = self.0.borrow();
        inner.options.get(&id).cloned().unwrap_or_default()
    }

    pub fn retry(&self, id: DocId) {
        let Some(input) = self.0.borrow().inputs.get(&id).cloned() else {
            return;
        };
        let stage = input.doc(id).stage;
        if stage.is_busy() {
            self.0.borrow_mut().waiting.push_back(id);
        }
        self.act(Action::Stage(id, stage));
        self.go_on();
    }

    pub fn remove(&self, id: DocId) {
        self.stop(id);
        self.forget(id);
        self.act(Action::Remove(id));
        self.go_on();
    }

    fn forget(&self, id: DocId) -> Option<Input> {
        let mut inner = self.0.borrow_mut();
        inner.options.remove(&id);
        inner.inputs.remove(&id)
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

    /// Ends the workers with what they are working on.
    fn stop_busy(&self) -> Option<DocId> {
        let mut inner = self.0.borrow_mut();
        let busy = inner.busy.take()?;
        inner.analyst = None;
        inner.opener = None;
        Some(busy.id)
    }

    fn go_on(&self) {
        let (id, input) = {
            let mut inner = self.0.borrow_mut();
            if inner.busy.is_some() {
                return;
            }
            let Some(id) = inner.waiting.pop_front() else {
                inner.opener = None;
                return;
            };
            let Some(input) = inner.inputs.get(&id).cloned() else {
                return;
            };
            inner.busy = Some(Busy {
                id,
                _reading: None,
                _timer: None,
            });
            (id, input)
        };
        match input {
            Input::File { file, name, .. } => self.read(id, &file, name),
            Input::Text { name, text } => self.analyse(id, |it| it.text(id, &name, &text)),
            Input::Refused { refusal, .. } => self.finish(id, Err(Failure::Refused(refusal))),
        }
    }

    fn read(&self, id: DocId, file: &File, name: Rc<str>) {
        self.act(Action::Stage(id, Stage::Reading));
        let queue = self.clone();
        let base: Rc<str> = name.rsplit('/').next().unwrap_or(&name).into();
        let options = self.options(id);
        let reading = Reading::start(file, move |buffer| match buffer {
            Some(buffer) => queue.analyse(id, |it| it.file(id, &base, &buffer, &options)),
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

    fn analyse(&self, id: DocId, ask: impl FnOnce(&Analyst) -> Result<(), JsValue>) {
        self.act(Action::Stage(id, Stage::Analysing));
        let asked = {
            let mut inner = self.0.borrow_mut();
            if inner.analyst.is_none() {
                let queue = self.clone();
                inner.analyst = Analyst::spawn(move |said| queue.hear(said)).ok();
            }
            inner.analyst.as_ref().map(ask)
        };
        self.check(id, asked);
    }

    /// A worker that cannot be asked ends the document.
    fn check(&self, id: DocId, asked: Option<Result<(), JsValue>>) {
        match asked {
            Some(Ok(())) => {}
            Some(Err(error)) => self.finish(id, Err(Failure::Died(format!("{error:?}")))),
            None => self.finish(id, Err(Failure::Died("Worker".into()))),
        }
    }

    fn hear(&self, said: Said<Answer>) {
        match said {
            Said::Answer { id, answer } => match answer {
                Answer::Report { report, text } => {
                    let work = serde_json::from_str::<Report>(&report)
                        .map(|report| Rc::new(Work::new(report, text)))
                        .map_err(|error| Failure::Died(error.to_string()));
                    self.finish(id, work);
                }
                Answer::Needs { module, bytes } => self.take_out(id, module, bytes),
            },
            Said::Refused { id, refusal } => self.finish(id, Err(Failure::Refused(refusal))),
            Said::Died { reason } => self.died(Failure::Died(reason)),
        }
    }

    fn died(&self, failure: Failure) {
        if let Some(id) = self.stop_busy() {
            self.fail(id, failure);
        }
        self.go_on();
    }

    /// Has the text taken out of a file by the reader of `module`.
    fn take_out(&self, id: DocId, module: Module, bytes: ArrayBuffer) {
        if !self.is_busy_with(id) {
            return; // Cancelled while the answer was under way.
        }
        self.act(Action::Stage(id, Stage::TakingOut));
        let there = self.0.borrow().opener.as_ref().map(|opener| opener.module);
        if there == Some(module) {
            return self.ask_opener(id, &bytes);
        }
        self.0.borrow_mut().opener = None;
        let queue = self.clone();
        spawn_local(async move {
            let hearing = queue.clone();
            let spawned = Opener::spawn(module, move |said| hearing.hear_opener(said)).await;
            if !queue.is_busy_with(id) {
                return;
            }
            match spawned {
                Ok(opener) => {
                    queue.0.borrow_mut().opener = Some(opener);
                    queue.ask_opener(id, &bytes);
                }
                Err(_) => queue.finish(id, Err(Failure::NoReader)),
            }
        });
    }

    fn ask_opener(&self, id: DocId, bytes: &ArrayBuffer) {
        let options = self.options(id);
        let queue = self.clone();
        let timer = Timer::after(READER_MILLISECONDS, move || {
            if queue.is_busy_with(id) {
                queue.died(Failure::TookTooLong);
            }
        });
        let asked = {
            let mut inner = self.0.borrow_mut();
            if let Some(busy) = &mut inner.busy {
                busy._timer = Some(timer);
            }
            let name = inner.inputs.get(&id).map(|input| input.doc(id).name);
            let name = name.as_deref().unwrap_or_default();
            let base = name.rsplit('/').next().unwrap_or(name);
            inner
                .opener
                .as_ref()
                .map(|opener| opener.file(id, base, bytes, &options))
        };
        self.check(id, asked);
    }

    fn hear_opener(&self, said: Said<Extracted>) {
        match said {
            Said::Answer { id, answer } if self.is_busy_with(id) => self.extracted(id, answer),
            Said::Answer { .. } => {}
            Said::Refused { id, refusal } => self.finish(id, Err(Failure::Refused(refusal))),
            Said::Died { reason } => self.died(Failure::Died(reason)),
        }
    }

    /// The text of a file goes to the analyst, the files in it to the end of the list. An archive is only the files in it.
    fn extracted(&self, id: DocId, extracted: Extracted) {
        let input = self.0.borrow().inputs.get(&id).cloned();
        let members = input.map_or_else(Vec::new, |input| {
            let inner = extracted.members.into_iter();
            inner.map(|member| input.inner(member)).collect()
        });
        if let Some(busy) = &mut self.0.borrow_mut().busy {
            busy._timer = None;
        }
        if extracted.text.is_empty() && !members.is_empty() {
            self.0.borrow_mut().busy = None;
            self.forget(id);
            self.act(Action::Remove(id));
            return self.add(members);
        }
        let (text, origin) = (extracted.text, extracted.origin);
        self.analyse(id, |it| it.extracted(id, &text, &origin));
        self.add(members);
    }

    fn is_busy_with(&self, id: DocId) -> bool {
        let inner = self.0.borrow();
        inner.busy.as_ref().is_some_and(|busy| busy.id == id)
    }

    fn finish(&self, id: DocId, outcome: Result<Rc<Work>, Failure>) {
        if !self.is_busy_with(id) {
            return; // Cancelled while the answer was under way.
        }
        self.0.borrow_mut().busy = None;
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
