//! The documents that charts are made of.

use crate::app::document::{Doc, DocId};
use crate::app::summary::Summary;

/// A report that was read.
#[derive(Clone, Copy)]
pub struct Chosen<'a> {
    pub id: DocId,
    pub name: &'a str,
    pub summary: &'a Summary,
}

/// Of some documents the reports; the others say nothing that could be counted.
pub fn reports<'a>(docs: impl Iterator<Item = &'a Doc>) -> Vec<Chosen<'a>> {
    let read = docs.filter_map(|doc| {
        let summary = doc.summary().filter(|summary| summary.is_report())?;
        Some(Chosen {
            id: doc.id,
            name: &doc.name,
            summary,
        })
    });
    read.collect()
}

impl Chosen<'_> {
    /// Who was inspected, or else the name of the file.
    pub fn label(&self) -> &str {
        self.summary.body.as_deref().unwrap_or(self.name)
    }

    /// Both, where both are known: one body may have several reports.
    pub fn full(&self) -> String {
        match &self.summary.body {
            Some(body) => format!("{body} · {}", self.name),
            None => self.name.into(),
        }
    }
}
