//! The kinds of marks, with their counts; each is a switch.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::document::Work;
use crate::app::hooks::use_app;
use crate::app::state::{Action, Dialog};
use crate::view::kind::Kind;

#[derive(PartialEq, Properties)]
pub struct LegendProps {
    pub work: Rc<Work>,
    pub find: Callback<()>,
    pub children: Html,
}

#[component]
pub fn Legend(props: &LegendProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let off = app.state.off;
    let counts = &props.work.counts;
    let there = Kind::ALL
        .into_iter()
        .filter(|kind| counts[kind.index()] > 0);
    let all_on = off.is_empty();
    html! {
        <div class="legend" role="group" aria-label={messages.legend}>
            { for there.map(|kind| html! {
                <button key={kind.css()} class="switch-kind" data-kind={kind.css()}
                    aria-pressed={(!off.contains(kind)).to_string()} title={app.lang().kind(kind)}
                    onclick={app.on(move || Action::Toggle(kind))}>
                    <span class={classes!("swatch", format!("s-{}", kind.css()))} aria-hidden="true" />
                    { props.work.own.name(kind).unwrap_or_else(|| app.lang().kind_in_legend(kind).into()) }
                    <span class="count">{ counts[kind.index()] }</span>
                </button>
            }) }
            { props.children.clone() }
            <button class="open-own" onclick={app.on(|| Action::Dialog(Some(Dialog::Own)))}>
                { app.lang().open_own() }
            </button>
            <button class="find-button" onclick={props.find.reform(|_| ())}>{ messages.find }</button>
            <button class="switch-all" onclick={app.on(move || Action::AllKinds(!all_on))}>
                { if all_on { messages.all_off } else { messages.all_on } }
            </button>
        </div>
    }
}
