//! The small button that shows a thing of the ledger in the text.

use yew::prelude::*;

use crate::app::hooks::App;
use crate::view::target::Target;

/// `marker` is written on it, such as 一是; without one, a sign.
pub fn locate(app: &App, target: Target, marker: Option<AttrValue>) -> Html {
    let hint = app.messages().show_in_text;
    let name = match &marker {
        Some(marker) => format!("{marker} {hint}"),
        None => hint.to_string(),
    };
    html! {
        <button class={classes!("locate", marker.is_none().then_some("bare"))} aria-label={name} title={hint}
            onclick={app.on_choose(target)}>
            { marker.unwrap_or(AttrValue::Static("◂")) }
        </button>
    }
}
