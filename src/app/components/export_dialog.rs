//! What can leave the page.

use yew::prelude::*;

use super::dialog::DialogFrame;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::app::names;
use crate::app::web::today;
use crate::report::Report;

#[component]
pub fn ExportDialog() -> Html {
    let app = use_app();
    let messages = app.messages();
    let open = app.state.open_work().cloned();
    let count = app.state.works().count();
    let save_one = {
        let (app, open) = (app.clone(), open.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(work) = &open {
                save_one(&app, work);
            }
        })
    };
    let save_all = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| save_all(&app))
    };
    let copy = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.copy(None))
    };
    html! {
        <DialogFrame title={messages.export_title}>
            if count == 0 {
                <p>{ messages.nothing_to_export }</p>
            }
            <ul class="exports">
                if let Some(work) = &open {
                    <li>
                        <button class="primary" onclick={save_one}>{ messages.export_one }</button>
                        <p class="small">{ names::one(&work.report) }<br />{ messages.export_json_hint }</p>
                    </li>
                }
                if count > 1 {
                    <li>
                        <button onclick={save_all}>{ messages.export_all }</button>
                        <p class="small">{ names::several(count, &today()) }<br />{ app.lang().export_count(count) }</p>
                    </li>
                }
                if let Some(work) = open.iter().find(|work| !work.report.problems.is_empty()) {
                    <li>
                        <button onclick={copy}>{ messages.export_table }</button>
                        <p class="small">{ app.lang().export_rows(work.report.problems.len()) }<br />{ messages.export_table_hint }</p>
                    </li>
                }
            </ul>
        </DialogFrame>
    }
}

fn save_one(app: &App, work: &Work) {
    if let Ok(json) = serde_json::to_string_pretty(&work.report) {
        app.save(&names::one(&work.report), &(json + "\n"), 1);
    }
}

/// A list of what is saved for each alone.
fn save_all(app: &App) {
    let reports: Vec<&Report> = app.state.works().map(|work| &work.report).collect();
    if let Ok(json) = serde_json::to_string_pretty(&reports) {
        let name = names::several(reports.len(), &today());
        app.save(&name, &(json + "\n"), reports.len());
    }
}
