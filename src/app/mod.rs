//! The page (Yew). What needs no browser stands in modules of its own, which are tested natively:
//! [`state`] and what it is made of, [`cut`] and [`paint`] for the text, [`table`] and [`names`] for what leaves the page.

pub mod cut;
pub mod describe;
pub mod document;
pub mod find;
#[cfg(test)]
mod fixture;
pub mod kind;
pub mod layers;
pub mod listing;
pub mod messages;
pub mod names;
pub mod opening;
pub mod paint;
pub mod parcel;
pub mod pretty;
pub mod state;
pub mod summary;
pub mod table;
pub mod target;

#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod hooks;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(target_arch = "wasm32")]
pub use components::start;
