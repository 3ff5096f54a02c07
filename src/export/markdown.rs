//! Markdown (CommonMark with the tables of GitHub), to be pasted into a note or a ticket.

use std::fmt::Write;

use super::tables::{self, Columns, OpenDocument, Table};
use super::{Content, Exported};
use crate::report::{NumberedText, Report};
use crate::view::Lang;
use crate::view::facts::{FACTS, said};

/// A part a document, each with its facts, ledger, next steps and doubts.
pub fn markdown(documents: &[Exported], lang: Lang) -> String {
    let mut text = format!("# {}\n", lang.pick("整改台账", "Rectification ledger"));
    for document in documents {
        heading(&mut text, 2, document.body());
        match document.content {
            Content::Read {
                report,
                text: source,
            } => {
                let opened = OpenDocument::new(document.name, report, source);
                add_document(&mut text, &opened, lang);
            }
            Content::Refused(refusal) => {
                let reason = lang.pick(&refusal.message, &refusal.message_en);
                let _ = writeln!(text, "{}", escaped(&lang.not_read(reason)));
            }
        }
    }
    text
}

fn add_document(text: &mut String, document: &OpenDocument, lang: Lang) {
    heading(text, 3, lang.pick("概况", "Overview"));
    add_facts(text, document, lang);
    let one = std::slice::from_ref(document);
    for table in [
        tables::ledger(one, Columns::Brief, lang),
        tables::findings(one, lang),
        tables::own(document, lang),
    ] {
        if !table.rows.is_empty() {
            heading(text, 3, table.name);
            add_table(text, &table, lang);
        }
    }
    let Report {
        remaining,
        commitments,
        ..
    } = document.report;
    add_list(text, lang.remaining(), remaining);
    add_list(text, lang.commitments(), commitments);
}

fn add_facts(text: &mut String, document: &OpenDocument, lang: Lang) {
    let heads = lang.pick(["项目", "内容"], ["Fact", "What is said"]);
    row(text, heads.into_iter());
    row(text, ["---"; 2].into_iter());
    let file = lang.pick("文件", "File");
    row(text, [file, &escaped(document.name)].into_iter());
    for fact in FACTS {
        let (said, value) = said(document.report, fact, lang);
        let Some(said) = said else { continue };
        let said = match value {
            Some(value) => lang.with_value(&said, &value),
            None => said,
        };
        row(text, [lang.fact(fact), &escaped(&said)].into_iter());
    }
}

fn add_table(text: &mut String, table: &Table, lang: Lang) {
    row(text, table.head_names(lang));
    row(text, table.heads.iter().map(|_| "---"));
    for cells in &table.rows {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(&cell.shown())).collect();
        row(text, cells.iter().map(String::as_str));
    }
}

fn add_list(text: &mut String, name: &str, list: &[NumberedText]) {
    if list.is_empty() {
        return;
    }
    heading(text, 3, name);
    for numbered in list {
        let number = numbered.number_path.concat();
        let step = escaped(&format!("{number} {}", numbered.text));
        let _ = writeln!(text, "- {}", unlisted(&step));
    }
}

fn heading(text: &mut String, level: usize, name: &str) {
    let _ = writeln!(text, "\n{} {}\n", "#".repeat(level), escaped(name));
}

fn row<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for cell in cells {
        let _ = write!(text, "| {cell} ");
    }
    text.push_str("|\n");
}

/// A line that does not begin a list of its own: `1.` and `-` stay what they are.
fn unlisted(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = line[digits..].chars().next();
    let begins = match mark {
        Some('.' | ')') => digits > 0,
        Some('-' | '+' | '=') => digits == 0,
        _ => false,
    };
    if begins {
        format!("{}\\{}", &line[..digits], &line[digits..])
    } else {
        line.to_owned()
    }
}

/// The text on one line, none of its signs a sign of Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => escaped.push_str("<br>"),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' | '>' => {
                escaped.push('\\');
                escaped.push(c);
            }
            // A tab parts nothing inside a cell, and at its front it would be code.
            '\t' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;
    use crate::report::PointSpan;

    #[test]
    fn no_sign_of_the_text_is_a_sign_of_markdown() {
        assert_eq!(escaped("甲|乙"), "甲\\|乙");
        assert_eq!(escaped("一行\r\n二行\n"), "一行<br>二行");
        assert_eq!(escaped("<script>"), "&lt;script\\>");
        assert_eq!(
            escaped("[甲](http://x) `乙` *丙*"),
            "\\[甲\\](http://x) \\`乙\\` \\*丙\\*"
        );
        assert_eq!(escaped("\\|"), "\\\\\\|");
    }

    #[test]
    fn a_number_of_the_document_begins_no_list() {
        assert_eq!(unlisted("1. 甲"), "1\\. 甲");
        assert_eq!(unlisted("(1) 甲"), "(1) 甲");
        assert_eq!(unlisted("- 甲"), "\\- 甲");
        assert_eq!(unlisted("2024年"), "2024年");
    }

    #[test]
    fn every_row_of_a_table_has_as_many_cells_as_its_head() {
        let mut report = fixture::report();
        report.problems[0].title.text = "甲|乙\n丙".into();
        let text = markdown(&[fixture::read(&report)], Lang::Zh);
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let ledger = text.split("### 台账").nth(1).unwrap();
        let rows: Vec<usize> = ledger
            .trim()
            .lines()
            .take_while(|line| line.starts_with('|'))
            .map(bars)
            .collect();
        assert_eq!(rows, [10, 10, 10, 10]);
        assert!(text.contains("| 被巡察单位 | 青石镇 |"));
    }

    #[test]
    fn kinds_of_the_person_have_a_table() {
        let mut report = fixture::report();
        report.own.push(fixture::own("台账类", "台账"));
        let text = markdown(&[fixture::read(&report)], Lang::Zh);
        assert!(text.contains("### 自定义类别\n"));
        assert!(text.contains("| 1 | 台账类 | 台账 | 2 | 第"));
    }

    #[test]
    fn next_steps_and_the_refused_are_told() {
        let mut report = fixture::report();
        let span: PointSpan = [0, 0];
        report.commitments.push(NumberedText {
            number_path: vec!["三、".into(), "1.".into()],
            text: "常抓不懈。".into(),
            span,
        });
        let refusal = fixture::refusal();
        let text = markdown(
            &[fixture::read(&report), fixture::refused(&refusal)],
            Lang::Zh,
        );
        assert!(text.contains("### 下一步打算\n\n- 三、1. 常抓不懈。\n"));
        assert!(text.contains("## 空白.txt\n\n未能读取：文件是空的"));
    }
}
