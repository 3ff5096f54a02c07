//! Workbooks: XLSX, XLS, ET, ODS. A row of a sheet is a row of a table.

use super::{Extract, OpenError, OpenOptions, format};

pub fn read(_bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    Err(OpenError::NotRead(Some(format::XLSX)))
}
