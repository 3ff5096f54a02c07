//! The cut text as HTML for the text pane.
//!
//! Every piece carries the numbers of the layers over it (`data-l`, shortest first): a click is answered by them, and what is
//! current is found by them. How a kind looks, and that it is switched off, is the stylesheet's business.

use std::fmt::Write;
use std::ops::Range;

use super::find::Found;
use crate::view::cut::{Cut, Line, Piece};
use crate::view::layers::Layer;
use crate::view::marks::{add_layer_classes, escape, role_css};

/// Lines that are drawn together: about so many bytes of text.
const CHUNK_BYTES: usize = 8_000;

/// The lines in groups that are drawn one at a time.
pub fn chunks(cut: &Cut) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut bytes = 0;
    for (n, line) in cut.lines.iter().enumerate() {
        // An empty line costs as much as a short one.
        bytes += line.bytes.len() + 60;
        if bytes >= CHUNK_BYTES {
            chunks.push(start..n + 1);
            (start, bytes) = (n + 1, 0);
        }
    }
    if start < cut.lines.len() {
        chunks.push(start..cut.lines.len());
    }
    chunks
}

/// All that is to be seen of a text.
pub struct Sheet<'a> {
    pub text: &'a str,
    pub cut: &'a Cut,
    pub layers: &'a [Layer],
    pub found: &'a Found,
}

impl Sheet<'_> {
    /// Some lines as HTML.
    pub fn paint(&self, lines: Range<usize>) -> String {
        let mut html = String::new();
        for line in &self.cut.lines[lines] {
            self.paint_line(&mut html, line);
        }
        html
    }

    fn paint_line(&self, html: &mut String, line: &Line) {
        let blank = self.text[line.bytes.clone()].trim().is_empty();
        html.push_str("<div class=\"line");
        match line.role {
            _ if blank => html.push_str(" blank"),
            Some(role) => {
                let _ = write!(html, " r-{}", role_css(role));
            }
            None => html.push_str(" mixed"),
        }
        html.push('"');
        if let Some(problem) = line.problem {
            let _ = write!(html, " data-p=\"{problem}\"");
        }
        if let Some(problem) = line.begins {
            let _ = write!(html, " data-no=\"{}\"", problem + 1);
        }
        html.push('>');
        for piece in self.cut.pieces(line) {
            self.paint_piece(html, line, piece);
        }
        if line.bytes.is_empty() {
            html.push_str("<br>");
        }
        html.push_str("</div>");
    }

    fn paint_piece(&self, html: &mut String, line: &Line, piece: &Piece) {
        let stack = self.cut.stack(piece);
        let own_role = piece.role.filter(|_| line.role.is_none());
        if stack.is_empty() && own_role.is_none() {
            return self.write(html, &piece.bytes);
        }
        let mut classes = String::new();
        if let Some(role) = own_role {
            let _ = write!(classes, " r-{}", role_css(role));
        }
        let marked = add_layer_classes(&mut classes, stack, self.layers, piece);
        let tag = if marked { "mark" } else { "span" };
        let _ = write!(html, "<{tag}");
        if !classes.is_empty() {
            let _ = write!(html, " class=\"{}\"", classes.trim_start());
        }
        if !stack.is_empty() {
            html.push_str(" data-l=\"");
            for (i, layer) in stack.iter().enumerate() {
                let gap = if i == 0 { "" } else { " " };
                let _ = write!(html, "{gap}{layer}");
            }
            html.push('"');
        }
        html.push('>');
        self.write(html, &piece.bytes);
        let _ = write!(html, "</{tag}>");
    }

    /// The text itself, and in it what was searched for.
    fn write(&self, html: &mut String, bytes: &Range<usize>) {
        let mut at = bytes.start;
        for (n, place) in self.found.within(bytes) {
            let (start, end) = (place.start.max(at), place.end.min(bytes.end));
            escape(html, &self.text[at..start]);
            let _ = write!(html, "<b class=\"found\" data-f=\"{n}\">");
            escape(html, &self.text[start..end]);
            html.push_str("</b>");
            at = end;
        }
        escape(html, &self.text[at..bytes.end]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::find::tests::found;
    use crate::app::search::query::By;
    use crate::report::{EntityKind, Severity};
    use crate::view::fixture;
    use crate::view::kind::Kind;
    use crate::view::layers::{Part, layers};
    use crate::view::target::Target;

    fn layer(kind: Kind, start: usize, end: usize) -> Layer {
        Layer {
            kind,
            target: Target::Entity(0),
            span: [start, end],
            part: Part::Core,
        }
    }

    fn painted(text: &str, layers: &[Layer]) -> String {
        searched(text, layers, "")
    }

    fn searched(text: &str, layers: &[Layer], words: &str) -> String {
        let cut = &Cut::new(text, layers, &[], &[]);
        let found = &found(text, words, By::Phrase);
        let sheet = Sheet {
            text,
            cut,
            layers,
            found,
        };
        sheet.paint(0..cut.lines.len())
    }

    #[test]
    fn what_is_found_is_marked_across_pieces() {
        let date = layer(Kind::Entity(EntityKind::Date), 0, 2);
        assert_eq!(
            searched("今年内", &[date], "年内"),
            "<div class=\"line mixed\"><mark class=\"k-date from to\" data-l=\"0\">今\
             <b class=\"found\" data-f=\"0\">年</b></mark><b class=\"found\" data-f=\"0\">内</b></div>"
        );
    }

    #[test]
    fn text_is_never_markup() {
        assert_eq!(
            painted("<img src=x onerror=\"a\">&\0", &[]),
            "<div class=\"line mixed\">&lt;img src=x onerror=&quot;a&quot;&gt;&amp;\u{FFFD}</div>"
        );
    }

    #[test]
    fn nested_entities_are_all_named() {
        let document = layer(Kind::Entity(EntityKind::Document), 0, 4);
        let date = layer(Kind::Entity(EntityKind::Date), 1, 3);
        assert_eq!(
            painted("《今年》", &[document, date]),
            "<div class=\"line mixed\"><mark class=\"k-document from\" data-l=\"0\">《</mark>\
             <mark class=\"k-date from to o-document\" data-l=\"1 0\">今年</mark>\
             <mark class=\"k-document to\" data-l=\"0\">》</mark></div>"
        );
    }

    #[test]
    fn a_finding_on_a_date_is_both() {
        let date = layer(Kind::Entity(EntityKind::Date), 0, 1);
        let finding = layer(Kind::Finding(Severity::Error), 0, 1);
        assert!(painted("日", &[date, finding]).contains("class=\"k-error k-date from to\""));
    }

    #[test]
    fn a_problem_is_numbered_where_it_begins() {
        let report = fixture::report();
        let layers = layers(&report);
        let cut = Cut::new(fixture::TEXT, &layers, &report.segments, &report.problems);
        let sheet = Sheet {
            text: fixture::TEXT,
            cut: &cut,
            layers: &layers,
            found: &Found::default(),
        };
        let html = sheet.paint(0..cut.lines.len());
        assert!(html.contains("<div class=\"line r-body\" data-p=\"0\" data-no=\"1\">"));
        assert_eq!(html.matches("data-no=").count(), 2);
        // Indents stay.
        assert!(html.contains("\u{3000}\u{3000}整改情况："));
    }

    #[test]
    fn chunks_follow_one_another_and_leave_nothing_out() {
        let text = "很长的一行。\n".repeat(5_000);
        let cut = Cut::new(&text, &[], &[], &[]);
        let chunks = chunks(&cut);
        assert!(chunks.len() > 10);
        assert_eq!(chunks[0].start, 0);
        assert!(chunks.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert_eq!(chunks.last().map(|chunk| chunk.end), Some(cut.lines.len()));
    }
}
