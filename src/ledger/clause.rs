//! What a clause or a sentence of an answer tells of a status, by its words alone.

use super::status::IN_PROGRESS;

/// Longest clause that speaks of the whole problem, in characters behind its subject.
const LONGEST_STATEMENT: usize = 18;

/// What turns a word of completion into a wish or its opposite.
const NOT_YET: &[&str] = &[
    "未", "确保", "力争", "推动", "预计", "计划", "争取", "将", "抓好", "督促", "要求", "待",
    "尽快", "加快", "推进", "限期", "保证", "直至", "直到", "如期", "按期", "按时", "促进", "不",
    "是否", "月底前", "年底前",
];

pub fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}

/// 未整改到位, but not 对未整改到位的问题: those are others.
pub fn says_open(text: &str) -> bool {
    IN_PROGRESS.iter().any(|w| {
        text.match_indices(w)
            .any(|(i, _)| !text[i + w.len()..].starts_with('的'))
    })
}

/// One of `words`, told as done: not wished for, not denied in the clause before it.
pub fn says_done(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| {
        text.match_indices(w).any(|(i, _)| {
            let clause = text[..i].rsplit([',', '。', ';', ':']).next().unwrap_or("");
            let near = clause
                .char_indices()
                .rev()
                .nth(9)
                .map_or(clause, |(at, _)| &clause[at..]);
            // 对已销号的问题进行抽查 tells of others.
            !says(near, NOT_YET) && !text[i + w.len()..].starts_with('的')
        })
    })
}

/// 此项工作将长期坚持, 属阶段性完成, 涉及的6个项目已完成整改: a clause that speaks of the whole problem.
pub fn says_of_all(clause: &str) -> bool {
    let subject = [
        "此项工作", "该项工作", "这项工作", "本项工作", "属于", "属", "涉及的",
    ]
    .iter()
    .find_map(|w| clause.strip_prefix(w));
    let states = [
        "长期坚持", "阶段性完成", "基本完成", "已完成整改", "整改到位", "整改完成",
    ];
    subject.is_some_and(|rest| {
        rest.chars().count() <= LONGEST_STATEMENT && states.iter().any(|w| rest.contains(w))
    })
}

/// 已完成并长期坚持, 整改任务已完成: nothing but words of a status. 均已整改到位 tells of several things.
pub fn is_state(clause: &str) -> bool {
    const WORDS: [&str; 20] = [
        "目前", "现", "已经", "已", "全部", "整改", "任务", "工作", "完成", "完毕", "到位", "办结",
        "销号", "并", "长期坚持", "持续坚持", "持续推进", "正在", "基本", "中",
    ];
    let mut rest = clause;
    while let Some(behind) = WORDS.iter().find_map(|w| rest.strip_prefix(w)) {
        rest = behind;
    }
    rest.is_empty() && !clause.is_empty()
}

/// 已完成。 基本完成。 正在整改。 as a sentence of its own.
pub fn is_status_sentence(sentence: &str) -> bool {
    let (first, last) = (
        [
            "已", "基本", "正在", "阶段性", "部分", "整改", "该问题", "未", "尚未", "长期", "持续",
            "全部",
        ],
        [
            "完成", "整改", "到位", "完毕", "销号", "坚持", "推进", "整改中", "办结",
        ],
    );
    let sentence = sentence.trim_end_matches('中');
    sentence.chars().count() <= 10
        && first.iter().any(|w| sentence.starts_with(w))
        && last.iter().any(|w| sentence.ends_with(w))
}

/// 取得阶段性成效,持续推进。: a sentence of its own, no part of a measure that tells what it brought.
pub fn tells_stage(sentence: &str) -> bool {
    let stage = |clause: &str| {
        let rest = ["目前", "现", "已"]
            .iter()
            .fold(clause, |rest, w| rest.strip_prefix(w).unwrap_or(rest));
        rest.strip_prefix("取得")
            .map(|rest| rest.strip_prefix('了').unwrap_or(rest))
            .and_then(|rest| rest.strip_prefix("阶段性"))
            .is_some_and(|rest| ["成效", "进展", "成果"].contains(&rest))
    };
    let goes_on = |clause: &str| {
        let rest = clause.trim_start_matches(['并', '将', '需']);
        ["持续推进", "持续深化", "长期坚持", "持续坚持"].contains(&rest)
    };
    let mut clauses = sentence.split([',', '、', ';']).map(str::trim);
    clauses.next().is_some_and(stage) && clauses.all(goes_on)
}

/// 申报工作正在推进: told of a piece of the answer as what it comes to.
pub fn goes_ahead(clause: &str) -> bool {
    ["正在推进", "正在有序推进", "正在稳步推进", "正在加快推进"]
        .iter()
        .any(|w| clause.trim_end_matches(['。', '中']).ends_with(w))
}

/// 热线办结率100%, 隐患整改率100%: a rate, and not that of the rectification itself.
pub fn names_other_rate(clause: &str) -> bool {
    const OWN: [&str; 14] = [
        "目前", "该", "本", "此", "项", "问题", "任务", "工作", "整改", "完成", "销号", "已",
        "实现", "落实",
    ];
    let Some((mut rest, _)) = clause.split_once('率') else {
        return false;
    };
    while let Some(behind) = OWN.iter().find_map(|w| rest.strip_prefix(w)) {
        rest = behind;
    }
    !rest.is_empty()
}

/// Does the clause count things (6个问题)?
pub fn counts(clause: &str) -> bool {
    clause.char_indices().any(|(i, c)| {
        c.is_ascii_digit()
            && clause[i + 1..].starts_with([
                '个', '项', '条', '户', '处', '名', '人', '件', '家', '起', '宗', '笔', '座',
            ])
    })
}

pub fn says_of_those(clause: &str) -> bool {
    ["均", "都", "全部", "其余", "另", "其他", "已全部"]
        .iter()
        .any(|w| clause.starts_with(w))
}

/// 该问题已完成。 反馈问题已全部完成
pub fn says_done_of_problem(text: &str) -> bool {
    [
        "该问题已完成", "问题已完成", "此问题已完成", "本问题已完成", "问题已全部完成",
    ]
    .iter()
    .any(|w| text.contains(w))
}
