//! Who was inspected.

use super::words::{contains_any, sentences, starts_with_any};
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

/// The visit that is told only behind the opening, in one of its next sentences.
pub fn find_behind(text: &str, rest: Span) -> Option<Visit> {
    const SENTENCES: usize = 6;
    sentences(text, rest)
        .take(SENTENCES)
        .filter(|s| contains_any(s.of(text), &["巡察组", "巡视组", "巡查组", "督察组"]))
        .find_map(|sentence| {
            let visit = find(text, sentence)?;
            let before = &text[sentence.start..visit.body.start];
            before
                .trim_end_matches('对')
                .ends_with('组')
                .then_some(visit)
        })
}

/// The body where no sentence says 对…开展: 向…反馈, 进驻….
pub fn body_elsewhere(text: &str, opening: Span) -> Option<Span> {
    for (before, after) in [
        ("向", ["反馈", "通报"]),
        ("进驻", ["开展", ","]),
        ("巡察了", [",", "。"]),
        ("反馈了对", ["的巡察", "的巡视"]),
        ("完成对", ["的进驻", "的巡察进驻"]),
        ("完成了对", ["的进驻", "的巡察进驻"]),
        ("组巡察", ["情况反馈会", "工作动员会"]),
        ("组到", ["反馈", "通报"]),
    ] {
        for (at, _) in opening.of(text).match_indices(before) {
            let start = opening.start + at + before.len();
            let rest = &text[start..opening.end];
            let limit = rest.find('。').map_or(rest.len(), |p| p + '。'.len_utf8());
            let Some(end) = after.iter().filter_map(|a| rest[..limit].find(a)).min() else {
                continue;
            };
            let body = receiver(text, Span::new(start, start + end));
            let name = body.of(text);
            let superior = name.ends_with('委') && name.chars().count() <= 4;
            // A list of bodies is as long as it is.
            let longest = if name.contains('、') { 300 } else { 60 };
            let is_name = (2..=longest).contains(&name.chars().count())
                && !contains_any(name, &[",", ":", "。", "社会", "巡察组", "领导小组"])
                && is_name_of_body(name)
                && !superior;
            if is_name {
                return Some(body);
            }
        }
    }
    None
}

/// Without those who stood for the body, and how it was told: 区法院主要负责同志, 镇党委进行了.
fn receiver(text: &str, span: Span) -> Span {
    const MANNERS: [&str; 18] = [
        "进行了", "进行", "开展", "作了", "作", "发出", "原汁原味", "现场", "面对面", "一对一",
        "“一对一”", "“一对一”的巡察", "巡察情况", "书面", "及时", "正式", "领导班子", "班子成员",
    ];
    let mut body = trimmed_body(text, span);
    if let Some(at) = ["主要负责", "负责同志", "负责人"]
        .iter()
        .filter_map(|w| body.of(text).find(w))
        .min()
    {
        body.end = body.start + at;
    }
    while let Some(rest) = MANNERS.iter().find_map(|m| body.of(text).strip_suffix(m)) {
        body.end = body.start + rest.len();
        body = trimmed_body(text, body);
    }
    body
}

/// Begins as a name does and ends with a word for a body; 被巡察单位 and 各有关单位 name none.
fn is_name_of_body(name: &str) -> bool {
    const ENDS: [&str; 59] = [
        "委", "委员会", "组", "组织", "支部", "总支", "单位", "局", "院", "办", "办公室", "镇",
        "乡", "街道", "村", "社区", "公司", "集团", "中心", "学校", "大学", "学院", "中学", "小学",
        "部", "会", "厅", "署", "处", "队", "站", "所", "园", "区", "县", "市", "省", "旗", "州",
        "馆", "社", "台", "银行", "厂", "场", "班子", "机关", "部门", "系统", "政府", "法院",
        "检察院", "联社", "协会", "企业", ")", "室", "科协", "联",
    ];
    let unnamed = [
        "被巡", "被督", "被审", "各", "有关", "相关", "、", "和", "及", "”", "全",
    ];
    ENDS.iter().any(|end| name.ends_with(end)) && !unnamed.iter().any(|u| name.starts_with(u))
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
    fn a_long_list_of_bodies_is_named_whole() {
        let list = ["青石水务集团有限公司"; 8].join("、");
        let text = format!("县委巡察组分别进驻{list}等15户企业开展巡察。");
        let found = body_elsewhere(&text, all(&text));
        assert_eq!(
            found.map(|b| b.of(&text).to_owned()),
            Some(format!("{list}等15户企业"))
        );
        let told = "巡察期间听取各方面意见并与干部职工逐一谈话了解情况".repeat(3);
        let text = format!("县委巡察组进驻{told}企业开展巡察。");
        assert_eq!(body_elsewhere(&text, all(&text)), None);
    }

    #[test]
    fn a_body_that_only_the_feedback_names() {
        let text = "6月1日,县委第一巡察组向青石镇党委反馈了意见。";
        assert_eq!(
            body_elsewhere(text, all(text)).map(|b| b.of(text)),
            Some("青石镇党委")
        );
        for (text, name) in [
            ("组长向区法院主要负责同志和党组反馈了意见。", "区法院"),
            ("市委6个巡察组分别向31家党组织进行了反馈。", "31家党组织"),
            ("向青石镇党委领导班子现场反馈。", "青石镇党委"),
        ] {
            let found = body_elsewhere(text, all(text));
            assert_eq!(found.map(|b| b.of(text)), Some(name), "{text}");
        }
        for text in [
            "现将整改情况向社会通报。",
            "向被巡察单位主要负责人和全体干部原汁原味反馈。",
            "“巡视进驻、反馈、整改等情况,应当公开。",
            "在前十日向被巡察单位发出巡察通知,并通报。",
            "向各有关地方和单位党委发出通报。",
        ] {
            assert_eq!(body_elsewhere(text, all(text)), None, "{text}");
        }
    }

    #[test]
    fn a_body_that_the_arrival_or_the_meeting_names() {
        for (text, expected) in [
            (
                "县委第四巡察组完成对石桥镇柳湾村、东岭村党支部的进驻工作。",
                "石桥镇柳湾村、东岭村党支部",
            ),
            ("县委第五巡察组巡察县科协情况反馈会召开。", "县科协"),
            (
                "组长反馈了对石桥镇柳湾村、东岭村的巡察“回头看”情况。",
                "石桥镇柳湾村、东岭村",
            ),
            ("县委第三巡察组到县教育局反馈情况。", "县教育局"),
            (
                "县委3个巡察组向县档案馆、县残联等9个单位进行了“一对一”反馈。",
                "县档案馆、县残联等9个单位",
            ),
        ] {
            let found = body_elsewhere(text, all(text)).map(|b| b.of(text));
            assert_eq!(found, Some(expected), "{text}");
        }
        for text in ["完成对账目的进驻审计。", "巡察组到会反馈。"] {
            assert_eq!(body_elsewhere(text, all(text)), None, "{text}");
        }
    }

    #[test]
    fn a_visit_that_is_told_behind_the_opening() {
        let text = "3月1日,组长反馈了意见。2月,县委第三巡察组对县法院党组进行了政治巡察。";
        let found = find_behind(text, all(text));
        assert_eq!(found.map(|v| v.body.of(text)), Some("县法院党组"));
        let text = "镇党委配合巡察组,对各村开展巡察整改督查。";
        assert_eq!(find_behind(text, all(text)), None);
    }
}
