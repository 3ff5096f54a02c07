//! The document as it is laid out, with everything marked.

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::find_bar::FindBar;
use super::here_bar::{HereBar, name};
use super::legend::Legend;
use super::review::SelectBar;
use crate::app::document::Work;
use crate::app::hooks::{App, use_app, use_finding};
use crate::app::state::{Action, Pane, Side};
use crate::app::web::text_view::TextView;
use crate::app::web::{target_element, window};
use crate::view::kind::{Kind, KindSet};
use crate::view::layers::Layer;
use crate::view::target::Target;

#[derive(PartialEq, Properties)]
pub struct TextPaneProps {
    pub work: Rc<Work>,
}

#[component]
pub fn TextPane(props: &TextPaneProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let pane = use_node_ref();
    let view = use_mut_ref(|| None::<TextView>);

    use_effect_with(props.work.clone(), {
        let (pane, view) = (pane.clone(), view.clone());
        move |work| {
            // A report that was changed by hand is drawn where the old one stands.
            let renewed = view.borrow().as_ref().is_some_and(|view| view.renew(work));
            if !renewed {
                let element = pane.cast::<HtmlElement>();
                *view.borrow_mut() =
                    element.and_then(|element| TextView::new(element, work.clone()).ok());
            }
        }
    });
    use_effect_with((), {
        let view = view.clone();
        // The drawing stops with the pane.
        move |()| move || drop(view.borrow_mut().take())
    });
    let shown_before = use_mut_ref(|| None::<Shown>);
    let shown = (
        app.state.current,
        props.work.clone(),
        app.state.pane == Pane::Text,
    );
    use_effect_with(shown, {
        let view = view.clone();
        move |(current, work, in_front)| {
            let shown = Shown {
                work: work.clone(),
                nth: current.map(|current| current.nth),
                in_front: *in_front,
            };
            let before = shown_before.borrow_mut().replace(shown.clone());
            let place = current.and_then(|current| current.place);
            let target = current.map(|current| current.target);
            match &*view.borrow() {
                // Nothing was chosen: one stays where one reads.
                Some(view) if before.is_some_and(|it| it.is_but_changed(&shown)) => {
                    view.mark(target, place);
                }
                Some(view) => view.show(target, place),
                None => {}
            }
        }
    });

    let finding = use_finding(&props.work, view.clone(), app.state.keys);

    let onclick = {
        let (app, work) = (app.clone(), props.work.clone());
        Callback::from(move |event: MouseEvent| {
            if is_selecting() {
                return;
            }
            if let Some((target, place)) = clicked(&event, &work, app.state.off) {
                app.act(Action::Choose {
                    target,
                    from: Side::Text,
                    place: Some(place),
                });
            }
        })
    };
    let onmouseover = {
        let (app, work) = (app.clone(), props.work.clone());
        Callback::from(move |event: MouseEvent| explain(&event, &app, &work))
    };
    // Yew leaves the element's content alone: it renders none, and only the class ever changes.
    let off: Classes = Kind::ALL
        .into_iter()
        .filter(|&kind| app.state.off.contains(kind))
        .map(|kind| format!("off-{}", kind.css()))
        .collect();
    html! {
        <div class="text-pane">
            <Legend work={props.work.clone()} find={finding.open} />
            if finding.is_open {
                <FindBar words={finding.words} found={finding.found} place={finding.place}
                    search={finding.search} go={finding.go} close={finding.close} />
            }
            <div ref={pane.clone()} class={classes!("text", off)} lang="zh" tabindex="0" role="region"
                aria-label={messages.text} {onclick} {onmouseover} />
            <SelectBar work={props.work.clone()} pane={pane} />
            <HereBar work={props.work.clone()} />
        </div>
    }
}

/// What was last brought into view.
#[derive(Clone)]
struct Shown {
    work: Rc<Work>,
    /// Which choice it was.
    nth: Option<u32>,
    in_front: bool,
}

impl Shown {
    /// Whether only the report is another one, by hand.
    fn is_but_changed(&self, now: &Shown) -> bool {
        self.nth == now.nth
            && self.in_front == now.in_front
            && self.work != now.work
            && self.work.is_same_document(&now.work)
    }
}

/// Selecting text with the mouse ends in a click that means nothing.
fn is_selecting() -> bool {
    window()
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|selection| !selection.is_collapsed())
}

/// What lies under the pointer, as a tooltip; the bar below the text says the same of what is chosen.
fn explain(event: &MouseEvent, app: &App, work: &Work) {
    let Some(element) = target_element(event) else {
        return;
    };
    let Ok(Some(piece)) = element.closest("mark[data-l]") else {
        return;
    };
    let names: Vec<String> = stack(&piece, work)
        .into_iter()
        .filter(|layer| !app.state.off.contains(layer.kind))
        .filter(|layer| matches!(layer.kind, Kind::Entity(_) | Kind::Finding(_) | Kind::Fact))
        .map(|layer| name(work, layer.target, app.lang()))
        .collect();
    let _ = piece.set_attribute("title", &names.join(" · "));
}

/// The layers over a piece of the drawn text, the shortest first.
fn stack<'a>(piece: &Element, work: &'a Work) -> Vec<&'a Layer> {
    let numbers = piece.get_attribute("data-l").unwrap_or_default();
    numbers
        .split(' ')
        .filter_map(|i| work.layers.get(i.parse::<usize>().ok()?))
        .collect()
}

/// The shortest thing that lies over the click and is switched on, and a code point of that place.
fn clicked(event: &MouseEvent, work: &Work, off: KindSet) -> Option<(Target, usize)> {
    let element = target_element(event)?;
    if let Ok(Some(piece)) = element.closest("[data-l]") {
        let stack = stack(&piece, work);
        // Where the last of them begins, all of them are.
        let place = stack.iter().map(|layer| layer.span[0]).max()?;
        let shortest = stack.iter().find(|layer| !off.contains(layer.kind));
        return shortest.map(|layer| (layer.target, place));
    }
    let line = element.closest(".line[data-p]").ok()??;
    let problem: usize = line.get_attribute("data-p")?.parse().ok()?;
    let place = work.report.problems.get(problem)?.span[0];
    Some((Target::Problem(problem), place))
}
