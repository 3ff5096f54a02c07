//! The page.

use wasm_bindgen::prelude::*;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Of the loader: says on the page, whatever state that is in, that it cannot go on.
    fn taizhang_failed(reason: &str);
}

#[component]
fn App() -> Html {
    html! { <h1>{ "整改台账" }</h1> }
}

/// Draws the page into `#app`.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| taizhang_failed(&panic.to_string())));
    let root = root_element();
    yew::Renderer::<App>::with_root(root).render();
}

fn root_element() -> web_sys::Element {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .expect("index.html has #app")
}
