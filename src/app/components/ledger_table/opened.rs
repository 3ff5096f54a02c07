//! A problem of the table with all that the document says of it, beside the table.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::grid;
use crate::app::document::Work;
use crate::app::hooks::{App, Laid, use_app};
use crate::app::state::{Action, Pane, Side, View};
use crate::app::table::{Change, Cursor, EVIDENCE};
use crate::app::web::is_narrow;
use crate::report::{Entity, PointSpan, Problem, Response};
use crate::view::describe;
use crate::view::marks::status_css;
use crate::view::target::Target;

#[derive(PartialEq, Properties)]
pub struct OpenedProps {
    /// Its place in the report of the open document.
    pub problem: usize,
    pub laid: Rc<Laid>,
}

#[component]
pub fn Opened(props: &OpenedProps) -> Html {
    let app = use_app();
    let close_button = use_node_ref();
    // On a narrow screen it covers the table.
    use_effect_with(close_button.clone(), |button| {
        if is_narrow()
            && let Some(button) = button.cast::<HtmlElement>()
        {
            let _ = button.focus();
        }
    });
    let pane = use_node_ref();
    use_effect_with(
        (pane.clone(), app.state.open, props.problem),
        |(pane, _, _)| {
            if let Some(pane) = pane.cast::<HtmlElement>() {
                pane.set_scroll_top(0);
            }
        },
    );
    let work = app.state.open_work();
    let found = work.and_then(|work| Some((work, work.report.problems.get(props.problem)?)));
    let onkeydown = {
        let app = app.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                close(&app);
            }
        })
    };
    let on_close = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| close(&app))
    };
    html! {
        <section class="opened-problem" aria-label={app.lang().problem_name(props.problem + 1)} {onkeydown}>
            <div class="opened-tools buttons">
                { beside(&app, &props.laid, false) }
                { beside(&app, &props.laid, true) }
                <button class="primary show-source" onclick={jump(&app, Target::Problem(props.problem))}>
                    { app.lang().table().show_source }
                </button>
                <button ref={close_button} class="opened-close" aria-label={app.messages().close}
                    title={app.messages().close} onclick={on_close}>{ "×" }</button>
            </div>
            <div ref={pane} class="opened-body" tabindex="0">
                if let Some((work, problem)) = found {
                    { whole(&app, work, props.problem, problem) }
                } else {
                    <p class="nothing late">{ app.messages().opening }</p>
                }
            </div>
        </section>
    }
}

fn close(app: &App) {
    app.act(Action::Table(Change::Opened(None)));
    grid::focus();
}

/// Goes to the row before or after the one that the keyboard is at.
fn beside(app: &App, laid: &Laid, after: bool) -> Html {
    let words = app.lang().table();
    let cursor = app.state.table.cursor;
    let row = match after {
        true => cursor.row + 1,
        false => cursor.row.saturating_sub(1),
    };
    let index = row.checked_sub(1).and_then(|it| laid.sifted.shown.get(it));
    let entry = index.and_then(|&index| laid.sheet.entry(index as usize));
    let place = entry.map(|entry| (entry.doc.id, entry.problem));
    let onclick = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some((id, problem)) = place {
                let cursor = Cursor {
                    row,
                    whole: false,
                    ..cursor
                };
                app.act(Action::Table(Change::Cursor(cursor)));
                grid::open(&app, id, problem);
            }
        })
    };
    html! {
        <button disabled={place.is_none()} {onclick}>{ if after { words.next } else { words.previous } }</button>
    }
}

/// Goes to the text, where a thing is chosen.
fn jump(app: &App, target: Target) -> Callback<MouseEvent> {
    let app = app.clone();
    Callback::from(move |_| {
        app.act(Action::View(View::Reading));
        app.act(Action::Choose {
            target,
            from: Side::Keys,
            place: None,
        });
        app.act(Action::Pane(Pane::Text));
    })
}

fn whole(app: &App, work: &Work, index: usize, problem: &Problem) -> Html {
    let lang = app.lang();
    let name = app.state.open_doc().map(|doc| doc.name.to_string());
    let due = problem.due.as_ref().map(|due| {
        let value = due.value.as_ref().and_then(describe::iso);
        format!("{} {}", lang.due(), value.unwrap_or(due.text.clone()))
    });
    let responses = problem.responses.iter().enumerate();
    html! {
        <>
            <p class="small">{ name }</p>
            if let Some(aspect) = &problem.aspect {
                <p class="small">{ &aspect.text }</p>
            }
            if let Some(group) = &problem.group {
                <p class="small">{ &group.text }</p>
            }
            <h2><span class="path">{ problem.number_path.concat() }</span>{ &problem.title.text }</h2>
            <div class="chips">
                <span class={classes!("chip", status_css(problem.status))}>{ lang.status(problem.status) }</span>
                if problem.ongoing {
                    <span class="chip is-ongoing">{ app.messages().long_term }</span>
                }
                if let Some(due) = due {
                    <span class="chip">{ due }</span>
                }
                { for problem.topics.iter().map(|topic| html! { <span class="chip topic">{ lang.topic(&topic.name) }</span> }) }
            </div>
            if let Some(detail) = &problem.detail {
                <p class="opened-text">{ &detail.text }</p>
            }
            if !problem.points.is_empty() {
                <ul class="points" aria-label={app.messages().points}>
                    { for problem.points.iter().map(|point| html! {
                        <li>{ marker(&point.marker) }{ &point.text }</li>
                    }) }
                </ul>
            }
            if problem.responses.is_empty() {
                <p class="no-answer">{ lang.no_answer() }</p>
            }
            { for responses.map(|(r, response)| answer(app, Target::Response(index, r), response)) }
            { evidence(app, work, problem) }
            { findings(app, work, problem.span) }
        </>
    }
}

fn answer(app: &App, target: Target, response: &Response) -> Html {
    let label = match &response.label {
        Some(label) => label.clone(),
        None => app.lang().response(response.kind).to_string(),
    };
    html! {
        <div class="opened-answer">
            <h3>{ located(app, target, label) }</h3>
            if let Some(summary) = &response.summary {
                <p>{ &summary.text }</p>
            }
            if response.items.is_empty() {
                <p>{ &response.text }</p>
            }
            <ul>
                { for response.items.iter().map(|item| html! {
                    <li>{ marker(&item.marker) }{ &item.text }</li>
                }) }
            </ul>
        </div>
    }
}

fn marker(marker: &Option<String>) -> Html {
    html! {
        if let Some(marker) = marker {
            <b>{ marker.clone() }</b>
        }
    }
}

/// A name that leads to its place in the text.
fn located(app: &App, target: Target, name: String) -> Html {
    let hint = app.lang().table().show_place;
    html! {
        <button class="plain locate" title={hint} onclick={jump(app, target)}>{ name }</button>
    }
}

/// What of measures and outcome can be checked, with its value.
fn evidence(app: &App, work: &Work, problem: &Problem) -> Html {
    let answers = problem.responses.iter().filter(|it| it.kind.is_answer());
    let spans: Vec<PointSpan> = answers.map(|it| it.span).collect();
    let stands_in = |entity: &Entity| {
        let start = entity.span[0];
        spans.iter().any(|it| it[0] <= start && start < it[1])
    };
    let entities = work.report.entities.iter().enumerate();
    let within: Vec<_> = entities
        .filter(|(_, it)| EVIDENCE.contains(&it.kind) && stands_in(it))
        .collect();
    if within.is_empty() {
        return html! {};
    }
    let kinds = EVIDENCE.into_iter().filter_map(|kind| {
        let of_kind: Vec<_> = within.iter().filter(|(_, it)| it.kind == kind).collect();
        let count = of_kind.len();
        let first = of_kind.first()?.0;
        Some(html! {
            <div key={first}>
                <dt>{ app.lang().entity(kind) }<span class="count">{ count }</span></dt>
                { for of_kind.into_iter().map(|(i, it)| thing(app, *i, it)) }
            </div>
        })
    });
    html! {
        <>
            <h3>{ app.lang().column(crate::app::table::Column::Evidence) }</h3>
            <dl class="opened-evidence">{ for kinds }</dl>
        </>
    }
}

fn thing(app: &App, index: usize, entity: &Entity) -> Html {
    let value = entity.value.as_ref();
    let value = value.and_then(|value| describe::value(value, app.lang()));
    let value = value.filter(|value| !describe::is_same(value, &entity.text));
    html! {
        <dd>
            { located(app, Target::Entity(index), entity.text.clone()) }
            if let Some(value) = value {
                <span class="value">{ value }</span>
            }
        </dd>
    }
}

fn findings(app: &App, work: &Work, span: PointSpan) -> Html {
    let within = work.findings_within(span);
    if within.is_empty() {
        return html! {};
    }
    let lang = app.lang();
    let rows = within.into_iter().filter_map(|index| {
        let finding = work.report.findings.get(index)?;
        let message = lang.pick(&finding.message, &finding.message_en).clone();
        let name = lang.finding(&finding.code).to_string();
        Some(html! {
            <li key={index}>{ located(app, Target::Finding(index), name) }<p>{ message }</p></li>
        })
    });
    html! {
        <>
            <h3>{ app.messages().findings }</h3>
            <ul class="opened-findings">{ for rows }</ul>
        </>
    }
}
