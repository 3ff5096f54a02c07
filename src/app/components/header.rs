//! The bar at the top: what comes in, what goes out, how the page looks.

use yew::prelude::*;

use super::sample::open_sample;
use super::search::search_sign;
use crate::app::help::HelpPage;
use crate::app::hooks::use_app;
use crate::app::search::{Change, Scope};
use crate::app::state::{Action, Dialog, Theme, View};
use crate::app::web::system_is_dark;

#[derive(PartialEq, Properties)]
pub struct HeaderProps {
    pub open_files: Callback<()>,
    pub open_folder: Callback<()>,
}

#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let loaded = !app.state.docs.is_empty();
    let is_dark = match app.state.theme {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::Auto => system_is_dark(),
    };
    let other_theme = if is_dark { Theme::Light } else { Theme::Dark };
    let theme_name = if is_dark {
        messages.to_light
    } else {
        messages.to_dark
    };
    let other_language = app.lang().other();
    html! {
        <header class="header">
            <h1 class="brand"><span class="seal" aria-hidden="true">{ "账" }</span><span class="brand-name">{ messages.app_name }</span></h1>
            <div class="buttons" role="group" aria-label={messages.actions}>
                <button class="primary" onclick={props.open_files.reform(|_| ())}>{ messages.open_files }</button>
                <button class="open-folder" onclick={props.open_folder.reform(|_| ())}>{ messages.open_folder }</button>
                <button class="open-paste" onclick={app.on(|| Action::Dialog(Some(Dialog::Paste)))}>{ messages.paste }</button>
                if loaded {
                    <button class="open-export" onclick={app.on(|| Action::Dialog(Some(Dialog::Export)))}>{ messages.export }</button>
                    <button class={classes!("open-mask", app.state.mask.on.then_some("masking-on"))}
                        onclick={app.on(|| Action::Dialog(Some(Dialog::Mask)))}>
                        { if app.state.mask.on { app.lang().masked() } else { app.lang().masking() } }
                    </button>
                } else {
                    <button onclick={open_sample(&app)}>{ messages.sample }</button>
                }
            </div>
            if loaded {
                <nav class="buttons views" aria-label={app.lang().views()}>
                    { for [View::Reading, View::Table, View::Charts].into_iter().map(|view| html! {
                        <button aria-current={(app.state.view == view).then_some("page")}
                            onclick={app.on(move || Action::View(view))}>{ app.lang().view(view) }</button>
                    }) }
                </nav>
            }
            <div class="buttons quiet" role="group" aria-label={messages.view}>
                if loaded {
                    <button class="search-button" aria-label={app.lang().search_all()} title={app.lang().search_all()}
                        aria-expanded={app.state.search.shows_results().to_string()}
                        onclick={app.on(|| Action::Search(Change::Open(Scope::All)))}>{ search_sign() }</button>
                }
                <button lang={other_language.tag()} onclick={app.on_language(other_language)}>
                    { messages.switch_language }
                </button>
                <button class="theme-button" aria-label={theme_name} title={theme_name} onclick={app.on(move || Action::Theme(other_theme))}>
                    <span class="theme-sign" aria-hidden="true" />
                </button>
                <button class="help-button" onclick={app.on(|| Action::Dialog(Some(Dialog::Help(HelpPage::Use))))}
                    aria-label={app.lang().help()} title={app.lang().help()}>
                    { "?" }
                </button>
            </div>
        </header>
    }
}
