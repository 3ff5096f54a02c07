//! A field for one value. What is typed becomes an edit when one leaves the field, and is never lost: neither where the report
//! is made anew meanwhile, nor where the field goes because another document is opened.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::app::hooks::use_app;

/// Characters in a row of a long field, about.
const COLUMNS: usize = 26;

#[derive(PartialEq, Properties)]
pub struct EditFieldProps {
    /// Of the element; no other has it.
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    /// Several lines.
    #[prop_or_default]
    pub long: bool,
    #[prop_or_default]
    pub hint: AttrValue,
    pub change: Callback<String>,
    /// What may be written; what may not is not taken over, and this is said.
    #[prop_or_default]
    pub check: Option<(Callback<String, bool>, AttrValue)>,
    /// Puts the analyser's value back, where it is another one.
    #[prop_or_default]
    pub restore: Option<Callback<MouseEvent>>,
}

#[derive(Default)]
struct Typed {
    text: String,
    /// What the report has.
    saved: String,
    change: Callback<String>,
    check: Option<Callback<String, bool>>,
}

impl Typed {
    /// Whether it could be taken over.
    fn commit(this: &Rc<RefCell<Self>>) -> bool {
        let (change, text) = {
            let mut typed = this.borrow_mut();
            let text = typed.text.trim().to_owned();
            if text == typed.saved.trim() {
                return true;
            }
            if typed
                .check
                .as_ref()
                .is_some_and(|check| !check.emit(text.clone()))
            {
                return false;
            }
            typed.saved.clone_from(&text);
            (typed.change.clone(), text)
        };
        change.emit(text);
        true
    }
}

#[component]
pub fn EditField(props: &EditFieldProps) -> Html {
    let app = use_app();
    let node = use_node_ref();
    let wrong = use_state_eq(|| false);
    let typed = use_mut_ref(Typed::default);
    {
        let mut typed = typed.borrow_mut();
        typed.change = props.change.clone();
        typed.check = props.check.as_ref().map(|check| check.0.clone());
    }
    use_effect_with(props.value.clone(), {
        let (node, typed) = (node.clone(), typed.clone());
        move |value| {
            let mut typed = typed.borrow_mut();
            if typed.text.trim() == typed.saved.trim() {
                typed.text = value.to_string();
                set_value(&node, value);
            }
            typed.saved = value.to_string();
        }
    });
    use_effect_with((), {
        let typed = typed.clone();
        move |()| {
            move || {
                Typed::commit(&typed);
            }
        }
    });
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.borrow_mut().text = event.target_dyn_into().map(value).unwrap_or_default();
        })
    };
    let commit = {
        let wrong = wrong.setter();
        Callback::from(move |()| wrong.set(!Typed::commit(&typed)))
    };
    let onkeydown = {
        let (commit, long) = (commit.clone(), props.long);
        Callback::from(move |event: KeyboardEvent| {
            let chord = event.ctrl_key() || event.meta_key();
            if event.key() == "Enter" && !event.is_composing() && (!long || chord) {
                event.prevent_default();
                commit.emit(());
            }
        })
    };
    let onchange = commit.reform(|_: Event| ());
    let invalid = wrong.then_some("true");
    let field = if props.long {
        let rows = (props.value.chars().count() / COLUMNS + 1).clamp(1, 8);
        html! {
            <textarea ref={node} id={&props.id} rows={rows.to_string()} lang="zh" spellcheck="false"
                {oninput} {onchange} {onkeydown} />
        }
    } else {
        html! {
            <input ref={node} id={&props.id} type="text" lang="zh" spellcheck="false" autocomplete="off"
                placeholder={&props.hint} aria-invalid={invalid} {oninput} {onchange} {onkeydown} />
        }
    };
    html! {
        <div class="edit-field">
            <label for={&props.id}>{ &props.label }</label>
            { field }
            if let Some(onclick) = &props.restore {
                <button class="small-button" aria-label={format!("{} {}", app.lang().restore(), props.label)} {onclick}>{ app.lang().restore() }</button>
            }
            if *wrong {
                if let Some((_, sentence)) = &props.check {
                    <p class="edit-wrong" role="alert">{ sentence }</p>
                }
            }
        </div>
    }
}

fn value(element: Element) -> String {
    use wasm_bindgen::JsCast;
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    let input = element.dyn_ref::<HtmlInputElement>();
    input.map(HtmlInputElement::value).unwrap_or_default()
}

fn set_value(node: &NodeRef, value: &str) {
    if let Some(area) = node.cast::<HtmlTextAreaElement>() {
        area.set_value(value);
    } else if let Some(input) = node.cast::<HtmlInputElement>() {
        input.set_value(value);
    }
}
