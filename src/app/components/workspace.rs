//! Documents, text and ledger beside each other; on a narrow screen one of them at a time.

use yew::prelude::*;

use super::documents::Documents;
use super::ledger::Ledger;
use super::no_report::NoReport;
use super::search::SearchPanel;
use super::text_pane::TextPane;
use crate::app::hooks::{App, use_app};
use crate::app::state::{Action, Pane};

#[component]
pub fn Workspace() -> Html {
    let app = use_app();
    let searching = app.state.search.shows_results();
    let several = app.state.docs.len() > 1 || searching;
    let list_name = if searching {
        app.lang().search_results()
    } else {
        app.messages().documents
    };
    let shown = match app.state.pane {
        Pane::Documents if several => "shows-documents",
        Pane::Ledger => "shows-ledger",
        _ => "shows-text",
    };
    let panes = match app.state.open_doc() {
        None => html! {},
        Some(doc) => match app.state.open_work() {
            None => html! { <NoReport doc={doc.clone()} /> },
            Some(work) => html! {
                <>
                    <TextPane work={work.clone()} />
                    <Ledger work={work.clone()} />
                </>
            },
        },
    };
    html! {
        <main class={classes!("workspace", shown, several.then_some("several"), searching.then_some("searching"))}>
            if searching {
                <SearchPanel />
            } else if several {
                <Documents />
            }
            { panes }
            <nav class="switch" aria-label={app.messages().view}>
                if several {
                    { switch(&app, Pane::Documents, list_name) }
                }
                { switch(&app, Pane::Text, app.messages().text) }
                { switch(&app, Pane::Ledger, app.messages().ledger) }
            </nav>
        </main>
    }
}

fn switch(app: &App, pane: Pane, name: &'static str) -> Html {
    let current = (app.state.pane == pane).then_some("page");
    html! {
        <button aria-current={current} onclick={app.on(move || Action::Pane(pane))}>{ name }</button>
    }
}
