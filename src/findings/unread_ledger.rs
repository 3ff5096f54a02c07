//! `unread_ledger`: a report whose problems could not be read, or not all of them.
//!
//! **What it does.** Reports a rectification report in which no problem was found; and answers under a label of
//! their own (整改情况：…) that belong to none of the problems found. One finding for the document.
//!
//! **Why.** A ledger that lacks entries looks like one of a report that has none. Whoever reads it must know.
//!
//! **Example.** A list of problems that are numbered in a way nobody has seen before.

use super::{Document, hit::Hit};
use crate::outline::{Block, BlockKind};
use crate::text::Span;

pub fn check(document: &Document) -> Vec<Hit> {
    if !document.is_report() {
        return Vec::new();
    }
    if document.ledger.problems.is_empty() {
        return nothing_read(document).into_iter().collect();
    }
    let loose = loose_answers(document);
    let count = loose.len();
    let hit = loose.first().map(|&first| {
        Hit::new(
            first,
            format!("从这里起有{count}处整改内容没有归到任何问题，台账可能不全"),
            format!(
                "From here on {count} answers belong to no problem; the ledger may lack entries"
            ),
        )
        .with("answers", count)
    });
    hit.into_iter().collect()
}

fn nothing_read(document: &Document) -> Option<Hit> {
    let mut blocks = document.outline.blocks.iter();
    let first = blocks.find(|b| b.kind != BlockKind::Chrome)?;
    Some(Hit::new(
        first.span,
        "这份整改报告没有读出任何问题".to_owned(),
        "No problem could be read from this report".to_owned(),
    ))
}

/// Labels of answers, with something behind them, that no problem holds. Before the first problem a report
/// sums up what was done about all of them.
fn loose_answers(document: &Document) -> Vec<Span> {
    let mut problems = document.ledger.problems.iter().peekable();
    let from = problems.peek().map_or(0, |p| p.span.start);
    let labels = document.outline.blocks.iter().filter_map(answer);
    labels
        .filter(|label| label.start >= from)
        .filter(|label| {
            while problems.next_if(|p| p.span.end <= label.start).is_some() {}
            problems.peek().is_none_or(|p| label.start < p.span.start)
        })
        .collect()
}

fn answer(block: &Block) -> Option<Span> {
    let prose = matches!(block.kind, BlockKind::Heading | BlockKind::Text);
    let label = block.opening_label().filter(|_| prose)?;
    (label.class.tells_deeds() && label.body < block.span.end).then_some(label.span)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::Parts;

    /// The places that are told of a report whose problems are `problems`, by their titles.
    fn told(text: &str, problems: &[&str]) -> Vec<String> {
        let reading = crate::text::Reading::new(text);
        let mut parts = Parts::of(text);
        parts.outline = crate::outline::build(&reading);
        for title in problems {
            parts.problem(title, &[]);
        }
        parts.hits(check).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn a_report_without_a_problem() {
        let text = "整改通报\n〔1〕学习不够。\n已开展学习。";
        assert_eq!(told(text, &[]), ["整改通报"]);
        assert!(told(text, &["学习不够"]).is_empty());
    }

    #[test]
    fn an_answer_that_belongs_to_no_problem() {
        let text = "1.学习不够。\n2.台账缺失。\n整改情况:已补建。";
        assert_eq!(told(text, &["学习不够"]), ["整改情况"]);
        // What all of them came to stands before the first.
        let summed_up = "整改情况:完成8个。\n1.学习不够。";
        assert!(told(summed_up, &["学习不够"]).is_empty());
    }
}
