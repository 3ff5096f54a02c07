//! All that lies over the chosen place, so that nested and overlapping things can all be reached.

use std::rc::Rc;

use yew::prelude::*;

use super::review::on_edit;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::app::messages::Lang;
use crate::app::state::{Action, Pane, Side};
use crate::review::{Edit, EntityKey};
use crate::view::describe;
use crate::view::layers::flatten;
use crate::view::target::Target;

/// Quoted texts are cut here, in characters.
const SHORT: usize = 14;

#[derive(PartialEq, Properties)]
pub struct HereBarProps {
    pub work: Rc<Work>,
}

#[component]
pub fn HereBar(props: &HereBarProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let Some(current) = app.state.current else {
        return html! {};
    };
    let mut targets = vec![current.target];
    let place = current
        .place
        .or_else(|| current.target.start(&props.work.report));
    if let Some(place) = place {
        for &i in props.work.cut.stack_at(place) {
            let target = props.work.layers[i as usize].target;
            if !targets.contains(&target) {
                targets.push(target);
            }
        }
    }
    html! {
        <div class="here" role="group" aria-label={messages.here}>
            <span class="here-name" aria-hidden="true">{ messages.here }</span>
            { for targets.into_iter().map(|target| chip(&app, &props.work, target, place)) }
            { drop_entity(&app, &props.work, current.target) }
            <button class="here-ledger primary" onclick={app.on(|| Action::Pane(Pane::Ledger))}>
                { messages.to_ledger }
            </button>
            <button class="here-close" aria-label={messages.close} onclick={app.on(|| Action::Unchoose)}>
                { "×" }
            </button>
        </div>
    }
}

fn chip(app: &App, work: &Work, target: Target, place: Option<usize>) -> Html {
    let choose = app.on(move || Action::Choose {
        target,
        from: Side::Text,
        place,
    });
    html! {
        <button class="here-chip" aria-pressed={app.is_current(target).to_string()} onclick={choose}>
            { name(work, target, app.lang()) }
        </button>
    }
}

/// What was read as a date or a sum, and is none.
fn drop_entity(app: &App, work: &Work, target: Target) -> Html {
    let Target::Entity(i) = target else {
        return html! {};
    };
    let Some(entity) = work.report.entities.get(i).map(EntityKey::of) else {
        return html! {};
    };
    let onclick = on_edit(app, move |_: MouseEvent| Edit::DropEntity { entity });
    html! { <button class="drop-entity" {onclick}>{ app.lang().drop_entity() }</button> }
}

/// What a thing is called in one line.
pub fn name(work: &Work, target: Target, lang: Lang) -> String {
    let report = &work.report;
    match target {
        Target::Fact(fact) => lang.fact(fact).into(),
        Target::Heading(i) => flatten(&report.outline)
            .get(i)
            .map(|(_, heading)| short(&heading.text))
            .unwrap_or_default(),
        Target::Problem(p) => lang.problem_name(p + 1),
        Target::Response(p, r) => {
            let response = report.problems.get(p).and_then(|p| p.responses.get(r));
            response
                .map(|response| match &response.label {
                    Some(label) => label.clone(),
                    None => lang.response(response.kind).into(),
                })
                .unwrap_or_default()
        }
        Target::Item(p, r, i) => {
            let response = report.problems.get(p).and_then(|p| p.responses.get(r));
            let item = response.and_then(|response| response.items.get(i));
            item.map(|item| match &item.marker {
                Some(marker) => format!("{marker} {}", short(&item.text)),
                None => short(&item.text),
            })
            .unwrap_or_default()
        }
        Target::Remaining(_) => lang.remaining().into(),
        Target::Commitment(_) => lang.commitments().into(),
        Target::Entity(i) => report
            .entities
            .get(i)
            .map(|entity| {
                let kind = lang.entity(entity.kind);
                let value = entity.value.as_ref();
                match value.and_then(|value| describe::value(value, lang)) {
                    Some(value) => format!("{kind} {value}"),
                    None => format!("{kind} {}", short(&entity.text)),
                }
            })
            .unwrap_or_default(),
        Target::Own(i) => report
            .own
            .get(i)
            .map(|item| format!("{} {}", item.kind, short(&item.text)))
            .unwrap_or_default(),
        Target::Finding(i) => report
            .findings
            .get(i)
            .map(|finding| lang.finding(&finding.code).into())
            .unwrap_or_default(),
    }
}

fn short(text: &str) -> String {
    let mut cut: String = text.chars().take(SHORT).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}
