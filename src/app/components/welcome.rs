//! What stands there before anything is loaded.

use yew::prelude::*;

use super::offline::OfflineNote;
use super::sample::open_sample;
use super::tour::start_tour;
use crate::app::hooks::use_app;
use crate::app::state::{Action, Dialog};

#[derive(PartialEq, Properties)]
pub struct WelcomeProps {
    pub open_files: Callback<()>,
    pub open_folder: Callback<()>,
}

#[component]
pub fn Welcome(props: &WelcomeProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    html! {
        <main class="welcome">
            <div class="welcome-card">
                <h2>{ messages.welcome_title }</h2>
                <p>{ messages.welcome_text }</p>
                <div class="drop-field">
                    <p>{ messages.welcome_drop }</p>
                    <div class="buttons">
                        <button class="primary" onclick={props.open_files.reform(|_| ())}>{ messages.open_files }</button>
                        <button class="open-folder" onclick={props.open_folder.reform(|_| ())}>{ messages.open_folder }</button>
                        <button class="open-paste" onclick={app.on(|| Action::Dialog(Some(Dialog::Paste)))}>{ messages.paste }</button>
                        <button class="sample" onclick={open_sample(&app)}>{ messages.sample }</button>
                    </div>
                    <p><button class="plain start-tour" onclick={start_tour(&app)}>{ app.lang().take_tour() }</button></p>
                </div>
                <p class="small">{ messages.welcome_formats }</p>
                <p class="small">{ messages.welcome_private }</p>
                <OfflineNote />
            </div>
        </main>
    }
}
