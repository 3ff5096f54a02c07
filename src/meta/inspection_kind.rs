//! In which kind of inspection a body was inspected: 常规巡察, 专项巡察“回头看”.

use super::words::{clause_around, contains_any, starts_with_any};
use crate::report::InspectionKind;
use crate::text::Span;

/// A team's name tells a kind of the table only: a 联动巡察组 says who came along.
pub fn of_team(text: &str, team: Option<Span>) -> Option<(Span, InspectionKind)> {
    kind_in(text, team?).filter(|(_, kind)| *kind != InspectionKind::Other)
}

/// The first kind that `places` name for this inspection.
pub fn find(text: &str, places: &[Option<Span>]) -> Option<(Span, InspectionKind)> {
    places
        .iter()
        .flatten()
        .find_map(|&place| kind_in(text, place))
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
    // 并对所属3家公司进行了延伸巡察: what else was looked at.
    if contains_any(
        clause.of(text),
        &["所属", "下属", "所辖", "下辖", "并延伸巡察", "延伸巡察了"],
    ) {
        return None;
    }
    let mut end = at + word.len();
    let look_back = starts_with_any(&text[end..place.end], &["“回头看”", "回头看", "为“回头看”"]);
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
    // “机动式”巡察
    if kinds.is_empty()
        && let Some(&(name, kind)) = KIND_WORDS.iter().find(|(name, _)| {
            let before = text[place.start..start].strip_suffix('”');
            before
                .and_then(|b| b.strip_suffix(name))
                .is_some_and(|b| b.ends_with('“'))
        })
    {
        start -= name.len() + "“”".len();
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

    #[test]
    fn kinds_are_quoted_with_what_they_qualify() {
        use InspectionKind::*;
        for (text, quoted, value) in [
            ("了常规巡察", "常规巡察", Routine),
            ("了优化营商环境专项巡察", "专项巡察", Special),
            ("提级交叉巡察", "提级交叉巡察", Elevated),
            ("机动式巡察", "机动式巡察", Mobile),
            ("了巡察“回头看”", "巡察“回头看”", FollowUp),
            ("开展了“机动式”巡察", "“机动式”巡察", Mobile),
            ("本轮巡察为“回头看”", "巡察为“回头看”", FollowUp),
            ("专项巡察“回头看”", "专项巡察“回头看”", FollowUp),
            ("巡视联动巡察", "联动巡察", Other),
        ] {
            let (span, kind) = find(text, &[Some(all(text))]).expect(text);
            assert_eq!((span.of(text), kind), (quoted, value));
        }
    }

    #[test]
    fn no_kind_where_none_is_named_for_this_inspection() {
        for text in [
            "了巡察",
            "政治巡察",
            "开展“亮剑”巡察",
            "对上一轮专项巡察整改情况",
            "常规工作",
            "并延伸巡察了柳湾村党支部",
            "并对所属3家公司党支部进行了延伸巡察",
        ] {
            assert_eq!(find(text, &[None, Some(all(text))]), None, "{text}");
        }
    }
}
