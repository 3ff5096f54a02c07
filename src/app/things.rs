//! What the list of entities holds: those that were read, and those of the person's own kinds, by their place in the text.

use super::document::Work;
use crate::view::kind::Kind;
use crate::view::target::Target;

/// Everything, or the things of one kind.
pub fn things(work: &Work, only: Option<Kind>) -> Vec<Target> {
    let report = &work.report;
    let wanted = |kind: Kind| only.is_none_or(|only| only == kind);
    let entities = (0..report.entities.len())
        .filter(|&i| wanted(Kind::Entity(report.entities[i].kind)))
        .map(Target::Entity);
    let mut own = (0..report.own.len())
        .filter(|&i| work.own.kind_of(report, i).is_some_and(wanted))
        .map(Target::Own)
        .peekable();
    let start = |target: Target| target.start(report);
    let mut all = Vec::new();
    for entity in entities {
        while let Some(item) = own.next_if(|&item| start(item) < start(entity)) {
            all.push(item);
        }
        all.push(entity);
    }
    all.extend(own);
    all
}

/// The kind of one of them.
pub fn kind_of(work: &Work, target: Target) -> Option<Kind> {
    let report = &work.report;
    match target {
        Target::Entity(i) => report
            .entities
            .get(i)
            .map(|entity| Kind::Entity(entity.kind)),
        Target::Own(i) => work.own.kind_of(report, i),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::EntityKind;
    use crate::view::fixture;
    use crate::view::own::OwnNames;

    #[test]
    fn both_lists_are_one_by_the_place_in_the_text() {
        let mut report = fixture::report();
        report.own = vec![fixture::own("账", "账目"), fixture::own("账", "台账")];
        let mut work = Work::new(report, fixture::TEXT.into());
        work.own = OwnNames::of([&work.report]);
        let [a, b] = [Target::Entity(0), Target::Entity(1)];
        let [c, d] = [Target::Own(0), Target::Own(1)];
        assert_eq!(things(&work, None), [c, a, d, b]);
        assert_eq!(things(&work, Some(Kind::Own(0))), [c, d]);
        assert_eq!(things(&work, Some(Kind::Entity(EntityKind::Date))), [b]);
        assert_eq!(kind_of(&work, d), Some(Kind::Own(0)));
    }
}
