//! `identity_leak`: a real place in an anonymised document.
//!
//! **What it does.** Where placeholders stand for names of places (`X社区`), reports a name of two
//! characters before 县, 社区, 街道 and the like that stands by itself (after 《, 原, 在, 对 …), and the
//! names of provinces; one finding for each distinct name.
//!
//! **Why.** The one name that was overlooked says whose document it is.
//!
//! **Example.** `原青山社区` among `X社区`, `《青川县议事规则》`.

use super::signs::plain_lines;
use super::{Document, hit::Hit, placeholder};
use crate::text::{Span, is_han};
use std::collections::HashMap;

/// What a place's name ends with.
const ENDINGS: [&str; 11] = [
    STREET, "社区", "居委会", "街道", "小区", "县", "镇", "乡", "村", "市", "区",
];

/// What is called after a street bears a name wherever it stands: ,青林路社区党委….
const STREET: &str = "路社区";

/// Is `c` the last character of an ending or a province?
fn may_end(c: char) -> bool {
    matches!(
        c,
        '区' | '会' | '道' | '县' | '镇' | '乡' | '村' | '市' | '省' | '古' | '族' | '尔'
    )
}

/// A name begins behind one of these; behind other marks verbs stand too (，按照县委…).
const BEGINNINGS: &str = "原《在对由赴到与和及";
/// Or behind one of these words.
const WORDS_BEFORE: [&str; 8] = [
    "学习", "借鉴", "参观", "考察", "来自", "前往", "位于", "邀请",
];

/// Characters that stand before 社区, 县 … without naming any.
const GENERIC: &str = "的了在和对等全各本我该每两数几多某一二三四五六七八九十个党级有无所辖属城农老旧新区县市镇乡村街\
                       省州基层部分贫困示范先进联创建设大小内外上下关于加强化推进教育引导个别按照根据接受报送经过召开巡察";

/// Characters that make a common word with 区: 社区, 山区, 居民区.
const BEFORE_DISTRICT: &str = "社片园景地校灾库山林牧矿商民宅厂港学";

const PROVINCES: [&str; 31] = [
    "北京市", "天津市", "上海市", "重庆市", "河北省", "山西省", "辽宁省", "吉林省", "黑龙江省",
    "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省",
    "广东省", "海南省", "四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省", "内蒙古",
    "广西壮族", "西藏自治区", "宁夏回族", "新疆维吾尔",
];

pub fn check(document: &Document) -> Vec<Hit> {
    let text = document.reading.text();
    let anonymised = placeholder::places(document).iter().any(|span| {
        placeholder::PLACES
            .iter()
            .any(|p| span.of(text).ends_with(p))
    });
    if !anonymised {
        return Vec::new();
    }
    let mut hits: Vec<Hit> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for line in plain_lines(document) {
        for span in names_in(text, line) {
            let name = span.of(text);
            match index.get(name) {
                Some(&at) => hits[at].spans.push(span),
                None => {
                    index.insert(name, hits.len());
                    hits.push(hit(document, span));
                }
            }
        }
    }
    hits
}

fn hit(document: &Document, span: Span) -> Hit {
    let name = document.reading.quote(span);
    Hit::new(
        span,
        format!("其他名称都已隐去，这里却出现真实名称“{name}”"),
        format!("Other names are blanked, but “{name}” stands here"),
    )
    .with("name", name)
}

fn names_in(text: &str, line: Span) -> impl Iterator<Item = Span> + '_ {
    line.of(text)
        .match_indices(may_end)
        .filter_map(move |(at, last)| {
            let end = line.start + at + last.len();
            let until = &text[line.start..end];
            let province = PROVINCES.iter().find(|name| until.ends_with(**name));
            let start = province.map(|name| end - name.len()).or_else(|| {
                let ending = ENDINGS.iter().find(|ending| until.ends_with(**ending))?;
                name_before(text, line, end - ending.len())
            })?;
            Some(Span::new(start, end))
        })
}

/// Where the name of two characters before `at` begins.
fn name_before(text: &str, line: Span, at: usize) -> Option<usize> {
    let mut name = text[line.start..at].char_indices().rev();
    let (_, second) = name.next()?;
    let (first_at, first) = name.next()?;
    if [first, second]
        .iter()
        .any(|c| !is_han(*c) || GENERIC.contains(*c))
    {
        return None;
    }
    if text[at..].starts_with('区') && BEFORE_DISTRICT.contains(second) {
        return None;
    }
    let start = line.start + first_at;
    let before = &text[line.start..start];
    let of_street = text[at..].starts_with(STREET)
        && (before.is_empty() || before.ends_with([',', '。', ';', '、', ':']));
    let begins = of_street
        || before.ends_with(|c| BEGINNINGS.contains(c))
        || WORDS_BEFORE.iter().any(|word| before.ends_with(word));
    begins.then_some(start)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::hits;

    #[test]
    fn the_overlooked_name() {
        let text = "对X社区党委巡察。原松涛社区存在问题。按照《松川县议事规则》执行，湖北省委。学习青溪区经验。";
        assert_eq!(
            hits(text, check),
            ["松涛社区", "松川县", "湖北省", "青溪区"]
        );
    }

    #[test]
    fn a_community_called_after_a_street() {
        let leaks = |text: &str| hits(text, check).len();
        assert_eq!(leaks("对X社区党委巡察。明确责任，松涛路社区书记任组长"), 1);
        assert_eq!(leaks("对X社区党委巡察。明确责任，沿路社区书记任组长"), 0);
    }

    #[test]
    fn generic_words() {
        let text = "对X社区党委巡察。原社区、各社区，教育引导社区干部，对贫困县、本县，在示范村、农村，由所辖社区整改，对居民区、山区，关于巡察社区，按照县委部署";
        assert!(hits(text, check).is_empty());
    }

    #[test]
    fn a_document_that_names_everyone() {
        assert!(hits("对松涛社区党委巡察。原松涛社区，《松川县办法》", check).is_empty());
    }

    #[test]
    fn every_ending_can_be_met() {
        for name in super::ENDINGS.iter().chain(&super::PROVINCES) {
            assert!(name.ends_with(super::may_end), "{name}");
        }
    }
}
