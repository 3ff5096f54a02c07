//! Charts are made one after the other, so that those of a thousand reports do not hold the page.

use std::rc::Rc;

use yew::prelude::*;

use super::{chosen, is_of_one, scope};
use crate::app::charts::chart::Chart;
use crate::app::charts::{counts, declared, times};
use crate::app::document::{DocId, Work};
use crate::app::hooks::App;
use crate::app::messages::Lang;
use crate::app::scope::Scope;
use crate::app::state::State;
use crate::app::web::timer::Timer;

type Make = fn(&State, Lang) -> Option<Chart>;

/// Those of the open document, and those of several.
const OF_ONE: [Make; 7] = [
    |state, lang| Some(counts::statuses(&chosen(state), lang)),
    |state, lang| Some(counts::topics(&chosen(state), lang)),
    |state, lang| Some(counts::aspects(&chosen(state), lang)),
    |state, lang| Some(counts::answers(&chosen(state), lang)),
    |state, lang| Some(counts::findings(&chosen(state), lang)),
    // It may be about to be ready.
    |state, lang| Some(times::of_one(&state.open_work()?.report, lang)),
    |state, lang| Some(declared::declared(&chosen(state), true, lang)),
];
const OF_SEVERAL: [Make; 8] = [
    |state, lang| Some(counts::statuses(&chosen(state), lang)),
    |state, lang| Some(counts::topics(&chosen(state), lang)),
    |state, lang| Some(counts::classes(&chosen(state), lang)),
    |state, lang| Some(counts::aspects(&chosen(state), lang)),
    |state, lang| Some(counts::answers(&chosen(state), lang)),
    |state, lang| Some(counts::findings(&chosen(state), lang)),
    |state, lang| Some(times::of_several(&chosen(state), lang)),
    |state, lang| Some(declared::declared(&chosen(state), false, lang)),
];

/// Charts in the making: each replaces the one of its kind that was made from other figures.
#[derive(Clone, Default)]
struct Making {
    of: Option<Of>,
    charts: Vec<Rc<Chart>>,
    /// How many makers had their turn, of these figures and of all.
    done: usize,
    turns: u32,
}

/// What charts are made from; compared by who they are.
#[derive(Clone)]
struct Of {
    one: bool,
    lang: Lang,
    /// A new one whenever anything became of a document.
    docs: Rc<Vec<DocId>>,
    work: Option<Rc<Work>>,
    open: Option<DocId>,
}

impl Of {
    fn shown(state: &State) -> Self {
        let one = is_of_one(state);
        Self {
            one,
            lang: state.lang,
            docs: match scope(state) {
                Scope::Picked => state.picked_docs.in_order().clone(),
                _ => state.listed.clone(),
            },
            work: state.open_work().filter(|_| one).cloned(),
            open: state.open.filter(|_| one),
        }
    }

    fn makers(&self) -> &'static [Make] {
        if self.one { &OF_ONE } else { &OF_SEVERAL }
    }
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.docs, &other.docs)
            && (self.one, self.lang, self.open) == (other.one, other.lang, other.open)
            && self.work == other.work
    }
}

/// The charts that are there so far.
#[hook]
pub fn use_charts(app: &App) -> Vec<Rc<Chart>> {
    let making = use_state(Making::default);
    let of = Of::shown(&app.state);
    let kept = making.of.as_ref().is_some_and(|it| it.one == of.one);
    use_effect_with((of.clone(), making.turns), {
        let (state, making) = (app.state.clone(), making.clone());
        move |(of, _)| {
            let of = of.clone();
            // The browser draws what is there before the next one is made.
            let pause = Timer::after(0, move || {
                if let Some(next) = next(&making, of.clone(), &state) {
                    making.set(next);
                }
            });
            move || drop(pause)
        }
    });
    if kept {
        making.charts.clone()
    } else {
        Vec::new()
    }
}

/// One chart more; `None` when all are made.
fn next(making: &Making, of: Of, state: &State) -> Option<Making> {
    let goes_on = making.of.as_ref() == Some(&of);
    let done = if goes_on { making.done } else { 0 };
    let make = of.makers().get(done)?;
    let of_others = making.of.as_ref().is_some_and(|it| it.one != of.one);
    let mut charts = if of_others {
        Vec::new()
    } else {
        making.charts.clone()
    };
    if let Some(chart) = make(state, of.lang) {
        match charts.iter_mut().find(|it| it.id == chart.id) {
            Some(old) => *old = Rc::new(chart),
            None => charts.push(Rc::new(chart)),
        }
    }
    Some(Making {
        of: Some(of),
        charts,
        done: done + 1,
        turns: making.turns.wrapping_add(1),
    })
}
