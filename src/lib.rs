//! Taizhang (整改台账) reads published rectification reports into a ledger.
//!
//! Five steps, in this order: open, outline, extract, check, report.

#[cfg(all(feature = "app", target_arch = "wasm32"))]
pub mod app;
pub mod entities;
pub mod findings;
pub mod ledger;
pub mod meta;
pub mod outline;
pub mod report;
pub mod text;
#[cfg(all(feature = "app", target_arch = "wasm32"))]
pub mod worker;
