//! Everything that is marked in the text, as spans that may nest and overlap.

use crate::report::{Heading, PointSpan, Report};

use super::facts::{FACTS, fact_spans};
use super::kind::Kind;
use super::target::Target;

/// A marked stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    pub kind: Kind,
    pub target: Target,
    /// In code points.
    pub span: PointSpan,
    pub part: Part,
}

/// How much of its target a layer covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What names it: a title, a point, an entity.
    Core,
    /// All that belongs to it.
    Whole,
}

/// The layers of a report. On a tie in length the later one lies on top.
pub fn layers(report: &Report) -> Vec<Layer> {
    let mut all = Vec::new();
    let mut add = |kind, target, span: PointSpan, part| {
        // What a person wrote stands nowhere in the text.
        if span[0] < span[1] {
            all.push(Layer {
                kind,
                target,
                span,
                part,
            });
        }
    };
    for (i, heading) in flatten(&report.outline).into_iter().enumerate() {
        add(
            Kind::Heading,
            Target::Heading(i),
            heading.1.span,
            Part::Core,
        );
    }
    for (i, numbered) in report.remaining.iter().enumerate() {
        add(
            Kind::Remaining,
            Target::Remaining(i),
            numbered.span,
            Part::Core,
        );
    }
    for (i, numbered) in report.commitments.iter().enumerate() {
        add(
            Kind::Commitment,
            Target::Commitment(i),
            numbered.span,
            Part::Core,
        );
    }
    for (p, problem) in report.problems.iter().enumerate() {
        add(Kind::Problem, Target::Problem(p), problem.span, Part::Whole);
        add(
            Kind::Problem,
            Target::Problem(p),
            problem.title.span,
            Part::Core,
        );
        for (r, response) in problem.responses.iter().enumerate() {
            let target = Target::Response(p, r);
            add(Kind::Response, target, response.span, Part::Core);
            for (i, item) in response.items.iter().enumerate() {
                let target = Target::Item(p, r, i);
                add(Kind::Response, target, item.span, Part::Core);
            }
        }
    }
    for fact in FACTS {
        for span in fact_spans(report, fact) {
            add(Kind::Fact, Target::Fact(fact), span, Part::Core);
        }
    }
    for (i, finding) in report.findings.iter().enumerate() {
        for &span in &finding.spans {
            let kind = Kind::Finding(finding.severity);
            add(kind, Target::Finding(i), span, Part::Core);
        }
    }
    for (i, entity) in report.entities.iter().enumerate() {
        let kind = Kind::Entity(entity.kind);
        add(kind, Target::Entity(i), entity.span, Part::Core);
    }
    all
}

/// The outline from top to bottom, each heading with its depth.
pub fn flatten(outline: &[Heading]) -> Vec<(usize, &Heading)> {
    let mut flat = Vec::new();
    // A stack of our own: a document may nest as deep as it likes.
    let mut ahead: Vec<(usize, &Heading)> = outline.iter().rev().map(|h| (0, h)).collect();
    while let Some((depth, heading)) = ahead.pop() {
        flat.push((depth, heading));
        ahead.extend(heading.children.iter().rev().map(|h| (depth + 1, h)));
    }
    flat
}

/// How many things of each kind there are, by [`Kind::index`].
pub fn counts(report: &Report) -> [usize; Kind::ALL.len()] {
    let mut counts = [0; Kind::ALL.len()];
    counts[Kind::Heading.index()] = flatten(&report.outline).len();
    counts[Kind::Problem.index()] = report.problems.len();
    counts[Kind::Response.index()] = report.problems.iter().map(|p| p.responses.len()).sum();
    counts[Kind::Remaining.index()] = report.remaining.len();
    counts[Kind::Commitment.index()] = report.commitments.len();
    counts[Kind::Fact.index()] = FACTS
        .iter()
        .filter(|&&fact| !fact_spans(report, fact).is_empty())
        .count();
    for entity in &report.entities {
        counts[Kind::Entity(entity.kind).index()] += 1;
    }
    for finding in &report.findings {
        counts[Kind::Finding(finding.severity).index()] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::EntityKind;
    use crate::view::fixture;

    #[test]
    fn every_thing_with_a_place_has_a_layer() {
        let report = fixture::report();
        let layers = layers(&report);
        // Two problems (whole, title, response, its point), one fact, two entities; the finding has no place.
        assert_eq!(layers.len(), 2 * 4 + 1 + 2);
        assert!(
            !layers
                .iter()
                .any(|layer| matches!(layer.target, Target::Finding(_)))
        );
    }

    #[test]
    fn counts_count_things_and_not_layers() {
        let counts = counts(&fixture::report());
        assert_eq!(counts[Kind::Problem.index()], 2);
        assert_eq!(counts[Kind::Entity(EntityKind::Date).index()], 1);
        assert_eq!(
            counts[Kind::Finding(crate::report::Severity::Info).index()],
            1
        );
        assert_eq!(counts[Kind::Heading.index()], 0);
    }

    #[test]
    fn the_outline_is_read_from_top_to_bottom() {
        let heading = |text: &str, children| Heading {
            marker: None,
            text: text.into(),
            span: [0, 0],
            children,
        };
        let outline = vec![
            heading("一", vec![heading("（一）", vec![])]),
            heading("二", vec![]),
        ];
        let flat: Vec<_> = flatten(&outline)
            .into_iter()
            .map(|(depth, heading)| (depth, heading.text.as_str()))
            .collect();
        assert_eq!(flat, [(0, "一"), (1, "（一）"), (0, "二")]);
    }
}
