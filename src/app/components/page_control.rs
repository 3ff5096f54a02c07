//! The page of the source that is in view, and the way to another.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::app::document::Work;
use crate::app::hooks::use_app;
use crate::app::pages::Pages;
use crate::app::web::document;
use crate::app::web::listener::Listener;
use crate::app::web::text_view::TextView;
use crate::app::web::timer::Timer;

/// The page is told when the text was not scrolled for so many milliseconds.
const PAUSE: i32 = 80;

type View = Rc<RefCell<Option<TextView>>>;

#[derive(Properties)]
pub struct PageControlProps {
    pub work: Rc<Work>,
    pub view: View,
    /// The element that scrolls.
    pub pane: NodeRef,
}

impl PartialEq for PageControlProps {
    fn eq(&self, other: &Self) -> bool {
        self.work == other.work && Rc::ptr_eq(&self.view, &other.view) && self.pane == other.pane
    }
}

/// Nothing where the source has no pages.
#[component]
pub fn PageControl(props: &PageControlProps) -> Html {
    let app = use_app();
    let field = use_node_ref();
    let pages = use_memo(props.work.clone(), |work| Pages::of(&work.report.segments));
    use_page_in_view(props, &field, &pages);
    let onchange = {
        let (work, view, pages) = (props.work.clone(), props.view.clone(), pages.clone());
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            let page = field.value().trim().parse().unwrap_or(0);
            if let (Some(start), Some(view)) = (pages.start(page), &*view.borrow()) {
                view.show_top(work.cut.line_at(start));
                let shown = page.clamp(1, pages.last().max(1));
                field.set_value(&shown.to_string());
            }
        })
    };
    if pages.is_empty() {
        return html! {};
    }
    let (before, behind) = app.lang().source_page(pages.last());
    html! {
        <label class="page-control" title={app.lang().go_to_page()}>
            <span>{ before }</span>
            <input ref={field} type="number" min="1" max={pages.last().to_string()}
                aria-label={app.lang().go_to_page()} {onchange} />
            <span>{ behind }</span>
        </label>
    }
}

/// Writes the page in view into the field, unless someone else does.
#[hook]
fn use_page_in_view(props: &PageControlProps, field: &NodeRef, pages: &Rc<Pages>) {
    use_effect_with(props.work.clone(), {
        let (view, pane) = (props.view.clone(), props.pane.clone());
        let (field, pages) = (field.clone(), pages.clone());
        move |work| {
            let work = work.clone();
            let tell = move || {
                let Some(field) = field.cast::<HtmlInputElement>() else {
                    return;
                };
                let is_written_into = document().active_element().as_ref() == Some(&*field);
                let line = view.borrow().as_ref().map(TextView::top_line);
                let line = line.and_then(|line| work.cut.lines.get(line));
                if let (false, Some(line)) = (is_written_into, line) {
                    field.set_value(&pages.at(line.points.start).to_string());
                }
            };
            // The text is drawn by an effect of the pane, after this one.
            let due = Rc::new(RefCell::new(Some(Timer::after(0, tell.clone()))));
            let pane = pane.cast::<HtmlElement>();
            let scrolled = pane.map(|pane| {
                Listener::new(&pane, "scroll", move |_: Event| {
                    *due.borrow_mut() = Some(Timer::after(PAUSE, tell.clone()));
                })
            });
            move || drop(scrolled)
        }
    });
}
