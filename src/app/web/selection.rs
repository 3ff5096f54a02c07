//! What is selected in the text pane, in code points of the text.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::{document, window};
use crate::app::document::Work;
use crate::report::PointSpan;

/// `None` where nothing is, or something outside the pane.
pub fn selected(pane: &Element, work: &Work) -> Option<PointSpan> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let place = |node: Node, offset: u32| -> Option<usize> {
        pane.contains(Some(&node))
            .then(|| point(work, &node, offset))?
    };
    let start = place(range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = place(range.end_container().ok()?, range.end_offset().ok()?)?;
    (start < end).then_some([start, end])
}

/// The code point that a place in the drawn text stands for.
fn point(work: &Work, node: &Node, offset: u32) -> Option<usize> {
    let element = node.dyn_ref::<Element>().cloned();
    let element = element.or_else(|| node.parent_element())?;
    let Some(line) = element.closest(".line").ok()? else {
        // Between two lines: where the next begins.
        let next: Element = element.children().item(offset)?;
        let next = match next.matches(".line").ok()? {
            true => next,
            false => next.query_selector(".line").ok()??,
        };
        return Some(work.cut.lines.get(line_number(work, &next)?)?.points.start);
    };
    let points = work
        .cut
        .lines
        .get(line_number(work, &line)?)?
        .points
        .clone();
    let before = document().create_range().ok()?;
    before.set_start(&line, 0).ok()?;
    before.set_end(node, offset).ok()?;
    let before = String::from(before.to_string()).chars().count();
    Some((points.start + before).min(points.end))
}

fn line_number(work: &Work, line: &Element) -> Option<usize> {
    let chunk = line.closest(".chunk").ok()??;
    let chunk: usize = chunk.get_attribute("data-chunk")?.parse().ok()?;
    let mut number = work.chunks.get(chunk)?.start;
    let mut before = line.previous_element_sibling();
    while let Some(line) = before {
        number += 1;
        before = line.previous_element_sibling();
    }
    Some(number)
}

/// Selects the drawn pieces of what is chosen; whether there are any.
pub fn select_current(pane: &Element) -> bool {
    select(pane).is_some()
}

fn select(pane: &Element) -> Option<()> {
    let marks = pane.query_selector_all("[data-l].current").ok()?;
    let first = marks.get(0)?;
    let last = marks.get(marks.length().checked_sub(1)?)?;
    let selection = window().get_selection().ok()??;
    let end = last.child_nodes().length();
    selection.set_base_and_extent(&first, 0, &last, end).ok()
}

pub fn unselect() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
}
