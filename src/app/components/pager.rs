//! Long lists are shown a page at a time.

use std::ops::Range;

use yew::prelude::*;

use crate::app::hooks::use_app;

/// Rows on a page.
const ROWS: usize = 200;

/// The page that a row is on.
pub fn page_of(row: usize) -> usize {
    row / ROWS
}

#[derive(PartialEq, Properties)]
pub struct PagerProps {
    pub page: usize,
    pub count: usize,
    pub turn: Callback<usize>,
}

#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let pages = props.count.div_ceil(ROWS);
    if pages < 2 {
        return html! {};
    }
    let page = props.page.min(pages - 1);
    let to = |to: usize| props.turn.reform(move |_| to);
    html! {
        <div class="pager">
            <button disabled={page == 0} onclick={to(page.saturating_sub(1))}>{ messages.previous_page }</button>
            <span>{ app.lang().page_of(page + 1, pages) }</span>
            <button disabled={page + 1 == pages} onclick={to(page + 1)}>{ messages.next_page }</button>
        </div>
    }
}

impl Pager {
    /// The rows of a page; of the last one, if there are not so many pages.
    pub fn range(page: usize, count: usize) -> Range<usize> {
        let page = page.min(count.saturating_sub(1) / ROWS);
        page * ROWS..count.min((page + 1) * ROWS)
    }
}
