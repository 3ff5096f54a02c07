//! What a person found of a finding: a choice, and a note where one was made.

use std::rc::Rc;

use yew::prelude::*;

use super::field::EditField;
use super::problem_editor::field_id;
use super::{chosen, on_edit};
use crate::app::document::Work;
use crate::app::hooks::use_app;
use crate::report::Checked;
use crate::review::{Edit, FindingKey, Noted};

const CHOICES: [Option<Checked>; 3] = [None, Some(Checked::Checked), Some(Checked::NoError)];

#[derive(PartialEq, Properties)]
pub struct FindingMarkProps {
    pub work: Rc<Work>,
    pub index: usize,
}

#[component]
pub fn FindingMark(props: &FindingMarkProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let Some(finding) = props.work.report.findings.get(props.index) else {
        return html! {};
    };
    let key = FindingKey::of(finding);
    let onchange = {
        let key = key.clone();
        on_edit(&app, move |event: Event| Edit::Check {
            finding: key.clone(),
            checked: CHOICES[chosen(&event).min(CHOICES.len() - 1)],
        })
    };
    let change = on_edit(&app, move |note: String| Edit::Note {
        of: Noted::Finding(key.clone()),
        note,
    });
    let id = field_id(&app, &format!("f{}", props.index), "checked");
    let note_id = field_id(&app, &format!("f{}", props.index), "note");
    html! {
        <div class="finding-mark">
            <label class="visually-hidden" for={id.clone()}>{ lang.check_state() }</label>
            <select {id} {onchange}>
                { for CHOICES.into_iter().map(|choice| html! {
                    <option selected={choice == finding.checked}>
                        { choice.map_or(lang.not_checked(), |checked| lang.checked(checked)) }
                    </option>
                }) }
            </select>
            if finding.checked.is_some() || finding.note.is_some() {
                <EditField key={note_id.clone()} id={note_id.clone()} label={lang.note()}
                    value={finding.note.clone().unwrap_or_default()} {change} />
            }
        </div>
    }
}
