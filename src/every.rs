//! Every document in a file: the file's own, those in an archive, those attached to a mail.

use crate::source::{Member, OpenError, OpenOptions};
use crate::{Options, Report, analyze, open};

/// Archives may lie in archives, but not forever.
const MOST_NESTED: usize = 4;

/// A document that was in a file, or why there is none.
#[derive(Debug)]
pub struct Found {
    /// The name given, then the archives and folders it lies in, parted by `/`; `None` where no name was given and the file
    /// itself is the document.
    pub name: Option<String>,
    pub report: Result<Report, OpenError>,
}

/// Reads every document in `bytes`, in the order of the file. What cannot be read stands in the list with its reason.
pub fn read_all(
    bytes: &[u8],
    name: Option<&str>,
    opening: &OpenOptions,
    options: &Options,
) -> Vec<Found> {
    let mut found = Vec::new();
    read_into(&mut found, bytes, name, opening, options, 0);
    found
}

fn read_into(
    found: &mut Vec<Found>,
    bytes: &[u8],
    name: Option<&str>,
    opening: &OpenOptions,
    options: &Options,
    depth: usize,
) {
    let mut add = |report| {
        found.push(Found {
            name: name.map(str::to_owned),
            report,
        });
    };
    let opened = match open(bytes, name, opening) {
        Ok(opened) => opened,
        Err(error) => return add(Err(error)),
    };
    let is_archive = opened.is_archive();
    if is_archive && depth == MOST_NESTED {
        return add(Err(OpenError::TooMuchInside));
    }
    if !is_archive {
        add(Ok(analyze(&opened.text, &opened.origin, options)));
    }
    for Member { path, bytes } in opened.members {
        let path = name.map_or_else(|| path.clone(), |outer| format!("{outer}/{path}"));
        match bytes {
            Ok(bytes) if depth < MOST_NESTED => {
                read_into(found, &bytes, Some(&path), opening, options, depth + 1);
            }
            Ok(_) => found.push(Found {
                name: Some(path),
                report: Err(OpenError::TooMuchInside),
            }),
            Err(error) => found.push(Found {
                name: Some(path),
                report: Err(error),
            }),
        }
    }
}
