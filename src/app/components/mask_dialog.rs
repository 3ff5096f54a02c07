//! What is masked: on or off, by class, name by name.

use std::collections::HashSet;
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::DialogFrame;
use crate::app::hooks::{App, use_app};
use crate::app::state::Action;
use crate::mask::{Choices, Class, Listed};

/// More secrets are not listed one by one.
const MOST: usize = 300;

#[component]
pub fn MaskDialog() -> Html {
    let app = use_app();
    let lang = app.lang();
    let on = use_state(|| true);
    let choices = use_state(|| (*app.state.mask.choices).clone());
    let listed = use_memo((), |()| app.queue.shelf().secrets());
    let change = {
        let choices = choices.clone();
        Callback::from(move |change: Box<dyn FnOnce(&mut Choices)>| {
            let mut changed = (*choices).clone();
            change(&mut changed);
            choices.set(changed);
        })
    };
    let apply = {
        let (app, on, choices) = (app.clone(), on.clone(), choices.clone());
        Callback::from(move |_: MouseEvent| app.mask(*on, &choices))
    };
    let switch = {
        let on = on.clone();
        Callback::from(move |_: Event| on.set(!*on))
    };
    html! {
        <DialogFrame title={lang.masking()}>
            <p>{ lang.masking_hint() }</p>
            <label class="mask-on">
                <input type="checkbox" checked={*on} onchange={switch} />{ lang.mask_on() }
            </label>
            <fieldset class="mask-classes" disabled={!*on}>
                <legend>{ lang.mask_classes() }</legend>
                { for Class::ALL.into_iter().filter(|class| *class != Class::Other).map(|class| {
                    class_box(&app, class, &choices, &listed, &change)
                }) }
            </fieldset>
            <Added choices={(*choices).clone()} change={change.clone()} />
            <h3>{ lang.mask_listed(listed.len()) }</h3>
            <ul class="mask-list">
                { for listed.iter().take(MOST).map(|listed| secret(&app, listed, &choices, &change)) }
            </ul>
            if listed.len() > MOST {
                <p class="small">{ lang.mask_more(listed.len() - MOST) }</p>
            }
            <div class="buttons end">
                <button class="primary" onclick={apply}>{ lang.mask_apply() }</button>
            </div>
        </DialogFrame>
    }
}

type Change = Callback<Box<dyn FnOnce(&mut Choices)>>;

fn class_box(
    app: &App,
    class: Class,
    choices: &Choices,
    listed: &[Listed],
    change: &Change,
) -> Html {
    let count = listed.iter().filter(|it| it.secret.class == class).count();
    let onchange = change.reform(move |_: Event| -> Box<dyn FnOnce(&mut Choices)> {
        Box::new(move |choices| toggle(&mut choices.classes, class))
    });
    html! {
        <label>
            <input type="checkbox" checked={choices.classes.contains(&class)} {onchange} />
            { app.lang().mask_class(class) }<span class="count">{ count }</span>
        </label>
    }
}

/// A secret, which can be spared.
fn secret(app: &App, listed: &Listed, choices: &Choices, change: &Change) -> Html {
    let (class, text) = (listed.secret.class, listed.secret.text.clone());
    let masked = !choices.spared.contains(&text)
        && (class == Class::Other || choices.classes.contains(&class));
    let onchange = {
        let text = text.clone();
        change.reform(move |_: Event| -> Box<dyn FnOnce(&mut Choices)> {
            let text = text.clone();
            Box::new(move |choices| toggle(&mut choices.spared, text))
        })
    };
    let disabled = class != Class::Other && !choices.classes.contains(&class);
    html! {
        <li key={text.clone()}>
            <label>
                <input type="checkbox" checked={masked} {disabled} {onchange} />
                <span class="mask-text">{ text }</span>
            </label>
            <span class="small">{ app.lang().mask_class(class) }{ " · " }{ app.lang().mask_places(listed.places) }</span>
        </li>
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, member: T) {
    match list.iter().position(|it| *it == member) {
        Some(place) => {
            list.remove(place);
        }
        None => list.push(member),
    }
}

#[derive(PartialEq, Properties)]
struct AddedProps {
    choices: Choices,
    change: Change,
}

/// Words that a person adds.
#[component]
fn Added(props: &AddedProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let input = use_node_ref();
    let add = {
        let (input, change) = (input.clone(), props.change.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = input.cast::<HtmlInputElement>() else {
                return;
            };
            let text = field.value().trim().to_string();
            field.set_value("");
            if !text.is_empty() {
                change.emit(Box::new(move |choices| {
                    let known: HashSet<&String> = choices.added.iter().collect();
                    if !known.contains(&text) {
                        choices.added.push(text);
                    }
                }));
            }
        })
    };
    html! {
        <form class="mask-add" onsubmit={add}>
            <label for="mask-word">{ lang.mask_add() }</label>
            <div class="buttons">
                <input ref={input} id="mask-word" type="text" autocomplete="off" />
                <button type="submit">{ lang.mask_add_go() }</button>
            </div>
            <ul class="mask-added">
                { for props.choices.added.iter().map(|word| {
                    let gone = word.clone();
                    let onclick = props.change.reform(move |_: MouseEvent| -> Box<dyn FnOnce(&mut Choices)> {
                        let gone = gone.clone();
                        Box::new(move |choices| choices.added.retain(|it| *it != gone))
                    });
                    html! {
                        <li key={word.clone()}>{ word }
                            <button type="button" class="plain" {onclick} aria-label={lang.mask_drop(word)}>{ "×" }</button>
                        </li>
                    }
                }) }
            </ul>
        </form>
    }
}

impl App {
    /// Masks all documents, or shows them as they are; they are read once more for that.
    fn mask(&self, on: bool, choices: &Choices) {
        let ids: Vec<_> = self
            .state
            .docs
            .iter()
            .filter(|doc| doc.summary().is_some() || doc.stage.is_busy())
            .map(|doc| doc.id)
            .collect();
        self.act(Action::Dialog(None));
        self.act(Action::Mask(on, Rc::new(choices.clone())));
        self.queue.mask(on.then_some(choices), &ids);
    }
}
