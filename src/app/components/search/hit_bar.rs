//! Above the text of a document that a search led to, where a narrow screen does not show the results.

use yew::prelude::*;

use crate::app::hooks::use_app;
use crate::app::search::Change;
use crate::app::state::{Action, Pane};

#[component]
pub fn HitBar() -> Html {
    let app = use_app();
    let messages = app.messages();
    let search = &app.state.search;
    let told = app
        .lang()
        .hit_place(search.hit, search.results.listed, false);
    let step = |forward: bool| {
        let hit = search.beside(forward);
        let dispatcher = app.dispatcher.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(hit) = hit {
                dispatcher.dispatch(Action::Search(Change::Hit(hit)));
            }
        })
    };
    let none = search.results.listed == 0;
    html! {
        <div class="hit-bar" role="group" aria-label={app.lang().search_results()}>
            <button class="to-results" onclick={app.on(|| Action::Pane(Pane::Documents))}>
                { app.lang().search_results() }
            </button>
            <span class="find-count">{ told }</span>
            <button disabled={none} onclick={step(false)}>{ messages.find_previous }</button>
            <button disabled={none} onclick={step(true)}>{ messages.find_next }</button>
        </div>
    }
}
