//! What the reports say, drawn: of the open document, of all that the list shows, or of what was picked there.

mod card;
mod listed;
mod making;
mod svg;

use std::rc::Rc;

use yew::prelude::*;

use super::documents::Documents;
use crate::app::charts::chart::{Chart, Leads};
use crate::app::charts::groups::{Pick, found};
use crate::app::charts::selection::{Chosen, reports};
use crate::app::charts::{Listed, Picked, Shown};
use crate::app::hooks::{App, use_app};
use crate::app::scope::Scope;
use crate::app::state::{Action, State, View};
use crate::view::target::Target;
use card::ChartCard;
use listed::ListedPanel;
use making::use_charts;

#[component]
pub fn Charts() -> Html {
    let app = use_app();
    let state = &app.state;
    let lang = app.lang();
    let several = state.docs.len() > 1;
    let chosen = chosen(state);
    let charts = use_charts(&app);
    let one = is_of_one(state);
    let listed = state.charts.listed.clone().filter(|_| !one);
    let whose = match chosen.as_slice() {
        [one] => one.label().to_string(),
        several => lang.charts_of(several.len()),
    };
    let classes = classes!(
        "charts",
        several.then_some("several"),
        listed.is_some().then_some("lists")
    );
    html! {
        <main class={classes} aria-label={lang.view(View::Charts)}>
            if several {
                <Documents />
            }
            <div class="charts-sheet">
                { head(&app, &chosen) }
                if chosen.is_empty() {
                    <p class="nothing">{ lang.charts_nothing_read(state.busy()) }</p>
                } else {
                    <div class="chart-cards">
                        { for columns(&charts).into_iter().map(|column| html! {
                            <div class="chart-column">
                                { for column.into_iter().map(|chart| html! {
                                    <ChartCard key={format!("{}{one}", chart.id)} chart={chart.clone()} whose={whose.clone()} />
                                }) }
                            </div>
                        }) }
                    </div>
                }
            </div>
            if let Some(listed) = listed {
                <ListedPanel {listed} />
            }
        </main>
    }
}

/// Two columns of about the same height; on a narrow screen one stands under the other.
fn columns(charts: &[Rc<Chart>]) -> [Vec<Rc<Chart>>; 2] {
    let mut columns = [Vec::new(), Vec::new()];
    let mut heights = [0, 0];
    for chart in charts {
        let shorter = usize::from(heights[1] < heights[0]);
        heights[shorter] += 5 + chart.plot.len().min(card::FIRST);
        columns[shorter].push(chart.clone());
    }
    columns
}

fn scope(state: &State) -> Scope {
    state.charts.over.settled(state)
}

fn is_of_one(state: &State) -> bool {
    scope(state) == Scope::Open
}

/// The reports that are shown.
fn chosen(state: &State) -> Vec<Chosen<'_>> {
    reports(scope(state).docs(state).into_iter())
}

/// Whose figures these are, and the choice of others.
fn head(app: &App, chosen: &[Chosen]) -> Html {
    let state = &app.state;
    let lang = app.lang();
    let one = is_of_one(state);
    let problems = chosen.iter().map(|it| it.summary.problems).sum();
    let shown = scope(state);
    let switch = |over: Scope| {
        html! {
            <button aria-pressed={(shown == over).to_string()} data-scope={format!("{over:?}")}
                onclick={app.on(move || Action::Charts(Shown { over, listed: None }))}>{ said(app, over) }</button>
        }
    };
    let title = match chosen {
        [only] if one => only.label().to_string(),
        _ if one => state
            .open_doc()
            .map(|doc| doc.name.to_string())
            .unwrap_or_default(),
        _ => lang.charts_of(chosen.len()),
    };
    html! {
        <div class="charts-head">
            <h2>{ title }<span class="count">{ lang.problem_count(problems) }</span></h2>
            if state.docs.len() > 1 {
                <div class="choice" role="group" aria-label={lang.charts_whose()}>
                    { for Scope::offered(state).iter().copied().map(switch) }
                </div>
            }
        </div>
    }
}

fn said(app: &App, over: Scope) -> String {
    let (lang, state) = (app.lang(), &app.state);
    match over {
        Scope::Open => lang.charts_this().into(),
        Scope::Listed => lang.charts_all(state.listed.len()),
        Scope::Picked => lang.picked_scope(state.picked_docs.len()),
    }
}

/// Goes to what a row counts.
fn follow(app: &App, leads: &Leads) {
    let state = &app.state;
    let one = is_of_one(state);
    let over = state.charts.over;
    let list = |listed| {
        let listed = Some(Rc::new(listed));
        app.act(Action::Charts(Shown { over, listed }));
    };
    match leads {
        Leads::Nowhere => {}
        Leads::Problems(pick) if one => app.act(Action::Pick(picked(app, pick))),
        Leads::Problems(pick) => list(Listed::Problems(pick.clone())),
        Leads::Rule(code) if one => {
            let findings = state.open_work().map(|work| &work.report.findings);
            let first = findings.and_then(|it| it.iter().position(|it| it.code == *code));
            if let (Some(id), Some(first)) = (state.open, first) {
                app.act(Action::Visit(id, Target::Finding(first)));
            }
        }
        Leads::Rule(code) => list(Listed::Rule(code.clone())),
        Leads::Document(id) => {
            app.act(Action::Open(*id));
            app.act(Action::View(View::Reading));
        }
        Leads::Target(target) => {
            if let Some(id) = state.open {
                app.act(Action::Visit(id, *target));
            }
        }
        Leads::Visit(id, target) => app.act(Action::Visit(*id, *target)),
    }
}

/// The problems of the open document that belong to a group.
fn picked(app: &App, pick: &Pick) -> Option<Picked> {
    let found = found(&chosen(&app.state), pick);
    let first = found.first()?;
    Some(Picked {
        doc: first.doc,
        label: app.lang().charts_group_told(pick),
        first: first.problem,
        problems: found.iter().map(|it| it.problem).collect(),
    })
}
