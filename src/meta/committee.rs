//! Whose inspection it was: the committee that ordered it, or the audit office.

use super::name_edge::left_edge;
use super::words::{clause_around, contains_any, places};
use crate::text::Span;

const COMMITTEES: [&str; 15] = [
    "省委", "市委", "县委", "区委", "州委", "旗委", "盟委", "地委", "镇委", "乡委", "党工委",
    "工委", "党委", "党组", "中央",
];

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
            if orders
                && let Some(committee) = committee_in(text, clause)
                && !is_in_document_title(text, committee.end, clause)
                && !is_one_of_several(&text[committee.end..clause.end])
            {
                let place = Span::new(at, committee.end);
                let start = left_edge(text, place, committee.end);
                return Some(without_term(
                    text,
                    Span::new(start, committee.end).trim(text),
                ));
            }
        }
    }
    None
}

/// 根据《市级单位党委巡察工作办法》: a rule for many.
fn is_in_document_title(text: &str, at: usize, clause: Span) -> bool {
    let before = &text[clause.start..at];
    before.rfind('《') > before.rfind('》')
}

/// 中央、省委关于…的部署: the superiors of all, of whom none came.
fn is_one_of_several(rest: &str) -> bool {
    rest.starts_with(['、', '和', '及'])
        && COMMITTEES
            .iter()
            .any(|c| rest.find(c).is_some_and(|p| p < 30))
}

/// The committee in 区委组建4个巡察组, where no team is named.
pub fn committee_that_sent(text: &str, opening: Span) -> Option<Span> {
    [
        "个巡察组", "个巡视组", "个专项巡察组", "个常规巡察组", "巡察工作领导小组派出",
        "巡视工作领导小组派出",
    ]
    .iter()
    .flat_map(|teams| places(text, opening, teams))
    .find_map(|at| {
        let clause = clause_around(text, opening, at, &[',', '。', ';', ':', '\n']);
        let before = Span::new(clause.start, at);
        let committee = committee_in(text, before)?;
        let start = left_edge(text, before, committee.end);
        let name = Span::new(start, committee.end).trim(text);
        Some(without_term(text, name))
    })
}

/// 市审计局局长 林远山, 某市审计局关于…的报告: the audit office that reports, named in a line of the head.
pub fn reporting_office(text: &str, line: Span) -> Option<Span> {
    ["审计局", "审计厅", "审计署"].iter().find_map(|office| {
        let at = places(text, line, office).next()?;
        let end = at + office.len();
        let reports = ["局长", "厅长", "副局长", "副厅长", "关于"]
            .iter()
            .any(|w| text[end..line.end].trim_start().starts_with(w));
        let start = left_edge(text, line, at);
        reports.then(|| Span::new(start, end).trim(text))
    })
}

/// 市审计局: as a salutation, above a text that then says 你局: the office that is written to.
pub fn addressed_office(text: &str, line: Span) -> Option<Span> {
    let salutes = line.of(text).trim_end().ends_with(':');
    ["审计局", "审计厅", "审计署"].iter().find_map(|office| {
        let at = places(text, line, office).next().filter(|_| salutes)?;
        let end = at + office.len();
        // 市审计局、市财政局: but not 市审计局反馈的问题:
        let whole = text[end..].starts_with([':', '、', ' ']);
        whole.then(|| Span::new(left_edge(text, line, at), end).trim(text))
    })
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

/// The first committee in `within`, with what names its place before it.
pub fn committee_in(text: &str, within: Span) -> Option<Span> {
    let inner = within.of(text);
    let end = COMMITTEES
        .iter()
        .filter_map(|c| {
            let mut ends = inner.match_indices(c).map(|(p, _)| p + c.len());
            // 党组织 is no 党组.
            ends.find(|&end| !inner[end..].starts_with('织'))
        })
        .min()?;
    let full = if inner[end..].starts_with("员会") {
        end + "员会".len()
    } else {
        end
    };
    Some(Span::new(within.start, within.start + full).trim(text))
}

/// 县委 in 十四届县委: the term of office is part of the round.
pub fn without_term(text: &str, committee: Span) -> Span {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    #[test]
    fn the_office_that_reports() {
        for (text, office) in [
            ("市审计局局长 林远山", Some("市审计局")),
            (
                "白河县审计局关于审计查出问题整改情况的报告",
                Some("白河县审计局"),
            ),
            ("县审计局门户网站", None),
            ("县水务局关于审计查出问题整改情况的报告", None),
        ] {
            let found = reporting_office(text, all(text));
            assert_eq!(found.map(|c| c.of(text)), office, "{text}");
        }
    }

    #[test]
    fn the_office_that_is_written_to() {
        for (text, office) in [
            ("市审计局:", Some("市审计局")),
            ("白河县审计局、县财政局:", Some("白河县审计局")),
            ("市审计局反馈的问题:", None),
            ("市审计局", None),
        ] {
            let found = addressed_office(text, all(text));
            assert_eq!(found.map(|c| c.of(text)), office, "{text}");
        }
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
        let text = "县人大常委会听取了审计局受县政府委托所作的报告。";
        assert_eq!(
            audit_office(text, all(text)).map(|c| c.of(text)),
            Some("审计局")
        );
    }
    #[test]
    fn several_superiors_are_none() {
        let text = "根据《巡视工作条例》及中央、省委关于巡察工作的要求,第三巡察组对";
        assert_eq!(committee_that_ordered(text, all(text)), None);
        let text = "根据《县级单位党组巡察工作办法》要求,第三巡察组对";
        assert_eq!(committee_that_ordered(text, all(text)), None);
        let text = "对发现的问题经过县委巡察工作领导小组审定,";
        assert_eq!(
            committee_that_ordered(text, all(text)).map(|c| c.of(text)),
            Some("县委")
        );
    }

    #[test]
    fn the_committee_that_sent_teams_without_a_name() {
        for (text, committee) in [
            ("2021年11月8日至12月20日,区委组建4个巡察组对", Some("区委")),
            ("十四届白河市委第三轮巡察共组建7个巡察组", Some("白河市委")),
            ("县委派出3个巡察组,对县水务局", Some("县委")),
            ("市委6个巡察组分别", Some("市委")),
            ("县委巡察工作领导小组派出第三巡察组", Some("县委")),
            ("派出3个调研组", None),
        ] {
            let found = committee_that_sent(text, all(text));
            assert_eq!(found.map(|c| c.of(text)), committee, "{text}");
        }
    }

    #[test]
    fn organisations_are_no_committees() {
        let text = "被巡察党组织和单位";
        assert_eq!(committee_in(text, all(text)), None);
    }
}
