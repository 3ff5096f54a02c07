//! What a person found of a finding: looked at, or no error; and a note.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::field::EditField;
use super::naming::field_id;
use super::on_edit;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::report::{Checked, Finding};
use crate::review::{Edit, FindingKey, Noted};

#[derive(PartialEq, Properties)]
pub struct FindingMarkProps {
    pub work: Rc<Work>,
    pub index: usize,
}

#[component]
pub fn FindingMark(props: &FindingMarkProps) -> Html {
    let app = use_app();
    let writes = use_state_eq(|| false);
    let group = use_node_ref();
    use_effect_with(*writes, {
        let group = group.clone();
        move |writes| {
            let group = group.cast::<HtmlElement>().filter(|_| *writes);
            let field = group.and_then(|group| group.query_selector("input").ok().flatten());
            if let Some(field) =
                field.and_then(|field| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(field).ok())
            {
                let _ = field.focus();
            }
        }
    });
    let Some(finding) = props.work.report.findings.get(props.index) else {
        return html! {};
    };
    let lang = app.lang();
    let key = FindingKey::of(finding);
    let change = on_edit(&app, move |note: String| Edit::Note {
        of: Noted::Finding(key.clone()),
        note,
    });
    let note_id = field_id(&app, &format!("f{}", props.index), "note");
    let write = {
        let writes = writes.clone();
        Callback::from(move |_: MouseEvent| writes.set(true))
    };
    html! {
        <div ref={group} class="finding-mark" role="group" aria-label={lang.check_state()}>
            { mark(&app, finding, Checked::Checked) }
            { mark(&app, finding, Checked::NoError) }
            if *writes || finding.note.is_some() {
                <EditField key={note_id.clone()} id={note_id.clone()} label={lang.note()}
                    value={finding.note.clone().unwrap_or_default()} {change} />
            } else {
                <button class="write-note" onclick={write}>{ lang.note() }</button>
            }
        </div>
    }
}

fn mark(app: &App, finding: &Finding, found: Checked) -> Html {
    let pressed = finding.checked == Some(found);
    let key = FindingKey::of(finding);
    let onclick = on_edit(app, move |_: MouseEvent| Edit::Check {
        finding: key.clone(),
        checked: (!pressed).then_some(found),
    });
    html! {
        <button data-mark={format!("{found:?}")} aria-pressed={pressed.to_string()} title={app.lang().checked_hint(found)} {onclick}>
            if pressed {
                <span aria-hidden="true">{ "✓ " }</span>
            }
            { app.lang().checked(found) }
        </button>
    }
}
