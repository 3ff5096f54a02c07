//! The field that searches in the text.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::find::Found;
use crate::app::hooks::use_app;

#[derive(PartialEq, Properties)]
pub struct FindBarProps {
    pub words: Rc<str>,
    pub found: Rc<Found>,
    /// Which of the found places is shown.
    pub place: usize,
    pub search: Callback<String>,
    pub go: Callback<usize>,
    pub close: Callback<()>,
}

#[component]
pub fn FindBar(props: &FindBarProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let field = use_node_ref();
    use_effect_with((), {
        let field = field.clone();
        move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
            }
        }
    });
    let count = props.found.places.len();
    let (place, none) = (props.place, count == 0);
    let next = (place + 1).checked_rem(count).unwrap_or(0);
    let previous = (place + count.saturating_sub(1))
        .checked_rem(count)
        .unwrap_or(0);
    let to = |place: usize| props.go.reform(move |_: MouseEvent| place);
    let oninput = props.search.reform(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        field.value()
    });
    let onkeydown = {
        let (go, close) = (props.go.clone(), props.close.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            _ if event.is_composing() => {}
            "Enter" if event.shift_key() => go.emit(previous),
            "Enter" => go.emit(next),
            "Escape" => close.emit(()),
            _ => {}
        })
    };
    html! {
        <div class="find-bar" role="search">
            <input ref={field} type="search" aria-label={messages.find_in_text} placeholder={messages.find_in_text}
                value={props.words.to_string()} {oninput} {onkeydown} />
            <span class="find-count" role="status">
                if !props.words.is_empty() {
                    { app.lang().found_place(place + 1, count) }
                }
            </span>
            <button disabled={none} onclick={to(previous)}>{ messages.find_previous }</button>
            <button disabled={none} onclick={to(next)}>{ messages.find_next }</button>
            <button class="find-close" aria-label={messages.close} onclick={props.close.reform(|_| ())}>{ "×" }</button>
        </div>
    }
}
