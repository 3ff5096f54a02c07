//! ODT and FODT (OASIS OpenDocument 1.3): paragraphs with their list numbers, tables, notes.

use super::{Extract, OpenError, OpenOptions, format};

pub fn read(_bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    Err(OpenError::NotRead(Some(format::ODT)))
}
