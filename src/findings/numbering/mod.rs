//! Slips of the numbering, all over the document: what `missing_marker`, `duplicate_marker` and
//! `glued_heading` report.
//!
//! Three kinds of sequences are read: headings of one form under one parent, 一是 二是 in running text, and
//! the marked points of answers and problems.

mod headings;
mod points;
mod shi;

use super::Document;
use super::series::{self, Fault, Habit, Member};
use crate::text::Span;

/// A slip and where it shows.
#[derive(Clone, Debug)]
pub struct Slip {
    pub kind: SlipKind,
    /// The member where it shows, with the start of its text.
    pub span: Span,
    /// The member before it, if there is one.
    pub before: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipKind {
    Missing {
        from: u32,
        to: u32,
    },
    Lost {
        expected: Option<u32>,
    },
    Repeated {
        number: u32,
        expected: u32,
    },
    /// The member that seems to be missing stands inside a line: its line break is lost.
    Glued,
}

/// How much of a member is shown, in characters.
const SHOWN_CHARS: usize = 20;

/// All slips, in order, one for each place.
pub fn slips(document: &Document) -> Vec<Slip> {
    let mut found = headings::slips(document);
    let lost = points::lost(document);
    found.extend(points::slips(document, &lost));
    found.extend(shi::slips(document, lost));
    found.sort_by_key(|slip| slip.span.start);
    found.dedup_by_key(|slip| slip.span.start);
    found
}

fn collect(members: &[Member], habit: Habit) -> impl Iterator<Item = (usize, Slip)> + '_ {
    series::faults(members, habit)
        .into_iter()
        .map(|(index, fault)| {
            let kind = match fault {
                Fault::Missing { from, to } => SlipKind::Missing { from, to },
                Fault::Lost { expected } => SlipKind::Lost { expected },
                Fault::Repeated { number, expected } => SlipKind::Repeated { number, expected },
            };
            let before = index.checked_sub(1).map(|i| members[i].span);
            let span = members[index].span;
            (index, Slip { kind, span, before })
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::fixture::Parts;
    use crate::outline::marker::MarkerKind;

    fn kinds(parts: &Parts) -> Vec<SlipKind> {
        slips(&parts.document()).iter().map(|s| s.kind).collect()
    }

    #[test]
    fn sequences_may_run_on_and_start_again() {
        let mut parts = Parts::of("一、甲\n1.子\n2.丑\n二、乙\n3.寅\n三、丙\n1.卯\n");
        let a = parts.heading(MarkerKind::Part, Some(1), "一、", "甲", None);
        parts.heading(MarkerKind::Arabic, Some(1), "1.", "子", Some(a));
        parts.heading(MarkerKind::Arabic, Some(2), "2.", "丑", Some(a));
        let b = parts.heading(MarkerKind::Part, Some(2), "二、", "乙", None);
        parts.heading(MarkerKind::Arabic, Some(3), "3.", "寅", Some(b));
        let c = parts.heading(MarkerKind::Part, Some(3), "三、", "丙", None);
        parts.heading(MarkerKind::Arabic, Some(1), "1.", "卯", Some(c));
        assert_eq!(kinds(&parts), []);
    }

    #[test]
    fn a_missing_heading_may_be_glued() {
        let mut parts = Parts::of("一、甲。二、乙\n三、丙\n五、丁");
        parts.heading(MarkerKind::Part, Some(1), "一、", "甲", None);
        parts.heading(MarkerKind::Part, Some(3), "三、", "丙", None);
        parts.heading(MarkerKind::Part, Some(5), "五、", "丁", None);
        let missing = SlipKind::Missing { from: 4, to: 4 };
        assert_eq!(kinds(&parts), [SlipKind::Glued, missing]);
    }

    #[test]
    fn a_lost_heading_number() {
        let mut parts = Parts::of("（一）甲\n）乙\n（三）丙");
        parts.heading(MarkerKind::ParenHan, Some(1), "(一)", "甲", None);
        parts.heading(MarkerKind::ParenHan, None, ")", "乙", None);
        parts.heading(MarkerKind::ParenHan, Some(3), "(三)", "丙", None);
        assert_eq!(kinds(&parts), [SlipKind::Lost { expected: Some(2) }]);
    }

    #[test]
    fn shi_in_running_text() {
        let whole = Parts::of("一是甲。二是乙;三是丙。\n一是丁，二是戊。唯一是己。");
        assert_eq!(kinds(&whole), []);
        let gap = Parts::of("一是甲。三是丙。");
        assert_eq!(kinds(&gap), [SlipKind::Missing { from: 2, to: 2 }]);
        let twice = Parts::of("一是甲;一是乙。\n一是丙。");
        let (number, expected) = (1, 2);
        assert_eq!(kinds(&twice), [SlipKind::Repeated { number, expected }]);
        let unmarked_stop = Parts::of("一是甲二是乙。三是丙。");
        assert_eq!(kinds(&unmarked_stop), []);
    }

    #[test]
    fn points_that_lost_their_marker() {
        let mut parts = Parts::of("问题\n一是甲。\n二是乙。\n是丙。\n丁。");
        parts.problem(
            "问题",
            &[
                ("一是", "甲。"),
                ("二是", "乙。"),
                ("是", "丙。"),
                ("", "丁。"),
            ],
        );
        let lost = |n| SlipKind::Lost { expected: Some(n) };
        assert_eq!(kinds(&parts), [lost(3), lost(4)]);
    }

    #[test]
    fn an_unmarked_paragraph_between_whole_points_is_none() {
        let mut parts = Parts::of("问题\n一是甲。\n续。\n二是乙。\n下一步，丙。");
        parts.problem(
            "问题",
            &[
                ("一是", "甲。"),
                ("", "续。"),
                ("二是", "乙。"),
                ("", "下一步,丙。"),
            ],
        );
        assert_eq!(kinds(&parts), []);
    }

    #[test]
    fn a_first_point_without_marker() {
        let mut parts = Parts::of("问题\n甲。二是乙。");
        parts.problem("问题", &[("", "甲。"), ("二是", "乙。")]);
        let found = slips(&parts.document());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(parts.reading.quote(found[0].span), "甲");
    }

    #[test]
    fn points_in_brackets_inside_a_line() {
        let mut parts = Parts::of("问题\n（1）甲。（2）乙。（4）丙。");
        parts.problem("问题", &[("(1)", "甲。"), ("(2)", "乙。"), ("(4)", "丙。")]);
        assert_eq!(kinds(&parts), [SlipKind::Missing { from: 3, to: 3 }]);
    }
}
