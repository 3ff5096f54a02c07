//! Names of the files that exports are saved in.

use super::Exported;
use crate::report::Report;

/// Longest part of a name that comes out of a document, in bytes of UTF-8: file systems take 255 for the whole.
const LONGEST: usize = 120;

/// Of one document: who was inspected, and when it was told. Good on every file system; `ending` without the dot.
///
/// The name begins with a word of ours, so it is none that Windows keeps for itself (`CON`, `NUL`) and not hidden.
pub fn file_name(report: &Report, ending: &str) -> String {
    let meta = &report.meta;
    let body = [&meta.inspected_body, &meta.issuer]
        .into_iter()
        .flatten()
        .map(|quote| quote.text.as_str())
        .chain(report.source.name.as_deref().map(stem));
    let date = [&meta.issued_date, &meta.published_date, &meta.feedback_date]
        .into_iter()
        .flatten()
        .filter_map(|dated| dated.value.as_deref());
    let parts = [first_clean(body), first_clean(date)];
    let parts: String = parts
        .into_iter()
        .flatten()
        .map(|it| format!("_{it}"))
        .collect();
    format!("台账{parts}.{ending}")
}

/// Of all `documents` together. `today` is an ISO date that tells several from those of another day.
pub fn file_name_of(documents: &[Exported], ending: &str, today: Option<&str>) -> String {
    match documents {
        [one] => match one.read() {
            Some((report, _)) => file_name(report, ending),
            None => format!("台账.{ending}"),
        },
        several => {
            let read = several.iter().filter(|it| it.read().is_some()).count();
            file_name_of_several(read, ending, today)
        }
    }
}

/// Of `count` documents; see [`file_name_of`].
pub fn file_name_of_several(count: usize, ending: &str, today: Option<&str>) -> String {
    let today = today.map(|day| format!("_{day}")).unwrap_or_default();
    format!("台账_{count}份{today}.{ending}")
}

/// Of a chart: its title and whose figures it shows.
pub fn file_name_of_chart(title: &str, whose: &str, ending: &str) -> String {
    let parts = [title, whose].map(clean);
    let parts = parts.iter().filter(|part| !part.is_empty());
    let parts: String = parts.map(|part| format!("_{part}")).collect();
    format!("图表{parts}.{ending}")
}

/// A name that a person typed, as file systems take it; `None` if nothing is left of it. Blanks may stay inside.
pub fn typed_name(typed: &str, ending: &str) -> Option<String> {
    let dotted = format!(".{ending}");
    let typed = typed.trim();
    let stem = typed.strip_suffix(dotted.as_str()).unwrap_or(typed);
    let words: Vec<String> = stem.split_whitespace().map(clean).collect();
    let name = words.join(" ");
    // A point at the beginning hides a file, at the end Windows takes it away.
    let name = name.trim_matches(['.', ' ']);
    (!name.is_empty()).then(|| name.to_owned() + &dotted)
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .trim_start_matches('.')
}

/// The first that leaves something when what file systems refuse is taken out.
fn first_clean<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    names.map(clean).find(|name| !name.is_empty())
}

fn clean(name: &str) -> String {
    let mut kept = String::new();
    for c in name.chars().filter(|&c| is_allowed(c)) {
        if kept.len() + c.len_utf8() > LONGEST {
            break;
        }
        kept.push(c);
    }
    kept
}

/// Neither reserved (Windows has the longest list) nor without a look of its own: U+202E makes `gpj.exe` of `exe.jpg`.
fn is_allowed(c: char) -> bool {
    let invisible = matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}');
    !c.is_control() && !c.is_whitespace() && !invisible && !r#"\/:*?"<>|"#.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;
    use crate::report::{Quote, Valued};

    fn one(report: &Report) -> String {
        file_name(report, "json")
    }

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
    fn without_a_body_the_source_names_it() {
        let mut report = fixture::report();
        report.meta.inspected_body = None;
        report.source.name = Some("甲/乙 通报.txt".into());
        assert_eq!(one(&report), "台账_甲乙通报.json");
        report.source.name = None;
        assert_eq!(one(&report), "台账.json");
    }

    #[test]
    fn a_name_is_short_and_has_nothing_that_a_file_system_refuses() {
        let mut report = fixture::report();
        report.meta.inspected_body = Some(Quote {
            text: format!("a:b\n\u{202E}c{}", "长".repeat(90)),
            span: [0, 0],
        });
        let name = one(&report);
        assert!(name.starts_with("台账_abc长"));
        assert!(name.len() < 200, "{}", name.len());
    }

    #[test]
    fn a_typed_name_keeps_its_words_and_gets_the_ending_once() {
        let name = |typed| typed_name(typed, "xlsx");
        assert_eq!(name(" 松溪镇 台账.xlsx ").unwrap(), "松溪镇 台账.xlsx");
        assert_eq!(name("../上报:终稿.json").unwrap(), "上报终稿.json.xlsx");
        assert_eq!(name("……"), Some("…….xlsx".into()));
        assert_eq!(name(" /.. "), None);
    }

    #[test]
    fn several_are_counted_and_those_that_were_refused_are_not() {
        let report = fixture::report();
        let refusal = fixture::refusal();
        let read = fixture::read(&report);
        let refused = fixture::refused(&refusal);
        let documents = [read, read, refused];
        assert_eq!(
            file_name_of(&documents, "xlsx", Some("2026-11-22")),
            "台账_2份_2026-11-22.xlsx"
        );
        assert_eq!(file_name_of(&[read], "xlsx", None), "台账_青石镇.xlsx");
        assert_eq!(file_name_of(&[refused], "md", None), "台账.md");
        assert_eq!(file_name_of(&[], "md", None), "台账_0份.md");
    }
}
