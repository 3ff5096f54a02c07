//! A row of the table, as far as its cells show it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::hooks::Laid;
use crate::app::messages::Lang;
use crate::app::table::{Column, Entry};
use crate::view::marks::status_css;

/// More of a text does not fit into any cell, in characters.
const CELL_CHARS: usize = 130;

#[derive(PartialEq, Properties)]
pub struct TableRowProps {
    pub laid: Rc<Laid>,
    /// From 1, among those that are shown.
    pub number: usize,
    pub columns: Rc<Vec<Column>>,
    /// The column that the keyboard is at, if it is in this row.
    pub at: Option<usize>,
    /// Whether the whole row is selected.
    pub whole: bool,
    /// Whether it is the one that is shown whole.
    pub opened: bool,
    pub lang: Lang,
}

#[component]
pub fn TableRow(props: &TableRowProps) -> Html {
    let sifted = &props.laid.sifted;
    let index = sifted.shown.get(props.number - 1);
    let Some(entry) = index.and_then(|&index| props.laid.sheet.entry(index as usize)) else {
        return html! {};
    };
    let cells = props.columns.iter().enumerate().map(|(place, &column)| {
        let here = props.at == Some(place);
        let css = classes!(
            "cell",
            format!("column-{}", column.id()),
            here.then_some("at"),
            (!sifted.is_filled(column)).then_some("is-empty"),
        );
        html! {
            <div key={column.id()} id={cell_id(props.number, place)} role="gridcell" class={css}
                aria-colindex={(place + 1).to_string()} aria-selected={(here || props.whole).to_string()}>
                { content(column, &entry, props.lang) }
            </div>
        }
    });
    html! {
        // The row of heads is the first.
        <div role="row" aria-rowindex={(props.number + 1).to_string()} aria-selected={props.whole.then_some("true")}
            class={classes!("table-row", props.whole.then_some("whole"), props.opened.then_some("opened"))}>
            { for cells }
        </div>
    }
}

/// The id of a cell: its row as it is shown, 0 for the heads, and its column.
pub fn cell_id(row: usize, column: usize) -> String {
    format!("cell-{row}-{column}")
}

/// The row and column of [`cell_id`].
pub fn cell_of(id: &str) -> Option<(usize, usize)> {
    let (row, column) = id.strip_prefix("cell-")?.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

fn content(column: Column, entry: &Entry, lang: Lang) -> Html {
    let text = column.text(entry, lang);
    match column {
        Column::Title => html! {
            <p><span class="path">{ cut(&entry.row.path) }</span>{ cut(&text) }</p>
        },
        Column::Status => html! {
            <span class={classes!("chip", status_css(entry.row.status))}>{ text.into_owned() }</span>
        },
        Column::Document => html! {
            <p>
                if let Some(body) = &entry.doc.body {
                    <span class="document-of">{ cut(body) }</span>
                }
                { cut(&text) }
            </p>
        },
        _ if text.is_empty() => html! {},
        _ => html! { <p>{ cut(&text) }</p> },
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(CELL_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}
