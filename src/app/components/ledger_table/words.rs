//! A field for words that are looked for.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::web::listener::Listener;

#[derive(PartialEq, Properties)]
pub struct WordsFieldProps {
    pub label: &'static str,
    pub words: Rc<str>,
    pub change: Callback<Rc<str>>,
    #[prop_or_default]
    pub class: &'static str,
    #[prop_or_default]
    pub field: NodeRef,
}

/// What an input method still composes is not looked for; and the field is only written into where it differs, for that
/// would break the composition off.
#[component]
pub fn WordsField(props: &WordsFieldProps) -> Html {
    let field = &props.field;
    use_effect_with((props.words.clone(), field.clone()), |(words, field)| {
        if let Some(field) = field.cast::<HtmlInputElement>()
            && field.value() != **words
        {
            field.set_value(words);
        }
    });
    let tell = {
        let (field, change) = (field.clone(), props.change.clone());
        Callback::from(move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                change.emit(field.value().into());
            }
        })
    };
    let oninput = {
        let tell = tell.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                tell.emit(());
            }
        })
    };
    // Yew knows no such event.
    use_effect_with((field.clone(), tell.clone()), |(field, tell)| {
        let (field, tell) = (field.cast::<HtmlInputElement>(), tell.clone());
        let composed = field
            .map(|field| Listener::new(&field, "compositionend", move |_: Event| tell.emit(())));
        move || drop(composed)
    });
    html! {
        <input ref={field} type="search" class={props.class} placeholder={props.label} aria-label={props.label}
            {oninput} />
    }
}
