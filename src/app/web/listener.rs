//! An event listener that goes when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

pub struct Listener {
    on: EventTarget,
    name: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to events of one class, such as `KeyboardEvent`.
    pub fn new<E: JsCast>(
        on: &EventTarget,
        name: &'static str,
        mut call: impl FnMut(E) + 'static,
    ) -> Self {
        let call = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            call(event.unchecked_into());
        });
        let _ = on.add_event_listener_with_callback(name, call.as_ref().unchecked_ref());
        Self {
            on: on.clone(),
            name,
            call,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .on
            .remove_event_listener_with_callback(self.name, self.call.as_ref().unchecked_ref());
    }
}
