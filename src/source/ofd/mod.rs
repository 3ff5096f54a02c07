//! OFD (GB/T 33190-2016): text in reading order from the layers of the pages.

use super::{Extract, OpenError, OpenOptions, format};

pub fn read(_bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    Err(OpenError::NotRead(Some(format::OFD)))
}
