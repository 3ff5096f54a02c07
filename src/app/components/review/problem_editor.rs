//! All of a problem in fields.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::EditField;
use super::naming::{field_id, on_words};
use super::response_editor::ResponseEditor;
use super::{chosen, edit_button, on_edit};
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::app::state::Action;
use crate::report::{Problem, Quote, ResponseKind, Status};
use crate::review::{Edit, Field, Noted, Words, is_date, response_id};
use crate::view::describe;

#[derive(PartialEq, Properties)]
pub struct ProblemEditorProps {
    pub work: Rc<Work>,
    pub index: usize,
}

#[component]
pub fn ProblemEditor(props: &ProblemEditorProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let section = use_node_ref();
    use_effect_with((), {
        let section = section.clone();
        move |()| {
            let first = section.cast::<web_sys::Element>();
            let first = first.and_then(|it| it.query_selector("textarea").ok().flatten());
            if let Some(field) =
                first.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok())
            {
                let _ = field.focus();
            }
        }
    });
    let Some(problem) = props.work.report.problems.get(props.index) else {
        return html! {};
    };
    let onkeydown = {
        let app = app.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                app.act(Action::EditProblem(None));
            }
        })
    };
    let id = problem.id.clone();
    let note = on_edit(&app, move |note: String| Edit::Note {
        of: Noted::Problem(id.clone()),
        note,
    });
    let note_value = problem.hand.note.clone().unwrap_or_default();
    html! {
        <div ref={section} class="problem-editor" role="group" aria-label={lang.edit()} {onkeydown}>
            { words_field(&app, problem, Field::Title, problem.title.text.clone(), true) }
            { words_field(&app, problem, Field::Detail, text(&problem.detail), true) }
            <div class="edit-row">
                { words_field(&app, problem, Field::NumberPath, problem.number_path.join(" "), false) }
                { words_field(&app, problem, Field::Aspect, text(&problem.aspect), false) }
                { words_field(&app, problem, Field::Group, text(&problem.group), false) }
            </div>
            <div class="edit-row">
                { status(&app, problem) }
                { ongoing(&app, problem) }
                { due(&app, problem) }
            </div>
            { points(&app, problem) }
            { for (0..problem.responses.len()).map(|r| html! {
                <ResponseEditor key={response_id(problem, r)} work={props.work.clone()} problem={props.index} response={r} />
            }) }
            { add_answers(&app, problem) }
            <EditField key={field_id(&app, &problem.id, "note")} id={field_id(&app, &problem.id, "note")} label={lang.note()}
                value={note_value} long=true change={note} />
            <div class="edit-buttons">
                if props.index + 1 < props.work.report.problems.len() {
                    { edit_button(&app, lang.merge_next(), "", Edit::Merge { problem: problem.id.clone() }) }
                }
                { edit_button(&app, lang.delete_problem(), "", Edit::Delete { target: problem.id.clone() }) }
                <button class="primary" onclick={app.on(|| Action::EditProblem(None))}>{ lang.edit_done() }</button>
            </div>
        </div>
    }
}

fn text(quote: &Option<Quote>) -> String {
    quote
        .as_ref()
        .map(|quote| quote.text.clone())
        .unwrap_or_default()
}

fn restore(app: &App, target: &str, field: Field) -> Callback<MouseEvent> {
    let target = target.to_owned();
    on_edit(app, move |_| Edit::Restore {
        target: target.clone(),
        field,
    })
}

fn words_field(app: &App, problem: &Problem, field: Field, value: String, long: bool) -> Html {
    let id = field_id(app, &problem.id, field.name());
    let changed = problem.hand.analysed.contains_key(field.name());
    let restore = changed.then(|| restore(app, &problem.id, field));
    html! {
        <EditField key={id.clone()} id={id.clone()} label={app.lang().field(field)} {value} {long}
            change={on_words(app, &problem.id, field)} {restore} />
    }
}

fn status(app: &App, problem: &Problem) -> Html {
    let (lang, target) = (app.lang(), problem.id.clone());
    let onchange = on_edit(app, move |event: Event| Edit::SetStatus {
        problem: target.clone(),
        status: Status::ALL[chosen(&event).min(Status::ALL.len() - 1)],
    });
    let id = field_id(app, &problem.id, "status");
    let changed = problem.hand.analysed.contains_key("status");
    html! {
        <div class="edit-field">
            <label for={id.clone()}>{ lang.field(Field::Status) }</label>
            <select {id} {onchange}>
                { for Status::ALL.into_iter().map(|status| html! {
                    <option selected={status == problem.status}>{ lang.status(status) }</option>
                }) }
            </select>
            if changed {
                <button class="small-button" aria-label={format!("{} {}", lang.restore(), lang.field(Field::Status))}
                    onclick={restore(app, &problem.id, Field::Status)}>{ lang.restore() }</button>
            }
        </div>
    }
}

fn ongoing(app: &App, problem: &Problem) -> Html {
    let target = problem.id.clone();
    let onchange = on_edit(app, move |event: Event| Edit::SetOngoing {
        problem: target.clone(),
        ongoing: event.target_unchecked_into::<HtmlInputElement>().checked(),
    });
    html! {
        <label class="edit-check">
            <input type="checkbox" checked={problem.ongoing} {onchange} />
            { app.lang().field(Field::Ongoing) }
        </label>
    }
}

fn due(app: &App, problem: &Problem) -> Html {
    let (lang, target) = (app.lang(), problem.id.clone());
    let value = problem.due.as_ref().map(|due| {
        let iso = due.value.as_ref().and_then(describe::iso);
        iso.unwrap_or(due.text.clone())
    });
    let change = on_edit(app, move |due: String| Edit::SetDue {
        problem: target.clone(),
        due: Some(due).filter(|due| !due.is_empty()),
    });
    let check = Callback::from(|due: String| due.is_empty() || is_date(&due));
    let id = field_id(app, &problem.id, "due");
    let changed = problem.hand.analysed.contains_key("due");
    html! {
        <EditField key={id.clone()} id={id.clone()} label={lang.field(Field::Due)} value={value.unwrap_or_default()} hint={lang.due_hint()}
            {change} check={(check, AttrValue::from(lang.due_wrong()))}
            restore={changed.then(|| restore(app, &problem.id, Field::Due))} />
    }
}

/// The points of the problem: each can become a problem of its own.
fn points(app: &App, problem: &Problem) -> Html {
    if problem.points.len() < 2 {
        return html! {};
    }
    let rows = problem.points.iter().skip(1).map(|point| {
        let split = Edit::Split {
            problem: problem.id.clone(),
            at: point.span[0],
            new: String::new(),
        };
        html! {
            <li>
                <b>{ point.marker.clone().unwrap_or_default() }</b><span>{ &point.text }</span>
                { edit_button(app, app.lang().split_here(), &point.text, split) }
            </li>
        }
    });
    html! { <ul class="edit-points" aria-label={app.lang().edit_points()}>{ for rows }</ul> }
}

fn add_answers(app: &App, problem: &Problem) -> Html {
    let lang = app.lang();
    let kinds = [
        ResponseKind::Measures,
        ResponseKind::Outcome,
        ResponseKind::Responsible,
        ResponseKind::Deadline,
    ];
    let button = |kind: ResponseKind| {
        let edit = Edit::AddResponse {
            problem: problem.id.clone(),
            new: String::new(),
            kind,
            label: None,
            words: Words::Text(lang.new_answer().into()),
        };
        let name = format!("{}{}", lang.pick("＋", "+ "), lang.response(kind));
        edit_button(app, name, "", edit)
    };
    html! {
        <div class="edit-buttons" role="group" aria-label={lang.add_answer()}>{ for kinds.into_iter().map(button) }</div>
    }
}
