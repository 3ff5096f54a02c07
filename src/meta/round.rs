//! The round of the inspection: 2022—2027年第二轮, 十四届县委第六轮, 第五轮第一批.

use super::words::{before, clause_around, contains_any, is_numeral, prefix_len, starts_with_any};
use crate::text::Span;

/// No round is written longer, in bytes.
const REACH: usize = 150;

/// The first round that `places` name; the opening goes before the title.
pub fn find(text: &str, places: &[Option<Span>]) -> Option<Span> {
    places.iter().flatten().find_map(|&place| {
        place
            .of(text)
            .match_indices('轮')
            .find_map(|(at, _)| round_at(text, place, place.start + at))
    })
}

/// 落实六届市委第八轮巡察整改工作领导小组: named in passing, but of this inspection.
pub fn find_in_passing(text: &str, rest: Span) -> Option<Span> {
    rest.of(text)
        .match_indices("轮巡察整改")
        .find_map(|(at, _)| {
            let at = rest.start + at;
            let clause = clause_around(text, rest, at, &[',', '。', ';', '、']);
            clause
                .of(text)
                .contains("领导小组")
                .then(|| round_at(text, clause, at))?
        })
}

/// The round whose 轮 stands at `at`.
fn round_at(text: &str, place: Span, at: usize) -> Option<Span> {
    let clause = clause_around(text, place, at, &[',', '。', ';']);
    if contains_any(
        clause.of(text),
        &["上轮", "上一轮", "前一轮", "以往", "历轮"],
    ) {
        return None;
    }
    let near = before(text, place, at, REACH);
    let before = near.of(text);
    let number = before.trim_end_matches(is_numeral);
    let start = if number.len() < before.len() {
        number.strip_suffix('第')?.len()
    } else {
        before.strip_suffix('首')?.len()
    };
    let start = near.start + start;
    let start = term_start(text, near, start).unwrap_or(start);
    Some(Span::new(
        start,
        batch_end(text, at + '轮'.len_utf8(), place.end),
    ))
}

/// Where 十四届县委 or 2022—2027年 before the number begins.
fn term_start(text: &str, place: Span, number: usize) -> Option<usize> {
    let before = text[place.start..number].trim_end();
    if let Some(years) = before
        .strip_suffix("年度")
        .or_else(|| before.strip_suffix('年'))
    {
        let head = years.trim_end_matches(|c: char| {
            c.is_ascii_digit()
                || c.is_whitespace()
                || matches!(c, '-' | '—' | '–' | '~' | '至' | '年')
        });
        let lead = prefix_len(&years[head.len()..], |c| !c.is_ascii_digit());
        return (head.len() + lead < years.len()).then_some(place.start + head.len() + lead);
    }
    // 十四届县委: at most a long name of a place between 届 and 委.
    let term = before.rfind('届')?;
    let between = &before[term + '届'.len_utf8()..];
    let is_committee = between.is_empty()
        || between.ends_with(['委', '会'])
        || between.ends_with("党组")
        || between == "中央"
        || between.ends_with("巡察");
    if !is_committee || between.chars().count() > 16 || between.contains([',', '。', '、', '第'])
    {
        return None;
    }
    let numeral = before[..term].trim_end_matches(is_numeral);
    if numeral.len() == term {
        return None;
    }
    Some(place.start + numeral.strip_suffix('第').unwrap_or(numeral).len())
}

/// The end of 第二批 behind the round, if it is there.
fn batch_end(text: &str, at: usize, limit: usize) -> usize {
    let rest = &text[at..limit];
    let inside = rest.strip_prefix('(').unwrap_or(rest);
    let Some(tail) = inside.strip_prefix('第') else {
        return at;
    };
    let digits = prefix_len(tail, is_numeral);
    let Some(batch) = starts_with_any(&tail[digits..], &["批次", "批"]).filter(|_| digits > 0)
    else {
        return at;
    };
    let behind = &tail[digits + batch.len()..];
    let closed = match inside.len() < rest.len() {
        true => behind.strip_prefix(')'),
        false => Some(behind),
    };
    closed.map_or(at, |behind| limit - behind.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(text: &str) -> Option<&str> {
        find(text, &[Some(Span::new(0, text.len()))]).map(|r| r.of(text))
    }

    #[test]
    fn rounds_of_all_forms() {
        for (text, quoted) in [
            ("进行了2021—2026年第四轮常规巡察", "2021—2026年第四轮"),
            ("关于六届区委第三轮第一批巡察", "六届区委第三轮第一批"),
            (
                "关于中共青石县第十四届委员会第六轮巡察",
                "第十四届委员会第六轮",
            ),
            ("关于十四届第五轮巡察", "十四届第五轮"),
            ("关于省委第五轮巡视联动巡察", "第五轮"),
            ("十二届白山市委第八轮巡察二组", "十二届白山市委第八轮"),
            ("2023年第一轮巡察", "2023年第一轮"),
            ("根据十九届中央第六轮巡视安排", "十九届中央第六轮"),
            ("县委第十三轮(第二批)巡察", "第十三轮(第二批)"),
            ("一届县委第9次专题会听取县委第八轮巡察情况", "第八轮"),
            ("十四届县委首轮巡察", "十四届县委首轮"),
        ] {
            assert_eq!(round(text), Some(quoted), "{text}");
        }
    }

    #[test]
    fn other_rounds_are_left_out() {
        for text in [
            "上一轮巡察", "对上轮第五轮巡察整改情况", "轮流学习", "三轮学习",
        ] {
            assert_eq!(round(text), None, "{text}");
        }
    }

    #[test]
    fn named_in_passing() {
        let text = "成立落实六届市委第八轮巡察整改工作领导小组。";
        let found = find_in_passing(text, Span::new(0, text.len()));
        assert_eq!(found.map(|r| r.of(text)), Some("六届市委第八轮"));
        let text = "九届区委第二轮巡察整改效果不明显。";
        assert_eq!(find_in_passing(text, Span::new(0, text.len())), None);
    }
}
