//! The wasm module that reads PDF. The page loads it when the first such file comes.

fn main() {
    #[cfg(target_arch = "wasm32")]
    taizhang::worker::reader::serve(taizhang::source::modules::paged);
}
