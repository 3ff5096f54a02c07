//! A window over the page. The browser keeps the focus in it, closes it with Escape and gives the focus back.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::app::hooks::use_app;
use crate::app::state::Action;

#[derive(PartialEq, Properties)]
pub struct DialogProps {
    pub title: AttrValue,
    #[prop_or_default]
    pub class: Classes,
    pub children: Html,
}

#[component]
pub fn DialogFrame(props: &DialogProps) -> Html {
    let app = use_app();
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        let dialog = dialog.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            let _ = dialog.show_modal();
        }
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
        }
    });
    let close = app.on(|| Action::Dialog(None));
    html! {
        <dialog ref={dialog} class={props.class.clone()} aria-labelledby="dialog-title" onclose={app.on(|| Action::Dialog(None))}>
            <div class="dialog-head">
                <h2 id="dialog-title">{ &props.title }</h2>
                <button class="plain" aria-label={app.messages().close} onclick={close}>{ "×" }</button>
            </div>
            { props.children.clone() }
        </dialog>
    }
}
