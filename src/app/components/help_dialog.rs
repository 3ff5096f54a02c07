//! The help: one window, a page a subject.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::dialog::DialogFrame;
use super::help_pages::{About, Json, Kinds, Privacy, Rules, Use};
use super::keys_dialog::KeysList;
use crate::app::help::HelpPage;
use crate::app::hooks::{App, use_app};
use crate::app::state::{Action, Dialog};
use crate::app::web::{document, scroll};

#[derive(PartialEq, Properties)]
pub struct HelpDialogProps {
    pub page: HelpPage,
}

#[component]
pub fn HelpDialog(props: &HelpDialogProps) -> Html {
    let app = use_app();
    let page = props.page;
    let panel = use_node_ref();
    use_effect_with(page, {
        let panel = panel.clone();
        move |page| {
            let Some(panel) = panel.cast::<HtmlElement>() else {
                return;
            };
            panel.set_scroll_top(0);
            if let HelpPage::Rules(Some(code)) = page
                && let Some(rule) = document().get_element_by_id(&format!("rule-{code}"))
            {
                scroll::reveal(&panel, &rule);
            }
        }
    });
    let content = match page {
        HelpPage::Use => html! { <Use /> },
        HelpPage::Kinds => html! { <Kinds /> },
        HelpPage::Rules(asked) => html! { <Rules {asked} /> },
        HelpPage::Json => html! { <Json /> },
        HelpPage::Keys => html! { <KeysList /> },
        HelpPage::Privacy => html! { <Privacy /> },
        HelpPage::About => html! { <About /> },
    };
    html! {
        <DialogFrame title={app.lang().help()} class="help-dialog">
            <div class="help">
                { tabs(&app, page) }
                <div ref={panel} id="help-panel" class="help-panel" role="tabpanel" tabindex="0" aria-labelledby={tab_id(page.place())}>
                    { content }
                </div>
            </div>
        </DialogFrame>
    }
}

fn tab_id(place: usize) -> String {
    format!("help-tab-{place}")
}

fn tabs(app: &App, here: HelpPage) -> Html {
    let onkeydown = {
        let app = app.clone();
        Callback::from(move |event: KeyboardEvent| {
            let (place, count) = (here.place(), HelpPage::ALL.len());
            let to = match event.key().as_str() {
                "ArrowDown" | "ArrowRight" => (place + 1) % count,
                "ArrowUp" | "ArrowLeft" => (place + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            app.act(Action::Dialog(Some(Dialog::Help(HelpPage::ALL[to]))));
            let tab = document().get_element_by_id(&tab_id(to));
            if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
                let _ = tab.focus();
            }
        })
    };
    html! {
        <div class="help-tabs" role="tablist" aria-label={app.lang().help()} {onkeydown}>
            { for HelpPage::ALL.into_iter().enumerate().map(|(place, page)| {
                let selected = place == here.place();
                html! {
                    <button key={place} id={tab_id(place)} role="tab" aria-selected={selected.to_string()} aria-controls="help-panel"
                        tabindex={if selected { "0" } else { "-1" }} autofocus={selected}
                        onclick={app.on(move || Action::Dialog(Some(Dialog::Help(page))))}>
                        { app.lang().help_page(page) }
                    </button>
                }
            }) }
        </div>
    }
}
