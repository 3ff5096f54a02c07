//! Work off the page's thread: workers that analyse, and workers that take the text out of files.
//!
//! Page and analyst are the same wasm file; each reader module is one of its own, which is loaded when a file needs it.
//! `www/loader.js` compiles a wasm file once and gives the compiled module to the workers that it makes from a Blob: that
//! works from disk and in old browsers, where module workers do not. In a worker there is no window, by which `main` knows
//! to call [`analyst::serve`].

pub mod analyst;
mod link;
pub mod message;
pub mod reader;

pub use message::Said;
