//! EML and MHT (RFC 5322, RFC 2557): the text of a mail and its attachments; a web page in one file.

use super::{Extract, OpenError, OpenOptions, format};

pub fn read(_bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    Err(OpenError::NotRead(Some(format::EML)))
}
