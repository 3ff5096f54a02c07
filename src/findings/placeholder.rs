//! `placeholder`: what a template left to be filled in.
//!
//! **What it does.** Reports X, XX, ××, ** and ○○ that stand for a name or a number (`X社区`, `20XX年`,
//! `X月X日`), one finding for each distinct text with all its places. A date or period with such marks is
//! one text. Letters that mean something (X光, C类) are none.
//!
//! **Why.** The document was not filled in, or was anonymised.
//!
//! **Example.** `2020年X月X日至X月X日`, `XX居委会`.

use super::signs::{char_at, char_before, plain_lines};
use super::{Document, hit::Hit};
use crate::text::{Span, is_han};

/// What a blanked name ends with, the longer before the shorter.
pub const PLACES: [&str; 34] = [
    "社区", "居委会", "村委会", "街道", "小区", "委员会", "开发区", "党支部", "公司", "学校",
    "医院", "单位", "同志", "中心", "集团", "小学", "中学", "幼儿园", "办事处", "支部", "党委",
    "省", "市", "县", "区", "镇", "乡", "村", "局", "州", "旗", "厂", "校", "院",
];

/// What may stand between the mark and the end of the name: X市政服务中心, X农业局.
const MIDDLES: [&str; 36] = [
    "服务", "卫生", "有限", "责任", "党", "行政", "人民", "便民", "管理", "技术", "发展", "建设",
    "投资", "文化", "教育", "科技", "农业", "水利", "水务", "交通", "财政", "公安", "民政", "审计",
    "自然", "资源", "生态", "环境", "住建", "城管", "统计", "实验", "第一", "第二", "产业", "房",
];

/// What is counted where the mark stands for a number.
const COUNTED: &str = "个元人名项次户家条";

/// Behind a single X: rays, axes, chromosomes.
const SCIENCE: &str = "光射线荧轴染波型";

/// How many [`MIDDLES`] a name has at most.
const MOST_MIDDLES: usize = 3;

pub fn check(document: &Document) -> Vec<Hit> {
    let text = document.reading.text();
    let mut hits: Vec<(&str, Hit)> = Vec::new();
    let mut index = std::collections::HashMap::new();
    for span in places(document) {
        let key = span.of(text);
        match index.get(key) {
            Some(&at) => {
                let (_, hit): &mut (&str, Hit) = &mut hits[at];
                hit.spans.push(span);
            }
            None => {
                index.insert(key, hits.len());
                let quote = document.reading.quote(span);
                let hit = Hit::new(
                    span,
                    format!("未填写的占位符：“{quote}”"),
                    format!("A placeholder was left: “{quote}”"),
                );
                hits.push((key, hit.with("text", quote)));
            }
        }
    }
    hits.into_iter()
        .map(|(_, hit)| {
            let count = hit.spans.len();
            hit.with("places", count)
        })
        .collect()
}

/// All placeholders, in order, none overlapping another.
pub fn places(document: &Document) -> Vec<Span> {
    let text = document.reading.text();
    let mut found: Vec<Span> = Vec::new();
    for line in plain_lines(document) {
        let mut at = line.start;
        while let Some(offset) = text[at..line.end].find(is_mark) {
            let start = at + offset;
            let run = run_at(text, line, start);
            at = run.end;
            if let Some(span) = date(text, line, run).or_else(|| name(text, line, run)) {
                at = at.max(span.end);
                if found.last().is_none_or(|last| last.end <= span.start) {
                    found.push(span);
                }
            }
        }
    }
    found
}

fn is_mark(c: char) -> bool {
    matches!(c, 'X' | 'x' | '×' | '*' | '○' | '╳')
}

/// The run of marks that begins at `start`.
fn run_at(text: &str, line: Span, start: usize) -> Span {
    let inner = &text[start..line.end];
    let length = inner.find(|c| !is_mark(c)).unwrap_or(inner.len());
    Span::new(start, start + length)
}

/// A date or period around `run`: digits, marks, 年月日 and what joins them.
fn date(text: &str, line: Span, run: Span) -> Option<Span> {
    let unit = char_at(text, run.end).filter(|c| "年月日".contains(*c))?;
    if text[run.start..run.end].contains('*') && run.len() < 2 {
        return None;
    }
    let joins = |c: char| "至到-—~".contains(c);
    let belongs = |c: char| is_mark(c) || c.is_ascii_digit() || "年月日".contains(c) || joins(c);
    let before = &text[line.start..run.start];
    let start = before.len()
        - before
            .chars()
            .rev()
            .take_while(|c| belongs(*c))
            .map(char::len_utf8)
            .sum::<usize>();
    let after = run.end + unit.len_utf8();
    let end = after
        + text[after..line.end]
            .chars()
            .take_while(|c| belongs(*c))
            .map(char::len_utf8)
            .sum::<usize>();
    let whole = Span::new(line.start + start, end);
    let inner = whole.of(text);
    // What joins two dates joins nothing at either end; X behind the last 日 begins a name.
    let left = inner.len()
        - inner
            .trim_start_matches(|c| joins(c) || "年月日".contains(c))
            .len();
    let right = inner
        .rfind(['年', '月', '日'])
        .map_or(0, |i| i + '日'.len_utf8());
    (left < right).then(|| Span::new(whole.start + left, whole.start + right))
}

/// The name that `run` stands in for.
fn name(text: &str, line: Span, run: Span) -> Option<Span> {
    let marks = run.of(text);
    let before = char_before(text, run.start).filter(|_| run.start > line.start);
    let after = char_at(text, run.end).filter(|_| run.end < line.end);
    if before.is_some_and(|c| {
        c.is_ascii_alphanumeric() && !"×*○".contains(marks.chars().next().unwrap_or('X'))
    }) || after.is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return None;
    }
    let ending = place_ending(text, line, run.end);
    let single = marks.chars().nth(1).is_none();
    // Stars make bold type and lists, rings are zeros: only before the end of a name.
    if marks.contains(['*', '○']) && (single || ending.is_none()) {
        return None;
    }
    if !single && fills_its_place(before, after) {
        return Some(run);
    }
    let beside_han = before.is_some_and(is_han) || after.is_some_and(is_han);
    if !beside_han || (single && after.is_some_and(|c| SCIENCE.contains(c))) {
        return None;
    }
    let counted = after
        .filter(|c| COUNTED.contains(*c))
        .map(|c| run.end + c.len_utf8());
    let end = ending.or(counted);
    Some(Span::new(run.start, end.unwrap_or(run.end)))
}

/// 责任人:XXX, or the cell of a table: the marks are all that stands there.
fn fills_its_place(before: Option<char>, after: Option<char>) -> bool {
    matches!(before, Some(':' | '\t'))
        && matches!(after, None | Some('\t' | ',' | '。' | ';' | '、'))
}

/// Where the name that goes on at `from` ends, if it ends as the name of a place or body does.
fn place_ending(text: &str, line: Span, from: usize) -> Option<usize> {
    let mut rest = &text[from..line.end];
    for _ in 0..=MOST_MIDDLES {
        if let Some(ending) = PLACES.iter().find(|p| rest.starts_with(**p)) {
            return Some(line.end - rest.len() + ending.len());
        }
        let middle = MIDDLES.iter().find(|m| rest.starts_with(**m))?;
        rest = &rest[middle.len()..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::{Parts, hits};

    #[test]
    fn names_with_all_their_places() {
        let parts = Parts::of("对X社区党委、XX村巡察，X社区党委，××县，王某");
        let found = check(&parts.document());
        assert_eq!(parts.hits(check), ["X社区", "XX村", "××县"]);
        assert_eq!(found[0].spans.len(), 2);
        assert_eq!(found[0].get("places"), Some(&2.into()));
    }

    #[test]
    fn a_name_ends_with_its_last_word_or_at_the_mark() {
        let text = "书记XX主持会议，学习党的XX精神，由XX服务中心落实，XX局、XX同志，XX和，××个";
        assert_eq!(
            hits(text, check),
            ["XX", "XX服务中心", "XX局", "XX同志", "××个"]
        );
    }

    #[test]
    fn marks_in_place_of_a_name() {
        assert_eq!(hits("责任人：XXX", check), ["XXX"]);
        assert_eq!(hits("1\t学习不够\tXX\t已完成", check), ["XX"]);
        assert!(hits("编号：XX-1，规格：X", check).is_empty());
    }

    #[test]
    fn a_period_is_one() {
        let text = "2021年X月X日至X月X日X县，20XX年，于×月×日到村";
        assert_eq!(
            hits(text, check),
            ["2021年X月X日至X月X日", "X县", "20XX年", "×月×日"]
        );
    }

    #[test]
    fn letters_with_a_meaning() {
        let text = "Ｃ类低保，X光机，3×4米，WXY公司，* 第一条，**要点**，二○○三年，x=1";
        assert!(hits(text, check).is_empty());
    }
}
