//! DOC and WPS ([MS-DOC]): the text of the piece table with its automatic numbers.

use super::{Extract, OpenError, OpenOptions, format};

pub fn read(_bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    Err(OpenError::NotRead(Some(format::DOC)))
}
