//! Behaviour that components share.

mod app;
mod drops;
mod finding;
mod input;
mod keeper;
mod keys;
mod lane;
mod offline;
mod queue;
mod rows;
mod saving;
mod sheet;
mod shelf;
mod width;

pub use app::{App, Store, use_app};
pub use drops::use_drops;
pub use finding::use_finding;
pub use input::Input;
pub use keeper::{Keeper, use_keeping};
pub use keys::{is_written_into, use_keys};
pub use offline::use_offline;
pub use queue::Queue;
pub use rows::{Rows, use_rows, use_rows_under};
pub use saving::{save_all, save_one};
pub use sheet::{Laid, is_over_all, use_sheet};
pub use shelf::Shelf;
pub use width::use_width;
