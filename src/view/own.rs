//! The kinds that a person defined: by what names, colours and signs they go.

use crate::own::MOST_KINDS;
use crate::report::Report;

use super::kind::Kind;
use super::layers::{Layer, Part};
use super::target::Target;

/// A sign for each, beside its colour.
pub const SIGNS: [&str; MOST_KINDS] = ["●", "▲", "■", "◆", "★", "▼", "○", "△", "□", "◇", "☆", "▽"];

/// The names, in the order of their colours and signs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnNames(Vec<String>);

impl OwnNames {
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        Self(names.into_iter().collect())
    }

    /// Those that occur, in the order in which they do.
    pub fn of<'a>(reports: impl IntoIterator<Item = &'a Report>) -> Self {
        let mut names = Self::default();
        for item in reports.into_iter().flat_map(|report| &report.own) {
            if !names.0.contains(&item.kind) {
                names.0.push(item.kind.clone());
            }
        }
        names
    }

    /// The kind of a name; those for which no colour is left share the last one.
    pub fn kind(&self, name: &str) -> Option<Kind> {
        let place = self.0.iter().position(|it| it == name)?;
        Some(Kind::Own(place.min(MOST_KINDS - 1) as u8))
    }

    /// What a kind is called; `None` of one that is not a person's own, or has no name.
    pub fn name(&self, kind: Kind) -> Option<String> {
        let Kind::Own(place) = kind else { return None };
        let place = usize::from(place);
        let names = match place {
            _ if place + 1 == MOST_KINDS => self.0.get(place..)?,
            _ => self.0.get(place..=place)?,
        };
        (!names.is_empty()).then(|| names.join("、"))
    }

    /// The kind of the item at a place of [`Report::own`].
    pub fn kind_of(&self, report: &Report, item: usize) -> Option<Kind> {
        self.kind(&report.own.get(item)?.kind)
    }

    /// They lie above all others of their length.
    pub fn layers(&self, report: &Report) -> Vec<Layer> {
        let items = report.own.iter().enumerate();
        items
            .filter_map(|(i, item)| {
                Some(Layer {
                    kind: self.kind(&item.kind)?,
                    target: Target::Own(i),
                    span: item.span,
                    part: Part::Core,
                })
            })
            .collect()
    }

    /// Adds how many there are of each, by [`Kind::index`].
    pub fn count(&self, report: &Report, counts: &mut [usize; Kind::ALL.len()]) {
        for kind in report.own.iter().filter_map(|item| self.kind(&item.kind)) {
            counts[kind.index()] += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    fn report(names: &[&str]) -> Report {
        let mut report = fixture::report();
        report.own = names
            .iter()
            .map(|&name| fixture::own(name, "青石镇"))
            .collect();
        report
    }

    #[test]
    fn names_have_places_in_the_order_in_which_they_come() {
        let report = report(&["甲", "乙", "甲"]);
        let names = OwnNames::of([&report]);
        assert_eq!(names.kind("乙"), Some(Kind::Own(1)));
        assert_eq!(names.name(Kind::Own(0)).as_deref(), Some("甲"));
        assert_eq!((names.kind("丙"), names.name(Kind::Own(2))), (None, None));
        let mut counts = [0; Kind::ALL.len()];
        names.count(&report, &mut counts);
        assert_eq!(counts[Kind::Own(0).index()], 2);
        assert_eq!(names.layers(&report)[1].kind, Kind::Own(1));
    }

    #[test]
    fn where_colours_run_out_the_last_is_shared() {
        let all: Vec<String> = (1..=14).map(|n| n.to_string()).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let names = OwnNames::of([&report(&all)]);
        assert_eq!(names.kind("14"), Some(Kind::Own(11)));
        assert_eq!(names.name(Kind::Own(11)).as_deref(), Some("12、13、14"));
    }
}
