//! The ledger of problems, under the aspects by which the document sorts them.

use std::rc::Rc;

use yew::prelude::*;

use super::pager::{Pager, use_page};
use super::problem::ProblemCard;
use super::review::on_edit;
use crate::app::document::Work;
use crate::app::hooks::use_app;
use crate::app::state::Action;
use crate::report::{Problem, Quote};
use crate::review::{Edit, Words};

/// Problems on a page that shows them with all their answers.
const WHOLE_ROWS: usize = 60;

/// Problems on a page that shows their titles.
const TITLE_ROWS: usize = 120;

#[derive(PartialEq, Properties)]
pub struct ProblemsProps {
    pub work: Rc<Work>,
}

#[component]
pub fn Problems(props: &ProblemsProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let problems = &props.work.report.problems;
    let current = app
        .state
        .current
        .and_then(|current| current.target.problem());
    let choice = app.state.current.map(|current| current.nth);
    let whole = app.state.whole;
    let per_page = if whole { WHOLE_ROWS } else { TITLE_ROWS };
    let picked = app.state.picked.as_ref();
    let shown = picked.map_or_else(|| (0..problems.len()).collect(), |it| it.problems.clone());
    let place = current.and_then(|current| shown.binary_search(&current).ok());
    let (page, turn) = use_page(&props.work, choice, place, per_page);
    let new = app.lang().new_problem();
    let after = current
        .and_then(|i| problems.get(i))
        .map(|problem| problem.id.clone());
    let add = on_edit(&app, move |_: MouseEvent| Edit::AddProblem {
        new: String::new(),
        words: Words::Text(new.into()),
        after: after.clone(),
    });
    if problems.is_empty() {
        return html! {
            <>
                <p class="nothing">{ messages.no_problems }</p>
                <button class="add-problem" onclick={add}>{ app.lang().add_problem() }</button>
            </>
        };
    }
    let copy = {
        let app = app.clone();
        Callback::from(move |_| app.copy(None))
    };
    let drawn = Pager::range(page, shown.len(), per_page);
    let rows = drawn.filter_map(|place| {
        let i = shown[place];
        let before = place
            .checked_sub(1)
            .and_then(|before| problems.get(shown[before]));
        let problem = problems.get(i)?;
        Some(html! {
            <li key={problem.id.clone()}>
                { heads(before, problem) }
                <ProblemCard app={app.clone()} work={props.work.clone()} index={i}
                    open={whole || current == Some(i)} />
            </li>
        })
    });
    html! {
        <>
            <div class="tools">
                <div class="choice" role="group" aria-label={messages.view}>
                    <button aria-pressed={whole.to_string()} onclick={app.on(|| Action::Whole(true))}>
                        { messages.show_whole }
                    </button>
                    <button aria-pressed={(!whole).to_string()} onclick={app.on(|| Action::Whole(false))}>
                        { messages.show_titles }
                    </button>
                </div>
                <button onclick={copy}>{ messages.copy_ledger }</button>
            </div>
            if let Some(picked) = picked {
                <p class="picked" role="status">
                    { app.lang().charts_picked(&picked.label, shown.len()) }
                    <button onclick={app.on(|| Action::Pick(None))}>{ app.lang().charts_all_problems() }</button>
                </p>
            }
            <ol class="problems">{ for rows }</ol>
            <button class="add-problem" onclick={add}>{ app.lang().add_problem() }</button>
            <Pager {page} count={shown.len()} {per_page} {turn} />
        </>
    }
}

/// The aspect and the group above a problem, where they change.
fn heads(before: Option<&Problem>, problem: &Problem) -> Html {
    let text = |quote: &Option<Quote>| quote.as_ref().map(|quote| quote.text.clone());
    let aspect = text(&problem.aspect);
    let group = text(&problem.group);
    let new_aspect = before.is_none_or(|before| text(&before.aspect) != aspect);
    let new_group = new_aspect || before.is_none_or(|before| text(&before.group) != group);
    html! {
        <>
            if let Some(aspect) = aspect.filter(|_| new_aspect) {
                <h3 class="aspect">{ aspect }</h3>
            }
            if let Some(group) = group.filter(|_| new_group) {
                <p class="group">{ group }</p>
            }
        </>
    }
}
