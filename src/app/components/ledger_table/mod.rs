//! The ledger (台账) as a table, over one document or all.

use yew::prelude::*;

use crate::app::hooks::use_app;
use crate::app::state::View;

#[component]
pub fn LedgerTable() -> Html {
    let app = use_app();
    html! {
        <main class="ledger-table" aria-label={app.lang().view(View::Table)} />
    }
}
