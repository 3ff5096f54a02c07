//! Dates, sums, counts and so on, with what they mean, and what was found of the person's own kinds.

use std::rc::Rc;

use yew::prelude::*;

use super::pager::{Pager, ROWS, use_page};
use super::review::{EntityMark, note_line};
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::app::state::Action;
use crate::app::things::{kind_of, things};
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
    let work = &props.work;
    let filter = use_state_eq(|| None::<Kind>);
    let current = app.state.current;
    let chosen = current.map(|current| current.target);
    let chosen = chosen.and_then(|chosen| Some((chosen, kind_of(work, chosen)?)));
    // What was chosen is never hidden by the filter, and a kind that is gone filters nothing.
    let only = filter
        .filter(|only| chosen.is_none_or(|(_, kind)| kind == *only))
        .filter(|only| work.counts[only.index()] > 0);
    let listed = things(work, only);
    let row_of_chosen =
        chosen.and_then(|(chosen, _)| listed.iter().position(|&thing| thing == chosen));
    let choice = current.map(|current| current.nth);
    let (page, turn) = use_page(work, choice, row_of_chosen, ROWS);
    let count = work.report.entities.len() + work.report.own.len();
    if count == 0 {
        return html! { <p class="nothing">{ messages.no_entities }</p> };
    }
    let kinds = Kind::ALL.into_iter().filter(|kind| {
        matches!(kind, Kind::Entity(_) | Kind::Own(_)) && work.counts[kind.index()] > 0
    });
    let choose = |kind: Option<Kind>| {
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
                    { messages.all_kinds }<span class="count">{ count }</span>
                </button>
                { for kinds.map(|kind| html! {
                    <button key={kind.css()} aria-pressed={(only == Some(kind)).to_string()} onclick={choose(Some(kind))}>
                        <span class={classes!("swatch", format!("s-{}", kind.css()))} aria-hidden="true" />
                        { work.kind_name(kind, app.lang()) }<span class="count">{ work.counts[kind.index()] }</span>
                    </button>
                }) }
            </div>
            <ul class="entities">{ for rows.iter().filter_map(|&thing| row(&app, work, thing)) }</ul>
            <Pager {page} count={listed.len()} per_page={ROWS} {turn} />
        </>
    }
}

fn row(app: &App, work: &Rc<Work>, target: Target) -> Option<Html> {
    let report = &work.report;
    let (text, value) = match target {
        Target::Entity(i) => report
            .entities
            .get(i)
            .map(|it| (&it.text, it.value.as_ref())),
        Target::Own(i) => report.own.get(i).map(|it| (&it.text, None)),
        _ => None,
    }?;
    let kind = kind_of(work, target)?;
    let name = work.kind_name(kind, app.lang());
    // A value that only repeats the text is left out.
    let value = value
        .and_then(|value| describe::value(value, app.lang()))
        .filter(|value| !describe::is_same(value, text));
    let id = target.element_id();
    Some(html! {
        <li key={id.clone()} {id} class={classes!("entity", app.is_current(target).then_some("current"))}>
            <span class="entity-kind"><span class={classes!("swatch", format!("s-{}", kind.css()))} aria-hidden="true" />{ name }</span>
            <button class="plain entity-text" onclick={app.on_choose(target)}>{ text }</button>
            <span class="value">{ value.unwrap_or_default() }</span>
            if let Target::Entity(i) = target {
                { by_hand(app, work, i) }
            }
        </li>
    })
}

/// What a hand changed of an entity, and, of the one that is chosen, the fields to change it.
fn by_hand(app: &App, work: &Rc<Work>, i: usize) -> Html {
    let Some(entity) = work.report.entities.get(i) else {
        return html! {};
    };
    let edited = app.lang().edited(&entity.hand);
    html! {
        <>
            if !edited.is_empty() || entity.hand.note.is_some() {
                <div class="entity-hand">
                    if !edited.is_empty() {
                        <span class="chip edited">{ "✎ " }{ edited }</span>
                    }
                    { note_line(app, entity.hand.note.as_ref()) }
                </div>
            }
            if app.is_current(Target::Entity(i)) {
                <EntityMark work={work.clone()} index={i} />
            }
        </>
    }
}
