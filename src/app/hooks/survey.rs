//! Searching all documents for the person's own kinds, while they are written and listed.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::shelf::text;
use super::{App, Shelf};
use crate::app::document::DocId;
use crate::app::own::Tally;
use crate::app::web::clock::{self, Slices};
use crate::app::web::timer::Timer;
use crate::own::{Matcher, Seeking};

/// Nothing is searched while one is still typing, in milliseconds.
const PAUSE: i32 = 150;

/// Time between two lots of news, in milliseconds.
const NEWS: f64 = 150.0;

/// A search, and how far it has come.
#[derive(Clone, Default)]
struct Survey {
    matcher: Arc<Matcher>,
    tally: Tally,
    searched: HashSet<DocId>,
}

/// What was found so far of `matcher` in all documents, the open one first. A new matcher begins anew; documents that come
/// later are searched as well.
#[hook]
pub fn use_survey(app: &App, matcher: Arc<Matcher>) -> Rc<Tally> {
    let tally = use_state_eq(Rc::<Tally>::default);
    let survey = use_mut_ref(Survey::default);
    let key = (Arc::as_ptr(&matcher) as usize, app.state.read());
    use_effect_with(key, {
        let (app, tell) = (app.clone(), tally.setter());
        move |_| {
            let stopped = Rc::new(Cell::new(false));
            if !Arc::ptr_eq(&survey.borrow().matcher, &matcher) {
                *survey.borrow_mut() = Survey {
                    matcher,
                    ..Survey::default()
                };
            }
            let timer = Timer::after(PAUSE, {
                let stopped = stopped.clone();
                move || {
                    let (app, survey) = (app.clone(), survey.clone());
                    let (tell, stopped) = (tell.clone(), stopped.clone());
                    spawn_local(async move { run(&app, &survey, &tell, &stopped).await });
                }
            });
            move || {
                stopped.set(true);
                drop(timer);
            }
        }
    });
    (*tally).clone()
}

async fn run(
    app: &App,
    survey: &RefCell<Survey>,
    tell: &UseStateSetter<Rc<Tally>>,
    stopped: &Cell<bool>,
) {
    let news = |survey: &RefCell<Survey>| tell.set(Rc::new(survey.borrow().tally.clone()));
    if survey.borrow().matcher.is_empty() {
        return tell.set(Rc::default());
    }
    let shelf = app.queue.shelf();
    let open = app.state.open;
    let read = app.state.docs.iter().filter(|doc| doc.summary().is_some());
    let mut ids: Vec<DocId> = read.map(|doc| doc.id).collect();
    ids.sort_by_key(|&id| Some(id) != open);
    let mut slices = Slices::default();
    let mut told = 0.0;
    for id in ids {
        if survey.borrow().searched.contains(&id) {
            continue;
        }
        let matcher = survey.borrow().matcher.clone();
        let Some(found) = search(&shelf, id, matcher, &mut slices, stopped).await else {
            return;
        };
        let mut now = survey.borrow_mut();
        now.searched.insert(id);
        now.tally.add(found.counts());
        if Some(id) == open {
            now.tally.show(found.done());
        }
        drop(now);
        if clock::now() - told > NEWS {
            news(survey);
            told = clock::now();
        }
    }
    news(survey);
}

/// `None` where it was stopped.
async fn search(
    shelf: &Shelf,
    id: DocId,
    matcher: Arc<Matcher>,
    slices: &mut Slices,
    stopped: &Cell<bool>,
) -> Option<Seeking> {
    let mut seeking = Seeking::new(matcher);
    // It may be gone meanwhile: then nothing is found in it.
    let text = shelf.delivered(id).map(|delivery| text(&delivery));
    while seeking.step(text.as_deref().unwrap_or_default()) {
        slices.pause_if_due().await;
        if stopped.get() {
            return None;
        }
    }
    slices.pause_if_due().await;
    (!stopped.get()).then_some(seeking)
}
