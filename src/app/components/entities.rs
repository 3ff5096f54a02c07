//! Dates, sums, counts and so on, with what they mean.

use std::rc::Rc;

use yew::prelude::*;

use super::pager::{Pager, page_of};
use crate::app::describe;
use crate::app::hooks::{App, use_app};
use crate::app::kind::Kind;
use crate::app::state::Work;
use crate::app::target::Target;
use crate::report::{Entity, EntityKind};

#[derive(PartialEq, Properties)]
pub struct EntitiesProps {
    pub work: Rc<Work>,
}

#[component]
pub fn Entities(props: &EntitiesProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let entities = &props.work.report.entities;
    let only = use_state_eq(|| None::<EntityKind>);
    let listed: Vec<usize> = (0..entities.len())
        .filter(|&i| only.is_none_or(|only| entities[i].kind == only))
        .collect();
    let chosen = match app.state.current.map(|current| current.target) {
        Some(Target::Entity(i)) => Some(i),
        _ => None,
    };
    let page = use_state_eq(|| 0);
    use_effect_with((chosen, props.work.clone()), {
        let (page, only) = (page.clone(), only.clone());
        let entities_of = props.work.clone();
        move |(chosen, _)| {
            let Some(chosen) = *chosen else { return };
            // What was chosen in the text is never hidden by the filter.
            let kind = entities_of.report.entities.get(chosen).map(|e| e.kind);
            if only.is_some() && *only != kind {
                only.set(None);
                page.set(page_of(chosen));
            } else if let Some(row) = listed_place(&entities_of, *only, chosen) {
                page.set(page_of(row));
            }
        }
    });
    if entities.is_empty() {
        return html! { <p class="nothing">{ messages.no_entities }</p> };
    }
    let kinds = Kind::ALL.into_iter().filter_map(|kind| match kind {
        Kind::Entity(entity) if props.work.counts[kind.index()] > 0 => Some((kind, entity)),
        _ => None,
    });
    let choose = |kind: Option<EntityKind>| {
        let (only, page) = (only.clone(), page.clone());
        Callback::from(move |_: MouseEvent| {
            only.set(kind);
            page.set(0);
        })
    };
    let rows = &listed[Pager::range(*page, listed.len())];
    html! {
        <>
            <div class="tools filter" role="group" aria-label={messages.entities}>
                <button aria-pressed={only.is_none().to_string()} onclick={choose(None)}>
                    { messages.all_kinds }<span class="count">{ entities.len() }</span>
                </button>
                { for kinds.map(|(kind, entity)| html! {
                    <button key={kind.css()} aria-pressed={(*only == Some(entity)).to_string()} onclick={choose(Some(entity))}>
                        <span class={classes!("swatch", format!("s-{}", kind.css()))} aria-hidden="true" />
                        { app.lang().kind(kind) }<span class="count">{ props.work.counts[kind.index()] }</span>
                    </button>
                }) }
            </div>
            <ul class="entities">{ for rows.iter().map(|&i| row(&app, i, &entities[i])) }</ul>
            <Pager page={*page} count={listed.len()} turn={Callback::from({
                let page = page.clone();
                move |to| page.set(to)
            })} />
        </>
    }
}

fn listed_place(work: &Work, only: Option<EntityKind>, chosen: usize) -> Option<usize> {
    let entities = work.report.entities.get(..chosen)?;
    let before = entities
        .iter()
        .filter(|entity| only.is_none_or(|only| entity.kind == only));
    Some(before.count())
}

fn row(app: &App, i: usize, entity: &Entity) -> Html {
    let target = Target::Entity(i);
    let kind = Kind::Entity(entity.kind);
    // A value that only repeats the text is left out.
    let value = entity.value.as_ref();
    let value = value
        .and_then(|value| describe::value(value, app.lang()))
        .filter(|value| !describe::is_same(value, &entity.text));
    html! {
        <li key={i} id={target.element_id()} class={classes!("entity", app.is_current(target).then_some("current"))}>
            <span class="entity-kind"><span class={classes!("swatch", format!("s-{}", kind.css()))} aria-hidden="true" />{ app.lang().kind(kind) }</span>
            <button class="plain entity-text" onclick={app.on_choose(target)}>{ &entity.text }</button>
            <span class="value">{ value.unwrap_or_default() }</span>
        </li>
    }
}
