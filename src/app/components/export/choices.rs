//! Which documents leave, as what, under which name.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::app::exporting::{Choice, PRODUCTS, can_take_text, has_heads, subject};
use crate::app::hooks::use_app;
use crate::app::messages::{Lang, Word};
use crate::app::scope::Scope;
use crate::export::job::Product;

/// Where the list of formats is parted: the first of each group.
const GROUPS: [std::ops::Range<usize>; 4] = [0..3, 3..5, 5..9, 9..11];

#[derive(Clone, PartialEq, Properties)]
pub struct ChoicesProps {
    pub choice: Choice,
    pub proposed: String,
    pub typed: Option<String>,
    pub disabled: bool,
    pub on_choice: Callback<Choice>,
    pub on_name: Callback<String>,
    pub go: Callback<()>,
}

#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let (choice, disabled) = (&props.choice, props.disabled);
    let product = choice.product;
    let on_product = change(props, |event: Event, choice| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Some(&product) = PRODUCTS.get(select.selected_index() as usize) {
            choice.product = product;
        }
    });
    let on_text = change(props, |event: Event, choice| {
        let input: HtmlInputElement = event.target_unchecked_into();
        choice.with_text = input.checked();
    });
    html! {
        <div class="export-choices">
            <Scopes ..props.clone() />
            <div class="export-field">
                <label for="export-format">{ lang.export_word(Word::Format) }</label>
                <select id="export-format" {disabled} aria-describedby="export-hint" onchange={on_product}>
                    { for GROUPS.into_iter().map(|group| products(&PRODUCTS[group], product, lang)) }
                </select>
            </div>
            <p id="export-hint" class="small export-hint">{ lang.product_hint(product) }</p>
            if can_take_text(product) {
                <label class="export-check">
                    <input type="checkbox" class="export-with-text" checked={choice.with_text} {disabled} onchange={on_text} />
                    { lang.with_text(product) }
                </label>
            }
            if has_heads(product) {
                { heads(props, lang) }
            }
            if let Product::File(_) = product {
                { name(props, lang) }
            }
        </div>
    }
}

/// A callback that changes the choice.
fn change<E: 'static>(props: &ChoicesProps, by: impl Fn(E, &mut Choice) + 'static) -> Callback<E> {
    let (choice, tell) = (props.choice.clone(), props.on_choice.clone());
    Callback::from(move |event: E| {
        let mut choice = choice.clone();
        by(event, &mut choice);
        tell.emit(choice);
    })
}

/// Only where there is a choice.
#[component]
fn Scopes(props: &ChoicesProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    if app.state.docs.len() < 2 {
        return html! {};
    }
    let name = app.state.open_doc().map_or("", |doc| &doc.name);
    html! {
        <fieldset class="export-scopes">
            <legend>{ lang.export_word(Word::Scope) }</legend>
            { for Scope::offered(&app.state).iter().copied().map(|scope| {
                let subject = subject(&app.state, scope);
                let onchange = change(props, move |_: Event, choice| choice.scope = scope);
                html! {
                    <label class="export-check">
                        <input type="radio" name="export-scope" data-scope={format!("{scope:?}")} {onchange}
                            checked={props.choice.scope == scope} disabled={props.disabled || subject.read == 0} />
                        <span>{ lang.export_scope(scope, &subject, name) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

fn products(group: &[Product], chosen: Product, lang: Lang) -> Html {
    html! {
        <optgroup label={lang.product_group(group)}>
            { for group.iter().map(|&product| html! {
                <option value={value(product)} selected={product == chosen}>{ lang.product(product) }</option>
            }) }
        </optgroup>
    }
}

/// A name for tests and styles.
fn value(product: Product) -> String {
    match product {
        Product::File(format) => format.name().into(),
        Product::Paper(paper) => format!("paper-{paper:?}").to_lowercase(),
    }
}

fn heads(props: &ChoicesProps, lang: Lang) -> Html {
    let onchange = change(props, |event: Event, choice| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        choice.lang = Lang::named(&select.value()).unwrap_or(choice.lang);
    });
    let option = |of: Lang, code: &'static str, name: &'static str| {
        html! { <option value={code} selected={props.choice.lang == of}>{ name }</option> }
    };
    html! {
        <div class="export-field">
            <label for="export-lang">{ lang.export_word(Word::HeadsIn) }</label>
            <select id="export-lang" disabled={props.disabled} {onchange}>
                { option(Lang::Zh, "zh", "中文") }
                { option(Lang::En, "en", "English") }
            </select>
        </div>
    }
}

fn name(props: &ChoicesProps, lang: Lang) -> Html {
    let on_name = props.on_name.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        on_name.emit(input.value());
    });
    let go = props.go.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            go.emit(());
        }
    });
    let shown = props
        .typed
        .clone()
        .unwrap_or_else(|| props.proposed.clone());
    html! {
        <div class="export-field">
            <label for="export-name">{ lang.export_word(Word::Name) }</label>
            <input id="export-name" type="text" spellcheck="false" autocomplete="off" disabled={props.disabled}
                value={shown} {oninput} {onkeydown} />
        </div>
    }
}
