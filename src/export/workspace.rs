//! Workspaces: see [`crate::workspace`].

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Exported;
use super::json::line;
use crate::mask::Choices;
use crate::own::OwnKind;
use crate::reopen::{Saved, with_text};
use crate::report::Report;
use crate::review::Review;
use crate::workspace::{Entry, INDEX, Workspace};

/// A workspace that is written document by document: no more than one report need be in memory.
pub struct Writer {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    workspace: Workspace,
}

impl Writer {
    pub fn new(own: Vec<OwnKind>, mask: Option<Choices>) -> Self {
        Self {
            zip: ZipWriter::new(Cursor::default()),
            workspace: Workspace::new(own, mask),
        }
    }

    /// Adds a document. `report` is the analyser's, without the changes of `review`; without `text` it is left out.
    pub fn add(
        &mut self,
        name: &str,
        report: Report,
        text: Option<String>,
        review: Review,
    ) -> Result<(), String> {
        let mut entry = Entry {
            name: name.to_owned(),
            sha256: report.source.sha256.clone(),
            report: None,
            review,
        };
        if let Some(text) = text {
            let member = format!("reports/{}.json", self.workspace.documents.len() + 1);
            let report = with_text(Saved { report, text });
            self.write(&member, line(&report).as_bytes())?;
            entry.report = Some(member);
        }
        self.workspace.documents.push(entry);
        Ok(())
    }

    /// The documents so far.
    pub fn entries(&self) -> &[Entry] {
        &self.workspace.documents
    }

    /// The file. Fails only where it cannot be packed, with a message for the maintainer.
    pub fn end(mut self) -> Result<Vec<u8>, String> {
        let index = serde_json::to_vec_pretty(&self.workspace).unwrap_or_default();
        self.write(INDEX, &index)?;
        let file = self.zip.finish().map_err(|error| error.to_string())?;
        Ok(file.into_inner())
    }

    fn write(&mut self, member: &str, bytes: &[u8]) -> Result<(), String> {
        let how = SimpleFileOptions::default();
        let started = self.zip.start_file(member, how);
        started.map_err(|error| error.to_string())?;
        self.zip.write_all(bytes).map_err(|error| error.to_string())
    }
}

/// Reports as a workspace in which nothing was changed yet.
pub fn workspace(documents: &[Exported]) -> Result<Vec<u8>, String> {
    let mut writer = Writer::new(Vec::new(), None);
    for document in documents {
        if let Some((report, text)) = document.read() {
            let (report, text) = (report.clone(), text.to_owned());
            writer.add(document.name, report, Some(text), Review::default())?;
        }
    }
    writer.end()
}
