//! What a kind finds, before it is taken over.

use yew::prelude::*;

use super::form::Searched;
use crate::app::document::Work;
use crate::app::hooks::{use_app, use_survey};
use crate::app::own::around;
use crate::report::OwnItem;
use crate::view::kind::Kind;

#[derive(PartialEq, Properties)]
pub struct PreviewProps {
    pub matcher: Searched,
    /// Of the kind in the list: its colour and sign.
    pub place: usize,
}

#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let tally = use_survey(&app, props.matcher.0.clone());
    let count = tally.kinds.first().copied().unwrap_or_default();
    let total = app.state.read();
    let css = Kind::Own(props.place as u8).css();
    let hits = match (&tally.here, app.state.open_work()) {
        (Some((items, _)), Some(work)) => items.iter().map(|item| hit(work, item, css)).collect(),
        _ => Html::default(),
    };
    let here = tally.here.as_ref().map(|here| here.1);
    html! {
        <section class="own-preview" aria-label={lang.own_preview()}>
            <p class="own-found" role="status">
                if !props.matcher.0.is_empty() {
                    if let Some(here) = here {
                        <span class="own-here">{ lang.own_here(here) }</span>
                    }
                    <span class="own-all">{ lang.own_all(count, tally.documents, total) }</span>
                }
            </p>
            <ul class="own-hits" tabindex="0" aria-label={lang.own_preview()}>{ hits }</ul>
        </section>
    }
}

fn hit(work: &Work, item: &OwnItem, css: &'static str) -> Html {
    let (before, behind) = around(work, item.span);
    html! {
        <li>{ before }<mark class={format!("k-{css}")}>{ item.text.clone() }</mark>{ behind }</li>
    }
}
