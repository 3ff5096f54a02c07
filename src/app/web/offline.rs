//! Whether the browser keeps the site for use without the network. The loader sees to that (www/loader/offline.js) and says
//! what became of it; the single file has no such loader, and says nothing.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::Event;

use super::listener::Listener;
use super::window;

/// The loader's object and its event have one name.
const NAME: &str = "taizhang_offline";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// The page opens without the network.
    pub kept: bool,
    /// A newer version is ready, and comes when the page is reloaded.
    pub newer: bool,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch)]
    fn taizhang_renew() -> Result<(), JsValue>;
}

impl Offline {
    pub fn now() -> Self {
        let told = Reflect::get(&window(), &NAME.into()).unwrap_or_default();
        let is =
            |what: &str| Reflect::get(&told, &what.into()).is_ok_and(|value| value.is_truthy());
        Self {
            kept: is("kept"),
            newer: is("newer"),
        }
    }

    /// Calls whenever something of it changes.
    pub fn watch(changed: impl Fn(Self) + 'static) -> Listener {
        Listener::new(&window(), NAME, move |_: Event| changed(Self::now()))
    }
}

/// Reloads the page in its newest version.
pub fn renew() {
    let _ = taizhang_renew();
}
