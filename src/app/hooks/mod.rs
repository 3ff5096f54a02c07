//! Behaviour that components share.

mod app;
mod drops;
mod input;
mod keys;
mod queue;

pub use app::{App, Store, use_app};
pub use drops::use_drops;
pub use input::Input;
pub use keys::use_keys;
pub use queue::Queue;
