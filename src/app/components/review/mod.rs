//! Correcting by hand.

mod edited_mark;
mod entity_mark;
mod field;
mod finding_mark;
mod history_bar;
mod naming;
mod problem_editor;
mod response_editor;
mod select_bar;

pub use edited_mark::{edited_mark, note_line};
pub use entity_mark::EntityMark;
pub use finding_mark::FindingMark;
pub use history_bar::HistoryBar;
pub use problem_editor::ProblemEditor;
pub use select_bar::SelectBar;

use yew::prelude::*;

use crate::app::hooks::App;
use crate::app::reviews::Change;
use crate::app::state::Action;
use crate::review::Edit;

/// A callback that changes the document that is open now, even where another one is open when it is called.
pub fn on_edit<E: 'static>(app: &App, edit: impl Fn(E) -> Edit + 'static) -> Callback<E> {
    on_change(app, move |event| Change::Edit(edit(event)))
}

fn on_change<E: 'static>(app: &App, change: impl Fn(E) -> Change + 'static) -> Callback<E> {
    let (dispatcher, doc) = (app.dispatcher.clone(), app.state.open);
    Callback::from(move |event| {
        if let Some(doc) = doc {
            dispatcher.dispatch(Action::Review(doc, change(event)));
        }
    })
}

/// A button that makes one change. `of` tells those apart that say the same.
fn edit_button(app: &App, name: impl Into<AttrValue>, of: &str, edit: Edit) -> Html {
    let onclick = on_edit(app, move |_: MouseEvent| edit.clone());
    let name = name.into();
    let label = (!of.is_empty()).then(|| format!("{name} {of}"));
    html! { <button class="small-button" aria-label={label} {onclick}>{ name }</button> }
}

/// The value that was chosen in a `<select>`, as its place among the options.
fn chosen(event: &Event) -> usize {
    let select: web_sys::HtmlSelectElement = event.target_unchecked_into();
    usize::try_from(select.selected_index()).unwrap_or_default()
}
