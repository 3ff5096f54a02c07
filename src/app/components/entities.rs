//! Dates, sums, counts and so on, with what they mean.

use std::rc::Rc;

use yew::prelude::*;

use super::pager::{Pager, ROWS, use_page};
use super::review::{EntityMark, note_line};
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::app::state::Action;
use crate::report::{Entity, EntityKind};
use crate::view::describe;
use crate::view::kind::Kind;
use crate::view::target::Target;

#[derive(PartialEq, Properties)]
pub struct EntitiesProps {
    pub work: Rc<Work>,
}

#[component]
pub fn Entities(props: &EntitiesProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let entities = &props.work.report.entities;
    let filter = use_state_eq(|| None::<EntityKind>);
    let current = app.state.current;
    let chosen = match current.map(|current| current.target) {
        Some(Target::Entity(i)) => entities.get(i).map(|entity| (i, entity.kind)),
        _ => None,
    };
    // What was chosen is never hidden by the filter.
    let only = filter.filter(|only| chosen.is_none_or(|(_, kind)| kind == *only));
    let listed: Vec<usize> = (0..entities.len())
        .filter(|&i| only.is_none_or(|only| entities[i].kind == only))
        .collect();
    let row_of_chosen = chosen.and_then(|(chosen, _)| listed.binary_search(&chosen).ok());
    let choice = current.map(|current| current.nth);
    let (page, turn) = use_page(&props.work, choice, row_of_chosen, ROWS);
    if entities.is_empty() {
        return html! { <p class="nothing">{ messages.no_entities }</p> };
    }
    let kinds = Kind::ALL.into_iter().filter_map(|kind| match kind {
        Kind::Entity(entity) if props.work.counts[kind.index()] > 0 => Some((kind, entity)),
        _ => None,
    });
    let choose = |kind: Option<EntityKind>| {
        let (filter, turn, app) = (filter.clone(), turn.clone(), app.clone());
        Callback::from(move |_: MouseEvent| {
            filter.set(kind);
            turn.emit(0);
            app.act(Action::Unchoose);
        })
    };
    let rows = &listed[Pager::range(page, listed.len(), ROWS)];
    html! {
        <>
            <div class="tools filter" role="group" aria-label={messages.entities}>
                <button aria-pressed={only.is_none().to_string()} onclick={choose(None)}>
                    { messages.all_kinds }<span class="count">{ entities.len() }</span>
                </button>
                { for kinds.map(|(kind, entity)| html! {
                    <button key={kind.css()} aria-pressed={(only == Some(entity)).to_string()} onclick={choose(Some(entity))}>
                        <span class={classes!("swatch", format!("s-{}", kind.css()))} aria-hidden="true" />
                        { app.lang().kind(kind) }<span class="count">{ props.work.counts[kind.index()] }</span>
                    </button>
                }) }
            </div>
            <ul class="entities">{ for rows.iter().map(|&i| row(&app, &props.work, i, &entities[i])) }</ul>
            <Pager {page} count={listed.len()} per_page={ROWS} {turn} />
        </>
    }
}

fn row(app: &App, work: &Rc<Work>, i: usize, entity: &Entity) -> Html {
    let target = Target::Entity(i);
    let kind = Kind::Entity(entity.kind);
    // A value that only repeats the text is left out.
    let value = entity.value.as_ref();
    let value = value
        .and_then(|value| describe::value(value, app.lang()))
        .filter(|value| !describe::is_same(value, &entity.text));
    let edited = app.lang().edited(&entity.hand);
    html! {
        <li key={i} id={target.element_id()} class={classes!("entity", app.is_current(target).then_some("current"))}>
            <span class="entity-kind"><span class={classes!("swatch", format!("s-{}", kind.css()))} aria-hidden="true" />{ app.lang().kind(kind) }</span>
            <button class="plain entity-text" onclick={app.on_choose(target)}>{ &entity.text }</button>
            <span class="value">{ value.unwrap_or_default() }</span>
            if !edited.is_empty() || entity.hand.note.is_some() {
                <div class="entity-hand">
                    if !edited.is_empty() {
                        <span class="chip edited">{ "✎ " }{ edited }</span>
                    }
                    { note_line(app, entity.hand.note.as_ref()) }
                </div>
            }
            if app.is_current(target) {
                <EntityMark work={work.clone()} index={i} />
            }
        </li>
    }
}
