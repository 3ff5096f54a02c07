//! What a bar over several documents counts, one by one.

use std::collections::HashMap;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::chosen;
use crate::app::charts::groups::{Pick, found};
use crate::app::charts::selection::Chosen;
use crate::app::charts::{Listed, Picked, Shown};
use crate::app::document::DocId;
use crate::app::hooks::{App, use_app};
use crate::app::state::{Action, Pane, Tab, View};

/// Rows that are shown at first, and with each step more.
const STEP: usize = 100;

#[derive(PartialEq, Properties)]
pub struct ListedPanelProps {
    pub listed: Rc<Listed>,
}

#[component]
pub fn ListedPanel(props: &ListedPanelProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let most = use_state_eq(|| STEP);
    let head = use_node_ref();
    use_effect_with(props.listed.clone(), {
        let (most, head) = (most.clone(), head.clone());
        move |_| {
            most.set(STEP);
            // What was asked for is read next.
            if let Some(head) = head.cast::<HtmlElement>() {
                let _ = head.focus();
            }
        }
    });
    let over = app.state.charts.over;
    let close = app.on(move || Action::Charts(Shown { over, listed: None }));
    let onkeydown = {
        let app = app.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                app.act(Action::Charts(Shown { over, listed: None }));
            }
        })
    };
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + STEP))
    };
    let chosen = chosen(&app.state);
    let (title, rows) = match &*props.listed {
        Listed::Problems(pick) => (
            lang.charts_group_told(pick),
            problems(&app, &chosen, pick, *most),
        ),
        Listed::Rule(code) => (
            lang.finding(code).to_string(),
            documents(&app, &chosen, code, *most),
        ),
    };
    html! {
        <section class="listed" aria-labelledby="listed-title" {onkeydown}>
            <div class="listed-head">
                <h2 id="listed-title" ref={head} tabindex="-1">{ title }<span class="count">{ rows.count }</span></h2>
                <button class="plain" aria-label={app.messages().close} onclick={close}>{ "×" }</button>
            </div>
            <ol class="listed-rows">{ for rows.drawn }</ol>
            if rows.count > *most {
                <p class="chart-more">
                    { lang.charts_rows(*most, rows.count) }
                    <button onclick={more}>{ lang.charts_more(STEP.min(rows.count - *most)) }</button>
                </p>
            }
        </section>
    }
}

struct Rows {
    count: usize,
    /// The first of them.
    drawn: Vec<Html>,
}

/// Each problem of a group, with its document. Going to one, the others of its document stay picked.
fn problems(app: &App, chosen: &[Chosen], pick: &Pick, most: usize) -> Rows {
    let found = found(chosen, pick);
    let names: HashMap<DocId, String> = chosen.iter().map(|it| (it.id, it.full())).collect();
    let label = app.lang().charts_group_told(pick);
    let drawn = found.iter().take(most).map(|problem| {
        let of_document = found.iter().filter(|it| it.doc == problem.doc);
        let picked = Picked {
            doc: problem.doc,
            label: label.clone(),
            problems: of_document.map(|it| it.problem).collect(),
            first: problem.problem,
        };
        let go = app.on(move || Action::Pick(Some(picked.clone())));
        let name = names.get(&problem.doc).cloned().unwrap_or_default();
        row(&problem.title, name, go)
    });
    Rows {
        drawn: drawn.collect(),
        count: found.len(),
    }
}

/// Each document in which a rule found something, with how often.
fn documents(app: &App, chosen: &[Chosen], code: &str, most: usize) -> Rows {
    let with = chosen.iter().filter_map(|document| {
        let count = *document.summary.rules.get(code)?;
        Some((document, count))
    });
    let mut with: Vec<_> = with.collect();
    with.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let drawn = with.iter().take(most).map(|(document, count)| {
        let (app, id) = (app.clone(), document.id);
        let counted = app.lang().finding_count(*count);
        let go = Callback::from(move |_: MouseEvent| {
            app.act(Action::Open(id));
            app.act(Action::View(View::Reading));
            app.act(Action::Tab(Tab::Findings));
            app.act(Action::Pane(Pane::Ledger));
        });
        row(&document.full(), counted, go)
    });
    Rows {
        drawn: drawn.collect(),
        count: with.len(),
    }
}

fn row(title: &str, below: String, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <li>
            <button {onclick}>
                <span class="listed-title">{ title }</span>
                <span class="listed-below">{ below }</span>
            </button>
        </li>
    }
}
