//! What is printed: the ledger alone, or the text with its marks and their legend.
//!
//! As pieces of HTML, so that a page can add one after the other without being held up. A piece that begins with `<tbody`
//! belongs into the table of the piece before it. They carry the class names of the page and no style of their own; what
//! comes out of a document is escaped.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::html::{add_element, text};
use super::paper_doubts;
use super::tables::{self, Columns, OpenDocument, Side, Table};
use super::{Cell, Content, Exported};
use crate::report::{Report, Status};
use crate::view::Lang;
use crate::view::facts::{Fact, said};
use crate::view::kind::Kind;
use crate::view::layers::counts;
use crate::view::marks::escape;
use crate::view::own::OwnNames;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// The table of problems.
    Ledger,
    /// The text with its marks, and the doubts below it.
    Text,
}

/// A piece ends with the row or line beyond so many bytes.
pub(super) const PIECE_BYTES: usize = 30_000;

/// What stands above a ledger.
const FACTS: [Fact; 5] = [
    Fact::InspectedBody,
    Fact::Authority,
    Fact::Period,
    Fact::Feedback,
    Fact::Issued,
];

pub fn pieces(paper: Paper, documents: &[Exported], lang: Lang) -> Vec<String> {
    let mut pieces = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        match (document.content, paper) {
            (Content::Read { report, text }, Paper::Ledger) => {
                ledger_pieces(&mut pieces, document, report, text, lang);
            }
            (Content::Read { report, text }, Paper::Text) => {
                text_pieces(&mut pieces, number, document, report, text, lang);
            }
            (Content::Refused(refusal), _) => {
                let mut html = title(document.name);
                let reason = lang.pick(&refusal.message, &refusal.message_en);
                add_element(&mut html, "p", "paper-refused", &lang.not_read(reason));
                pieces.push(html);
            }
        }
    }
    pieces
}

/// The ledger without the columns that are empty from top to bottom: paper is narrow.
pub fn ledger_of(documents: &[OpenDocument], lang: Lang) -> Table {
    tables::ledger(documents, Columns::Brief, lang).without(|_, is_empty| is_empty)
}

fn ledger_pieces(
    pieces: &mut Vec<String>,
    document: &Exported,
    report: &Report,
    text: &str,
    lang: Lang,
) {
    let name = lang.pick("整改台账", "Rectification ledger");
    let mut html = title(&format!("{} {name}", document.body()));
    add_facts(&mut html, report, lang);
    if report.problems.is_empty() {
        let none = lang.pick(
            "这份文档里没有问题条目。", "This document lists no problems.",
        );
        add_element(&mut html, "p", "paper-refused", none);
        pieces.push(html);
        return;
    }
    let table = ledger_of(&[OpenDocument::new(document.name, report, text)], lang);
    add_table_head(&mut html, &table, lang);
    pieces.push(html);
    let mut rows = String::new();
    for row in &table.rows {
        add_row(&mut rows, &table, row);
        if rows.len() > PIECE_BYTES {
            pieces.push(format!("<tbody>{rows}</tbody>"));
            rows.clear();
        }
    }
    if !rows.is_empty() {
        pieces.push(format!("<tbody>{rows}</tbody>"));
    }
}

fn title(text: &str) -> String {
    let mut html = String::new();
    add_element(&mut html, "h2", "paper-title", text);
    html
}

fn add_facts(html: &mut String, report: &Report, lang: Lang) {
    html.push_str("<p class=\"paper-facts\">");
    for fact in FACTS {
        if let (Some(said), value) = said(report, fact, lang) {
            add_fact(html, lang.fact(fact), &value.unwrap_or(said), lang);
        }
    }
    let completed = report.problems.iter();
    let completed = completed
        .filter(|it| it.status == Status::Completed)
        .count();
    let counted = format!("{completed} / {}", report.problems.len());
    add_fact(html, lang.pick("已完成", "Completed"), &counted, lang);
    html.push_str("</p>");
}

fn add_fact(html: &mut String, name: &str, value: &str, lang: Lang) {
    html.push_str("<span>");
    escape(html, &format!("{name}{}{value}", lang.pick("：", ": ")));
    html.push_str("</span> ");
}

fn add_table_head(html: &mut String, table: &Table, lang: Lang) {
    let whole: f64 = table.heads.iter().map(|head| head.width).sum();
    html.push_str("<table class=\"paper-ledger\"><colgroup>");
    for head in &table.heads {
        let _ = write!(html, "<col width=\"{:.1}%\">", 100.0 * head.width / whole);
    }
    html.push_str("</colgroup><thead><tr>");
    for name in table.head_names(lang) {
        add_element(html, "th", "head", name);
    }
    html.push_str("</tr></thead></table>");
}

fn add_row(html: &mut String, table: &Table, row: &[Cell]) {
    html.push_str("<tr>");
    for (head, cell) in table.heads.iter().zip(row) {
        let class = match head.side {
            Side::Middle => "short",
            Side::Usual | Side::Left => "words",
        };
        add_element(html, "td", class, &cell.shown());
    }
    html.push_str("</tr>\n");
}

fn text_pieces(
    pieces: &mut Vec<String>,
    number: usize,
    document: &Exported,
    report: &Report,
    text: &str,
    lang: Lang,
) {
    let own = OwnNames::of([report]);
    let mut html = title(document.name);
    add_legend(&mut html, report, &own, lang);
    pieces.push(std::mem::take(&mut html));
    let mut end_piece = |html: &mut String| {
        if html.len() > PIECE_BYTES {
            pieces.push(format!("<div class=\"text\">{html}</div>"));
            html.clear();
        }
    };
    text::add_lines(&mut html, number, report, text, &own, lang, &mut end_piece);
    pieces.push(format!("<div class=\"text\">{html}</div>"));
    let document = OpenDocument::new(document.name, report, text);
    paper_doubts::add_pieces(pieces, &document, lang);
}

/// The kinds that occur.
fn add_legend(html: &mut String, report: &Report, own: &OwnNames, lang: Lang) {
    html.push_str("<ul class=\"paper-legend\">");
    let mut counts = counts(report);
    own.count(report, &mut counts);
    for (kind, count) in Kind::ALL.into_iter().zip(counts) {
        if count > 0 {
            let _ = write!(html, "<li><span class=\"sample s-{}\"></span>", kind.css());
            let own = own.name(kind);
            let name = own.as_deref().unwrap_or(lang.kind(kind));
            escape(html, &format!("{name} {count}"));
            html.push_str("</li> ");
        }
    }
    html.push_str("</ul>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn every_problem_and_every_line_is_on_paper() {
        let text = fixture::text_with(600);
        let report = fixture::report_of(&text);
        let documents = [fixture::read_of(&report, &text)];
        let ledger = pieces(Paper::Ledger, &documents, Lang::Zh);
        assert!(ledger.len() > 2, "{} pieces", ledger.len());
        assert!(ledger[1..].iter().all(|piece| piece.starts_with("<tbody")));
        let rows: usize = ledger.iter().map(|it| it.matches("<tr><td").count()).sum();
        assert_eq!(rows, 600);
        let marked = pieces(Paper::Text, &documents, Lang::Zh);
        let lines: usize = marked
            .iter()
            .map(|it| it.matches("class=\"line").count())
            .sum();
        assert!(lines >= text.lines().count(), "{lines} lines");
        let longest = marked.iter().chain(&ledger).map(String::len).max().unwrap();
        assert!(longest < 2 * PIECE_BYTES, "{longest} bytes");
    }

    #[test]
    fn columns_without_a_word_are_left_out() {
        let report = fixture::report();
        let document = OpenDocument::new("甲", &report, fixture::TEXT);
        let table = ledger_of(&[document], Lang::Zh);
        let names: Vec<&str> = table.head_names(Lang::Zh).collect();
        assert_eq!(names, ["序号", "反馈问题", "整改措施", "完成情况"]);
        assert!(table.rows.iter().all(|row| row.len() == names.len()));
    }

    #[test]
    fn nothing_of_a_document_is_markup() {
        let mut report = fixture::report();
        report.problems[0].title.text = "<img src=x>".into();
        let refusal = fixture::refusal();
        let documents = [fixture::read(&report), fixture::refused(&refusal)];
        for paper in [Paper::Ledger, Paper::Text] {
            let html = pieces(paper, &documents, Lang::Zh).concat();
            assert!(!html.contains("<img"));
            assert!(html.contains("空白.txt"));
        }
    }
}
