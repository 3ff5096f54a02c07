//! The doubts below a printed text. On paper no link leads to a place: each quotes its words and names the problem.

use super::html::add_element;
use super::paper::PIECE_BYTES;
use super::tables::OpenDocument;
use crate::report::{Finding, PointSpan};
use crate::view::Lang;

/// So many code points of the words are enough to find them.
const WORDS: usize = 60;

/// Adds pieces of HTML; none where there is no doubt.
pub fn add_pieces(pieces: &mut Vec<String>, document: &OpenDocument, lang: Lang) {
    let findings = &document.report.findings;
    let name = format!("{} {}", lang.pick("存疑", "Doubts"), findings.len());
    let mut head = String::new();
    add_element(&mut head, "h3", "part", &name);
    let mut list = String::new();
    for (i, finding) in findings.iter().enumerate() {
        add_doubt(&mut list, document, finding, lang);
        if list.len() > PIECE_BYTES || i + 1 == findings.len() {
            pieces.push(format!(
                "<div class=\"paper-findings\">{head}<ul>{list}</ul></div>"
            ));
            head.clear();
            list.clear();
        }
    }
}

fn add_doubt(html: &mut String, document: &OpenDocument, finding: &Finding, lang: Lang) {
    let name = format!(
        "{} · {}",
        lang.severity(finding.severity),
        lang.finding(&finding.code)
    );
    let message = lang.pick(&finding.message, &finding.message_en);
    html.push_str("<li>");
    add_element(html, "span", "place", &name);
    add_element(html, "span", "message", message);
    if let Some(checked) = finding.checked {
        add_element(html, "span", "chip edited", lang.checked(checked));
    }
    if let Some(words) = words(document, &finding.spans, lang) {
        add_element(html, "p", "words", &words);
    }
    if let Some(note) = &finding.note {
        let name = lang.pick("备注", "Note");
        add_element(html, "p", "note", &format!("{name} {note}"));
    }
    html.push_str("</li>\n");
}

/// The first words that it is about, and the number of their problem as it stands beside the text.
fn words(document: &OpenDocument, spans: &[PointSpan], lang: Lang) -> Option<String> {
    let &[start, end] = spans.first()?;
    let cut = end.min(start.saturating_add(WORDS));
    let quoted = document.points.get([start, cut]).trim();
    let more = if cut < end { "…" } else { "" };
    let said = match quoted {
        "" => document.place([start, end], lang),
        _ => format!("“{quoted}{more}”"),
    };
    Some(match document.problem_at([start, end]) {
        Some(place) => {
            let (name, colon) = lang.pick(("问题", "："), ("Problem", ": "));
            format!("{name} {}{colon}{said}", place + 1)
        }
        None => said,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    fn html(report: &crate::Report, text: &str) -> String {
        let mut pieces = Vec::new();
        add_pieces(
            &mut pieces,
            &OpenDocument::new("甲", report, text),
            Lang::Zh,
        );
        pieces.concat()
    }

    #[test]
    fn a_doubt_quotes_its_words_and_names_the_problem() {
        let mut report = fixture::report();
        let answer = report.problems[1].span;
        let mut finding = report.findings[0].clone();
        finding.spans = vec![answer];
        report.findings.push(finding);
        let html = html(&report, fixture::TEXT);
        let quoted: String = fixture::TEXT.chars().skip(answer[0]).take(8).collect();
        assert!(html.contains(&format!("问题 2：“{quoted}")), "{html}");
        // The other one has no place.
        assert_eq!(html.matches("class=\"words\"").count(), 1);
    }

    #[test]
    fn many_doubts_are_several_pieces_under_one_head() {
        let mut report = fixture::report();
        report.findings = vec![report.findings[0].clone(); 600];
        let mut pieces = Vec::new();
        let document = OpenDocument::new("甲", &report, fixture::TEXT);
        add_pieces(&mut pieces, &document, Lang::Zh);
        assert!(pieces.len() > 1);
        assert_eq!(pieces.concat().matches("<h3").count(), 1);
        assert_eq!(pieces.concat().matches("<li>").count(), 600);
        report.findings.clear();
        assert_eq!(html(&report, fixture::TEXT), "");
    }
}
