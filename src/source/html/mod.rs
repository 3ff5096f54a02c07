//! HTML: the article of a web page without what surrounds it.

use super::{Extract, OpenError, OpenOptions, format};

pub fn read(_bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    Err(OpenError::NotRead(Some(format::HTML)))
}
