//! Behaviour that components share.

mod app;
mod drops;
mod exporting;
mod finding;
mod input;
mod keeper;
mod keys;
mod lane;
mod offline;
mod printing;
mod queue;
mod rows;
mod search_keys;
mod searching;
mod sheet;
mod shelf;
mod survey;
mod width;
mod workspace;

pub use app::{App, Store, use_app};
pub use drops::use_drops;
pub use exporting::{Export, News};
pub use finding::{Finding, use_finding};
pub use input::Input;
pub use keeper::{Keeper, use_keeping};
pub use keys::{is_written_into, use_keys};
pub use offline::use_offline;
pub use printing::{habits, keep_habits, use_printing};
pub use queue::Queue;
pub use rows::{Rows, use_rows, use_rows_under};
pub use search_keys::use_search_keys;
pub use searching::use_searching;
pub use sheet::{Laid, is_over_all, use_sheet};
pub use shelf::Shelf;
pub use survey::use_survey;
pub use width::use_width;
