//! Taizhang (整改台账) reads published rectification reports into a ledger.
//!
//! Five steps, in this order: open, outline, extract, check, report.

// Natively for its tests only: what of the page needs no browser.
#[cfg(any(
    all(test, not(target_arch = "wasm32")),
    all(feature = "app", target_arch = "wasm32")
))]
pub mod app;
mod assemble;
pub mod entities;
mod every;
pub mod export;
pub mod findings;
#[cfg(all(feature = "js", target_arch = "wasm32"))]
pub mod js;
pub mod ledger;
pub mod mask;
pub mod meta;
pub mod outline;
pub mod own;
pub mod reopen;
pub mod report;
pub mod review;
mod segments;
pub mod source;
pub mod text;
pub mod view;
#[cfg(all(feature = "app", target_arch = "wasm32"))]
pub mod worker;
pub mod workspace;

pub use every::{Found, read_all};
pub use report::Report;
pub use source::{OpenError, OpenOptions, Opened, Origin, open};

use text::Reading;

/// What the report shall hold beside what it always holds.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Put the whole text into `source.text`.
    pub with_text: bool,
    /// Kinds of the person's own, to be sought as well.
    pub own: own::Matcher,
}

/// Opens `bytes`, a file of any format that is read, and analyses what stands in it; a report that was saved with its text is
/// given back. An archive is [`OpenError::Archive`], as are several reports in one file: see [`read_all`].
pub fn read(
    bytes: &[u8],
    name: Option<&str>,
    opening: &OpenOptions,
    options: &Options,
) -> Result<Report, OpenError> {
    if source::recognise(bytes) == Some(source::format::SAVED) {
        let mut saved = reopen::read(bytes)?;
        return match (saved.pop(), saved.is_empty()) {
            (Some(one), true) => Ok(reopened(one, options)),
            _ => Err(OpenError::Archive),
        };
    }
    let opened = open(bytes, name, opening)?;
    if opened.is_archive() {
        return Err(OpenError::Archive);
    }
    Ok(analyze(&opened.text, &opened.origin, options))
}

fn reopened(saved: reopen::Saved, options: &Options) -> Report {
    match options.with_text {
        true => reopen::with_text(saved),
        false => saved.report,
    }
}

/// Reads `text` into a report. Cannot fail, whatever stands in it.
pub fn analyze(text: &str, origin: &Origin, options: &Options) -> Report {
    let reading = outline::reflow::repair(Reading::new(text));
    let outline = outline::build(&reading);
    let mut scan = entities::scan(&reading);
    let mut meta = meta::read(&reading, &outline, &scan);
    let kind = meta::document_kind(&reading, &outline, &meta);
    let mut ledger = if kind == report::DocumentKind::RectificationReport {
        ledger::read(&reading, &outline)
    } else {
        ledger::Ledger::default()
    };
    meta::years::settle(&reading, &mut scan, &meta, &ledger);
    meta::text_year::share(&mut meta, &scan.entities);
    let iso = |date: &Option<meta::Dated<Option<String>>>| date.as_ref()?.value.clone();
    let times = ledger::due::Times {
        feedback: iso(&meta.feedback_date),
        issued: iso(&meta.issued_date),
    };
    ledger::due::settle(&reading, &mut scan.entities, times, &mut ledger);
    let document = findings::Document {
        reading: &reading,
        outline: &outline,
        scan: &scan,
        meta: &meta,
        ledger: &ledger,
        kind,
        left_out: &origin.left_out,
    };
    let found = findings::check(&document);
    let mut parts = assemble::parts(&document, &found);
    segments::put_on_pages(&mut parts.segments, text, &origin.pages);
    Report {
        schema: report::SCHEMA.to_owned(),
        kind,
        source: report::Source {
            name: origin.name.clone(),
            format: origin.format.clone(),
            media_type: origin.media_type.clone(),
            encoding: origin.encoding.clone(),
            sha256: origin.sha256.clone(),
            bytes: origin.bytes,
            chars: reading.source_points(),
            offset_unit: "unicode_code_point".to_owned(),
            pages: (!origin.pages.is_empty()).then_some(origin.pages.len()),
            left_out: origin.left_out.clone(),
            text: options.with_text.then(|| text.to_owned()),
        },
        meta: parts.meta,
        outline: parts.outline,
        problems: parts.problems,
        remaining: parts.remaining,
        commitments: parts.commitments,
        entities: parts.entities,
        findings: parts.findings,
        segments: parts.segments,
        masked: Vec::new(),
        deleted: Vec::new(),
        own: options.own.find(text),
    }
}
