//! PDF (ISO 32000): the text layer, in reading order, its lines joined to paragraphs.
//!
//! hayro-syntax reads objects and cross-references, repairs what is damaged, and decrypts. Here, fonts tell what the codes in
//! content streams are (`font`), an interpreter tells where they stand (`content`), and [`layout`](super::layout) makes
//! paragraphs of it.

mod allowance;
mod annotations;
mod content;
mod context;
mod drawing;
mod filters;
mod font;
mod marks;
mod matrix;
mod page;
mod pieces;
mod screen;
mod strings;

use std::collections::HashSet;

use hayro_syntax::object::Dict;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::layout::{Layout, Run};
use super::{Extract, LeftOut, Omission, OpenError, OpenOptions, Writer, decode, format};
use allowance::Allowance;
use context::Context;
use marks::Layers;
use page::Found;

pub fn read(bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    let mut allowance = Allowance::default();
    screen::screen(bytes, &mut allowance)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(refusal)?;
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let catalog = catalog.unwrap_or_default();
    let mut context = Context::new(allowance, Layers::read(&catalog));
    let mut found = Vec::new();
    for page in pdf.pages().iter() {
        found.push(page::read(page, &mut context)?);
    }
    let promised = catalog
        .get::<Dict<'_>>("Pages")
        .and_then(|pages| pages.get::<usize>("Count"))
        .unwrap_or(0);
    let missing = promised.saturating_sub(found.len());
    write(found, missing)
}

fn refusal(error: LoadPdfError) -> OpenError {
    match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => OpenError::Encrypted(format::PDF),
        LoadPdfError::Decryption(e) => OpenError::Broken(format::PDF, format!("{e:?}")),
        LoadPdfError::Invalid => OpenError::Broken(format::PDF, "no catalog of pages".to_owned()),
    }
}

/// `missing`: how many pages the file should have and has not.
fn write(mut found: Vec<Found>, missing: usize) -> Result<Extract, OpenError> {
    let mut writer = Writer::default();
    take_in_artifacts(&mut found);
    for _ in 0..missing + found.iter().filter(|page| page.damaged).count() {
        writer.leave_out(Omission::DamagedPages, None);
    }
    for remark in found.iter().flat_map(|page| &page.remarks) {
        writer.leave_out(Omission::Comments, Some(remark));
    }
    for (what, texts) in [
        (
            Omission::HeadersFooters,
            each_once(&found, |f| &f.artifacts),
        ),
        (Omission::Watermarks, each_once(&found, |f| &f.watermarks)),
        (Omission::HiddenText, each_once(&found, |f| &f.hidden)),
    ] {
        texts
            .into_iter()
            .for_each(|text| writer.leave_out(what, Some(text)));
    }
    let mut layout = Layout::default();
    for page in &mut found {
        layout.page(std::mem::take(&mut page.page));
    }
    layout.write(&mut writer);
    let mut extract = writer.finish()?;
    let unknown = decode::count_replaced(&extract.text);
    let letters = extract.text.chars().filter(|c| c.is_alphanumeric());
    if unknown > letters.count() {
        return Err(OpenError::UnknownCharacters(format::PDF));
    }
    if unknown > 0 {
        extract.left_out.push(LeftOut {
            what: Omission::UnknownCharacters,
            count: unknown,
            texts: Vec::new(),
        });
    }
    Ok(extract)
}

/// Where nearly all the text says that it is no part of the text, the file is marked wrongly.
fn take_in_artifacts(found: &mut [Found]) {
    let length = |runs: &[Run]| runs.iter().map(|run| run.text.len()).sum::<usize>();
    let text: usize = found.iter().map(|f| length(&f.page.runs)).sum();
    let artifacts: usize = found.iter().map(|f| length(&f.artifact_runs)).sum();
    if artifacts <= text {
        return;
    }
    for page in found {
        page.page.runs.append(&mut page.artifact_runs);
        page.artifacts.clear();
    }
}

/// The texts of all pages; those that differ in numbers only, once.
fn each_once(found: &[Found], of: impl Fn(&Found) -> &[String]) -> Vec<&str> {
    let mut told = HashSet::new();
    let texts = found.iter().flat_map(of);
    texts
        .filter(|text| told.insert(text.replace(|c: char| c.is_ascii_digit(), "")))
        .map(String::as_str)
        .collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
