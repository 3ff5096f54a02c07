//! The search over all documents: its field, and below it what was found, by document.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::field::SearchField;
use super::row::row;
use crate::app::hooks::{App, Rows, use_app, use_rows};
use crate::app::search::Change;
use crate::app::search::query::By;
use crate::app::state::Action;
use crate::app::web::{document, target_element};

/// As the stylesheet has it.
const ROW_PIXELS: f64 = 68.0;

#[component]
pub fn SearchPanel() -> Html {
    let app = use_app();
    let search = &app.state.search;
    let results = search.results.clone();
    let rows = use_rows(results.rows(), ROW_PIXELS);
    let goes_to = use_goes_to();
    use_effect_with(search.hit, {
        let (rows, results) = (rows.clone(), results.clone());
        move |hit| {
            if let Some(row) = hit.and_then(|hit| results.row_of(hit)) {
                rows.reveal(row);
            }
        }
    });
    let onkeydown = {
        let (app, rows, goes_to) = (app.clone(), rows.clone(), goes_to.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                app.act(Action::Search(Change::Back));
            } else if let Some(to) = row_by_key(&event, &app) {
                event.prevent_default();
                rows.reveal(to);
                if !focus(to) {
                    *goes_to.borrow_mut() = Some(to);
                    rows.onscroll.emit(event.into());
                }
            }
        })
    };
    let down = {
        let (rows, hit) = (rows.clone(), search.hit);
        let row = hit.and_then(|hit| results.row_of(hit)).unwrap_or(1);
        Callback::from(move |()| {
            rows.reveal(row);
            focus(row);
        })
    };
    let go = {
        let app = app.clone();
        Callback::from(move |forward| {
            if let Some(hit) = app.state.search.beside(forward) {
                app.act(Action::Search(Change::Hit(hit)));
            }
        })
    };
    let told = match results.is_over || results.count > 0 {
        true => app.lang().hit_place(search.hit, results.listed, false),
        false => "…".into(),
    };
    html! {
        <section class="documents search-panel" aria-label={app.lang().search_results()}>
            <SearchField {told} none={results.listed == 0} {go} {down}
                leave={app.on(|| Action::Search(Change::Back))} />
            <div class="search-told">{ summary(&app) }</div>
            <div ref={&rows.scroller} class="document-list search-list" onscroll={rows.onscroll.clone()} {onkeydown}>
                <ul>{ for drawn(&app, &rows) }</ul>
            </div>
            <button class="search-back" onclick={app.on(|| Action::Search(Change::Back))}>
                <kbd>{ "Esc" }</kbd>{ app.lang().search_back() }
            </button>
        </section>
    }
}

fn drawn(app: &App, rows: &Rows) -> Vec<Html> {
    let results = &app.state.search.results;
    let rows = rows.drawn.clone();
    rows.filter_map(|place| Some(row(app, results.row(place)?, place, results.rows())))
        .collect()
}

/// What was found, how far the search has come, and what it left out.
fn summary(app: &App) -> Html {
    let lang = app.lang();
    let search = &app.state.search;
    let results = &search.results;
    if search.over_all().is_none() {
        return html! { <p class="search-note">{ lang.search_hint() }</p> };
    }
    let waiting = app
        .state
        .docs
        .iter()
        .filter(|doc| doc.stage.is_busy())
        .count();
    html! {
        <>
            <p class="search-summary" role="status">{ lang.search_summary(results, waiting) }</p>
            if results.by == By::Words && results.count > 0 {
                <p class="search-note">{ lang.by_words() }</p>
            }
            if results.is_full {
                <p class="search-note">{ lang.search_full(results) }</p>
            }
        </>
    }
}

/// A row that the keyboard goes to may have to be drawn first.
#[hook]
fn use_goes_to() -> std::rc::Rc<std::cell::RefCell<Option<usize>>> {
    let goes_to = use_mut_ref(|| None::<usize>);
    use_effect({
        let goes_to = goes_to.clone();
        move || {
            let gone = goes_to.borrow().is_some_and(focus);
            if gone {
                *goes_to.borrow_mut() = None;
            }
        }
    });
    goes_to
}

/// The row that a key leads to from the one that has the focus.
fn row_by_key(event: &KeyboardEvent, app: &App) -> Option<usize> {
    let from: Element = target_element(event)?.closest("[data-row]").ok()??;
    let here: usize = from.get_attribute("data-row")?.parse().ok()?;
    let last = app.state.search.results.rows().checked_sub(1)?;
    Some(match event.key().as_str() {
        "ArrowDown" => (here + 1).min(last),
        "ArrowUp" => here.saturating_sub(1),
        "PageDown" => (here + 8).min(last),
        "PageUp" => here.saturating_sub(8),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

/// Whether there was such a row.
fn focus(row: usize) -> bool {
    let selector = format!(".search-list [data-row=\"{row}\"]");
    let button = document().query_selector(&selector).ok().flatten();
    let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
    button.is_some_and(|button| button.focus().is_ok())
}
