//! What can leave the page.

use std::rc::Rc;

use yew::prelude::*;

use super::dialog::DialogFrame;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::app::web::today;
use crate::export::{Content, Exported, file_name_of, json};

#[component]
pub fn ExportDialog() -> Html {
    let app = use_app();
    let messages = app.messages();
    let open: Vec<Rc<Work>> = app.state.open_work().cloned().into_iter().collect();
    let all: Vec<Rc<Work>> = app.state.works().cloned().collect();
    let (open_name, all_name) = (name(&open), name(&all));
    let on_save = |works: &[Rc<Work>]| {
        let (app, works) = (app.clone(), works.to_vec());
        Callback::from(move |_: MouseEvent| save(&app, &works))
    };
    let copy = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.copy(None))
    };
    html! {
        <DialogFrame title={messages.export_title}>
            if all.is_empty() {
                <p>{ messages.nothing_to_export }</p>
            }
            <ul class="exports">
                if !open.is_empty() {
                    <li>
                        <button class="primary" onclick={on_save(&open)}>{ messages.export_one }</button>
                        <p class="small">{ open_name }<br />{ messages.export_json_hint }</p>
                    </li>
                }
                if all.len() > 1 {
                    <li>
                        <button onclick={on_save(&all)}>{ messages.export_all }</button>
                        <p class="small">{ all_name }<br />{ app.lang().document_count(all.len()) }</p>
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

/// The open document, or all of them.
fn exported(works: &[Rc<Work>]) -> Vec<Exported<'_>> {
    let exported = works.iter().map(|work| Exported {
        name: work.report.source.name.as_deref().unwrap_or_default(),
        content: Content::Read {
            report: &work.report,
            text: &work.text,
        },
    });
    exported.collect()
}

fn name(works: &[Rc<Work>]) -> String {
    file_name_of(&exported(works), "json", Some(&today()))
}

fn save(app: &App, works: &[Rc<Work>]) {
    app.save(&name(works), &json::json(&exported(works)), works.len());
}
