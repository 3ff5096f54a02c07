//! The heads of the columns: a click sorts, the small button opens what sorts and filters.

use yew::prelude::*;

use super::row::cell_id;
use crate::app::hooks::{App, Laid};
use crate::app::table::{Column, Sort};

pub fn heads(app: &App, laid: &Laid, columns: &[Column], at: Option<usize>) -> Html {
    let cells = columns.iter().enumerate();
    html! {
        <div role="rowgroup" class="table-heads">
            <div role="row" aria-rowindex="1" class="table-row">
                { for cells.map(|(place, &column)| head(app, laid, place, column, at == Some(place))) }
            </div>
        </div>
    }
}

fn head(app: &App, laid: &Laid, place: usize, column: Column, here: bool) -> Html {
    let (lang, query) = (app.lang(), &app.state.table.query);
    let is_empty = !laid.sifted.is_filled(column);
    let sort = query.sort.filter(|sort| sort.column == column);
    let (sorted, sign) = match sort {
        Some(Sort { reversed: true, .. }) => (Some("descending"), "↓"),
        Some(_) => (Some("ascending"), "↑"),
        None => (None, ""),
    };
    let filtered = query.filters.contains_key(&column);
    let css = classes!(
        "cell",
        "head-cell",
        format!("column-{}", column.id()),
        here.then_some("at"),
        is_empty.then_some("is-empty"),
        filtered.then_some("filtered"),
    );
    html! {
        <div key={column.id()} id={cell_id(0, place)} role="columnheader" class={css} aria-sort={sorted}
            aria-colindex={(place + 1).to_string()}>
            <span class="head-name">
                { lang.column(column) }
                if sort.is_some() {
                    <span class="sort-sign" aria-hidden="true">{ sign }</span>
                }
                if is_empty {
                    <span class="empty-note">{ lang.column_is_empty(column) }</span>
                }
            </span>
            <button class="head-menu" tabindex="-1" aria-haspopup="dialog" aria-label={lang.column_menu(column)}
                title={lang.column_menu(column)}>
                <span aria-hidden="true">{ if filtered { "▼" } else { "▾" } }</span>
            </button>
        </div>
    }
}

/// What a click on a head leads to: up, down, as in the text.
pub fn next_sort(column: Column, sort: Option<Sort>) -> Option<Sort> {
    match sort.filter(|sort| sort.column == column) {
        None => Some(Sort {
            column,
            reversed: false,
        }),
        Some(Sort {
            reversed: false, ..
        }) => Some(Sort {
            column,
            reversed: true,
        }),
        Some(_) => None,
    }
}
