//! A page that stands alone: the text with its marks, beside it the ledger, each linked to the other.
//!
//! It needs neither script nor network, and a Content-Security-Policy of its own forbids both. Everything that comes out of
//! a document is escaped by [`escape`]; addresses are made of numbers only.

mod ledger;
pub(super) mod text;

use std::fmt::Write;

use super::{Content, Exported};
use crate::view::Lang;
use crate::view::kind::Kind;
use crate::view::layers;
use crate::view::marks::escape;
use crate::view::own::{OwnNames, SIGNS};

const STYLE: &str = include_str!("style.css");

/// The documents one below the other, with one legend for all.
pub fn page(documents: &[Exported], lang: Lang) -> String {
    let name = lang.pick("整改台账", "Rectification ledger");
    let mut title = name.to_owned();
    if let [one] = documents {
        title = format!("{} {name}", one.body());
    }
    let mut html = String::new();
    let read = documents.iter().filter_map(Exported::read);
    let own = OwnNames::of(read.map(|(report, _)| report));
    add_head(&mut html, &title, &own, lang);
    html.push_str("<body>\n<header>\n<h1>");
    escape(&mut html, &title);
    html.push_str("</h1>\n");
    if documents.len() > 1 {
        add_list_of_documents(&mut html, documents);
    }
    add_legend(&mut html, documents, &own, lang);
    html.push_str("</header>\n<main>\n");
    for (number, document) in documents.iter().enumerate() {
        add_document(&mut html, number, document, &own, lang);
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

fn add_head(html: &mut String, title: &str, own: &OwnNames, lang: Lang) {
    let _ = write!(
        html,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>",
        lang.tag()
    );
    escape(html, title);
    let _ = write!(
        html,
        "</title>\n<style>\n{STYLE}{}</style>\n</head>\n",
        own_style(own)
    );
}

/// The rules for the person's own kinds: each has its colour and its sign.
fn own_style(own: &OwnNames) -> String {
    let mut style = String::new();
    for (place, sign) in SIGNS.iter().enumerate() {
        let kind = Kind::Own(place as u8);
        if own.name(kind).is_none() {
            continue;
        }
        let css = kind.css();
        let _ = write!(
            style,
            ".k-{css} {{ background: var(--{css}); }}\n\
             .k-{css}, .o-{css} {{ border-bottom: 2px solid var(--{css}-line); }}\n\
             .f-{css}::before {{ content: '{sign}'; color: var(--{css}-line); font-size: 0.7em; vertical-align: 0.2em; }}\n\
             body:has(#show-{css}:not(:checked)) .line .k-{css} {{ background: none; }}\n\
             body:has(#show-{css}:not(:checked)) .line .k-{css}, \
             body:has(#show-{css}:not(:checked)) .line .o-{css} {{ border-bottom-color: transparent; }}\n\
             body:has(#show-{css}:not(:checked)) .line .f-{css}::before {{ content: none; }}\n"
        );
    }
    style
}

fn add_list_of_documents(html: &mut String, documents: &[Exported]) {
    html.push_str("<ol class=\"documents\">\n");
    for (number, document) in documents.iter().enumerate() {
        let _ = write!(html, "<li><a href=\"#document-{number}\">");
        escape(html, document.name);
        html.push_str("</a></li>\n");
    }
    html.push_str("</ol>\n");
}

/// The kinds that occur, with a switch for each.
fn add_legend(html: &mut String, documents: &[Exported], own: &OwnNames, lang: Lang) {
    let mut counts = [0; Kind::ALL.len()];
    for (report, _) in documents.iter().filter_map(Exported::read) {
        for (sum, count) in counts.iter_mut().zip(layers::counts(report)) {
            *sum += count;
        }
        own.count(report, &mut counts);
    }
    html.push_str("<ul class=\"legend\">\n");
    for (kind, count) in Kind::ALL.into_iter().zip(counts) {
        if count > 0 {
            let css = kind.css();
            let _ = write!(
                html,
                "<li><label><input type=\"checkbox\" checked id=\"show-{css}\"> \
                 <span class=\"k-{css} f-{css}\">"
            );
            let own = own.name(kind);
            escape(html, own.as_deref().unwrap_or(lang.kind(kind)));
            let _ = writeln!(html, "</span> {count}</label></li>");
        }
    }
    html.push_str("</ul>\n");
}

fn add_document(html: &mut String, number: usize, document: &Exported, own: &OwnNames, lang: Lang) {
    let _ = write!(
        html,
        "<section class=\"document\" id=\"document-{number}\">\n<h2>"
    );
    escape(html, document.name);
    html.push_str("</h2>\n");
    match document.content {
        Content::Read { report, text } => {
            html.push_str("<div class=\"sides\">\n");
            text::add(html, number, report, text, own, lang);
            ledger::add(html, number, report, lang);
            html.push_str("</div>\n");
        }
        Content::Refused(refusal) => {
            let reason = lang.pick(&refusal.message, &refusal.message_en);
            html.push_str("<p class=\"refused\">");
            escape(html, &lang.not_read(reason));
            html.push_str("</p>\n");
        }
    }
    html.push_str("</section>\n");
}

/// Text in an element.
pub(super) fn add_element(html: &mut String, tag: &str, class: &str, text: &str) {
    let _ = write!(html, "<{tag} class=\"{class}\">");
    escape(html, text);
    let _ = write!(html, "</{tag}>");
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::export::fixture;

    /// The values of an attribute, in order.
    fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
        let body = &html[html.find("<body>").unwrap()..];
        body.split(&format!(" {attribute}=\""))
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect()
    }

    #[test]
    fn every_link_has_its_place_and_every_place_its_own_name() {
        let text = "中共青石镇委员会关于巡察整改进展情况的通报\n根据安排，2024年3月5日至6月9日，县委第二巡察组对青石镇党委开展了巡察。\n\
            一、巡察反馈问题整改情况\n1.关于“账目不清”的问题\n整改情况：退还1.2万元，已完成整改。\n2.关于“学习不够”的问题\n\
            整改情况：进一步加强学习，提高认识，抓好各项工作落实。\n二、下一步打算\n（一）常抓不懈。继续压实责任。\n联系电话：0571-8888\n";
        let report = fixture::report_of(text);
        let refusal = fixture::refusal();
        let one = fixture::read_of(&report, text);
        let html = page(&[one, one, fixture::refused(&refusal)], Lang::Zh);
        let ids = values(&html, "id");
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "an id occurs twice");
        let links = values(&html, "href");
        assert!(links.len() > 10);
        for link in links {
            assert!(known.contains(link.strip_prefix('#').unwrap()), "{link}");
        }
        assert!(html.contains("未能读取：文件是空的"));
    }

    #[test]
    fn nothing_of_a_document_is_markup() {
        let evil = "</style><script>alert(1)</script>\" onload=\"x";
        let mut report = fixture::report();
        report.problems[0].title.text = evil.into();
        report.problems[0].number_path = vec![evil.into()];
        report.problems[0].responses[0].label = Some(evil.into());
        report.problems[0].responses[0].items[0].marker = Some(evil.into());
        report.findings[0].message = evil.into();
        report.findings[0].code = evil.into();
        report.meta.inspected_body.as_mut().unwrap().text = evil.into();
        let html = page(
            &[Exported {
                name: evil,
                content: Content::Read {
                    report: &report,
                    text: evil,
                },
            }],
            Lang::Zh,
        );
        assert!(!html.contains("<script"));
        assert!(!html.contains(evil));
        assert_eq!(html.matches("</style>").count(), 1);
        assert!(!html.contains("\" onload"));
    }

    #[test]
    fn kinds_of_the_person_are_marked_and_named() {
        let mut report = fixture::report();
        report.own = vec![fixture::own("<镇>", "青石镇"), fixture::own("账", "账目")];
        let html = page(&[fixture::read(&report)], Lang::Zh);
        assert!(html.contains("<span class=\"k-own-0 f-own-0\">&lt;镇&gt;</span> 1"));
        assert!(html.contains(
            "<mark class=\"k-own-0 f-own-0 k-fact\" title=\"&lt;镇&gt;\n被巡察单位\">青石镇</mark>"
        ));
        assert!(html.contains(".f-own-1::before { content: '▲'"));
        assert!(!html.contains(".f-own-2::before"));
    }

    #[test]
    fn the_text_is_whole() {
        let report = fixture::report();
        let html = page(&[fixture::read(&report)], Lang::Zh);
        let body = &html[html.find("<article class=\"text\"").unwrap()..];
        let body = &body[..body.find("</article>").unwrap()];
        let mut plain = String::new();
        let mut inside = true;
        for c in body.replace("<a class=\"no\"", "\u{1}<a").chars() {
            match c {
                '<' => inside = false,
                '>' => inside = true,
                c if inside => plain.push(c),
                _ => {}
            }
        }
        // The numbers in the margin are ours.
        let plain = plain.replace("\u{1}1", "").replace("\u{1}2", "");
        assert_eq!(plain.trim(), fixture::TEXT.trim());
    }

    #[test]
    fn without_documents_it_is_still_a_page() {
        let html = page(&[], Lang::En);
        assert!(html.contains("<h1>Rectification ledger</h1>"));
    }
}
