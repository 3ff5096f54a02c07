//! Which columns are shown, and in which order.

use yew::prelude::*;

use crate::app::components::dialog::DialogFrame;
use crate::app::hooks::{App, use_app};
use crate::app::state::Action;
use crate::app::table::{Change, Column, Layout};

#[component]
pub fn ColumnsDialog() -> Html {
    let app = use_app();
    let words = app.lang().table();
    let layout = &app.state.table.layout;
    let last = layout.all().len() - 1;
    let columns = layout.all().iter().enumerate();
    html! {
        <DialogFrame title={words.columns.trim_end_matches('…')}>
            <p class="small">{ words.columns_hint }</p>
            <ol class="columns-list">
                { for columns.map(|(place, &(column, shown))| html! {
                    <li key={column.id()}>
                        { choice(&app, column, shown) }
                        { mover(&app, column, true, place == 0) }
                        { mover(&app, column, false, place == last) }
                    </li>
                }) }
            </ol>
            <button disabled={*layout == Layout::default()}
                onclick={app.on(|| Action::Table(Change::Layout(Layout::default())))}>{ words.columns_reset }</button>
        </DialogFrame>
    }
}

fn choice(app: &App, column: Column, shown: bool) -> Html {
    let onchange = change(app, move |layout| layout.show(column, !shown));
    html! {
        <label>
            <input type="checkbox" checked={shown} disabled={column == Column::Title} {onchange} />
            { app.lang().column(column) }
        </label>
    }
}

/// At the end it does nothing, but keeps the focus: one presses it more than once.
fn mover(app: &App, column: Column, earlier: bool, at_end: bool) -> Html {
    let name = app.lang().move_column(column, earlier);
    let onclick = change(app, move |layout| layout.shift(column, earlier));
    html! {
        <button aria-label={name.clone()} title={name} aria-disabled={at_end.then_some("true")} {onclick}>
            <span aria-hidden="true">{ if earlier { "↑" } else { "↓" } }</span>
        </button>
    }
}

fn change<E: 'static>(app: &App, by: impl Fn(&mut Layout) + 'static) -> Callback<E> {
    let (app, layout) = (app.clone(), app.state.table.layout.clone());
    Callback::from(move |_| {
        let mut layout = layout.clone();
        by(&mut layout);
        app.act(Action::Table(Change::Layout(layout)));
    })
}
