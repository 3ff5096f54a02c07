fn main() {
    #[cfg(target_arch = "wasm32")]
    web_sys::js_sys::global();
}
