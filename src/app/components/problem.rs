//! One problem with its answers.

use std::rc::Rc;

use yew::prelude::*;

use super::locate::locate;
use super::review::{ProblemEditor, edited_mark, note_line};
use crate::app::document::Work;
use crate::app::hooks::App;
use crate::app::state::{Action, Side};
use crate::report::{Item, Problem, Response};
use crate::view::describe;
use crate::view::marks::status_css;
use crate::view::target::Target;

#[derive(Properties)]
pub struct ProblemCardProps {
    pub app: App,
    pub work: Rc<Work>,
    pub index: usize,
    /// Whether all of it is shown, or its heading only.
    pub open: bool,
}

// A page may hold hundreds of cards; of what happens on it, each is drawn anew only by what concerns it.
impl PartialEq for ProblemCardProps {
    fn eq(&self, other: &Self) -> bool {
        let mine = |props: &Self| {
            let current = props.app.state.current.map(|current| current.target);
            current.filter(|target| target.problem() == Some(props.index))
        };
        self.work == other.work
            && self.index == other.index
            && self.open == other.open
            && self.app.lang() == other.app.lang()
            && mine(self) == mine(other)
            && self.is_editing() == other.is_editing()
    }
}

impl ProblemCardProps {
    fn is_editing(&self) -> bool {
        let problem = self.work.report.problems.get(self.index);
        let editing = self.app.state.editing.as_deref();
        problem.is_some_and(|problem| editing == Some(problem.id.as_str()))
    }
}

#[component]
pub fn ProblemCard(props: &ProblemCardProps) -> Html {
    let app = &props.app;
    let report = &props.work.report;
    let index = props.index;
    let Some(problem) = report.problems.get(index) else {
        return html! {};
    };
    let target = Target::Problem(index);
    let current = app
        .state
        .current
        .and_then(|current| current.target.problem())
        == Some(index);
    let copy = {
        let app = app.clone();
        Callback::from(move |_| app.copy(Some(index)))
    };
    let editing = props.is_editing();
    let edit = {
        let id: Rc<str> = problem.id.as_str().into();
        app.on(move || Action::EditProblem((!editing).then(|| id.clone())))
    };
    let name = format!(
        "{} {}",
        app.lang().edit(),
        app.lang().problem_name(index + 1)
    );
    html! {
        <article id={target.element_id()} class={classes!("problem", current.then_some("current"))}
            aria-current={current.then_some("true")}>
            <div class="problem-head">
                <span class="problem-number" aria-hidden="true">{ index + 1 }</span>
                <button class="problem-title" onclick={app.on_choose(target)}>
                    <span class="visually-hidden">{ app.lang().problem_name(index + 1) }</span>
                    <span class="path">{ problem.number_path.concat() }</span>
                    { &problem.title.text }
                </button>
                <button class="copy edit" aria-label={name} aria-pressed={editing.to_string()} onclick={edit}>
                    { app.lang().edit() }
                </button>
                <button class="copy" aria-label={app.lang().copied_problem_label(index + 1)} onclick={copy}>
                    { app.messages().copy_problem }
                </button>
            </div>
            <div class="chips">{ chips(app, &props.work, problem) }</div>
            { edited_mark(app, problem) }
            { note_line(app, problem.hand.note.as_ref()) }
            if editing {
                <ProblemEditor work={props.work.clone()} {index} />
            } else if props.open {
                <div class="problem-body">
                    { detail(app, problem) }
                    if problem.responses.is_empty() {
                        <p class="no-answer">{ app.lang().no_answer() }</p>
                    }
                    { for problem.responses.iter().enumerate().map(|(r, response)| answer(app, index, r, response)) }
                </div>
            }
        </article>
    }
}

fn chips(app: &App, work: &Work, problem: &Problem) -> Html {
    let (lang, messages) = (app.lang(), app.messages());
    let due = problem.due.as_ref().map(|due| {
        let value = due.value.as_ref().and_then(describe::iso);
        format!("{} {}", lang.due(), value.unwrap_or(due.text.clone()))
    });
    let findings = work.findings_within(problem.span);
    let first = findings.first().copied();
    let open_finding = app.on(move || Action::Choose {
        target: Target::Finding(first.unwrap_or_default()),
        from: Side::Text,
        place: None,
    });
    html! {
        <>
            <span class={classes!("chip", status_css(problem.status))}>{ lang.status(problem.status) }</span>
            if problem.ongoing {
                <span class="chip is-ongoing">{ messages.long_term }</span>
            }
            if let Some(due) = due {
                <span class="chip">{ due }</span>
            }
            { for problem.topics.iter().take(4).map(|topic| html! { <span class="chip topic">{ lang.topic(&topic.name) }</span> }) }
            if !findings.is_empty() {
                <button class="chip finding" onclick={open_finding}>{ lang.finding_count(findings.len()) }</button>
            }
        </>
    }
}

fn detail(app: &App, problem: &Problem) -> Html {
    html! {
        <>
            if let Some(detail) = &problem.detail {
                <p class="detail">{ &detail.text }</p>
            }
            if !problem.points.is_empty() {
                <ul class="points" aria-label={app.messages().points}>
                    { for problem.points.iter().map(|point| html! {
                        <li><b>{ point.marker.clone().unwrap_or_default() }</b>{ &point.text }</li>
                    }) }
                </ul>
            }
        </>
    }
}

fn answer(app: &App, p: usize, r: usize, response: &Response) -> Html {
    let target = Target::Response(p, r);
    let label = match &response.label {
        Some(label) => label.clone(),
        None => app.lang().response(response.kind).to_string(),
    };
    html! {
        <div id={target.element_id()} class={classes!("response", app.is_current(target).then_some("current"))}>
            <div class="answer-label">{ locate(app, target, Some(AttrValue::from(label))) }</div>
            if let Some(summary) = &response.summary {
                <p class="answer-summary">{ &summary.text }</p>
            }
            if response.items.is_empty() {
                <p>{ &response.text }</p>
            }
            <ul class="items">
                { for response.items.iter().enumerate().map(|(i, point)| item(app, Target::Item(p, r, i), point)) }
            </ul>
        </div>
    }
}

fn item(app: &App, target: Target, item: &Item) -> Html {
    html! {
        <li id={target.element_id()} class={classes!("item", app.is_current(target).then_some("current"))}
            onclick={when_not_selecting(app.on_choose(target))}>
            { locate(app, target, item.marker.clone().map(AttrValue::from)) }
            <span>{ &item.text }</span>
        </li>
    }
}

/// A click on the text itself is for the mouse only; the button in it serves everyone.
fn when_not_selecting(choose: Callback<MouseEvent>) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        let selection = crate::app::web::window().get_selection().ok().flatten();
        if selection.is_none_or(|selection| selection.is_collapsed()) {
            choose.emit(event);
        }
    })
}
