//! What was read out of the text: facts, problems with their answers, next steps, doubts.

use std::fmt::Write;

use super::add_element;
use super::text::{in_ledger, in_text};
use crate::report::{Item, NumberedText, Problem, Report, Response, Status};
use crate::view::facts::{FACTS, Fact, said};
use crate::view::kind::Kind;
use crate::view::marks::escape;
use crate::view::target::Target;
use crate::view::{Lang, describe};

pub fn add(html: &mut String, number: usize, report: &Report, lang: Lang) {
    let mut ledger = Ledger {
        html,
        number,
        report,
        lang,
    };
    ledger.html.push_str("<aside class=\"ledger\">\n");
    ledger.facts();
    ledger.problems();
    ledger.numbered(lang.remaining(), &report.remaining, Target::Remaining);
    ledger.numbered(lang.commitments(), &report.commitments, Target::Commitment);
    ledger.findings();
    ledger.html.push_str("</aside>\n");
}

struct Ledger<'a> {
    html: &'a mut String,
    /// Of the document, in the names of its places.
    number: usize,
    report: &'a Report,
    lang: Lang,
}

impl Ledger<'_> {
    fn facts(&mut self) {
        let name = self.lang.pick("概况", "Overview");
        add_element(self.html, "h3", "part", name);
        self.html.push_str("\n<dl class=\"facts\">\n");
        for fact in FACTS {
            let (said, value) = said(self.report, fact, self.lang);
            if let Some(said) = said {
                self.fact(fact, &said, value.as_deref());
            }
        }
        self.html.push_str("</dl>\n");
    }

    fn fact(&mut self, fact: Fact, said: &str, value: Option<&str>) {
        self.html.push_str("<dt>");
        self.place(Target::Fact(fact), self.lang.fact(fact));
        self.html.push_str("</dt><dd>");
        escape(self.html, said);
        if let Some(value) = value {
            add_element(self.html, "span", "value", value);
        }
        self.html.push_str("</dd>\n");
    }

    fn problems(&mut self) {
        let count = self.report.problems.len();
        let name = format!("{} {count}", self.lang.pick("台账", "Ledger"));
        add_element(self.html, "h3", "part", &name);
        self.html.push('\n');
        let mut above = None;
        for (index, problem) in self.report.problems.iter().enumerate() {
            let headings = (aspect(problem), group(problem));
            if Some(headings) != above {
                let names = [headings.0, headings.1];
                let names: Vec<&str> = names.into_iter().flatten().collect();
                if !names.is_empty() {
                    add_element(self.html, "h4", "aspect", &names.join(" / "));
                }
                above = Some(headings);
            }
            self.problem(index, problem);
        }
    }

    fn problem(&mut self, index: usize, problem: &Problem) {
        let target = Target::Problem(index);
        let id = in_ledger(self.number, target);
        let _ = write!(self.html, "<article class=\"problem\" id=\"{id}\">\n<h5>");
        self.place(target, &(index + 1).to_string());
        add_element(self.html, "span", "path", &problem.number_path.concat());
        escape(self.html, &problem.title.text);
        self.html.push_str("</h5>\n<p class=\"chips\">");
        self.chips(problem);
        self.html.push_str("</p>\n");
        self.note(problem.hand.note.as_deref());
        if let Some(detail) = &problem.detail {
            add_element(self.html, "p", "detail", &detail.text);
        }
        self.items(&problem.points);
        if problem.responses.is_empty() {
            add_element(self.html, "p", "no-answer", self.lang.no_answer());
        }
        for (r, response) in problem.responses.iter().enumerate() {
            self.response(Target::Response(index, r), response);
        }
        self.html.push_str("</article>\n");
    }

    fn chips(&mut self, problem: &Problem) {
        let lang = self.lang;
        let css = status_css(problem.status);
        add_element(self.html, "span", css, lang.status(problem.status));
        if problem.ongoing && problem.status != Status::Ongoing {
            add_element(self.html, "span", "chip", lang.status(Status::Ongoing));
        }
        if let Some(due) = &problem.due {
            let value = due.value.as_ref().and_then(describe::iso);
            let due = format!("{} {}", lang.due(), value.as_deref().unwrap_or(&due.text));
            add_element(self.html, "span", "chip", &due);
        }
        let edited = lang.edited_problem(problem);
        if !edited.is_empty() {
            add_element(self.html, "span", "chip edited", &format!("✎ {edited}"));
        }
        for topic in &problem.topics {
            add_element(self.html, "span", "chip topic", lang.topic(&topic.name));
        }
    }

    fn response(&mut self, target: Target, response: &Response) {
        self.html
            .push_str("<div class=\"response\">\n<p class=\"label\">");
        let label = response.label.as_deref();
        self.place(target, label.unwrap_or(self.lang.response(response.kind)));
        self.html.push_str("</p>\n");
        if let Some(summary) = &response.summary {
            add_element(self.html, "p", "summary", &summary.text);
        }
        if response.items.is_empty() {
            add_element(self.html, "p", "summary", &response.text);
        }
        self.items(&response.items);
        self.html.push_str("</div>\n");
    }

    fn items(&mut self, items: &[Item]) {
        if items.is_empty() {
            return;
        }
        self.html.push_str("<ul class=\"items\">\n");
        for item in items {
            self.html.push_str("<li>");
            if let Some(marker) = &item.marker {
                add_element(self.html, "b", "marker", marker);
            }
            escape(self.html, &item.text);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    fn numbered(&mut self, name: &str, list: &[NumberedText], target: fn(usize) -> Target) {
        if list.is_empty() {
            return;
        }
        add_element(self.html, "h3", "part", name);
        self.html.push_str("\n<ul class=\"numbered\">\n");
        for (i, numbered) in list.iter().enumerate() {
            self.html.push_str("<li>");
            let path = numbered.number_path.concat();
            self.place(target(i), if path.is_empty() { "•" } else { &path });
            self.html.push(' ');
            escape(self.html, &numbered.text);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    fn findings(&mut self) {
        let report = self.report;
        if report.findings.is_empty() {
            return;
        }
        let name = format!(
            "{} {}",
            self.lang.pick("存疑", "Doubts"),
            report.findings.len()
        );
        add_element(self.html, "h3", "part", &name);
        self.html.push_str("\n<ul class=\"findings\">\n");
        for (i, finding) in report.findings.iter().enumerate() {
            let target = Target::Finding(i);
            let css = Kind::Finding(finding.severity).css();
            let id = in_ledger(self.number, target);
            let _ = write!(self.html, "<li class=\"is-{css}\" id=\"{id}\">");
            self.place(target, self.lang.finding(&finding.code));
            let message = self.lang.pick(&finding.message, &finding.message_en);
            add_element(self.html, "span", "message", message);
            if let Some(checked) = finding.checked {
                add_element(self.html, "span", "chip edited", self.lang.checked(checked));
            }
            self.note(finding.note.as_deref());
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    /// What a person noted.
    fn note(&mut self, note: Option<&str>) {
        if let Some(note) = note {
            let name = self.lang.pick("备注", "Note");
            add_element(self.html, "p", "note", &format!("{name} {note}"));
        }
    }

    /// A link to the place of a thing in the text, if it has one.
    fn place(&mut self, target: Target, name: &str) {
        if target.start(self.report).is_none() {
            add_element(self.html, "span", "place", name);
            return;
        }
        let _ = write!(
            self.html,
            "<a class=\"place\" href=\"#{}\">",
            in_text(self.number, target)
        );
        escape(self.html, name);
        self.html.push_str("</a>");
    }
}

fn aspect(problem: &Problem) -> Option<&str> {
    problem.aspect.as_ref().map(|quote| quote.text.as_str())
}

fn group(problem: &Problem) -> Option<&str> {
    problem.group.as_ref().map(|quote| quote.text.as_str())
}

fn status_css(status: Status) -> &'static str {
    match status {
        Status::Completed => "chip is-completed",
        Status::InProgress | Status::Ongoing => "chip is-open",
        Status::NotStarted => "chip is-not-started",
        Status::Unstated => "chip",
    }
}
