//! The fields of one kind. What they would find is shown while one types.

use std::sync::Arc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::focus;
use super::preview::Preview;
use crate::app::hooks::{App, use_app};
use crate::app::own::{Draft, Sought, is_of_name};
use crate::app::state::Action;
use crate::own::{Matcher, OwnError};

#[derive(PartialEq, Properties)]
pub struct OwnFormProps {
    /// In the list; behind its end for a new kind.
    pub place: usize,
    /// Called with the place when the form is left.
    pub done: Callback<usize>,
}

#[component]
pub fn OwnForm(props: &OwnFormProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let place = props.place;
    let draft = use_state_eq(|| app.state.own.get(place).map(Draft::of).unwrap_or_default());
    // What is missing is told only when one wanted to save.
    let refused = use_state_eq(|| None::<OwnError>);
    use_effect_with((), |()| focus("own-name"));

    let sought = use_memo((*draft).clone(), Draft::matcher);
    // While it is wrong, the last good one is searched.
    let good = use_mut_ref(Arc::<Matcher>::default);
    use_memo((*draft).clone(), |draft| {
        if let Ok(matcher) = draft.matcher() {
            *good.borrow_mut() = Arc::new(matcher);
        }
    });
    let of_name = refused.as_ref().filter(|error| is_of_name(error));
    let of_sought = match &*sought {
        Err(error) if error.code != "nothing_sought" => Some(error),
        _ => refused.as_ref().filter(|error| !is_of_name(error)),
    };

    let save = {
        let (app, draft) = (app.clone(), draft.clone());
        let (done, refused) = (props.done.clone(), refused.setter());
        Callback::from(
            move |_: MouseEvent| match draft.placed(&app.state.own, place) {
                Ok(all) => {
                    app.act(Action::Own(all));
                    done.emit(place);
                }
                Err(error) => {
                    focus(if is_of_name(&error) {
                        "own-name"
                    } else {
                        "own-sought"
                    });
                    refused.set(Some(error));
                }
            },
        )
    };
    let change = Change {
        draft: draft.clone(),
        refused: refused.setter(),
    };
    let field = |event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value();
    html! {
        <>
            <label class="own-label" for="own-name">{ lang.own_name() }</label>
            <input id="own-name" type="text" maxlength="40" autocomplete="off" value={draft.name.clone()}
                aria-invalid={of_name.is_some().to_string()} aria-describedby="own-name-error"
                oninput={change.by(move |draft, event| draft.name = field(event))} />
            { mistake(&app, "own-name-error", of_name) }
            <fieldset class="own-ways">
                <legend>{ lang.own_look_for() }</legend>
                { way(&app, &draft, &change, Sought::Words) }
                { way(&app, &draft, &change, Sought::Pattern) }
            </fieldset>
            { sought_field(&app, &draft, &change, of_sought.is_some()) }
            { mistake(&app, "own-sought-error", of_sought) }
            <p id="own-hint" class="small">{ lang.own_hint(draft.sought) }</p>
            { switch(lang.own_match_case(), draft.match_case, change.on(|draft, on| draft.match_case = on)) }
            { switch(lang.own_match_form(), draft.match_form, change.on(|draft, on| draft.match_form = on)) }
            <Preview matcher={Searched(good.borrow().clone())} {place} />
            <div class="buttons end">
                <button class="own-cancel" onclick={props.done.reform(move |_| place)}>{ lang.own_cancel() }</button>
                <button class="primary own-save" onclick={save}>{ lang.own_save() }</button>
            </div>
        </>
    }
}

/// Compared by who it is.
#[derive(Clone)]
pub struct Searched(pub Arc<Matcher>);

impl PartialEq for Searched {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// How the fields change the draft; what was refused before is then no longer told.
struct Change {
    draft: UseStateHandle<Draft>,
    refused: UseStateSetter<Option<OwnError>>,
}

impl Change {
    fn by<E: 'static>(&self, change: impl Fn(&mut Draft, E) + 'static) -> Callback<E> {
        let (draft, refused) = (self.draft.clone(), self.refused.clone());
        Callback::from(move |event: E| {
            let mut changed = (*draft).clone();
            change(&mut changed, event);
            draft.set(changed);
            refused.set(None);
        })
    }

    fn on(&self, change: impl Fn(&mut Draft, bool) + 'static) -> Callback<Event> {
        self.by(move |draft, event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            change(draft, input.checked());
        })
    }
}

fn way(app: &App, draft: &Draft, change: &Change, sought: Sought) -> Html {
    let onchange = change.by(move |draft, _: Event| draft.sought = sought);
    let value = match sought {
        Sought::Words => "words",
        Sought::Pattern => "pattern",
    };
    html! {
        <label>
            <input type="radio" name="own-way" {value} checked={draft.sought == sought} {onchange} />
            { app.lang().own_way(sought) }
        </label>
    }
}

fn sought_field(app: &App, draft: &Draft, change: &Change, wrong: bool) -> Html {
    let label = app.lang().own_way(draft.sought);
    let (wrong, told) = (wrong.to_string(), "own-sought-error own-hint");
    match draft.sought {
        Sought::Words => {
            let oninput = change.by(|draft, event: InputEvent| {
                let area: HtmlTextAreaElement = event.target_unchecked_into();
                draft.words = area.value();
            });
            html! {
                <textarea id="own-sought" key="words" rows="5" spellcheck="false" lang="zh" aria-label={label}
                    aria-invalid={wrong} aria-describedby={told} value={draft.words.clone()} {oninput} />
            }
        }
        Sought::Pattern => {
            let oninput = change.by(|draft, event: InputEvent| {
                let input: HtmlInputElement = event.target_unchecked_into();
                draft.pattern = input.value();
            });
            html! {
                <input id="own-sought" key="pattern" type="text" class="own-pattern" spellcheck="false" autocomplete="off"
                    aria-label={label} aria-invalid={wrong} aria-describedby={told} value={draft.pattern.clone()} {oninput} />
            }
        }
    }
}

/// What is wrong with a field; it is there from the start, so that it is heard when it changes.
fn mistake(app: &App, id: &'static str, error: Option<&OwnError>) -> Html {
    let told = error.map(|error| app.lang().pick(&error.message, &error.message_en));
    html! { <p {id} class="own-error" aria-live="polite">{ told.cloned().unwrap_or_default() }</p> }
}

fn switch(name: &'static str, checked: bool, onchange: Callback<Event>) -> Html {
    html! { <label class="own-switch"><input type="checkbox" {checked} {onchange} />{ name }</label> }
}
