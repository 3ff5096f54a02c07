//! What a document is made from; kept, so that it can be tried again.

use std::rc::Rc;

use js_sys::{Array, ArrayBuffer};
use web_sys::File;

use crate::app::document::{Doc, DocId, Failure, Stage};
use crate::app::listing::natural;
use crate::app::nesting::Nesting;
use crate::app::web::folders::Named;
use crate::source::{LIMIT_BYTES, OpenError, Refusal};
use crate::worker::reader::Inner;

#[derive(Clone)]
pub enum Input {
    File {
        file: File,
        /// With the names of the archives and folders it lies in.
        name: Rc<str>,
        nesting: Nesting,
    },
    Text {
        name: Rc<str>,
        text: Rc<str>,
    },
    /// A file inside a file that could not be taken out.
    Refused {
        name: Rc<str>,
        refusal: Refusal,
    },
    /// A document of a workspace that was saved without the texts: its file has to come.
    Awaited {
        name: Rc<str>,
        /// Of the file, in lower-case hexadecimal.
        sha256: Rc<str>,
        /// How many changes by hand wait for it.
        edits: usize,
    },
}

impl Input {
    /// A file that a person chose.
    pub fn file(file: File) -> Self {
        Self::File {
            name: file.name().into(),
            file,
            nesting: Nesting::at(0),
        }
    }

    /// Files of folders, in the order of their names.
    pub fn files(mut named: Vec<Named>) -> Vec<Self> {
        named.sort_by(|a, b| natural(&a.1, &b.1));
        let inputs = named.into_iter().map(|(file, name)| Self::File {
            file,
            name: name.into(),
            nesting: Nesting::at(0),
        });
        inputs.collect()
    }

    pub fn name(&self) -> &Rc<str> {
        match self {
            Self::File { name, .. }
            | Self::Text { name, .. }
            | Self::Refused { name, .. }
            | Self::Awaited { name, .. } => name,
        }
    }

    /// The files that were inside `self`.
    pub fn members(&self, members: Vec<Inner>) -> Vec<Self> {
        let nesting = match self {
            Self::File { nesting, .. } => nesting.clone(),
            _ => Nesting::at(0),
        };
        nesting.begin();
        let members = members.into_iter();
        members.map(|it| self.member(it, &nesting)).collect()
    }

    fn member(&self, member: Inner, nesting: &Nesting) -> Self {
        let name: Rc<str> = format!("{}/{}", self.name(), member.path).into();
        let bytes = match member.bytes {
            Ok(bytes) => bytes,
            Err(refusal) => return Self::Refused { name, refusal },
        };
        match nesting.inner(f64::from(bytes.byte_length())) {
            Some(nesting) => of_bytes(&bytes, &member.path, name, nesting),
            None => Self::Refused {
                name,
                refusal: Refusal::from(&OpenError::TooMuchInside),
            },
        }
    }

    /// The document as it stands in the list before anything was done with it.
    pub fn doc(&self, id: DocId) -> Doc {
        let refused = |error: OpenError| Stage::Failed(Rc::new(Failure::from(error)));
        let (name, bytes, stage) = match self {
            Self::File { file, name, .. } => (
                name,
                Some(file.size()),
                // Before it is read: such a file may not even fit into memory.
                if file.size() > LIMIT_BYTES as f64 {
                    refused(OpenError::TooLarge)
                } else {
                    Stage::Waiting
                },
            ),
            Self::Text { name, text } => (
                name,
                None,
                if text.trim().is_empty() {
                    refused(OpenError::Empty)
                } else if text.len() > LIMIT_BYTES {
                    refused(OpenError::TooLarge)
                } else {
                    Stage::Waiting
                },
            ),
            Self::Refused { name, refusal } => (
                name,
                None,
                Stage::Failed(Rc::new(Failure::Refused(refusal.clone()))),
            ),
            Self::Awaited { name, edits, .. } => {
                (name, None, Stage::Failed(Rc::new(Failure::Awaited(*edits))))
            }
        };
        Doc {
            id,
            name: name.clone(),
            bytes,
            stage,
        }
    }
}

/// A file inside a file; `path` is where it lies there.
pub fn of_bytes(bytes: &ArrayBuffer, path: &str, name: Rc<str>, nesting: Nesting) -> Input {
    match to_file(bytes, path) {
        Some(file) => Input::File {
            file,
            name,
            nesting,
        },
        None => Input::Refused {
            name,
            refusal: Refusal::from(&OpenError::TooMuchInside),
        },
    }
}

/// The browser keeps a file's bytes where it likes; the page need not hold them.
fn to_file(bytes: &ArrayBuffer, path: &str) -> Option<File> {
    let name = path.rsplit('/').next().unwrap_or(path);
    File::new_with_buffer_source_sequence(&Array::of1(bytes), name).ok()
}
