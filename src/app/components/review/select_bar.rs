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
                // A choice in the bar may take the selection away; the event of the last
                // change of it may come when the focus is in the bar already.
                let now = selected(&pane, &work);
                let in_bar = bar.cast::<Element>().zip(document().active_element());
                if now.is_some() || !in_bar.is_some_and(|(bar, at)| bar.contains(Some(&at))) {
                    span.set(now);
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
    let here = Selected {
        app: app.clone(),
        work: props.work.clone(),
        pane: props.pane.clone(),
        span,
    };
    let entity_kind = KINDS[(*kind).min(KINDS.len() - 1)];
    let entity = move |span| {
        let kind = entity_kind;
        Edit::AddEntity {
            entity: EntityKey { kind, span },
        }
    };
    let problem = |span| Edit::AddProblem {
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
                { here.button("mark-entity", lang.mark_as(), entity) }
            </span>
            { here.button("make-problem", lang.make_problem(), problem) }
            { split(&here) }
            { into_problem(&here) }
        </div>
    }
}

/// What is selected, and where.
#[derive(Clone)]
struct Selected {
    app: App,
    work: Rc<Work>,
    pane: NodeRef,
    span: PointSpan,
}

impl Selected {
    /// Does it, and lets the selection go. The mouse leaves the selection as it is.
    fn button(
        &self,
        class: &'static str,
        name: &'static str,
        edit: impl Fn(PointSpan) -> Edit + 'static,
    ) -> Html {
        let here = self.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(doc) = here.app.state.open {
                let change = Change::Edit(edit(here.now()));
                unselect();
                here.app.act(Action::Review(doc, change));
            }
        });
        let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
        html! { <button {class} {onclick} {onmousedown}>{ name }</button> }
    }

    /// A fast hand presses before the browser has told of the last change of the selection.
    fn now(&self) -> PointSpan {
        let pane = self.pane.cast::<Element>();
        pane.and_then(|pane| selected(&pane, &self.work))
            .unwrap_or(self.span)
    }
}

fn split(here: &Selected) -> Html {
    let [at, _] = here.span;
    let over = |problem: &&Problem| problem.span[0] < at && at < problem.span[1];
    let Some(problem) = here.work.report.problems.iter().find(over) else {
        return html! {};
    };
    let problem = problem.id.clone();
    here.button(
        "split-here",
        here.app.lang().split_at_selection(),
        move |[at, _]| Edit::Split {
            problem: problem.clone(),
            at,
            new: String::new(),
        },
    )
}

/// The words for the problem that is chosen.
fn into_problem(here: &Selected) -> Html {
    let lang = here.app.lang();
    let current = here.app.state.current;
    let chosen = current.and_then(|current| current.target.problem());
    let problems = &here.work.report.problems;
    let Some((place, problem)) = chosen.and_then(|p| Some((p, problems.get(p)?))) else {
        return html! { <span class="select-hint">{ lang.choose_problem_first() }</span> };
    };
    let words = |field| {
        let target = problem.id.clone();
        move |span| Edit::SetWords {
            target: target.clone(),
            field,
            words: Words::Span(span),
        }
    };
    let answer = |kind| {
        let problem = problem.id.clone();
        move |span| Edit::AddResponse {
            problem: problem.clone(),
            new: String::new(),
            kind,
            label: None,
            words: Words::Span(span),
        }
    };
    html! {
        <span class="select-part" role="group" aria-label={lang.into_problem(place + 1)}>
            <span class="select-name" aria-hidden="true">{ lang.into_problem(place + 1) }</span>
            { here.button("as-title", lang.as_title(), words(Field::Title)) }
            { here.button("as-detail", lang.as_detail(), words(Field::Detail)) }
            { here.button("as-measures", lang.as_measures(), answer(ResponseKind::Measures)) }
            { here.button("as-outcome", lang.as_outcome(), answer(ResponseKind::Outcome)) }
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
