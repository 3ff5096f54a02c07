//! One finding: what it says, and the places it speaks of.

use std::rc::Rc;

use yew::prelude::*;

use super::review::FindingMark;
use crate::app::document::Work;
use crate::app::excerpt::excerpt;
use crate::app::hooks::{App, use_app};
use crate::app::state::{Action, Side};
use crate::report::{Finding, PointSpan, Severity};
use crate::view::target::Target;

/// So many places are shown at first, and as many more each time that more are asked for.
const PLACES: usize = 4;
const MORE: usize = 50;

#[derive(PartialEq, Properties)]
pub struct FindingRowProps {
    pub work: Rc<Work>,
    pub index: usize,
}

#[component]
pub fn FindingRow(props: &FindingRowProps) -> Html {
    let app = use_app();
    let shown = use_state_eq(|| PLACES);
    let Some(finding) = props.work.report.findings.get(props.index) else {
        return html! {};
    };
    let target = Target::Finding(props.index);
    let message = app.lang().pick(&finding.message, &finding.message_en);
    let left = finding.spans.len().saturating_sub(*shown);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + MORE))
    };
    html! {
        <li id={target.element_id()} class={classes!("finding-row", css(finding.severity), finding.checked.map(|_| "is-checked"), app.is_current(target).then_some("current"))}>
            { sign(finding.severity) }
            <div class="finding-said">
                <p>{ message }</p>
                <ul class="places">
                    { for finding.spans.iter().take(*shown).enumerate().map(|(nth, &span)| html! {
                        <li key={nth}>{ place(&app, props, finding, nth, span) }</li>
                    }) }
                </ul>
                if left > 0 {
                    <button class="more-places" onclick={more}>{ app.lang().more_places(left) }</button>
                }
                <FindingMark work={props.work.clone()} index={props.index} />
            </div>
        </li>
    }
}

/// The button that shows one place in the text.
fn place(
    app: &App,
    props: &FindingRowProps,
    finding: &Finding,
    nth: usize,
    span: PointSpan,
) -> Html {
    let target = Target::Finding(props.index);
    let label = app.lang().place_label(nth + 1, finding.spans.len());
    let choose = app.on(move || Action::Choose {
        target,
        from: Side::Ledger,
        place: Some(span[0]),
    });
    html! {
        <button class="place" title={label.clone()} onclick={choose}>
            <span class="place-sign" aria-hidden="true">{ "◂" }</span>
            if let Some(text) = excerpt(&props.work, span) {
                <span class="excerpt" lang="zh">{ text.before }<b>{ text.marked }</b>{ text.behind }</span>
                <span class="visually-hidden">{ label }</span>
            } else {
                { label }
            }
        </button>
    }
}

/// Its gravity as a sign; the words stand beside it or above.
pub fn sign(severity: Severity) -> Html {
    let sign = match severity {
        Severity::Error => "✕",
        Severity::Warning => "!",
        Severity::Info => "i",
    };
    html! { <span class={classes!("sign", css(severity))} aria-hidden="true">{ sign }</span> }
}

fn css(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "is-error",
        Severity::Warning => "is-warning",
        Severity::Info => "is-info",
    }
}
