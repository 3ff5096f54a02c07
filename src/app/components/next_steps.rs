//! Problems that the document itself calls open, and what is to come.

use std::rc::Rc;

use yew::prelude::*;

use super::locate::locate;
use super::pager::{Pager, ROWS, use_page};
use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::report::NumberedText;
use crate::view::target::Target;

#[derive(PartialEq, Properties)]
pub struct NextStepsProps {
    pub work: Rc<Work>,
}

#[component]
pub fn NextSteps(props: &NextStepsProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    html! {
        <>
            <Steps name={lang.remaining()} work={props.work.clone()} open=true />
            <Steps name={lang.commitments()} work={props.work.clone()} open=false />
        </>
    }
}

#[derive(PartialEq, Properties)]
struct StepsProps {
    name: &'static str,
    work: Rc<Work>,
    /// Whether the problems that are still open are listed, or what is to come.
    open: bool,
}

#[component]
fn Steps(props: &StepsProps) -> Html {
    let app = use_app();
    let report = &props.work.report;
    let (texts, target): (_, fn(usize) -> Target) = match props.open {
        true => (&report.remaining, Target::Remaining),
        false => (&report.commitments, Target::Commitment),
    };
    let current = match (props.open, app.state.current.map(|it| it.target)) {
        (true, Some(Target::Remaining(i))) | (false, Some(Target::Commitment(i))) => Some(i),
        _ => None,
    };
    let choice = app.state.current.map(|current| current.nth);
    let (page, turn) = use_page(&props.work, choice, current, ROWS);
    if texts.is_empty() {
        return html! {};
    }
    let range = Pager::range(page, texts.len(), ROWS);
    html! {
        <>
            <h3 class="aspect">{ props.name }</h3>
            <ul class="items steps">
                { for range.map(|i| row(&app, target(i), i, &texts[i])) }
            </ul>
            <Pager {page} count={texts.len()} per_page={ROWS} {turn} />
        </>
    }
}

fn row(app: &App, target: Target, i: usize, numbered: &NumberedText) -> Html {
    let marker = numbered.number_path.last().cloned().map(AttrValue::from);
    html! {
        <li key={i} id={target.element_id()} class={classes!("item", app.is_current(target).then_some("current"))}>
            { locate(app, target, marker) }
            <span>{ &numbered.text }</span>
        </li>
    }
}
