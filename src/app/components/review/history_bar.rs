//! Undo and redo, what was deleted, and what could not be done.

use std::rc::Rc;

use yew::prelude::*;

use super::{on_change, on_edit};
use crate::app::corrections::deleted_name;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::app::reviews::Change;
use crate::report::{Deleted, Report};
use crate::review::{Edit, EntityKey};

#[derive(PartialEq, Properties)]
pub struct HistoryBarProps {
    pub work: Rc<Work>,
}

#[component]
pub fn HistoryBar(props: &HistoryBarProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let (undo, redo) = app.state.can_turn_back();
    let report = &props.work.report;
    if !undo && !redo {
        return html! {};
    }
    html! {
        <div class="history-bar" role="group" aria-label={lang.made_by_hand()}>
            <button class="undo" disabled={!undo} onclick={on_change(&app, |_: MouseEvent| Change::Undo)}>{ lang.undo() }</button>
            <button class="redo" disabled={!redo} onclick={on_change(&app, |_: MouseEvent| Change::Redo)}>{ lang.redo() }</button>
            if !report.deleted.is_empty() {
                <details class="deleted">
                    <summary>{ lang.deleted_things() }<span class="count">{ report.deleted.len() }</span></summary>
                    <ul>{ for report.deleted.iter().map(|deleted| row(&app, report, deleted)) }</ul>
                </details>
            }
            if !props.work.missed.is_empty() {
                <p class="missed" role="note">{ lang.edits_missed(props.work.missed.len()) }</p>
            }
        </div>
    }
}

fn row(app: &App, report: &Report, deleted: &Deleted) -> Html {
    let name = deleted_name(deleted, app.lang());
    let back = match deleted {
        Deleted::Problem(problem) => Some(problem.id.clone()),
        Deleted::Response(response) => response.id.clone(),
        Deleted::Item(item) => item.id.clone(),
        Deleted::Entity(_) => None,
    };
    let edit = match (back, deleted) {
        (Some(target), _) => Edit::Undelete { target },
        (None, Deleted::Entity(entity)) => Edit::KeepEntity {
            entity: EntityKey::of(entity),
        },
        _ => return html! {},
    };
    // What gave way to an entity that was added comes back with that one's going.
    let gave_way = matches!(deleted, Deleted::Entity(gone) if report.entities.iter().any(|it| {
        it.kind == gone.kind && it.span[0] < gone.span[1] && gone.span[0] < it.span[1]
    }));
    let onclick = on_edit(app, move |_: MouseEvent| edit.clone());
    html! {
        <li>
            <span>{ name.clone() }</span>
            if !gave_way {
                <button class="small-button" aria-label={format!("{} {name}", app.lang().undelete())} {onclick}>{ app.lang().undelete() }</button>
            }
        </li>
    }
}
