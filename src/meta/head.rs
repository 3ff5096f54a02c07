//! What stands before the text: the title.

use crate::outline::page::LineRole;
use crate::outline::site_words::starts_with_label;
use crate::outline::title;
use crate::text::{Reading, Span};

/// The document's own title. Over several lines it runs from the first to the last; of several
/// titles in different wordings it is the first that is whole, but that one is the page's where the
/// page's facts stand between it and the last.
pub fn title(reading: &Reading, roles: &[LineRole]) -> Option<Span> {
    let text = reading.text();
    let groups = title_groups(reading, roles);
    let is_whole =
        |g: &&Span| g.of(text).contains("关于") || g.of(text).chars().take(16).count() == 16;
    let first = groups.iter().find(is_whole);
    let last = groups.iter().rfind(is_whole);
    let under_facts = first.zip(last).filter(|(first, last)| {
        let between = reading
            .lines()
            .iter()
            .zip(roles)
            .filter(|(line, _)| line.span.start >= first.end && line.span.end <= last.start);
        let mut between = between.filter(|(_, role)| **role == LineRole::Chrome);
        first.of(text) != last.of(text)
            && last.of(text).contains("关于")
            && between.any(|(line, _)| starts_with_label(reading.get(line.span), true))
    });
    let whole = under_facts.map(|(_, last)| last).or(first);
    whole
        .or(groups.first())
        .copied()
        .or_else(|| glued_title(reading, roles))
        .or_else(|| title_of_any_text(reading, roles))
}

/// Each title that the page shows: lines with nothing of the site between them.
fn title_groups(reading: &Reading, roles: &[LineRole]) -> Vec<Span> {
    let text = reading.text();
    let mut groups: Vec<Span> = Vec::new();
    let mut open = false;
    for (line, role) in reading.lines().iter().zip(roles) {
        match role {
            LineRole::Blank => {}
            LineRole::Title => {
                let words = line.span.of(text);
                let found = title::within(words);
                let inner = found.map_or(line.span, |f| {
                    Span::new(line.span.start + f.span.start, line.span.start + f.span.end)
                });
                // A line that is a title by itself begins a new one behind a finished title.
                let joins = open
                    && groups
                        .last()
                        .is_some_and(|g| title::goes_on(g.of(text), inner.of(text)));
                match groups.last_mut().filter(|_| joins) {
                    Some(last) => last.end = inner.end,
                    None => groups.push(inner),
                }
                open = true;
            }
            _ => open = false,
        }
    }
    groups
}

/// …情况的通报根据县委统一安排…: the title that runs into the opening.
fn glued_title(reading: &Reading, roles: &[LineRole]) -> Option<Span> {
    let first = roles.iter().position(|&r| r == LineRole::Opening)?;
    let line = reading.lines()[first].span;
    let found = title::within(line.of(reading.text()))?;
    Some(Span::new(
        line.start + found.span.start,
        line.start + found.span.end,
    ))
}

/// A text of another kind: of the short first lines without the marks of a sentence the one that
/// speaks of the matter, else the longest.
fn title_of_any_text(reading: &Reading, roles: &[LineRole]) -> Option<Span> {
    let lines: Vec<(Span, LineRole)> = reading
        .lines()
        .iter()
        .zip(roles)
        .filter(|(_, role)| !matches!(role, LineRole::Blank | LineRole::Chrome))
        .map(|(line, role)| (line.span, *role))
        .take(4)
        .collect();
    let text_at = lines
        .iter()
        .position(|(l, _)| reading.get(*l).chars().take(30).count() == 30)?;
    let heads = lines[..text_at]
        .iter()
        .filter(|(line, role)| *role == LineRole::Body && is_headline(reading.get(*line)))
        .map(|(line, _)| *line);
    heads.max_by_key(|line| {
        let words = reading.get(*line);
        let of_matter = ["整改", "巡察", "巡视"].iter().any(|w| words.contains(w));
        (of_matter, line.len())
    })
}

fn is_headline(words: &str) -> bool {
    (2..=40).contains(&words.chars().count())
        && !words.contains(['。', ',', ';', ':', '|', '\t'])
        && !words.starts_with(|c: char| c.is_ascii_digit() || c == '(')
        && !title::is_tagged_chapter(words)
        && !is_word_of_page(words)
}

/// What a page puts over any text: 详细介绍, 引言, 【提纲】.
fn is_word_of_page(words: &str) -> bool {
    const WORDS: [&str; 10] = [
        "详细介绍", "内容介绍", "引言", "前言", "导语", "目录", "摘要", "提纲", "正文", "编者按",
    ];
    let name = words.trim().trim_matches(['【', '】', '[', ']', ' ']);
    WORDS.contains(&name) || (words.starts_with('【') && words.ends_with('】'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::page::roles;

    fn title_in(text: &str) -> Option<String> {
        let reading = Reading::new(text);
        title(&reading, &roles(&reading)).map(|t| reading.get(t).to_string())
    }

    const TEXT: &str = "巡察整改是一项政治任务，要提高认识，压实责任，抓好落实，确保问题整改到位。";

    #[test]
    fn the_headline_of_any_text() {
        assert_eq!(
            title_in(&format!("巡察整改工作笔谈\n{TEXT}")).as_deref(),
            Some("巡察整改工作笔谈")
        );
    }

    #[test]
    fn a_title_under_the_facts_of_the_page_is_the_documents_own() {
        let own = "中共某镇委员会关于县委第六轮巡察整改进展情况的通报";
        let pages = "某镇党委关于落实县委巡察反馈意见整改情况的通报";
        let opening =
            "根据县委统一部署，县委第一巡察组对某镇党委开展了巡察。现将整改情况予以公布。";
        let facts = "来源：某镇　　日期：2019-12-30";
        let of = |head: String| title_in(&format!("{head}\n{opening}"));
        assert_eq!(of(format!("{pages}\n{facts}\n{own}")).as_deref(), Some(own));
        assert_eq!(of(format!("{pages}\n{own}")).as_deref(), Some(pages));
        assert_eq!(of(format!("{own}\n{facts}")).as_deref(), Some(own));
    }

    #[test]
    fn words_of_the_page_and_chapters_are_no_title() {
        for line in [
            "详细介绍",
            "引言",
            "【提纲】",
            "【提纲】一、提高巡察整改的站位",
        ] {
            assert_eq!(title_in(&format!("{line}\n{TEXT}")), None, "{line}");
        }
    }
}
