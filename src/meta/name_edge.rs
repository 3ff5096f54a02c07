//! Where the name of a body or a team begins, read backwards from its end.

use super::words::{before, is_numeral, prefix_len};
use crate::text::Span;

/// No name of a team is longer, in bytes.
const NAME_REACH: usize = 240;

/// Verbs and function words that no name has: what stands before them is another part of the
/// sentence.
const WORDS: [&str; 57] = [
    "了巡察", "了巡视", "开展", "进行", "部署", "安排", "要求", "批准", "同意", "决定", "根据",
    "按照", "派出", "组建", "成立", "授权", "接受", "接到", "配合", "近日", "上午", "下午", "期间",
    "以来", "经过", "通过", "由", "向", "对", "从", "于", "经", "被", "在", "将", "的", "了", "和",
    "及", "与", "等", "代表", "组长", "抓好", "做好", "落实", "贯彻", "传达", "学习", "听取",
    "收到", "领取", "率", "会同", "相关", "照单全收", "并",
];
const MARKS: [char; 11] = [',', '。', ';', ':', '(', ')', '!', '?', '\n', '《', '》'];

/// Where the name that ends behind `at` may begin: behind the last mark or word that no name has.
pub fn left_edge(text: &str, within: Span, at: usize) -> usize {
    let near = before(text, within, at, NAME_REACH);
    let before = before_scope(near.of(text));
    let mut edge = before.rfind(MARKS).map_or(0, |p| {
        p + before[p..].chars().next().map_or(1, char::len_utf8)
    });
    for word in WORDS {
        let found = before
            .rmatch_indices(word)
            .map(|(p, _)| p + word.len())
            .find(|&end| !belongs_to_name(word, &before[end..]));
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

/// Without 对村(社区)提级 at the end: whom a team of that name inspects belongs to its name.
fn before_scope(before: &str) -> &str {
    let kinds = ["提级", "交叉", "延伸", "专项", "常规", "直接"];
    let scopes = [
        "对村(社区)", "对村级党组织", "对村级", "对村居", "对村", "对社区",
    ];
    let mut head = before;
    while let Some(rest) = kinds.iter().find_map(|kind| head.strip_suffix(kind)) {
        head = rest;
    }
    scopes
        .iter()
        .find_map(|scope| head.strip_suffix(scope))
        .unwrap_or(before)
}

/// 经开区, 于都县, 和平区: the word begins the name of a place; 第一和第二: it joins two numbers.
fn belongs_to_name(word: &str, rest: &str) -> bool {
    let heads: &[char] = match word {
        "经" => &['开', '济', '棚'],
        "于" => &['都', '洪', '田'],
        "从" => &['化', '江'],
        "向" => &['阳'],
        "将" => &['乐'],
        "和" => &[
            '平', '田', '静', '政', '硕', '县', '林', '龙', '顺', '布', '第',
        ],
        "及" | "与" => &['第'],
        _ => return false,
    };
    rest.starts_with(heads)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of `text` may belong to a name at its end.
    fn name(text: &str) -> &str {
        &text[left_edge(text, Span::new(0, text.len()), text.len())..]
    }

    #[test]
    fn verbs_and_function_words_end_a_name() {
        for (text, expected) in [
            ("2021年11月8日,区委组建4个", "个"),
            ("十四届市委第三轮巡察派出县委第一", "县委第一"),
            ("被巡察党组织和单位在接到区委", "区委"),
            ("县委巡察办在", ""),
            ("问题经过县委", "县委"),
            ("根据《巡视工作条例》及中央", "中央"),
            ("常委会听取和审议了", ""),
            ("巡察组组长周海代表县委", "县委"),
            ("为抓好县委第三", "县委第三"),
            ("传达学习十二届县委第三", "十二届县委第三"),
            ("3月1日县委", "县委"),
            ("副县长林某率县委第三", "县委第三"),
            ("并会同相关省委", "省委"),
        ] {
            assert_eq!(name(text), expected, "{text}");
        }
    }

    #[test]
    fn the_same_characters_inside_a_name_do_not() {
        for text in [
            "和平区委",
            "经开区委第三",
            "将乐县委",
            "于都县委",
            "县委第一和第二",
            "中共青石县委员会",
            "白河市委第三轮对村(社区)提级",
        ] {
            assert_eq!(name(text), text, "{text}");
        }
    }
}
