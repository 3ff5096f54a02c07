//! A drawing on the page, in the colours of the page.

use yew::prelude::*;

use super::follow;
use crate::app::charts::chart::Leads;
use crate::app::charts::drawing::{Drawing, Fill, Group, Ink, Pattern, Shape};
use crate::app::charts::file::point_list;
use crate::app::hooks::App;

/// `id` is that of the chart: the drawing's own ids begin with it.
pub fn svg(app: &App, id: &str, title: &str, about: &str, drawing: &Drawing) -> Html {
    let (title_id, about_id) = (format!("{id}-title"), format!("{id}-about"));
    let labelled = format!("{title_id} {about_id}");
    let Drawing { width, height, .. } = drawing;
    html! {
        <svg class="drawing" role="group" aria-labelledby={labelled} width={width.to_string()} height={height.to_string()}
            viewBox={format!("0 0 {width} {height}")}>
            <title id={title_id}>{ title }</title>
            <desc id={about_id}>{ about }</desc>
            <defs>{ for Pattern::DRAWN.into_iter().map(|it| pattern(id, it)) }</defs>
            { for drawing.groups.iter().map(|it| group(app, id, it)) }
        </svg>
    }
}

fn pattern(id: &str, pattern: Pattern) -> Html {
    html! {
        <pattern id={format!("{id}-{}", pattern.name())} width="6" height="6" patternUnits="userSpaceOnUse">
            <path class="stroke-sheet" d={pattern.path()} stroke-width="1.6" />
        </pattern>
    }
}

fn group(app: &App, id: &str, group: &Group) -> Html {
    let shapes = group.shapes.iter().map(|it| shape(id, it));
    if group.leads == Leads::Nowhere {
        let hidden = group.name.is_empty().then_some("true");
        let role = (!group.name.is_empty()).then_some("img");
        let name = (!group.name.is_empty()).then(|| group.name.clone());
        return html! { <g aria-hidden={hidden} {role} aria-label={name}>{ for shapes }</g> };
    }
    let go = {
        let (app, leads) = (app.clone(), group.leads.clone());
        Callback::from(move |()| follow(&app, &leads))
    };
    let onkeydown = {
        let go = go.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") && !event.is_composing() {
                event.prevent_default();
                go.emit(());
            }
        })
    };
    let [x, y, width, height] = group.area.map(|it| it.to_string());
    html! {
        <g>
            <g aria-hidden="true">{ for shapes }</g>
            // Over them, so that the name alone is read out, whole and in the right order.
            <rect class="leads" role="button" tabindex="0" aria-label={group.name.clone()} {x} {y} {width} {height} rx="3"
                onclick={go.reform(|_| ())} {onkeydown}>
                <title>{ &group.name }</title>
            </rect>
        </g>
    }
}

fn shape(id: &str, shape: &Shape) -> Html {
    match shape {
        Shape::Box { at, size, fill } => filled(id, *at, *size, *fill),
        Shape::Line {
            from: [x1, y1],
            to: [x2, y2],
        } => {
            let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(|it| it.to_string());
            html! { <line class="stroke-line-strong" {x1} {y1} {x2} {y2} /> }
        }
        Shape::Circle { at: [x, y], hollow } => {
            let fill = class(if *hollow { Ink::Sheet } else { Ink::Done });
            html! {
                <circle class={classes!(fill, "stroke-done")} cx={x.to_string()} cy={y.to_string()} r="5" stroke-width="2" />
            }
        }
        Shape::Polygon { points, ink } => {
            html! { <polygon class={class(*ink)} points={point_list(points)} /> }
        }
        Shape::Text {
            at: [x, y],
            text,
            ink,
            anchor,
        } => html! {
            <text class={class(*ink)} x={x.to_string()} y={y.to_string()} text-anchor={anchor.name()}>{ text }</text>
        },
    }
}

fn filled(id: &str, [x, y]: [f64; 2], [width, height]: [f64; 2], fill: Fill) -> Html {
    let [x, y, width, height] = [x, y, width, height].map(|it| it.to_string());
    let base = match fill.pattern {
        Some(Pattern::Hollow) => class(Ink::Sheet),
        _ => class(fill.ink),
    };
    let stroke = format!("stroke-{}", fill.ink.property().0);
    let over = fill.pattern.filter(|it| Pattern::DRAWN.contains(it));
    html! {
        <>
            <rect class={classes!(base, stroke)} x={x.clone()} y={y.clone()} width={width.clone()} height={height.clone()} />
            if let Some(pattern) = over {
                <rect fill={format!("url(#{id}-{})", pattern.name())} {x} {y} {width} {height} />
            }
        </>
    }
}

fn class(ink: Ink) -> String {
    format!("fill-{}", ink.property().0)
}
