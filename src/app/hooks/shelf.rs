//! What the workers delivered, as bytes, and the few documents that were last made ready to be shown.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::Uint8Array;
use yew::prelude::*;

use super::Store;
use crate::app::document::{DocId, Failure, Stage, Work};
use crate::app::opening::Opening;
use crate::app::rereading::Fetch;
use crate::app::state::Action;
use crate::app::table::{Row, rows_of};
use crate::app::web::clock;
use crate::app::web::timer::Timer;
use crate::mask::{Listed, count};
use crate::own::Matcher;
use crate::review::Review;
use crate::worker::analyst::Delivery;

/// Documents that are kept ready together have no more text than this, in bytes; the one that is open is kept anyway.
const READY_BYTES: usize = 2_000_000;

#[derive(Clone)]
pub struct Shelf(Rc<RefCell<Inner>>);

struct Inner {
    dispatcher: UseReducerDispatcher<Store>,
    delivered: HashMap<DocId, Rc<Delivery>>,
    /// Of the documents that the table has shown.
    rows: HashMap<DocId, Rc<Vec<Row>>>,
    /// Documents that were changed by hand when they were made ready last.
    edited: HashSet<DocId>,
    /// The person's own kinds.
    own: Arc<Matcher>,
    /// The last one that was opened stands last.
    ready: VecDeque<(DocId, Ready)>,
    opening: Option<(DocId, Review, Opening)>,
    pause: Option<Timer>,
}

/// A document as it was changed by hand.
struct Ready {
    review: Review,
    work: Rc<Work>,
}

impl Shelf {
    pub fn new(dispatcher: UseReducerDispatcher<Store>) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            dispatcher,
            delivered: HashMap::new(),
            rows: HashMap::new(),
            edited: HashSet::new(),
            own: Arc::default(),
            ready: VecDeque::new(),
            opening: None,
            pause: None,
        })))
    }

    pub fn put(&self, id: DocId, delivery: Delivery) {
        self.forget(id);
        let mut inner = self.0.borrow_mut();
        inner.delivered.insert(id, Rc::new(delivery));
    }

    pub fn forget(&self, id: DocId) {
        let mut inner = self.0.borrow_mut();
        inner.delivered.remove(&id);
        inner.rows.remove(&id);
        inner.ready.retain(|(ready, _)| *ready != id);
        if inner.opening.as_ref().is_some_and(|(open, ..)| *open == id) {
            inner.opening = None;
        }
    }

    /// What can be masked in all documents, or is: each secret once.
    pub fn secrets(&self) -> Vec<Listed> {
        let inner = self.0.borrow();
        let all = inner.delivered.values().flat_map(|it| it.secrets.iter());
        count::together(all)
    }

    pub fn delivered(&self, id: DocId) -> Option<Rc<Delivery>> {
        self.0.borrow().delivered.get(&id).cloned()
    }

    /// From now on these are sought in what is opened.
    pub fn set_own(&self, own: Arc<Matcher>) {
        let mut inner = self.0.borrow_mut();
        inner.own = own;
        inner.ready.clear();
        inner.opening = None;
    }

    pub fn own(&self) -> Arc<Matcher> {
        self.0.borrow().own.clone()
    }

    /// The rows of a document's table, if they were read or replaced.
    pub fn rows(&self, id: DocId) -> Option<Rc<Vec<Row>>> {
        self.0.borrow().rows.get(&id).cloned()
    }

    /// The only place where a document gets its rows. The table looks at them again when the document has a new summary.
    pub fn set_rows(&self, id: DocId, rows: Rc<Vec<Row>>) {
        self.0.borrow_mut().rows.insert(id, rows);
    }

    /// Makes a document ready to be shown, changed as `review` says: at once if it is short, else in slices. Only one at a
    /// time is.
    pub fn open(&self, id: DocId, review: Review) {
        let ready = {
            let mut inner = self.0.borrow_mut();
            inner.pause = None;
            inner.opening = None;
            inner.take_out(id)
        };
        if let Some(ready) = ready.filter(|ready| ready.review == review) {
            return self.show(id, ready);
        }
        let Some(delivery) = self.delivered(id) else {
            return;
        };
        let made = opening(&delivery, review.clone()).with_own(self.own());
        self.0.borrow_mut().opening = Some((id, review, made));
        self.go_on();
    }

    fn go_on(&self) {
        let Some((id, review, mut opening)) = self.0.borrow_mut().opening.take() else {
            return;
        };
        let mut opened = None;
        let more = clock::slice(|| {
            opened = opening.step().transpose();
            opened.is_none()
        });
        match opened {
            Some(Ok(work)) => {
                let work = Rc::new(work);
                return self.show(id, Ready { review, work });
            }
            Some(Err(error)) => self.fail(id, error.to_string()),
            None => debug_assert!(more),
        }
        if more {
            let shelf = self.clone();
            let pause = Timer::after(0, move || shelf.go_on());
            let mut inner = self.0.borrow_mut();
            inner.opening = Some((id, review, opening));
            inner.pause = Some(pause);
        }
    }

    fn show(&self, id: DocId, ready: Ready) {
        let work = ready.work.clone();
        self.follow_review(id, &ready);
        let dispatcher = {
            let mut inner = self.0.borrow_mut();
            inner.keep(id, ready);
            inner.dispatcher.clone()
        };
        dispatcher.dispatch(Action::Ready(id, work));
    }

    /// The table shows what a hand changed, and what it took back.
    fn follow_review(&self, id: DocId, ready: &Ready) {
        let is_edited = !ready.review.is_empty();
        let was_edited = {
            let mut inner = self.0.borrow_mut();
            match is_edited {
                true => !inner.edited.insert(id),
                false => inner.edited.remove(&id),
            }
        };
        if is_edited || was_edited {
            self.set_rows(id, Rc::new(rows_of(&ready.work.report)));
        }
    }

    fn fail(&self, id: DocId, reason: String) {
        let dispatcher = self.0.borrow().dispatcher.clone();
        let stage = Stage::Failed(Rc::new(Failure::Died(reason)));
        dispatcher.dispatch(Action::Stages(vec![(id, stage)]));
    }
}

impl Inner {
    fn take_out(&mut self, id: DocId) -> Option<Ready> {
        let place = self.ready.iter().position(|(ready, _)| *ready == id)?;
        self.ready.remove(place).map(|(_, ready)| ready)
    }

    fn keep(&mut self, id: DocId, ready: Ready) {
        self.ready.push_back((id, ready));
        let bytes = |ready: &VecDeque<(DocId, Ready)>| -> usize {
            ready.iter().map(|(_, ready)| ready.work.text.len()).sum()
        };
        while self.ready.len() > 1 && bytes(&self.ready) > READY_BYTES {
            self.ready.pop_front();
        }
    }
}

/// The text that the spans of its report count in.
pub fn text(delivery: &Delivery) -> String {
    let text = String::from_utf8(delivery.text.to_vec());
    text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn opening(delivery: &Delivery, review: Review) -> Opening {
    let (text, length, fetch) = packed(delivery);
    Opening::new(text, review, length, delivery.runs.clone(), fetch)
}

fn packed(delivery: &Delivery) -> (String, usize, Fetch) {
    let text = text(delivery);
    let json: Uint8Array = delivery.report.clone();
    let length = json.length() as usize;
    let fetch =
        move |bytes: Range<usize>| json.subarray(bytes.start as u32, bytes.end as u32).to_vec();
    (text, length, Box::new(fetch))
}
