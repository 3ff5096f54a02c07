//! Ctrl+P, and what the browser's own menu prints.

use web_sys::{Event, KeyboardEvent};
use yew::prelude::*;

use super::App;
use crate::app::exporting::Habits;
use crate::app::state::{Action, Dialog, View};
use crate::app::web::listener::Listener;
use crate::app::web::{paper, storage, window};
use crate::export::paper::pieces;
use crate::export::{Content, Exported};

/// Where the habits of exports are remembered.
const KEY: &str = "export";

pub fn habits() -> Habits {
    let kept = storage::load(KEY);
    kept.and_then(|kept| serde_json::from_str(&kept).ok())
        .unwrap_or_default()
}

pub fn keep_habits(habits: &Habits) {
    if let Ok(json) = serde_json::to_string(habits) {
        storage::save(KEY, &json);
    }
}

/// Listens as long as the component is there.
#[hook]
pub fn use_printing(app: App) {
    use_effect_with(app, |app| {
        let asked = app.clone();
        let keys = Listener::new(&window(), "keydown", move |event: KeyboardEvent| {
            let chord = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
            let is_print = chord && !event.shift_key() && event.key().eq_ignore_ascii_case("p");
            if is_print && asked.state.read() > 0 && !prints_itself(&asked) {
                event.prevent_default();
                asked.act(Action::Dialog(Some(Dialog::Print)));
            }
        });
        let app = app.clone();
        let before = Listener::new(&window(), "beforeprint", move |_: Event| {
            if !paper::is_laid_out() && !prints_itself(&app) {
                lay_out_open(&app);
            }
        });
        let after = Listener::new(&window(), "afterprint", |_: Event| paper::clear());
        move || drop((keys, before, after))
    });
}

/// Charts are printed as they are seen.
fn prints_itself(app: &App) -> bool {
    app.state.view == View::Charts
}

/// The open document as it was last printed. The browser does not wait: this is done in one go.
fn lay_out_open(app: &App) {
    let (Some(doc), Some(work)) = (app.state.open_doc(), app.state.open_work()) else {
        return;
    };
    let document = Exported {
        name: &doc.name,
        content: Content::Read {
            report: &work.report,
            text: &work.text,
        },
    };
    let kind = habits().paper;
    let html = pieces(kind, &[document], app.lang());
    let _ = paper::lay_out_now(kind, &html, app.lang());
}
