//! The list of documents as a person wants it: filtered and sorted.

use std::cmp::Ordering;
use std::rc::Rc;

use super::document::{Doc, DocId, Stage};
use super::summary::Summary;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Documents whose name or body holds all of these words, which are parted by blanks.
    pub words: Rc<str>,
    pub only: Only,
    /// Documents in which this rule, by its code, raised a finding.
    pub rule: Option<Rc<str>>,
    pub order: Order,
    /// From the last to the first.
    pub reversed: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    #[default]
    All,
    Reports,
    /// Read, but no report of a rectification.
    Others,
    Failed,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they came.
    #[default]
    Added,
    Name,
    Body,
    Period,
    Problems,
    /// By the share of problems that are not completed.
    Open,
    Findings,
}

impl Only {
    pub const ALL: [Only; 4] = [Only::All, Only::Reports, Only::Others, Only::Failed];

    pub fn takes(self, doc: &Doc) -> bool {
        match self {
            Only::All => true,
            Only::Reports => doc.summary().is_some_and(|it| it.is_report()),
            Only::Others => doc.summary().is_some_and(|it| !it.is_report()),
            Only::Failed => matches!(doc.stage, Stage::Failed(_)),
        }
    }
}

impl Order {
    pub const ALL: [Order; 7] = [
        Order::Added,
        Order::Name,
        Order::Body,
        Order::Period,
        Order::Problems,
        Order::Open,
        Order::Findings,
    ];

    /// What one wants to see first: names from the first on, counts from the highest.
    pub fn starts_reversed(self) -> bool {
        matches!(self, Order::Problems | Order::Open | Order::Findings)
    }
}

impl Listing {
    /// The documents that are listed, in this order. A document that lacks what is sorted by stands last either way.
    pub fn list(&self, docs: &[Doc]) -> Vec<DocId> {
        let words: Vec<String> = self.words.split_whitespace().map(folded).collect();
        let listed = docs
            .iter()
            .filter(|doc| self.only.takes(doc) && self.has_rule(doc) && holds(doc, &words));
        self.sorted(listed.collect())
    }

    /// Documents in the order of the list, whether it shows them or not.
    pub fn sorted(&self, mut listed: Vec<&Doc>) -> Vec<DocId> {
        if self.order != Order::Added {
            listed.sort_by(|a, b| self.compare(a, b));
        } else if self.reversed {
            listed.reverse();
        }
        listed.into_iter().map(|doc| doc.id).collect()
    }

    fn has_rule(&self, doc: &Doc) -> bool {
        self.rule.as_deref().is_none_or(|rule| {
            let summary = doc.summary();
            summary.is_some_and(|summary| summary.rules.contains_key(rule))
        })
    }

    fn compare(&self, a: &Doc, b: &Doc) -> Ordering {
        match (self.order.key(a), self.order.key(b)) {
            (Some(a), Some(b)) if self.reversed => b.compare(&a),
            (Some(a), Some(b)) => a.compare(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }
}

/// What is sorted by.
enum Key<'a> {
    Text(&'a str),
    Count(usize),
}

impl Key<'_> {
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Key::Text(a), Key::Text(b)) => natural(a, b),
            (Key::Count(a), Key::Count(b)) => a.cmp(b),
            _ => Ordering::Equal,
        }
    }
}

impl Order {
    fn key(self, doc: &Doc) -> Option<Key<'_>> {
        let summary = doc.summary();
        let report = summary.filter(|summary| summary.is_report());
        match self {
            Order::Added => None,
            Order::Name => Some(Key::Text(&doc.name)),
            Order::Body => Some(Key::Text(summary?.body.as_deref()?)),
            Order::Period => Some(Key::Text(summary?.period.start.as_deref()?)),
            Order::Problems => Some(Key::Count(report?.problems)),
            Order::Open => report.and_then(open).map(Key::Count),
            Order::Findings => Some(Key::Count(summary?.findings)),
        }
    }
}

/// Of a thousand problems, how many are not completed.
fn open(report: &Summary) -> Option<usize> {
    let open = report.problems - report.completed();
    (open * 1000).checked_div(report.problems)
}

fn holds(doc: &Doc, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let name = folded(&doc.name);
    let body = doc.summary().and_then(|it| it.body.as_deref()).map(folded);
    let body = body.unwrap_or_default();
    words
        .iter()
        .all(|word| name.contains(word.as_str()) || body.contains(word.as_str()))
}

fn folded(text: &str) -> String {
    text.to_lowercase()
}

/// Texts with the numbers in them by their size: 第2份 before 第10份.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (x, y) = (digits(a), digits(b));
        if !x.is_empty() && !y.is_empty() {
            let (m, n) = (x.trim_start_matches('0'), y.trim_start_matches('0'));
            let ordering = m.len().cmp(&n.len()).then_with(|| m.cmp(n));
            if ordering != Ordering::Equal {
                return ordering;
            }
            (a, b) = (&a[x.len()..], &b[y.len()..]);
            continue;
        }
        let (mut left, mut right) = (a.chars(), b.chars());
        match (left.next(), right.next()) {
            (Some(x), Some(y)) if x == y => (a, b) = (left.as_str(), right.as_str()),
            (x, y) => return x.cmp(&y),
        }
    }
}

fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit());
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::DocumentKind;
    use crate::view::fixture;

    fn done(id: DocId, name: &str, change: impl Fn(&mut Summary)) -> Doc {
        let mut summary = Summary::of(&fixture::report());
        change(&mut summary);
        let stage = Stage::Done(Rc::new(summary));
        let name = name.into();
        Doc {
            id,
            name,
            bytes: None,
            stage,
        }
    }

    fn docs() -> Vec<Doc> {
        let failed = Stage::Failed(Rc::new(crate::OpenError::Empty.into()));
        vec![
            done(1, "第10份.txt", |it| it.problems = 9),
            done(2, "第2份.txt", |it| it.body = Some("Office 松溪".into())),
            Doc {
                stage: failed,
                ..done(3, "空.txt", |_| {})
            },
            done(4, "公告.txt", |it| {
                it.kind = DocumentKind::InspectionNotice
            }),
        ]
    }

    #[test]
    fn numbers_in_names_count_by_their_size() {
        assert_eq!(natural("第2份", "第10份"), Ordering::Less);
        assert_eq!(natural("a007", "a7"), Ordering::Equal);
        assert_eq!(natural("甲", "甲乙"), Ordering::Less);
    }

    #[test]
    fn what_lacks_the_key_stands_last_in_both_directions() {
        let mut listing = Listing {
            order: Order::Problems,
            ..Listing::default()
        };
        assert_eq!(listing.list(&docs()), [2, 1, 3, 4]);
        listing.reversed = true;
        assert_eq!(listing.list(&docs()), [1, 2, 3, 4]);
        listing.order = Order::Name;
        listing.reversed = false;
        assert_eq!(listing.list(&docs()), [4, 3, 2, 1]);
    }

    #[test]
    fn all_words_are_in_the_name_or_the_body() {
        let listing = |words: &str| Listing {
            words: words.into(),
            ..Listing::default()
        };
        assert_eq!(listing("office  第2").list(&docs()), [2]);
        assert_eq!(listing("没有").list(&docs()), [0; 0]);
        assert_eq!(listing(" ").list(&docs()).len(), 4);
    }

    #[test]
    fn documents_with_findings_of_a_rule_are_listed_alone() {
        let mut docs = docs();
        docs.push(done(5, "戊.txt", |it| {
            it.rules = [("watermark".into(), 2)].into();
        }));
        let rule = |code: &str| Listing {
            rule: Some(code.into()),
            ..Listing::default()
        };
        assert_eq!(rule("watermark").list(&docs), [5]);
        assert_eq!(rule("mixed_width").list(&docs), [0; 0]);
    }

    #[test]
    fn kinds_are_listed_alone() {
        let only = |only| Listing {
            only,
            ..Listing::default()
        };
        assert_eq!(only(Only::Reports).list(&docs()), [1, 2]);
        assert_eq!(only(Only::Others).list(&docs()), [4]);
        assert_eq!(only(Only::Failed).list(&docs()), [3]);
    }
}
