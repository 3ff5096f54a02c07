//! What the document says of itself, its outline, and where it came from.

use std::rc::Rc;

use yew::prelude::*;

use super::locate::locate;
use super::pager::{Pager, ROWS, use_page};
use super::source_facts::SourceFacts;
use crate::app::describe;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::app::layers::{FACTS, flatten};
use crate::app::messages::{Declared, Lang};
use crate::app::target::{Fact, Target, fact_spans};
use crate::report::{self, Quote, Report, Valued};

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

/// The words of the document, and their value where that says more.
fn said(report: &Report, fact: Fact, lang: Lang) -> (Option<String>, Option<String>) {
    let meta = &report.meta;
    let quote = |quote: &Option<Quote>| (quote.as_ref().map(|quote| quote.text.clone()), None);
    match fact {
        Fact::Title => quote(&meta.title),
        Fact::InspectedBody => quote(&meta.inspected_body),
        Fact::Authority => quote(&meta.authority),
        Fact::Team => quote(&meta.inspection_team),
        Fact::Round => quote(&meta.round),
        Fact::Issuer => quote(&meta.issuer),
        Fact::Feedback => date(&meta.feedback_date, lang),
        Fact::Issued => date(&meta.issued_date, lang),
        Fact::Published => date(&meta.published_date, lang),
        Fact::InspectionKind => match &meta.inspection_kind {
            Some(kind) => (
                Some(kind.text.clone()),
                Some(lang.inspection(kind.value).into()).filter(|value| *value != kind.text),
            ),
            None => (None, None),
        },
        Fact::Period => match &meta.inspection_period {
            Some(period) => {
                let range = &period.value;
                let value = match (&range.start, &range.end) {
                    (None, None) => lang.messages().unreadable_date.into(),
                    (start, end) => describe::range(start.as_deref(), end.as_deref()),
                };
                (Some(period.text.clone()), Some(value))
            }
            None => (None, None),
        },
        Fact::Declared => (declared(report, lang), None),
        Fact::Contact => (contact(&meta.contact), None),
    }
}

fn date(date: &Option<Valued<Option<String>>>, lang: Lang) -> (Option<String>, Option<String>) {
    match date {
        Some(date) => {
            let unreadable = lang.messages().unreadable_date;
            let value = date.value.clone().unwrap_or_else(|| unreadable.into());
            (Some(date.text.clone()), Some(value))
        }
        None => (None, None),
    }
}

fn declared(report: &Report, lang: Lang) -> Option<String> {
    let declared = &report.meta.declared;
    let counts = [
        (Declared::Aspects, declared.aspects),
        (Declared::Items, declared.items),
        (Declared::Problems, declared.problems),
        (Declared::Completed, declared.completed),
        (Declared::BasicallyCompleted, declared.basically_completed),
        (Declared::InProgress, declared.in_progress),
        (Declared::NotCompleted, declared.not_completed),
        (Declared::Suggestions, declared.suggestions),
    ];
    let mut parts: Vec<String> = counts
        .into_iter()
        .filter_map(|(what, count)| Some(lang.declared(what, count?.to_string())))
        .collect();
    if let Some(all) = declared.all_completed {
        parts.push(lang.all_completed(all).into());
    }
    if let Some(rate) = declared.completion_rate {
        let percent = describe::grouped(report::Number(rate * 100.0));
        parts.push(lang.completion_rate(&percent));
    }
    if parts.is_empty() {
        return None;
    }
    let messages = lang.messages();
    let listed = lang.problem_count(report.problems.len());
    Some(format!(
        "{} · {} {listed}",
        parts.join(" · "),
        messages.found
    ))
}

fn contact(contact: &report::Contact) -> Option<String> {
    let parts: Vec<&str> = contact
        .phones
        .iter()
        .chain(&contact.emails)
        .chain(&contact.address)
        .chain(&contact.postcode)
        .map(String::as_str)
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
