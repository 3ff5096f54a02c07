//! Time as it passes, and work that leaves some of it to the browser.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use super::window;

/// Milliseconds since some moment.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// How long a slice of work may hold the page's thread, in milliseconds.
const SLICE: f64 = 12.0;

/// Does steps of a work until a slice of time is over; whether there are steps left.
pub fn slice(mut step: impl FnMut() -> bool) -> bool {
    let start = now();
    while step() {
        if now() - start >= SLICE {
            return true;
        }
    }
    false
}

/// The same for a work that is written as one that never pauses.
pub struct Slices {
    start: f64,
}

impl Default for Slices {
    fn default() -> Self {
        Self { start: now() }
    }
}

impl Slices {
    /// To be called often: lets the browser do what it has to do, if this slice is over.
    pub async fn pause_if_due(&mut self) {
        if now() - self.start < SLICE {
            return;
        }
        pause().await;
        self.start = now();
    }
}

/// Lets the browser do what it has to do.
pub async fn pause() {
    sleep(0).await;
}

/// Lets the browser do what it has to do for so many milliseconds.
pub async fn sleep(milliseconds: i32) {
    let pause = Promise::new(&mut |resolve, _| {
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(pause).await;
}
