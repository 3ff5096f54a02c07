//! What filters and sorts the list of documents, and what is done with all that failed.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::app::hooks::{App, use_app};
use crate::app::listing::{Listing, Only, Order};
use crate::app::state::Action;

#[component]
pub fn ListTools() -> Html {
    let app = use_app();
    let messages = app.messages();
    let listing = &app.state.listing;
    let filter = change(&app, |event: InputEvent, listing| {
        let input: HtmlInputElement = event.target_unchecked_into();
        listing.words = input.value().into();
    });
    html! {
        <div class="list-tools">
            <input type="search" class="list-filter" placeholder={messages.filter_documents}
                aria-label={messages.filter_documents} value={listing.words.to_string()} oninput={filter} />
            <div class="list-only" role="group" aria-label={messages.documents_shown}>
                { for Only::ALL.into_iter().filter_map(|only| choice(&app, only)) }
            </div>
            { sorting(&app) }
            { rule(&app) }
            if listing.only == Only::Failed && !app.state.listed.is_empty() {
                { bulk(&app) }
            }
        </div>
    }
}

/// A callback that changes the listing.
fn change<E: 'static>(app: &App, by: impl Fn(E, &mut Listing) + 'static) -> Callback<E> {
    let (dispatcher, listing) = (app.dispatcher.clone(), app.state.listing.clone());
    Callback::from(move |event: E| {
        let mut listing = listing.clone();
        by(event, &mut listing);
        dispatcher.dispatch(Action::List(listing));
    })
}

fn choice(app: &App, only: Only) -> Option<Html> {
    let count = app.state.docs.iter().filter(|doc| only.takes(doc)).count();
    let chosen = app.state.listing.only == only;
    if count == 0 && !chosen && only != Only::All {
        return None;
    }
    let onclick = change(app, move |_: MouseEvent, listing| listing.only = only);
    Some(html! {
        <button key={format!("{only:?}")} data-only={format!("{only:?}")} aria-pressed={chosen.to_string()} {onclick}>
            { app.lang().only(only) }<span class="count">{ count }</span>
        </button>
    })
}

/// The rule whose findings the listed documents have; pressing it lists the others again.
fn rule(app: &App) -> Html {
    let Some(code) = &app.state.listing.rule else {
        return html! {};
    };
    let lang = app.lang();
    let onclick = change(app, |_: MouseEvent, listing| listing.rule = None);
    html! {
        <div>
            <button class="list-rule" title={lang.list_all_again()} {onclick}>
                { lang.only_with(lang.finding(code)) }{ " " }<span aria-hidden="true">{ "×" }</span>
                <span class="visually-hidden">{ lang.list_all_again() }</span>
            </button>
        </div>
    }
}

fn sorting(app: &App) -> Html {
    let messages = app.messages();
    let listing = &app.state.listing;
    let sort = change(app, |event: Event, listing| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let chosen = Order::ALL.get(select.selected_index() as usize).copied();
        listing.order = chosen.unwrap_or_default();
        listing.reversed = listing.order.starts_reversed();
    });
    let turn = change(app, |_: MouseEvent, listing| {
        listing.reversed = !listing.reversed
    });
    html! {
        <div class="list-sort">
            <select aria-label={messages.sort_by} onchange={sort}>
                { for Order::ALL.into_iter().map(|order| html! {
                    <option selected={order == listing.order}>{ app.lang().order(order) }</option>
                }) }
            </select>
            <button class="list-turn" aria-pressed={listing.reversed.to_string()} title={messages.reverse} onclick={turn}>
                <span aria-hidden="true">{ if listing.reversed { "↓" } else { "↑" } }</span>
                <span class="visually-hidden">{ messages.reverse }</span>
            </button>
        </div>
    }
}

/// For all that is listed, which has failed.
fn bulk(app: &App) -> Html {
    let messages = app.messages();
    let retry = {
        let (queue, ids) = (app.queue.clone(), app.state.listed.clone());
        Callback::from(move |_: MouseEvent| queue.retry(&ids))
    };
    let remove = {
        let (queue, ids) = (app.queue.clone(), app.state.listed.clone());
        Callback::from(move |_: MouseEvent| queue.remove(ids.to_vec()))
    };
    html! {
        <div class="list-bulk">
            <button class="retry-failed" onclick={retry}>{ messages.retry_failed }</button>
            <button class="remove-failed" onclick={remove}>{ messages.remove_failed }</button>
        </div>
    }
}
