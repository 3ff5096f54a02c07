//! All that lies over the chosen place, so that nested and overlapping things can all be reached.

use std::rc::Rc;

use yew::prelude::*;

use super::review::on_edit;
use crate::app::document::Work;
use crate::app::here::{Here, here};
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
    let (Some(current), work) = (app.state.current, &props.work) else {
        return html! {};
    };
    let place = app.state.place_of_current();
    let mut all = place.map_or_else(Vec::new, |place| here(work, place));
    if all.iter().all(|it| it.target != current.target) {
        let layer = work.layers.iter().find(|it| it.target == current.target);
        all.splice(..0, layer.map(Here::from));
    }
    html! {
        <div class="here" role="group" aria-label={messages.here}>
            <div class="here-all">
                <span class="here-name">{ app.lang().here_count(all.len()) }</span>
                { for all.iter().map(|it| chip(&app, work, it, place)) }
                { drop_entity(&app, work, current.target) }
                <button class="here-ledger primary" onclick={app.on(|| Action::Pane(Pane::Ledger))}>
                    { messages.to_ledger }
                </button>
            </div>
            <button class="here-close" aria-label={messages.close} onclick={app.on(|| Action::Unchoose)}>
                { "×" }
            </button>
        </div>
    }
}

fn chip(app: &App, work: &Work, here: &Here, place: Option<usize>) -> Html {
    let target = here.target;
    let choose = app.on(move || Action::Choose {
        target,
        from: Side::Text,
        place,
    });
    html! {
        <button class="here-chip" aria-pressed={app.is_current(target).to_string()} onclick={choose}>
            <span class={classes!("swatch", format!("s-{}", here.kind.css()))} aria-hidden="true" />
            { name(work, target, app.lang()) }
            if let Some(quote) = quote(work, here) {
                <span class="here-quote">{ short(&quote) }</span>
            }
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

/// The text of a thing whose name does not hold it.
fn quote(work: &Work, here: &Here) -> Option<String> {
    let problems = &work.report.problems;
    match here.target {
        Target::Problem(p) => Some(problems.get(p)?.title.text.clone()),
        Target::Response(p, r) => Some(problems.get(p)?.responses.get(r)?.text.clone()),
        Target::Remaining(i) => Some(work.report.remaining.get(i)?.text.clone()),
        Target::Commitment(i) => Some(work.report.commitments.get(i)?.text.clone()),
        Target::Fact(_) | Target::Finding(_) => Some(work.quote(here.span, SHORT + 1)),
        Target::Entity(_) | Target::Heading(_) | Target::Item(..) | Target::Own(_) => None,
    }
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
