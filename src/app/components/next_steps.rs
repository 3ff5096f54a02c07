//! Problems that the document itself calls open, and what is to come.

use std::rc::Rc;

use yew::prelude::*;

use super::locate::Locate;
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
    let report = &props.work.report;
    html! {
        <>
            { list(&app, app.lang().remaining(), &report.remaining, Target::Remaining) }
            { list(&app, app.lang().commitments(), &report.commitments, Target::Commitment) }
        </>
    }
}

fn list(
    app: &App,
    name: &'static str,
    texts: &[NumberedText],
    target: impl Fn(usize) -> Target,
) -> Html {
    if texts.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3 class="aspect">{ name }</h3>
            <ul class="items steps">
                { for texts.iter().enumerate().map(|(i, numbered)| {
                    let target = target(i);
                    let marker = numbered.number_path.last().cloned().map(AttrValue::from);
                    html! {
                        <li key={i} id={target.element_id()} class={classes!("item", app.is_current(target).then_some("current"))}>
                            <Locate {target} {marker} />
                            <span>{ &numbered.text }</span>
                        </li>
                    }
                }) }
            </ul>
        </>
    }
}
