//! From a finding to what its rule means.

use yew::prelude::*;

use crate::app::help::HelpPage;
use crate::app::hooks::App;
use crate::app::state::{Action, Dialog};
use crate::view::rules::rule;

/// The button that explains a rule; none for a rule of which nothing is known.
pub fn rule_link(app: &App, code: &str) -> Html {
    let Some(rule) = rule(code) else {
        return html! {};
    };
    let name = app.lang().explain_rule(rule.name(app.lang()));
    let page = HelpPage::Rules(Some(rule.code));
    html! {
        <button class="rule-help" aria-label={name.clone()} title={name}
            onclick={app.on(move || Action::Dialog(Some(Dialog::Help(page))))}>{ "?" }</button>
    }
}
