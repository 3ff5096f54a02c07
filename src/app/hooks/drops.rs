//! Files and text that are dropped or pasted anywhere on the page.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, File, FileSystemEntry};
use yew::prelude::*;

use super::{Input, Queue, Store};
use crate::app::messages::Messages;
use crate::app::state::{Action, Notice};
use crate::app::web::listener::Listener;
use crate::app::web::{document, files, folders, target_element};

/// Whether something that can be dropped hangs over the page.
#[hook]
pub fn use_drops(
    queue: Queue,
    dispatcher: UseReducerDispatcher<Store>,
    messages: &'static Messages,
) -> bool {
    let hanging = use_state_eq(|| false);
    let set_hanging = hanging.setter();
    use_effect_with(std::ptr::from_ref(messages), move |_| {
        let page = document();
        // Every element under the pointer is entered and left in turn.
        let depth = Rc::new(Cell::new(0));
        let enter = Listener::new(&page, "dragenter", {
            let (depth, set_hanging) = (depth.clone(), set_hanging.clone());
            move |event: DragEvent| {
                event.prevent_default();
                depth.set(depth.get() + 1);
                set_hanging.set(true);
            }
        });
        let over = Listener::new(&page, "dragover", |event: DragEvent| {
            event.prevent_default();
            if let Some(data) = event.data_transfer() {
                data.set_drop_effect("copy");
            }
        });
        let leave = Listener::new(&page, "dragleave", {
            let (depth, set_hanging) = (depth.clone(), set_hanging.clone());
            move |_: DragEvent| {
                depth.set((depth.get() - 1).max(0));
                set_hanging.set(depth.get() > 0);
            }
        });
        let dropped = Listener::new(&page, "drop", {
            let queue = queue.clone();
            move |event: DragEvent| {
                event.prevent_default();
                depth.set(0);
                set_hanging.set(false);
                let data = event.data_transfer();
                if let Some(entries) = data.as_ref().and_then(folders::entries) {
                    return walk(entries, queue.clone(), dispatcher.clone());
                }
                let inputs = take(data, messages);
                if inputs.is_empty() {
                    dispatcher.dispatch(Action::Notice(Some(Notice::NothingDropped)));
                }
                queue.add(inputs);
            }
        });
        let pasted = Listener::new(&page, "paste", move |event: ClipboardEvent| {
            if target_element(&event).is_some_and(|element| takes_text(&element)) {
                return;
            }
            let inputs = take(event.clipboard_data(), messages);
            if !inputs.is_empty() {
                event.prevent_default();
                queue.add(inputs);
            }
        });
        move || drop([enter, over, leave, dropped, pasted])
    });
    *hanging
}

/// Adds the files of folders, when all are found.
fn walk(entries: Vec<FileSystemEntry>, queue: Queue, dispatcher: UseReducerDispatcher<Store>) {
    dispatcher.dispatch(Action::Notice(Some(Notice::WalkingFolders)));
    spawn_local(async move {
        let files = folders::files(entries).await;
        if files.is_empty() {
            dispatcher.dispatch(Action::Notice(Some(Notice::NothingDropped)));
        }
        queue.add(Input::files(files));
    });
}

fn take(data: Option<DataTransfer>, messages: &Messages) -> Vec<Input> {
    let Some(data) = data else { return Vec::new() };
    let files = files::list(data.files());
    if !files.is_empty() {
        return files.into_iter().map(Input::file).collect();
    }
    if let Some(page) = rich(&data, messages) {
        return vec![page];
    }
    let text = data.get_data("text/plain").unwrap_or_default();
    if text.trim().is_empty() {
        return Vec::new();
    }
    vec![Input::Text {
        name: messages.pasted_name.into(),
        text: text.into(),
    }]
}

/// What was copied from a page or a word processor, if it has more to say as such than as plain text: the cells of tables,
/// the numbers of lists.
fn rich(data: &DataTransfer, messages: &Messages) -> Option<Input> {
    let html = data.get_data("text/html").ok()?;
    let has = |tag: &str| html.contains(tag);
    if !(has("<table") || has("<TABLE") || has("<ol") || has("<OL")) {
        return None;
    }
    // A copied piece may begin with anything.
    let page = format!("<!DOCTYPE html>{html}");
    let parts = js_sys::Array::of1(&page.into());
    let name = format!("{}.html", messages.pasted_name);
    File::new_with_str_sequence(&parts, &name)
        .ok()
        .map(Input::file)
}

fn takes_text(element: &web_sys::Element) -> bool {
    element
        .closest("textarea, input, [contenteditable]")
        .is_ok_and(|found| found.is_some())
}
