//! The marks of the text as HTML: what the page and the annotated file have in common.

use std::fmt::Write;

use crate::report::{Role, Status};

use super::cut::Piece;
use super::kind::Kind;
use super::layers::{Layer, Part};

/// One class a kind; where entities overlap, the shortest is `k-…` and those around it `o-…`; `several` says that findings do.
/// Returns whether anything there is a mark of its own, beyond the part that the place has in the document.
pub fn add_layer_classes(
    classes: &mut String,
    stack: &[u32],
    layers: &[Layer],
    piece: &Piece,
) -> bool {
    let mut marked = false;
    let mut entity_seen = false;
    let mut findings = 0;
    let mut own_seen = false;
    for &i in stack {
        let layer = &layers[i as usize];
        let starts = layer.span[0] == piece.points.start;
        let ends = layer.span[1] == piece.points.end;
        match layer.kind {
            Kind::Entity(_) => {
                let outer = if entity_seen { 'o' } else { 'k' };
                let _ = write!(classes, " {outer}-{}", layer.kind.css());
                if !entity_seen && starts {
                    classes.push_str(" from");
                }
                if !entity_seen && ends {
                    classes.push_str(" to");
                }
                entity_seen = true;
                marked = true;
            }
            Kind::Fact | Kind::Finding(_) => {
                findings += usize::from(layer.kind != Kind::Fact);
                let _ = write!(classes, " k-{}", layer.kind.css());
                marked = true;
            }
            // `f-…` is where its sign stands.
            Kind::Own(_) => {
                let outer = if own_seen { 'o' } else { 'k' };
                let css = layer.kind.css();
                let _ = write!(classes, " {outer}-{css}");
                if starts {
                    let _ = write!(classes, " f-{css}");
                }
                own_seen = true;
                marked = true;
            }
            Kind::Problem | Kind::Heading if layer.part == Part::Core => {
                let _ = write!(classes, " k-{}", layer.kind.css());
            }
            _ => {}
        }
    }
    if findings > 1 {
        classes.push_str(" several");
    }
    marked
}

/// The name that the stylesheet knows a status by.
pub fn status_css(status: Status) -> &'static str {
    match status {
        Status::Completed => "is-completed",
        Status::InProgress => "is-in-progress",
        Status::Ongoing => "is-ongoing",
        Status::NotStarted => "is-not-started",
        Status::Unstated => "is-unstated",
    }
}

/// The name that a stylesheet knows a role by, after `r-`.
pub fn role_css(role: Role) -> &'static str {
    match role {
        Role::Chrome => "chrome",
        Role::Title => "title",
        Role::Opening => "opening",
        Role::Heading => "heading",
        Role::Body => "body",
        Role::Problem => "problem",
        Role::Response => "response",
        Role::Remaining => "remaining",
        Role::Commitment => "commitment",
        Role::Closing => "closing",
        Role::Signature => "signature",
        Role::Blank => "blank",
    }
}

/// Writes text as HTML that means nothing but the text, inside and outside of attributes in double quotes.
pub fn escape(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // The HTML parser drops it; what stands there stays visible.
            '\0' => html.push('\u{FFFD}'),
            _ => html.push(character),
        }
    }
}
