//! Small documents, written here: one for each rule.

mod lists;
mod margins;
mod package;
mod revisions;
mod runs;
mod tables;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// A package of these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with this body, and with parts that it refers to by their kind: `styles`, `numbering` and so on. The name of
/// a header may end in a digit, which its relationship ends in as well.
fn document(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let main = format!("<w:document><w:body>{body}</w:body></w:document>");
    let relation = |name: &str| {
        let kind = name.trim_end_matches(char::is_numeric);
        format!(r#"<Relationship Id="r-{name}" Type="http://x/{kind}" Target="{name}.xml"/>"#)
    };
    let relations: String = others.iter().map(|(name, _)| relation(name)).collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let mut parts = vec![
        ("word/document.xml".to_owned(), main),
        ("word/_rels/document.xml.rels".to_owned(), relations),
    ];
    for (name, inner) in others {
        let text = format!("<w:{name}>{inner}</w:{name}>");
        parts.push((format!("word/{name}.xml"), text));
    }
    let parts: Vec<_> = parts.iter().map(|(n, t)| (&**n, &**t)).collect();
    package(&parts)
}

fn extract(body: &str, others: &[(&str, &str)]) -> Extract {
    read(&document(body, others), &OpenOptions::default()).unwrap()
}

/// The text of a document with this body alone.
fn text(body: &str) -> String {
    extract(body, &[]).text
}

/// What is said to be left out, each kind with its texts.
fn left_out(extract: &Extract) -> Vec<(Omission, usize, Vec<&str>)> {
    let list = extract.left_out.iter();
    list.map(|l| {
        (
            l.what,
            l.count,
            l.texts.iter().map(String::as_str).collect(),
        )
    })
    .collect()
}

/// A paragraph of this text.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}
