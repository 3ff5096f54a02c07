//! What a hand changed of a problem, with the analyser's values on demand.

use yew::prelude::*;

use super::on_edit;
use crate::app::corrections::{Correction, corrections};
use crate::app::hooks::App;
use crate::report::Problem;
use crate::review::Edit;
use crate::view::hand::is_edited;

/// Nothing where nothing was changed.
pub fn edited_mark(app: &App, problem: &Problem) -> Html {
    if !is_edited(problem) {
        return html! {};
    }
    let lang = app.lang();
    if problem.hand.is_new() {
        return html! { <p class="edited-mark"><span class="chip edited">{ "✎ " }{ lang.added_by_hand() }</span></p> };
    }
    let all = corrections(problem, lang);
    if all.is_empty() {
        return html! { <p class="edited-mark"><span class="chip edited">{ "✎ " }{ lang.edited_by_hand() }</span></p> };
    }
    html! {
        <details class="edited-mark">
            <summary class="chip edited">{ "✎ " }{ lang.edited_by_hand() }</summary>
            <p class="small">{ lang.analysed_value() }</p>
            <dl>{ for all.into_iter().map(|it| row(app, it)) }</dl>
        </details>
    }
}

fn row(app: &App, correction: Correction) -> Html {
    let lang = app.lang();
    let Correction {
        target,
        field,
        name,
        was,
    } = correction;
    let label = format!("{} {name}", lang.restore());
    let onclick = on_edit(app, move |_: MouseEvent| Edit::Restore {
        target: target.clone(),
        field,
    });
    html! {
        <div>
            <dt>{ name }</dt>
            <dd>{ was }<button class="small-button" aria-label={label} {onclick}>{ lang.restore() }</button></dd>
        </div>
    }
}

/// A note, where there is one.
pub fn note_line(app: &App, note: Option<&String>) -> Html {
    match note {
        Some(note) => {
            html! { <p class="note-line"><b>{ app.lang().note() }</b>{ " " }{ note }</p> }
        }
        None => html! {},
    }
}
