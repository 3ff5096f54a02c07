//! One chart with its table, and what saves it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::svg::svg;
use crate::app::charts::chart::{Chart, Plot, Table};
use crate::app::charts::draw::draw;
use crate::app::charts::file;
use crate::app::hooks::{App, use_app, use_width};
use crate::app::messages::Lang;
use crate::app::state::{Action, Notice};
use crate::app::web::download;
use crate::app::web::{picture, target_element};
use crate::export::file_name_of_chart;

/// Rows that are shown at first, those that come with each step more, and the most of all.
pub const FIRST: usize = 16;
const STEP: usize = 30;
const MOST: usize = 256;

/// A saved drawing is so wide, in pixels.
const SAVED_WIDTH: f64 = 760.0;

#[derive(Properties)]
pub struct ChartCardProps {
    pub chart: Rc<Chart>,
    /// Whose figures it shows.
    pub whose: String,
}

// A chart may have thousands of rows, and is never changed.
impl PartialEq for ChartCardProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.chart, &other.chart) && self.whose == other.whose
    }
}

#[component]
pub fn ChartCard(props: &ChartCardProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let chart = &props.chart;
    let most = use_state_eq(|| FIRST);
    let opened = use_state_eq(|| false);
    let sheet = use_node_ref();
    let width = use_width(&sheet);
    let id = format!("chart-{}", chart.id);
    let body = match (&chart.plot, width) {
        (Plot::Nothing(why), _) => html! { <p class="chart-nothing">{ why }</p> },
        (_, None) => html! {},
        (_, Some(width)) => {
            let drawing = draw(chart, width, *most);
            svg(&app, &id, &chart.title, &chart.about, &drawing)
        }
    };
    let rows = chart.plot.len();
    html! {
        <section class="chart" id={id.clone()} aria-labelledby={format!("{id}-head")}>
            <div class="chart-head">
                <h3 id={format!("{id}-head")}>{ &chart.title }</h3>
                if rows > 0 {
                    <div class="chart-save">
                        { save_button(&app, props, *most, Form::Svg) }
                        { save_button(&app, props, *most, Form::Png) }
                    </div>
                }
            </div>
            <div ref={sheet} class="chart-sheet">{ body }</div>
            { more(lang, rows, &most) }
            if rows > 0 {
                { for chart.notes.iter().map(|note| html! { <p class="chart-note">{ note }</p> }) }
                { table(lang, chart, *most, &opened) }
            }
        </section>
    }
}

/// What shows more rows, and how many there are.
fn more(lang: Lang, rows: usize, most: &UseStateHandle<usize>) -> Html {
    let shown = rows.min(**most);
    if shown == rows {
        return html! {};
    }
    let onclick = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set((*most + STEP).min(MOST)))
    };
    html! {
        <p class="chart-more">
            { lang.charts_rows(shown, rows) }
            if **most < MOST {
                <button {onclick}>{ lang.charts_more(STEP.min(rows - shown)) }</button>
            }
        </p>
    }
}

/// The figures; they are drawn when someone wants to see them.
fn table(lang: Lang, chart: &Chart, most: usize, opened: &UseStateHandle<bool>) -> Html {
    let Table { heads, rows } = &chart.table;
    let most = if **opened { most } else { 0 };
    let ontoggle = {
        let opened = opened.clone();
        Callback::from(move |event: Event| {
            opened.set(target_element(&event).is_some_and(|it| it.has_attribute("open")));
        })
    };
    html! {
        <details class="chart-table" {ontoggle}>
            <summary>{ lang.charts_table() }</summary>
            <div class="chart-table-frame" tabindex="0" role="region" aria-label={lang.charts_table_of(&chart.title)}>
                <table>
                    <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                    <tbody>
                        { for rows.iter().take(most).map(|row| html! {
                            <tr>{ for row.iter().enumerate().map(|(i, cell)| match i {
                                0 => html! { <th scope="row">{ cell }</th> },
                                _ => html! { <td>{ cell }</td> },
                            }) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </details>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Svg,
    Png,
}

fn save_button(app: &App, props: &ChartCardProps, most: usize, form: Form) -> Html {
    let said = match form {
        Form::Svg => "SVG",
        Form::Png => "PNG",
    };
    let name = app.lang().charts_save(&props.chart.title, said);
    let onclick = {
        let (app, chart, whose) = (app.clone(), props.chart.clone(), props.whose.clone());
        Callback::from(move |_: MouseEvent| {
            let (app, chart, whose) = (app.clone(), chart.clone(), whose.clone());
            spawn_local(async move {
                let saved = save(&chart, &whose, most, form).await;
                app.act(Action::Notice(Some(match saved {
                    Ok(()) => Notice::ChartSaved,
                    Err(_) => Notice::SaveFailed,
                })));
            });
        })
    };
    html! { <button aria-label={name.clone()} title={name} {onclick}>{ said }</button> }
}

async fn save(
    chart: &Chart,
    whose: &str,
    most: usize,
    form: Form,
) -> Result<(), wasm_bindgen::JsValue> {
    let drawing = draw(chart, SAVED_WIDTH, most);
    let svg = file::svg(&drawing, &chart.title, &chart.about, whose);
    match form {
        Form::Svg => {
            let name = file_name_of_chart(&chart.title, whose, "svg");
            download::save_text(&name, "image/svg+xml", &svg)
        }
        Form::Png => {
            let name = file_name_of_chart(&chart.title, whose, "png");
            download::save_blob(&name, &picture::png(&svg).await?)
        }
    }
}
