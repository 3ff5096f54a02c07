//! The text pane's content. Yew renders the pane once and empty; all inside is made here.
//!
//! The text is drawn in groups of lines: those in view at once, the others one at a time while the page has nothing else to
//! do, so that searching in the page finds everything and no task is long.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverInit};

use super::{document, scroll, window};
use crate::app::document::Work;
use crate::app::paint::{chunks, paint};
use crate::view::layers::Part;
use crate::view::target::Target;

/// Pause between two groups of lines that are drawn in advance, in milliseconds.
const PAUSE: i32 = 12;

/// A closure that asks to be called again.
type Repeated = Rc<RefCell<Option<Closure<dyn FnMut()>>>>;

/// A drawn text; dropping it stops the drawing.
pub struct TextView {
    inner: Rc<Inner>,
    observer: Option<IntersectionObserver>,
    _on_seen: Closure<dyn FnMut(js_sys::Array)>,
    _on_pause: Repeated,
    timer: Rc<Cell<Option<i32>>>,
}

struct Inner {
    pane: HtmlElement,
    work: Rc<Work>,
    chunks: Vec<Chunk>,
    next: Cell<usize>,
}

struct Chunk {
    lines: Range<usize>,
    element: HtmlElement,
    drawn: Cell<bool>,
}

impl TextView {
    pub fn new(pane: HtmlElement, work: Rc<Work>) -> Result<Self, JsValue> {
        let inner = Rc::new(Inner::new(pane, work)?);
        let on_seen = Closure::<dyn FnMut(js_sys::Array)>::new({
            let inner = inner.clone();
            move |entries: js_sys::Array| inner.draw_seen(&entries)
        });
        let observer = inner.observe(&on_seen).ok();
        // What is in view first is drawn before the browser paints.
        inner.draw(0..1);
        let timer = Rc::new(Cell::new(None));
        let on_pause = inner.draw_in_pauses(&timer);
        Ok(Self {
            inner,
            observer,
            _on_seen: on_seen,
            _on_pause: on_pause,
            timer,
        })
    }

    /// Marks a thing, and nothing else, and brings it into view.
    pub fn show(&self, target: Option<Target>) {
        let inner = &self.inner;
        inner.unmark("current");
        inner.unmark("within");
        let Some(target) = target else { return };
        let layers = inner.work.layers.iter().enumerate();
        let mut first: Option<(usize, Element)> = None;
        for (i, layer) in layers.filter(|(_, layer)| layer.target == target) {
            inner.draw_points(layer.span);
            let (selector, class) = match layer.part {
                Part::Core => (format!("[data-l~=\"{i}\"]"), "current"),
                Part::Whole => match target.problem() {
                    Some(problem) => (format!(".line[data-p=\"{problem}\"]"), "within"),
                    None => continue,
                },
            };
            let found = inner.mark(&selector, class);
            let (Some(found), Part::Core) = (found, layer.part) else {
                continue;
            };
            if first
                .as_ref()
                .is_none_or(|(start, _)| layer.span[0] < *start)
            {
                first = Some((layer.span[0], found));
            }
        }
        if let Some((_, element)) = first {
            scroll::reveal(&inner.pane, &element);
        }
    }
}

impl Drop for TextView {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        if let Some(timer) = self.timer.take() {
            window().clear_timeout_with_handle(timer);
        }
    }
}

impl Inner {
    fn new(pane: HtmlElement, work: Rc<Work>) -> Result<Self, JsValue> {
        pane.set_inner_html("");
        pane.set_scroll_top(0);
        let sheet = document().create_element("div")?;
        sheet.set_class_name("sheet");
        let columns = (f64::from(pane.client_width().max(320)) - 90.0) / 16.5;
        let cut = work.cut();
        let mut made = Vec::new();
        for lines in chunks(cut) {
            let element: HtmlElement = document().create_element("div")?.unchecked_into();
            element.set_class_name("chunk");
            let rows: f64 = cut.lines[lines.clone()]
                .iter()
                .map(|line| (line.points.len() as f64 / columns).ceil().max(1.0))
                .sum();
            let height = format!("{}px", (rows * 29.0).round());
            element.style().set_property("min-height", &height)?;
            sheet.append_child(&element)?;
            made.push(Chunk {
                lines,
                element,
                drawn: Cell::new(false),
            });
        }
        pane.append_child(&sheet)?;
        Ok(Self {
            pane,
            work,
            chunks: made,
            next: Cell::new(0),
        })
    }

    fn observe(
        self: &Rc<Self>,
        on_seen: &Closure<dyn FnMut(js_sys::Array)>,
    ) -> Result<IntersectionObserver, JsValue> {
        let options = IntersectionObserverInit::new();
        options.set_root(Some(&self.pane));
        options.set_root_margin("800px 0px");
        let callback = on_seen.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options)?;
        for chunk in &self.chunks {
            observer.observe(&chunk.element);
        }
        Ok(observer)
    }

    fn draw_seen(&self, entries: &js_sys::Array) {
        for entry in entries.iter() {
            let entry: web_sys::IntersectionObserverEntry = entry.unchecked_into();
            if !entry.is_intersecting() {
                continue;
            }
            let target = entry.target();
            let place = |chunk: &Chunk| chunk.element.is_same_node(Some(&target));
            if let Some(place) = self.chunks.iter().position(place) {
                self.draw(place..place + 1);
            }
        }
    }

    fn draw_in_pauses(self: &Rc<Self>, timer: &Rc<Cell<Option<i32>>>) -> Repeated {
        let on_pause: Repeated = Rc::default();
        let again = {
            let (on_pause, timer) = (Rc::downgrade(&on_pause), timer.clone());
            move || {
                let Some(on_pause) = on_pause.upgrade() else {
                    return;
                };
                if let Some(closure) = &*on_pause.borrow() {
                    let callback = closure.as_ref().unchecked_ref();
                    let set = window()
                        .set_timeout_with_callback_and_timeout_and_arguments_0(callback, PAUSE);
                    timer.set(set.ok());
                }
            }
        };
        let inner = self.clone();
        let next_time = again.clone();
        *on_pause.borrow_mut() = Some(Closure::new(move || {
            while inner
                .chunks
                .get(inner.next.get())
                .is_some_and(|chunk| chunk.drawn.get())
            {
                inner.next.set(inner.next.get() + 1);
            }
            let next = inner.next.get();
            if next < inner.chunks.len() {
                inner.draw(next..next + 1);
                next_time();
            }
        }));
        again();
        on_pause
    }

    fn draw(&self, places: Range<usize>) {
        let work = &self.work;
        for chunk in self.chunks.get(places).unwrap_or_default() {
            if chunk.drawn.replace(true) {
                continue;
            }
            let html = paint(&work.text, work.cut(), &work.layers, chunk.lines.clone());
            chunk.element.set_inner_html(&html);
            let _ = chunk.element.style().remove_property("min-height");
        }
    }

    fn draw_points(&self, [start, end]: [usize; 2]) {
        let cut = self.work.cut();
        let chunk_of = |point: usize| {
            let line = cut.line_at(point);
            self.chunks.partition_point(|chunk| chunk.lines.end <= line)
        };
        self.draw(chunk_of(start)..(chunk_of(end.max(start + 1) - 1) + 1).min(self.chunks.len()));
    }

    /// Gives a class to all elements that a selector finds, and returns the first.
    fn mark(&self, selector: &str, class: &str) -> Option<Element> {
        let found = self.pane.query_selector_all(selector).ok()?;
        for i in 0..found.length() {
            if let Some(element) = found
                .get(i)
                .and_then(|node| node.dyn_into::<Element>().ok())
            {
                let _ = element.class_list().add_1(class);
            }
        }
        found.get(0)?.dyn_into().ok()
    }

    fn unmark(&self, class: &str) {
        let Ok(found) = self.pane.query_selector_all(&format!(".{class}")) else {
            return;
        };
        for i in 0..found.length() {
            if let Some(element) = found
                .get(i)
                .and_then(|node| node.dyn_into::<Element>().ok())
            {
                let _ = element.class_list().remove_1(class);
            }
        }
    }
}
