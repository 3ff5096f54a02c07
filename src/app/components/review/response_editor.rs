//! One answer in fields.

use std::rc::Rc;

use yew::prelude::*;

use super::field::EditField;
use super::naming::{field_id, on_words};
use super::{chosen, edit_button, on_edit};
use crate::app::corrections::response_name;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::report::{Item, Problem, Response, ResponseKind};
use crate::review::{Edit, Field, Words, item_id, response_id};

const KINDS: [ResponseKind; 4] = [
    ResponseKind::Measures,
    ResponseKind::Outcome,
    ResponseKind::Responsible,
    ResponseKind::Deadline,
];

#[derive(PartialEq, Properties)]
pub struct ResponseEditorProps {
    pub work: Rc<Work>,
    pub problem: usize,
    pub response: usize,
}

#[component]
pub fn ResponseEditor(props: &ResponseEditorProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let problem = props.work.report.problems.get(props.problem);
    let Some((problem, response)) =
        problem.and_then(|problem| Some((problem, problem.responses.get(props.response)?)))
    else {
        return html! {};
    };
    let id = response_id(problem, props.response);
    let several = response.items.len() > 1 || response.items.iter().any(|it| it.marker.is_some());
    let text_id = field_id(&app, &id, "text");
    let add = Edit::AddItem {
        response: id.clone(),
        new: String::new(),
        marker: None,
        words: Words::Text(lang.new_point().into()),
    };
    html! {
        <fieldset class="response-editor">
            <legend>{ response_name(response, lang) }</legend>
            <div class="edit-row">
                { kind(&app, &id, response) }
                <EditField key={field_id(&app, &id, "label")} id={field_id(&app, &id, "label")} label={lang.field(Field::Label)}
                    value={response.label.clone().unwrap_or_default()} change={on_words(&app, &id, Field::Label)} />
            </div>
            if several {
                { for response.items.iter().enumerate().map(|(i, item)| point(&app, problem, response, &id, i, item)) }
            } else {
                <EditField key={text_id.clone()} id={text_id.clone()} label={lang.field(Field::Text)} value={response.text.clone()}
                    long=true change={on_words(&app, &id, Field::Text)} />
            }
            <div class="edit-buttons">
                { edit_button(&app, lang.add_point(), &response_name(response, lang), add) }
                { edit_button(&app, format!("{}{}", lang.delete(), lang.pick("整段", " all")), &response_name(response, lang), Edit::Delete { target: id.clone() }) }
            </div>
        </fieldset>
    }
}

fn kind(app: &App, id: &str, response: &Response) -> Html {
    let (lang, target) = (app.lang(), id.to_owned());
    let onchange = on_edit(app, move |event: Event| Edit::SetKind {
        response: target.clone(),
        kind: KINDS[chosen(&event).min(KINDS.len() - 1)],
    });
    let id = field_id(app, id, "kind");
    html! {
        <div class="edit-field">
            <label for={id.clone()}>{ lang.field(Field::Kind) }</label>
            <select {id} {onchange}>
                { for KINDS.into_iter().map(|kind| html! {
                    <option selected={kind == response.kind}>{ lang.response(kind) }</option>
                }) }
            </select>
        </div>
    }
}

fn point(
    app: &App,
    problem: &Problem,
    response: &Response,
    id: &str,
    i: usize,
    item: &Item,
) -> Html {
    let lang = app.lang();
    let own = item_id(response, id, i);
    let field = field_id(app, &own, "text");
    let name = match &item.marker {
        Some(marker) => marker.clone(),
        None => lang.point_name(i + 1),
    };
    let split = Edit::Split {
        problem: problem.id.clone(),
        at: item.span[0],
        new: String::new(),
    };
    html! {
        <div class="edit-point" key={own.clone()}>
            <EditField id={field} label={name.clone()} value={item.text.clone()} long=true
                change={on_words(app, &own, Field::Text)} />
            <div class="edit-buttons">
                if item.span[0] < item.span[1] {
                    { edit_button(app, lang.split_here(), &name, split) }
                }
                { edit_button(app, lang.delete(), &name, Edit::Delete { target: own }) }
            </div>
        </div>
    }
}
