//! What the reports say, drawn.

use yew::prelude::*;

use crate::app::hooks::use_app;
use crate::app::state::View;

#[component]
pub fn Charts() -> Html {
    let app = use_app();
    html! {
        <main class="charts" aria-label={app.lang().view(View::Charts)} />
    }
}
