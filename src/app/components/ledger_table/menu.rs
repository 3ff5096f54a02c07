//! What sorts and filters a column, opened from its head.

use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::grid;
use super::words::WordsField;
use crate::app::hooks::{App, Laid, use_app};
use crate::app::state::Action;
use crate::app::table::{Change, Column, Filter, Sort};
use crate::app::web::{target_element, window};

/// Where it hangs: left and top, in CSS pixels of the window.
pub type Anchor = (f64, f64);

/// As the stylesheet has it.
const WIDTH: f64 = 300.0;

/// A list that is longer is searched.
const MANY: usize = 8;

/// Values that are drawn at once.
const DRAWN: usize = 100;

#[derive(PartialEq, Properties)]
pub struct ColumnMenuProps {
    pub column: Column,
    pub anchor: Anchor,
    pub laid: Rc<Laid>,
    pub close: Callback<()>,
}

#[component]
pub fn ColumnMenu(props: &ColumnMenuProps) -> Html {
    let app = use_app();
    let (lang, column) = (app.lang(), props.column);
    let dialog = use_node_ref();
    use_effect_with((dialog.clone(), props.anchor), |(dialog, anchor)| {
        let dialog = dialog.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            place(dialog, *anchor);
            let _ = dialog.show_modal();
        }
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
            grid::focus();
        }
    });
    let filter = app.state.table.query.filter(column);
    // A click beside it closes it; keys in it are none of the page's.
    let onclick = {
        let close = props.close.clone();
        Callback::from(move |event: MouseEvent| {
            if target_element(&event).is_some_and(|it| it.class_name() == "column-menu") {
                close.emit(());
            }
        })
    };
    let onkeydown = {
        let close = props.close.clone();
        Callback::from(move |event: KeyboardEvent| {
            let in_field = target_element(&event).is_some_and(|it| it.class_name() == "menu-words");
            if event.key() == "Enter" && in_field && !event.is_composing() {
                // It would press what gets the focus next.
                event.prevent_default();
                close.emit(());
            }
            event.stop_propagation();
        })
    };
    let clear = app.on(move || Action::Table(Change::Filter(column, Filter::default())));
    let hide = {
        let (app, close) = (app.clone(), props.close.clone());
        Callback::from(move |_: MouseEvent| {
            let mut layout = app.state.table.layout.clone();
            layout.show(column, false);
            app.act(Action::Table(Change::Layout(layout)));
            close.emit(());
        })
    };
    let words = lang.table();
    let close = props.close.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={dialog} class="column-menu" aria-label={lang.column_menu(column)} {onclick} {onkeydown}
            onclose={props.close.reform(|_| ())}>
            <div class="menu-body">
                <div class="dialog-head">
                    <h2>{ lang.column(column) }</h2>
                    <button class="plain" aria-label={app.messages().close} onclick={close}>{ "×" }</button>
                </div>
                { sorting(&app, column) }
                if column.has_choices() {
                    <Choices {column} laid={props.laid.clone()} />
                } else {
                    { containing(&app, column, &filter) }
                }
                <div class="buttons">
                    <button disabled={filter.takes_all()} onclick={clear}>{ words.clear_column }</button>
                    if column != Column::Title {
                        <button class="hide-column" onclick={hide}>{ words.hide_column }</button>
                    }
                </div>
            </div>
        </dialog>
    }
}

/// By the object model: the page's policy forbids style attributes.
fn place(dialog: &HtmlDialogElement, (left, top): Anchor) {
    let width = window().inner_width().ok().and_then(|it| it.as_f64());
    let left = left.min(width.unwrap_or(WIDTH) - WIDTH - 8.0).max(8.0);
    let dialog: &HtmlElement = dialog;
    let style = dialog.style();
    let _ = style.set_property("--left", &format!("{left}px"));
    let _ = style.set_property("--top", &format!("{top}px"));
}

fn sorting(app: &App, column: Column) -> Html {
    let words = app.lang().table();
    let sort = app.state.table.query.sort;
    let choice = |name: &'static str, wanted: Option<Sort>| {
        html! {
            <button aria-pressed={(sort == wanted).to_string()}
                onclick={app.on(move || Action::Table(Change::Sort(wanted)))}>{ name }</button>
        }
    };
    let by = |reversed| Some(Sort { column, reversed });
    html! {
        <div class="choice" role="group" aria-label={app.messages().sort_by}>
            { choice(words.ascending, by(false)) }
            { choice(words.descending, by(true)) }
            { choice(words.unsorted, None) }
        </div>
    }
}

fn change(app: &App, column: Column, filter: Filter) {
    app.act(Action::Table(Change::Filter(column, filter)));
}

/// For texts: words in them, and whether there is one.
fn containing(app: &App, column: Column, filter: &Filter) -> Html {
    let words = app.lang().table();
    let search = {
        let (app, filter) = (app.clone(), filter.clone());
        Callback::from(move |words| {
            let filter = Filter {
                words,
                ..filter.clone()
            };
            change(&app, column, filter)
        })
    };
    html! {
        <>
            <WordsField class="menu-words" label={words.contains} words={filter.words.clone()} change={search} />
            if column.may_be_empty() {
                { presence(app, column, filter) }
            }
        </>
    }
}

fn presence(app: &App, column: Column, filter: &Filter) -> Html {
    let words = app.lang().table();
    let choice = |name: &'static str, has: Option<bool>| {
        let onclick = {
            let (app, filter) = (app.clone(), filter.clone());
            Callback::from(move |_: MouseEvent| {
                let filter = Filter {
                    has,
                    ..filter.clone()
                };
                change(&app, column, filter)
            })
        };
        html! {
            <button aria-pressed={(filter.has == has).to_string()} {onclick}>{ name }</button>
        }
    };
    html! {
        <div class="choice" role="group" aria-label={app.lang().column(column)}>
            { choice(words.any, None) }
            { choice(words.filled, Some(true)) }
            { choice(words.unfilled, Some(false)) }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ChoicesProps {
    column: Column,
    laid: Rc<Laid>,
}

/// The values of a column with the number of rows that have them.
#[component]
fn Choices(props: &ChoicesProps) -> Html {
    let app = use_app();
    let (lang, column) = (app.lang(), props.column);
    let looked_for = use_state_eq(|| Rc::<str>::from(""));
    let values = props.laid.sifted.values.as_ref();
    let Some((_, values)) = values.filter(|(of, _)| *of == column) else {
        return html! { <p class="small late">{ lang.table().at_work }</p> };
    };
    let filter = app.state.table.query.filter(column);
    let named = values.iter().map(|(value, count)| {
        let name = lang.column_value(column, value, &props.laid.sheet);
        (value, name, *count)
    });
    let wanted = looked_for.trim().to_lowercase();
    let fitting: Vec<_> = named
        .filter(|(_, name, _)| name.to_lowercase().contains(&wanted))
        .collect();
    let more = fitting.len().saturating_sub(DRAWN);
    let search = {
        let looked_for = looked_for.setter();
        Callback::from(move |words| looked_for.set(words))
    };
    let choices = fitting.into_iter().take(DRAWN).map(|(value, name, count)| {
        let chosen = filter.values.contains(value);
        let onchange = toggle(&app, column, &filter.values, value.clone());
        html! {
            <li key={value.to_string()}>
                <label>
                    <input type="checkbox" checked={chosen} {onchange} />
                    <span class="value-name">{ name }</span><span class="count">{ count }</span>
                </label>
            </li>
        }
    });
    html! {
        <>
            if values.len() > MANY {
                <WordsField class="menu-words" label={lang.table().find_value} words={(*looked_for).clone()} change={search} />
            }
            <ul class="menu-values" aria-label={lang.column(column)}>{ for choices }</ul>
            if more > 0 {
                <p class="small">{ lang.more_values(more) }</p>
            }
        </>
    }
}

fn toggle(
    app: &App,
    column: Column,
    values: &BTreeSet<Rc<str>>,
    value: Rc<str>,
) -> Callback<Event> {
    let mut values = values.clone();
    if !values.remove(&value) {
        values.insert(value);
    }
    let filter = Filter {
        values,
        ..Filter::default()
    };
    app.on(move || Action::Table(Change::Filter(column, filter.clone())))
}
