//! Single keys. They do nothing while one writes, with Ctrl, Alt or Meta, or where they are switched off.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::App;
use crate::app::help::HelpPage;
use crate::app::picked;
use crate::app::reviews::Change;
use crate::app::state::{Action, Dialog, Pane, State, Tab, View};
use crate::app::step::{Series, Step};
use crate::app::web::listener::Listener;
use crate::app::web::{target_element, window};

/// Listens as long as the component is there. `open_files` is called for the key that opens files.
#[hook]
pub fn use_keys(app: App, open_files: Callback<()>) {
    use_effect_with((app, open_files), |(app, open_files)| {
        let (app, open_files) = (app.clone(), open_files.clone());
        let listener = Listener::new(&window(), "keydown", move |event: KeyboardEvent| {
            if event.default_prevented() || event.is_composing() {
                return;
            }
            if app.state.dialog.is_some() || is_written_into(&event) {
                return;
            }
            if is_chord(&event) {
                if let (Some(doc), Some(change)) = (app.state.open, turning_back(&event)) {
                    event.prevent_default();
                    app.act(Action::Review(doc, change));
                }
                return;
            }
            let key = event.key();
            if key == "Escape" {
                app.act(leaving(&app.state));
                return;
            }
            if !app.state.keys && key != "?" {
                return;
            }
            if key == "o" {
                event.prevent_default();
                open_files.emit(());
            } else if let Some(action) = action(&key, &app.state) {
                event.prevent_default();
                app.act(action);
            }
        });
        move || drop(listener)
    });
}

/// What Escape ends. Documents stay picked as long as there is anything else, and where one does not see them.
fn leaving(state: &State) -> Action {
    let list_shown = state.view != View::Table && !state.search.shows_results();
    match (state.tour, state.current) {
        (Some(_), _) => Action::Tour(None),
        (None, None) if list_shown => Action::PickDocs(picked::Change::Nothing),
        _ => Action::Unchoose,
    }
}

fn action(key: &str, state: &State) -> Option<Action> {
    Some(match key {
        "?" => Action::Dialog(Some(Dialog::Help(HelpPage::Keys))),
        // The other keys lead through a text that is not shown.
        _ if state.view != View::Reading => return None,
        "j" | "n" => Action::Step(Series::Problems, Step::Next),
        "k" | "p" => Action::Step(Series::Problems, Step::Previous),
        "f" => Action::Step(Series::Findings, Step::Next),
        "F" => Action::Step(Series::Findings, Step::Previous),
        "e" => Action::Step(Series::Entities, Step::Next),
        "E" => Action::Step(Series::Entities, Step::Previous),
        "h" => Action::StepHere(Step::Next),
        "H" => Action::StepHere(Step::Previous),
        "l" => Action::StepMark(Step::Next),
        "L" => Action::StepMark(Step::Previous),
        "]" => Action::OpenBeside(Step::Next),
        "[" => Action::OpenBeside(Step::Previous),
        "1" => Action::Tab(Tab::Problems),
        "2" => Action::Tab(Tab::Facts),
        "3" => Action::Tab(Tab::Findings),
        "4" => Action::Tab(Tab::Entities),
        "5" if state.open_work()?.has_next_steps() => Action::Tab(Tab::Next),
        "m" => {
            let problem = state.current?.target.problem()?;
            let problem = state.open_work()?.report.problems.get(problem)?;
            Action::EditProblem(Some(problem.id.as_str().into()))
        }
        "t" => Action::Pane(match state.pane {
            Pane::Text => Pane::Ledger,
            _ => Pane::Text,
        }),
        _ => return None,
    })
}

/// Ctrl+Z; Ctrl+Shift+Z or Ctrl+Y.
fn turning_back(event: &KeyboardEvent) -> Option<Change> {
    if event.alt_key() {
        return None;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Change::Undo),
        ("z", true) | ("y", false) => Some(Change::Redo),
        _ => None,
    }
}

fn is_chord(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}

pub fn is_written_into(event: &KeyboardEvent) -> bool {
    target_element(event).is_some_and(|element| {
        element
            .closest("textarea, input:not([type=checkbox]), select, [contenteditable]")
            .is_ok_and(|found| found.is_some())
    })
}
