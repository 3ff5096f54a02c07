//! What will be in the file, before it is written.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::exporting::{Choice, PREVIEWED, Subject, names_failed, reckoned};
use crate::app::hooks::{App, use_app};
use crate::app::messages::{Lang, Word};
use crate::export;

/// Most names of failed documents that are listed.
const NAMES: usize = 5;

#[derive(Clone, PartialEq)]
pub enum PreviewState {
    Waiting,
    Ready(Rc<export::preview::Preview>),
    Failed(String),
}

#[derive(PartialEq, Properties)]
pub struct PreviewProps {
    pub choice: Choice,
    pub subject: Subject,
    pub state: PreviewState,
}

#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let subject = &props.subject;
    let (size, about) = size(&app, props);
    html! {
        <section class="export-preview" aria-label={lang.export_word(Word::Preview)} aria-busy={(props.state == PreviewState::Waiting).to_string()}>
            <p class="export-size">{ lang.export_size(subject, size, about) }</p>
            { failed(subject, names_failed(props.choice.product), lang) }
            if subject.busy > 0 {
                <p class="small">{ lang.export_busy(subject.busy) }</p>
            }
            if subject.read == 0 {
                <p>{ lang.export_word(Word::Nothing) }</p>
            } else {
                { content(&props.state, lang) }
            }
        </section>
    }
}

/// More characters are given a wider column.
const LONG: usize = 10;

fn cell(cell: &str) -> Html {
    let class = (cell.chars().nth(LONG).is_some()).then_some("long");
    html! { <td><div {class}>{ cell }</div></td> }
}

/// In bytes, and whether it is reckoned.
fn size(app: &App, props: &PreviewProps) -> (Option<f64>, bool) {
    let PreviewState::Ready(preview) = &props.state else {
        return (None, false);
    };
    let shelf = app.queue.shelf();
    let length = |&id: &u32| shelf.delivered(id).map(|it| f64::from(it.report.length()));
    let lengths: Vec<f64> = props.subject.ids.iter().filter_map(length).collect();
    let part: f64 = lengths.iter().take(PREVIEWED).sum();
    let bytes = reckoned(preview.bytes, part, lengths.iter().sum());
    (bytes, lengths.len() > PREVIEWED)
}

fn failed(subject: &Subject, named: bool, lang: Lang) -> Html {
    let count = subject.failed.len();
    if count == 0 {
        return html! {};
    }
    let more = count.saturating_sub(NAMES);
    html! {
        <div class="export-left-out">
            <p>{ lang.export_failed(count, named) }</p>
            <ul>
                { for subject.failed.iter().take(NAMES).map(|name| html! { <li>{ name }</li> }) }
                if more > 0 {
                    <li>{ lang.and_more(more) }</li>
                }
            </ul>
        </div>
    }
}

fn content(state: &PreviewState, lang: Lang) -> Html {
    let preview = match state {
        PreviewState::Waiting => {
            return html! { <p class="small export-waiting">{ lang.export_word(Word::Previewing) }</p> };
        }
        PreviewState::Failed(reason) => {
            return html! { <p class="export-failed">{ lang.export_broke_off(reason) }</p> };
        }
        PreviewState::Ready(preview) => preview,
    };
    let several = preview.sheets.len() > 1;
    html! {
        <>
            if several {
                <ul class="export-sheets">
                    { for preview.sheets.iter().map(|sheet| html! {
                        <li title={sheet.heads.join(lang.pick("、", ", "))}>{ lang.sheet_columns(&sheet.name, sheet.heads.len()) }</li>
                    }) }
                </ul>
            }
            if let Some(first) = preview.sheets.first() {
                { rows(first, &preview.rows, lang) }
            } else {
                <pre class="export-lines" tabindex="0" aria-label={lang.export_word(Word::FirstRows)}>{ preview.lines.join("\n") }</pre>
            }
        </>
    }
}

fn rows(sheet: &export::preview::Sheet, rows: &[Vec<String>], lang: Lang) -> Html {
    html! {
        <div class="export-rows" tabindex="0" role="region" aria-label={lang.export_word(Word::FirstRows)}>
            <table>
                <thead><tr>{ for sheet.heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|it| cell(it)) }</tr>
                    }) }
                </tbody>
            </table>
            if rows.is_empty() {
                <p class="small">{ lang.export_word(Word::NoRows) }</p>
            }
        </div>
    }
}
