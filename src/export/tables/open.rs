//! A document made ready for being asked what stands where.

use std::collections::HashSet;
use std::fmt::Write;

use crate::export::Exported;
use crate::report::{Entity, EntityKind, PointSpan, Problem, Report, Segment};
use crate::view::{Lang, points::Points};

/// The entities that one can check an answer by, in the order in which they are listed.
const EVIDENCE: [EntityKind; 7] = [
    EntityKind::Date,
    EntityKind::Period,
    EntityKind::Money,
    EntityKind::Percent,
    EntityKind::Quantity,
    EntityKind::Document,
    EntityKind::Voucher,
];

pub struct OpenDocument<'a> {
    pub name: &'a str,
    pub report: &'a Report,
    pub points: Points<'a>,
    /// By their place.
    entities: Vec<&'a Entity>,
}

impl<'a> OpenDocument<'a> {
    /// Those that could be read.
    pub fn all(documents: &[Exported<'a>]) -> Vec<Self> {
        let read = documents.iter().filter_map(|document| {
            let (report, text) = document.read()?;
            Some(Self::new(document.name, report, text))
        });
        read.collect()
    }

    pub fn new(name: &'a str, report: &'a Report, text: &'a str) -> Self {
        let mut entities: Vec<&Entity> = report.entities.iter().collect();
        entities.sort_by_key(|entity| entity.span);
        Self {
            name,
            report,
            points: Points::new(text),
            entities,
        }
    }

    /// What `spans` quote, a line each.
    pub fn quoted(&self, spans: &[PointSpan]) -> String {
        let quotes: Vec<&str> = spans.iter().map(|&span| self.points.get(span)).collect();
        quotes.join("\n")
    }

    /// Where `span` stands, for a person: pages and characters from 1.
    pub fn place(&self, [start, end]: PointSpan, lang: Lang) -> String {
        let mut place = String::new();
        if let Some((first, last)) = self.pages([start, end]) {
            place = lang.pages(first, last);
            place.push_str(lang.pick("，", ", "));
        }
        place.push_str(&lang.characters(start + 1, end.max(start + 1)));
        place
    }

    pub fn places(&self, spans: &[PointSpan], lang: Lang) -> String {
        let places: Vec<String> = spans.iter().map(|&span| self.place(span, lang)).collect();
        places.join("\n")
    }

    /// The pages that it may stand on: a report knows only on which page each of its segments begins.
    fn pages(&self, [start, end]: PointSpan) -> Option<(usize, usize)> {
        let segments = &self.report.segments;
        let after = |point: usize| segments.partition_point(|segment| segment.span[0] <= point);
        let page = |segment: &Segment| segment.page;
        let first = segments.get(after(start).checked_sub(1)?).and_then(page)?;
        // The next segment begins where this one ends, perhaps at the top of the next page.
        let next = segments.get(after(end.max(start + 1) - 1));
        let last = next.map_or(self.report.source.pages, page);
        Some((first, last.unwrap_or(first).max(first)))
    }

    /// What the answers to a problem name that one can check, a line a kind, each thing once.
    pub fn evidence(&self, problem: &Problem, lang: Lang) -> String {
        let named: Vec<&Entity> = problem
            .responses
            .iter()
            .filter(|response| response.kind.is_answer())
            .flat_map(|response| self.entities_in(response.span))
            .copied()
            .collect();
        listed(&named, lang)
    }

    /// The same of one stretch.
    pub fn evidence_in(&self, span: PointSpan, lang: Lang) -> String {
        listed(self.entities_in(span), lang)
    }

    fn entities_in(&self, [start, end]: PointSpan) -> &[&'a Entity] {
        let first = self
            .entities
            .partition_point(|entity| entity.span[0] < start);
        let last = self.entities.partition_point(|entity| entity.span[0] < end);
        &self.entities[first..last.max(first)]
    }

    /// The first problem that holds a place, as a place in the ledger.
    pub fn problem_at(&self, span: PointSpan) -> Option<usize> {
        let problems = &self.report.problems;
        // Problems stand in document order.
        let after = problems.partition_point(|problem| problem.span[0] <= span[0]);
        let place = after.checked_sub(1)?;
        (span[1] <= problems[place].span[1]).then_some(place)
    }
}

fn listed(entities: &[&Entity], lang: Lang) -> String {
    let mut lines = String::new();
    for kind in EVIDENCE {
        let of_kind = entities.iter().filter(|entity| entity.kind == kind);
        let mut seen = HashSet::new();
        let texts: Vec<&str> = of_kind
            .map(|entity| entity.text.as_str())
            .filter(|&text| seen.insert(text))
            .collect();
        if !texts.is_empty() {
            let line_break = if lines.is_empty() { "" } else { "\n" };
            let (colon, comma) = lang.pick(("：", "、"), (": ", ", "));
            let _ = write!(
                lines,
                "{line_break}{}{colon}{}",
                lang.entity(kind),
                texts.join(comma)
            );
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn a_place_is_given_in_characters_from_1_and_in_pages() {
        let mut report = fixture::report();
        let text = fixture::TEXT;
        let place =
            |report: &Report, span| OpenDocument::new("甲", report, text).place(span, Lang::Zh);
        assert_eq!(place(&report, [0, 3]), "第1–3字");
        report.source.pages = Some(3);
        let second = report.segments[1].span[0];
        report.segments[0].page = Some(1);
        report.segments[1].page = Some(2);
        assert_eq!(place(&report, [0, 3]), "第1–2页，第1–3字");
        // Nobody knows where in the last segment the last page begins.
        let last = place(&report, [second, second + 1]);
        assert!(last.starts_with("第2–3页"), "{last}");
        report.source.pages = Some(2);
        let last = place(&report, [second, second + 1]);
        assert!(last.starts_with("第2页"), "{last}");
    }

    #[test]
    fn evidence_lists_each_thing_of_the_answers_once() {
        let mut report = fixture::report();
        let twice = report.entities[0].clone();
        report.entities.push(twice);
        let document = OpenDocument::new("甲", &report, fixture::TEXT);
        let evidence = |i: usize| document.evidence(&report.problems[i], Lang::Zh);
        assert_eq!(evidence(0), "金额：1.2万元");
        assert_eq!(evidence(1), "日期：2024年3月");
    }

    #[test]
    fn a_thing_belongs_to_the_problem_around_it() {
        let report = fixture::report();
        let document = OpenDocument::new("甲", &report, fixture::TEXT);
        let at = |i: usize| document.problem_at(report.entities[i].span);
        assert_eq!([at(0), at(1)], [Some(0), Some(1)]);
        assert_eq!(document.problem_at([0, 3]), None);
    }
}
