//! Searching in the text of the open document, and bringing it to a place.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::App;
use crate::app::document::Work;
use crate::app::find::{Found, MOST};
use crate::app::search::chunks::Chunks;
use crate::app::search::parts::Parts;
use crate::app::search::query::{By, Query};
use crate::app::search::{Change, Scope};
use crate::app::state::{Action, Side};
use crate::app::web::clock::Slices;
use crate::app::web::listener::Listener;
use crate::app::web::text_view::TextView;
use crate::app::web::window;

type View = Rc<RefCell<Option<TextView>>>;

/// What was found in the open text, and which hit is shown.
#[derive(Clone, PartialEq)]
pub struct Finding {
    pub found: Rc<Found>,
    pub by: By,
    /// Whether all of it was searched.
    pub is_over: bool,
    pub place: usize,
    pub go: Callback<usize>,
}

/// What is searched for, and in what.
#[derive(Clone, PartialEq)]
struct Asked {
    work: Rc<Work>,
    words: Rc<str>,
    in_ledger: bool,
}

/// What came of it.
#[derive(Clone, PartialEq)]
struct Answer {
    asked: Asked,
    found: Rc<Found>,
    by: By,
}

/// The view is told what was found.
#[hook]
pub fn use_finding(app: &App, work: &Rc<Work>, view: View) -> Finding {
    let search = &app.state.search;
    let asked = Asked {
        work: work.clone(),
        words: if search.is_open {
            search.words.clone()
        } else {
            "".into()
        },
        in_ledger: search.scope == Scope::Ledger,
    };
    let answer = use_answer(&asked);
    let is_over = answer.asked == asked;
    let found = if answer.asked.work == *work {
        answer.found
    } else {
        Rc::default()
    };
    let place = use_state_eq(|| 0);
    let awaited = app
        .state
        .search
        .go
        .filter(|go| app.state.open == Some(go.doc));
    use_effect_with((found.clone(), work.clone()), {
        let (view, place, awaited) = (view.clone(), place.setter(), awaited.is_some());
        move |(found, _)| {
            if let Some(view) = &*view.borrow()
                && view.searches(found)
            {
                view.find(found.clone());
                if !awaited {
                    let first = found.from(view.first_in_view());
                    view.show_found(first);
                    place.set(first);
                }
            }
        }
    });
    use_effect_with((awaited, is_over, work.clone()), {
        let (app, view, place, found) = (app.clone(), view.clone(), place.setter(), found.clone());
        move |(awaited, is_over, work)| {
            let (Some(go), Some(view)) = (awaited, &*view.borrow()) else {
                return;
            };
            if go.is_hit && !is_over {
                return;
            }
            if go.is_hit && !found.is_empty() {
                let hit = found.from(go.byte);
                view.show_found(hit);
                place.set(hit);
            } else {
                view.show_top(work.cut.line_with(go.byte));
            }
            app.act(Action::Search(Change::Gone));
        }
    });
    // Where one was, for the way back.
    use_effect_with(search.shows_results(), {
        let (app, view) = (app.clone(), view.clone());
        move |shows| {
            if let (true, Some(view)) = (*shows, &*view.borrow()) {
                app.act(Action::Search(Change::Top(view.first_in_view())));
            }
        }
    });
    let parts = use_memo((work.clone(), asked.in_ledger), |(work, in_ledger)| {
        in_ledger.then(|| Parts::of(&work.report))
    });
    let go = {
        let (app, place, found) = (app.clone(), place.setter(), found.clone());
        Callback::from(move |hit| {
            place.set(hit);
            let part = parts.as_ref().as_ref().zip(found.point(hit));
            if let Some((part, point)) = part.and_then(|(it, at)| Some((it.at(at)?, at))) {
                app.act(Action::Choose {
                    target: part.target,
                    from: Side::Search,
                    place: Some(point),
                });
            }
            if let Some(view) = &*view.borrow() {
                view.show_found(hit);
            }
        })
    };
    let finding = Finding {
        found,
        by: answer.by,
        is_over,
        place: *place,
        go,
    };
    use_next_key(search.is_open && search.scope != Scope::All, &finding);
    finding
}

impl Finding {
    /// The hit behind the one that is shown, or before it; from the end it goes on at the beginning.
    pub fn beside(&self, forward: bool) -> usize {
        let count = self.found.count().max(1);
        let step = if forward { 1 } else { count - 1 };
        (self.place + step) % count
    }
}

/// Searches in slices; a new search ends the one before.
#[hook]
fn use_answer(asked: &Asked) -> Answer {
    let answer = use_state_eq(|| Answer {
        asked: Asked {
            words: "".into(),
            ..asked.clone()
        },
        found: Rc::default(),
        by: By::Phrase,
    });
    use_effect_with(asked.clone(), {
        let answer = answer.setter();
        move |asked| {
            let wanted = Rc::new(Cell::new(true));
            spawn_local({
                let (asked, wanted) = (asked.clone(), wanted.clone());
                async move {
                    let (found, by) = find(&asked, &wanted).await;
                    if wanted.get() {
                        answer.set(Answer {
                            asked,
                            found: Rc::new(found),
                            by,
                        });
                    }
                }
            });
            move || wanted.set(false)
        }
    });
    (*answer).clone()
}

/// The phrase, or if it stands nowhere the paragraphs with all its words.
async fn find(asked: &Asked, wanted: &Cell<bool>) -> (Found, By) {
    let mut found = Found::default();
    let Some(query) = Query::new(&asked.words) else {
        return (found, By::Phrase);
    };
    let parts = asked.in_ledger.then(|| Parts::of(&asked.work.report));
    let text = asked.work.text.as_bytes();
    let fetch = |bytes: std::ops::Range<usize>| text[bytes].to_vec();
    let mut slices = Slices::default();
    for by in [By::Phrase, By::Words] {
        let mut chunks = Chunks::new(text.len());
        while wanted.get() && !found.is_full() {
            let Some(chunk) = chunks.next(&fetch) else {
                break;
            };
            let hits = chunk.search(&query, by).into_iter();
            let told = |point| parts.as_ref().is_none_or(|parts| parts.at(point).is_some());
            let left = MOST - found.count();
            for placed in hits.filter(|it| told(it.point)).take(left) {
                found.add(&chunk, &placed);
            }
            slices.pause_if_due().await;
        }
        if !found.is_empty() || !query.has_words() {
            return (found, by);
        }
    }
    (found, By::Phrase)
}

/// F3 goes on to the next hit, with Shift to the one before.
#[hook]
fn use_next_key(is_on: bool, finding: &Finding) {
    use_effect_with((is_on, finding.clone()), |(is_on, finding)| {
        let listener = is_on.then(|| {
            let finding = finding.clone();
            Listener::new(&window(), "keydown", move |event: KeyboardEvent| {
                if event.key() == "F3" && !event.is_composing() {
                    event.prevent_default();
                    finding.go.emit(finding.beside(!event.shift_key()));
                }
            })
        });
        move || drop(listener)
    });
}
