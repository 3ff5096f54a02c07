//! The field for what is searched for, with the choice of where; above the text, or above the results of all documents.

use std::rc::Rc;

use web_sys::{CompositionEvent, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::app::hooks::{App, use_app};
use crate::app::search::{Change, Scope};
use crate::app::state::Action;
use crate::app::web::document;
use crate::app::web::listener::Listener;

#[derive(PartialEq, Properties)]
pub struct SearchFieldProps {
    /// Which hit is shown, of how many.
    pub told: String,
    /// Whether there is nothing to go to.
    pub none: bool,
    /// To the next hit (`true`), or the one before.
    pub go: Callback<bool>,
    /// What Escape does.
    pub leave: Callback<()>,
    /// Downwards out of the field, where there is something.
    #[prop_or_default]
    pub down: Callback<()>,
}

#[component]
pub fn SearchField(props: &SearchFieldProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let search = &app.state.search;
    let scope = search.scope;
    let field = use_node_ref();
    use_focus(&field, search.words.clone());
    // After a choice of where to search one goes on writing.
    use_effect_with(scope, {
        let field = field.clone();
        move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
            }
        }
    });
    let write = {
        let dispatcher = app.dispatcher.clone();
        Callback::from(move |words: String| {
            dispatcher.dispatch(Action::Search(Change::Words(words.into())));
        })
    };
    use_composed(&field, write.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        // What an input method has not finished yet is not searched.
        if !event.is_composing() {
            let field: HtmlInputElement = event.target_unchecked_into();
            write.emit(field.value());
        }
    });
    let onkeydown = {
        let (go, leave, down) = (props.go.clone(), props.leave.clone(), props.down.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "Enter" => go.emit(!event.shift_key()),
                "ArrowDown" => down.emit(()),
                "Escape" => leave.emit(()),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let to = |forward: bool| props.go.reform(move |_: MouseEvent| forward);
    html! {
        <div class="find-bar" role="search">
            <input ref={field} type="search" aria-label={app.lang().search_field(scope)}
                placeholder={app.lang().search_field(scope)} {oninput} {onkeydown} />
            <span class="find-count" role="status">
                if !search.words.is_empty() {
                    { &props.told }
                }
            </span>
            <button disabled={props.none} onclick={to(false)}>{ messages.find_previous }</button>
            <button disabled={props.none} onclick={to(true)}>{ messages.find_next }</button>
            <button class="find-close" aria-label={messages.close}
                onclick={app.on(|| Action::Search(Change::Close))}>{ "×" }</button>
            { scopes(&app, scope) }
        </div>
    }
}

fn scopes(app: &App, chosen: Scope) -> Html {
    html! {
        <div class="search-scopes" role="group" aria-label={app.lang().search_scope()}>
            { for Scope::ALL.into_iter().map(|scope| html! {
                <button aria-pressed={(scope == chosen).to_string()} data-scope={format!("{scope:?}")}
                    onclick={app.on(move || Action::Search(Change::Open(scope)))}>{ app.lang().scope(scope) }</button>
            }) }
        </div>
    }
}

/// The field has the focus while it is there, and gives it back. What stands in it is the browser's business: an input
/// method is disturbed by whoever else writes there.
#[hook]
fn use_focus(field: &NodeRef, words: Rc<str>) {
    use_effect_with((), {
        let field = field.clone();
        move |()| {
            let before = document().active_element();
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.set_value(&words);
                let _ = field.focus();
                field.select();
            }
            move || {
                let before = before.filter(|it| it.is_connected() && it.tag_name() != "BODY");
                let text = || document().query_selector(".text").ok().flatten();
                let element: Option<HtmlElement> = before
                    .or_else(text)
                    .map(wasm_bindgen::JsCast::unchecked_into);
                if let Some(element) = element {
                    let _ = element.focus();
                }
            }
        }
    });
}

/// What an input method has written when it is done.
#[hook]
fn use_composed(field: &NodeRef, write: Callback<String>) {
    use_effect_with((), {
        let field = field.clone();
        move |()| {
            let input = field.cast::<HtmlInputElement>();
            let listener = input.map(|input| {
                let field = input.clone();
                Listener::new(&input, "compositionend", move |_: CompositionEvent| {
                    write.emit(field.value());
                })
            });
            move || drop(listener)
        }
    });
}
