//! What can leave the page.

use yew::prelude::*;

use super::dialog::DialogFrame;
use crate::app::hooks::{save_all, save_one, use_app};
use crate::app::web::today;
use crate::export::{file_name, file_name_of_several};

#[component]
pub fn ExportDialog() -> Html {
    let app = use_app();
    let messages = app.messages();
    let open = app.state.open_work().cloned();
    let count = app.state.read();
    let one = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| save_one(&app))
    };
    let all = {
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
                        <button class="primary" onclick={one}>{ messages.export_one }</button>
                        <p class="small">{ file_name(&work.report, "json") }<br />{ messages.export_json_hint }</p>
                    </li>
                }
                if count > 1 {
                    <li>
                        <button onclick={all}>{ messages.export_all }</button>
                        <p class="small">{ file_name_of_several(count, "json", Some(&today())) }<br />{ app.lang().document_count(count) }</p>
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
