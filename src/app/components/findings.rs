//! What a careful reader would check: of the open document, or counted over all.

use std::rc::Rc;

use yew::prelude::*;

use super::finding_filter::FindingTools;
use super::finding_row::FindingRow;
use super::findings_everywhere::FindingsEverywhere;
use super::pager::{Pager, ROWS, use_page};
use super::rule_link::rule_link;
use crate::app::document::Work;
use crate::app::finding_list::FindingFilter;
use crate::app::hooks::{App, use_app};
use crate::app::state::Action;
use crate::report::Finding;
use crate::view::rules::rule;
use crate::view::target::Target;

#[derive(PartialEq, Properties)]
pub struct FindingsProps {
    pub work: Rc<Work>,
}

#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let app = use_app();
    let several = app.state.docs.len() > 1;
    let everywhere = several && app.state.filter.everywhere;
    html! {
        <>
            if several {
                { scope(&app, everywhere) }
            }
            if everywhere {
                <FindingsEverywhere />
            } else {
                <FindingsHere work={props.work.clone()} />
            }
        </>
    }
}

fn scope(app: &App, everywhere: bool) -> Html {
    let lang = app.lang();
    let choice = |all: bool, name: &'static str| {
        let filter = FindingFilter {
            everywhere: all,
            ..app.state.filter.clone()
        };
        html! {
            <button data-everywhere={all.to_string()} aria-pressed={(everywhere == all).to_string()}
                onclick={app.on(move || Action::Filter(filter.clone()))}>{ name }</button>
        }
    };
    html! {
        <div class="tools">
            <div class="choice" role="group" aria-label={lang.findings_of()}>
                { choice(false, lang.in_this_document()) }
                { choice(true, lang.in_all_documents()) }
            </div>
        </div>
    }
}

#[component]
fn FindingsHere(props: &FindingsProps) -> Html {
    let app = use_app();
    let findings = &props.work.report.findings;
    let chosen = match app.state.current.map(|current| current.target) {
        Some(Target::Finding(i)) => Some(i),
        _ => None,
    };
    let listed = use_memo(
        (props.work.clone(), app.state.filter.clone(), chosen),
        |(work, filter, chosen)| filter.list(&work.report.findings, *chosen),
    );
    let row = chosen.and_then(|chosen| listed.iter().position(|&i| i == chosen));
    let choice = app.state.current.map(|current| current.nth);
    let (page, turn) = use_page(&props.work, choice, row, ROWS);
    if findings.is_empty() {
        return html! { <p class="nothing">{ app.messages().no_findings }</p> };
    }
    let shown = &listed[Pager::range(page, listed.len(), ROWS)];
    let same = |a: &Finding, b: &Finding| a.severity == b.severity && a.code == b.code;
    let mut before = None;
    let groups = shown.chunk_by(|&a, &b| same(&findings[a], &findings[b])).map(|group| {
        let first = &findings[group[0]];
        let new_severity = before.replace(first.severity) != Some(first.severity);
        let count = listed.iter().filter(|&&i| same(&findings[i], first)).count();
        html! {
            <>
                if new_severity {
                    <h3 class="aspect">{ app.lang().severity(first.severity) }</h3>
                }
                <section class="rule-group" aria-label={app.lang().finding(&first.code).to_string()}>
                    { head(&app, first, count) }
                    <ul class="findings">
                        { for group.iter().map(|&i| html! { <FindingRow key={i} work={props.work.clone()} index={i} /> }) }
                    </ul>
                </section>
            </>
        }
    });
    let groups: Vec<Html> = groups.collect();
    html! {
        <>
            <FindingTools work={props.work.clone()} />
            if listed.is_empty() {
                <div class="nothing">
                    <p>{ app.lang().no_finding_fits() }</p>
                    <button onclick={app.on(|| Action::Filter(FindingFilter::default()))}>{ app.lang().show_all_findings() }</button>
                </div>
            }
            { for groups }
            <Pager {page} count={listed.len()} per_page={ROWS} {turn} />
        </>
    }
}

/// What the findings of one rule have in common.
fn head(app: &App, finding: &Finding, count: usize) -> Html {
    let lang = app.lang();
    html! {
        <>
            <div class="rule-head">
                <h4>{ lang.finding(&finding.code).to_string() }<span class="count">{ count }</span></h4>
                { rule_link(app, &finding.code) }
            </div>
            if let Some(rule) = rule(&finding.code) {
                <p class="small">{ rule.meaning(lang) }{ lang.pick("", " ") }<b>{ lang.what_to_do() }</b>{ lang.pick("：", ": ") }{ rule.todo(lang) }</p>
            }
        </>
    }
}
