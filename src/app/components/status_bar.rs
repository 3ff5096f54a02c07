//! The line at the bottom: progress, and what was just done, said aloud as well.

use yew::prelude::*;

use super::here_bar::name;
use super::keep_dialog::KeepButton;
use super::offline::NewVersion;
use crate::app::components::ledger_table::TABLE_KEYS;
use crate::app::help::HelpPage;
use crate::app::hooks::use_app;
use crate::app::listing::Only;
use crate::app::state::{Action, Dialog, View};

#[component]
pub fn StatusBar() -> Html {
    let app = use_app();
    let messages = app.messages();
    let docs = &app.state.docs;
    let all = docs.len();
    let done = docs.iter().filter(|doc| !doc.stage.is_busy()).count();
    let failed = docs.iter().filter(|doc| Only::Failed.takes(doc)).count();
    let notice = app.state.notice.as_deref().copied();
    let said = match (notice, app.state.current, app.state.open_work()) {
        (Some(notice), _, _) => app.lang().notice(notice),
        (None, Some(current), Some(work)) => name(work, current.target, app.lang()),
        _ => String::new(),
    };
    let queue = app.queue.clone();
    let working = app.state.busy() && all > 1;
    let idle = (notice.is_none() && !working && all == 0).then_some("idle");
    html! {
        <footer class={classes!("status-bar", idle)}>
            if all > 0 {
                <KeepButton />
            }
            <p class="said" role="status">
                if notice.is_some() {
                    { said }
                } else {
                    <span class="visually-hidden">{ said }</span>
                }
            </p>
            if notice.is_some() {
                <button class="plain" aria-label={messages.close} onclick={app.on(|| Action::Notice(None))}>{ "×" }</button>
            }
            <NewVersion />
            if working {
                <span class="progress">
                    <progress aria-label={messages.analysing} max={all.to_string()} value={done.to_string()} />
                    { app.lang().progress(done, failed, all) }
                    <button onclick={move |_| queue.cancel_all()}>{ messages.cancel_all }</button>
                </span>
            } else if app.state.view == View::Table {
                <span id={TABLE_KEYS} class="hints">{ app.lang().table().keys }</span>
            } else if app.state.open_work().is_some() && app.state.keys {
                <button class="plain hints" onclick={app.on(|| Action::Dialog(Some(Dialog::Help(HelpPage::Keys))))}>
                    <kbd>{ "j" }</kbd><kbd>{ "k" }</kbd><span>{ messages.problems }</span>
                    <kbd>{ "f" }</kbd><span>{ messages.findings }</span>
                    <kbd>{ "e" }</kbd><span>{ messages.entities }</span>
                    <kbd>{ "?" }</kbd><span>{ messages.keys }</span>
                </button>
            }
        </footer>
    }
}
