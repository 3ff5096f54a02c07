//! Which part of a line is the title of a document.

use super::chrome;
use crate::text::Span;

/// A title ends with one of these.
const KINDS: &[&str] = &[
    "通报", "报告", "公示", "公告", "通告", "情况", "清单", "函", "台账", "汇报", "一览表", "说明",
    "公开", "公布", "通知", "简报", "总结", "方案", "讲话", "发言", "意见", "反馈会", "动员会",
    "推进会", "专题会", "部署会", "回头看”", "启事", "体会", "材料",
];

/// One of these makes a line a title of the genre or of a near one.
const SUBJECTS: &[&str] = &[
    "整改", "巡察", "巡视", "巡查", "审计", "督察", "反馈", "进驻", "通报", "公示",
];

/// What may follow a title on the same line without a break: the first words of an opening.
const STARTERS: &[&str] = &[
    "根据", "按照", "依据", "遵照", "为深入", "为贯彻", "为全面", "为了", "经", "20", "近日",
];

/// The longest that a title can be, in characters.
const LONGEST: usize = 110;

/// What [`within`] found in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The title, as byte offsets of the line.
    pub span: Span,
    /// The text itself begins behind it on the same line.
    pub glued: bool,
}

/// The title in `line`, without column tag, breadcrumb, label and the date of the page.
pub fn within(line: &str) -> Option<Found> {
    let start = head_end(line);
    let rest = &line[start..];
    let mut from = 0;
    for (at, c) in rest.char_indices() {
        if c == '。' || c == ';' {
            return None;
        }
        let Some(kind) = kind_at(&rest[at..], c) else {
            continue;
        };
        if at < from {
            continue;
        }
        let mut end = at + kind.len();
        end += note_len(&rest[end..]);
        from = end;
        if rest[..end].chars().count() > LONGEST {
            return None;
        }
        match after(&rest[end..]) {
            After::More => {}
            tail => {
                let span = Span::new(start, start + end).trim(line);
                return is_title(span.of(line)).then_some(Found {
                    span,
                    glued: tail == After::Text,
                });
            }
        }
    }
    bare_kind(line)
}

/// Could `line` be the first part of a title whose last part is `tail` on the next line?
pub fn continues(line: &str, tail: &str) -> bool {
    let chars = line.chars().count();
    if !(2..=60).contains(&chars)
        || line.contains(['。', ';', ':', '!', '?', '【', '】', '>'])
        || line.ends_with([',', '、', ')'])
        || line.starts_with(|c: char| c.is_ascii_digit() || c == '(')
    {
        return false;
    }
    if tail.starts_with("关于") || tail.starts_with("对") || tail.starts_with("落实") {
        return is_body(line) && !line.contains("关于");
    }
    if tail.starts_with("中共") || tail.contains("关于") {
        return false;
    }
    // A tail without its beginning: what it lacks must stand here.
    line.contains("关于") || line.starts_with("中共") || is_body(line)
}

/// Does the title of which `so_far` is the beginning go on with the line `next`?
pub fn goes_on(so_far: &str, next: &str) -> bool {
    const STRONG: [&str; 6] = ["通报", "报告", "公示", "公告", "通告", "函"];
    const TAILS: [&str; 12] = [
        "的", "整改", "集中整改", "落实", "进展", "巡察", "巡视", "反馈", "情况", "问题", "审计",
        "和",
    ];
    let finished =
        within(so_far).is_some_and(|f| !f.glued && f.span.end == so_far.trim_end().len());
    let ended = STRONG.iter().any(|kind| so_far.trim_end().ends_with(kind));
    let short = next.chars().filter(|c| !c.is_whitespace()).count() <= 2;
    let tail = TAILS.iter().any(|t| next.starts_with(t))
        && !next.contains("关于")
        && within(next).is_some();
    !finished || next.starts_with('的') || (short && !ended) || (tail && !ended)
}

/// Does `line` read like the name of a body that can sign or publish?
pub fn is_body(line: &str) -> bool {
    const ENDS: &[&str] = &[
        "委员会", "党组", "党委", "工委", "总支", "支部", "局", "办公室", "社区", "街道", "办事处",
        "镇", "乡", "村", "院", "学校", "中学", "小学", "大学", "幼儿园", "中心", "公司", "集团",
        "厅", "会", "政府", "总队", "支队", "大队", "县委", "市委", "区委", "省委", "州委", "旗委",
        "站", "所", "馆", "组", "处", "园", "银行", "行", "社", "场", "部", "办", "团委", "苏木",
        "学", "队",
    ];
    let line = line.trim_end();
    let chars = line.chars().filter(|c| !c.is_whitespace()).count();
    (3..=45).contains(&chars)
        && !line.contains(['。', ',', ';', ':', '!', '?', '“', '>', '|', '='])
        && (line.starts_with("中共")
            || line.starts_with("中国共产党")
            || ENDS.iter().any(|end| line.ends_with(end)))
}

/// Where a column tag, breadcrumb, label or number before the title ends.
fn head_end(line: &str) -> usize {
    let mut start = 0;
    loop {
        let rest = &line[start..];
        let trimmed = rest
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '•' | '·' | '-' | '《'));
        let skipped = start + rest.len() - trimmed.len();
        let step = tag_len(trimmed)
            .or_else(|| breadcrumb_len(trimmed))
            .or_else(|| label_len(trimmed))
            .or_else(|| chunk_number_len(trimmed));
        match step {
            // A line that is a tag and nothing else has no title behind the tag.
            Some(len) if !trimmed[len..].trim().is_empty() => start = skipped + len,
            _ => return skipped,
        }
    }
}

/// 【整改情况通报】
fn tag_len(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '【' => '】',
        '[' => ']',
        _ => return None,
    };
    text.find(close).map(|at| at + close.len_utf8())
}

/// 首页 > 政务公开 >
fn breadcrumb_len(text: &str) -> Option<usize> {
    let (at, mark) = text
        .char_indices()
        .rfind(|(_, c)| matches!(c, '>' | '»' | '›'))?;
    Some(at + mark.len_utf8())
}

/// 标题:, 文件名称:, 标 题:
fn label_len(text: &str) -> Option<usize> {
    const LABELS: [&str; 5] = ["标题", "名称", "题名", "文件名称", "信息名称"];
    let colon = text.find(':')?;
    let label: String = text[..colon]
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(5)
        .collect();
    LABELS.contains(&label.as_str()).then_some(colon + 1)
}

/// The 1、 that share sites put before each chunk.
fn chunk_number_len(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    (digits > 0 && digits < 3 && rest.starts_with('、')).then(|| digits + '、'.len_utf8())
}

fn kind_at(rest: &str, first: char) -> Option<&'static str> {
    // Few characters begin a kind: most positions end here.
    if !"通报公情清函台汇一说简总方讲发意反动推专部回启体材".contains(first)
    {
        return None;
    }
    KINDS.iter().copied().find(|kind| rest.starts_with(kind))
}

/// The length of （公开稿）, （摘要）, 》 behind the title; the date of the page in brackets is none.
fn note_len(rest: &str) -> usize {
    if rest.starts_with('(')
        && let Some(close) = rest.find(')')
        && close < 40
        && !rest[..close].contains(|c: char| c.is_ascii_digit())
    {
        return close + 1;
    }
    0
}

#[derive(PartialEq, Eq)]
enum After {
    /// Nothing, or what is the page's.
    Nothing,
    /// The opening.
    Text,
    /// The title goes on.
    More,
}

fn after(rest: &str) -> After {
    let rest = rest.strip_prefix('》').unwrap_or(rest);
    let tail = rest.trim_start();
    if tail.is_empty() || is_date_line(tail) || chrome::first_label(tail) == Some(0) {
        return After::Nothing;
    }
    let dated = tail.trim_start_matches(['(', '[']);
    if dated.starts_with("20") && chrome::first_label(dated).is_some() {
        return After::Nothing;
    }
    let long = tail.chars().take(25).count() == 25;
    if long && STARTERS.iter().any(|s| tail.starts_with(s)) {
        return After::Text;
    }
    After::More
}

/// Is what was cut out of a line a title, and no half of a sentence?
fn is_title(text: &str) -> bool {
    const SENTENCE: [&str; 8] = [
        "现将", "现就", "根据", "按照", "特此", "欢迎", "如有", "一、",
    ];
    text.chars().count() >= 4
        && !SENTENCE.iter().any(|s| text.starts_with(s))
        && !text.starts_with('(')
        && SUBJECTS.iter().any(|s| text.contains(s))
}

/// A line of nothing but 通报, 报告 or 公示, blanks aside.
fn bare_kind(line: &str) -> Option<Found> {
    let bare: String = line
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(5)
        .collect();
    ["通报", "报告", "公示", "公告", "通告"]
        .contains(&bare.as_str())
        .then(|| Found {
            span: Span::new(0, line.len()).trim(line),
            glued: false,
        })
}

/// A line of nothing but a date, with or without the time of day: 2023年5月6日,
/// (2024-06-24 17:44), 二〇二三年五月六日, 2023.5.6.
pub fn is_date_line(line: &str) -> bool {
    let mut digits = 0;
    let mut separators = 0;
    for c in line.chars() {
        match c {
            '0'..='9'
            | '〇'
            | '○'
            | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '元' => digits += 1,
            '年' | '月' | '日' | '号' | '-' | '/' | '.' | ':' => separators += 1,
            '(' | ')' | '[' | ']' | '时' | '分' | '秒' => {}
            _ if c.is_whitespace() => {}
            _ => return false,
        }
    }
    let year = line.contains('年') || line.contains("20");
    (5..=16).contains(&digits) && (2..=8).contains(&separators) && year
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(line: &str) -> Option<&str> {
        within(line).map(|found| found.span.of(line))
    }

    #[test]
    fn a_title_alone_is_the_whole_line() {
        for line in [
            "中共青石镇委员会关于巡察整改进展情况的通报",
            "关于县委第三巡察组巡察反馈意见集中整改落实情况的报告",
            "青石镇专项巡察“回头看”整改进展情况",
            "通 报",
            "青石县审计局关于2023年度预算执行审计查出问题整改情况的公告",
            "青石镇党委关于巡察整改情况的通报(公开稿)",
        ] {
            assert_eq!(title(line), Some(line));
        }
    }

    #[test]
    fn what_the_page_glued_to_it_is_left_out() {
        let title_text = "青石镇党委关于巡察整改进展情况的通报";
        for line in [
            "【整改情况通报】青石镇党委关于巡察整改进展情况的通报",
            "首页 > 巡察工作 > 青石镇党委关于巡察整改进展情况的通报",
            "青石镇党委关于巡察整改进展情况的通报 2024-06-24 17:44",
            "青石镇党委关于巡察整改进展情况的通报(2024年6月24日)",
            "青石镇党委关于巡察整改进展情况的通报 发布时间:2024-06-24",
            "青石镇党委关于巡察整改进展情况的通报 2024-06-24 来源:县纪委",
            "标 题:青石镇党委关于巡察整改进展情况的通报",
            "1、青石镇党委关于巡察整改进展情况的通报",
        ] {
            assert_eq!(title(line), Some(title_text), "{line}");
        }
    }

    #[test]
    fn ends_where_the_opening_is_glued_to_it() {
        let line = "青石镇党委关于巡察整改进展情况的通报根据县委统一安排,2023年3月1日至4月30日,县委第一巡察组对青石镇党委开展了巡察。";
        let found = within(line).expect("a title");
        assert_eq!(found.span.of(line), "青石镇党委关于巡察整改进展情况的通报");
        assert!(found.glued);
    }

    #[test]
    fn sentences_and_bodies_are_no_titles() {
        for line in [
            "根据县委统一部署,县委第一巡察组对青石镇党委开展了巡察。",
            "现将巡察整改进展情况予以通报",
            "中共青石镇委员会",
            "一、整改工作开展情况",
            "房屋租赁情况",
        ] {
            assert_eq!(title(line), None, "{line}");
        }
    }

    #[test]
    fn the_first_line_of_a_broken_title_is_known_by_what_the_next_lacks() {
        assert!(continues("中共青石镇委员会", "关于巡察整改进展情况的通报"));
        assert!(continues(
            "青石镇党委关于十四届县委第六轮",
            "巡察整改进展情况的通报"
        ));
        assert!(!continues("巡察工作", "关于巡察整改进展情况的通报"));
        assert!(!continues(
            "青石镇人民政府",
            "中共青石镇委员会关于巡察整改情况的通报"
        ));
    }

    #[test]
    fn a_title_that_breaks_behind_a_word_that_could_end_one() {
        let first = "青石镇党委关于落实县委巡察反馈意见";
        assert!(goes_on(first, "整改情况的通报"));
        assert!(goes_on("青石镇党委关于巡察整改情况", "的通报"));
        assert!(!goes_on(
            "青石镇党委关于巡察整改情况的通报",
            "巡察整改情况通报"
        ));
    }

    #[test]
    fn lines_of_nothing_but_a_date() {
        for line in [
            "2023年5月6日", "二〇二三年五月六日", "(2024-06-24 17:44)", "2023 年 5 月 6 日",
            "02.03.2017 00:46",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in ["3", "2023年5月6日印发", "一、", "0123-1234567"] {
            assert!(!is_date_line(line), "{line}");
        }
    }
}
