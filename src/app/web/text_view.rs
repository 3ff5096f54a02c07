//! The text pane's content. Yew renders the pane once and empty; all inside is made here.
//!
//! The text is drawn in groups of lines, those in view at once. Of a text of the usual length the others follow, one at a
//! time, while the page has nothing else to do: then the browser finds everything in it, and prints it. Of a long one only
//! the last groups that were seen are kept, and the others hold their place; [`find`](crate::app::find) searches it.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverInit};

use super::timer::Timer;
use super::{document, scroll};
use crate::app::document::Work;
use crate::app::find::Found;
use crate::app::paint::Sheet;
use crate::view::layers::Part;
use crate::view::target::Target;

/// Pause between two groups of lines that are drawn in advance, in milliseconds.
const PAUSE: i32 = 12;

/// A text that has more groups is a long one.
const MOST: usize = 54;

/// So many groups of a long text are kept drawn.
const KEPT: usize = 12;

/// A drawn text; dropping it stops the drawing.
pub struct TextView {
    inner: Rc<Inner>,
    observer: Option<IntersectionObserver>,
    _on_seen: Closure<dyn FnMut(js_sys::Array)>,
}

struct Inner {
    pane: HtmlElement,
    work: RefCell<Rc<Work>>,
    chunks: Vec<Chunk>,
    /// The last one that was seen stands last.
    drawn: RefCell<VecDeque<usize>>,
    /// What has a class of its own for now: by a selector, wherever it is drawn.
    marks: RefCell<Vec<Mark>>,
    found: RefCell<Rc<Found>>,
    filling: RefCell<Option<Timer>>,
}

struct Chunk {
    lines: Range<usize>,
    element: HtmlElement,
    drawn: Cell<bool>,
    /// Whether it is in view, or nearly.
    near: Cell<bool>,
}

struct Mark {
    selector: String,
    class: &'static str,
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
        inner.draw(0);
        inner.fill();
        Ok(Self {
            inner,
            observer,
            _on_seen: on_seen,
        })
    }

    /// Draws the same text with other marks, in its place; whether it is the same text.
    pub fn renew(&self, work: &Rc<Work>) -> bool {
        let inner = &self.inner;
        if !inner.work().is_same_document(work) {
            return false;
        }
        inner.unmark("current");
        inner.unmark("within");
        *inner.work.borrow_mut() = work.clone();
        let drawn: Vec<usize> = inner.drawn.borrow().iter().copied().collect();
        inner.draw_these_anew(&drawn);
        true
    }

    /// Whether not all of it is ever drawn.
    pub fn is_long(work: &Work) -> bool {
        work.chunks.len() > MOST
    }

    /// Marks a thing, and nothing else, and brings it into view: where it has several places, the one at this code point.
    pub fn show(&self, target: Option<Target>, place: Option<usize>) {
        if let Some((start, selector)) = self.mark(target, place) {
            let line = self.inner.work().cut.line_at(start);
            self.inner.reveal(line, &selector);
        }
    }

    /// Marks a thing, and nothing else. Where it begins in the text, in code points, and what selects it there: of several
    /// places the one at `place`, or the first.
    pub fn mark(&self, target: Option<Target>, place: Option<usize>) -> Option<(usize, String)> {
        let inner = &self.inner;
        inner.unmark("current");
        inner.unmark("within");
        let target = target?;
        let work = inner.work();
        let layers = work.layers.iter().enumerate();
        let mut first: Option<((bool, usize), String)> = None;
        for (i, layer) in layers.filter(|(_, layer)| layer.target == target) {
            match (layer.part, target.problem()) {
                (Part::Core, _) => {
                    let selector = format!("[data-l~=\"{i}\"]");
                    let [start, end] = layer.span;
                    let elsewhere = place.is_some_and(|place| !(start..end).contains(&place));
                    let order = (elsewhere, start);
                    if first.as_ref().is_none_or(|(first, _)| order < *first) {
                        first = Some((order, selector.clone()));
                    }
                    inner.mark(selector, "current");
                }
                (Part::Whole, Some(problem)) => {
                    inner.mark(format!(".line[data-p=\"{problem}\"]"), "within");
                }
                (Part::Whole, None) => {}
            }
        }
        first.map(|((_, start), selector)| (start, selector))
    }

    /// Whether it has something to do with what was found, or was before.
    pub fn searches(&self, found: &Found) -> bool {
        let before = self.inner.found.borrow();
        !before.places.is_empty() || !found.places.is_empty()
    }

    /// Marks what was found.
    pub fn find(&self, found: Rc<Found>) {
        self.inner.unmark("now");
        let before = self.inner.found.replace(found.clone());
        self.inner.draw_anew(&[&before, &found]);
    }

    /// Brings one of the found places into view.
    pub fn show_found(&self, number: usize) {
        let inner = &self.inner;
        inner.unmark("now");
        let found = inner.found.borrow().clone();
        let Some(place) = found.places.get(number) else {
            return;
        };
        let selector = format!("[data-f=\"{number}\"]");
        inner.mark(selector.clone(), "now");
        let work = inner.work();
        let lines = &work.cut.lines;
        let line = lines.partition_point(|line| line.bytes.start <= place.start);
        inner.reveal(line.saturating_sub(1), &selector);
    }

    /// The byte of the text with which the first line begins that is in view.
    pub fn first_in_view(&self) -> usize {
        let inner = &self.inner;
        let top = inner.pane.get_bounding_client_rect().top();
        let below = |chunk: &&Chunk| chunk.element.get_bounding_client_rect().bottom() > top;
        let chunk = inner.chunks.iter().find(below);
        let work = inner.work();
        let line = chunk.and_then(|chunk| work.cut.lines.get(chunk.lines.start));
        line.map_or(0, |line| line.bytes.start)
    }
}

impl Drop for TextView {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        *self.inner.filling.borrow_mut() = None;
    }
}

impl Inner {
    fn new(pane: HtmlElement, work: Rc<Work>) -> Result<Self, JsValue> {
        pane.set_inner_html("");
        pane.set_scroll_top(0);
        let sheet = document().create_element("div")?;
        sheet.set_class_name("sheet");
        let columns = (f64::from(pane.client_width().max(320)) - 90.0) / 16.5;
        let cut = &work.cut;
        let mut made = Vec::new();
        for (place, lines) in work.chunks.iter().cloned().enumerate() {
            let element: HtmlElement = document().create_element("div")?.unchecked_into();
            element.set_class_name("chunk");
            element.set_attribute("data-chunk", &place.to_string())?;
            let rows: f64 = cut.lines[lines.clone()]
                .iter()
                .map(|line| (line.points.len() as f64 / columns).ceil().max(1.0))
                .sum();
            set_height(&element, rows * 29.0);
            sheet.append_child(&element)?;
            made.push(Chunk {
                lines,
                element,
                drawn: Cell::new(false),
                near: Cell::new(place == 0),
            });
        }
        pane.append_child(&sheet)?;
        Ok(Self {
            pane,
            work: RefCell::new(work),
            chunks: made,
            drawn: RefCell::default(),
            marks: RefCell::default(),
            found: RefCell::default(),
            filling: RefCell::default(),
        })
    }

    fn work(&self) -> Rc<Work> {
        self.work.borrow().clone()
    }

    fn observe(
        self: &Rc<Self>,
        on_seen: &Closure<dyn FnMut(js_sys::Array)>,
    ) -> Result<IntersectionObserver, JsValue> {
        let options = IntersectionObserverInit::new();
        options.set_root(Some(&self.pane));
        options.set_root_margin("600px 0px");
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
            let place = entry.target().get_attribute("data-chunk");
            let place = place.and_then(|place| place.parse::<usize>().ok());
            let Some(chunk) = place.and_then(|place| self.chunks.get(place)) else {
                continue;
            };
            chunk.near.set(entry.is_intersecting());
            if chunk.near.get() {
                self.draw(place.unwrap_or_default());
            }
        }
        self.keep_few();
    }

    /// Draws all that is not drawn, if that is not too much.
    fn fill(self: &Rc<Self>) {
        let next = self.chunks.iter().position(|chunk| !chunk.drawn.get());
        let (Some(next), true) = (next, self.chunks.len() <= MOST) else {
            return;
        };
        let inner = Rc::downgrade(self);
        let timer = Timer::after(PAUSE, move || {
            if let Some(inner) = inner.upgrade() {
                inner.draw(next);
                inner.fill();
            }
        });
        *self.filling.borrow_mut() = Some(timer);
    }

    fn draw(&self, place: usize) {
        let Some(chunk) = self.chunks.get(place) else {
            return;
        };
        let mut drawn = self.drawn.borrow_mut();
        drawn.retain(|&other| other != place);
        drawn.push_back(place);
        if chunk.drawn.replace(true) {
            return;
        }
        let work = self.work();
        let sheet = Sheet {
            text: &work.text,
            cut: &work.cut,
            layers: &work.layers,
            found: &self.found.borrow(),
        };
        chunk
            .element
            .set_inner_html(&sheet.paint(chunk.lines.clone()));
        let _ = chunk.element.style().remove_property("min-height");
        for mark in self.marks.borrow().iter() {
            add_class(&chunk.element, mark);
        }
    }

    /// Takes away what was drawn long ago and is far from view.
    fn keep_few(&self) {
        if self.chunks.len() <= MOST {
            return;
        }
        let far: Vec<usize> = {
            let drawn = self.drawn.borrow();
            let over = drawn.len().saturating_sub(KEPT);
            let far = drawn
                .iter()
                .filter(|&&place| !self.chunks[place].near.get());
            far.take(over).copied().collect()
        };
        self.erase(&far);
    }

    /// Leaves room where groups of lines stood.
    fn erase(&self, places: &[usize]) {
        let heights: Vec<f64> = places
            .iter()
            .map(|&place| self.chunks[place].element.get_bounding_client_rect())
            .map(|seen| seen.height())
            .collect();
        for (&place, height) in places.iter().zip(heights) {
            let chunk = &self.chunks[place];
            set_height(&chunk.element, height);
            chunk.element.set_inner_html("");
            chunk.drawn.set(false);
        }
        let mut drawn = self.drawn.borrow_mut();
        drawn.retain(|place| !places.contains(place));
    }

    /// Where something was found, or was before: what is in view, at once; the rest when it is seen, or when there is time.
    fn draw_anew(self: &Rc<Self>, found: &[&Found]) {
        let work = self.work();
        let lines = &work.cut.lines;
        let concerns = |place: &usize| {
            let chunk = &self.chunks[*place].lines;
            let bytes = lines[chunk.start].bytes.start..lines[chunk.end - 1].bytes.end;
            found.iter().any(|it| it.within(&bytes).next().is_some())
        };
        let drawn: Vec<usize> = self.drawn.borrow().iter().copied().collect();
        let stale: Vec<usize> = drawn.into_iter().filter(concerns).collect();
        self.draw_these_anew(&stale);
    }

    fn draw_these_anew(self: &Rc<Self>, stale: &[usize]) {
        self.erase(stale);
        for &place in stale {
            if self.chunks[place].near.get() {
                self.draw(place);
            }
        }
        self.fill();
    }

    /// Draws a line with what is around it, and scrolls to what the selector finds.
    fn reveal(&self, line: usize, selector: &str) {
        let place = self.chunks.partition_point(|it| it.lines.end <= line);
        // Its neighbours, too: what is drawn above it later would push it away.
        for near in place.saturating_sub(1)..(place + 2).min(self.chunks.len()) {
            self.draw(near);
        }
        let chunk = self.chunks.get(place);
        let element = chunk.and_then(|it| it.element.query_selector(selector).ok().flatten());
        if let Some(element) = element {
            scroll::reveal(&self.pane, &element);
        }
    }

    /// Gives a class to all that a selector finds, now and when it is drawn.
    fn mark(&self, selector: String, class: &'static str) {
        let mark = Mark { selector, class };
        add_class(&self.pane, &mark);
        self.marks.borrow_mut().push(mark);
    }

    fn unmark(&self, class: &str) {
        self.marks.borrow_mut().retain(|mark| mark.class != class);
        for element in all(&self.pane, &format!(".{class}")) {
            let _ = element.class_list().remove_1(class);
        }
    }
}

fn set_height(element: &HtmlElement, pixels: f64) {
    let height = format!("{pixels:.1}px");
    let _ = element.style().set_property("min-height", &height);
}

fn add_class(within: &HtmlElement, mark: &Mark) {
    for element in all(within, &mark.selector) {
        let _ = element.class_list().add_1(mark.class);
    }
}

fn all(within: &HtmlElement, selector: &str) -> impl Iterator<Item = Element> {
    let found = within.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, |found| found.length());
    (0..count).filter_map(move |i| found.as_ref()?.get(i)?.dyn_into().ok())
}
