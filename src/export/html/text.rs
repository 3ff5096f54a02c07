//! The text with its marks.

use std::fmt::Write;

use crate::report::Report;
use crate::view::cut::{Cut, Line, Piece};
use crate::view::facts::{FACTS, fact_spans};
use crate::view::layers::{Layer, layers};
use crate::view::marks::{add_layer_classes, escape, role_css};
use crate::view::own::OwnNames;
use crate::view::target::Target;
use crate::view::{Lang, describe};

pub fn add(
    html: &mut String,
    number: usize,
    report: &Report,
    text: &str,
    own: &OwnNames,
    lang: Lang,
) {
    html.push_str("<article class=\"text\">\n");
    add_lines(html, number, report, text, own, lang, |_| {});
    html.push_str("</article>\n");
}

/// Its lines only. `after_line` may take away what was written.
pub fn add_lines(
    html: &mut String,
    number: usize,
    report: &Report,
    text: &str,
    own: &OwnNames,
    lang: Lang,
    mut after_line: impl FnMut(&mut String),
) {
    let mut layers = layers(report);
    layers.extend(own.layers(report));
    let cut = Cut::new(text, &layers, &report.segments, &report.problems);
    let anchors = anchors(report);
    let mut painter = Painter {
        html,
        number,
        report,
        text,
        layers: &layers,
        cut: &cut,
        anchors: &anchors,
        lang,
    };
    for line in &cut.lines {
        painter.line(line);
        after_line(painter.html);
    }
    painter.anchors_until(usize::MAX);
}

/// Where the ledger's links lead, in the order of the text.
fn anchors(report: &Report) -> Vec<(usize, Target)> {
    let facts = FACTS
        .into_iter()
        .filter(|&fact| !fact_spans(report, fact).is_empty())
        .map(Target::Fact);
    let problems = (0..report.problems.len()).flat_map(|p| {
        let responses = 0..report.problems[p].responses.len();
        let responses = responses.map(move |r| Target::Response(p, r));
        std::iter::once(Target::Problem(p)).chain(responses)
    });
    let targets = facts
        .chain(problems)
        .chain((0..report.remaining.len()).map(Target::Remaining))
        .chain((0..report.commitments.len()).map(Target::Commitment))
        .chain((0..report.findings.len()).map(Target::Finding));
    let mut anchors: Vec<(usize, Target)> = targets
        .filter_map(|target| Some((target.start(report)?, target)))
        .collect();
    anchors.sort_by_key(|anchor| anchor.0);
    anchors
}

struct Painter<'a> {
    html: &'a mut String,
    /// Of the document, in the names of its places.
    number: usize,
    report: &'a Report,
    text: &'a str,
    layers: &'a [Layer],
    cut: &'a Cut,
    /// Those that were not written yet.
    anchors: &'a [(usize, Target)],
    lang: Lang,
}

impl Painter<'_> {
    fn line(&mut self, line: &Line) {
        self.html.push_str("<div class=\"line");
        if let Some(role) = line.role {
            let _ = write!(self.html, " r-{}", role_css(role));
        }
        self.html.push_str("\">");
        if let Some(problem) = line.begins {
            let _ = write!(
                self.html,
                "<a class=\"no\" href=\"#{}\">{}</a>",
                in_ledger(self.number, Target::Problem(problem)),
                problem + 1
            );
        }
        for piece in self.cut.pieces(line) {
            self.anchors_until(piece.points.start);
            self.piece(line, piece);
        }
        self.html.push_str("</div>\n");
    }

    fn anchors_until(&mut self, point: usize) {
        while let Some((&(start, target), rest)) = self.anchors.split_first() {
            if start > point {
                break;
            }
            let _ = write!(self.html, "<a id=\"{}\"></a>", in_text(self.number, target));
            self.anchors = rest;
        }
    }

    fn piece(&mut self, line: &Line, piece: &Piece) {
        let stack = self.cut.stack(piece);
        let mut classes = String::new();
        if let Some(role) = piece.role.filter(|_| line.role.is_none()) {
            let _ = write!(classes, " r-{}", role_css(role));
        }
        let marked = add_layer_classes(&mut classes, stack, self.layers, piece);
        let shown = &self.text[piece.bytes.clone()];
        if classes.is_empty() {
            return escape(self.html, shown);
        }
        let stacked = || stack.iter().map(|&i| self.layers[i as usize].target);
        let finding = stacked().find(|target| matches!(target, Target::Finding(_)));
        let tag = match (finding, marked) {
            (Some(_), _) => "a",
            (None, true) => "mark",
            (None, false) => "span",
        };
        let _ = write!(self.html, "<{tag} class=\"{}\"", classes.trim_start());
        if let Some(finding) = finding {
            let _ = write!(self.html, " href=\"#{}\"", in_ledger(self.number, finding));
        }
        let told: Vec<String> = stacked().filter_map(|target| self.told(target)).collect();
        if !told.is_empty() {
            self.html.push_str(" title=\"");
            escape(self.html, &told.join("\n"));
            self.html.push('"');
        }
        self.html.push('>');
        escape(self.html, shown);
        let _ = write!(self.html, "</{tag}>");
    }

    /// What a mark means, where the text alone does not say it.
    fn told(&self, target: Target) -> Option<String> {
        let lang = self.lang;
        match target {
            Target::Fact(fact) => Some(lang.fact(fact).to_owned()),
            Target::Entity(i) => {
                let entity = self.report.entities.get(i)?;
                let value = entity.value.as_ref();
                let value = value.and_then(|value| describe::value(value, lang));
                let kind = lang.entity(entity.kind);
                Some(value.map_or(kind.to_owned(), |value| format!("{kind} {value}")))
            }
            Target::Own(i) => self.report.own.get(i).map(|item| item.kind.clone()),
            Target::Finding(i) => {
                let finding = self.report.findings.get(i)?;
                Some(lang.pick(&finding.message, &finding.message_en).clone())
            }
            _ => None,
        }
    }
}

/// The name of a thing's place in the text.
pub fn in_text(number: usize, target: Target) -> String {
    format!("t{number}-{}", target.element_id())
}

/// The name of its entry in the ledger.
pub fn in_ledger(number: usize, target: Target) -> String {
    format!("l{number}-{}", target.element_id())
}
