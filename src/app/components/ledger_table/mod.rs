//! The ledger (台账) as a table, over one document or all.

mod columns_dialog;
mod grid;
mod head;
mod menu;
mod opened;
mod row;
mod tools;
mod words;

use std::rc::Rc;

use yew::prelude::*;

pub use columns_dialog::ColumnsDialog;

use crate::app::hooks::{is_over_all, use_app, use_sheet};
use crate::app::state::View;
use crate::app::table::Column;
use crate::app::web::storage;
use grid::Grid;
use menu::{Anchor, ColumnMenu};
use opened::Opened;
use tools::Tools;

/// The id of what says how the keyboard is used.
pub const TABLE_KEYS: &str = "table-keys";

/// Under which the choice of columns is remembered.
pub const STORED_LAYOUT: &str = "table.columns";

#[component]
pub fn LedgerTable() -> Html {
    let app = use_app();
    let menu = use_state_eq(|| None::<(Column, Anchor)>);
    let laid = use_sheet(&app, menu.map(|(column, _)| column));
    let table = &app.state.table;
    use_effect_with(table.layout.clone(), |layout| {
        storage::save(STORED_LAYOUT, &layout.written());
    });
    let columns = Rc::new(table.layout.shown(is_over_all(&app.state)));
    let close = use_callback(menu.setter(), |(), menu| menu.set(None));
    let open_menu = use_callback(menu.setter(), |opened, menu| menu.set(Some(opened)));
    let words = app.lang().table();
    let opened = table.opened.filter(|it| app.state.open == Some(it.0));
    html! {
        <main class={classes!("ledger-table", opened.is_some().then_some("with-opened"))} aria-label={app.lang().view(View::Table)}>
            <Tools laid={laid.clone()} columns={columns.clone()} />
            if let Some(laid) = &laid {
                if laid.sheet.is_empty() {
                    <p class="nothing">{ words.nothing_there }</p>
                } else {
                    <Grid laid={laid.clone()} {columns} {open_menu} />
                }
                if let Some((_, problem)) = opened {
                    <Opened {problem} laid={laid.clone()} />
                }
                if let Some((column, anchor)) = *menu {
                    <ColumnMenu key={column.id()} {column} {anchor} laid={laid.clone()} {close} />
                }
            } else {
                <p class="nothing late">{ words.at_work }</p>
            }
        </main>
    }
}
