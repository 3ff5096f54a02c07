//! What the document says of itself, its outline, and where it came from.

use std::rc::Rc;

use yew::prelude::*;

use super::locate::locate;
use super::pager::{Pager, ROWS, use_page};
use super::source_facts::SourceFacts;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::report::Report;
use crate::view::facts::{FACTS, Fact, fact_spans, said};
use crate::view::layers::flatten;
use crate::view::target::Target;

#[derive(PartialEq, Properties)]
pub struct FactsProps {
    pub work: Rc<Work>,
}

#[component]
pub fn Facts(props: &FactsProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let report = &props.work.report;
    let outline = flatten(&report.outline);
    let current = match app.state.current.map(|current| current.target) {
        Some(Target::Heading(i)) => Some(i),
        _ => None,
    };
    let choice = app.state.current.map(|current| current.nth);
    let (page, turn) = use_page(&props.work, choice, current, ROWS);
    let range = Pager::range(page, outline.len(), ROWS);
    html! {
        <>
            <dl class="facts">{ for FACTS.into_iter().map(|fact| row(&app, report, fact)) }</dl>
            if !outline.is_empty() {
                <h3 class="aspect">{ messages.outline }</h3>
                <ul class="outline">
                    { for range.map(|i| (i, &outline[i])).map(|(i, (depth, heading))| {
                        let target = Target::Heading(i);
                        html! {
                            <li id={target.element_id()} class={classes!(format!("depth-{}", depth.min(&5)), app.is_current(target).then_some("current"))}>
                                <button class="plain" onclick={app.on_choose(target)}>{ &heading.text }</button>
                            </li>
                        }
                    }) }
                </ul>
                <Pager {page} count={outline.len()} per_page={ROWS} {turn} />
            }
            <h3 class="aspect">{ messages.source }</h3>
            <SourceFacts work={props.work.clone()} />
        </>
    }
}

fn row(app: &App, report: &Report, fact: Fact) -> Html {
    let target = Target::Fact(fact);
    let (text, value) = said(report, fact, app.lang());
    let has_place = !fact_spans(report, fact).is_empty();
    let unsaid = text.is_none();
    html! {
        <div id={target.element_id()} class={classes!("fact", app.is_current(target).then_some("current"), unsaid.then_some("unsaid"))}>
            <dt>{ app.lang().fact(fact) }</dt>
            <dd>
                <span class="said">{ text.unwrap_or_else(|| app.messages().not_stated.into()) }</span>
                if let Some(value) = value {
                    <span class="value">{ value }</span>
                }
                if has_place {
                    { locate(app, target, None) }
                }
            </dd>
        </div>
    }
}
