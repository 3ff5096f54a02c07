//! A document that has no report yet, or will have none.

use yew::prelude::*;

use crate::app::document::{Doc, Failure, Stage};
use crate::app::hooks::{App, use_app};
use crate::view::describe;

#[derive(PartialEq, Properties)]
pub struct NoReportProps {
    pub doc: Doc,
}

#[component]
pub fn NoReport(props: &NoReportProps) -> Html {
    let app = use_app();
    match &props.doc.stage {
        Stage::Failed(failure) => failed(&app, &props.doc, failure),
        Stage::Reading => busy(&app, &props.doc, app.messages().reading),
        Stage::TakingOut => busy(&app, &props.doc, app.messages().taking_out),
        Stage::Analysing => busy(&app, &props.doc, app.messages().analysing),
        Stage::Waiting => busy(&app, &props.doc, app.messages().waiting),
        Stage::Done(_) => busy(&app, &props.doc, app.messages().opening),
    }
}

fn busy(app: &App, doc: &Doc, stage: &'static str) -> Html {
    let (queue, id) = (app.queue.clone(), doc.id);
    html! {
        <section class="no-report" aria-busy="true" aria-label={doc.shown_name().to_string()}>
            <div class="late">
                <h2>{ doc.shown_name() }</h2>
                <p id="busy-stage">{ stage }{ size(doc) }</p>
                <progress aria-labelledby="busy-stage" />
                if doc.stage.is_busy() {
                    <p><button onclick={move |_| queue.cancel(id)}>{ app.messages().cancel }</button></p>
                }
            </div>
        </section>
    }
}

fn size(doc: &Doc) -> String {
    doc.bytes
        .map(|bytes| format!(" · {}", describe::bytes(bytes as usize)))
        .unwrap_or_default()
}

fn failed(app: &App, doc: &Doc, failure: &Failure) -> Html {
    let messages = app.messages();
    let id = doc.id;
    let (retry, remove) = (app.queue.clone(), app.queue.clone());
    let reason = app.lang().failure(failure);
    // A line for those who keep the page.
    let detail = match failure {
        Failure::Died(why) => Some(why.clone()),
        _ => None,
    };
    let awaited = matches!(failure, Failure::Awaited(_));
    let title = match awaited {
        true => app.lang().awaiting(),
        false => messages.cannot_read,
    };
    html! {
        <section class="no-report" role="alert">
            <div>
                <h2>{ title }</h2>
                <p class="failed-name">{ doc.shown_name() }</p>
                <p class="failed-reason">{ reason }</p>
                if let Some(detail) = detail {
                    <p class="small"><code>{ detail }</code></p>
                }
                <div class="buttons">
                    if !awaited {
                        <button onclick={move |_| retry.retry(&[id])}>{ messages.retry }</button>
                    }
                    <button onclick={move |_| remove.remove(vec![id])}>{ messages.remove }</button>
                </div>
            </div>
        </section>
    }
}
