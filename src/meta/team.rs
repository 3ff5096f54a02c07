//! Who inspected: the team and the committee that sent it.

use super::words::{before, contains_any, is_numeral, places, prefix_len, starts_with_any};
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Team {
    pub span: Span,
    /// 县委 in 县委第一巡察组.
    pub committee: Option<Span>,
    /// The name lost its number: 区委第巡察组.
    damaged: bool,
}

/// No name of a team is longer, in bytes.
const NAME_REACH: usize = 240;

/// The team of the inspection: its first mention in `opening` that is whole; if none is, one that
/// has its number in `rest` (the text up to the problems); if there is none, the first as it stands.
pub fn find(text: &str, opening: Span, rest: Span) -> Option<Team> {
    let first = mentions(text, opening).next()?;
    if !first.damaged {
        return Some(first);
    }
    let numbered = |team: &Team| !team.damaged && is_numbered(team.span.of(text));
    mentions(text, opening)
        .find(numbered)
        .or_else(|| mentions(text, rest).find(numbered))
        .or(Some(first))
}

/// The committee in 根据县委统一部署 and 经县委批准, for teams that are named without theirs.
pub fn committee_that_ordered(text: &str, opening: Span) -> Option<Span> {
    for basis in ["根据", "按照", "依据", "遵照", "经"] {
        for at in places(text, opening, basis) {
            let start = at + basis.len();
            let clause_end = text[start..opening.end]
                .find([',', '。', ';', '\n'])
                .map_or(opening.end, |p| start + p);
            let clause = Span::new(start, clause_end);
            let orders = contains_any(
                clause.of(text),
                &[
                    "部署", "安排", "批准", "同意", "要求", "工作", "决定", "计划",
                ],
            );
            if orders && let Some(committee) = committee_in(text, clause) {
                return Some(committee);
            }
        }
    }
    None
}

/// The audit office: it is both who orders and who comes.
pub fn audit_office(text: &str, opening: Span) -> Option<Span> {
    for office in ["审计局", "审计厅", "审计署", "审计委员会办公室"] {
        if let Some(at) = places(text, opening, office).next() {
            return Some(Span::new(left_edge(text, opening, at), at + office.len()).trim(text));
        }
    }
    None
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

/// Where the name that ends behind `at` may begin: behind the last mark or word that no name has.
pub fn left_edge(text: &str, within: Span, at: usize) -> usize {
    const WORDS: [&str; 28] = [
        "了巡察", "了巡视", "开展", "进行", "部署", "安排", "要求", "批准", "同意", "决定", "根据",
        "按照", "派出", "授权", "接受", "配合", "近日", "上午", "下午", "期间", "以来", "由", "向",
        "对", "从", "于", "经", "被",
    ];
    let near = before(text, within, at, NAME_REACH);
    let before = near.of(text);
    let mut edge = before
        .rfind([',', '。', ';', ':', '(', ')', '!', '?', '\n', '《', '》'])
        .map_or(0, |p| {
            p + before[p..].chars().next().map_or(1, char::len_utf8)
        });
    for word in WORDS {
        let found = before
            .rmatch_indices(word)
            .map(|(p, _)| p + word.len())
            .find(|&end| !is_part_of_a_place(word, &before[end..]));
        edge = edge.max(found.unwrap_or(0));
    }
    for (p, c) in before.char_indices() {
        let dated = before[..p]
            .chars()
            .next_back()
            .is_some_and(|b| is_numeral(b) || matches!(b, 'X' | 'x' | '×' | ' '));
        if matches!(c, '日' | '月' | '号') && dated {
            edge = edge.max(p + c.len_utf8());
        }
    }
    // Digits that a damaged date left before the name.
    edge += prefix_len(&before[edge..], |c| c.is_ascii_digit() || c.is_whitespace());
    near.start + edge
}

/// 经开区, 于都县, 从化区: the word begins the name of a place.
fn is_part_of_a_place(word: &str, rest: &str) -> bool {
    let heads: &[char] = match word {
        "经" => &['开', '济', '棚'],
        "于" => &['都', '洪', '田'],
        "从" => &['化', '江'],
        "向" => &['阳'],
        _ => return false,
    };
    rest.starts_with(heads)
}

/// The first committee in `within`, with what names its place before it.
pub fn committee_in(text: &str, within: Span) -> Option<Span> {
    const COMMITTEES: [&str; 15] = [
        "省委", "市委", "县委", "区委", "州委", "旗委", "盟委", "地委", "镇委", "乡委", "党工委",
        "工委", "党委", "党组", "中央",
    ];
    let inner = within.of(text);
    let end = COMMITTEES
        .iter()
        .filter_map(|c| inner.find(c).map(|p| p + c.len()))
        .min()?;
    let full = if inner[end..].starts_with("员会") {
        end + "员会".len()
    } else {
        end
    };
    Some(Span::new(within.start, within.start + full).trim(text))
}

/// 县委 in 十四届县委: the term of office is part of the round.
fn without_term(text: &str, committee: Span) -> Span {
    let Some(p) = committee.of(text).rfind('届') else {
        return committee;
    };
    let start = committee.start + p + '届'.len_utf8();
    let rest = Span::new(start, committee.end).trim(text);
    if rest.of(text).starts_with("委员会") {
        committee
    } else {
        rest
    }
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
            ("厅党组第二巡察组对", "厅党组第二巡察组", Some("厅党组")),
        ] {
            assert_eq!(team(text), Some((name, committee)), "{text}");
        }
    }

    #[test]
    fn no_team_in_other_words() {
        for text in [
            "巡察组织工作", "巡察整改工作领导小组", "县委巡察办", "审计整改",
        ] {
            assert_eq!(team(text), None, "{text}");
        }
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
            team("区委第巡察组对青石街道开展了巡察91区委巡察组反馈"),
            Some(("区委第巡察组", Some("区委")))
        );
    }

    #[test]
    fn the_committee_that_gave_the_order() {
        let text = "根据市委巡察工作统一部署,第三巡察组对";
        assert_eq!(
            committee_that_ordered(text, all(text)).map(|c| c.of(text)),
            Some("市委")
        );
        let text = "根据委统一部署,委第巡察组对";
        assert_eq!(committee_that_ordered(text, all(text)), None);
    }

    #[test]
    fn the_audit_office() {
        let text = "2024年3月,青石县审计局对县水务局进行了审计。";
        assert_eq!(
            audit_office(text, all(text)).map(|c| c.of(text)),
            Some("青石县审计局")
        );
    }
}
