//! The list of documents, each with what came of it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::list_tools::ListTools;
use super::picking::{PickedBar, hold_space, on_row, pick_box, pick_by_key};
use crate::app::document::{Doc, DocId, Stage};
use crate::app::hooks::{App, Rows, use_app, use_rows};
use crate::app::messages::Lang;
use crate::app::picked::Change;
use crate::app::state::{Action, Pane};
use crate::app::summary::{STATUSES, Summary};
use crate::app::web::{document, target_element};
use crate::view::describe;

/// As the stylesheet has it.
const ROW_PIXELS: f64 = 84.0;

/// The end of a name that is always shown, in characters.
const TAIL: usize = 12;

/// A list that is shorter needs no tools.
const MANY: usize = 5;

#[component]
pub fn Documents() -> Html {
    let app = use_app();
    let messages = app.messages();
    let state = &app.state;
    let listed = state.listed.clone();
    let rows = use_rows(listed.len(), ROW_PIXELS);
    // A row that the keyboard goes to may have to be drawn first.
    let goes_to = use_mut_ref(|| None::<DocId>);
    // A narrow screen forgets where a pane stood that was hidden.
    let shown = state.pane == Pane::Documents;
    use_effect_with((state.open, listed.len(), shown), {
        let (rows, listed) = (rows.clone(), listed.clone());
        move |(open, _, _)| {
            if let Some(place) = listed.iter().position(|&id| Some(id) == *open) {
                rows.reveal(place);
            }
        }
    });
    use_effect({
        let goes_to = goes_to.clone();
        move || {
            let gone = goes_to.borrow().is_some_and(focus);
            if gone {
                *goes_to.borrow_mut() = None;
            }
        }
    });
    let onkeydown = {
        let (app, rows) = (app.clone(), rows.clone());
        Callback::from(move |event: KeyboardEvent| {
            let here = row_of(&event);
            if let Some(change) = here.and_then(|here| pick_by_key(&event, &app, here)) {
                event.prevent_default();
                return app.act(Action::PickDocs(change));
            }
            if let Some(id) = go_by_key(&event, &app, &rows)
                && !focus(id)
            {
                *goes_to.borrow_mut() = Some(id);
                rows.onscroll.emit(event.into());
            }
        })
    };
    let all = state.docs.len();
    let counted = match listed.len() {
        shown if shown == all => all.to_string(),
        shown => format!("{shown} / {all}"),
    };
    let picks = !state.picked_docs.is_empty();
    let drawn = rows.drawn.clone();
    let drawn = drawn.filter_map(|place| Some((place, state.doc(*listed.get(place)?)?)));
    html! {
        <section class="documents" aria-label={messages.documents}>
            <h2 class={classes!("pane-head", picks.then_some("visually-hidden"))} tabindex="-1">
                { messages.documents }<span class="count">{ counted }</span>
            </h2>
            <PickedBar />
            if all >= MANY || state.listing != Default::default() {
                <ListTools />
            }
            <div ref={&rows.scroller} class="document-list" onscroll={rows.onscroll.clone()} {onkeydown} onkeyup={Callback::from(hold_space)}>
                <ul>
                    { for drawn.map(|(place, doc)| row(&app, doc, place, listed.len())) }
                </ul>
                if listed.is_empty() {
                    <p class="nothing">{ messages.none_listed }</p>
                }
            </div>
        </section>
    }
}

fn row(app: &App, doc: &Doc, place: usize, count: usize) -> Html {
    let id = doc.id;
    let open = app.state.open == Some(id);
    let queue = app.queue.clone();
    let failed = matches!(doc.stage, Stage::Failed(_));
    let body = doc.summary().and_then(|it| it.body.clone());
    let period = doc.summary().and_then(period);
    html! {
        <li key={id} class={classes!("document", open.then_some("open"), failed.then_some("failed"))}
            aria-setsize={count.to_string()} aria-posinset={(place + 1).to_string()}>
            <button id={element_id(id)} class="document-open" aria-current={open.then_some("true")}
                data-id={id.to_string()} onclick={on_row(app, id, move || Action::Open(id))}>
                <span class="document-lines">
                    if let Some(body) = body {
                        <span class="document-body">{ body }</span>
                    }
                    { name(doc.shown_name()) }
                    if let Some(period) = period {
                        <span class="document-period">{ period }</span>
                    }
                    <span class="document-state" title={doc.summary().map(|it| statuses(it, app.lang()))}>
                        { outcome(app.lang(), doc) }
                    </span>
                </span>
            </button>
            // One below the other: picking takes no room of what is read.
            <div class="document-tools">
                <button class="document-remove" aria-label={app.lang().remove_document(doc.shown_name())}
                    title={app.messages().remove} onclick={move |_| queue.remove(vec![id])}>{ "×" }</button>
                { pick_box(app, doc) }
            </div>
        </li>
    }
}

/// A long name is cut before its end, by which documents differ.
fn name(name: &str) -> Html {
    let tail = name.char_indices().rev().nth(TAIL - 1);
    let (head, tail) = name.split_at(tail.map_or(0, |(byte, _)| byte));
    html! {
        <span class="document-name" title={name.to_string()}>
            <span class="name-head">{ head }</span><span class="name-tail">{ tail }</span>
        </span>
    }
}

fn element_id(id: DocId) -> String {
    format!("document-{id}")
}

/// Whether there was such a row.
fn focus(id: DocId) -> bool {
    let button = document().get_element_by_id(&element_id(id));
    let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
    button.is_some_and(|button| button.focus().is_ok())
}

/// The document of the row that an event came from.
fn row_of(event: &KeyboardEvent) -> Option<DocId> {
    let row: Element = target_element(event)?.closest(".document").ok()??;
    let button = row.query_selector(".document-open").ok()??;
    button.get_attribute("data-id")?.parse().ok()
}

/// The row that a key leads to from the one that has the focus.
fn go_by_key(event: &KeyboardEvent, app: &App, rows: &Rows) -> Option<DocId> {
    let id = row_of(event)?;
    let listed = &app.state.listed;
    let here = listed.iter().position(|&listed| listed == id)?;
    let last = listed.len() - 1;
    let to = match event.key().as_str() {
        "ArrowDown" => (here + 1).min(last),
        "ArrowUp" => here.saturating_sub(1),
        "PageDown" => (here + 8).min(last),
        "PageUp" => here.saturating_sub(8),
        "Home" => 0,
        "End" => last,
        "Delete" if here < last => here + 1,
        "Delete" => here.saturating_sub(1),
        _ => return None,
    };
    event.prevent_default();
    if event.key() == "Delete" {
        app.queue.remove(vec![id]);
    }
    if event.shift_key() && event.key() != "Delete" {
        app.act(Action::PickDocs(Change::Between(id, listed[to])));
    }
    rows.reveal(to);
    Some(listed[to])
}

fn outcome(lang: Lang, doc: &Doc) -> String {
    let messages = lang.messages();
    match &doc.stage {
        Stage::Waiting => messages.waiting.into(),
        Stage::Reading => messages.reading.into(),
        Stage::TakingOut => messages.taking_out.into(),
        Stage::Analysing => messages.analysing.into(),
        Stage::Failed(failure) => format!("✕ {}", first_sentence(&lang.failure(failure))),
        Stage::Done(summary) => {
            let mut told = Vec::new();
            if summary.is_report() {
                told.push(lang.problem_count(summary.problems));
            } else {
                told.push(lang.document(summary.kind).into());
            }
            if summary.problems > 0 {
                told.push(lang.completed_of(summary.completed(), summary.problems));
            }
            told.push(lang.finding_count(summary.findings));
            told.join(" · ")
        }
    }
}

/// How all the problems stand.
fn statuses(summary: &Summary, lang: Lang) -> String {
    let counted = STATUSES.into_iter().zip(summary.statuses);
    let told: Vec<String> = counted
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| format!("{} {count}", lang.status(status)))
        .collect();
    told.join(" · ")
}

fn period(summary: &Summary) -> Option<String> {
    let period = &summary.period;
    let (start, end) = (period.start.as_deref(), period.end.as_deref());
    (start.is_some() || end.is_some()).then(|| describe::range(start, end))
}

fn first_sentence(text: &str) -> &str {
    let end = text.find(['。', '；', ';']).or_else(|| text.find(". "));
    end.map_or(text, |end| &text[..end])
}
