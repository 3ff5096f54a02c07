//! Text from the clipboard.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::dialog::DialogFrame;
use crate::app::hooks::{Input, use_app};

#[component]
pub fn PasteDialog() -> Html {
    let app = use_app();
    let messages = app.messages();
    let area = use_node_ref();
    use_effect_with(area.clone(), |area| {
        if let Some(area) = area.cast::<HtmlTextAreaElement>() {
            let _ = area.focus();
        }
    });
    let analyse = {
        let (app, area) = (app.clone(), area.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let text = area.value();
            if text.trim().is_empty() {
                let _ = area.focus();
                return;
            }
            app.queue.add(vec![Input::Text {
                name: app.messages().pasted_name.into(),
                text: text.into(),
            }]);
        })
    };
    html! {
        <DialogFrame title={messages.paste_title}>
            <label class="paste-label" for="paste-area">{ messages.paste_label }</label>
            <textarea ref={area} id="paste-area" rows="12" spellcheck="false" lang="zh" />
            <div class="buttons end">
                <button class="primary" onclick={analyse}>{ messages.paste_go }</button>
            </div>
        </DialogFrame>
    }
}
