//! Keeps the workspace in this browser, if a person asked for it, and finds it again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Date, Math, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::{App, Input};
use crate::app::document::DocId;
use crate::app::nesting::Nesting;
use crate::app::reviews::Change;
use crate::app::state::{Action, Keeping, Notice};
use crate::app::web::kept::{Kept, List};
use crate::app::web::storage;
use crate::review::Review;
use crate::source::{OpenOptions, Refusal};
use crate::worker::message::record;

/// Under which it is remembered that the workspace is kept.
const CHOICE: &str = "kept";

#[derive(Clone, Default)]
pub struct Keeper(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    kept: Option<Rc<Kept>>,
    /// Which document is kept under which key.
    keys: HashMap<DocId, String>,
    /// What was changed by hand, as it was kept last.
    reviews: HashMap<DocId, Review>,
}

impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Finds at the start what was kept, and keeps what comes and goes.
#[hook]
pub fn use_keeping(app: &App) {
    use_effect_with((), {
        let app = app.clone();
        move |()| {
            if storage::load(CHOICE).as_deref() == Some("on") {
                app.keeper.start(app.clone(), true);
            }
        }
    });
    let docs = &app.state.docs;
    let changed = (
        app.state.keeping,
        docs.len(),
        docs.iter().map(|doc| u64::from(doc.id)).sum::<u64>(),
        app.state.reviews.clone(),
    );
    use_effect_with(changed, {
        let app = app.clone();
        move |(keeping, _, _, _)| {
            if *keeping == Keeping::On {
                app.keeper.follow(app.clone());
            }
        }
    });
}

impl Keeper {
    /// From now on everything is kept. `find` brings back what was kept before.
    pub fn start(&self, app: App, find: bool) {
        let keeper = self.clone();
        spawn_local(async move {
            let opened = async {
                let kept = Kept::open().await?;
                let mut found = Found::default();
                if find {
                    found.documents = kept.all(List::Documents).await?;
                    found.reviews = kept.all(List::Reviews).await?.into_iter().collect();
                }
                Ok::<_, idb::Error>((kept, found))
            };
            match opened.await {
                Ok((kept, found)) => {
                    keeper.0.borrow_mut().kept = Some(Rc::new(kept));
                    keeper.bring_back(&app, found);
                    storage::save(CHOICE, "on");
                    app.act(Action::Keep(Keeping::On));
                }
                Err(_) => app.act(Action::Keep(Keeping::Refused)),
            }
        });
    }

    fn bring_back(&self, app: &App, found: Found) {
        let mut keys = Vec::new();
        let mut inputs = Vec::new();
        for (key, record) in found.documents {
            let Some((input, options)) = read(&record) else {
                continue;
            };
            let review = found.reviews.get(&key).and_then(JsValue::as_string);
            let review: Option<Review> = review.and_then(|it| serde_json::from_str(&it).ok());
            inputs.push((input, options, review.unwrap_or_default()));
            keys.push(key);
        }
        if inputs.is_empty() {
            return;
        }
        let reviews: Vec<Review> = inputs.iter().map(|it| it.2.clone()).collect();
        let ids = app.queue.add_with(inputs);
        let count = ids.len();
        for ((id, key), review) in ids.into_iter().zip(keys).zip(reviews) {
            let mut inner = self.0.borrow_mut();
            inner.keys.insert(id, key);
            if !review.is_empty() {
                inner.reviews.insert(id, review.clone());
                drop(inner);
                app.act(Action::Review(id, Change::Put(review)));
            }
        }
        app.act(Action::Notice(Some(Notice::Found(count))));
    }

    /// Writes what is new and takes out what is gone.
    fn follow(&self, app: App) {
        let Some(kept) = self.0.borrow().kept.clone() else {
            return;
        };
        let docs = &app.state.docs;
        let mut gone = Vec::new();
        let mut records = Vec::new();
        let mut reviews = Vec::new();
        {
            let mut inner = self.0.borrow_mut();
            inner.keys.retain(|id, key| {
                let stays = app.state.doc(*id).is_some();
                if !stays {
                    gone.push(key.clone());
                }
                stays
            });
            for doc in docs {
                if !inner.keys.contains_key(&doc.id)
                    && let Some((input, options)) = app.queue.made_from(doc.id)
                {
                    let key = new_key(doc.id);
                    records.push((key.clone(), written(&input, &options)));
                    inner.keys.insert(doc.id, key);
                }
                let review = app.state.reviews.review(doc.id);
                let known = inner.reviews.get(&doc.id);
                if known.map_or(!review.is_empty(), |known| *known != review)
                    && let Some(key) = inner.keys.get(&doc.id)
                {
                    let json = serde_json::to_string(&review).unwrap_or_default();
                    reviews.push((key.clone(), json.into()));
                    inner.reviews.insert(doc.id, review);
                }
            }
        }
        spawn_local(async move {
            let done = async {
                kept.delete(List::Documents, &gone).await?;
                kept.delete(List::Reviews, &gone).await?;
                kept.put(List::Documents, &records).await?;
                kept.put(List::Reviews, &reviews).await
            };
            if done.await.is_err() {
                app.act(Action::Keep(Keeping::Refused));
            }
        });
    }

    /// Keeps nothing any more, and nothing stays behind.
    pub fn wipe(&self, app: App) {
        let keeper = self.clone();
        spawn_local(async move {
            let kept = {
                let mut inner = keeper.0.borrow_mut();
                inner.keys.clear();
                inner.reviews.clear();
                inner.kept.take()
            };
            storage::save(CHOICE, "off");
            let wiped = match kept.map(Rc::try_unwrap) {
                Some(Ok(kept)) => kept.wipe().await.is_ok(),
                // It is being written to.
                Some(Err(kept)) => empty(&kept).await.is_ok(),
                None => true,
            };
            app.act(Action::Keep(if wiped {
                Keeping::Off
            } else {
                Keeping::Refused
            }));
        });
    }
}

/// What was kept before.
#[derive(Default)]
struct Found {
    documents: Vec<(String, JsValue)>,
    /// By the keys of the documents.
    reviews: HashMap<String, JsValue>,
}

async fn empty(kept: &Kept) -> Result<(), idb::Error> {
    for list in [List::Documents, List::Reviews] {
        let keys: Vec<String> = kept.all(list).await?.into_iter().map(|it| it.0).collect();
        kept.delete(list, &keys).await?;
    }
    Ok(())
}

/// Sorts by time, and differs between windows.
fn new_key(id: DocId) -> String {
    let chance = (Math::random() * 1e6) as u32;
    format!("{:014}-{id:07}-{chance:06}", Date::now() as u64)
}

fn written(input: &Input, options: &OpenOptions) -> JsValue {
    let options = serde_json::to_string(options).unwrap_or_default();
    let rest: [(&str, JsValue); 2] = match input {
        Input::File { file, nesting, .. } => {
            [("file", file.into()), ("depth", nesting.depth.into())]
        }
        Input::Text { text, .. } => [("text", (&**text).into()), ("depth", 0.into())],
        Input::Refused { refusal, .. } => [
            (
                "refusal",
                serde_json::to_string(refusal).unwrap_or_default().into(),
            ),
            ("depth", 0.into()),
        ],
        Input::Awaited { sha256, edits, .. } => [
            ("awaited", (&**sha256).into()),
            ("edits", (*edits as u32).into()),
        ],
    };
    let name = ("name", JsValue::from(&**input.name()));
    record(&[&[name, ("options", options.into())][..], &rest].concat())
}

/// `None` for what no version of this page wrote.
fn read(record: &JsValue) -> Option<(Input, OpenOptions)> {
    let field = |name: &str| Reflect::get(record, &name.into()).ok();
    let text = |name: &str| field(name)?.as_string();
    let name: Rc<str> = text("name")?.into();
    let options = serde_json::from_str(&text("options")?).unwrap_or_default();
    let input = if let Some(file) = field("file").filter(|it| it.is_instance_of::<File>()) {
        Input::File {
            file: file.unchecked_into(),
            name,
            nesting: Nesting::at(field("depth")?.as_f64()? as u32),
        }
    } else if let Some(text) = text("text") {
        Input::Text {
            name,
            text: text.into(),
        }
    } else if let Some(sha256) = text("awaited") {
        Input::Awaited {
            name,
            sha256: sha256.into(),
            edits: field("edits")?.as_f64()? as usize,
        }
    } else {
        let refusal: Refusal = serde_json::from_str(&text("refusal")?).ok()?;
        Input::Refused { name, refusal }
    };
    Some((input, options))
}
