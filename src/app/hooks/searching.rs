//! Searching all documents, in slices of time. A new search ends the one before; documents that are read meanwhile are
//! searched when they are there.

use std::cell::RefCell;
use std::collections::{HashSet, VecDeque};
use std::ops::Range;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{App, Shelf, Store};
use crate::app::document::DocId;
use crate::app::search::Change;
use crate::app::search::chunks::Chunks;
use crate::app::search::parts::{Parts, PartsReader};
use crate::app::search::query::{By, Query};
use crate::app::search::results::{Listed, MOST_OF_ONE, Results};
use crate::app::state::Action;
use crate::app::web::clock::{Slices, now};
use crate::worker::analyst::Delivery;

/// The page is told of what was found after so many milliseconds, and at the end.
const TELL: f64 = 150.0;

#[derive(Clone)]
struct Run(Rc<RefCell<Inner>>);

struct Inner {
    shelf: Shelf,
    dispatcher: UseReducerDispatcher<Store>,
    words: Rc<str>,
    query: Option<Query>,
    /// Counts the searches: one that is not the last ends.
    nth: u32,
    is_running: bool,
    ahead: VecDeque<DocId>,
    /// Asked for, searched or not.
    taken: HashSet<DocId>,
    results: Results,
    told: f64,
}

/// Searches as long as the search over all documents is open and has words.
#[hook]
pub fn use_searching(app: &App) {
    let run = use_memo((), |_| Run::new(app));
    let words = app.state.search.over_all();
    let done: Vec<DocId> = match words {
        Some(_) => {
            let read = app.state.docs.iter().filter(|doc| doc.summary().is_some());
            read.map(|doc| doc.id).collect()
        }
        None => Vec::new(),
    };
    use_effect_with((words, done), move |(words, done)| match words {
        Some(words) => run.search(words, done),
        None => run.0.borrow_mut().begin("".into()),
    });
}

impl Run {
    fn new(app: &App) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            shelf: app.queue.shelf(),
            dispatcher: app.dispatcher.clone(),
            words: "".into(),
            query: None,
            nth: 0,
            is_running: false,
            ahead: VecDeque::new(),
            taken: HashSet::new(),
            results: Results::default(),
            told: 0.0,
        })))
    }

    /// Goes on where the words are those of the last search, else begins anew.
    fn search(&self, words: &Rc<str>, done: &[DocId]) {
        let nth = {
            let mut inner = self.0.borrow_mut();
            if inner.words != *words {
                inner.begin(words.clone());
            }
            inner.take(done);
            if inner.is_running || inner.query.is_none() {
                return;
            }
            inner.is_running = true;
            inner.results.is_over = false;
            inner.nth
        };
        spawn_local(self.clone().go_on(nth));
    }

    async fn go_on(self, nth: u32) {
        let mut slices = Slices::default();
        while let Some((id, query, by)) = self.next(nth) {
            let delivery = self.0.borrow().shelf.delivered(id);
            if let Some(delivery) = delivery {
                let wanted = || self.0.borrow().nth == nth;
                let (count, hits) = search_one(&delivery, &query, by, &mut slices, wanted).await;
                if wanted() {
                    self.0.borrow_mut().found(id, count, hits);
                }
            }
            slices.pause_if_due().await;
        }
    }

    /// The next document to be searched; `None` at the end, of which the page is told.
    fn next(&self, nth: u32) -> Option<(DocId, Query, By)> {
        let mut inner = self.0.borrow_mut();
        if inner.nth != nth {
            return None;
        }
        if inner.ahead.is_empty() && inner.can_ask_by_words() {
            inner.results.by = By::Words;
            inner.results.searched = 0;
            let mut again: Vec<DocId> = inner.taken.iter().copied().collect();
            again.sort_unstable();
            inner.ahead.extend(again);
        }
        let query = inner.query.clone()?;
        let by = inner.results.by;
        if !inner.results.is_full
            && let Some(id) = inner.ahead.pop_front()
        {
            return Some((id, query, by));
        }
        inner.is_running = false;
        inner.results.is_over = true;
        inner.tell();
        None
    }
}

impl Inner {
    fn begin(&mut self, words: Rc<str>) {
        self.query = Query::new(&words);
        self.words = words;
        self.nth += 1;
        self.is_running = false;
        self.ahead.clear();
        self.taken.clear();
        self.results = Results::default();
        self.told = now();
    }

    /// What is to be searched: what has come is put behind the rest, what has gone is forgotten.
    fn take(&mut self, done: &[DocId]) {
        let there: HashSet<DocId> = done.iter().copied().collect();
        let gone = self.taken.difference(&there).count() > 0;
        if gone {
            self.taken.retain(|id| there.contains(id));
            self.ahead.retain(|id| there.contains(id));
            self.results.keep(|id| there.contains(&id));
        }
        let new = done.iter().filter(|id| !self.taken.contains(id));
        let new: Vec<DocId> = new.copied().collect();
        self.ahead.extend(new.iter().copied());
        self.taken.extend(new);
        self.results.all = self.taken.len();
        self.results.searched = self.taken.len() - self.ahead.len();
    }

    /// Whether the phrase was found nowhere, and its words were not asked for one by one yet.
    fn can_ask_by_words(&self) -> bool {
        let has_words = self.query.as_ref().is_some_and(Query::has_words);
        has_words && self.results.by == By::Phrase && self.results.count == 0
    }

    fn found(&mut self, id: DocId, count: usize, hits: Vec<Listed>) {
        if self.taken.contains(&id) {
            self.results.add(id, count, hits);
        }
        self.results.searched = self.taken.len() - self.ahead.len();
        if now() - self.told > TELL {
            self.tell();
        }
    }

    fn tell(&mut self) {
        self.told = now();
        let results = Rc::new(self.results.clone());
        let change = Change::Results(results);
        self.dispatcher.dispatch(Action::Search(change));
    }
}

/// How many hits a document has, and the first of them.
async fn search_one(
    delivery: &Delivery,
    query: &Query,
    by: By,
    slices: &mut Slices,
    wanted: impl Fn() -> bool,
) -> (usize, Vec<Listed>) {
    let fetch = bytes_of(&delivery.text);
    let mut chunks = Chunks::new(delivery.text.length() as usize);
    let (mut count, mut hits) = (0, Vec::new());
    while let Some(chunk) = chunks.next(&fetch) {
        let placed = chunk.search(query, by);
        count += placed.len();
        let listed = placed.iter().take(MOST_OF_ONE - hits.len());
        hits.extend(listed.map(|it| Listed::new(&chunk, it)));
        slices.pause_if_due().await;
        if !wanted() {
            return (0, Vec::new());
        }
    }
    if hits.is_empty() {
        return (0, hits);
    }
    let parts = parts(delivery, slices).await;
    let hits = hits.into_iter().map(|hit| hit.told_by(&parts)).collect();
    (count, hits)
}

/// The parts of its ledger; none where the report cannot be read, which opening it will tell.
async fn parts(delivery: &Delivery, slices: &mut Slices) -> Parts {
    let fetch = bytes_of(&delivery.report);
    let length = delivery.report.length() as usize;
    let Ok(mut reader) = PartsReader::new(length, &delivery.runs, &fetch) else {
        return Parts::default();
    };
    while let Ok(true) = reader.step(&fetch) {
        slices.pause_if_due().await;
    }
    reader.done()
}

fn bytes_of(array: &Uint8Array) -> impl Fn(Range<usize>) -> Vec<u8> + '_ {
    |bytes| {
        array
            .subarray(bytes.start as u32, bytes.end as u32)
            .to_vec()
    }
}
