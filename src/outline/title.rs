//! Which part of a line is the title of a document.

use super::lead::head_end;
use super::numbered::begins_chapter;
use super::signed::{is_body, is_date_line};
use super::site_words;
use crate::text::Span;

/// A title ends with one of these.
const KINDS: &[&str] = &[
    "通报", "报告", "公示", "公告", "通告", "情况", "清单", "函", "台账", "汇报", "一览表", "说明",
    "公开", "公布", "通知", "简报", "总结", "方案", "讲话", "发言", "意见", "反馈会", "动员会",
    "推进会", "专题会", "部署会", "民主生活会", "生活会", "座谈会", "工作会", "会议", "培训班",
    "回头看”", "启事", "体会", "材料",
];

/// One of these makes a line a title of the genre or of a near one.
const SUBJECTS: &[&str] = &[
    "整改", "巡察", "巡视", "巡查", "审计", "督察", "反馈", "进驻", "通报", "公示",
];

/// The kinds that a title seldom goes on behind.
const STRONG: [&str; 6] = ["通报", "报告", "公示", "公告", "通告", "函"];

/// What may follow a title on the same line without a break: the first words of an opening.
const STARTERS: &[&str] = &[
    "根据", "按照", "依据", "遵照", "为深入", "为贯彻", "为全面", "为充分", "为了", "经", "20",
    "现将", "现就", "近日",
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
    let start = head_end(beginning(line));
    let rest = &line[start..];
    let mut from = 0;
    for (at, c) in beginning(rest).char_indices() {
        if c == '。' || c == ';' {
            break;
        }
        if at < from {
            continue;
        }
        let Some(kind) = kind_at(&rest[at..], c) else {
            continue;
        };
        let mut end = at + kind.len();
        end += note_len(&rest[end..]);
        from = end;
        let glued = match after(&rest[end..], STRONG.contains(&kind)) {
            After::More => continue,
            After::Text => true,
            After::Nothing => false,
        };
        let span = Span::new(start, start + end).trim(line);
        let fits = span.of(line).chars().count() <= LONGEST && is_title(span.of(line));
        return if fits {
            Some(Found { span, glued })
        } else {
            bare_kind(line)
        };
    }
    bare_kind(line)
}

/// As much of a line as a title and what stands before it can fill: bounds the search.
fn beginning(line: &str) -> &str {
    let mut end = line.len().min(900);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
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

fn kind_at(rest: &str, first: char) -> Option<&'static str> {
    // Few characters begin a kind: most positions end here.
    if !"通报公情清函台汇一说简总方讲发意反动推专部回启体材民生座工会培".contains(first)
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

/// What follows a title that may end here. `strong`: it ends with a word that seldom goes on.
fn after(rest: &str, strong: bool) -> After {
    let rest = beginning(rest.strip_prefix('》').unwrap_or(rest));
    let tail = behind_date(rest.trim_start());
    let long = tail.chars().take(40).count() == 40;
    let labelled = site_words::first_label(tail);
    if long && labelled == Some(0) && tail.contains('。') {
        return After::Text;
    }
    let occasion = strong && tail.starts_with("——20");
    if tail.is_empty() || occasion || is_date_line(tail) || labelled == Some(0) {
        return After::Nothing;
    }
    let dated = tail.trim_start_matches(['(', '[']);
    if dated.starts_with("20") && labelled.is_some() {
        return After::Nothing;
    }
    let begins = STARTERS.iter().any(|s| tail.starts_with(s));
    if long && (begins || (strong && (names_team(tail) || is_second_title(tail)))) {
        return After::Text;
    }
    After::More
}

/// (2023年10月20日)根据…: without the date of the report in brackets.
fn behind_date(tail: &str) -> &str {
    let inner = tail.strip_prefix('(').unwrap_or_default();
    match inner.split_once(')') {
        Some((date, rest)) if is_date_line(date) => rest.trim_start(),
        _ => tail,
    }
}

/// 区委第一巡察组于…: an opening that begins with the team.
fn names_team(text: &str) -> bool {
    let head: String = text.chars().take(16).collect();
    ["巡察组", "巡视组", "巡察一组", "巡察二组", "巡察三组"]
        .iter()
        .any(|t| head.contains(t))
}

/// The title once more, in other words.
fn is_second_title(text: &str) -> bool {
    let head: String = text.chars().take(50).collect();
    let end = STRONG.iter().filter_map(|kind| head.find(kind)).min();
    end.is_some_and(|end| {
        head[..end].contains("整改") && !head[..end].contains(['。', ',', ':', '、'])
    }) && !text.starts_with(['的', '和', '、'])
}

/// Is what was cut out of a line a title, and no half of a sentence?
fn is_title(text: &str) -> bool {
    const SENTENCE: [&str; 8] = [
        "现将", "现就", "根据", "按照", "特此", "欢迎", "如有", "一、",
    ];
    text.chars().count() >= 4
        && !SENTENCE.iter().any(|s| text.starts_with(s))
        && !text.starts_with('(')
        && !begins_as_news(text)
        && !begins_chapter(text)
        // The page's list of facts and the title in one line: too tangled to cut.
        && !text.contains([':', '•', '【', '>'])
        && SUBJECTS.iter().any(|s| text.contains(s))
}

/// 近日,某市召开…; 3月6日,某市…: the first sentence of a piece of news.
fn begins_as_news(text: &str) -> bool {
    const DAYS: [&str; 6] = ["近日", "日前", "近期", "今日", "昨日", "今天"];
    let clause = text.split(',').next().unwrap_or_default();
    let dated = text.starts_with(|c: char| c.is_ascii_digit()) && clause.ends_with('日');
    clause.len() < text.len() && (dated || DAYS.iter().any(|day| text.starts_with(day)))
}

/// 【提纲】一、…: a chapter, whatever stands in brackets before it.
pub fn is_tagged_chapter(line: &str) -> bool {
    begins_chapter(&line[head_end(beginning(line))..])
}

/// A line of nothing but 通报, 报告 or 公示, blanks aside; or that, and the opening glued to it.
fn bare_kind(line: &str) -> Option<Found> {
    let line = beginning(line);
    let start = line.len() - line.trim_start().len();
    let mut letters = line.char_indices().filter(|(_, c)| !c.is_whitespace());
    let (first, second) = (letters.next()?.1, letters.next()?);
    let kind = String::from_iter([first, second.1]);
    if !["通报", "报告", "公示", "公告", "通告"].contains(&kind.as_str()) {
        return None;
    }
    let end = second.0 + second.1.len_utf8();
    let rest = line[end..].trim();
    let glued = STARTERS.iter().any(|s| rest.starts_with(s)) && rest.chars().take(40).count() == 40;
    (rest.is_empty() || glued).then_some(Found {
        span: Span::new(start, end),
        glued,
    })
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
            "首页 > 党务 > 巡察整改 青石镇党委关于巡察整改进展情况的通报",
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
    fn ends_where_other_things_are_glued_to_it() {
        for line in [
            "青石镇党委关于巡察整改情况的通报县委第一巡察组于2023年3月1日至4月30日对青石镇党委开展了巡察,并反馈了巡察意见。",
            "青石镇党委关于巡察整改情况的通报青石镇党委关于县委巡察反馈意见整改落实情况的通报根据县委统一部署,县委第一巡察组对青石镇党委开展了巡察。",
            "青石镇党委关于巡察整改情况的通报发布日期:2023-05-04 浏览次数: 字体:[ ]根据县委统一部署,县委第一巡察组对青石镇党委开展了巡察。",
        ] {
            assert_eq!(
                title(line),
                Some("青石镇党委关于巡察整改情况的通报"),
                "{line}"
            );
        }
        let line = "通 报根据县委统一部署,县委第一巡察组于2023年3月1日至4月30日对青石镇党委开展了巡察,并反馈了巡察意见。";
        assert_eq!(title(line), Some("通 报"));
    }

    #[test]
    fn a_chapter_behind_a_tag() {
        assert!(is_tagged_chapter("【提纲】一、提高巡察整改的站位"));
        assert!(!is_tagged_chapter("【通报】一份巡察整改情况"));
    }

    #[test]
    fn ends_before_the_occasion_of_a_report() {
        let line = "青石县2022年度审计查出问题整改情况的报告——2023年4月在县人大常委会第九次会议上";
        assert_eq!(
            title(line),
            Some("青石县2022年度审计查出问题整改情况的报告")
        );
        let line = "青石县巡察整改情况的报告——青石镇篇";
        assert_ne!(title(line), Some("青石县巡察整改情况的报告"));
    }

    #[test]
    fn sentences_and_bodies_are_no_titles() {
        for line in [
            "近日,青石县召开专题会议,县纪委书记陈山作巡察整改情况通报",
            "3月6日,青石县委听取巡察情况汇报",
            "【提纲】一、巡察整改工作情况",
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
}
