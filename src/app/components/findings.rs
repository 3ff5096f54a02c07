//! What a careful reader would check, the gravest first.

use std::rc::Rc;

use yew::prelude::*;

use super::pager::{Pager, ROWS, use_page};
use super::review::FindingMark;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::app::messages::Lang;
use crate::report::{Finding, Severity};
use crate::view::target::Target;

#[derive(PartialEq, Properties)]
pub struct FindingsProps {
    pub work: Rc<Work>,
}

#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let app = use_app();
    let findings = &props.work.report.findings;
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&i| findings[i].severity);
    let current = match app.state.current.map(|current| current.target) {
        Some(Target::Finding(i)) => order.iter().position(|&other| other == i),
        _ => None,
    };
    let choice = app.state.current.map(|current| current.nth);
    let (page, turn) = use_page(&props.work, choice, current, ROWS);
    if findings.is_empty() {
        return html! { <p class="nothing">{ app.messages().no_findings }</p> };
    }
    let shown = &order[Pager::range(page, order.len(), ROWS)];
    let of = |severity: Severity| -> Html {
        let mut rows = shown
            .iter()
            .filter(|&&i| findings[i].severity == severity)
            .peekable();
        if rows.peek().is_none() {
            return html! {};
        }
        html! {
            <>
                <h3 class="aspect">{ app.lang().severity(severity) }</h3>
                <ul class="findings">{ for rows.map(|&i| row(&app, &props.work, i, &findings[i])) }</ul>
            </>
        }
    };
    html! {
        <>
            { of(Severity::Error) }
            { of(Severity::Warning) }
            { of(Severity::Info) }
            <Pager {page} count={order.len()} per_page={ROWS} {turn} />
        </>
    }
}

fn row(app: &App, work: &Rc<Work>, i: usize, finding: &Finding) -> Html {
    let target = Target::Finding(i);
    let lang = app.lang();
    let message = match lang {
        Lang::Zh => &finding.message,
        Lang::En => &finding.message_en,
    };
    let severity = match finding.severity {
        Severity::Error => "is-error",
        Severity::Warning => "is-warning",
        Severity::Info => "is-info",
    };
    let sign = match finding.severity {
        Severity::Error => "✕",
        Severity::Warning => "!",
        Severity::Info => "i",
    };
    let quoted = quoted(work, finding).filter(|quoted| !message.contains(quoted.as_str()));
    let placed = !finding.spans.is_empty();
    html! {
        <li key={i} id={target.element_id()} class={classes!("finding-row", severity, app.is_current(target).then_some("current"))}>
            <span class="sign" aria-hidden="true">{ sign }</span>
            <div>
                if placed {
                    <button class="plain finding-name" onclick={app.on_choose(target)}>{ lang.finding(&finding.code) }</button>
                } else {
                    <span class="finding-name">{ lang.finding(&finding.code) }</span>
                }
                <p>{ message }</p>
                if let Some(quoted) = quoted {
                    <q lang="zh">{ quoted }</q>
                }
                <FindingMark work={work.clone()} index={i} />
            </div>
        </li>
    }
}

/// The place that it speaks of, cut if it is long.
fn quoted(work: &Work, finding: &Finding) -> Option<String> {
    const LONGEST: usize = 48;
    let [start, end] = *finding.spans.first()?;
    let line = work.cut.lines.get(work.cut.line_at(start))?;
    let skipped = start.checked_sub(line.points.start)?;
    let rest = work.text[line.bytes.start..].chars().skip(skipped);
    let mut text: String = rest.take((end - start).min(LONGEST)).collect();
    if end - start > LONGEST {
        text.push('…');
    }
    Some(text)
}
