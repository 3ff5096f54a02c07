//! The parts of a ZIP package, with a bound on what is unpacked.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Format, LIMIT_UNPACKED_BYTES, OpenError};

/// An open package. All parts that are read share one allowance of [`LIMIT_UNPACKED_BYTES`].
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: Format,
    left: usize,
}

/// What the directory of a package says of a part.
pub struct Entry {
    /// As the bytes stand there.
    pub name: Vec<u8>,
    pub is_file: bool,
    /// Unpacked, in bytes; it may be wrong.
    pub size: u64,
}

impl<'a> Package<'a> {
    /// Opens `bytes`, which seem to be of `format`.
    pub fn open(bytes: &'a [u8], format: Format) -> Result<Self, OpenError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| refusal(format, e))?;
        Ok(Self {
            zip,
            format,
            left: LIMIT_UNPACKED_BYTES,
        })
    }

    /// The unpacked part of this name; `None` if there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, OpenError> {
        match self.zip.index_for_name(name) {
            Some(index) => self.nth(index).map(Some),
            None => Ok(None),
        }
    }

    /// A part without which there is no document.
    pub fn needed(&mut self, name: &str) -> Result<Vec<u8>, OpenError> {
        self.part(name)?
            .ok_or_else(|| OpenError::Broken(self.format, format!("no {name}")))
    }

    /// The names of all parts, in the order of the package's directory; one that cannot be decoded is empty.
    pub fn names(&self) -> Vec<String> {
        self.zip
            .file_names()
            .map(|name| name.map(|n| n.into_owned()).unwrap_or_default())
            .collect()
    }

    /// How many parts and folders there are.
    pub fn len(&self) -> usize {
        self.zip.len()
    }

    /// What the directory says of the part at `index`.
    pub fn entry(&self, index: usize) -> Result<Entry, OpenError> {
        let format = self.format;
        let entry = self.zip.by_index_data(index);
        let entry = entry.map_err(|e| refusal(format, e))?;
        Ok(Entry {
            name: entry.name_raw().to_vec(),
            is_file: entry.is_file(),
            size: entry.size(),
        })
    }

    /// The unpacked part at `index` of the package's directory.
    pub fn nth(&mut self, index: usize) -> Result<Vec<u8>, OpenError> {
        let format = self.format;
        let file = self.zip.by_index(index).map_err(|e| refusal(format, e))?;
        let mut bytes = Vec::new();
        // What the package says of the size may be wrong: count what comes out.
        file.take(self.left as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| OpenError::Broken(format, format!("part {index}: {e}")))?;
        self.left = self
            .left
            .checked_sub(bytes.len())
            .ok_or(OpenError::TooMuchInside)?;
        Ok(bytes)
    }
}

fn refusal(format: Format, error: ZipError) -> OpenError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => OpenError::Encrypted(format),
        other => OpenError::Broken(format, other.to_string()),
    }
}
