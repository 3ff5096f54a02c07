//! The right side: what was read out of the document.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::entities::Entities;
use super::facts::Facts;
use super::findings::Findings;
use super::next_steps::NextSteps;
use super::problems::Problems;
use super::review::HistoryBar;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::app::state::{Action, Pane, Side, Tab};
use crate::app::web::{document, scroll};
use crate::report::{DocumentKind, Status};
use crate::view::marks::status_css;

#[derive(PartialEq, Properties)]
pub struct LedgerProps {
    pub work: Rc<Work>,
}

#[component]
pub fn Ledger(props: &LedgerProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let work = &props.work;
    let scroller = use_node_ref();
    let shown = (
        app.state.current,
        app.state.tab,
        app.state.pane == Pane::Ledger,
        work.clone(),
    );
    let before = use_mut_ref(|| None::<Rc<Work>>);
    use_effect_with(shown, {
        let scroller = scroller.clone();
        move |(current, _, _, work)| {
            let before = before.borrow_mut().replace(work.clone());
            if before.is_some_and(|it| it != *work && it.is_same_document(work)) {
                return; // It was changed by hand: one stays where one is.
            }
            let pane = scroller.cast::<HtmlElement>();
            let (Some(current), Some(pane)) = (current, pane) else {
                return;
            };
            if current.from == Side::Ledger {
                return; // It is under the pointer.
            }
            if let Some(element) = document().get_element_by_id(&current.target.element_id()) {
                scroll::reveal(&pane, &element);
            }
        }
    });
    let tab = app.state.tab;
    let panel = match tab {
        Tab::Problems => html! { <Problems work={work.clone()} /> },
        Tab::Facts => html! { <Facts work={work.clone()} /> },
        Tab::Findings => html! { <Findings work={work.clone()} /> },
        Tab::Entities => html! { <Entities work={work.clone()} /> },
        Tab::Next => html! { <NextSteps work={work.clone()} /> },
    };
    html! {
        <section class="ledger-pane" aria-label={messages.ledger}>
            { summary(&app, work) }
            <HistoryBar work={work.clone()} />
            { tabs(&app, work) }
            <div ref={scroller} class="ledger" id="ledger-panel" role="tabpanel" tabindex="0"
                aria-labelledby={tab_id(tab)}>
                if work.report.kind != DocumentKind::RectificationReport {
                    <div class="banner" role="note">
                        <p><strong>{ app.lang().not_a_report(work.report.kind) }</strong></p>
                        <p>{ messages.not_a_report_hint }</p>
                    </div>
                }
                { panel }
            </div>
        </section>
    }
}

/// Who was inspected, and how the problems stand.
fn summary(app: &App, work: &Work) -> Html {
    let report = &work.report;
    let name = report
        .meta
        .inspected_body
        .as_ref()
        .or(report.meta.issuer.as_ref())
        .or(report.meta.title.as_ref())
        .map(|quote| quote.text.clone())
        .or(report.source.name.clone())
        .unwrap_or_default();
    let counted = Status::ALL.into_iter().filter_map(|status| {
        let count = report
            .problems
            .iter()
            .filter(|problem| problem.status == status)
            .count();
        (count > 0).then(|| {
            html! {
                <span class={classes!("chip", status_css(status))}>
                    { app.lang().status(status) }{ " " }<b>{ count }</b>
                </span>
            }
        })
    });
    html! {
        <div class="summary">
            <h2 title={name.clone()}>{ name }</h2>
            <div class="chips">{ for counted }</div>
        </div>
    }
}

fn tab_id(tab: Tab) -> String {
    format!("tab-{tab:?}")
}

fn tabs(app: &App, work: &Work) -> Html {
    let report = &work.report;
    let mut tabs = vec![
        (Tab::Problems, Some(report.problems.len())),
        (Tab::Facts, None),
        (Tab::Findings, Some(report.findings.len())),
        (
            Tab::Entities,
            Some(report.entities.len() + report.own.len()),
        ),
    ];
    if work.has_next_steps() {
        let count = report.remaining.len() + report.commitments.len();
        tabs.push((Tab::Next, Some(count)));
    }
    let order: Vec<Tab> = tabs.iter().map(|(tab, _)| *tab).collect();
    let onkeydown = {
        let (app, here) = (app.clone(), app.state.tab);
        Callback::from(move |event: KeyboardEvent| {
            let place = order.iter().position(|&tab| tab == here).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" => (place + 1) % order.len(),
                "ArrowLeft" => (place + order.len() - 1) % order.len(),
                "Home" => 0,
                "End" => order.len() - 1,
                _ => return,
            };
            event.prevent_default();
            app.act(Action::Tab(order[next]));
            let button = document().get_element_by_id(&tab_id(order[next]));
            if let Some(button) =
                button.and_then(|b| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(b).ok())
            {
                let _ = button.focus();
            }
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={app.messages().ledger} {onkeydown}>
            { for tabs.into_iter().map(|(tab, count)| {
                let selected = app.state.tab == tab;
                html! {
                    <button key={tab_id(tab)} id={tab_id(tab)} role="tab" aria-selected={selected.to_string()}
                        aria-controls="ledger-panel" tabindex={if selected { "0" } else { "-1" }}
                        onclick={app.on(move || Action::Tab(tab))}>
                        { app.lang().tab(tab) }
                        if let Some(count) = count {
                            <span class="count">{ count }</span>
                        }
                    </button>
                }
            }) }
        </div>
    }
}
