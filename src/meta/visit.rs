//! Who was inspected, and in which kind of inspection.

use super::words::{clause_around, contains_any, starts_with_any};
use crate::report::InspectionKind;
use crate::text::Span;

/// 对…进行了…巡察 in the opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    pub body: Span,
    /// What follows the verb, up to the end of its clause: 常规巡察.
    pub what: Span,
}

const INSPECTIONS: [&str; 7] = ["巡察", "巡视", "巡查", "审计", "督察", "“回头看”", "督导"];

/// How far the verb may stand behind 对, in bytes: several bodies may be listed between.
const BODY_REACH: usize = 900;

pub fn find(text: &str, opening: Span) -> Option<Visit> {
    opening
        .of(text)
        .match_indices('对')
        .filter(|&(at, _)| is_preposition(text, opening.start + at))
        .find_map(|(at, _)| visit_at(text, opening, opening.start + at + '对'.len_utf8()))
}

/// The body where no sentence says 对…开展: 向…反馈, 进驻….
pub fn body_elsewhere(text: &str, opening: Span) -> Option<Span> {
    for (before, after) in [
        ("向", ["反馈", "通报"]),
        ("进驻", ["开展", ","]),
        ("巡察了", [",", "。"]),
    ] {
        for (at, _) in opening.of(text).match_indices(before) {
            let start = opening.start + at + before.len();
            let rest = &text[start..opening.end];
            let limit = rest.find('。').map_or(rest.len(), |p| p + '。'.len_utf8());
            let Some(end) = after.iter().filter_map(|a| rest[..limit].find(a)).min() else {
                continue;
            };
            let body = trimmed_body(text, Span::new(start, start + end));
            let name = body.of(text);
            let superior = name.ends_with('委') && name.chars().count() <= 4;
            let is_name = (2..=60).contains(&name.chars().count())
                && !contains_any(name, &[",", ":", "。", "社会", "巡察组", "领导小组"])
                && !superior;
            if is_name {
                return Some(body);
            }
        }
    }
    None
}

/// A team's name tells a kind of the table only: a 联动巡察组 says who came along.
pub fn kind_of_team(text: &str, team: Option<Span>) -> Option<(Span, InspectionKind)> {
    kind_in(text, team?).filter(|(_, kind)| *kind != InspectionKind::Other)
}

/// The first kind that `places` name for this inspection.
pub fn kind(text: &str, places: &[Option<Span>]) -> Option<(Span, InspectionKind)> {
    places
        .iter()
        .flatten()
        .find_map(|&place| kind_in(text, place))
}

fn visit_at(text: &str, opening: Span, start: usize) -> Option<Visit> {
    let mut limit = opening.end.min(start + BODY_REACH);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let reach = &text[start..limit];
    let reach = &reach[..reach.find('。').unwrap_or(reach.len())];
    for (at, _) in reach.char_indices() {
        let rest = &reach[at..];
        if rest.starts_with('对') && is_preposition(text, start + at) {
            return None;
        }
        let Some(verb) = starts_with_any(rest, &["开展", "进行", "实施", "展开"]) else {
            continue;
        };
        let after = start + at + verb.len();
        let clause_end = text[after..opening.end]
            .find([',', '。', ';', '\n'])
            .map_or(opening.end, |p| after + p);
        let what = Span::new(after, clause_end);
        if !contains_any(what.of(text), &INSPECTIONS) {
            continue;
        }
        let body = trimmed_body(text, Span::new(start, start + at));
        return (!body.is_empty()).then_some(Visit { body, what });
    }
    None
}

/// Is the 对 at `at` the one that names whom something is done to?
fn is_preposition(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + '对'.len_utf8()..].chars().next();
    !matches!(
        before,
        Some('针' | '面' | '应' | '核' | '校' | '绝' | '相' | '反' | '比' | '结')
    ) && !matches!(
        after,
        Some('照' | '标' | '接' | '于' | '口' | '台' | '外' | '策')
    )
}

/// Without adverbs, dates and the short name in brackets that follow the name.
fn trimmed_body(text: &str, span: Span) -> Span {
    const ADVERBS: [&str; 12] = [
        "同步", "集中", "分别", "依次", "统一", "正式", "全面", "先后", "组织", "联动", "依法",
        "重点",
    ];
    let mut body = span.trim(text);
    body.end = body.start + date_start(body.of(text));
    loop {
        body = body.trim(text);
        let name = body.of(text);
        let shorter = ADVERBS
            .iter()
            .find_map(|adverb| name.strip_suffix(adverb))
            .filter(|rest| !(rest.ends_with('党') && name.ends_with("组织")))
            .or_else(|| name.strip_suffix([',', '、']))
            .or_else(|| without_short_name(name));
        match shorter {
            Some(rest) => body.end = body.start + rest.len(),
            None => return body,
        }
    }
}

/// 青石县教育局党组(以下简称局党组) → 青石县教育局党组
fn without_short_name(name: &str) -> Option<&str> {
    let open = name.rfind('(')?;
    (name.ends_with(')') && name[open..].contains("简称")).then(|| &name[..open])
}

/// Where a date within the name begins (…局2023年度预算执行情况, …局党组从3月1日至…); else its length.
fn date_start(name: &str) -> usize {
    for (at, c) in name.char_indices().skip(1) {
        if !c.is_ascii_digit() {
            continue;
        }
        let digits = name[at..].bytes().take_while(u8::is_ascii_digit).count();
        if name[at + digits..].starts_with(['年', '月']) {
            let head = &name[..at];
            return ["从", "自", "于", "为期"]
                .iter()
                .find_map(|w| head.strip_suffix(w))
                .unwrap_or(head)
                .len();
        }
    }
    name.len()
}

/// The words that name a kind, as they stand directly before 巡察.
const KIND_WORDS: [(&str, InspectionKind); 18] = [
    ("常规", InspectionKind::Routine),
    ("专项", InspectionKind::Special),
    ("提级", InspectionKind::Elevated),
    ("机动式", InspectionKind::Mobile),
    ("机动", InspectionKind::Mobile),
    ("上下联动", InspectionKind::Other),
    ("联动", InspectionKind::Other),
    ("交叉", InspectionKind::Other),
    ("延伸", InspectionKind::Other),
    ("点穴式", InspectionKind::Other),
    ("接力式", InspectionKind::Other),
    ("接力", InspectionKind::Other),
    ("同步", InspectionKind::Other),
    ("村级", InspectionKind::Other),
    ("对村(社区)", InspectionKind::Other),
    ("对村", InspectionKind::Other),
    ("直接", InspectionKind::Other),
    ("异地", InspectionKind::Other),
];

fn kind_in(text: &str, place: Span) -> Option<(Span, InspectionKind)> {
    place
        .of(text)
        .match_indices(['巡', '审'])
        .find_map(|(at, _)| kind_at(text, place, place.start + at))
}

/// The kind whose 巡察 stands at `at`: 提级交叉巡察, 专项巡察“回头看”, 巡察“回头看”.
fn kind_at(text: &str, place: Span, at: usize) -> Option<(Span, InspectionKind)> {
    let word = starts_with_any(&text[at..place.end], &["巡察", "巡视", "巡查", "审计"])?;
    let clause = clause_around(text, place, at, &[',', '。', ';']);
    if contains_any(clause.of(text), &["上轮", "上一轮", "上次", "以往", "历次"]) {
        return None;
    }
    let mut end = at + word.len();
    let look_back = starts_with_any(&text[end..place.end], &["“回头看”", "回头看"]);
    end += look_back.map_or(0, str::len);
    let mut start = at;
    let mut kinds = Vec::new();
    while let Some(&(name, kind)) = KIND_WORDS
        .iter()
        .find(|(name, _)| text[place.start..start].ends_with(name))
    {
        start -= name.len();
        kinds.push(kind);
    }
    if look_back.is_some() {
        kinds.push(InspectionKind::FollowUp);
    }
    let value = strongest(&kinds)?;
    Some((Span::new(start, end), value))
}

/// Of several kinds the one that says most: a look back stays one, whatever it looks back on.
fn strongest(kinds: &[InspectionKind]) -> Option<InspectionKind> {
    use InspectionKind::*;
    [FollowUp, Mobile, Elevated, Special, Routine, Other]
        .into_iter()
        .find(|kind| kinds.contains(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn body(text: &str) -> Option<&str> {
        find(text, all(text)).map(|v| v.body.of(text))
    }

    #[test]
    fn bodies_of_all_forms() {
        for (text, name) in [
            ("县委第一巡察组对青石镇党委开展了巡察。", "青石镇党委"),
            (
                "县委第一巡察组对青石镇党委进行了为期45天的常规巡察,",
                "青石镇党委",
            ),
            ("组从3月1日至4月30日对我局党组开展巡察。", "我局党组"),
            (
                "组对县水务局(以下简称水务局)党组进行了巡察。",
                "县水务局(以下简称水务局)党组",
            ),
            (
                "组对县水务局党组(以下简称局党组)进行了巡察。",
                "县水务局党组",
            ),
            (
                "组对青石镇党委、白河镇党委和红岭乡党委同步开展了巡察。",
                "青石镇党委、白河镇党委和红岭乡党委",
            ),
            (
                "组对青石镇党委及所辖5个村党组织进行了巡察,",
                "青石镇党委及所辖5个村党组织",
            ),
            ("对照要求,组对青石镇党委开展巡察“回头看”。", "青石镇党委"),
            (
                "县审计局对县水务局2023年度预算执行情况进行了审计。",
                "县水务局",
            ),
            (
                "组对青石镇党委从2023年3月1日至4月30日进行了巡察。",
                "青石镇党委",
            ),
        ] {
            assert_eq!(body(text), Some(name), "{text}");
        }
    }

    #[test]
    fn no_visit_where_nothing_is_inspected() {
        for text in [
            "对青石镇党委进行了慰问。",
            "针对青石镇党委开展了巡察。",
            "对青石镇党委的关心。进行了巡察",
        ] {
            assert_eq!(body(text), None, "{text}");
        }
    }

    #[test]
    fn a_body_that_only_the_feedback_names() {
        let text = "6月1日,县委第一巡察组向青石镇党委反馈了意见。";
        assert_eq!(
            body_elsewhere(text, all(text)).map(|b| b.of(text)),
            Some("青石镇党委")
        );
        let text = "现将整改情况向社会通报。";
        assert_eq!(body_elsewhere(text, all(text)), None);
    }

    #[test]
    fn kinds_are_quoted_with_what_they_qualify() {
        use InspectionKind::*;
        for (text, quoted, value) in [
            ("了常规巡察", "常规巡察", Routine),
            ("了优化营商环境专项巡察", "专项巡察", Special),
            ("提级交叉巡察", "提级交叉巡察", Elevated),
            ("机动式巡察", "机动式巡察", Mobile),
            ("了巡察“回头看”", "巡察“回头看”", FollowUp),
            ("专项巡察“回头看”", "专项巡察“回头看”", FollowUp),
            ("巡视联动巡察", "联动巡察", Other),
        ] {
            let (span, kind) = kind(text, &[Some(all(text))]).expect(text);
            assert_eq!((span.of(text), kind), (quoted, value));
        }
    }

    #[test]
    fn no_kind_where_none_is_named_for_this_inspection() {
        for text in ["了巡察", "政治巡察", "对上一轮专项巡察整改情况", "常规工作"]
        {
            assert_eq!(kind(text, &[None, Some(all(text))]), None, "{text}");
        }
    }
}
