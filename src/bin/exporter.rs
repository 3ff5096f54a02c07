//! The wasm module that writes the files that leave the page. It is loaded when the first one is asked for.

fn main() {
    #[cfg(target_arch = "wasm32")]
    taizhang::worker::exporter::serve();
}
