//! The ledger (台账) as a table, of one document or of many: what needs no browser.
//!
//! A worker makes the [`Row`]s of a document; the page lays those of all documents one below the other as a [`Sheet`], and
//! sifts it by a [`Query`] in steps. Sheet, query and what came of them are plain data.

mod column;
mod copy;
mod cursor;
mod layout;
mod order;
mod query;
mod row;
mod sheet;
mod sift;
mod state;

pub use column::{Column, evidence_named, status_named};
pub use copy::{Copying, row as copied_row};
pub use cursor::{Cursor, Extent};
pub use layout::Layout;
pub use order::Sort;
pub use query::{Filter, Query};
pub use row::{EVIDENCE, Row, packed, rows_of, unpacked};
pub use sheet::{Entry, Sheet, SheetDoc};
pub use sift::{Sift, Sifted};
pub use state::{Change, TableState};
