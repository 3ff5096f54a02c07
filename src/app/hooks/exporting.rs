//! An export under way: the worker gets a few documents at a time, so that it always has one to do and the page never sends
//! much at once.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::App;
use crate::app::document::{DocId, Stage};
use crate::app::exporting::refusal;
use crate::app::web::clock;
use crate::app::web::download::Parts;
use crate::export::Format;
use crate::export::job::{Job, Product, Told};
use crate::export::preview::Preview;
use crate::source::Refusal;
use crate::worker::Said;
use crate::worker::analyst::Delivery;
use crate::worker::exporter::{Answer, END, Exporter, Part};

/// How many documents the worker has before it.
const AHEAD: usize = 3;

/// So much is sent at once, in bytes: copying more would hold the page's thread.
const PART_BYTES: u32 = 2_000_000;

/// Time between two words on how far it is, in milliseconds.
const NEWS_MILLISECONDS: f64 = 100.0;

/// What an export tells.
pub enum News {
    /// So many documents are done.
    Progress(usize),
    File(Parts),
    /// Pieces of HTML, each the bytes of its UTF-8.
    Paper(Array),
    Preview(Preview),
    /// With what the worker said, for a maintainer.
    Failed(String),
}

/// An export. Dropping it ends it.
pub struct Export(Rc<RefCell<Inner>>);

struct Inner {
    exporter: Option<Exporter>,
    items: Vec<Rc<Item>>,
    sent: usize,
    /// Whether documents are just being sent.
    sending: bool,
    done: usize,
    parts: Parts,
    told: f64,
    tell: Rc<dyn Fn(News)>,
}

struct Item {
    name: Rc<str>,
    content: Result<Rc<Delivery>, Refusal>,
    told: Told,
}

impl Export {
    /// Starts one of these documents; those that are still worked on are left out.
    pub fn start(app: &App, mut job: Job, ids: &[DocId], tell: impl Fn(News) + 'static) -> Self {
        tell_own(app, &mut job);
        let inner = Rc::new(RefCell::new(Inner {
            exporter: None,
            items: ids
                .iter()
                .filter_map(|&id| item(app, id).map(Rc::new))
                .collect(),
            sent: 0,
            sending: false,
            done: 0,
            parts: Parts::default(),
            told: clock::now(),
            tell: Rc::new(tell),
        }));
        let weak = Rc::downgrade(&inner);
        spawn_local(async move {
            let hearing = weak.clone();
            let spawned = Exporter::spawn(&job, move |said| hear(&hearing, said)).await;
            // It may have been dropped while the worker was loaded.
            let Some(inner) = weak.upgrade() else { return };
            match spawned {
                Ok(exporter) => {
                    inner.borrow_mut().exporter = Some(exporter);
                    send(&inner);
                }
                Err(error) => fail(&inner, format!("{error:?}")),
            }
        });
        Self(inner)
    }
}

impl Drop for Export {
    fn drop(&mut self) {
        self.0.borrow_mut().exporter = None;
    }
}

/// A workspace in which secrets are masked does not tell what was sought and what is hidden.
fn tell_own(app: &App, job: &mut Job) {
    let masking = &app.state.mask;
    let is_workspace = job.product == Product::File(Format::Workspace);
    if !(is_workspace && masking.on) {
        job.own = app.state.own.to_vec();
        job.mask = is_workspace.then(|| (*masking.choices).clone());
    }
}

fn item(app: &App, id: DocId) -> Option<Item> {
    let doc = app.state.doc(id)?;
    let content = match &doc.stage {
        Stage::Done(_) => Ok(app.queue.shelf().delivered(id)?),
        Stage::Failed(failure) => Err(refusal(failure)),
        _ => return None,
    };
    let name = doc.shown_name().into();
    let review = app.review(id);
    let told = Told { review };
    Some(Item {
        name,
        content,
        told,
    })
}

/// Sends the worker what it can take, and the end behind the last document. Document after document, also while it is asked
/// for another time.
fn send(inner: &Rc<RefCell<Inner>>) {
    if std::mem::replace(&mut inner.borrow_mut().sending, true) {
        return;
    }
    let weak = Rc::downgrade(inner);
    spawn_local(async move {
        let outcome = send_all(&weak).await;
        let Some(inner) = weak.upgrade() else { return };
        inner.borrow_mut().sending = false;
        if let Err(error) = outcome {
            fail(&inner, format!("{error:?}"));
        }
    });
}

async fn send_all(inner: &Weak<RefCell<Inner>>) -> Result<(), JsValue> {
    while let Some((id, item)) = next(inner) {
        match &item.content {
            Ok(delivery) => {
                send_parts(inner, Part::Report, &delivery.report).await?;
                send_parts(inner, Part::Text, &delivery.text).await?;
                post(inner, |it| it.document(id, &item.name, &item.told))?;
            }
            Err(refusal) => post(inner, |it| it.refused(id, &item.name, refusal))?,
        }
    }
    let is_over = |inner: Rc<RefCell<Inner>>| inner.borrow().done == inner.borrow().items.len();
    match inner.upgrade().is_some_and(is_over) {
        true => post(inner, Exporter::end),
        false => Ok(()),
    }
}

/// The next document that the worker can take.
fn next(inner: &Weak<RefCell<Inner>>) -> Option<(u32, Rc<Item>)> {
    let inner = inner.upgrade()?;
    let mut inner = inner.borrow_mut();
    let place = inner.sent;
    let item = inner.items.get(place).cloned()?;
    if place >= inner.done + AHEAD {
        return None;
    }
    inner.sent += 1;
    Some((place as u32, item))
}

async fn send_parts(
    inner: &Weak<RefCell<Inner>>,
    part: Part,
    bytes: &Uint8Array,
) -> Result<(), JsValue> {
    let length = bytes.length();
    for start in (0..length).step_by(PART_BYTES as usize) {
        let piece = bytes.slice(start, (start + PART_BYTES).min(length));
        post(inner, |exporter| exporter.part(part, &piece))?;
        if length > PART_BYTES {
            clock::pause().await;
        }
    }
    Ok(())
}

/// Does nothing where the export has been dropped.
fn post(
    inner: &Weak<RefCell<Inner>>,
    message: impl FnOnce(&Exporter) -> Result<(), JsValue>,
) -> Result<(), JsValue> {
    let inner = inner.upgrade();
    let inner = inner.as_ref().map(|inner| inner.borrow());
    let exporter = inner.as_ref().and_then(|inner| inner.exporter.as_ref());
    exporter.map_or(Ok(()), message)
}

fn hear(inner: &Weak<RefCell<Inner>>, said: Said<Answer>) {
    let Some(inner) = inner.upgrade() else { return };
    match said {
        Said::Answer { id: END, answer } => end(&inner, answer),
        Said::Answer { answer, .. } => go_on(&inner, answer),
        Said::Refused { refusal, .. } => fail(&inner, refusal.message_en),
        Said::Died { reason } => fail(&inner, reason),
    }
}

/// A document is done.
fn go_on(inner: &Rc<RefCell<Inner>>, answer: Answer) {
    let news = {
        let mut inner = inner.borrow_mut();
        if let Answer::Piece(piece) = answer {
            inner.parts.add(&piece);
        }
        inner.done += 1;
        let now = clock::now();
        let due = now - inner.told >= NEWS_MILLISECONDS;
        if due {
            inner.told = now;
        }
        due.then(|| (inner.tell.clone(), inner.done))
    };
    if let Some((tell, done)) = news {
        tell(News::Progress(done));
    }
    send(inner);
}

fn end(inner: &Rc<RefCell<Inner>>, answer: Answer) {
    let (tell, mut parts) = {
        let mut inner = inner.borrow_mut();
        inner.exporter = None;
        (inner.tell.clone(), std::mem::take(&mut inner.parts))
    };
    tell(match answer {
        Answer::Piece(rest) => {
            parts.add(&rest);
            News::File(parts)
        }
        Answer::Preview(preview) => News::Preview(preview),
        Answer::Paper(pieces) => News::Paper(pieces),
    });
}

fn fail(inner: &Rc<RefCell<Inner>>, reason: String) {
    let tell = {
        let mut inner = inner.borrow_mut();
        inner.exporter = None;
        inner.tell.clone()
    };
    tell(News::Failed(reason));
}
