//! PDF (ISO 32000): the text layer, in reading order, its lines joined to paragraphs.

use super::{Extract, OpenError, OpenOptions, format};

pub fn read(_bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    Err(OpenError::NotRead(Some(format::PDF)))
}
