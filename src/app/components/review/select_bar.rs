//! What can be done with the text that is selected.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::chosen;
use crate::app::document::Work;
use crate::app::hooks::{App, is_written_into, use_app};
use crate::app::reviews::Change;
use crate::app::state::Action;
use crate::app::web::listener::Listener;
use crate::app::web::selection::{select_current, selected, unselect};
use crate::app::web::{document, window};
use crate::report::{EntityKind, PointSpan, Problem, ResponseKind};
use crate::review::{Edit, EntityKey, Field, Words};

const KINDS: [EntityKind; 11] = [
    EntityKind::Date,
    EntityKind::Period,
    EntityKind::Money,
    EntityKind::Percent,
    EntityKind::Quantity,
    EntityKind::Document,
    EntityKind::Phone,
    EntityKind::Email,
    EntityKind::Postcode,
    EntityKind::Address,
    EntityKind::Voucher,
];

#[derive(PartialEq, Properties)]
pub struct SelectBarProps {
    pub work: Rc<Work>,
    /// Where the text stands.
    pub pane: NodeRef,
}

#[component]
pub fn SelectBar(props: &SelectBarProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let bar = use_node_ref();
    let span = use_state_eq(|| None::<PointSpan>);
    let kind = use_state_eq(|| 0_usize);
    use_effect_with(props.work.clone(), {
        let (pane, bar, span) = (props.pane.clone(), bar.clone(), span.setter());
        move |work| {
            let work = work.clone();
            // A text that is drawn anew has lost its selection.
            span.set(None);
            let listener = Listener::new(&document(), "selectionchange", move |_: Event| {
                let Some(pane) = pane.cast::<Element>() else {
                    return;
                };
                // A choice in the bar may take the selection away.
                let in_bar = bar.cast::<Element>().zip(document().active_element());
                if !in_bar.is_some_and(|(bar, active)| bar.contains(Some(&active))) {
                    span.set(selected(&pane, &work));
                }
            });
            move || drop(listener)
        }
    });
    use_select_key(&props.pane, app.state.keys);
    let Some(span) = *span else {
        return html! {};
    };
    let onchange = {
        let kind = kind.setter();
        Callback::from(move |event: Event| kind.set(chosen(&event)))
    };
    let entity = EntityKey {
        kind: KINDS[(*kind).min(KINDS.len() - 1)],
        span,
    };
    let problem = Edit::AddProblem {
        new: String::new(),
        words: Words::Span(span),
        after: None,
    };
    html! {
        <div ref={bar} class="select-bar" role="group" aria-label={lang.selected_text()}>
            <span class="select-part">
                <select aria-label={lang.entity_kind()} {onchange}>
                    { for KINDS.into_iter().enumerate().map(|(i, it)| html! {
                        <option selected={i == *kind}>{ lang.entity(it) }</option>
                    }) }
                </select>
                { button(&app, "mark-entity", lang.mark_as(), Edit::AddEntity { entity }) }
            </span>
            { button(&app, "make-problem", lang.make_problem(), problem) }
            { split(&app, &props.work, span) }
            { into_problem(&app, &props.work, span) }
        </div>
    }
}

/// Does it, and lets the selection go. The mouse leaves the selection as it is.
fn button(app: &App, class: &'static str, name: &'static str, edit: Edit) -> Html {
    let (app, doc) = (app.clone(), app.state.open);
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(doc) = doc {
            unselect();
            app.act(Action::Review(doc, Change::Edit(edit.clone())));
        }
    });
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! { <button {class} {onclick} {onmousedown}>{ name }</button> }
}

fn split(app: &App, work: &Work, [at, _]: PointSpan) -> Html {
    let over = |problem: &&Problem| problem.span[0] < at && at < problem.span[1];
    match work.report.problems.iter().find(over) {
        Some(problem) => {
            let edit = Edit::Split {
                problem: problem.id.clone(),
                at,
                new: String::new(),
            };
            button(app, "split-here", app.lang().split_at_selection(), edit)
        }
        None => html! {},
    }
}

/// The words for the problem that is chosen.
fn into_problem(app: &App, work: &Work, span: PointSpan) -> Html {
    let lang = app.lang();
    let chosen = app
        .state
        .current
        .and_then(|current| current.target.problem());
    let Some((place, problem)) = chosen.and_then(|p| Some((p, work.report.problems.get(p)?)))
    else {
        return html! { <span class="select-hint">{ lang.choose_problem_first() }</span> };
    };
    let words = |field| Edit::SetWords {
        target: problem.id.clone(),
        field,
        words: Words::Span(span),
    };
    let answer = |kind| Edit::AddResponse {
        problem: problem.id.clone(),
        new: String::new(),
        kind,
        label: None,
        words: Words::Span(span),
    };
    html! {
        <span class="select-part" role="group" aria-label={lang.into_problem(place + 1)}>
            <span class="select-name" aria-hidden="true">{ lang.into_problem(place + 1) }</span>
            { button(app, "as-title", lang.as_title(), words(Field::Title)) }
            { button(app, "as-detail", lang.as_detail(), words(Field::Detail)) }
            { button(app, "as-measures", lang.as_measures(), answer(ResponseKind::Measures)) }
            { button(app, "as-outcome", lang.as_outcome(), answer(ResponseKind::Outcome)) }
        </span>
    }
}

/// `s` selects the text of what is chosen; Shift with arrows then makes it longer or shorter.
#[hook]
fn use_select_key(pane: &NodeRef, keys: bool) {
    use_effect_with((pane.clone(), keys), |(pane, keys)| {
        let (pane, keys) = (pane.clone(), *keys);
        let listener = Listener::new(&window(), "keydown", move |event: KeyboardEvent| {
            let chord = event.ctrl_key() || event.alt_key() || event.meta_key();
            if !keys
                || chord
                || event.key() != "s"
                || event.is_composing()
                || is_written_into(&event)
            {
                return;
            }
            if let Some(pane) = pane.cast::<web_sys::HtmlElement>() {
                event.prevent_default();
                let _ = pane.focus();
                select_current(&pane);
            }
        });
        move || drop(listener)
    });
}
