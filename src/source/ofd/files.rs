//! The files of a package by their locations (GB/T 33190-2016, 7.3, ST_Loc).

use std::collections::HashMap;

use crate::source::package::Package;
use crate::source::xml::decoded;
use crate::source::{OpenError, format};

pub struct Files<'a> {
    package: Package<'a>,
    /// By name as [`clean`] makes it: programs do not agree on upper and lower case.
    index: HashMap<String, usize>,
}

/// An XML file and where it is.
pub struct File {
    /// For messages, and for locations that are relative to it.
    pub path: String,
    pub text: String,
}

impl<'a> Files<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let package = Package::open(bytes, format::OFD)?;
        let mut index = HashMap::new();
        for (i, name) in package.names().iter().enumerate() {
            index.entry(clean(name).to_lowercase()).or_insert(i);
        }
        Ok(Self { package, index })
    }

    pub fn has(&self, path: &str) -> bool {
        self.index.contains_key(&path.to_lowercase())
    }

    /// The file at `location`, as a file at `from` names it: from the root with a `/` at its beginning, else from the folder
    /// of `from`; programs that err name it from the root all the same. `None` where there is no such file.
    pub fn get(&mut self, location: &str, from: &str) -> Result<Option<File>, OpenError> {
        let location = location.trim().replace('\\', "/");
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let relative = clean(&format!("{folder}/{location}"));
        let absolute = clean(&location);
        let both = match location.starts_with('/') {
            true => [absolute, relative],
            false => [relative, absolute],
        };
        for path in both {
            if let Some(&index) = self.index.get(&path.to_lowercase()) {
                let text = decoded(self.package.nth(index)?);
                return Ok(Some(File { path, text }));
            }
        }
        Ok(None)
    }

    /// As [`get`](Self::get), for a file without which something is missing.
    pub fn needed(&mut self, location: &str, from: &str) -> Result<File, OpenError> {
        self.get(location, from)?
            .ok_or_else(|| OpenError::Broken(format::OFD, format!("no {location}")))
    }
}

/// Without `.`, `..` and empty folders, with `/` between them.
fn clean(path: &str) -> String {
    let mut folders: Vec<&str> = Vec::new();
    for folder in path.split(['/', '\\']) {
        match folder {
            "" | "." => {}
            ".." => {
                folders.pop();
            }
            name => folders.push(name),
        }
    }
    folders.join("/")
}
