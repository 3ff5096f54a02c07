//! Searching: the field above the text, and the results of all documents.

mod field;
mod find_bar;
mod hit_bar;
mod panel;
mod row;
mod sign;

pub use find_bar::FindBar;
pub use hit_bar::HitBar;
pub use panel::SearchPanel;
pub use sign::search_sign;
