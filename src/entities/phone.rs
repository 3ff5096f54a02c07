//! Telephone numbers: 0351-5754511, (010)37283893, 13812345678, 400-123-4567, or any behind a label.

use super::calendar;
use super::date::is_dash;
use crate::text::Span;
use crate::text::cursor::Cursor;

const LABELS: [&str; 16] = [
    "电话", "联系方式", "联系人", "手机", "传真", "热线", "专线", "座机", "固话", "话机", "Tel",
    "TEL", "tel", "Fax", "FAX", "话",
];

/// More groups of digits than any number is written in.
const MOST_GROUPS: usize = 5;

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Joint {
    #[default]
    Dash,
    Blank,
    Bracket,
}

/// A run of digits and what joins it to the one before.
#[derive(Clone, Copy, Default)]
struct Group {
    span: Span,
    joint: Joint,
}

/// The telephone number whose digits begin at `at`. `follows` where another number stands before it
/// under the same label.
pub fn read(c: Cursor, at: usize, follows: bool) -> Option<Span> {
    let mut start = at;
    let mut first = at;
    if let Some(plus) = c.eat_back(at, "+").filter(|plus| plus + 1 == at) {
        first = country(c, at, "86")?;
        start = plus;
    } else if let Some(end) = country(c, at, "0086").or_else(|| country(c, at, "86")) {
        // 86189… is a number of its own unless something stands between.
        first = if c.before(end).is_some_and(|p| p.is_ascii_digit()) {
            at
        } else {
            end
        };
    }
    let bracket = c.before(first) == Some('(');
    if bracket && start == first {
        start -= 1;
    }
    if c.before(start)
        .is_some_and(|p| p.is_ascii_alphanumeric() || "./-_#+".contains(p))
    {
        return None;
    }
    // 49 176…: part of a foreign number.
    let behind_blank = c.blanks_back(start) < start;
    if behind_blank
        && !follows
        && c.before(c.blanks_back(start))
            .is_some_and(|p| p.is_ascii_digit())
    {
        return None;
    }
    let labelled = follows || is_labelled(c, start);
    let groups = groups(c, first, bracket);
    let end = shape(c, &groups)
        .or_else(|| labelled.then(|| under_label(c, &groups)).flatten())
        .or_else(|| bare(c, &groups, start))?;
    (!c.text[..end].ends_with('(') && ends(c, end)).then_some(Span::new(start, end))
}

/// Behind the country code at `at`.
fn country(c: Cursor, at: usize, code: &str) -> Option<usize> {
    let end = c.blanks(c.eat(at, code)?);
    Some(c.blanks(c.eat(end, "-").unwrap_or(end)))
}

/// The runs of digits that may belong to one number.
struct Groups {
    all: [Group; MOST_GROUPS],
    count: usize,
}

impl std::ops::Deref for Groups {
    type Target = [Group];

    fn deref(&self) -> &[Group] {
        &self.all[..self.count]
    }
}

fn groups(c: Cursor, at: usize, bracket: bool) -> Groups {
    let mut groups = Groups {
        all: [Group::default(); MOST_GROUPS],
        count: 0,
    };
    let mut joint = Joint::Dash;
    let mut start = at;
    while groups.count < MOST_GROUPS {
        let end = c.digits(start);
        if end == start {
            break;
        }
        groups.all[groups.count] = Group {
            span: Span::new(start, end),
            joint,
        };
        groups.count += 1;
        let closes = bracket && groups.count == 1;
        let Some((next_joint, next)) = next_joint(c, end, closes) else {
            break;
        };
        (joint, start) = (next_joint, next);
    }
    groups
}

/// A dash or two, one blank, or the bracket behind an area code.
fn next_joint(c: Cursor, at: usize, closes: bool) -> Option<(Joint, usize)> {
    if closes {
        let end = c.eat(at, ")")?;
        return Some((Joint::Bracket, c.blanks(c.eat(end, "-").unwrap_or(end))));
    }
    let start = c.blanks(at);
    let mut end = start;
    while let Some((_, next)) = c
        .step(end)
        .filter(|(dash, _)| is_dash(*dash) && end - start < 6)
    {
        end = next;
    }
    if end > start {
        return Some((Joint::Dash, c.blanks(end)));
    }
    (start == at + 1).then_some((Joint::Blank, start))
}

/// The end of a number whose shape alone says what it is.
fn shape(c: Cursor, groups: &[Group]) -> Option<usize> {
    let first = c.slice(groups.first()?.span);
    let mut lengths = [0; MOST_GROUPS];
    for (length, group) in lengths.iter_mut().zip(groups) {
        *length = group.span.len();
    }
    let end = |index: usize| groups[index].span.end;
    let mobile =
        first.starts_with('1') && first[1..].starts_with(['3', '4', '5', '6', '7', '8', '9']);
    let service = first.starts_with("400") || first.starts_with("800");
    let area = is_area_code(first);
    match lengths {
        [11, ..] if mobile => Some(end(0)),
        [3, 4, 4, ..] if mobile => Some(end(2)),
        [10, ..] if service => Some(end(0)),
        [3, 3, 4, ..] | [3, 4, 3, ..] if service => Some(end(2)),
        [11 | 12, ..] if is_area_code(&first[..3]) || is_area_code(&first[..4]) => Some(end(0)),
        [_, 7 | 8, ..] if area => Some(extension(groups, 1)),
        [_, 3 | 4, 4, ..] if area => Some(extension(groups, 2)),
        _ => None,
    }
}

/// 010, 02x, or 0 with three digits more.
fn is_area_code(digits: &str) -> bool {
    let Some(rest) = digits.strip_prefix('0') else {
        return false;
    };
    match rest.len() {
        2 => rest == "10" || rest.starts_with('2'),
        3 => rest.starts_with(['3', '4', '5', '6', '7', '8', '9']),
        _ => false,
    }
}

/// Behind the extension (-8001), if there is one after group `last`.
fn extension(groups: &[Group], last: usize) -> usize {
    match groups.get(last + 1) {
        Some(next) if next.joint == Joint::Dash && next.span.len() <= 6 => next.span.end,
        _ => groups[last].span.end,
    }
}

/// Under a label whatever has about the length of a number is meant as one, right or wrong
/// (07311-58222318); so are the short numbers of services (12388).
fn under_label(c: Cursor, groups: &[Group]) -> Option<usize> {
    let first = groups.first()?;
    let joined = groups
        .iter()
        .skip(1)
        .take_while(|g| g.joint != Joint::Blank)
        .count();
    let last = groups[joined];
    let digits: usize = groups[..=joined].iter().map(|g| g.span.len()).sum();
    let short =
        joined == 0 && first.span.len() == 5 && c.text[first.span.start..].starts_with(['1', '9']);
    let counted = c.is_any(c.blanks(last.span.end), "元万亿个人次年月日项件%");
    let goes_on = groups
        .get(joined + 1)
        .is_some_and(|next| next.span.len() < 7);
    let foreign = c.text[first.span.start..].starts_with("00");
    if goes_on || foreign {
        return None;
    }
    ((short || (6..=13).contains(&digits)) && !counted).then_some(last.span.end)
}

/// Eight digits that are neither a date nor labelled as something else.
fn bare(c: Cursor, groups: &[Group], start: usize) -> Option<usize> {
    let span = groups.first()?.span;
    let digits = c.slice(span);
    let number = span.len() == 8
        && digits.starts_with(['2', '3', '4', '5', '6', '7', '8'])
        && groups.get(1).is_none_or(|next| next.joint == Joint::Blank);
    let counted = c
        .at(c.blanks(span.end))
        .is_some_and(|next| "元万亿个人次年月日号项件%.+份".contains(next));
    (number && !counted && !is_compact_date(digits) && !is_other_label(c, start))
        .then_some(span.end)
}

fn is_compact_date(digits: &str) -> bool {
    let part = |from: usize, to: usize| digits[from..to].parse().ok();
    let year: Option<i32> = digits[..4].parse().ok();
    year.is_some_and(|year| (1900..2100).contains(&year))
        && calendar::exists(year, part(4, 6), part(6, 8))
}

/// 编号:, 邮政编码, QQ, 浏览次数: stand for another number.
fn is_other_label(c: Cursor, at: usize) -> bool {
    c.ends_with_any(
        before_sign(c, at),
        &[
            "号", "码", "数", "量", "编", "次", "QQ", "qq", "第", "〕", "ID", "读", "击",
        ],
    )
}

fn is_labelled(c: Cursor, at: usize) -> bool {
    let mut at = before_sign(c, at);
    for word in ["号码", "号"] {
        at = c.eat_back(at, word).unwrap_or(at);
    }
    c.ends_with_any(at, &LABELS)
}

/// Before the 是, 为, colon and opening brackets that end at `at`.
fn before_sign(c: Cursor, at: usize) -> usize {
    let mut at = at;
    for word in ["(", ":", "是", "为", ":", ")", "."] {
        at = c.eat_back(at, word).unwrap_or(at);
    }
    at
}

/// Nothing behind `at` makes the number part of a longer one.
fn ends(c: Cursor, at: usize) -> bool {
    match c.at(at) {
        Some('-' | '.' | '/') => !c.is_digit(at + 1),
        Some(next) => !next.is_ascii_alphanumeric() && next != '@',
        None => true,
    }
}

/// Is what stands between two numbers only a separator, so that one label stands for both?
pub fn joins(between: &str) -> bool {
    let between = between.trim();
    between.chars().count() <= 2 && between.chars().all(|c| "、,;/或和及 ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<&str> {
        let c = Cursor::new(text);
        let at = text.find(|c: char| c.is_ascii_digit())?;
        read(c, at, false).map(|span| span.of(text))
    }

    #[test]
    fn shapes_that_need_no_label() {
        for (text, expected) in [
            ("(010)37283893", "(010)37283893"),
            ("请拨0351-89082910。", "0351-89082910"),
            ("请拨0351—8908291转", "0351—8908291"),
            ("010-6228-8559.", "010-6228-8559"),
            ("010-65980408-8001 传真", "010-65980408-8001"),
            ("18702812943.", "18702812943"),
            ("+86 189-1111-1111", "+86 189-1111-1111"),
            ("0086 18911111111", "0086 18911111111"),
            ("86 18911111111", "86 18911111111"),
            ("03598245785", "03598245785"),
            ("400-123-4567", "400-123-4567"),
            ("办公室52090833", "52090833"),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_label_makes_a_number_a_telephone_number() {
        for (text, expected) in [
            ("联系电话:8274650", "8274650"),
            ("电  话:07311-58222318,", "07311-58222318"),
            ("举报电话12388", "12388"),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
            let bare = text.trim_start_matches(|c: char| !c.is_ascii_digit());
            assert_eq!(number(bare), None, "{bare}");
        }
    }

    #[test]
    fn what_is_none() {
        for text in [
            "QQ:20615706", "编号:52090833", "开票日期20100413", "52090833元", "666666666S",
            "(081)  342-86221d", "0039 31122627111-26737", "P0-001-000016155-9", "1 506 64",
            "电话30个", "2019-2020", "2023-05-04", "电话:+49 17612345678", "电话:010 - 123 45 67",
            "电话:(0131) 496 0537", "电话:0049176 12345678", "统一社会信用代码91220300",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn one_label_for_several_numbers() {
        assert!(joins("、") && joins(" 或 ") && joins(";"));
        assert!(!joins("共") && !joins("。") && !joins("、、、"));
    }
}
