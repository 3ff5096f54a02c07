//! Picking documents out of the list by hand: the box of each row, and what is done with those that are picked.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::app::document::{Doc, DocId};
use crate::app::hooks::{App, use_app};
use crate::app::picked::Change;
use crate::app::state::Action;
use crate::app::web::{document, target_element};

/// What a click on a row does: with Ctrl or Shift it picks, else it does what is done `plainly`.
pub fn on_row(
    app: &App,
    id: DocId,
    plainly: impl Fn() -> Action + 'static,
) -> Callback<MouseEvent> {
    let dispatcher = app.dispatcher.clone();
    Callback::from(move |event: MouseEvent| {
        dispatcher.dispatch(if event.shift_key() {
            Action::PickDocs(Change::Through(id))
        } else if event.ctrl_key() || event.meta_key() {
            Action::PickDocs(Change::Toggle(id))
        } else {
            plainly()
        });
    })
}

/// The box of a row.
pub fn pick_box(app: &App, doc: &Doc) -> Html {
    let id = doc.id;
    let name = app.lang().pick_document(doc.shown_name());
    let checked = app.state.picked_docs.has(id).to_string();
    let onclick = on_row(app, id, move || Action::PickDocs(Change::Toggle(id)));
    html! {
        <button class="document-pick" role="checkbox" aria-checked={checked} aria-label={name} {onclick}>
            <span class="pick-sign" aria-hidden="true" />
        </button>
    }
}

/// What a key picks at the row of the document `here`.
pub fn pick_by_key(event: &KeyboardEvent, app: &App, here: DocId) -> Option<Change> {
    let chord = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        _ if event.alt_key() || event.repeat() => None,
        " " if !chord && is_on_name(event) => Some(Change::Toggle(here)),
        "x" if !chord && app.state.keys => Some(Change::Toggle(here)),
        "a" | "A" if chord && !event.shift_key() => Some(Change::Listed),
        _ => None,
    }
}

/// The space bar would press the row, which opens it: some browsers do that when it is let go.
pub fn hold_space(event: KeyboardEvent) {
    if event.key() == " " && is_on_name(&event) {
        event.prevent_default();
    }
}

/// Whether the keyboard is at the row itself, not at a button beside it.
fn is_on_name(event: &KeyboardEvent) -> bool {
    target_element(event).is_some_and(|element| element.class_list().contains("document-open"))
}

/// How many are picked, and what can be done with them; nothing where none is.
#[component]
pub fn PickedBar() -> Html {
    let app = use_app();
    let picked = &app.state.picked_docs;
    let asks = use_state_eq(|| false);
    let answer = use_node_ref();
    // Whoever picks something else does not answer any more.
    use_effect_with(picked.clone(), {
        let asks = asks.setter();
        move |_| asks.set(false)
    });
    use_effect_with(*asks, {
        let answer = answer.clone();
        move |_| focus(answer.cast())
    });
    let asked = *asks && !picked.is_empty();
    let lang = app.lang();
    let told = match picked.len() {
        0 => String::new(),
        count if asked => lang.remove_picked_asked(count),
        count => lang.picked_count(count, count - picked.among(&app.state.listed)),
    };
    let some = (!picked.is_empty()).then_some("some");
    html! {
        <div class={classes!("picked-docs", some)} role="group" aria-label={lang.picked_group()}>
            // Always there, so that its first words are said as well.
            <span class="picked-count" aria-live="polite">{ told }</span>
            if asked {
                { question(&app, asks.setter(), answer) }
            } else if some.is_some() {
                { offers(&app, asks.setter()) }
            }
        </div>
    }
}

fn offers(app: &App, asks: UseStateSetter<bool>) -> Html {
    let (lang, state) = (app.lang(), &app.state);
    let all_listed = state.picked_docs.among(&state.listed) == state.listed.len();
    let pick = |change: Change| {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            focus_list();
            app.act(Action::PickDocs(change));
        })
    };
    html! {
        <>
            if !all_listed {
                <button key="listed" class="pick-listed" onclick={pick(Change::Listed)}>{ lang.pick_listed() }</button>
            }
            <button key="none" class="pick-none" onclick={pick(Change::Nothing)}>{ lang.pick_none() }</button>
            <button key="remove" class="pick-remove" onclick={move |_| asks.set(true)}>{ lang.remove_picked() }</button>
        </>
    }
}

/// Removing cannot be undone.
fn question(app: &App, asks: UseStateSetter<bool>, answer: NodeRef) -> Html {
    let remove = {
        let app = app.clone();
        Callback::from(move |event: MouseEvent| {
            // The second half of a double click was not meant for this button.
            if event.detail() < 2 {
                focus_list();
                app.queue.remove(app.state.picked_docs.in_order().to_vec());
            }
        })
    };
    let keep = Callback::from(move |_: MouseEvent| {
        focus_list();
        asks.set(false);
    });
    html! {
        <>
            <button key="go" class="pick-remove-go" onclick={remove}>{ app.lang().remove_picked() }</button>
            <button key="keep" ref={answer} class="pick-keep" onclick={keep}>{ app.messages().cancel }</button>
        </>
    }
}

/// The button that was pressed is about to go: the keyboard goes on in the list.
fn focus_list() {
    let head = document().query_selector(".documents > .pane-head");
    focus(head.ok().flatten().and_then(|head| head.dyn_into().ok()));
}

fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let _ = element.focus();
    }
}
