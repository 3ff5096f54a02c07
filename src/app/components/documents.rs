//! The list of documents, each with what came of it.

use yew::prelude::*;

use crate::app::document::{Doc, Stage};
use crate::app::hooks::{App, use_app};
use crate::app::state::Action;
use crate::report::DocumentKind;

#[component]
pub fn Documents() -> Html {
    let app = use_app();
    let messages = app.messages();
    html! {
        <section class="documents" aria-label={messages.documents}>
            <h2 class="pane-head">
                { messages.documents }<span class="count">{ app.state.docs.len() }</span>
            </h2>
            <ul>
                { for app.state.docs.iter().map(|doc| row(&app, doc)) }
            </ul>
        </section>
    }
}

fn row(app: &App, doc: &Doc) -> Html {
    let id = doc.id;
    let open = app.state.open == Some(id);
    let queue = app.queue.clone();
    let failed = matches!(doc.stage, Stage::Failed(_));
    html! {
        <li key={id} class={classes!("document", open.then_some("open"), failed.then_some("failed"))}>
            <button class="document-open" aria-current={open.then_some("true")}
                onclick={app.on(move || Action::Open(id))}>
                if let Some(body) = body(doc) {
                    <span class="document-body">{ body }</span>
                }
                <span class="document-name">{ &*doc.name }</span>
                <span class="document-state">{ outcome(app, doc) }</span>
            </button>
            <button class="document-remove" aria-label={app.lang().remove_document(&doc.name)}
                title={app.messages().remove} onclick={move |_| queue.remove(id)}>{ "×" }</button>
        </li>
    }
}

fn outcome(app: &App, doc: &Doc) -> String {
    let (lang, messages) = (app.lang(), app.messages());
    match &doc.stage {
        Stage::Waiting => messages.waiting.into(),
        Stage::Reading => messages.reading.into(),
        Stage::TakingOut => messages.taking_out.into(),
        Stage::Analysing => messages.analysing.into(),
        Stage::Failed(failure) => format!("✕ {}", first_sentence(&lang.failure(failure))),
        Stage::Done(work) => {
            let findings = lang.finding_count(work.report.findings.len());
            match work.report.kind {
                DocumentKind::RectificationReport => {
                    let problems = lang.problem_count(work.report.problems.len());
                    format!("{problems} · {findings}")
                }
                kind => format!("{} · {findings}", lang.document(kind)),
            }
        }
    }
}

/// Who was inspected tells more than the name of a file.
fn body(doc: &Doc) -> Option<String> {
    let body = doc.work()?.report.meta.inspected_body.as_ref()?;
    Some(body.text.clone())
}

fn first_sentence(text: &str) -> &str {
    let end = text.find(['。', '；', ';']).or_else(|| text.find(". "));
    end.map_or(text, |end| &text[..end])
}
