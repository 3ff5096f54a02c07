//! The tour: a card beside what it explains, which can be used meanwhile.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::sample::open_sample;
use crate::app::hooks::{App, use_app};
use crate::app::state::Action;
use crate::app::tour::{Rect, STOPS, place};
use crate::app::web::listener::Listener;
use crate::app::web::{document, window};

/// Starts the tour over the open document, or over the sample where none is open.
pub fn start_tour(app: &App) -> Callback<MouseEvent> {
    let (app, sample) = (app.clone(), open_sample(app));
    Callback::from(move |event: MouseEvent| {
        if app.state.open_work().is_none() {
            sample.emit(event);
        }
        app.act(Action::Tour(Some(0)));
    })
}

#[derive(PartialEq, Properties)]
pub struct TourProps {
    /// A place in [`STOPS`].
    pub stop: usize,
}

#[component]
pub fn Tour(props: &TourProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let (card, ring) = (use_node_ref(), use_node_ref());
    let stop = props.stop;
    // What it points at may have been drawn anew.
    use_effect({
        let (card, ring) = (card.clone(), ring.clone());
        move || arrange(stop, &card, &ring)
    });
    use_effect_with(stop, {
        let (card, ring) = (card.clone(), ring.clone());
        move |&stop| {
            let listener = Listener::new(&window(), "resize", move |_: Event| {
                arrange(stop, &card, &ring)
            });
            move || drop(listener)
        }
    });
    use_focus(&card);
    let (title, text) = lang.tour_stops()[stop];
    let last = stop + 1 == STOPS.len();
    let to = |stop: Option<usize>| app.on(move || Action::Tour(stop));
    html! {
        <>
            <div ref={ring} class="tour-ring" aria-hidden="true" />
            <section ref={card} class="tour-card" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-text">
                <div aria-live="polite">
                    <p class="small">{ lang.tour() }{ " · " }{ lang.tour_place(stop + 1) }</p>
                    <h2 id="tour-title">{ title }</h2>
                    <p id="tour-text">{ text }</p>
                </div>
                <div class="buttons">
                    <button key="next" class="primary tour-next" onclick={to((!last).then_some(stop + 1))}>
                        { if last { lang.tour_done() } else { lang.tour_next() } }
                    </button>
                    <button key="back" class="tour-back" disabled={stop == 0} onclick={to(stop.checked_sub(1))}>{ lang.tour_back() }</button>
                    if !last {
                        <button key="skip" class="tour-skip" onclick={to(None)}>{ lang.tour_skip() }</button>
                    }
                </div>
            </section>
        </>
    }
}

/// The focus goes to the card, and from there back to where it was.
#[hook]
fn use_focus(card: &NodeRef) {
    use_effect_with((), {
        let card = card.clone();
        move |()| {
            let before = document().active_element();
            focus(
                card.cast::<HtmlElement>()
                    .and_then(|card| card.query_selector(".tour-next").ok().flatten()),
            );
            move || {
                let back = before.filter(|it| it.is_connected() && it.tag_name() != "BODY");
                let back = back.filter(|it| it.get_bounding_client_rect().height() > 0.0);
                focus(back.or_else(|| document().query_selector(".text").ok().flatten()));
            }
        }
    });
}

fn focus(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Puts the ring around what a stop points at, and the card beside it.
fn arrange(stop: usize, card: &NodeRef, ring: &NodeRef) {
    let (Some(card), Some(ring)) = (card.cast::<HtmlElement>(), ring.cast::<HtmlElement>()) else {
        return;
    };
    let seen = STOPS
        .get(stop)
        .and_then(|stop| stop.at.iter().find_map(|at| seen(at)));
    let size = |element: web_sys::Element| {
        (
            f64::from(element.client_width()),
            f64::from(element.client_height()),
        )
    };
    let window = document().document_element().map_or((0.0, 0.0), size);
    let extent = card.get_bounding_client_rect();
    let (left, top) = place(seen, (extent.width(), extent.height()), window);
    set(&card, &[("left", left), ("top", top)]);
    let around = seen.unwrap_or(Rect {
        left: 0.0,
        top: 0.0,
        width: 0.0,
        height: 0.0,
    });
    set(
        &ring,
        &[
            ("left", around.left),
            ("top", around.top),
            ("width", around.width),
            ("height", around.height),
        ],
    );
    let _ = ring.class_list().toggle_with_force("lost", seen.is_none());
}

/// Where an element stands that one sees.
fn seen(selector: &str) -> Option<Rect> {
    let element = document().query_selector(selector).ok()??;
    let place = element.get_bounding_client_rect();
    let seen = place.width() > 0.0 && place.height() > 0.0;
    seen.then(|| Rect {
        left: place.left(),
        top: place.top(),
        width: place.width(),
        height: place.height(),
    })
}

fn set(element: &HtmlElement, pixels: &[(&str, f64)]) {
    for (name, value) in pixels {
        let _ = element.style().set_property(name, &format!("{value:.1}px"));
    }
}
