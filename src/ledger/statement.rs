//! What a clause says whose subject is the whole problem or its rectification: 该问题未整改到位, 整改工作尚在进行中,
//! 该项整改已完成90%.

use crate::text::numeral;

/// How far the problem is, by such a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    Done,
    UnderWay,
}

/// Longest predicate, in characters.
const LONGEST: usize = 16;
const TIMES: [&str; 8] = [
    "截至目前", "截至当前", "目前", "当前", "现", "但", "且", "并",
];
const ONE: [&str; 9] = [
    "该项", "此项", "这项", "本项", "该", "此", "这个", "这一", "本",
];
const NOUNS: [&str; 9] = [
    "整改落实工作", "整改工作", "整改任务", "整改事项", "反馈问题", "整改", "问题", "任务", "工作",
];
/// What a rectification has come to.
const ENDS: [&str; 11] = [
    "到位", "完成", "完毕", "办结", "销号", "解决", "结束", "落实", "见底", "清零", "整改",
];

/// What `clause` says of the whole problem; `None` if that is not its subject, or nothing is told of its end.
pub fn read(clause: &str) -> Option<Stated> {
    let said = without(clause.trim(), &TIMES);
    // Only a problem is put right at once.
    if said == "已立行立改" {
        return Some(Stated::Done);
    }
    if expects_the_end(said) {
        return Some(Stated::UnderWay);
    }
    let predicate = without(behind_subject(said)?, &TIMES);
    if predicate.chars().take(LONGEST + 1).count() > LONGEST || predicate.contains('的') {
        return None;
    }
    if let Some(done) = share(predicate) {
        return Some(if done { Stated::Done } else { Stated::UnderWay });
    }
    if is_open(predicate) {
        return Some(Stated::UnderWay);
    }
    is_done(predicate).then_some(Stated::Done)
}

fn without<'t>(text: &'t str, words: &[&str]) -> &'t str {
    words
        .iter()
        .fold(text, |rest, w| rest.strip_prefix(w).unwrap_or(rest))
}

/// Behind 该问题, 问题整改, 该项整改任务: its nouns name the problem or the rectification, not some task.
fn behind_subject(clause: &str) -> Option<&str> {
    let named = ONE
        .iter()
        .find_map(|w| clause.strip_prefix(w))
        .unwrap_or(clause);
    let mut rest = named;
    while let Some(behind) = NOUNS.iter().find_map(|w| rest.strip_prefix(w)) {
        rest = behind;
    }
    let subject = &named[..named.len() - rest.len()];
    ["问题", "整改"]
        .iter()
        .any(|w| subject.contains(w))
        .then_some(rest)
}

/// 未整改到位, 尚在进行中, 已基本解决
fn is_open(predicate: &str) -> bool {
    let begins = |words: &[&str]| words.iter().any(|w| predicate.starts_with(w));
    let ends = |words: &[&str]| words.iter().any(|w| predicate.contains(w));
    let denied = begins(&["未", "尚未", "仍未", "还未", "没有", "还没有", "尚没有"]);
    let going = begins(&["尚在", "仍在", "还在", "正在", "在", "处于", "尚处于", "正"]);
    let part = ["基本", "初步", "部分", "阶段性"]
        .iter()
        .any(|w| without(predicate, &["已", "得到"]).starts_with(w));
    // 未整改 alone says that nothing was done.
    denied && ends(&ENDS[..ENDS.len() - 1])
        || going && ends(&["进行", "推进", "整改", "办理", "落实", "解决"])
        || part && ends(&ENDS)
}

/// 已得到有效解决, 已通过验收
fn is_done(predicate: &str) -> bool {
    const MANNERS: [&str; 12] = [
        "经", "全部", "按期", "如期", "按时", "得到", "有效", "全面", "彻底", "妥善", "圆满",
        "整改",
    ];
    let told = predicate
        .trim_start_matches(['现', '均'])
        .strip_prefix('已');
    told.map(|told| without(told, &MANNERS)).is_some_and(|end| {
        let whole = ENDS.iter().any(|w| end.starts_with(w));
        whole || end.starts_with("通过") && end.ends_with("验收")
    })
}

/// 已完成90%, 完成率100%: is all of it done?
fn share(predicate: &str) -> Option<bool> {
    if !["完成", "进度"].iter().any(|w| predicate.contains(w)) {
        return None;
    }
    let number = match predicate.split_once("百分之") {
        Some((_, number)) => numeral::whole(number)?,
        None => {
            let (before, _) = predicate.split_once('%')?;
            let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            before[digits.len()..].split('.').next()?.parse().ok()?
        }
    };
    Some(number >= 100)
}

/// 预计2024年6月底前完成整改 says that it is not yet.
fn expects_the_end(clause: &str) -> bool {
    let will = ["预计", "有望"].iter().any(|w| clause.starts_with(w));
    will && ["完成整改", "整改完成", "整改到位", "整改完毕", "完成销号"]
        .iter()
        .any(|w| clause.ends_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_the_whole_problem() {
        for (clause, stated) in [
            ("该问题未整改到位", Stated::UnderWay),
            ("整改工作尚在进行中", Stated::UnderWay),
            ("目前该项整改已完成90%", Stated::UnderWay),
            ("整改任务完成率85.5%", Stated::UnderWay),
            ("整改已完成百分之九十", Stated::UnderWay),
            ("问题已基本解决", Stated::UnderWay),
            ("预计2024年6月底前完成整改", Stated::UnderWay),
            ("整改完成率100%", Stated::Done),
            ("目前已立行立改", Stated::Done),
            ("问题已得到有效解决", Stated::Done),
            ("问题整改已通过县级验收", Stated::Done),
            ("该项整改任务已如期完成", Stated::Done),
        ] {
            assert_eq!(read(clause), Some(stated), "{clause}");
        }
    }

    #[test]
    fn what_is_said_of_something_else() {
        for clause in [
            "立行立改",
            "对未整改到位的问题进行督办",
            "道路改造已完成90%",
            "合格率达90%",
            "该任务已完成",
            "该问题未启动",
            "该问题尚未整改",
            "问题已录入平台",
            "问题未完成的通报批评",
            "问题得到有效缓解",
            "确保问题已解决",
            "预计6月完成道路改造",
        ] {
            assert_eq!(read(clause), None, "{clause}");
        }
    }
}
