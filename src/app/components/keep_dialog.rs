//! Whether the workspace is kept in this browser.

use yew::prelude::*;

use super::dialog::DialogFrame;
use crate::app::hooks::use_app;
use crate::app::state::{Action, Dialog, Keeping};
use crate::app::web::window;

#[component]
pub fn KeepDialog() -> Html {
    let app = use_app();
    let lang = app.lang();
    let docs = &app.state.docs;
    let bytes: f64 = docs.iter().filter_map(|doc| doc.bytes).sum();
    let keep = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.keeper.start(app.clone(), false))
    };
    let wipe = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.keeper.wipe(app.clone()))
    };
    let from_disk = window().location().protocol().is_ok_and(|it| it == "file:");
    html! {
        <DialogFrame title={lang.keeping()}>
            <p class="keep-state"><strong>{ lang.kept(app.state.keeping) }</strong></p>
            <p>{ lang.keeping_hint() }</p>
            if from_disk {
                <p>{ lang.keeping_from_disk() }</p>
            }
            if app.state.keeping == Keeping::On {
                <p>{ lang.kept_room(docs.len(), bytes) }</p>
                <div class="buttons end">
                    <button class="wipe" onclick={wipe}>{ lang.wipe() }</button>
                </div>
            } else {
                <div class="buttons end">
                    <button class="primary" onclick={keep}>{ lang.keep() }</button>
                </div>
            }
            <section class="keep-elsewhere">
                <p>{ lang.workspace_hint() }</p>
                <div class="buttons end">
                    <button class="save-workspace" disabled={app.state.read() == 0}
                        onclick={app.on(|| Action::Dialog(Some(Dialog::Workspace)))}>{ lang.save_workspace() }</button>
                </div>
            </section>
        </DialogFrame>
    }
}

/// In the line at the bottom: says which it is, and leads to the choice.
#[component]
pub fn KeepButton() -> Html {
    let app = use_app();
    html! {
        <button class="plain keep-button" onclick={app.on(|| Action::Dialog(Some(Dialog::Keep)))}>
            { app.lang().kept_short(app.state.keeping) }
        </button>
    }
}
