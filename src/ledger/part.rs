//! Which parts of the document list problems, which tell how the work was organised, which look ahead.
//!
//! The organisation part is full of numbered items and of the words 问题, 整改措施, 责任领导, and is
//! the chief trap: a part counts as a list of problems for what stands in it (labelled answers,
//! headings that find fault), not for its title alone.

use super::frame;
use crate::outline::heading;
use crate::outline::marker::MarkerKind;
use crate::outline::outlook;
use crate::outline::wording;
use crate::outline::{Block, BlockKind, Outline};
use crate::text::{Reading, Span};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartRole {
    /// How the rectification was organised, and whatever is none of the others.
    Organisation,
    /// Pairs problems with what was done.
    Problems,
    /// What is still open, and what comes next.
    Next,
}

/// A heading without a parent and what its subtree is.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Index of its block.
    pub block: usize,
    pub role: PartRole,
    /// The heading names the problems below it (…方面, a fault), and not only the list (反馈问题整改情况).
    pub is_class: bool,
    /// The heading is a numbered part (一、) and may stand above the list without being a problem.
    pub is_part: bool,
}

/// Titles of a list of problems, whatever stands in it.
const LISTS: &[&str] = &[
    "反馈问题整改", "反馈问题的整改", "具体问题整改", "问题整改", "整改落实情况", "整改进展情况",
    "反馈意见整改", "反馈意见落实", "整改任务落实", "逐条逐项", "逐项整改", "整改情况",
];

/// Titles of the organisation part that contain words of the list above.
const ORGANISATION: &[&str] = &[
    "组织", "总体", "领导", "责任", "认识", "站位", "部署", "工作开展", "基本情况", "主要做法",
    "整体",
];

/// How much of a heading is read as its name, in characters.
const LONGEST_TITLE: usize = 32;

/// What was counted in a subtree.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// Numbered headings.
    headings: usize,
    /// Those that name a problem.
    faults: usize,
    /// Labels of answers (整改情况：).
    labels: usize,
}

/// The parts of the document, in order, each with its role.
pub fn roles(reading: &Reading, outline: &Outline) -> Vec<Part> {
    let tops: Vec<usize> = (0..outline.blocks.len())
        .filter(|&i| {
            outline.blocks[i].kind == BlockKind::Heading && outline.blocks[i].parent.is_none()
        })
        .collect();
    let mut parts: Vec<Part> = tops
        .iter()
        .map(|&block| part(reading, outline, block))
        .collect();
    if !parts.iter().any(|p| p.role == PartRole::Problems) {
        adopt_by_title(reading, outline, &mut parts);
    }
    adopt_between_problems(outline, &mut parts);
    organisation_before_the_list(reading, outline, &mut parts);
    demands_behind_the_list(reading, outline, &mut parts);
    look_ahead_only_behind_the_list(&mut parts);
    settle_classes(reading, outline, &mut parts);
    parts
}

fn part(reading: &Reading, outline: &Outline, block: usize) -> Part {
    let own = &outline.blocks[block];
    let title = reading.get(first_words(reading, own.body));
    let evidence = evidence(reading, outline, block);
    let framed = frame::read(reading.text(), own.body);
    let is_part = match own.marker {
        Some(m) => matches!(
            m.kind,
            MarkerKind::Chapter | MarkerKind::Part | MarkerKind::Ordinal
        ),
        None => heading::plain(reading.get(own.span)) == Some(heading::PlainHeading::Part),
    };
    // Where a heading has lost its line break, the text behind it says nothing of the part.
    let name = title
        .char_indices()
        .nth(LONGEST_TITLE)
        .map_or(title, |(i, _)| &title[..i]);
    let says = |list: &[&str]| list.iter().any(|w| name.contains(w));
    // 关于“…”方面问题的整改情况: the heading itself says what stands below it.
    let names_aspect =
        is_part && framed.is_aspect && evidence.headings > 1 && name.starts_with("关于“");
    // 三、针对“账目不清”问题 above (一) (二): the part is the problem, they number its answer.
    let is_problem = is_part
        && framed.is_problem
        && framed.rest.is_empty()
        && !says(LISTS)
        && name.contains('“')
        && wording::reads_as_problem(framed.title.of(reading.text()));
    // 镇党委将以此次巡察为契机，… above numbered steps.
    let looks_ahead = says(outlook::TITLES)
        || outlook::names_gaps(name)
        || own.marker.is_none() && outlook::opens(reading.get(own.span));
    let role = if evidence.labels > 0 || names_aspect || is_problem {
        PartRole::Problems
    } else if looks_ahead && !framed.is_aspect {
        PartRole::Next
    } else if evidence.faults > 0
        && evidence.faults * 2 >= evidence.headings
        && (says(&["方面", "问题"]) || !says(&["组织", "总体"]))
    {
        PartRole::Problems
    } else {
        PartRole::Organisation
    };
    // 2.问题整改情况 above 2.1: a part by its words, whatever numbers it.
    let is_part = is_part || (says(LISTS) && evidence.headings > 1 && !framed.is_aspect);
    let is_ordinal = own.marker.is_some_and(|m| m.kind == MarkerKind::Ordinal);
    Part {
        block,
        role,
        is_class: is_ordinal
            || crate::outline::signed::is_body(name)
            || framed.is_aspect
            || framed.is_problem && !says(LISTS)
            || wording::reads_as_problem(title),
        is_part,
    }
}

/// The heading itself, without the text that may follow on its line.
fn first_words(reading: &Reading, body: Span) -> Span {
    crate::text::sentence::first(reading.text(), body)
}

fn evidence(reading: &Reading, outline: &Outline, block: usize) -> Evidence {
    let mut found = Evidence::default();
    let mut count = |b: &Block| {
        let numbered =
            b.kind == BlockKind::Heading && b.marker.is_none_or(|m| m.kind != MarkerKind::Shi);
        found.headings += usize::from(numbered);
        found.faults += usize::from(numbered && names_problem(reading, b));
        found.labels += usize::from(has_answer_label(b) || b.kind == BlockKind::Table);
    };
    let below = outline.below(block);
    if below.is_empty()
        || outline.blocks[block]
            .marker
            .is_none_or(|m| m.kind != MarkerKind::Part)
    {
        count(&outline.blocks[block]);
    }
    let mut points_end = 0;
    for i in below {
        let b = &outline.blocks[i];
        // 1. 2. 3. below 针对…的问题 number its answer, unless they name problems themselves.
        let is_point = i < points_end && !names_problem(reading, b) && !has_answer_label(b);
        if !is_point {
            count(b);
        }
        if i >= points_end && b.marker.is_some() && frame::read(reading.text(), b.body).is_problem {
            points_end = outline.below(i).end;
        }
    }
    found
}

/// Does the heading name a problem?
pub fn names_problem(reading: &Reading, block: &Block) -> bool {
    let text = reading.text();
    let framed = frame::read(text, block.body);
    let title = framed.title.of(text);
    let generic = ["反馈", "巡察组", "指出的", "上述"]
        .iter()
        .any(|w| title.contains(w))
        && title.chars().count() < 16;
    let says = wording::reads_as_problem(title);
    let numbered = block
        .marker
        .is_some_and(|m| m.kind == MarkerKind::ShiProblem);
    says || numbered
        || framed.is_problem && !generic && !wording::reads_as_answer(title)
        || framed.is_aspect && !generic
}

/// Does the line begin with the label of an answer, or hold one behind a problem?
pub fn has_answer_label(block: &Block) -> bool {
    block.labels.iter().any(|l| l.class.tells_deeds())
}

/// No part has any evidence: then the title decides.
fn adopt_by_title(reading: &Reading, outline: &Outline, parts: &mut [Part]) {
    for part in parts {
        let title = reading.get(first_words(reading, outline.blocks[part.block].body));
        let lists = LISTS.iter().any(|w| title.contains(w));
        let organises = ORGANISATION.iter().any(|w| title.contains(w));
        if lists && !organises && part.role == PartRole::Organisation {
            part.role = PartRole::Problems;
        }
    }
}

/// 第二， between 第一， and 第三， is a problem like them, though its words find no usual fault.
fn adopt_between_problems(outline: &Outline, parts: &mut [Part]) {
    let kind = |part: &Part| outline.blocks[part.block].marker.map(|m| m.kind);
    for i in 1..parts.len().saturating_sub(1) {
        let (before, behind) = (parts[i - 1], parts[i + 1]);
        let alike = kind(&before)
            .is_some_and(|k| k != MarkerKind::Part && k != MarkerKind::Chapter)
            && kind(&before) == kind(&parts[i])
            && kind(&behind) == kind(&parts[i]);
        if alike
            && [before, behind]
                .iter()
                .all(|p| p.role == PartRole::Problems)
            && parts[i].role == PartRole::Organisation
        {
            parts[i].role = PartRole::Problems;
        }
    }
}

/// 整改工作情况 before 反馈问题整改落实情况 is organisation, whatever labels it holds.
fn organisation_before_the_list(reading: &Reading, outline: &Outline, parts: &mut [Part]) {
    let title = |part: &Part| reading.get(first_words(reading, outline.blocks[part.block].body));
    let says = |title: &str, words: &[&str]| words.iter().any(|w| title.contains(w));
    let list = parts.iter().rposition(|p| {
        p.role == PartRole::Problems
            && says(title(p), &["反馈", "问题整改", "整改落实", "整改进展"])
    });
    for part in &mut parts[..list.unwrap_or(0)] {
        let name = title(part);
        let organises = ["组织", "总体", "领导", "工作情况", "工作开展", "基本情况"];
        if says(name, &organises) && !says(name, &["问题", "反馈", "方面"]) {
            part.role = PartRole::Organisation;
        }
    }
}

/// 三、强化日常监督 or 抓好成果运用 behind the list, above numbered demands of which none tells what was done: next
/// steps, whatever the part is called.
fn demands_behind_the_list(reading: &Reading, outline: &Outline, parts: &mut [Part]) {
    const VERBS: [&str; 16] = [
        "抓好", "狠抓", "强化", "加强", "坚持", "推进", "推动", "完善", "健全", "压实", "筑牢",
        "扎实", "切实", "继续", "进一步", "提升",
    ];
    const TOLD: [&str; 7] = ["已", "了", "召开", "累计", "先后", "截至", "以来"];
    let Some((last, before)) = parts.split_last_mut() else {
        return;
    };
    let own = &outline.blocks[last.block];
    let title = reading.get(first_words(reading, own.body));
    let uses_results = title.contains("成果运用") && !title.contains("情况");
    let demands = uses_results || VERBS.iter().any(|w| title.starts_with(w));
    let is_part = own.marker.is_some_and(|m| m.kind == MarkerKind::Part);
    let steps = outline
        .children(last.block)
        .filter(|&c| outline.blocks[c].marker.is_some())
        .count();
    let tells_ahead = |i: usize| {
        let text = reading.get(outline.blocks[i].body);
        let counts = text.contains(|c: char| c.is_ascii_digit());
        !TOLD.iter().any(|w| text.contains(w)) && (uses_results || !counts)
    };
    if is_part
        && demands
        && steps > 1
        && last.role == PartRole::Organisation
        && before.iter().any(|p| p.role == PartRole::Problems)
        && outline.below(last.block).all(tells_ahead)
    {
        last.role = PartRole::Next;
    }
}

/// A slogan like 巩固深化 before the list of problems is organisation.
fn look_ahead_only_behind_the_list(parts: &mut [Part]) {
    let Some(first) = parts.iter().position(|p| p.role == PartRole::Problems) else {
        return;
    };
    for part in &mut parts[..first] {
        part.role = PartRole::Organisation;
    }
}

/// Several parts can be classes; one part above several headings is the list, whatever it is called.
fn settle_classes(reading: &Reading, outline: &Outline, parts: &mut [Part]) {
    let lists = parts
        .iter()
        .filter(|p| p.role == PartRole::Problems && p.is_part)
        .count();
    let lists_problems = |p: &Part| p.role == PartRole::Problems && p.is_part;
    // 一、预算管理审计查出问题的整改情况 二、民生资金审计查出问题的整改情况: each names its own.
    let each_names_a_class = lists > 1
        && parts.iter().filter(|p| lists_problems(p)).all(|p| {
            let title = frame::read(reading.text(), outline.blocks[p.block].body).title;
            !stands_above(outline, p.block) && !names_only_a_list(title.of(reading.text()))
        });
    for part in parts {
        part.is_class = lists_problems(part)
            && (part.is_class || each_names_a_class)
            && (lists > 1 || !stands_above(outline, part.block));
    }
}

/// Is there a heading below a heading below `block`?
fn stands_above(outline: &Outline, block: usize) -> bool {
    outline
        .children(block)
        .filter(|&c| !outline.below(c).is_empty() && !outline.is_point(c))
        .any(|c| {
            outline
                .children(c)
                .any(|g| outline.blocks[g].kind == BlockKind::Heading && !outline.is_point(g))
        })
}

/// Words that the heading of a list is made of.
const LIST_WORDS: &[&str] = &[
    "反馈", "巡察", "巡视", "审计", "问题", "整改", "落实", "进展", "情况", "意见", "成效", "工作",
    "完成", "具体", "任务", "的", "和", "及", "主要", "指出", "发现", "推进", "逐项", "逐条",
];

/// 反馈问题整改落实情况: a title that names a list and nothing of what stands in it.
pub fn names_only_a_list(title: &str) -> bool {
    let mut rest = title;
    while let Some(word) = LIST_WORDS.iter().find(|w| rest.starts_with(**w)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}
