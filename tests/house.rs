//! Rules of the house that a compiler does not know.

use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// `\b`, `\d`, `\w`, `\s` of a regular expression mean Unicode's classes: a hundred times slower
/// than ASCII's, and wrong (电话82746503 has no word boundary). `(?-u:\b)` says what is meant.
fn unqualified_class(line: &str) -> Option<&'static str> {
    let code = line.split("//").next().unwrap_or_default();
    ["b", "B", "d", "D", "w", "W", "s", "S"]
        .into_iter()
        .find(|letter| {
            code.match_indices(&format!("\\{letter}"))
                .any(|(at, _)| !code[..at].ends_with("(?-u:"))
        })
}

/// In RTF, and in the instructions of Word's fields, names begin with a backslash too.
fn names_with_backslashes(path: &Path) -> bool {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/source");
    path.starts_with(source.join("rtf")) || path == source.join("fields.rs")
}

#[test]
fn no_regular_expression_has_an_unqualified_class() {
    let sources = sources();
    assert!(sources.len() > 10, "the sources were not found");
    for path in sources
        .into_iter()
        .filter(|path| !names_with_backslashes(path))
    {
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if let Some(class) = unqualified_class(line) {
                panic!(
                    "{}:{}: unqualified \\{class}: {line}",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn the_check_knows_a_class_when_it_sees_one() {
    assert_eq!(unqualified_class(r#"Regex::new(r"\d+")"#), Some("d"));
    assert_eq!(unqualified_class(r#"Regex::new("x\\b")"#), Some("b"));
    assert_eq!(unqualified_class(r#"Regex::new(r"(?-u:\b)[0-9]")"#), None);
    assert_eq!(unqualified_class(r#"text.split('\n') // like \s"#), None);
}
