//! What the table shows: rows are read, laid below each other and sifted in slices of time.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{App, Shelf};
use crate::app::document::{Doc, DocId};
use crate::app::messages::Lang;
use crate::app::scope::Scope;
use crate::app::state::State;
use crate::app::summary::Summary;
use crate::app::table::{Column, Query, Row, Sheet, SheetDoc, Sift, Sifted, unpacked};
use crate::app::web::clock::{self, Slices};

/// While documents arrive, the table is laid out anew after so long, in milliseconds.
const MORE_MILLISECONDS: i32 = 400;

/// A sheet, and what a query left of it.
pub struct Laid {
    pub sheet: Rc<Sheet>,
    pub sifted: Sifted,
}

// Compared by who they are: tens of thousands of rows are.
impl PartialEq for Laid {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What is to be laid out.
#[derive(Clone)]
struct Wish {
    docs: Vec<(DocId, Rc<str>, Rc<Summary>)>,
    query: Query,
    values_of: Option<Column>,
    lang: Lang,
}

impl PartialEq for Wish {
    fn eq(&self, other: &Self) -> bool {
        let docs = self.docs.iter().zip(&other.docs);
        self.asks_the_same(other)
            && self.docs.len() == other.docs.len()
            && docs
                .into_iter()
                .all(|(a, b)| a.0 == b.0 && Rc::ptr_eq(&a.2, &b.2))
    }
}

impl Wish {
    fn of(state: &State, values_of: Option<Column>) -> Self {
        let docs = state.table.over.settled(state).docs(state);
        Self {
            docs: docs.into_iter().filter_map(with_rows).collect(),
            query: state.table.query.clone(),
            values_of,
            lang: state.lang,
        }
    }

    fn asks_the_same(&self, other: &Self) -> bool {
        self.query == other.query && self.values_of == other.values_of && self.lang == other.lang
    }
}

/// Whether the table is over several documents.
pub fn is_over_all(state: &State) -> bool {
    state.table.over.settled(state) != Scope::Open
}

fn with_rows(doc: &Doc) -> Option<(DocId, Rc<str>, Rc<Summary>)> {
    match &doc.stage {
        crate::app::document::Stage::Done(summary) if summary.problems > 0 => {
            Some((doc.id, doc.name.clone(), summary.clone()))
        }
        _ => None,
    }
}

/// Works at one wish at a time.
#[derive(Default)]
struct Worker {
    /// Counts the works that were begun.
    nth: u32,
    at: Option<Wish>,
    /// Comes after it: documents that arrive one after the other must not keep it from ever being done.
    next: Option<Wish>,
}

/// What is laid out, at first nothing. `values_of` is a column whose values are to be counted.
#[hook]
pub fn use_sheet(app: &App, values_of: Option<Column>) -> Option<Rc<Laid>> {
    let laid = use_state(|| None::<Rc<Laid>>);
    let worker = use_memo((), |()| RefCell::new(Worker::default()));
    let wish = Wish::of(&app.state, values_of);
    use_effect_with(wish, {
        let (shelf, worker, laid) = (app.queue.shelf(), worker.clone(), laid.setter());
        move |wish| want(wish.clone(), shelf, worker, laid)
    });
    use_effect_with((), move |()| {
        move || {
            let mut worker = worker.borrow_mut();
            worker.nth += 1;
            worker.next = None;
        }
    });
    (*laid).clone()
}

fn want(
    wish: Wish,
    shelf: Shelf,
    worker: Rc<RefCell<Worker>>,
    laid: UseStateSetter<Option<Rc<Laid>>>,
) {
    let nth = {
        let mut worker = worker.borrow_mut();
        if worker.at.as_ref().is_some_and(|at| at.asks_the_same(&wish)) {
            worker.next = Some(wish);
            return;
        }
        worker.nth += 1;
        worker.at = Some(wish.clone());
        worker.next = None;
        worker.nth
    };
    spawn_local(async move {
        let mut wish = wish;
        loop {
            let alive = || worker.borrow().nth == nth;
            let Some(done) = lay(&wish, &shelf, alive).await else {
                return; // Something else is wanted.
            };
            laid.set(Some(Rc::new(done)));
            if worker.borrow().next.is_some() {
                clock::sleep(MORE_MILLISECONDS).await;
            }
            if !alive() {
                return;
            }
            let mut worker = worker.borrow_mut();
            worker.at = worker.next.take();
            match &worker.at {
                Some(next) => wish = next.clone(),
                None => return,
            }
        }
    });
}

async fn lay(wish: &Wish, shelf: &Shelf, alive: impl Fn() -> bool) -> Option<Laid> {
    let mut slices = Slices::default();
    let mut sheet = Sheet::default();
    for (id, name, summary) in &wish.docs {
        let rows = match shelf.rows(*id) {
            Some(rows) => rows,
            None => read(*id, shelf, &mut slices, &alive).await?,
        };
        sheet.push(SheetDoc {
            id: *id,
            name: name.clone(),
            body: summary.body.as_deref().map(Into::into),
            rows,
        });
        slices.pause_if_due().await;
        if !alive() {
            return None;
        }
    }
    let sheet = Rc::new(sheet);
    let mut sift = Sift::new(sheet.clone(), &wish.query, wish.values_of, wish.lang);
    while sift.step() {
        slices.pause_if_due().await;
        if !alive() {
            return None;
        }
    }
    let sifted = sift.done();
    Some(Laid { sheet, sifted })
}

/// Reads the rows as the worker packed them. A document that is gone has none.
async fn read(
    id: DocId,
    shelf: &Shelf,
    slices: &mut Slices,
    alive: impl Fn() -> bool,
) -> Option<Rc<Vec<Row>>> {
    let Some(delivery) = shelf.delivered(id) else {
        return Some(Rc::default());
    };
    let bytes = delivery.rows.to_vec();
    let mut rows = Vec::new();
    for row in unpacked(&bytes) {
        rows.push(row);
        slices.pause_if_due().await;
        if !alive() {
            return None;
        }
    }
    let rows = Rc::new(rows);
    // It may have been removed or read anew meanwhile.
    let same = shelf
        .delivered(id)
        .is_some_and(|now| Rc::ptr_eq(&now, &delivery));
    if same && shelf.rows(id).is_none() {
        shelf.set_rows(id, rows.clone());
    }
    Some(rows)
}
