//! RTF (Microsoft, version 1.9.1).

use super::{Extract, OpenError, OpenOptions, format};

pub fn read(_bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    Err(OpenError::NotRead(Some(format::RTF)))
}
