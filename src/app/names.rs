//! Names of the files that the page saves.

use crate::report::Report;

/// Longest part of a name that comes out of a document, in characters.
const LONGEST: usize = 40;

/// The JSON of one document: who was inspected and when it was told.
pub fn one(report: &Report) -> String {
    let meta = &report.meta;
    let body = [&meta.inspected_body, &meta.issuer]
        .into_iter()
        .flatten()
        .map(|quote| quote.text.as_str())
        .chain(report.source.name.as_deref().map(stem))
        .map(clean)
        .find(|name| !name.is_empty());
    let date = [&meta.issued_date, &meta.published_date, &meta.feedback_date]
        .into_iter()
        .flatten()
        .find_map(|dated| dated.value.clone());
    let parts = [Some("台账".to_string()), body, date];
    parts.into_iter().flatten().collect::<Vec<_>>().join("_") + ".json"
}

/// The JSON of several documents. `today` is an ISO date.
pub fn several(count: usize, today: &str) -> String {
    format!("台账_{count}份_{today}.json")
}

/// Whether a file, or a folder it lies in, is one that systems and office programs keep for themselves.
pub fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| {
        part.starts_with('.')
            || part.starts_with("~$")
            || ["__MACOSX", "Thumbs.db", "desktop.ini"]
                .iter()
                .any(|hidden| part.eq_ignore_ascii_case(hidden))
    })
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .trim_start_matches('.')
}

/// Without what file systems refuse.
fn clean(name: &str) -> String {
    let kept = name
        .chars()
        .filter(|c| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c) && !c.is_whitespace());
    kept.take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture;
    use crate::report::{Quote, Valued};

    #[test]
    fn body_and_date_name_the_file() {
        let mut report = fixture::report();
        assert_eq!(one(&report), "台账_青石镇.json");
        report.meta.issued_date = Some(Valued {
            text: "2024年5月6日".into(),
            span: [0, 0],
            value: Some("2024-05-06".into()),
        });
        assert_eq!(one(&report), "台账_青石镇_2024-05-06.json");
    }

    #[test]
    fn what_systems_keep_is_hidden() {
        for path in [
            "/通报/.DS_Store", "~$通报.docx", "__MACOSX/a.txt", "a/thumbs.db", ".git/b",
        ] {
            assert!(is_hidden(path), "{path}");
        }
        assert!(!is_hidden("/2023.11/通报.v2.txt"));
    }

    #[test]
    fn without_a_body_the_source_names_it() {
        let mut report = fixture::report();
        report.meta.inspected_body = None;
        report.source.name = Some("甲/乙 通报.txt".into());
        assert_eq!(one(&report), "台账_甲乙通报.json");
        report.source.name = None;
        assert_eq!(one(&report), "台账.json");
    }

    #[test]
    fn a_name_is_short_and_has_no_separators() {
        let mut report = fixture::report();
        report.meta.inspected_body = Some(Quote {
            text: format!("a:b\n{}", "长".repeat(90)),
            span: [0, 0],
        });
        let name = one(&report);
        assert!(name.starts_with("台账_ab长"));
        assert!(name.chars().count() < 60);
    }

    #[test]
    fn several_are_counted() {
        assert_eq!(several(5, "2026-11-22"), "台账_5份_2026-11-22.json");
    }
}
