//! DOCX and DOCM (ECMA-376): paragraphs with their automatic numbers, tables, notes.

use super::{Extract, OpenError, OpenOptions, format};

pub fn read(_bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    Err(OpenError::NotRead(Some(format::DOCX)))
}
