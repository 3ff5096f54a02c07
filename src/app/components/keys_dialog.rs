//! The list of keys.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::hooks::use_app;
use crate::app::messages::Word;
use crate::app::state::{Action, View};

#[component]
pub fn KeysList() -> Html {
    let app = use_app();
    let messages = app.messages();
    let rows: [(&[&str], &str); 20] = [
        (&["j", "k"], messages.key_problems),
        (&["f", "F"], messages.key_findings),
        (&["e", "E"], messages.key_entities),
        (&["]", "["], messages.key_documents),
        (&["l", "L"], app.lang().key_marks()),
        (&["h", "H"], app.lang().key_here()),
        (&["/"], messages.key_find),
        (&["Ctrl", "Shift", "F"], app.lang().key_search_all()),
        (&["F3"], app.lang().key_next_hit()),
        (&["1", "…", "5"], messages.key_tabs),
        (&["t"], app.lang().key_panes()),
        (
            &[app.lang().pick("空格", "Space"), "x"],
            app.lang().key_pick(),
        ),
        (&["o"], messages.key_open),
        (&["m"], app.lang().key_edit()),
        (&["s"], app.lang().key_select()),
        (&["Ctrl+Z", "Ctrl+Y"], app.lang().key_undo()),
        (&["Ctrl+P"], app.lang().export_word(Word::PrintKey)),
        (&["Tab"], messages.key_tab),
        (&["Esc"], messages.key_escape),
        (&["?"], messages.key_help),
    ];
    let dispatcher = app.dispatcher.clone();
    let switch = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        dispatcher.dispatch(Action::Keys(input.checked()));
    });
    html! {
        <>
            <dl class="keys">
                { for rows.iter().map(|(keys, does)| html! {
                    <div>
                        <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                        <dd>{ *does }</dd>
                    </div>
                }) }
            </dl>
            <p class="keys-switch">{ format!("{}{}{}", app.lang().view(View::Table), app.lang().pick("：", ": "), app.lang().table().keys) }</p>
            <p class="keys-switch">{ app.lang().list_keys() }</p>
            <label class="keys-switch">
                <input type="checkbox" checked={app.state.keys} onchange={switch} />
                { messages.keys_on }
            </label>
        </>
    }
}
