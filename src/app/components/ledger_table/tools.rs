//! What stands above the table: its extent, the search, what is filtered by.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::words::WordsField;
use crate::app::hooks::{App, Laid, is_written_into, use_app};
use crate::app::scope::Scope;
use crate::app::state::{Action, Dialog, Notice};
use crate::app::table::{Change, Column, Copying, Filter};
use crate::app::web::clipboard;
use crate::app::web::clock::Slices;
use crate::app::web::listener::Listener;
use crate::app::web::window;

/// Values of a filter that are named.
const NAMED: usize = 3;

#[derive(PartialEq, Properties)]
pub struct ToolsProps {
    pub laid: Option<Rc<Laid>>,
    pub columns: Rc<Vec<Column>>,
}

#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let app = use_app();
    let words = app.lang().table();
    let query = &app.state.table.query;
    let search = {
        let app = app.clone();
        Callback::from(move |words| app.act(Action::Table(Change::Words(words))))
    };
    let field = use_node_ref();
    use_effect_with(
        (app.state.keys, app.state.dialog.is_some(), field.clone()),
        {
            |(keys, covered, field)| {
                let listens = *keys && !covered;
                let (field, window) = (field.clone(), window());
                let slash = listens.then(|| {
                    Listener::new(&window, "keydown", move |event: KeyboardEvent| {
                        if event.key() == "/" && !is_written_into(&event) {
                            event.prevent_default();
                            focus(&field);
                        }
                    })
                });
                move || drop(slash)
            }
        },
    );
    let copy = {
        let (app, laid, columns) = (app.clone(), props.laid.clone(), props.columns.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(laid) = &laid {
                copy_shown(&app, laid.clone(), columns.to_vec());
            }
        })
    };
    let clear = app.on(|| Action::Table(Change::ClearFilters));
    html! {
        <div class="table-tools">
            if app.state.docs.len() > 1 {
                { extent(&app) }
            }
            <WordsField class="table-search" label={words.search} words={query.words.clone()} change={search} {field} />
            <p class="table-count" role="status">
                if let Some(laid) = &props.laid {
                    { app.lang().rows_of_all(laid.sifted.shown.len(), laid.sheet.len()) }
                }
            </p>
            if query.narrows() {
                <button class="clear-filters" onclick={clear}>{ words.clear }</button>
            }
            <div class="buttons">
                <button class="choose-columns" onclick={app.on(|| Action::Dialog(Some(Dialog::Columns)))}>{ words.columns }</button>
                <button class="copy-table" onclick={copy}>{ words.copy_table }</button>
            </div>
            if let Some(laid) = &props.laid {
                { chips(&app, laid) }
            }
        </div>
    }
}

fn focus(field: &NodeRef) {
    if let Some(field) = field.cast::<web_sys::HtmlElement>() {
        let _ = field.focus();
    }
}

fn extent(app: &App) -> Html {
    let words = app.lang().table();
    let shown = app.state.table.over.settled(&app.state);
    let choice = |over: Scope, name: String| {
        html! {
            <button aria-pressed={(shown == over).to_string()} data-scope={format!("{over:?}")}
                onclick={app.on(move || Action::Table(Change::Over(over)))}>{ name }</button>
        }
    };
    let picked = app.state.picked_docs.len();
    html! {
        <div class="choice" role="group" aria-label={words.over}>
            { choice(Scope::Listed, words.over_all.into()) }
            { choice(Scope::Open, words.over_open.into()) }
            if picked > 0 {
                { choice(Scope::Picked, app.lang().picked_scope(picked)) }
            }
        </div>
    }
}

/// The filters and the order, each with what ends it.
fn chips(app: &App, laid: &Laid) -> Html {
    let (lang, query) = (app.lang(), &app.state.table.query);
    if query.filters.is_empty() && query.sort.is_none() {
        return html! {};
    }
    let filters = query.filters.iter().map(|(&column, filter)| {
        let name = lang.drop_filter(column);
        let drop = app.on(move || Action::Table(Change::Filter(column, Filter::default())));
        html! {
            <li key={column.id()} class="chip">
                { format!("{}{}{}", lang.column(column), lang.pick("：", ": "), told(app, laid, column, filter)) }
                <button class="plain" aria-label={name.clone()} title={name} onclick={drop}>{ "×" }</button>
            </li>
        }
    });
    let sort = query.sort.map(|sort| {
        let name = lang.table().unsorted;
        let drop = app.on(|| Action::Table(Change::Sort(None)));
        html! {
            <li key="sort" class="chip">
                { lang.sorted_by(sort) }
                <button class="plain" aria-label={name} title={name} onclick={drop}>{ "×" }</button>
            </li>
        }
    });
    html! {
        <ul class="table-filters" aria-label={lang.table().filters}>{ for filters }{ for sort }</ul>
    }
}

fn told(app: &App, laid: &Laid, column: Column, filter: &Filter) -> String {
    let lang = app.lang();
    let named = filter.values.iter().take(NAMED);
    let mut told: Vec<String> = named
        .map(|value| lang.column_value(column, value, &laid.sheet))
        .collect();
    if filter.values.len() > NAMED {
        told.push(format!("+{}", filter.values.len() - NAMED));
    }
    if !filter.words.trim().is_empty() {
        told.push(lang.pick(
            format!("“{}”", filter.words.trim()),
            format!("“{}”", filter.words.trim()),
        ));
    }
    if let Some(has) = filter.has {
        let words = lang.table();
        told.push(if has { words.filled } else { words.unfilled }.into());
    }
    told.join(lang.pick("、", ", "))
}

/// Copies the rows and columns that are shown. Tens of thousands take a while: in slices.
fn copy_shown(app: &App, laid: Rc<Laid>, columns: Vec<Column>) {
    let app = app.clone();
    spawn_local(async move {
        let mut slices = Slices::default();
        let mut copying = Copying::new(laid.sheet.clone(), columns, app.lang());
        while copying.step(&laid.sifted) {
            slices.pause_if_due().await;
        }
        copy(&app, copying.done(), laid.sifted.shown.len());
    });
}

/// Copies so many rows and says so.
pub fn copy(app: &App, text: String, rows: usize) {
    let dispatcher = app.dispatcher.clone();
    clipboard::copy(text, move |copied| {
        let notice = match copied {
            true => Notice::Copied(rows),
            false => Notice::CopyFailed,
        };
        dispatcher.dispatch(Action::Notice(Some(notice)));
    });
}
