//! The findings of all documents, counted by rule. Each rule leads to the documents in which it raised something.

use std::rc::Rc;

use yew::prelude::*;

use super::finding_row::sign;
use super::rule_link::rule_link;
use crate::app::document::Doc;
use crate::app::finding_list::{RuleCount, over_all};
use crate::app::hooks::{App, use_app};
use crate::app::state::Action;

#[component]
pub fn FindingsEverywhere() -> Html {
    let app = use_app();
    let lang = app.lang();
    let counted = over_all(app.state.docs.iter().filter_map(Doc::summary));
    if counted.is_empty() {
        return html! { <p class="nothing">{ lang.nothing_in_any() }</p> };
    }
    let groups = counted.chunk_by(|a, b| a.severity == b.severity);
    html! {
        <>
            <p class="small">{ lang.list_these() }</p>
            { for groups.map(|group| html! {
                <>
                    <h3 class="aspect">{ lang.severity(group[0].severity) }</h3>
                    <ul class="rule-counts">{ for group.iter().map(|it| row(&app, it)) }</ul>
                </>
            }) }
        </>
    }
}

fn row(app: &App, counted: &RuleCount) -> Html {
    let lang = app.lang();
    let code: Rc<str> = counted.code.as_str().into();
    let chosen = app.state.listing.rule.as_ref() == Some(&code);
    let list = app.on(move || Action::ListRule(code.clone()));
    html! {
        <li key={counted.code.clone()}>
            { sign(counted.severity) }
            <button class="rule-count" data-rule={counted.code.clone()} aria-current={chosen.then_some("true")} onclick={list}>
                <b>{ lang.finding(&counted.code).to_string() }</b>
                <span>{ lang.of_documents(counted.findings, counted.documents) }</span>
            </button>
            { rule_link(app, &counted.code) }
        </li>
    }
}
