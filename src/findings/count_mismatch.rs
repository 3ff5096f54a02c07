//! `count_mismatch`: a declared count against what the document shows.
//!
//! **What it does.** Compares the declared numbers of aspects (方面), items (项, 类) and problems with the
//! ledger, each on its own. A level that the document does not show is not compared: the number may then
//! count something that the report sums up. Nor is a number reported that the level below or above bears out.
//! Where not one problem was found, the number of problems is reported, or else that of items.
//!
//! **Why.** Problems were left out of the report, or the phrase was copied from another one.
//!
//! **Example.** `3个方面9项13个问题` above a list of 6 problems.

use super::{Document, hit::Hit};
use crate::meta::Count;
use crate::text::Span;
use std::collections::HashSet;

pub fn check(document: &Document) -> Vec<Hit> {
    if !document.is_report() {
        return Vec::new();
    }
    let declared = &document.meta.declared;
    if document.ledger.problems.is_empty() {
        let count = declared.problems.or(declared.items);
        return count
            .map(|count| none_found(document, count))
            .into_iter()
            .collect();
    }
    let shown = Shown::of(document);
    let mut hits = Vec::new();
    if let (Some(count), Some(aspects)) = (declared.aspects, shown.aspects)
        && count.number != aspects
    {
        hits.push(hit(document, count, aspects, "方面", "aspects"));
    }
    let fits = |count: Count| [shown.problems, shown.points].contains(&count.number);
    let finer = declared.finer_items.map(|c| c.number);
    // 3个方面6项8个问题 above eight problems right under their aspects: the 6项 are not shown.
    let middle_is_shown = shown.groups.is_some() || !declared.problems.is_some_and(fits);
    if let Some(count) = declared.items
        && middle_is_shown
        && finer.is_none_or(|finer| Some(finer) != shown.groups)
        && shown.reaches(count, &[declared.aspects])
        && count.number != shown.items
        && Some(count.number) != shown.groups
        && !shown.is_some_level(count.number)
    {
        hits.push(hit(document, count, shown.items, "项", "items"));
    }
    if let Some(count) = declared.problems
        && shown.reaches(count, &[declared.aspects, declared.items])
        && !shown.is_some_level(count.number)
    {
        hits.push(hit(document, count, shown.problems, "问题", "problems"));
    }
    hits
}

/// Whether the report lists none or lists them in an unknown form: nobody may take the empty ledger for the answer.
fn none_found(document: &Document, count: Count) -> Hit {
    let (number, quote) = (count.number, document.reading.quote(count.span));
    Hit::new(
        count.span,
        format!("声明“{quote}”，文中没有读到一个具体问题，请人工核对"),
        format!("Declares {number} (“{quote}”), not one problem was found: please check by hand"),
    )
    .with("level", "problems")
    .with("declared", number)
    .with("shown", 0)
}

fn hit(document: &Document, count: Count, shown: u32, what: &str, what_en: &str) -> Hit {
    let (number, quote) = (count.number, document.reading.quote(count.span));
    Hit::new(
        count.span,
        format!("声明“{quote}”，文中实际列出{what}{shown}个"),
        format!("Declares {number} {what_en} (“{quote}”), {shown} are shown"),
    )
    .with("level", what_en)
    .with("declared", number)
    .with("shown", shown)
}

/// How many of each level the ledger has.
struct Shown {
    /// `None` where the problems stand under no aspect.
    aspects: Option<u32>,
    /// `None` where no problem stands under a group.
    groups: Option<u32>,
    /// Groups, and problems that stand under none.
    items: u32,
    problems: u32,
    /// Problems, the points of each counted in its place.
    points: u32,
}

impl Shown {
    /// Levels are told apart by their words: in a table each row has its own cell.
    fn of(document: &Document) -> Self {
        let problems = &document.ledger.problems;
        let words = |span: Option<Span>| span.map(|s| document.reading.get(s).trim());
        let aspects: HashSet<&str> = problems.iter().filter_map(|p| words(p.aspect)).collect();
        let groups: HashSet<(Option<&str>, &str)> = problems
            .iter()
            .filter_map(|p| Some((words(p.aspect), words(p.group)?)))
            .collect();
        let without_aspect = problems.iter().filter(|p| p.aspect.is_none()).count();
        let without_group = problems.iter().filter(|p| p.group.is_none()).count();
        let shown = |named: usize, without: usize| (named > 0).then_some((named + without) as u32);
        Self {
            aspects: shown(aspects.len(), without_aspect),
            groups: shown(groups.len(), 0),
            items: (groups.len() + without_group) as u32,
            problems: problems.len() as u32,
            points: problems.iter().map(|p| p.points.len().max(1) as u32).sum(),
        }
    }

    /// Does the ledger go down to the level of `count`? Not if it has just as many entries as a
    /// coarser level declares and fewer than this one.
    fn reaches(&self, count: Count, coarser: &[Option<Count>]) -> bool {
        !coarser
            .iter()
            .flatten()
            .any(|c| c.number == self.problems && c.number < count.number)
    }

    fn is_some_level(&self, number: u32) -> bool {
        [self.items, self.problems, self.points].contains(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::Parts;
    use crate::meta::Count;

    /// Two aspects with three problems, the first two in one group.
    const REPORT: &str = "3个方面5项7个问题。甲方面。乙方面。子组。问题一。问题二。问题三。";

    fn parts() -> Parts<'static> {
        let mut parts = Parts::of(REPORT);
        for (title, aspect) in [
            ("问题一", "甲方面"),
            ("问题二", "甲方面"),
            ("问题三", "乙方面"),
        ] {
            parts.problem(title, &[]);
            let aspect = parts.span(aspect);
            parts.ledger.problems.last_mut().unwrap().aspect = Some(aspect);
        }
        let group = parts.span("子组");
        parts.ledger.problems[0].group = Some(group);
        parts.ledger.problems[1].group = Some(group);
        parts
    }

    fn declare(parts: &mut Parts, aspects: u32, items: u32, problems: u32) {
        let (a, i, p) = (
            parts.span("3个方面"),
            parts.span("5项"),
            parts.span("7个问题"),
        );
        let count = |number, span| Some(Count { number, span });
        parts.meta.declared.aspects = count(aspects, a);
        parts.meta.declared.items = count(items, i);
        parts.meta.declared.problems = count(problems, p);
    }

    #[test]
    fn each_count_that_differs() {
        let mut parts = parts();
        declare(&mut parts, 3, 5, 7);
        // Three problems are as many as the declared aspects: the list stops there.
        assert_eq!(parts.hits(check), ["3个方面"]);
        declare(&mut parts, 4, 5, 7);
        assert_eq!(parts.hits(check), ["3个方面", "5项", "7个问题"]);
    }

    #[test]
    fn an_empty_ledger_is_told_where_problems_are_declared() {
        assert!(Parts::of("没有数。").hits(check).is_empty());
        let mut parts = Parts::of(REPORT);
        declare(&mut parts, 3, 5, 7);
        assert_eq!(parts.hits(check), ["7个问题"]);
        parts.meta.declared.problems = None;
        assert_eq!(parts.hits(check), ["5项"]);
    }

    #[test]
    fn counts_that_fit() {
        let mut parts = parts();
        declare(&mut parts, 2, 2, 3);
        assert!(parts.hits(check).is_empty());
    }

    #[test]
    fn a_middle_level_that_is_not_shown_is_not_compared() {
        let mut parts = parts();
        declare(&mut parts, 2, 5, 3);
        assert_eq!(parts.hits(check), ["5项"]);
        for problem in &mut parts.ledger.problems {
            problem.group = None;
        }
        assert!(parts.hits(check).is_empty());
        declare(&mut parts, 2, 5, 7);
        assert_eq!(parts.hits(check), ["5项", "7个问题"]);
    }

    #[test]
    fn levels_that_are_not_shown_are_not_compared() {
        let mut parts = parts();
        declare(&mut parts, 2, 2, 3);
        for problem in &mut parts.ledger.problems {
            problem.aspect = None;
        }
        parts.meta.declared.aspects.as_mut().unwrap().number = 9;
        assert!(parts.hits(check).is_empty());
    }

    #[test]
    fn the_same_words_in_two_rows_are_one_aspect() {
        let mut parts = Parts::of("2个方面。纪律方面 问题一。纪律方面 问题二。作风方面 问题三。");
        for (row, title) in ["纪律方面 问题一", "纪律方面 问题二", "作风方面 问题三"]
            .into_iter()
            .zip(["问题一", "问题二", "问题三"])
        {
            parts.problem(title, &[]);
            let row = parts.span(row);
            let aspect = crate::text::Span::new(row.start, row.start + "纪律方面".len());
            parts.ledger.problems.last_mut().unwrap().aspect = Some(aspect);
        }
        parts.meta.declared.aspects = Some(Count {
            number: 2,
            span: parts.span("2个方面"),
        });
        assert!(parts.hits(check).is_empty());
        parts.meta.declared.aspects.as_mut().unwrap().number = 3;
        assert_eq!(parts.hits(check), ["2个方面"]);
    }
}
