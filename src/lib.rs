//! Taizhang (整改台账) reads published rectification reports into a ledger.
//!
//! Five steps, in this order: open, outline, extract, check, report.

pub mod entities;
pub mod findings;
pub mod ledger;
pub mod meta;
pub mod outline;
pub mod report;
pub mod text;
