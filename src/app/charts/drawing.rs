//! A drawing: shapes with a meaning for their colour. Lengths are CSS pixels, y grows downwards.

use super::chart::Leads;
use crate::report::{Severity, Status};
use crate::view::answers::Answer;

use super::chart::Tone;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub groups: Vec<Group>,
}

/// Shapes that belong together: a row, an axis, a word of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it says in full, for those who do not see it; empty where the shapes only adorn.
    pub name: String,
    pub leads: Leads,
    /// What of the drawing belongs to it: x, y, width, height.
    pub area: [f64; 4],
    pub shapes: Vec<Shape>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Box {
        at: [f64; 2],
        size: [f64; 2],
        fill: Fill,
    },
    Line {
        from: [f64; 2],
        to: [f64; 2],
    },
    /// Each sign has a form of its own.
    Circle {
        at: [f64; 2],
        hollow: bool,
    },
    Polygon {
        points: Vec<[f64; 2]>,
        ink: Ink,
    },
    Text {
        at: [f64; 2],
        text: String,
        ink: Ink,
        anchor: Anchor,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A colour and what lies over it, so that parts differ without colours too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill {
    pub ink: Ink,
    pub pattern: Option<Pattern>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    Stripes,
    Dots,
    Cross,
    /// Only the outline.
    Hollow,
}

/// A colour by its use. The page takes it from its style, a file from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Text,
    Soft,
    Line,
    Sheet,
    Accent,
    Done,
    Warning,
    Ongoing,
    Error,
    Info,
    Grey,
}

impl Ink {
    pub const ALL: [Ink; 11] = [
        Ink::Text,
        Ink::Soft,
        Ink::Line,
        Ink::Sheet,
        Ink::Accent,
        Ink::Done,
        Ink::Warning,
        Ink::Ongoing,
        Ink::Error,
        Ink::Info,
        Ink::Grey,
    ];

    /// The custom property of the page's style (www/style/colours.css), and its value in light.
    pub fn property(self) -> (&'static str, &'static str) {
        match self {
            Ink::Text => ("ink", "#1d2320"),
            Ink::Soft => ("soft", "#56605a"),
            Ink::Line => ("line", "#d5dad6"),
            Ink::Sheet => ("sheet", "#ffffff"),
            Ink::Accent => ("accent", "#0d5c63"),
            Ink::Done => ("done", "#22643a"),
            Ink::Warning => ("warning", "#8f5200"),
            Ink::Ongoing => ("next-line", "#6a55ab"),
            Ink::Error => ("error", "#b3261e"),
            Ink::Info => ("info", "#3f5e8c"),
            Ink::Grey => ("line-strong", "#848d87"),
        }
    }
}

impl Pattern {
    pub const DRAWN: [Pattern; 3] = [Pattern::Stripes, Pattern::Dots, Pattern::Cross];

    pub fn name(self) -> &'static str {
        match self {
            Pattern::Stripes => "stripes",
            Pattern::Dots => "dots",
            Pattern::Cross => "cross",
            Pattern::Hollow => "hollow",
        }
    }

    /// The path that is repeated every 6 pixels.
    pub fn path(self) -> &'static str {
        match self {
            Pattern::Stripes => "M-1,1 L1,-1 M0,6 L6,0 M5,7 L7,5",
            Pattern::Dots => "M2,3 L4,3 M3,2 L3,4",
            Pattern::Cross => "M0,0 L6,6 M6,0 L0,6",
            Pattern::Hollow => "",
        }
    }
}

impl Tone {
    pub fn fill(self) -> Fill {
        let (ink, pattern) = match self {
            Tone::Plain => (Ink::Accent, None),
            Tone::Rest => (Ink::Grey, Some(Pattern::Hollow)),
            Tone::Declared => (Ink::Accent, Some(Pattern::Hollow)),
            Tone::Status(status) => match status {
                Status::Completed => (Ink::Done, None),
                Status::InProgress => (Ink::Warning, Some(Pattern::Stripes)),
                Status::Ongoing => (Ink::Ongoing, Some(Pattern::Dots)),
                Status::NotStarted => (Ink::Error, Some(Pattern::Cross)),
                Status::Unstated => (Ink::Grey, Some(Pattern::Hollow)),
            },
            Tone::Answer(answer) => match answer {
                Answer::Checkable => (Ink::Done, None),
                Answer::Words => (Ink::Warning, Some(Pattern::Stripes)),
                Answer::StatusOnly => (Ink::Grey, Some(Pattern::Hollow)),
                Answer::Missing => (Ink::Error, Some(Pattern::Cross)),
            },
            Tone::Severity(severity) => match severity {
                Severity::Error => (Ink::Error, None),
                Severity::Warning => (Ink::Warning, Some(Pattern::Stripes)),
                Severity::Info => (Ink::Info, Some(Pattern::Dots)),
            },
        };
        Fill { ink, pattern }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_light_colours_of_the_page() {
        let style = include_str!("../../../www/style/colours.css");
        let light = style.split("color-scheme: dark").next().unwrap_or_default();
        for ink in Ink::ALL {
            let (name, colour) = ink.property();
            assert!(
                light.contains(&format!("\n  --{name}: {colour};")),
                "{name}"
            );
        }
    }

    #[test]
    fn states_differ_without_colours() {
        let fills =
            Status::ALL.map(|status| Tone::Status(status).fill().pattern.map(Pattern::name));
        for (i, fill) in fills.iter().enumerate() {
            assert!(!fills[..i].contains(fill), "{fill:?}");
        }
    }
}
