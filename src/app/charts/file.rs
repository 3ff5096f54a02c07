//! A drawing as an SVG file that stands alone: its title, colours and fonts are written in, and nothing is asked of anyone.

use std::fmt::Write;

use super::drawing::{Anchor, Drawing, Fill, Ink, Pattern, Shape};
use super::label::LETTERS;

/// Around the drawing, in pixels.
const MARGIN: f64 = 16.0;

/// Over it, for the title.
const HEAD: f64 = 30.0;

const FONTS: &str = "system-ui, 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', sans-serif";

/// `foot` stands under the drawing: what it was made from.
pub fn svg(drawing: &Drawing, title: &str, about: &str, foot: &str) -> String {
    let width = drawing.width + 2.0 * MARGIN;
    let height = drawing.height + 2.0 * MARGIN + HEAD + 24.0;
    let sheet = colour(Ink::Sheet);
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"title about\" font-family=\"{FONTS}\" font-size=\"{LETTERS}\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"about\">{}</desc>\n",
        escaped(title),
        escaped(about)
    );
    patterns(&mut out);
    let _ = writeln!(
        out,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"{sheet}\"/>"
    );
    text(
        &mut out,
        [MARGIN, MARGIN + 14.0],
        title,
        Ink::Text,
        Anchor::Start,
        " font-size=\"16\" font-weight=\"600\"",
    );
    text(
        &mut out,
        [MARGIN, height - MARGIN],
        foot,
        Ink::Soft,
        Anchor::Start,
        "",
    );
    let _ = writeln!(
        out,
        "<g transform=\"translate({MARGIN} {})\">",
        MARGIN + HEAD
    );
    for group in &drawing.groups {
        out.push_str("<g>");
        if !group.name.is_empty() {
            let _ = write!(out, "<title>{}</title>", escaped(&group.name));
        }
        group.shapes.iter().for_each(|it| shape(&mut out, it));
        out.push_str("</g>\n");
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn patterns(out: &mut String) {
    out.push_str("<defs>");
    for pattern in Pattern::DRAWN {
        let _ = write!(
            out,
            "<pattern id=\"{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"{}\" stroke=\"{}\" stroke-width=\"1.6\"/></pattern>",
            pattern.name(),
            pattern.path(),
            colour(Ink::Sheet)
        );
    }
    out.push_str("</defs>\n");
}

fn shape(out: &mut String, shape: &Shape) {
    let _ = match shape {
        Shape::Box { at, size, fill } => return filled(out, *at, *size, *fill),
        Shape::Text {
            at,
            text: said,
            ink,
            anchor,
        } => return text(out, *at, said, *ink, *anchor, ""),
        Shape::Line {
            from: [x1, y1],
            to: [x2, y2],
        } => write!(
            out,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{}\"/>",
            colour(Ink::Grey)
        ),
        Shape::Circle { at: [x, y], hollow } => {
            let fill = colour(if *hollow { Ink::Sheet } else { Ink::Done });
            write!(
                out,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{fill}\" stroke=\"{}\" stroke-width=\"2\"/>",
                colour(Ink::Done)
            )
        }
        Shape::Polygon { points, ink } => {
            write!(
                out,
                "<polygon points=\"{}\" fill=\"{}\"/>",
                point_list(points),
                colour(*ink)
            )
        }
    };
}

/// As the attribute has it.
pub fn point_list(points: &[[f64; 2]]) -> String {
    let points: Vec<String> = points
        .iter()
        .map(|[x, y]| format!("{x:.1},{y:.1}"))
        .collect();
    points.join(" ")
}

fn filled(out: &mut String, [x, y]: [f64; 2], [width, height]: [f64; 2], fill: Fill) {
    let ink = colour(fill.ink);
    let base = if fill.pattern == Some(Pattern::Hollow) {
        colour(Ink::Sheet)
    } else {
        ink
    };
    let place = format!("x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"");
    let _ = write!(out, "<rect {place} fill=\"{base}\" stroke=\"{ink}\"/>");
    if let Some(pattern) = fill.pattern.filter(|it| Pattern::DRAWN.contains(it)) {
        let _ = write!(out, "<rect {place} fill=\"url(#{})\"/>", pattern.name());
    }
}

fn text(out: &mut String, [x, y]: [f64; 2], said: &str, ink: Ink, anchor: Anchor, more: &str) {
    let _ = write!(
        out,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" fill=\"{}\" text-anchor=\"{}\"{more}>{}</text>",
        colour(ink),
        anchor.name(),
        escaped(said)
    );
}

fn colour(ink: Ink) -> &'static str {
    ink.property().1
}

impl Anchor {
    pub fn name(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// XML holds neither these characters as they are nor most control characters at all.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::charts::{counts, draw::draw, groups::fixture};
    use crate::app::messages::Lang;

    #[test]
    fn a_file_stands_alone_whatever_names_hold() {
        let mut summaries = [fixture::summary(), fixture::summary()];
        summaries[0].body = Some("<镇>&\u{1}\"".into());
        let chosen = fixture::chosen(&summaries);
        let chart = counts::statuses(&chosen, Lang::Zh);
        let svg = svg(&draw(&chart, 600.0, 9), &chart.title, &chart.about, "");
        let mut reader = quick_xml::Reader::from_str(&svg);
        let mut texts = String::new();
        loop {
            match reader.read_event().expect("XML") {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Text(text) => texts.push_str(&text),
                _ => {}
            }
        }
        assert!(
            texts.contains("完成情况") && texts.contains("完成 1 / 共 2"),
            "{texts}"
        );
        assert!(!svg.contains("var(") && !svg.contains("class=") && !svg.contains("href"));
        assert!(svg.contains("&lt;镇&gt;&amp; &quot;"));
    }
}
