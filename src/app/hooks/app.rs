//! The state and what changes it, for any component that asks.

use std::rc::Rc;

use yew::prelude::*;

use super::{Keeper, Queue};
use crate::app::document::DocId;
use crate::app::messages::{Lang, Messages};
use crate::app::state::{Action, Notice, Side, State};
use crate::app::web::{clipboard, storage};
use crate::export::tsv;
use crate::mask::{Masks, Secret};
use crate::review::Review;
use crate::view::target::Target;

/// The state as Yew's reducer keeps it.
pub struct Store(pub Rc<State>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self.0).clone();
        state.apply(action);
        Rc::new(Store(Rc::new(state)))
    }
}

/// What every component gets.
#[derive(Clone, PartialEq)]
pub struct App {
    /// As it was when the component was rendered.
    pub state: Rc<State>,
    pub dispatcher: UseReducerDispatcher<Store>,
    pub queue: Queue,
    pub keeper: Keeper,
}

#[hook]
pub fn use_app() -> App {
    use_context::<App>().expect("the root component provides it")
}

impl App {
    pub fn lang(&self) -> Lang {
        self.state.lang
    }

    pub fn messages(&self) -> &'static Messages {
        self.lang().messages()
    }

    pub fn act(&self, action: Action) {
        self.dispatcher.dispatch(action);
    }

    /// What was changed by hand of a document, masked where its secrets are.
    pub fn review(&self, id: DocId) -> Review {
        let review = self.state.reviews.review(id);
        let delivery = self.queue.shelf().delivered(id);
        match delivery.filter(|_| self.state.mask.on && !review.is_empty()) {
            Some(delivery) => {
                let secrets = delivery.secrets.iter().map(|it| it.secret.clone());
                let secrets: Vec<Secret> = secrets.collect();
                Masks::new(&secrets, &self.state.mask.choices).value(review)
            }
            None => review,
        }
    }

    /// A callback that does the same each time.
    pub fn on<E>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        let dispatcher = self.dispatcher.clone();
        Callback::from(move |_| dispatcher.dispatch(action()))
    }

    /// A callback that changes the language. What was chosen is remembered, what the browser prefers is asked anew each time.
    pub fn on_language(&self, lang: Lang) -> Callback<MouseEvent> {
        let dispatcher = self.dispatcher.clone();
        Callback::from(move |_| {
            storage::save("lang", lang.pick("zh", "en"));
            dispatcher.dispatch(Action::Lang(lang));
        })
    }

    /// A callback that chooses a thing in the ledger.
    pub fn on_choose(&self, target: Target) -> Callback<MouseEvent> {
        self.on(move || Action::Choose {
            target,
            from: Side::Ledger,
            place: None,
        })
    }

    pub fn is_current(&self, target: Target) -> bool {
        self.state
            .current
            .is_some_and(|current| current.target == target)
    }

    /// Copies the ledger of the open document, or one problem of it, for a spreadsheet.
    pub fn copy(&self, problem: Option<usize>) {
        let Some(work) = self.state.open_work() else {
            return;
        };
        let report = &work.report;
        let one = problem.and_then(|i| tsv::problem_row(report, i, self.lang()));
        let (text, rows) = match one {
            Some(row) => (row, 1),
            None => (tsv::ledger(report, self.lang()), report.problems.len()),
        };
        let dispatcher = self.dispatcher.clone();
        clipboard::copy(text, move |copied| {
            dispatcher.dispatch(Action::Dialog(None));
            dispatcher.dispatch(Action::Notice(Some(if copied {
                Notice::Copied(rows)
            } else {
                Notice::CopyFailed
            })));
        });
    }
}
