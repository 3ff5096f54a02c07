//! Long lists are shown a page at a time.

use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::document::Work;
use crate::app::hooks::use_app;

/// Short rows on a page.
pub const ROWS: usize = 150;

#[derive(PartialEq, Properties)]
pub struct PagerProps {
    pub page: usize,
    pub count: usize,
    /// Rows on a page.
    pub per_page: usize,
    pub turn: Callback<usize>,
}

#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let pages = props.count.div_ceil(props.per_page);
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
    pub fn range(page: usize, count: usize, per_page: usize) -> Range<usize> {
        let page = page.min(count.saturating_sub(1) / per_page);
        page * per_page..count.min((page + 1) * per_page)
    }
}

#[derive(Default)]
struct Memory {
    work: Option<Rc<Work>>,
    choice: Option<u32>,
    /// A row of the page: pages may become longer or shorter.
    row: usize,
}

/// The page of a list, and what turns it. A choice (counted by `choice`) turns to the row that it falls on, within the same
/// rendering, so that the row is there to be scrolled to; then the person may turn on.
#[hook]
pub fn use_page(
    work: &Rc<Work>,
    choice: Option<u32>,
    row: Option<usize>,
    per_page: usize,
) -> (usize, Callback<usize>) {
    let memory = use_mut_ref(Memory::default);
    let update = use_force_update();
    let page = {
        let mut memory = memory.borrow_mut();
        let before = memory.work.replace(work.clone());
        // A report that was changed by hand stays on its page.
        if !before.is_some_and(|before| before.is_same_document(work)) {
            (memory.row, memory.choice) = (0, None);
        }
        if let Some(row) = row.filter(|_| memory.choice != choice) {
            memory.row = row;
        }
        memory.choice = choice;
        memory.row / per_page
    };
    let turn = Callback::from(move |to: usize| {
        memory.borrow_mut().row = to * per_page;
        update.force_update();
    });
    (page, turn)
}
