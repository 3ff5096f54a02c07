//! The page (Yew). What needs no browser stands in modules of its own, which are tested natively:
//! [`state`] and what it is made of, [`paint`] for the text. What the page shares with the exports is in [`crate::view`].

pub mod charts;
pub mod corrections;
pub mod document;
pub mod entity_value;
pub mod excerpt;
pub mod exporting;
pub mod find;
pub mod finding_list;
pub mod help;
pub mod here;
pub mod hidden;
pub mod listing;
pub mod messages;
pub mod nesting;
pub mod opening;
pub mod own;
pub mod pages;
pub mod paint;
pub mod parcel;
pub mod picked;
pub mod rereading;
pub mod reviews;
pub mod scope;
pub mod search;
pub mod state;
pub mod step;
pub mod summary;
pub mod table;
pub mod things;
pub mod tour;

#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod hooks;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(target_arch = "wasm32")]
pub use components::start;
