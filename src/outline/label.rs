//! Labels that say what the text behind them is: 整改情况： 责任领导： 反馈问题：
//!
//! Published labels are put together from few words (整改落实情况, 整改措施及成效, 具体整改举措),
//! so a label is recognised by its words, not from a list of whole labels.

use std::sync::LazyLock;

use crate::text::{Lexicon, Span, numeral};

/// What the text behind a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelClass {
    /// 反馈问题： 存在问题： 具体表现： 整改任务：
    Problem,
    /// 整改措施： 整改情况： 整改落实情况：
    Measures,
    /// 取得成效： 整改结果： 完成情况：
    Outcome,
    /// 责任领导： 责任单位： 牵头部门：
    Responsible,
    /// 整改时限： 完成时限：
    Deadline,
}

impl LabelClass {
    /// Does the label stand before an answer, or before a fact of the answer?
    pub fn is_answer(self) -> bool {
        self != LabelClass::Problem
    }

    /// Does it stand before what was done, or what came of it?
    pub fn tells_deeds(self) -> bool {
        matches!(self, LabelClass::Measures | LabelClass::Outcome)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    pub class: LabelClass,
    /// Without colon and brackets.
    pub span: Span,
    /// Where the labelled text begins.
    pub body: usize,
    /// It stands at the start of its line or paragraph.
    pub opens: bool,
}

/// The words that labels are made of.
const WORDS: &[&str] = &[
    "整改", "措施", "举措", "情况", "落实", "进展", "进度", "成效", "成果", "结果", "效果", "完成",
    "取得", "办结", "状态", "做法", "责任", "牵头", "分管", "配合", "主体", "领导", "单位", "部门",
    "科室", "处室", "股室", "人", "时限", "期限", "时间", "目标", "任务", "计划", "描述", "表述",
    "表现", "反馈", "存在", "问题", "具体", "主要", "采取", "已", "的", "及", "和", "与", "阶段性",
    "工作", "下一步", "打算", "推进", "如下", "巡察", "销号", "督导", "督办", "验收", "包抓",
    "包保", "协办", "主办", "承办", "参与", "其", "该", "现", "整改前", "整改后", "当前", "目前",
    "最新", "日期", "巡视", "反馈意见", "未完成原因", "未整改到位原因", "未完成整改原因",
];

static LABEL_WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(WORDS.iter().map(|&w| (w, 0))));

/// Who found a problem and how, in labels that end in 问题: 巡察发现问题, 审计查出的主要问题.
const FINDERS: &[&str] = &[
    "巡察组", "巡视组", "督察组", "督查组", "检查组", "审计组", "督察", "督查", "审计", "检查",
    "专项检查", "发现", "指出", "查出", "查找", "点出", "查摆", "检视", "对照", "自查", "突出",
];

static FINDER_WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(WORDS.iter().chain(FINDERS).map(|&w| (w, 0))));

/// Words of which a label has at least one.
const CORE: &[&str] = &[
    "整改", "措施", "举措", "成效", "成果", "责任", "牵头", "分管", "时限", "期限", "问题", "表现",
    "完成", "落实情况", "进展情况", "做法", "下一步", "督导", "督办", "验收", "包抓", "包保",
    "协办", "主办", "承办", "结果", "状态", "当前进展", "目前进展", "最新进展", "销号时间",
    "销号日期", "办结时间", "办结日期",
];

/// Labels of a problem without any of these: only as a whole, 反馈意见整改情况 is a heading.
const FEEDBACK: &[&str] = &[
    "巡察反馈", "巡视反馈", "反馈意见", "巡察反馈意见", "巡视反馈意见", "巡察组反馈", "巡视组反馈",
    "反馈内容", "反馈事项", "问题内容", "整改事项",
];

/// Labels of an answer that are none amid a sentence (…,处理结果:诫勉2人): only as a whole, where they open a line.
const OPENING_ANSWERS: &[&str] = &["整改过程", "整改说明", "处理情况", "处理结果", "情况说明"];

/// Labels that are so usual that a line of their own needs no colon.
const BARE: &[&str] = &[
    "整改情况", "整改措施", "整改举措", "整改落实情况", "整改进展", "整改进展情况", "整改成效",
    "整改结果", "整改完成情况", "取得成效", "问题表现", "具体表现", "主要表现", "存在的问题",
    "整改目标", "整改任务", "整改进度", "完成情况", "落实情况", "责任领导", "责任单位", "责任人",
    "整改时限", "完成时限", "反馈问题", "存在问题", "具体问题", "问题描述",
];

/// Heads of columns that no label is called by, with what stands under them. Most heads are labels and told as such.
const HEADS: &[(LabelClass, &[&str])] = &[
    (
        LabelClass::Problem,
        &[
            "问题清单", "问题内容", "问题表述", "问题事项", "问题名称", "问题要点", "问题点",
            "发现问题", "发现的问题", "巡察发现问题", "反馈意见", "反馈内容", "反馈事项",
            "反馈意见内容", "突出问题", "存在不足", "整改事项", "整改问题", "问题具体表现", "情形",
        ],
    ),
    (
        LabelClass::Measures,
        &[
            "进展", "进展情况", "整改内容", "对策", "应对措施", "工作措施", "整改要求", "整改落实",
            "落实措施",
        ],
    ),
    (
        LabelClass::Outcome,
        &[
            "是否完成", "是否销号", "是否整改", "是否整改到位", "是否整改完成", "是否办结",
            "是否完成整改", "销号情况", "销号时间", "销号状态", "办理情况", "办结情况", "办结时间",
            "实际完成时间", "完成率", "整改率", "状态", "目前状态", "进度", "目前进展", "成效",
            "结果",
        ],
    ),
    (
        LabelClass::Responsible,
        &[
            "负责人", "责任", "主责单位", "主要责任人", "第一责任人", "配合单位", "配合部门",
            "参与单位", "承办人", "经办人", "单位", "部门", "科室", "落实单位", "领导",
        ],
    ),
    (
        LabelClass::Deadline,
        &[
            "时限", "期限", "时间", "时间要求", "时间节点", "完成日期", "要求完成时间",
        ],
    ),
];

/// Heads of the column that numbers the rows.
pub const NUMBER_HEADS: &[&str] = &[
    "序号", "编号", "序", "问题序号", "问题编号", "号", "NO", "No",
];

/// Heads of the column that classes the problems.
pub const CLASS_HEADS: &[&str] = &[
    "类别", "问题类别", "方面", "问题方面", "问题分类", "领域", "分类", "所属方面", "问题类型",
    "类型", "反馈类别", "问题领域", "大类", "被巡察单位", "被巡察党组织", "被审计单位",
];

/// Heads of columns beside the ledger.
pub const OTHER_HEADS: &[&str] = &[
    "备注", "说明", "是否长期坚持", "佐证材料", "佐证", "联系人", "联系电话", "附件",
];

/// Longest label, in bytes.
const LONGEST: usize = 14 * 3;

/// Brackets that may stand around a label.
const BRACKETS: [(char, char); 4] = [('【', '】'), ('(', ')'), ('[', ']'), ('“', '”')];

/// Marks that may stand before a label on its line.
const BULLETS: &[char] = &['—', '-', '•', '·', '●', '■', '◆', '▲', '★', '◎', '※', ' '];

/// The label that `line` begins with: with a colon, in brackets, or alone on its line.
pub fn at_start(text: &str, line: Span) -> Option<Label> {
    let shown = line.of(text);
    let start = line.start + (shown.len() - shown.trim_start_matches(BULLETS).len());
    let rest = &text[start..line.end];
    if rest.starts_with(BRACKETS.map(|(open, _)| open)) {
        return in_brackets(text, Span::new(start, line.end));
    }
    let n = opening_len(rest);
    let span = Span::new(start, start + n);
    let behind = rest[n..].trim_start_matches(' ');
    if behind.starts_with(':') {
        return label(text, span, line.end - behind.len(), line.end);
    }
    // A blank or a full stop in place of the colon, or nothing behind it at all.
    let behind = behind.strip_prefix('。').map_or(behind, str::trim_start);
    let alone =
        BARE.contains(&span.of(text)) && (behind.is_empty() || behind.len() < rest.len() - n);
    alone
        .then(|| label(text, span, line.end - behind.len(), line.end))
        .flatten()
}

/// The label with a colon that `span` begins with, wherever in a line that is.
pub fn with_colon(text: &str, span: Span) -> Option<Label> {
    before_colon(text, span, words_len(span.of(text)))
}

/// The label with a colon that opens the line `span`.
pub fn opening(text: &str, span: Span) -> Option<Label> {
    before_colon(text, span, opening_len(span.of(text)))
}

/// The label of `n` bytes at the start of `span`, if a colon follows.
fn before_colon(text: &str, span: Span, n: usize) -> Option<Label> {
    let (words, colon) = (Span::new(span.start, span.start + n), span.start + n);
    (n > 0 && text[colon..span.end].starts_with(':'))
        .then(|| label(text, words, colon, span.end))
        .flatten()
}

/// Where the usual label begins that the words of `span` end with, if others stand before it.
pub fn last_of(text: &str, span: Span) -> Option<usize> {
    let words = span.of(text);
    BARE.iter()
        .filter(|w| words.len() > w.len() && words.ends_with(**w))
        .map(|w| span.end - w.len())
        .min()
        .filter(|&at| ["问题", "任务"].iter().any(|w| text[..at].ends_with(w)))
}

/// All labels with a colon inside `span` that stand where a clause begins, in order.
pub fn inside(text: &str, span: Span) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut from = span.start;
    if let Some(first) = at_start(text, span) {
        from = first.body;
        labels.push(Label {
            opens: true,
            ..first
        });
    }
    let mut search = from.min(span.end);
    while let Some(found) = text[search..span.end].find([':', '【']) {
        let sign = search + found;
        search = sign + 1;
        if text[sign..].starts_with('【') {
            search = sign + '【'.len_utf8();
        }
        if sign < from {
            continue;
        }
        let found = if text[sign..].starts_with('【') {
            in_brackets(text, Span::new(sign, span.end))
        } else {
            label_before(text, from, sign)
                .and_then(|start| label(text, Span::new(start, sign), sign, span.end))
        };
        if let Some(found) = found {
            // The body may begin behind further colons (整改情况::).
            from = found.body;
            search = search.max(from);
            labels.push(found);
        }
    }
    labels
}

/// 【整改措施】 or （整改措施：） at the start of `span`.
fn in_brackets(text: &str, span: Span) -> Option<Label> {
    let (inner, open, close) = BRACKETS.iter().find_map(|&(open, close)| {
        let inner = span.of(text).strip_prefix(open)?;
        Some((inner, open, close))
    })?;
    let n = opening_len(inner);
    let after = inner[n..].strip_prefix(':').unwrap_or(&inner[n..]);
    let behind = after.strip_prefix(close)?;
    if is_state(&inner[..n]) {
        return None;
    }
    let at = span.start + open.len_utf8();
    label(
        text,
        Span::new(at, at + n),
        span.end - behind.len(),
        span.end,
    )
}

/// In brackets 已完成 states how far it is, and labels nothing.
fn is_state(words: &str) -> bool {
    words.starts_with('已') || words.ends_with("完成")
}

/// Start of the label that ends right before `colon`, looking back to `from` at the most.
fn label_before(text: &str, from: usize, colon: usize) -> Option<usize> {
    let mut floor = from.max(colon.saturating_sub(LONGEST));
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let window = &text[floor..colon];
    let cut = window
        .char_indices()
        .rev()
        .find(|&(_, c)| is_boundary(c))
        .map_or((window, floor == from), |(i, c)| {
            (&window[i + c.len_utf8()..], true)
        });
    let (words, at_boundary) = cut;
    (at_boundary && !words.is_empty() && words_len(words) == words.len())
        .then(|| colon - words.len())
}

/// Can a label stand right behind `c`?
fn is_boundary(c: char) -> bool {
    matches!(
        c,
        '。' | ';'
            | ','
            | '!'
            | '?'
            | '.'
            | '、'
            | ' '
            | '\t'
            | '\n'
            | ')'
            | '('
            | '】'
            | '【'
            | '”'
            | '|'
    )
}

/// Byte length of the longest run of label words that `s` begins with.
fn words_len(s: &str) -> usize {
    let mut len = 0;
    while len < LONGEST {
        match LABEL_WORDS.longest(&s[len..]) {
            0 => break,
            word => len += word,
        }
    }
    len + number_len(s, len)
}

/// [`words_len`] where a label opens its line: 巡察发现问题 and 反馈内容 too, which could be words of a sentence elsewhere.
fn opening_len(s: &str) -> usize {
    let whole = FEEDBACK.iter().chain(OPENING_ANSWERS);
    let whole = whole.filter(|w| s.starts_with(**w));
    let whole = whole.map(|w| w.len()).max().unwrap_or(0);
    let problem = finding_len(s).max(whole);
    words_len(s).max(problem + number_len(s, problem))
}

/// Byte length of a label like 审计查出的主要问题 at the start of `s`, or 0.
fn finding_len(s: &str) -> usize {
    let (mut len, mut named) = (0, 0);
    while len < LONGEST {
        match FINDER_WORDS.longest(&s[len..]) {
            0 => break,
            word => len += word,
        }
        if s[..len].ends_with("问题") {
            named = len;
        }
    }
    named
}

/// 整改措施一： 整改措施2：: the number belongs to the label.
fn number_len(s: &str, words: usize) -> usize {
    let behind = &s[words..];
    let numeral = |c: &char| words > 0 && numeral::digit(*c).is_some();
    let Some(c) = behind.chars().next().filter(numeral) else {
        return 0;
    };
    let rest = &behind[c.len_utf8()..];
    if rest.is_empty() || rest.starts_with(':') {
        c.len_utf8()
    } else {
        0
    }
}

/// The label on `span`, whose colon or bracket ends before `mark`.
fn label(text: &str, span: Span, mark: usize, end: usize) -> Option<Label> {
    let words = span.of(text);
    if !names_label(words) {
        return None;
    }
    let behind = text[mark..end].trim_start_matches([':', ' ']);
    Some(Label {
        class: class(words),
        span,
        body: end - behind.len(),
        opens: false,
    })
}

/// Could these words be a label, or a part of one?
pub fn are_words(words: &str) -> bool {
    !words.is_empty() && words_len(words) == words.len()
}

/// What a label of these words says; `None` if they are no label.
pub fn class_of(words: &str) -> Option<LabelClass> {
    let known = are_words(words) || !words.is_empty() && opening_len(words) == words.len();
    (known && names_label(words)).then(|| class(words))
}

/// 反馈意见1 without its number.
fn without_number(words: &str) -> &str {
    words.trim_end_matches(|c| numeral::digit(c).is_some())
}

/// Do these words, all of them words of labels, make one?
fn names_label(words: &str) -> bool {
    let words = without_number(words);
    let core = || CORE.iter().any(|w| words.contains(w)) && !words.contains("反馈意见");
    let whole = FEEDBACK.contains(&words) || OPENING_ANSWERS.contains(&words);
    words.len() >= "问题".len() && (whole || core())
}

/// What stands in the column under this head; `None` if it is none that is known.
pub fn class_of_head(head: &str) -> Option<LabelClass> {
    let listed = HEADS.iter().find(|(_, heads)| heads.contains(&head));
    listed.map(|&(class, _)| class).or_else(|| class_of(head))
}

fn class(words: &str) -> LabelClass {
    let words = without_number(words);
    if FEEDBACK.contains(&words) {
        return LabelClass::Problem;
    }
    // 整改情况及成效: what stands first names the text.
    let first = words.split(['及', '和', '与']).next().unwrap_or(words);
    let words = if CORE.iter().any(|w| first.contains(w)) {
        first
    } else {
        words
    };
    let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
    let names_answer = has(&["整改", "措施", "举措", "成效", "进展", "下一步"]);
    if words.contains("整改前") {
        LabelClass::Problem
    } else if words.contains("整改后") {
        LabelClass::Outcome
    } else if has(&["时限", "期限", "时间", "日期"]) {
        LabelClass::Deadline
    } else if has(&[
        "责任", "牵头", "分管", "配合", "督导", "督办", "验收", "包抓", "包保", "协办", "主办",
        "承办",
    ]) {
        LabelClass::Responsible
    } else if words.ends_with("任务")
        || words.ends_with("问题")
        || has(&["表现"])
        || (has(&["问题"]) && !names_answer)
    {
        LabelClass::Problem
    } else if has(&["措施", "举措", "做法"]) {
        LabelClass::Measures
    } else if has(&[
        "成效", "成果", "结果", "效果", "完成", "状态", "进度", "办结", "销号", "当前进展",
        "目前进展", "最新进展",
    ]) {
        LabelClass::Outcome
    } else {
        LabelClass::Measures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(line: &str) -> Option<(LabelClass, &str, &str)> {
        at_start(line, Span::new(0, line.len()))
            .map(|l| (l.class, l.span.of(line), &line[l.body..]))
    }

    #[test]
    fn labels_are_told_by_their_words() {
        use LabelClass::*;
        for (line, class, label, body) in [
            ("整改情况:一是学习", Measures, "整改情况", "一是学习"),
            ("整改情况及成效:已改", Measures, "整改情况及成效", "已改"),
            ("整改情况如下:已改", Measures, "整改情况如下", "已改"),
            ("整改措施及成效:已改", Measures, "整改措施及成效", "已改"),
            ("取得成效: 好", Outcome, "取得成效", "好"),
            ("结果:已完成", Outcome, "结果", "已完成"),
            ("整改前:无人值守", Problem, "整改前", "无人值守"),
            ("整改后情况:已补招", Outcome, "整改后情况", "已补招"),
            ("整改完成情况:已完成", Outcome, "整改完成情况", "已完成"),
            ("责任领导:王某", Responsible, "责任领导", "王某"),
            ("督导单位:办公室", Responsible, "督导单位", "办公室"),
            ("整改时限:2023年6月", Deadline, "整改时限", "2023年6月"),
            ("反馈问题:学习不够", Problem, "反馈问题", "学习不够"),
            ("巡察反馈:学习不够", Problem, "巡察反馈", "学习不够"),
            ("反馈意见:学习不够", Problem, "反馈意见", "学习不够"),
            ("当前进展:已完成", Outcome, "当前进展", "已完成"),
            ("目前进展情况:正在推进", Outcome, "目前进展情况", "正在推进"),
            (
                "销号时间:2023年11月5日", Deadline, "销号时间", "2023年11月5日",
            ),
            ("完成日期:2023年6月", Deadline, "完成日期", "2023年6月"),
            ("问题表述:学习不够", Problem, "问题表述", "学习不够"),
            ("整改任务:清运", Problem, "整改任务", "清运"),
            ("【整改情况】已改", Measures, "整改情况", "已改"),
            ("整改情况", Measures, "整改情况", ""),
            ("整改:已改", Measures, "整改", "已改"),
            ("整改措施一:已改", Measures, "整改措施一", "已改"),
            ("整改措施。(1)已改", Measures, "整改措施", "(1)已改"),
            ("处理结果:诫勉2人", Outcome, "处理结果", "诫勉2人"),
            ("整改过程:已改", Measures, "整改过程", "已改"),
            ("巡察发现问题:账不清", Problem, "巡察发现问题", "账不清"),
            (
                "审计查出的主要问题:账不清", Problem, "审计查出的主要问题", "账不清",
            ),
            ("【检视问题】账不清", Problem, "检视问题", "账不清"),
            ("反馈内容:账不清", Problem, "反馈内容", "账不清"),
            ("反馈意见1:账不清", Problem, "反馈意见1", "账不清"),
            ("整改任务一:清运", Problem, "整改任务一", "清运"),
        ] {
            assert_eq!(start(line), Some((class, label, body)), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_labels() {
        for line in [
            "整改情况良好,群众满意", "问题整改", "会议指出:要抓紧", "已完成整改。",
            "联系电话:0000", "人:", "检查结果:合格", "【已完成】", "(整改完成)",
            "【整改完成】长期坚持", "反馈意见整改情况:已改", "巡察反馈情况:好", "反馈日期:6月",
            "当前:好", "审计发现问题整改:已改", "检查发现:账不清", "发现问题3处", "反馈内容较多",
        ] {
            assert_eq!(start(line), None, "{line}");
        }
    }

    #[test]
    fn heads_of_columns() {
        use LabelClass::*;
        for (head, class) in [
            ("反馈问题", Problem),
            ("问题清单", Problem),
            ("问题表现", Problem),
            ("具体问题", Problem),
            ("整改任务", Problem),
            ("整改内容", Measures),
            ("整改举措", Measures),
            ("整改进展", Measures),
            ("进展情况", Measures),
            ("整改情况", Measures),
            ("整改成效", Outcome),
            ("整改状态", Outcome),
            ("是否销号", Outcome),
            ("销号情况", Outcome),
            ("责任部门", Responsible),
            ("配合单位", Responsible),
            ("牵头领导", Responsible),
            ("整改期限", Deadline),
            ("完成时间", Deadline),
        ] {
            assert_eq!(class_of_head(head), Some(class), "{head}");
        }
        for head in ["备注", "金额", "户主姓名", ""] {
            assert_eq!(class_of_head(head), None, "{head}");
        }
    }

    #[test]
    fn labels_inside_a_line_need_a_clause_before_them() {
        let line = "学习不够。整改措施:一是学习;二是讨论。责任人:王某 完成时限:6月底";
        let found: Vec<&str> = inside(line, Span::new(0, line.len()))
            .iter()
            .map(|l| l.span.of(line))
            .collect();
        assert_eq!(found, ["整改措施", "责任人", "完成时限"]);
        let bracketed = "学习不够。【整改措施】学习。【整改成效】好。";
        let found: Vec<&str> = inside(bracketed, Span::new(0, bracketed.len()))
            .iter()
            .map(|l| &bracketed[l.body..])
            .collect();
        assert_eq!(found, ["学习。【整改成效】好。", "好。"]);
        let amid = "对3人作出处理,处理结果:诫勉2人";
        assert_eq!(inside(amid, Span::new(0, amid.len())), []);
        let none = "认真抓好问题整改:做到件件落实";
        assert_eq!(inside(none, Span::new(0, none.len())), []);
    }
}
