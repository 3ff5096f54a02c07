//! Footnotes as word processors save them in pages: a number in the sentence that leads to the note, and one at the note
//! that leads back.

use super::tree::{Kind, Tree};

#[derive(Debug, PartialEq, Eq)]
pub enum Mark {
    /// In the sentence: nothing of it is read.
    Reference,
    /// At the note, with its number as printed.
    Note(String),
}

/// What a link is, if it belongs to a footnote: it leads to a place on the page and shows a number.
pub fn mark(tree: &Tree, link: usize) -> Option<Mark> {
    let target = tree.attribute(link, "href")?.strip_prefix('#')?;
    let mut shown = String::new();
    collect(tree, link, &mut shown);
    let number = shown.trim().trim_matches(['[', ']', '〔', '〕']).to_owned();
    let is_number =
        !number.is_empty() && number.chars().count() <= 4 && number.chars().all(is_numeral);
    if !is_number {
        return None;
    }
    // LibreOffice: sdfootnote1sym and …1anc; Word: _ftn1 and _ftnref1.
    let back = target.ends_with("anc") || target.contains("ref");
    let forth = target.ends_with("sym") || target.contains("ftn") || target.contains("edn");
    match (back, forth) {
        (true, _) => Some(Mark::Note(number)),
        (false, true) => Some(Mark::Reference),
        _ => None,
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '*' || ('①'..='⑳').contains(&c)
}

fn collect(tree: &Tree, node: usize, shown: &mut String) {
    for &child in &tree.nodes[node].children {
        match &tree.nodes[child].kind {
            Kind::Text(text) => shown.push_str(text),
            Kind::Element { .. } => collect(tree, child, shown),
        }
    }
}
