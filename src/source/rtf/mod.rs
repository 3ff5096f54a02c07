//! RTF 1.9.1: groups and control words, the text with its numbers, tables and notes.

mod charset;
mod groups;
mod lists;
mod story;
mod text;
mod token;
mod words;

use super::{Extract, OpenError, OpenOptions};

/// Reads an RTF file. Fails with `Broken` where its groups stand too deep in each other; one that is cut off is read as far as
/// it goes, and says so.
pub fn read(bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    groups::Reader::default().read(bytes)
}

#[cfg(test)]
mod tests;
