//! Markers at the start of a line: 一、 （一） 1. （1） ① 一是 问题1 …

use super::label::{self, LabelClass};
use crate::text::cursor::Cursor;
use crate::text::{Span, numeral, unit};

/// Longest label with a number and its mark, in characters.
const LONGEST_LABEL: usize = 14;

/// The family a marker belongs to.
///
/// Levels *may* be nested in this order (GB/T 9704-2012, 7.3.3); real reports skip and leave it:
/// the order is evidence, never a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkerKind {
    /// 第一部分 第一章
    Chapter,
    /// 一、
    Part,
    /// 第一方面, 第一，
    Ordinal,
    /// （一）
    ParenHan,
    /// 1. 1、 1．
    Arabic,
    /// 问题1 问题一 【问题1】
    Problem,
    /// 1.1
    Dotted,
    /// （1） 1）
    ParenArabic,
    /// ①
    Circled,
    /// ● ◆ ■
    Bullet,
    /// 一是
    Shi,
    /// 一是 or 其一 that numbers a problem: told by the lines around it (see [`super::line_marker`]), never by [`read`].
    ShiProblem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    pub kind: MarkerKind,
    /// The number; `None` where the source lost it.
    pub number: Option<u32>,
    /// As quoted: with brackets and dot, without a mark that only separates (问题1 not 问题1：).
    pub span: Span,
    /// Where the text behind the marker begins.
    pub body: usize,
}

/// The marker that the text at `at` begins with, if it does.
///
/// `text` is a reading copy; `at` must be a character boundary.
pub fn read(text: &str, at: usize) -> Option<Marker> {
    let rest = &text[at..];
    let found = part(rest)
        .or_else(|| ordinal(rest))
        .or_else(|| bracketed(rest))
        .or_else(|| open_lost(rest))
        .or_else(|| misdecoded(rest))
        .or_else(|| arabic(rest))
        .or_else(|| single_sign(rest))
        .or_else(|| problem(rest))
        .or_else(|| bullet(rest))
        .or_else(|| shi(rest))?;
    Some(Marker {
        kind: found.kind,
        number: found.number,
        span: Span::new(at, at + found.len),
        body: at + found.body,
    })
}

/// A marker at the start of a string: lengths in bytes.
struct Found {
    kind: MarkerKind,
    number: Option<u32>,
    len: usize,
    body: usize,
}

fn found(kind: MarkerKind, number: Option<u32>, len: usize, body: usize) -> Option<Found> {
    Some(Found {
        kind,
        number,
        len,
        body,
    })
}

/// Byte length of the Chinese numeral that `s` begins with, at most four characters.
fn han_len(s: &str) -> usize {
    s.chars()
        .take(4)
        .take_while(|&c| matches!(c, '一'..='龥' | '〇') && numeral::is_han_numeral(c))
        .map(char::len_utf8)
        .sum()
}

fn digits_len(s: &str) -> usize {
    s.bytes().take_while(u8::is_ascii_digit).count()
}

fn number(s: &str) -> Option<u32> {
    numeral::whole(s).and_then(|n| u32::try_from(n).ok())
}

/// Length of the marks and blanks that may stand between a marker and its text.
pub fn separator_len(s: &str) -> usize {
    s.chars()
        .take_while(|&c| matches!(c, ':' | '、' | '.' | ',' | ' '))
        .map(char::len_utf8)
        .sum()
}

fn starts_with_any(s: &str, words: &[&str]) -> bool {
    words.iter().any(|w| s.starts_with(w))
}

/// 一、
fn part(s: &str) -> Option<Found> {
    let n = han_len(s);
    let mark = s[n..]
        .strip_prefix('、')
        .or_else(|| s[n..].strip_prefix('.'))?;
    let len = s.len() - mark.len();
    (n > 0)
        .then(|| found(MarkerKind::Part, number(&s[..n]), len, len))
        .flatten()
}

/// 第一方面： 第二部分 第一，
fn ordinal(s: &str) -> Option<Found> {
    let inner = s.strip_prefix('第')?;
    let n = han_len(inner);
    if n == 0 {
        return None;
    }
    let after = &inner[n..];
    let head = '第'.len_utf8() + n;
    let value = number(&inner[..n]);
    for (word, kind) in [
        ("个方面", MarkerKind::Ordinal),
        ("方面", MarkerKind::Ordinal),
        ("部分", MarkerKind::Chapter),
        ("章", MarkerKind::Chapter),
    ] {
        if let Some(rest) = after.strip_prefix(word) {
            let gap = separator_len(rest);
            let len = head + word.len();
            return (gap > 0 || rest.is_empty())
                .then(|| found(kind, value, len, len + gap))
                .flatten();
        }
    }
    let gap = separator_len(after);
    (gap > 0)
        .then(|| found(MarkerKind::Ordinal, value, head, head + gap))
        .flatten()
}

/// 【问题1】 （问题1） （一）
fn bracketed(s: &str) -> Option<Found> {
    problem_in_brackets(s, '【', '】')
        .or_else(|| problem_in_brackets(s, '(', ')'))
        .or_else(|| number_in_brackets(s))
}

fn problem_in_brackets(s: &str, open: char, close: char) -> Option<Found> {
    let inner = s.strip_prefix(open)?;
    let label = problem(inner)?;
    let behind = inner[label.len..].strip_prefix(close)?;
    let len = s.len() - behind.len();
    let body = len + separator_len(behind);
    found(MarkerKind::Problem, label.number, len, body)
}

/// （一） （1）
fn number_in_brackets(s: &str) -> Option<Found> {
    let inner = s.strip_prefix('(')?;
    let inner_at = s.len() - inner.trim_start_matches(' ').len();
    let inner = &s[inner_at..];
    let (kind, n) = match han_len(inner) {
        0 => (MarkerKind::ParenArabic, digits_len(inner)),
        n => (MarkerKind::ParenHan, n),
    };
    if n == 0 || (kind == MarkerKind::ParenArabic && n > 2) {
        return None;
    }
    let rest = inner[n..].trim_start_matches(' ').strip_prefix(')')?;
    let len = s.len() - rest.len();
    found(kind, number(&inner[..n]), len, len + separator_len(rest))
}

/// `四)` and `)`: the opening bracket, or all but the closing one, was lost. `1)` is a style of its own.
fn open_lost(s: &str) -> Option<Found> {
    let n = han_len(s);
    let rest = s[n..].strip_prefix(')')?;
    let len = n + 1;
    found(
        MarkerKind::ParenHan,
        number(&s[..n]),
        len,
        len + separator_len(rest),
    )
}

/// What a converter that lost a byte of GBK leaves of （一） … （八）: each bracket takes half of its neighbour.
const MISDECODED: &[(&str, u32)] = &[
    ("?。ㄒ唬", 1),
    ("?。ǘ", 2),
    ("?。ㄈ", 3),
    ("?。ㄋ模", 4),
    ("?。ㄎ澹", 5),
    ("?。ㄆ撸", 7),
    ("?。è耍", 8),
];

fn misdecoded(s: &str) -> Option<Found> {
    let &(sign, value) = MISDECODED.iter().find(|(sign, _)| s.starts_with(sign))?;
    found(MarkerKind::ParenHan, Some(value), sign.len(), sign.len())
}

/// 1. 1、 1.1 1)
fn arabic(s: &str) -> Option<Found> {
    let n = digits_len(s);
    if n == 0 || n > 3 {
        return None;
    }
    let value = number(&s[..n]);
    // Pages that set figures in a font of their own leave a blank: 1 .
    let n = match s[n..].trim_start_matches(' ') {
        rest if rest.starts_with(['.', '、']) => s.len() - rest.len(),
        _ => n,
    };
    let rest = &s[n..];
    if let Some(behind) = rest.strip_prefix(')') {
        let len = n + 1;
        return found(
            MarkerKind::ParenArabic,
            value,
            len,
            len + separator_len(behind),
        );
    }
    if let Some(after) = rest.strip_prefix('、') {
        let len = n + '、'.len_utf8();
        // 3、5月: a list of dates or numbers, no marker.
        let figures = digits_len(after);
        let list = figures > 0 && after[figures..].starts_with(['月', '日', '号', '、', ',']);
        return (!list)
            .then(|| found(MarkerKind::Arabic, value, len, len + separator_len(after)))
            .flatten();
    }
    let after = rest.strip_prefix('.')?;
    let m = digits_len(after);
    if m == 0 || year_follows(after) {
        return found(
            MarkerKind::Arabic,
            value,
            n + 1,
            n + 1 + separator_len(after),
        );
    }
    dotted(s, n, n + 1 + m)
}

/// 1.1 or 1.2.3, of which `len` bytes are read, `n` of them before the first point; 3.5万元 is a sum,
/// and 1.2个支部 the heading 1. before 2个.
fn dotted(s: &str, n: usize, len: usize) -> Option<Found> {
    let mut len = len;
    while s[len..].starts_with('.') && digits_len(&s[len + 1..]) > 0 {
        len += 1 + digits_len(&s[len + 1..]);
    }
    let rest = &s[len..];
    let value = number(s[..len].rsplit('.').next()?);
    if counts_whole(rest) && !s[n + 1..len].contains('.') {
        return found(MarkerKind::Arabic, number(&s[..n]), n + 1, n + 1);
    }
    (!counts(rest) && value.is_some_and(|n| (1..100).contains(&n)))
        .then(|| found(MarkerKind::Dotted, value, len, len + separator_len(rest)))
        .flatten()
}

/// 3.5 before 万元 or 公里 is one number.
fn counts(behind: &str) -> bool {
    let signs = |c: char| c == '%' || "元年折千百".contains(c);
    let unit = behind.trim_start_matches(' ').chars().next();
    behind.starts_with(signs)
        || unit.is_some_and(|c| numeral::large_unit(c).is_some())
        || unit::read(Cursor::new(behind), 0).is_some_and(|unit| unit.fractions)
}

/// 1.2 before 个支部 or 月 is the number of a heading and a count: nobody begins a line with a
/// fraction of things.
fn counts_whole(behind: &str) -> bool {
    const THINGS: [&str; 24] = [
        "个", "名", "项", "条", "件", "户", "家", "人", "次", "处", "所", "场", "份", "台", "辆",
        "笔", "起", "宗", "类", "栋", "间", "座", "批", "人次",
    ];
    /// 人居, 人均, 人事: words that headings begin with.
    const PEOPLE: &str = "居均事力口际身心物文";
    let unit = unit::read(Cursor::new(behind), 0);
    let word = behind
        .strip_prefix('人')
        .is_some_and(|rest| rest.starts_with(|c| PEOPLE.contains(c)));
    unit.is_some_and(|unit| THINGS.contains(&unit.name)) && !word
        || behind.starts_with(['月', '号'])
}

/// 2023年: what stands behind the number of a heading is a year.
pub fn year_follows(s: &str) -> bool {
    digits_len(s) == 4 && s[4..].starts_with('年')
}

/// ① ⑴ ⒈ ㈠
fn single_sign(s: &str) -> Option<Found> {
    let c = s.chars().next()?;
    let (kind, first) = match c {
        '①'..='⑳' => (MarkerKind::Circled, '①'),
        '⑴'..='⒇' => (MarkerKind::ParenArabic, '⑴'),
        '⒈'..='⒛' => (MarkerKind::Arabic, '⒈'),
        '㈠'..='㈩' => (MarkerKind::ParenHan, '㈠'),
        _ => return None,
    };
    let len = c.len_utf8();
    found(
        kind,
        Some(c as u32 - first as u32 + 1),
        len,
        len + separator_len(&s[len..]),
    )
}

/// ● at the start of a paragraph: a point without a number.
fn bullet(s: &str) -> Option<Found> {
    let rest = s.strip_prefix(['●', '•', '◆', '■', '▲', '◎', '◇', '□', '➢'])?;
    let len = s.len() - rest.len();
    found(MarkerKind::Bullet, None, len, len + separator_len(rest))
}

/// 问题1 问题一： 反馈问题3. 问题（一）
fn problem(s: &str) -> Option<Found> {
    let Some(label) = ["问题", "反馈问题", "存在问题", "具体问题"]
        .into_iter()
        .find(|l| s.starts_with(l))
    else {
        return numbered_label(s);
    };
    let rest = &s[label.len()..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let rest = &rest[gap..];
    let at = label.len() + gap;
    if let Some(inner) = number_in_brackets(rest) {
        let len = at + inner.len;
        return found(MarkerKind::Problem, inner.number, len, at + inner.body);
    }
    let run = digits_len(rest);
    if run > 0 {
        let n = label_digits(rest, run);
        let behind = &rest[n..];
        // 问题1-2: the second of the first; its series is not that of 问题1.
        if let Some(len) = compound_len(&rest[n..]) {
            let len = at + n + len;
            return found(
                MarkerKind::Problem,
                None,
                len,
                len + separator_len(&s[len..]),
            );
        }
        // 问题13个 counts problems.
        let counts = starts_with_any(behind, &["个", "项", "条", "类", "件", "处", "起"]);
        return (n > 0 && n <= 3 && !counts)
            .then(|| {
                found(
                    MarkerKind::Problem,
                    number(&rest[..n]),
                    at + n,
                    at + n + separator_len(behind),
                )
            })
            .flatten();
    }
    let n = han_len(rest);
    let gap = separator_len(&rest[n..]);
    // 问题一直未解决: a Chinese numeral needs a mark behind it.
    let closed = gap > 0 || rest.len() == n || rest[n..].starts_with('】');
    (n > 0 && closed)
        .then(|| {
            found(
                MarkerKind::Problem,
                number(&rest[..n]),
                at + n,
                at + n + gap,
            )
        })
        .flatten()
}

/// 反馈意见1: 整改任务一: 巡察发现问题2】 — any other label of a problem, with a number between it and its mark.
fn numbered_label(s: &str) -> Option<Found> {
    const ENDS: [&str; 6] = ["问题", "意见", "反馈", "任务", "事项", "内容"];
    let mut chars = s.char_indices().take(LONGEST_LABEL);
    let (end, _) = chars.find(|&(_, c)| matches!(c, ':' | '】'))?;
    let label = s[..end].trim_end_matches(|c| numeral::digit(c).is_some());
    let count = number(&s[label.len()..end])?;
    // 完成情况:已完成问题2: — on one line the words before the number can be what a label before them says.
    let state = ["已", "完成", "落实", "推进"]
        .iter()
        .any(|w| label.contains(w));
    let names_problem = !state
        && ENDS.iter().any(|w| label.ends_with(w))
        && label::class_of(label) == Some(LabelClass::Problem);
    names_problem
        .then(|| {
            found(
                MarkerKind::Problem,
                Some(count),
                end,
                end + separator_len(&s[end..]),
            )
        })
        .flatten()
}

/// Length of the -2 of 问题1-2, before words.
fn compound_len(s: &str) -> Option<usize> {
    let inner = s.strip_prefix(['-', '—'])?;
    let n = digits_len(inner);
    let behind = inner[n..].chars().next()?;
    let closed = matches!(behind, ':' | '.' | '、' | ' ' | ',') || crate::text::is_han(behind);
    let counts = starts_with_any(&inner[n..], &["个", "项", "条", "类", "月", "年", "日"]);
    (n > 0 && n <= 2 && closed && !counts).then(|| s.len() - inner.len() + n)
}

/// How many of the `run` digits belong to the label: 问题82019年 is 问题8 and 2019年.
fn label_digits(s: &str, run: usize) -> usize {
    let year = run > 4
        && s[run..].starts_with('年')
        && (s[run - 4..].starts_with("19") || s[run - 4..].starts_with("20"));
    if year { run - 4 } else { run }
}

/// 一是
fn shi(s: &str) -> Option<Found> {
    let n = han_len(s);
    let rest = s[n..].strip_prefix('是')?;
    let len = s.len() - rest.len();
    (n > 0)
        .then(|| {
            found(
                MarkerKind::Shi,
                number(&s[..n]),
                len,
                len + separator_len(rest),
            )
        })
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(line: &str, kind: MarkerKind, number: Option<u32>, marker: &str, body: &str) {
        let m = read(line, 0).unwrap_or_else(|| panic!("no marker in {line}"));
        assert_eq!(
            (m.kind, m.number, m.span.of(line), &line[m.body..]),
            (kind, number, marker, body),
            "{line}"
        );
    }

    #[test]
    fn every_family_is_read() {
        use MarkerKind::*;
        reads("一、总体情况", Part, Some(1), "一、", "总体情况");
        reads("十二、其他", Part, Some(12), "十二、", "其他");
        reads("第一方面:学习", Ordinal, Some(1), "第一方面", "学习");
        reads("(二)聚焦", ParenHan, Some(2), "(二)", "聚焦");
        reads("( 三 )、聚焦", ParenHan, Some(3), "( 三 )", "聚焦");
        reads("1.学习不够", Arabic, Some(1), "1.", "学习不够");
        reads("1 .学习不够", Arabic, Some(1), "1 .", "学习不够");
        reads("1、学习不够", Arabic, Some(1), "1、", "学习不够");
        reads("1、11处矿山", Arabic, Some(1), "1、", "11处矿山");
        reads("1.2019年以来", Arabic, Some(1), "1.", "2019年以来");
        reads("1.2个支部未换届", Arabic, Some(1), "1.", "2个支部未换届");
        reads("2.3人未参加", Arabic, Some(2), "2.", "3人未参加");
        reads("2.3月5日未开会", Arabic, Some(2), "2.", "3月5日未开会");
        reads("1.1人居环境差", Dotted, Some(1), "1.1", "人居环境差");
        reads("1.1个别党员", Dotted, Some(1), "1.1", "个别党员");
        reads("1.1部门预算", Dotted, Some(1), "1.1", "部门预算");
        reads("2.3 学习不够", Dotted, Some(3), "2.3", "学习不够");
        reads("(4)学习", ParenArabic, Some(4), "(4)", "学习");
        reads("4)学习", ParenArabic, Some(4), "4)", "学习");
        reads(
            "第二部分 整改情况",
            Chapter,
            Some(2),
            "第二部分",
            "整改情况",
        );
        reads("●学习", Bullet, None, "●", "学习");
        reads("③学习", Circled, Some(3), "③", "学习");
        reads("问题1:学习", Problem, Some(1), "问题1", "学习");
        reads("问题2学习", Problem, Some(2), "问题2", "学习");
        reads("反馈意见2:学习", Problem, Some(2), "反馈意见2", "学习");
        reads("整改任务一:学习", Problem, Some(1), "整改任务一", "学习");
        reads("问题1-2:学习", Problem, None, "问题1-2", "学习");
        reads("问题一:学习", Problem, Some(1), "问题一", "学习");
        reads("【问题3】学习", Problem, Some(3), "【问题3】", "学习");
        reads("(问题3)学习", Problem, Some(3), "(问题3)", "学习");
        reads("二是完善", Shi, Some(2), "二是", "完善");
    }

    #[test]
    fn damage_leaves_a_marker() {
        reads("?。ǘ聚焦", MarkerKind::ParenHan, Some(2), "?。ǘ", "聚焦");
        reads(")聚焦", MarkerKind::ParenHan, None, ")", "聚焦");
        reads("四)聚焦", MarkerKind::ParenHan, Some(4), "四)", "聚焦");
        reads(
            "问题82019年以来",
            MarkerKind::Problem,
            Some(8),
            "问题8",
            "2019年以来",
        );
    }

    #[test]
    fn text_that_only_looks_so_has_none() {
        for line in [
            "第一巡察组进驻", "第一书记履职", "问题一直未能解决", "问题13个已整改",
            "反馈意见2条:学习", "整改完成任务2:学习", "整改措施1:学习", "问题表现2:学习",
            "3.5万元已清退", "3.5 万元已清退", "1.5个百分点", "2.5公里", "2023.6.5", "2023年6月",
            "一把手", "统一是关键", "(试行)", "(问题1个)", "(问题较多)", "(2023)", "3、5月",
        ] {
            assert_eq!(read(line, 0), None, "{line}");
        }
    }

    #[test]
    fn brackets_within_brackets_are_read_to_no_depth() {
        for nested in ["【问题", "(问题"] {
            assert_eq!(read(&nested.repeat(100_000), 0), None);
        }
    }
}
