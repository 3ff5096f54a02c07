//! The small button that shows a thing of the ledger in the text.

use yew::prelude::*;

use crate::app::hooks::use_app;
use crate::view::target::Target;

#[derive(PartialEq, Properties)]
pub struct LocateProps {
    pub target: Target,
    /// What is written on it: a marker such as 一是; without one, a sign.
    #[prop_or_default]
    pub marker: Option<AttrValue>,
}

#[component]
pub fn Locate(props: &LocateProps) -> Html {
    let app = use_app();
    let hint = app.messages().show_in_text;
    let name = match &props.marker {
        Some(marker) => format!("{marker} {hint}"),
        None => hint.to_string(),
    };
    html! {
        <button class={classes!("locate", props.marker.is_none().then_some("bare"))} aria-label={name} title={hint}
            onclick={app.on_choose(props.target)}>
            { props.marker.clone().unwrap_or(AttrValue::Static("◂")) }
        </button>
    }
}
