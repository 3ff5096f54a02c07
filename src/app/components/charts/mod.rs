//! What the reports say, drawn: of the open document, or of all that the list shows.

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

fn is_of_one(state: &State) -> bool {
    state.docs.len() < 2 || state.charts.one
}

/// The reports that are shown.
fn chosen(state: &State) -> Vec<Chosen<'_>> {
    match is_of_one(state) {
        true => reports(state.open_doc().into_iter()),
        false => reports(state.listed.iter().filter_map(|&id| state.doc(id))),
    }
}

/// Whose figures these are, and the switch between one and all.
fn head(app: &App, chosen: &[Chosen]) -> Html {
    let state = &app.state;
    let lang = app.lang();
    let one = is_of_one(state);
    let problems = chosen.iter().map(|it| it.summary.problems).sum();
    let switch = |this: bool, said: String| {
        html! {
            <button aria-pressed={(one == this).to_string()}
                onclick={app.on(move || Action::Charts(Shown { one: this, listed: None }))}>{ said }</button>
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
                    { switch(true, lang.charts_this().into()) }
                    { switch(false, lang.charts_all(state.listed.len())) }
                </div>
            }
        </div>
    }
}

/// Goes to what a row counts.
fn follow(app: &App, leads: &Leads) {
    let state = &app.state;
    let one = is_of_one(state);
    let list = |listed| {
        let listed = Some(Rc::new(listed));
        app.act(Action::Charts(Shown { one: false, listed }));
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
