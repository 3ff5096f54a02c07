//! A row of the results: a document, a hit in it, or how many hits more it has.

use yew::prelude::*;

use crate::app::hooks::App;
use crate::app::search::Change;
use crate::app::search::parts::InLedger;
use crate::app::search::results::{Excerpt, Group, Listed, Row};
use crate::app::state::Action;

pub fn row(app: &App, row: Row, place: usize, count: usize) -> Html {
    let class = match row {
        Row::Head(_) => "result-head",
        Row::Hit(_, hit, _) if hit.part.and_then(problem).is_some() => "result of-problem",
        Row::Hit(..) => "result",
        Row::More(..) => "result result-more",
    };
    let content = match row {
        Row::Head(group) => head(app, group, place),
        Row::Hit(_, hit, number) => found(app, hit, number, place),
        Row::More(group, more) => rest(app, group, more, place),
    };
    html! {
        <li key={place} {class} aria-setsize={count.to_string()} aria-posinset={(place + 1).to_string()}>{ content }</li>
    }
}

fn problem(part: InLedger) -> Option<usize> {
    part.target.problem()
}

fn head(app: &App, group: &Group, place: usize) -> Html {
    let id = group.doc;
    let Some(doc) = app.state.doc(id) else {
        return html! {};
    };
    let body = doc.summary().and_then(|it| it.body.clone());
    html! {
        <button class="result-open" data-row={place.to_string()} onclick={app.on(move || Action::Open(id))}
            aria-current={(app.state.open == Some(id)).then_some("true")} title={doc.name.to_string()}>
            <span class="result-lines">
                <span class="result-body">
                    <span class="result-name">{ body.clone().unwrap_or_else(|| doc.name.to_string()) }</span>
                    <span class="result-count">{ app.lang().hits_of(group.count) }</span>
                </span>
                if body.is_some() {
                    <span class="result-file">{ &*doc.name }</span>
                }
            </span>
        </button>
    }
}

fn found(app: &App, hit: &Listed, number: usize, place: usize) -> Html {
    let current = app.state.search.hit == Some(number);
    html! {
        <button class="result-open" data-row={place.to_string()} aria-current={current.then_some("true")}
            onclick={app.on(move || Action::Search(Change::Hit(number)))}>
            <span class="result-lines">
                <span class="result-part">{ app.lang().hit_part(hit.part) }</span>
                { excerpt(&hit.excerpt) }
            </span>
        </button>
    }
}

fn excerpt(excerpt: &Excerpt) -> Html {
    html! {
        <span class="result-excerpt" lang="zh">
            if excerpt.cut_before {
                { "…" }
            }
            { for excerpt.pieces().into_iter().map(|(text, marked)| match marked {
                true => html! { <mark>{ text }</mark> },
                false => html! { { text } },
            }) }
            if excerpt.cut_behind {
                { "…" }
            }
        </span>
    }
}

fn rest(app: &App, group: &Group, more: usize, place: usize) -> Html {
    let id = group.doc;
    html! {
        <button class="result-open" data-row={place.to_string()}
            onclick={app.on(move || Action::Search(Change::Rest(id)))}>{ app.lang().more_hits(more) }</button>
    }
}
