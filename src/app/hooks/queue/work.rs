//! What a lane does with a document: its file is read, its text taken out by a reader where it is no plain text, and the text
//! analysed.

use std::rc::Rc;

use js_sys::{ArrayBuffer, JsString};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{Input, Queue};
use crate::app::document::{DocId, Failure, Stage};
use crate::app::hooks::lane::Lane;
use crate::app::hooks::workspace;
use crate::app::state::Action;
use crate::app::web::files::Reading;
use crate::app::web::timer::Timer;
use crate::source::{Module, OpenError, Refusal};
use crate::worker::Said;
use crate::worker::analyst::{Analyst, Answer};
use crate::worker::reader::{Extracted, Opener};

/// How long a reader may take for one file, in milliseconds. A damaged file must not keep the others waiting for ever.
const READER_MILLISECONDS: i32 = 120_000;

/// A worker that analysed a longer text is not kept: its memory grew and never shrinks. In bytes.
const MUCH: u32 = 4_000_000;

impl Queue {
    pub(super) fn read(&self, lane: usize, id: DocId, file: &File, name: Rc<str>) {
        self.tell(id, Stage::Reading);
        let queue = self.clone();
        let base: Rc<str> = name.rsplit('/').next().unwrap_or(&name).into();
        let options = self.options(id);
        let reading = Reading::start(file, move |buffer| match buffer {
            Some(buffer) => {
                let beside = queue.beside(id);
                queue.analyse(lane, id, |it| {
                    it.file(id, &base, &buffer, &options, &beside)
                });
            }
            None => queue.finish(id, Err(Failure::Unreadable)),
        });
        match reading {
            Some(reading) => {
                if let Some(busy) = &mut self.0.borrow_mut().lanes[lane].busy {
                    busy.reading = Some(reading);
                }
            }
            None => self.finish(id, Err(Failure::Unreadable)),
        }
    }

    pub(super) fn analyse(
        &self,
        lane: usize,
        id: DocId,
        ask: impl FnOnce(&Analyst) -> Result<(), JsValue>,
    ) {
        self.tell(id, Stage::Analysing);
        let asked = {
            let mut inner = self.0.borrow_mut();
            let worker = &mut inner.lanes[lane].analyst;
            if worker.is_none() {
                let queue = self.clone();
                *worker = Analyst::spawn(move |said| queue.hear(lane, said)).ok();
            }
            worker.as_ref().map(ask)
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

    fn hear(&self, lane: usize, said: Said<Answer>) {
        match said {
            Said::Answer { id, .. } if self.lane_of(id) != Some(lane) => {} // Cancelled.
            Said::Answer { id, answer } => match answer {
                Answer::Report(delivery) => {
                    if delivery.text.length() > MUCH {
                        self.0.borrow_mut().lanes[lane].analyst = None;
                    }
                    let summary = delivery.summary.clone();
                    self.shelf().put(id, *delivery);
                    self.finish(id, Ok(Stage::Done(Rc::new(summary))));
                }
                Answer::Several(files) => {
                    let input = self.0.borrow().inputs.get(&id).cloned();
                    let files = input.map(|input| input.members(files));
                    self.replace(lane, id, files.unwrap_or_default());
                }
                Answer::Needs { module, bytes } => self.take_out(lane, id, module, bytes),
            },
            Said::Refused { id, refusal } => self.finish(id, Err(Failure::Refused(refusal))),
            Said::Died { reason } => self.died(lane, Failure::Died(reason)),
        }
    }

    pub(super) fn died(&self, lane: usize, failure: Failure) {
        match self.stop_lane(lane) {
            Some(id) => self.fail(id, failure),
            // Between two documents: the next one gets a new worker.
            None => self.0.borrow_mut().lanes[lane] = Lane::default(),
        }
        self.go_on();
    }

    /// Has the text taken out of a file by the reader of `module`.
    fn take_out(&self, lane: usize, id: DocId, module: Module, bytes: ArrayBuffer) {
        self.tell(id, Stage::TakingOut);
        if self.0.borrow().lanes[lane].has_opener(module) {
            return self.ask_opener(lane, id, &bytes);
        }
        self.0.borrow_mut().lanes[lane].opener = None;
        let queue = self.clone();
        spawn_local(async move {
            let hearing = queue.clone();
            let spawned = Opener::spawn(module, move |said| hearing.hear_opener(lane, said)).await;
            if queue.lane_of(id) != Some(lane) {
                return; // Cancelled while it was loaded.
            }
            match spawned {
                Ok(opener) => {
                    queue.0.borrow_mut().lanes[lane].opener = Some(opener);
                    queue.ask_opener(lane, id, &bytes);
                }
                Err(_) => queue.finish(id, Err(Failure::NoReader)),
            }
        });
    }

    fn ask_opener(&self, lane: usize, id: DocId, bytes: &ArrayBuffer) {
        let options = self.options(id);
        let queue = self.clone();
        let timer = Timer::after(READER_MILLISECONDS, move || {
            if queue.lane_of(id) == Some(lane) {
                queue.died(lane, Failure::TookTooLong);
            }
        });
        let asked = {
            let mut inner = self.0.borrow_mut();
            let name = inner.inputs.get(&id).map(|input| input.doc(id).name);
            let name = name.as_deref().unwrap_or_default();
            let base = name.rsplit('/').next().unwrap_or(name);
            let lane = &mut inner.lanes[lane];
            if let Some(busy) = &mut lane.busy {
                busy.timer = Some(timer);
            }
            let opener = lane.opener.as_ref();
            opener.map(|opener| opener.file(id, base, bytes, &options))
        };
        self.check(id, asked);
    }

    fn hear_opener(&self, lane: usize, said: Said<Extracted>) {
        match said {
            Said::Answer { id, .. } if self.lane_of(id) != Some(lane) => {} // Cancelled.
            Said::Answer { id, answer } => self.extracted(lane, id, answer),
            Said::Refused { id, refusal } => self.finish(id, Err(Failure::Refused(refusal))),
            Said::Died { reason } => self.died(lane, Failure::Died(reason)),
        }
    }

    /// The text of a file goes to the analyst, the files in it to the end of the list. An archive is only the files in it.
    fn extracted(&self, lane: usize, id: DocId, mut extracted: Extracted) {
        match workspace::take_index(&mut extracted.members) {
            Some(Ok(workspace)) => {
                self.give_way(lane, id);
                self.add_workspace(workspace, extracted.members);
                return self.go_on();
            }
            Some(Err(wrong)) => {
                let broken = Refusal::from(&OpenError::Workspace(wrong));
                return self.finish(id, Err(Failure::Refused(broken)));
            }
            None => {}
        }
        let input = self.0.borrow().inputs.get(&id).cloned();
        let members = input.map_or_else(Vec::new, |it| it.members(extracted.members));
        if let Some(busy) = &mut self.0.borrow_mut().lanes[lane].busy {
            busy.timer = None;
        }
        if extracted.text.length() == 0 && !members.is_empty() {
            return self.replace(lane, id, members);
        }
        let (text, origin): (JsString, String) = (extracted.text, extracted.origin);
        let beside = self.beside(id);
        self.analyse(lane, id, |it| it.extracted(id, &text, &origin, &beside));
        self.add(members);
    }

    /// A file that is nothing but others gives way to them.
    fn replace(&self, lane: usize, id: DocId, members: Vec<Input>) {
        self.give_way(lane, id);
        self.add(members);
        self.go_on();
    }

    fn give_way(&self, lane: usize, id: DocId) {
        self.0.borrow_mut().lanes[lane].busy = None;
        self.forget(id);
        self.act(Action::Remove(vec![id]));
    }

    pub(super) fn finish(&self, id: DocId, outcome: Result<Stage, Failure>) {
        let Some(lane) = self.lane_of(id) else {
            return; // Cancelled while the answer was under way.
        };
        self.0.borrow_mut().lanes[lane].busy = None;
        let sha256 = match &outcome {
            Ok(Stage::Done(summary)) => summary.sha256.clone(),
            _ => None,
        };
        match outcome {
            Ok(stage) => self.tell(id, stage),
            Err(failure) => self.fail(id, failure),
        }
        if let Some(sha256) = sha256 {
            self.hand_over(id, &sha256);
        }
        self.go_on();
    }
}
