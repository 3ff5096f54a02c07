//! ZIP archives: the documents in them, each to be opened by itself.

use super::{Extract, OpenError, OpenOptions, format};

pub fn read(_bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    Err(OpenError::NotRead(Some(format::ZIP)))
}
