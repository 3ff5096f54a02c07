//! Long lists draw the rows that can be seen. All rows are of one height.

use std::ops::Range;

use web_sys::{Event, HtmlElement};
use yew::prelude::*;

use crate::app::web::listener::Listener;
use crate::app::web::window;

/// Rows that are drawn above and below those in view.
const SPARE: usize = 8;

/// A list that scrolls, and which of its rows are drawn.
#[derive(Clone, PartialEq)]
pub struct Rows {
    /// The element that scrolls. The rows are in its only child, or in the one of the class `drawn-rows`.
    pub scroller: NodeRef,
    pub drawn: Range<usize>,
    pub onscroll: Callback<Event>,
    height: f64,
    head: f64,
}

/// `height` is that of a row in CSS pixels.
#[hook]
pub fn use_rows(count: usize, height: f64) -> Rows {
    use_rows_under(count, height, 0.0)
}

/// The same below a head that stays in sight and takes `head` pixels; the rows are in an element of the class `drawn-rows`.
#[hook]
pub fn use_rows_under(count: usize, height: f64, head: f64) -> Rows {
    let scroller = use_node_ref();
    let drawn = use_state_eq(|| 0..40);
    let look = {
        let (scroller, drawn) = (scroller.clone(), drawn.setter());
        Callback::from(move |()| {
            if let Some(element) = scroller.cast::<HtmlElement>() {
                drawn.set(in_view(&element, height));
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
    let range = drawn.start.min(count)..drawn.end.min(count);
    // The pane may have been hidden, or grown, or the list become shorter; nothing happens if it is as it was.
    use_effect({
        let (look, scroller, range) = (look.clone(), scroller.clone(), range.clone());
        move || {
            if let Some(element) = scroller.cast::<HtmlElement>() {
                hold_place(&element, &range, count, height);
            }
            look.emit(());
        }
    });
    Rows {
        scroller,
        drawn: range,
        onscroll: look.reform(|_| ()),
        height,
        head,
    }
}

fn in_view(scroller: &HtmlElement, height: f64) -> Range<usize> {
    let first = (f64::from(scroller.scroll_top()) / height) as usize;
    let seen = (f64::from(scroller.client_height()) / height) as usize + 2;
    // By fours: not every pixel needs another drawing.
    let start = first.saturating_sub(SPARE) / 4 * 4;
    start..(first + seen + SPARE).div_ceil(4) * 4
}

/// Room for the rows that are not drawn. By the object model: the page's policy forbids style attributes.
fn hold_place(scroller: &HtmlElement, drawn: &Range<usize>, count: usize, height: f64) {
    let list = scroller.query_selector(".drawn-rows").ok().flatten();
    let Some(list) = list.or_else(|| scroller.first_element_child()) else {
        return;
    };
    let list: HtmlElement = wasm_bindgen::JsCast::unchecked_into(list);
    let px = |rows: usize| format!("{}px", rows as f64 * height);
    let style = list.style();
    let _ = style.set_property("padding-top", &px(drawn.start));
    let _ = style.set_property("padding-bottom", &px(count - drawn.end));
}

impl Rows {
    /// Scrolls so far that a row is in view.
    pub fn reveal(&self, row: usize) {
        let Some(scroller) = self.scroller.cast::<HtmlElement>() else {
            return;
        };
        let top = (row as f64 * self.height) as i32;
        let bottom = ((row + 1) as f64 * self.height) as i32;
        let (from, height) = (scroller.scroll_top(), self.seen(&scroller));
        if top < from {
            scroller.set_scroll_top(top);
        } else if bottom > from + height {
            scroller.set_scroll_top(bottom - height);
        }
    }

    /// How many rows are seen whole at a time, at least one.
    pub fn per_page(&self) -> usize {
        let scroller = self.scroller.cast::<HtmlElement>();
        let seen = scroller.map_or(0, |scroller| self.seen(&scroller));
        ((f64::from(seen) / self.height) as usize).max(1)
    }

    /// The height that is left to rows, in pixels.
    fn seen(&self, scroller: &HtmlElement) -> i32 {
        scroller.client_height() - self.head as i32
    }
}
