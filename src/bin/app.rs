//! The page, and the worker that it starts: one wasm file for both.

#[cfg(target_arch = "wasm32")]
fn main() {
    use wasm_bindgen::JsCast;
    match js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() {
        Ok(scope) => taizhang::worker::analyst::serve(scope),
        Err(_) => taizhang::app::start(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the page: `make run` builds and serves it. The command line is `taizhang`.");
}
