//! Reports as files: JSON, CSV, XLSX, Markdown, annotated HTML, W3C Web Annotations, workspaces; one file or folder a format.
//!
//! Exports only lay out what a report says. They are pure functions over the documents that somebody chose; what stands in
//! which column is told in [`tables`], once for all formats.

pub mod annotations;
mod cell;
pub mod csv;
#[cfg(test)]
mod fixture;
pub mod html;
pub mod job;
pub mod json;
pub mod markdown;
mod names;
pub mod paper;
mod paper_doubts;
pub mod preview;
pub mod tables;
pub mod tsv;
pub mod workspace;
pub mod xlsx;

pub use cell::Cell;
pub use names::{file_name, file_name_of, file_name_of_chart, file_name_of_several, typed_name};

use serde::{Deserialize, Serialize};

use crate::report::Report;
use crate::source::Refusal;
use crate::view::Lang;

/// A document that is to be exported.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'a> {
    /// As the person knows it: the file's name, with the archive and folders it lay in.
    pub name: &'a str,
    pub content: Content<'a>,
}

/// What became of a document.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    Read {
        report: &'a Report,
        /// The text that the report's spans count in.
        text: &'a str,
    },
    /// It could not be read. Lists for a person name it with the reason; JSON and annotations hold what was read only.
    Refused(&'a Refusal),
}

impl<'a> Exported<'a> {
    /// The report, if there is one, and its text.
    pub fn read(&self) -> Option<(&'a Report, &'a str)> {
        match self.content {
            Content::Read { report, text } => Some((report, text)),
            Content::Refused(_) => None,
        }
    }

    /// What a person calls it: by who was inspected, who signed, its title, or its name.
    pub fn body(&self) -> &'a str {
        let meta = self.read().map(|(report, _)| &report.meta);
        meta.and_then(|meta| {
            let quotes = [&meta.inspected_body, &meta.issuer, &meta.title];
            let said = quotes.into_iter().flatten().next();
            said.map(|quote| quote.text.as_str())
        })
        .unwrap_or(self.name)
    }
}

/// What a report can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    Json,
    Ndjson,
    /// A row a problem.
    Csv,
    /// A row a point of an answer.
    CsvItems,
    Xlsx,
    Markdown,
    Html,
    JsonLd,
    /// To be opened again: see [`crate::workspace`].
    Workspace,
}

impl Format {
    pub const ALL: [Format; 9] = [
        Format::Json,
        Format::Ndjson,
        Format::Csv,
        Format::CsvItems,
        Format::Xlsx,
        Format::Markdown,
        Format::Html,
        Format::JsonLd,
        Format::Workspace,
    ];

    /// The name that the command line and JavaScript know it by.
    pub fn name(self) -> &'static str {
        match self {
            Format::CsvItems => "csv-items",
            Format::Workspace => "workspace",
            other => other.ending(),
        }
    }

    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Of the file's name, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::Csv | Format::CsvItems => "csv",
            Format::Xlsx => "xlsx",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::JsonLd => "jsonld",
            Format::Workspace => "taizhang",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Format::Json => "application/json",
            Format::Ndjson => "application/x-ndjson",
            Format::Csv | Format::CsvItems => "text/csv;charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Markdown => "text/markdown;charset=utf-8",
            Format::Html => "text/html;charset=utf-8",
            Format::JsonLd => "application/ld+json",
            Format::Workspace => "application/zip",
        }
    }

    /// Whether it quotes the text at places that the report only points at.
    pub fn needs_text(self) -> bool {
        !matches!(self, Format::Json | Format::Ndjson)
    }
}

/// Documents as one file. Fails only where a workbook cannot be packed, with a message for the maintainer.
pub fn export(format: Format, documents: &[Exported], lang: Lang) -> Result<Vec<u8>, String> {
    Ok(match format {
        Format::Json => json::json(documents).into_bytes(),
        Format::Ndjson => json::ndjson(documents).into_bytes(),
        Format::Csv => csv::problems(documents, lang),
        Format::CsvItems => csv::items(documents, lang),
        Format::Xlsx => xlsx::workbook(documents, lang)?,
        Format::Markdown => markdown::markdown(documents, lang).into_bytes(),
        Format::Html => html::page(documents, lang).into_bytes(),
        Format::JsonLd => annotations::json_ld(documents).into_bytes(),
        Format::Workspace => workspace::workspace(documents)?,
    })
}
