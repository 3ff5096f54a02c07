//! `damaged_name`: a name or an ordinal that lost characters.
//!
//! **What it does.** Reports 第 without its numeral before a team, round or batch, a committee
//! without its level (`根据委统一部署`), and 党工 cut off before a number.
//!
//! **Why.** The same copying that drops 年 and 月 drops ordinals; the team or round cannot be told.
//!
//! **Example.** `区委第巡察组`, `委第二巡察组`.

use super::signs::{char_at, char_before};
use super::{Document, hit::Hit};
use crate::text::{Span, is_han};

/// What an ordinal stands before in a team's or a round's name.
const AFTER_ORDINAL: [&str; 10] = [
    "巡察组", "巡视组", "巡查组", "专项巡察", "联动巡察", "提级巡察", "轮巡", "轮常规", "轮专项",
    "批巡",
];

/// What follows a committee in the opening.
const AFTER_COMMITTEE: [&str; 3] = ["第", "统一部署", "巡察工作"];

/// Words (their last character) that end before a committee is named: 根据, 按照, 经, 由, 向, 对, 与, 和.
const BEFORE_COMMITTEE: &str = "据照经由向对与和";

pub fn check(document: &Document) -> Vec<Hit> {
    let text = document.reading.text();
    let mut spans: Vec<Span> = lost_ordinals(text)
        .chain(headless_committees(text))
        .chain(cut_names(text))
        .collect();
    spans.sort_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
    // 委第巡察组 lost its level and its ordinal: one place.
    spans.dedup_by(|later, kept| {
        let same = later.start < kept.end;
        if same {
            kept.end = kept.end.max(later.end);
        }
        same
    });
    spans
        .into_iter()
        .map(|span| {
            let quote = document.reading.quote(span);
            Hit::new(
                span,
                format!("名称或序数残缺：“{quote}”"),
                format!("A name or an ordinal lost characters: “{quote}”"),
            )
        })
        .collect()
}

fn lost_ordinals(text: &str) -> impl Iterator<Item = Span> + '_ {
    text.match_indices('第').filter_map(|(at, ordinal)| {
        let after = at + ordinal.len();
        let name = AFTER_ORDINAL
            .iter()
            .find(|name| text[after..].starts_with(**name))?;
        Some(Span::new(back(text, at, 2), after + name.len()))
    })
}

fn headless_committees(text: &str) -> impl Iterator<Item = Span> + '_ {
    text.match_indices('委').filter_map(|(at, committee)| {
        let after = at + committee.len();
        let follows = AFTER_COMMITTEE
            .iter()
            .find(|word| text[after..].starts_with(**word))?;
        let headless =
            char_before(text, at).is_none_or(|c| !is_han(c) || BEFORE_COMMITTEE.contains(c));
        headless.then_some(Span::new(at, after + follows.len()))
    })
}

/// 党工 before a number: 党工委 without its 委.
fn cut_names(text: &str) -> impl Iterator<Item = Span> + '_ {
    text.match_indices('党').filter_map(|(at, _)| {
        let name = "党工";
        let after = at + name.len();
        if !text[at..].starts_with(name) {
            return None;
        }
        let digit = char_at(text, after).filter(char::is_ascii_digit)?;
        Some(Span::new(at, after + digit.len_utf8()))
    })
}

/// `count` Chinese characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    text[..at]
        .char_indices()
        .rev()
        .take(count)
        .take_while(|(_, c)| is_han(*c))
        .last()
        .map_or(at, |(start, _)| start)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::hits;

    #[test]
    fn a_lost_ordinal() {
        assert_eq!(hits("县委第巡察组反馈", check), ["县委第巡察组"]);
        assert_eq!(hits("十四届县委第轮巡察", check), ["县委第轮巡"]);
    }

    #[test]
    fn a_committee_without_its_level() {
        assert_eq!(hits("根据委统一部署，委第二巡察组", check).len(), 2);
    }

    #[test]
    fn what_lost_both_is_one_place() {
        assert_eq!(hits("委第巡察组反馈", check), ["委第巡察组"]);
        assert_eq!(hits("委第巡察组、委第二巡察组", check).len(), 2);
    }

    #[test]
    fn a_committee_cut_before_a_number() {
        assert_eq!(hits("关于青山党工2022年巡察", check), ["党工2"]);
    }

    #[test]
    fn whole_names_are_none() {
        let text = "根据县委统一部署，区委第二巡察组、纪委监委第一组、区委巡察组，第一轮巡察，党工委2022年";
        assert!(hits(text, check).is_empty());
    }
}
