//! Behaviour that components share.

mod app;
mod drops;
mod finding;
mod input;
mod keys;
mod lane;
mod queue;
mod rows;
mod saving;
mod shelf;
mod width;

pub use app::{App, Store, use_app};
pub use drops::use_drops;
pub use finding::use_finding;
pub use input::Input;
pub use keys::use_keys;
pub use queue::Queue;
pub use rows::{Rows, use_rows};
pub use saving::{save_all, save_one};
pub use shelf::Shelf;
pub use width::use_width;
