//! The documents that wait for the workers. Some lanes work side by side, each at one document at a time: its file is read,
//! its text taken out by a reader where it is no plain text, and the text analysed.
//!
//! Reports go to the [`Shelf`]; see [`opening`](crate::app::opening) for how they come to be shown.

mod news;
mod work;

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::lane::{Busy, Lane};
use super::{Input, Shelf, Store};
use crate::app::document::{DocId, Failure, Stage};
use crate::app::reviews::{Change, Reviews};
use crate::app::state::Action;
use crate::app::web::timer::Timer;
use crate::app::web::window;
use crate::mask::Choices;
use crate::review::Review;
use crate::source::OpenOptions;
use crate::worker::analyst::Beside;

/// How long workers are kept that have nothing to do, in milliseconds: starting one costs more than a small document, but
/// they hold memory.
const IDLE_MILLISECONDS: i32 = 20_000;

const MOST_LANES: usize = 4;

#[derive(Clone)]
pub struct Queue(Rc<RefCell<Inner>>);

struct Inner {
    dispatcher: UseReducerDispatcher<Store>,
    shelf: Shelf,
    inputs: HashMap<DocId, Input>,
    /// What a person said of documents.
    options: HashMap<DocId, OpenOptions>,
    waiting: VecDeque<DocId>,
    lanes: Vec<Lane>,
    news: Vec<(DocId, Stage)>,
    told: f64,
    news_timer: Option<Timer>,
    idle_timer: Option<Timer>,
    last_id: DocId,
    /// What is masked, as JSON for the workers; null is nothing.
    mask: JsValue,
    reviews: Reviews,
}

impl PartialEq for Queue {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Queue {
    pub fn new(dispatcher: UseReducerDispatcher<Store>) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            shelf: Shelf::new(dispatcher.clone()),
            dispatcher,
            inputs: HashMap::new(),
            options: HashMap::new(),
            waiting: VecDeque::new(),
            lanes: (0..lanes()).map(|_| Lane::default()).collect(),
            news: Vec::new(),
            told: 0.0,
            news_timer: None,
            idle_timer: None,
            last_id: 0,
            mask: JsValue::NULL,
            reviews: Reviews::default(),
        })))
    }

    pub fn shelf(&self) -> Shelf {
        self.0.borrow().shelf.clone()
    }

    /// Adds documents behind those that are there.
    pub fn add(&self, inputs: Vec<Input>) {
        let plain = inputs.into_iter();
        let plain = plain.map(|input| (input, OpenOptions::default(), Review::default()));
        self.add_with(plain.collect());
    }

    /// The same, each with what a person said of it; their ids.
    pub fn add_with(&self, inputs: Vec<(Input, OpenOptions, Review)>) -> Vec<DocId> {
        if inputs.is_empty() {
            return Vec::new();
        }
        let mut docs = Vec::new();
        {
            let mut inner = self.0.borrow_mut();
            for (input, options, review) in inputs {
                inner.last_id += 1;
                let id = inner.last_id;
                let doc = input.doc(id);
                if doc.stage.is_busy() {
                    inner.waiting.push_back(id);
                }
                inner.inputs.insert(id, input);
                if !review.is_empty() {
                    inner.reviews.change(id, Change::Put(review));
                }
                if options != OpenOptions::default() {
                    inner.options.insert(id, options);
                }
                docs.push(doc);
            }
        }
        let ids = docs.iter().map(|doc| doc.id).collect();
        self.act(Action::Add(docs));
        self.go_on();
        ids
    }

    /// What a document is made from, and what a person said of it.
    pub fn made_from(&self, id: DocId) -> Option<(Input, OpenOptions)> {
        let input = self.0.borrow().inputs.get(&id).cloned()?;
        Some((input, self.options(id)))
    }

    /// Reads a document once more, as `options` say.
    pub fn reopen(&self, id: DocId, options: OpenOptions) {
        self.0.borrow_mut().options.insert(id, options);
        self.retry(&[id]);
    }

    pub fn options(&self, id: DocId) -> OpenOptions {
        let inner = self.0.borrow();
        inner.options.get(&id).cloned().unwrap_or_default()
    }

    /// Reads all documents once more, with what `choices` say masked; `None` masks nothing.
    pub fn mask(&self, choices: Option<&Choices>, read: &[DocId]) {
        let json = choices.and_then(|choices| serde_json::to_string(choices).ok());
        self.0.borrow_mut().mask = json.map_or(JsValue::NULL, JsValue::from);
        self.retry(read);
    }

    /// From now on documents are analysed with these changes by hand.
    pub fn know_reviews(&self, reviews: &Reviews) {
        self.0.borrow_mut().reviews = reviews.clone();
    }

    /// The same, of one document.
    pub(super) fn know_review(&self, id: DocId, review: Review) {
        self.0.borrow_mut().reviews.change(id, Change::Put(review));
    }

    pub(super) fn review(&self, id: DocId) -> Review {
        self.0.borrow().reviews.review(id)
    }

    /// The document that waits for this file.
    pub(super) fn awaited(&self, sha256: &str) -> Option<DocId> {
        let inner = self.0.borrow();
        let mut all = inner.inputs.iter();
        let is_it =
            |input: &Input| matches!(input, Input::Awaited { sha256: it, .. } if &**it == sha256);
        all.find(|(_, input)| is_it(input)).map(|(&id, _)| id)
    }

    /// Of all documents.
    pub(super) fn ids(&self) -> Vec<DocId> {
        let mut ids: Vec<DocId> = self.0.borrow().inputs.keys().copied().collect();
        ids.sort_unstable();
        ids
    }

    /// What is masked, if anything is.
    pub(super) fn masked(&self) -> Option<Choices> {
        let json = self.0.borrow().mask.as_string()?;
        serde_json::from_str(&json).ok()
    }

    fn beside(&self, id: DocId) -> Beside {
        let inner = self.0.borrow();
        let review = inner.reviews.review(id);
        let json = (!review.is_empty()).then(|| serde_json::to_string(&review).ok());
        Beside {
            mask: inner.mask.clone(),
            review: json.flatten().map_or(JsValue::NULL, JsValue::from),
        }
    }

    pub fn retry(&self, ids: &[DocId]) {
        for &id in ids {
            self.stop(id);
            let Some(input) = self.0.borrow().inputs.get(&id).cloned() else {
                continue;
            };
            let stage = input.doc(id).stage;
            if stage.is_busy() {
                self.0.borrow_mut().waiting.push_back(id);
            }
            self.tell(id, stage);
        }
        self.tell_all();
        self.go_on();
    }

    pub fn remove(&self, ids: Vec<DocId>) {
        for &id in &ids {
            self.stop(id);
            self.forget(id);
        }
        self.act(Action::Remove(ids));
        self.go_on();
    }

    fn forget(&self, id: DocId) {
        let mut inner = self.0.borrow_mut();
        inner.options.remove(&id);
        inner.inputs.remove(&id);
        inner.shelf.forget(id);
    }

    pub fn cancel(&self, id: DocId) {
        if self.stop(id) {
            self.fail(id, Failure::Cancelled);
        }
        self.tell_all();
        self.go_on();
    }

    pub fn cancel_all(&self) {
        let mut ids: Vec<DocId> = self.0.borrow_mut().waiting.drain(..).collect();
        let lanes = self.0.borrow().lanes.len();
        ids.extend((0..lanes).filter_map(|lane| self.stop_lane(lane)));
        for id in ids {
            self.fail(id, Failure::Cancelled);
        }
        self.tell_all();
    }

    /// Takes a document that someone wants to see before the others.
    pub fn prefer(&self, id: DocId) {
        let mut inner = self.0.borrow_mut();
        if let Some(place) = inner.waiting.iter().position(|&waiting| waiting == id) {
            inner.waiting.remove(place);
            inner.waiting.push_front(id);
        }
    }

    /// Takes a document out of the queue; whether it was there.
    fn stop(&self, id: DocId) -> bool {
        let mut inner = self.0.borrow_mut();
        let before = inner.waiting.len();
        inner.waiting.retain(|&waiting| waiting != id);
        let was_waiting = inner.waiting.len() < before;
        drop(inner);
        let lane = self.lane_of(id);
        was_waiting || lane.is_some_and(|lane| self.stop_lane(lane).is_some())
    }

    /// Ends the workers of a lane with what they are working on.
    fn stop_lane(&self, lane: usize) -> Option<DocId> {
        let mut inner = self.0.borrow_mut();
        let busy = inner.lanes[lane].busy.take()?;
        inner.lanes[lane] = Lane::default();
        Some(busy.id)
    }

    fn lane_of(&self, id: DocId) -> Option<usize> {
        let inner = self.0.borrow();
        inner.lanes.iter().position(|lane| lane.is_at(id))
    }

    /// Gives every free lane a document.
    fn go_on(&self) {
        while let Some((lane, id, input)) = self.next() {
            match input {
                Input::File { file, name, .. } => self.read(lane, id, &file, name),
                Input::Text { name, text } => {
                    let beside = self.beside(id);
                    self.analyse(lane, id, |it| it.text(id, &name, &text, &beside));
                }
                Input::Refused { refusal, .. } => self.finish(id, Err(Failure::Refused(refusal))),
                Input::Awaited { edits, .. } => self.finish(id, Err(Failure::Awaited(edits))),
            }
        }
        self.rest();
    }

    fn next(&self) -> Option<(usize, DocId, Input)> {
        let mut inner = self.0.borrow_mut();
        // A lane that has a worker goes before one that has to start it.
        let free = (0..inner.lanes.len()).filter(|&lane| inner.lanes[lane].busy.is_none());
        let lane = free.min_by_key(|&lane| inner.lanes[lane].analyst.is_none())?;
        let id = inner.waiting.pop_front()?;
        let input = inner.inputs.get(&id).cloned()?;
        inner.lanes[lane].busy = Some(Busy::new(id));
        inner.idle_timer = None;
        Some((lane, id, input))
    }

    /// When nothing is left to do, the workers go after a while.
    fn rest(&self) {
        let queue = self.clone();
        let mut inner = self.0.borrow_mut();
        if !inner.lanes.iter().all(Lane::is_idle) {
            return;
        }
        inner.idle_timer = Some(Timer::after(IDLE_MILLISECONDS, move || {
            for lane in &mut queue.0.borrow_mut().lanes {
                *lane = Lane::default();
            }
        }));
    }

    pub(super) fn act(&self, action: Action) {
        let dispatcher = self.0.borrow().dispatcher.clone();
        dispatcher.dispatch(action);
    }
}

/// One processor is left to the page.
fn lanes() -> usize {
    let processors = window().navigator().hardware_concurrency() as usize;
    processors.saturating_sub(1).clamp(1, MOST_LANES)
}
