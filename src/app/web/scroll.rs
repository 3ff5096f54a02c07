//! Bringing an element into the view of the pane that scrolls it.

use web_sys::Element;

/// Scrolls `pane` so that `element` stands in its upper half, unless it can be seen well already.
pub fn reveal(pane: &Element, element: &Element) {
    let seen = pane.get_bounding_client_rect();
    let place = element.get_bounding_client_rect();
    let height = seen.height();
    if height < 1.0 {
        return; // The pane is not shown.
    }
    let top = place.top() - seen.top();
    let fits = place.height() < height * 0.7;
    let well = top >= height * 0.04
        && if fits {
            top + place.height() <= height * 0.92
        } else {
            top <= height * 0.3
        };
    if !well {
        let wanted = height * if fits { 0.25 } else { 0.06 };
        pane.set_scroll_top(pane.scroll_top() + (top - wanted).round() as i32);
    }
}

/// Scrolls `pane` so that `element` is the first in it.
pub fn to_top(pane: &Element, element: &Element) {
    let seen = pane.get_bounding_client_rect();
    if seen.height() >= 1.0 {
        let top = element.get_bounding_client_rect().top() - seen.top();
        pane.set_scroll_top(pane.scroll_top() + top.round() as i32);
    }
}
