//! Where a text came from: the file, how it was read, and what of it is not in the text.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::document::Work;
use crate::app::hooks::{App, use_app};
use crate::report::{self, LeftOut};
use crate::source::{Encoding, OpenOptions};
use crate::view::describe;

#[derive(PartialEq, Properties)]
pub struct SourceFactsProps {
    pub work: Rc<Work>,
}

#[component]
pub fn SourceFacts(props: &SourceFactsProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let source = &props.work.report.source;
    let rows = [
        (messages.source_name, source.name.clone()),
        (
            messages.source_format,
            Some(app.lang().source_format(source.format.as_deref())),
        ),
        (messages.source_size, Some(describe::bytes(source.bytes))),
        (messages.source_pages, source.pages.map(|n| n.to_string())),
        (
            messages.source_chars,
            Some(describe::grouped(report::Number(source.chars as f64))),
        ),
        (messages.source_hash, source.sha256.clone()),
    ];
    html! {
        <>
            <dl class="facts source-facts">
                { for rows.into_iter().filter_map(|(name, said)| Some(html! {
                    <div class="fact"><dt>{ name }</dt><dd><span class="said">{ said? }</span></dd></div>
                })) }
                if let Some(encoding) = &source.encoding {
                    <div class="fact">
                        <dt>{ messages.source_encoding }</dt>
                        <dd>{ encodings(&app, encoding) }</dd>
                    </div>
                }
            </dl>
            if !source.left_out.is_empty() {
                <h3 class="aspect">{ messages.left_out }</h3>
                <ul class="left-out">{ for source.left_out.iter().map(|it| left_out(&app, it)) }</ul>
            }
        </>
    }
}

/// The encoding in which the text was read, and the choice of another one for a text that looks like garbage.
fn encodings(app: &App, read_in: &str) -> Html {
    let id = app.state.open;
    let queue = app.queue.clone();
    let choose = Callback::from(move |event: Event| {
        let chosen: HtmlSelectElement = event.target_unchecked_into();
        if let Some(id) = id {
            queue.reopen(
                id,
                OpenOptions {
                    encoding: Encoding::named(&chosen.value()),
                },
            );
        }
    });
    html! {
        <select aria-label={app.messages().source_encoding} title={app.messages().change_encoding} onchange={choose}>
            { for Encoding::ALL.into_iter().map(|it| html! {
                <option value={it.name()} selected={it.name() == read_in}>{ it.name().to_uppercase() }</option>
            }) }
        </select>
    }
}

fn left_out(app: &App, left_out: &LeftOut) -> Html {
    let what = app.lang().omission(left_out.what, left_out.count);
    html! {
        <li class={left_out.what.may_matter().then_some("may-matter")}>
            if left_out.texts.is_empty() {
                { what }
            } else {
                <details>
                    <summary>{ what }</summary>
                    { for left_out.texts.iter().map(|text| html! { <p>{ text }</p> }) }
                </details>
            }
        </li>
    }
}
