//! What a few words say of how far the rectification has come.

use super::words::contains_any;
use crate::text::Span;

/// How far the rectification of what is counted has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Completed,
    BasicallyCompleted,
    InProgress,
    NotCompleted,
}

pub const CLAUSE_ENDS: [char; 8] = [',', '。', ';', '、', '(', ')', ':', '\n'];
const PLANS: [&str; 10] = [
    "确保", "力争", "推动", "努力", "将", "要求", "争取", "直至", "促进", "保证",
];

/// What a few words say of the rectification; wishes and plans say nothing.
pub fn state_in(words: &str) -> Option<State> {
    if contains_any(words, &PLANS) {
        return None;
    }
    let has = |list: &[&str]| contains_any(words, list);
    if has(&["未完成", "尚未", "未整改", "未启动", "没有完成"]) {
        Some(State::NotCompleted)
    } else if has(&["基本完成", "阶段性", "基本整改"]) {
        Some(State::BasicallyCompleted)
    } else if has(&[
        "正在", "持续整改", "持续推进", "推进中", "整改中", "长期", "继续整改", "部分完成",
    ]) {
        Some(State::InProgress)
    } else if has(&[
        "完成", "整改到位", "已整改", "整改落实到位", "整改完毕", "销号", "办结", "落实到位",
        "整改落实",
    ]) && !has(&["完成率", "完成时", "完成情况"])
    {
        Some(State::Completed)
    } else {
        None
    }
}

/// Does `words` end with the state itself: 已完成整改, 正在推进的有, and not 完成改造?
pub fn ends_with_state(words: &str) -> bool {
    const STATES: [&str; 14] = [
        "完成", "整改", "到位", "落实", "销号", "办结", "完毕", "推进", "坚持", "启动", "进行中",
        "整改中", "推进中", "成效",
    ];
    let words = words.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '了' | '共' | '计' | '有' | '的' | '为' | '已')
    });
    let words = words.strip_suffix("问题").unwrap_or(words);
    STATES.iter().any(|state| words.ends_with(state))
}

/// The share behind a label, as a fraction, and where it ends: 为76%, 达到98.71%, 百分之百.
pub fn percentage(text: &str, within: Span) -> Option<(f64, usize)> {
    let rest = within.of(text);
    let lead = rest.len()
        - rest
            .trim_start_matches(['为', '达', '到', '是', ':', ' ', '均', '已', '约'])
            .len();
    let value = &rest[lead..];
    if value.starts_with("百分之百") {
        return Some((1.0, within.start + lead + "百分之百".len()));
    }
    let digits = value.len()
        - value
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
            .len();
    let number: f64 = value[..digits].parse().ok()?;
    let fits = value[digits..].starts_with('%') && (0.0..=100.0).contains(&number);
    // Divided in decimal, so that 98.71% is 0.9871 and no neighbour of it.
    fits.then(|| {
        (
            (number * 100.0).round() / 10_000.0,
            within.start + lead + digits + 1,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_and_what_is_none() {
        assert_eq!(state_in("已全部整改完成"), Some(State::Completed));
        assert_eq!(state_in("基本完成"), Some(State::BasicallyCompleted));
        assert_eq!(state_in("正在整改"), Some(State::InProgress));
        assert_eq!(state_in("尚未整改"), Some(State::NotCompleted));
        for words in ["确保整改到位", "完成时限", "反馈"] {
            assert_eq!(state_in(words), None, "{words}");
        }
    }

    #[test]
    fn a_state_is_told_from_what_it_was_done_to() {
        for words in ["已完成整改", "正在推进的有", "已办结", "完成"] {
            assert!(ends_with_state(words), "{words}");
        }
        for words in ["办结诉求", "完成节水改造", "完成培训"] {
            assert!(!ends_with_state(words), "{words}");
        }
    }

    #[test]
    fn shares_behind_their_label() {
        let share = |text: &str| percentage(text, Span::new(0, text.len())).map(|p| p.0);
        assert_eq!(share("达到98.71%"), Some(0.9871));
        assert_eq!(share("为百分之百"), Some(1.0));
        assert_eq!(share("为120%"), None);
        assert_eq!(share("较高"), None);
    }
}
