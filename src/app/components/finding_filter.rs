//! What chooses among the findings of a document.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::finding_row::sign;
use crate::app::document::Work;
use crate::app::finding_list::{FindingFilter, STATES, by_rule, by_severity, by_state};
use crate::app::hooks::{App, use_app};
use crate::app::state::Action;
use crate::report::Severity;

#[derive(PartialEq, Properties)]
pub struct FindingToolsProps {
    pub work: Rc<Work>,
}

#[component]
pub fn FindingTools(props: &FindingToolsProps) -> Html {
    let app = use_app();
    let counts = use_memo(props.work.clone(), |work| {
        let findings = &work.report.findings;
        let rules = by_rule(findings).into_iter();
        let rules: Vec<(Rc<str>, usize)> = rules.map(|(code, n)| (code.into(), n)).collect();
        (by_severity(findings), rules, by_state(findings))
    });
    let (severities, rules, states) = &*counts;
    let all = props.work.report.findings.len();
    if all < 2 && app.state.filter.is_open() {
        return html! {};
    }
    html! {
        <div class="tools filter finding-tools">
            <div role="group" aria-label={app.lang().by_severity()}>
                { severity(&app, None, all) }
                { for severities.iter().map(|&(it, count)| severity(&app, Some(it), count)) }
            </div>
            { rule_choice(&app, rules) }
            { state_choice(&app, states) }
        </div>
    }
}

/// A callback that changes the filter; what is chosen would otherwise stay in the list.
fn change<E: 'static>(app: &App, by: impl Fn(E, &mut FindingFilter) + 'static) -> Callback<E> {
    let app = app.clone();
    Callback::from(move |event: E| {
        let mut filter = app.state.filter.clone();
        by(event, &mut filter);
        app.act(Action::Unchoose);
        app.act(Action::Filter(filter));
    })
}

fn severity(app: &App, severity: Option<Severity>, count: usize) -> Html {
    let chosen = app.state.filter.severity == severity;
    let name = severity.map_or(app.messages().all_kinds, |it| app.lang().severity(it));
    let onclick = change(app, move |_: MouseEvent, filter| {
        filter.severity = severity;
        filter.rule = None;
    });
    html! {
        <button key={name} data-severity={severity.map(|it| format!("{it:?}"))} aria-pressed={chosen.to_string()} {onclick}>
            if let Some(severity) = severity {
                { sign(severity) }
            }
            { name }<span class="count">{ count }</span>
        </button>
    }
}

fn rule_choice(app: &App, rules: &[(Rc<str>, usize)]) -> Html {
    let lang = app.lang();
    let filter = &app.state.filter;
    let chosen = filter.rule.as_deref();
    // Of another document, a rule may be chosen that raised nothing here.
    let mut offered: Vec<(Rc<str>, usize)> = rules.to_vec();
    if let Some(rule) = &filter.rule
        && !offered.iter().any(|(code, _)| code == rule)
    {
        offered.push((rule.clone(), 0));
    }
    let codes: Vec<Rc<str>> = offered.iter().map(|(code, _)| code.clone()).collect();
    let onchange = change(app, move |event: Event, filter| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let place = usize::try_from(select.selected_index()).unwrap_or(0);
        filter.rule = place
            .checked_sub(1)
            .and_then(|place| codes.get(place).cloned());
        filter.severity = None;
    });
    html! {
        <select class="rule-choice" aria-label={lang.by_rule()} {onchange}>
            <option selected={chosen.is_none()}>{ lang.all_rules() }</option>
            { for offered.iter().map(|(code, count)| html! {
                <option key={code.to_string()} value={code.to_string()} selected={chosen == Some(&**code)}>
                    { format!("{} {count}", lang.finding(code)) }
                </option>
            }) }
        </select>
    }
}

fn state_choice(app: &App, counts: &[usize]) -> Html {
    let lang = app.lang();
    let chosen = app.state.filter.checked;
    let onchange = change(app, |event: Event, filter| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let place = usize::try_from(select.selected_index()).unwrap_or(0);
        filter.checked = place
            .checked_sub(1)
            .and_then(|place| STATES.get(place).copied());
    });
    html! {
        <select class="state-choice" aria-label={lang.by_state()} {onchange}>
            <option selected={chosen.is_none()}>{ lang.all_states() }</option>
            { for STATES.into_iter().zip(counts).map(|(state, count)| html! {
                <option selected={chosen == Some(state)}>{ format!("{} {count}", state.map_or(lang.not_checked(), |it| lang.checked(it))) }</option>
            }) }
        </select>
    }
}
