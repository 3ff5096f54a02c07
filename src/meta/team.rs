//! Who inspected: the team and the committee that sent it.

use super::committee::{committee_in, committee_that_sent, without_term};
use super::name_edge::left_edge;
use super::words::{is_numeral, prefix_len, starts_with_any};
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Team {
    pub span: Span,
    /// 县委 in 县委第一巡察组.
    pub committee: Option<Span>,
    /// The name lost its number: 区委第巡察组.
    damaged: bool,
}

/// The team of the inspection: its first mention in `opening` that is whole; if none is, one that
/// has its number in `rest` (the text up to the problems); if there is none, the first as it stands.
pub fn find(text: &str, opening: Span, rest: Span) -> Option<Team> {
    let first = mentions(text, opening).next()?;
    // Of several teams that were sent, 县委巡察组 names none.
    let before = Span::new(opening.start, first.span.start);
    if !is_numbered(first.span.of(text)) && committee_that_sent(text, before).is_some() {
        return None;
    }
    if !first.damaged {
        return Some(first);
    }
    let numbered = |team: &Team| !team.damaged && is_numbered(team.span.of(text));
    mentions(text, opening)
        .find(numbered)
        .or_else(|| mentions(text, rest).find(numbered))
        .or_else(|| sent_by_the_same(text, first, Span::new(rest.end, text.len())))
        .or(Some(first))
}

/// The first whole name behind the opening with the committee of `damaged`: others came before it.
fn sent_by_the_same(text: &str, damaged: Team, within: Span) -> Option<Team> {
    let committee = damaged.committee?.of(text);
    mentions(text, within).find(|team| {
        let same = team.committee.is_some_and(|c| c.of(text) == committee);
        same && !team.damaged && is_numbered(team.span.of(text))
    })
}

/// Every name of a team in `within`, in order.
fn mentions(text: &str, within: Span) -> impl Iterator<Item = Team> + '_ {
    within
        .of(text)
        .match_indices(['巡', '督', '审'])
        .filter_map(move |(at, _)| team_at(text, within, within.start + at))
}

/// The team whose name has its 巡察 at `at`.
fn team_at(text: &str, within: Span, at: usize) -> Option<Team> {
    let word = starts_with_any(
        &text[at..within.end],
        &["巡察", "巡视", "巡查", "督察", "审计"],
    )?;
    let end = group_end(text, at + word.len(), within.end)?;
    if is_in_document_title(&text[within.start..at]) {
        return None;
    }
    let edge = left_edge(text, within, at);
    let name = Span::new(edge, end).trim(text);
    if is_nameless(name.of(text)) {
        return None;
    }
    let committee = committee_in(text, Span::new(name.start, at));
    // A long name without a committee is half a sentence: keep what surely belongs to the team.
    let start = match committee {
        None if name.of(text).chars().count() > 16 => number_start(text, edge, at),
        _ => name.start,
    };
    let span = Span::new(start, end);
    Some(Team {
        span,
        committee: committee.map(|c| without_term(text, c)),
        damaged: is_damaged(text, span),
    })
}

/// 4个巡察组 are counted, 各巡察组 are all, 巡察组 alone is any.
fn is_nameless(name: &str) -> bool {
    let counted = name.match_indices('个').any(|(at, _)| {
        at == 0 || name[..at].ends_with(|c: char| is_numeral(c) || c == '几' || c == '多')
    });
    counted || name.contains('各') || matches!(name, "巡察组" | "巡视组" | "巡查组" | "督察组")
}

/// 《…督察组督察报告整改方案》 names no team that came.
fn is_in_document_title(before: &str) -> bool {
    before.rfind('《') > before.rfind('》')
}

/// The end of 组, 一组, 第一组, “回头看”第一组, 工作组 behind the word 巡察.
fn group_end(text: &str, from: usize, limit: usize) -> Option<usize> {
    let mut at = from;
    at += starts_with_any(&text[at..limit], &["“回头看”", "回头看", "工作"]).map_or(0, str::len);
    at += starts_with_any(&text[at..limit], &["第"]).map_or(0, str::len);
    at += prefix_len(&text[at..limit], is_numeral);
    let rest = text[at..limit].strip_prefix('组')?;
    // 巡察组织, 巡察组长 are no teams.
    (!rest.starts_with(['织', '长', '员'])).then_some(at + '组'.len_utf8())
}

/// The start of 第三巡察组 or 巡察组, where nothing before it is a committee.
fn number_start(text: &str, edge: usize, at: usize) -> usize {
    let before = &text[edge..at];
    before.rfind('第').map_or(at, |p| edge + p)
}

fn is_damaged(text: &str, team: Span) -> bool {
    let name = team.of(text);
    let lost_number = name.match_indices('第').any(|(p, mark)| {
        let next = name[p + mark.len()..].chars().next();
        next.is_some_and(|c| matches!(c, '巡' | '督' | '专' | '联' | '组' | '提'))
    });
    lost_number || name.starts_with("委第") || name.starts_with("委巡")
}

/// 第二巡察组, 巡察一组
fn is_numbered(name: &str) -> bool {
    let behind = name
        .match_indices('第')
        .any(|(p, mark)| name[p + mark.len()..].starts_with(is_numeral));
    behind
        || name
            .strip_suffix('组')
            .is_some_and(|head| head.ends_with(is_numeral))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn team(text: &str) -> Option<(&str, Option<&str>)> {
        find(text, all(text), Span::default())
            .map(|t| (t.span.of(text), t.committee.map(|c| c.of(text))))
    }

    #[test]
    fn teams_of_all_forms() {
        for (text, name, committee) in [
            (
                "3月1日至4月30日,县委第一巡察组对青石镇",
                "县委第一巡察组",
                Some("县委"),
            ),
            (
                "至4月30日县委第一巡察组对青石镇",
                "县委第一巡察组",
                Some("县委"),
            ),
            ("统一部署,区委巡察一组于3月", "区委巡察一组", Some("区委")),
            ("省委第四巡视组对", "省委第四巡视组", Some("省委")),
            ("由市委第2专项巡察组对", "市委第2专项巡察组", Some("市委")),
            (
                "十二届白山市委第八轮巡察二组对",
                "十二届白山市委第八轮巡察二组",
                Some("白山市委"),
            ),
            (
                "市委深化“放管服”改革、优化营商环境专项巡察组对",
                "市委深化“放管服”改革、优化营商环境专项巡察组",
                Some("市委"),
            ),
            (
                "县委第一、第二巡察组对",
                "县委第一、第二巡察组",
                Some("县委"),
            ),
            (
                "经开区委第三巡察组对",
                "经开区委第三巡察组",
                Some("经开区委"),
            ),
            ("市区联动巡察组对", "市区联动巡察组", None),
            (
                "县委提级巡察“回头看”第一组对",
                "县委提级巡察“回头看”第一组",
                Some("县委"),
            ),
            (
                "中共青石县委员会第三巡察组对",
                "中共青石县委员会第三巡察组",
                Some("中共青石县委员会"),
            ),
            (
                "被巡察党组织和单位在接到区委巡察组反馈",
                "区委巡察组",
                Some("区委"),
            ),
            (
                "白河市委第三轮对村(社区)提级巡察“回头看”第一组对我市青石镇东泾村开展",
                "白河市委第三轮对村(社区)提级巡察“回头看”第一组",
                Some("白河市委"),
            ),
            ("厅党组第二巡察组对", "厅党组第二巡察组", Some("厅党组")),
        ] {
            assert_eq!(team(text), Some((name, committee)), "{text}");
        }
    }

    #[test]
    fn no_team_in_other_words() {
        for text in [
            "区委组建4个巡察组对",
            "县委派出3个专项巡察组,对",
            "市委6个巡察组分别",
            "县委各巡察组分别",
            "县委派出3个巡察组,对县水务局开展巡察。县委巡察组反馈了意见",
            "县委巡察办在巡察组进驻前",
            "巡察组织工作",
            "巡察整改工作领导小组",
            "县委巡察办",
            "审计整改",
        ] {
            assert_eq!(team(text), None, "{text}");
        }
    }

    #[test]
    fn behind_the_opening_the_same_committee_names_the_team_whole() {
        let text =
            "县委第巡察组对水务局开展了巡察。|省委第三巡视组来过。按照县委第二巡察组的意见整改。";
        let cut = text.find('|').unwrap_or(0);
        let found = find(text, Span::new(0, cut), Span::new(cut, cut));
        assert_eq!(found.map(|t| t.span.of(text)), Some("县委第二巡察组"));
        let text = "县委第巡察组对水务局开展了巡察。省委第三巡视组来过。";
        let found = find(text, Span::new(0, cut), Span::new(cut, cut));
        assert_eq!(found.map(|t| t.span.of(text)), Some("县委第巡察组"));
    }

    #[test]
    fn a_whole_mention_goes_before_a_damaged_one() {
        let opening = "区委第巡察组对青石街道开展了巡察。";
        let text = "区委第巡察组对青石街道开展了巡察。区委第二巡察组反馈了意见。";
        let rest = Span::new(opening.len(), text.len());
        let whole = find(text, Span::new(0, opening.len()), rest).expect("a team");
        assert_eq!(whole.span.of(text), "区委第二巡察组");
        assert_eq!(team(opening), Some(("区委第巡察组", Some("区委"))));
        // A name that never had a number does not stand in for the one that lost it.
        assert_eq!(
            team("区委第巡察组对青石街道开展了巡察74区委巡察组反馈"),
            Some(("区委第巡察组", Some("区委")))
        );
    }
}
