//! Work off the page's thread: workers that analyse, that take the text out of files, and that write exports.
//!
//! Page and analyst are the same wasm file; each reader module and the exporter is one of its own, loaded when it is needed.
//! `www/loader.js` compiles a wasm file once and gives the compiled module to the workers that it makes from a Blob: that
//! works from disk and in old browsers, where module workers do not. In a worker there is no window, by which `main` knows
//! to call [`analyst::serve`].

pub mod analyst;
pub mod exporter;
mod link;
pub mod message;
pub mod reader;

pub use message::Said;
