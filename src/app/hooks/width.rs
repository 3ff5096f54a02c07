//! How wide an element is: drawings are made to measure, so that their letters stay as large as all others.

use web_sys::{Event, HtmlElement};
use yew::prelude::*;

use crate::app::web::listener::Listener;
use crate::app::web::window;

/// In CSS pixels; `None` until it is known.
#[hook]
pub fn use_width(element: &NodeRef) -> Option<f64> {
    let width = use_state_eq(|| None::<i32>);
    let look = {
        let (element, width) = (element.clone(), width.setter());
        Callback::from(move |()| {
            if let Some(element) = element.cast::<HtmlElement>() {
                width.set(Some(element.client_width()));
            }
        })
    };
    use_effect_with((), {
        let look = look.clone();
        move |()| {
            let resized = Listener::new(&window(), "resize", move |_: Event| look.emit(()));
            move || drop(resized)
        }
    });
    // What stands beside it may have come or gone.
    use_effect(move || look.emit(()));
    (*width).filter(|width| *width > 0).map(f64::from)
}
