//! The kinds that there are, with what they find in all documents.

use std::sync::Arc;

use yew::prelude::*;

use super::focus;
use super::transfer::{Done, import, save, told};
use crate::app::hooks::{App, use_app, use_survey};
use crate::app::own::{self, Count};
use crate::app::state::Action;
use crate::own::{MOST_KINDS, OwnKind};
use crate::view::kind::Kind;

#[derive(PartialEq, Properties)]
pub struct OwnListProps {
    /// Called with a place in the list; the one behind the last is a new kind.
    pub edit: Callback<usize>,
    /// The place of the kind that was just written.
    pub edited: Option<usize>,
}

#[component]
pub fn OwnList(props: &OwnListProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let kinds = app.state.own.clone();
    let matcher = use_memo(kinds.clone(), |kinds| Arc::new(own::matcher(kinds)));
    let tally = use_survey(&app, (*matcher).clone());
    let done = use_state_eq(|| None::<Done>);
    // What gets the focus as soon as it is drawn.
    let wanted = use_mut_ref(|| None::<String>);
    use_effect_with(props.edited, {
        let count = kinds.len();
        move |edited| match edited {
            Some(place) if *place < count => focus(&format!("own-edit-{place}")),
            Some(_) => focus("own-add"),
            None => {}
        }
    });
    use_effect({
        let wanted = wanted.clone();
        move || {
            if let Some(id) = wanted.borrow_mut().take() {
                focus(&id);
            }
        }
    });
    let on_move = {
        let (app, kinds, wanted) = (app.clone(), kinds.clone(), wanted.clone());
        Callback::from(move |(from, to): (usize, usize)| {
            let mut moved = kinds.to_vec();
            moved.swap(from, to);
            let at_end = to == 0 || to + 1 == moved.len();
            let goes_on = (from < to) != at_end;
            let way = if goes_on { "down" } else { "up" };
            *wanted.borrow_mut() = Some(format!("own-{way}-{to}"));
            app.act(Action::Own(moved));
        })
    };
    let on_delete = {
        let (app, kinds, wanted) = (app.clone(), kinds.clone(), wanted.clone());
        let done = done.setter();
        Callback::from(move |place: usize| {
            let mut left = kinds.to_vec();
            let kind = left.remove(place);
            *wanted.borrow_mut() = Some("own-undo".into());
            done.set(Some(Done::Deleted(place, kind)));
            app.act(Action::Own(left));
        })
    };
    let add = {
        let (edit, place) = (props.edit.clone(), kinds.len());
        Callback::from(move |_: MouseEvent| edit.emit(place))
    };
    let row = |place: usize, kind: &OwnKind| Row {
        place,
        last: place + 1 == kinds.len(),
        kind: kind.clone(),
        count: tally.kinds.get(place).copied(),
        edit: props.edit.clone(),
        on_move: on_move.clone(),
        on_delete: on_delete.clone(),
    };
    html! {
        <>
            if kinds.is_empty() {
                <p class="own-none">{ lang.own_none() }</p>
            } else {
                <ul class="own-list">
                    { for kinds.iter().enumerate().map(|(place, kind)| row(place, kind).html(&app)) }
                </ul>
                <p class="small" role="status">{ lang.own_searched(tally.documents, app.state.read()) }</p>
            }
            { told(&app, &kinds, &done) }
            <div class="buttons">
                <button id="own-add" class="primary own-add" disabled={kinds.len() >= MOST_KINDS} onclick={add}>{ lang.own_add() }</button>
                { import(&app, &kinds, &done) }
                <button class="own-save-list" disabled={kinds.is_empty()} onclick={save(&app, &kinds)}>{ lang.own_export() }</button>
            </div>
            <p class="small">{ lang.own_kept() }</p>
        </>
    }
}

struct Row {
    place: usize,
    last: bool,
    kind: OwnKind,
    /// As soon as the first document was searched.
    count: Option<Count>,
    edit: Callback<usize>,
    on_move: Callback<(usize, usize)>,
    on_delete: Callback<usize>,
}

impl Row {
    fn html(self, app: &App) -> Html {
        let lang = app.lang();
        let place = self.place;
        let name = &self.kind.name;
        let css = Kind::Own(place as u8).css();
        let to = |to: usize| self.on_move.reform(move |_: MouseEvent| (place, to));
        let button = |way: &str, sign: &'static str, does: &'static str, off: bool, onclick| {
            html! {
                <button id={format!("own-{way}-{place}")} disabled={off} {onclick} title={does}
                    aria-label={lang.own_of(does, name)}>{ sign }</button>
            }
        };
        html! {
            <li class="own-row">
                <span class={classes!("swatch", format!("s-{css}"))} aria-hidden="true" />
                <div class="own-what">
                    <strong class="own-name">{ name }</strong>
                    <span class="own-count">{ self.count.map(|count| lang.own_count(count)).unwrap_or_default() }</span>
                    <span class="own-sought">{ lang.own_sought(&self.kind) }</span>
                </div>
                <div class="own-tools">
                    { button("edit", lang.own_edit(), lang.own_edit(), false, self.edit.reform(move |_| place)) }
                    { button("up", "↑", lang.own_up(), place == 0, to(place.saturating_sub(1))) }
                    { button("down", "↓", lang.own_down(), self.last, to(place + 1)) }
                    { button("delete", lang.own_delete(), lang.own_delete(), false, self.on_delete.reform(move |_| place)) }
                </div>
            </li>
        }
    }
}
