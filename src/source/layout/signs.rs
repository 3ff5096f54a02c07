//! What characters tell about the cutting of lines: how wide they are, and what may stand where.

/// Whether `c` takes a whole em: Han, kana, Chinese punctuation, full-width signs, enclosed numbers.
pub fn is_wide(c: char) -> bool {
    matches!(c as u32,
        0x2E80..=0xA4CF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF01..=0xFF60 | 0xFFE0..=0xFFE6
        | 0x2014 | 0x2018..=0x201D | 0x2026 | 0x2460..=0x24FF | 0x20000..=0x3FFFF)
}

/// Width in ems, by the habits of Chinese fonts.
pub fn ems(c: char) -> f32 {
    if is_wide(c) { 1.0 } else { 0.5 }
}

/// Raised digits by their value.
const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

pub fn is_superscript(c: char) -> bool {
    SUPERSCRIPTS.contains(&c)
}

/// A digit or circled number that was printed raised, in raised digits.
pub fn raised(c: char) -> String {
    let number = match c {
        '①'..='⑳' => (c as u32 - '①' as u32 + 1).to_string(),
        _ => c.to_string(),
    };
    let digit = |c: char| c.to_digit(10).map_or(c, |d| SUPERSCRIPTS[d as usize]);
    number.chars().map(digit).collect()
}

/// A raised digit as a plain one.
pub fn lowered(c: char) -> char {
    let value = SUPERSCRIPTS.iter().position(|&s| s == c);
    value
        .and_then(|d| char::from_digit(d as u32, 10))
        .unwrap_or(c)
}

/// Signs that no line may begin with (GB/T 15834-2011, 5.1).
fn is_no_start(c: char) -> bool {
    "。，、；：？！）》〉】〕」』”’…—％,.;:?!)]}%".contains(c)
}

/// Ends in a sign that may stand in the margin.
pub fn hangs(text: &str) -> bool {
    text.ends_with(['。', '，', '、', '；', '：', '？', '！', '”', '）', '》'])
}

/// Begins like `整改情况：`, `【责任人】：`, `注1：`.
pub fn begins_with_label(text: &str) -> bool {
    let label = text.split('：').next().unwrap_or_default();
    let length = label.chars().count();
    let of_label = |c: char| is_han(c) || c.is_ascii_digit() || "【】".contains(c);
    (2..=10).contains(&length)
        && label.len() < text.len()
        && !label.starts_with(|c: char| c.is_ascii_digit())
        && label.chars().all(of_label)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Ends a sentence or announces what follows.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '）', '》', ')', '"'])
        .ends_with(['。', '；', '：', '？', '！', ';', ':', '?', '!'])
}

/// How wide, in ems, is what stands at the head of `text` and cannot be parted by a line end.
pub fn first_token(text: &str) -> f32 {
    let mut chars = text.chars().peekable();
    let Some(first) = chars.next() else {
        return 0.0;
    };
    let mut width = ems(first);
    let mut word = is_word(first);
    // Longer than a line no token is.
    for _ in 0..40 {
        let Some(&c) = chars.peek() else { break };
        let joined = is_no_start(c) || (word && is_word(c)) || "“‘（《【〔(".contains(first);
        if !joined {
            break;
        }
        word &= is_word(c) || is_no_start(c);
        width += ems(c);
        chars.next();
        if "“‘（《【〔(".contains(first) && !is_no_start(c) {
            break;
        }
    }
    width
}

/// Whether a line end cuts an address of mail or web, in which there are no blanks.
fn is_address(left: &str, right: &str) -> bool {
    let start = left.trim_end_matches(|c: char| c.is_ascii_graphic()).len();
    let (text, before) = left.split_at(start);
    let after = right.split(|c: char| !c.is_ascii_graphic()).next();
    let is_sign =
        |word: &str| word.contains('@') || word.contains("//") || word.starts_with("www.");
    let follows_han = !text.is_empty() && !text.ends_with(' ');
    is_sign(before) || follows_han && after.is_some_and(|word| word.contains('@'))
}

/// Signs of words, numbers and addresses.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || "@_-/".contains(c)
}

const NUMERALS: &str = "〇零一二三四五六七八九十百";

/// Whether `text` begins with the number of a paragraph: 一、 （一） (1) 1. 1、 第一条 ① 一是.
pub fn begins_with_number(text: &str) -> bool {
    let text = text.trim_start();
    let Some(first) = text.chars().next() else {
        return false;
    };
    if matches!(first, '①'..='⒛' | '㊀'..='㊉') {
        return true;
    }
    let (opened, rest) = match first {
        '（' | '(' => (true, &text[first.len_utf8()..]),
        '第' => (false, &text[first.len_utf8()..]),
        _ => (false, text),
    };
    let after = rest.trim_start_matches(|c: char| NUMERALS.contains(c) || c.is_ascii_digit());
    let length = rest.len() - after.len();
    if length == 0 || length > 12 {
        return false;
    }
    let next = after.chars().next();
    let digit_after = after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    match next {
        Some('）' | ')') => opened || first.is_ascii_digit(),
        Some('、') => !opened,
        // 3.5万元 is no number of a paragraph.
        Some('.' | '．') => first.is_ascii_digit() && !digit_after,
        Some('章' | '节' | '条') => first == '第',
        Some('是') => NUMERALS.contains(first),
        _ => false,
    }
}

/// `left` and `right`, parted by a line end, as one text: a blank between two words of letters, else none.
pub fn join(left: &mut String, right: &str) {
    let end = left.trim_end().len();
    left.truncate(end);
    let right = right.trim_start();
    let last = left.chars().next_back();
    let first = right.chars().next();
    if let (Some(a), Some(b)) = (last, first) {
        let digits = a.is_ascii_digit() && b.is_ascii_digit();
        let latin_a = a.is_ascii_alphanumeric() || ",.;:)".contains(a);
        if latin_a && b.is_ascii_alphanumeric() && !digits && !is_address(left, right) {
            left.push(' ');
        }
    }
    left.push_str(right);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_paragraphs() {
        for yes in [
            "一、学习", "（十二）制度", "(3)核查", "1.责任", "12．责任", "3、责任", "2）责任",
            "第三条", "①核查", "三是核查",
        ] {
            assert!(begins_with_number(yes), "{yes}");
        }
        for no in [
            "3.5万元", "（学习）", "2023年", "三年来", "第三方", "、", "", "（三",
        ] {
            assert!(!begins_with_number(no), "{no}");
        }
    }

    #[test]
    fn labels() {
        assert!(begins_with_label("整改情况：已完成"));
        assert!(begins_with_label("【责任人】："));
        for no in [
            "整改情况",
            "，整改情况：已完成",
            "责任单位和责任人员以及整改时限：甲",
        ] {
            assert!(!begins_with_label(no), "{no}");
        }
    }

    #[test]
    fn what_cannot_be_parted() {
        assert_eq!(first_token("学习"), 1.0);
        assert_eq!(first_token("的。”其"), 3.0);
        assert_eq!(first_token("（学习"), 2.0);
        assert_eq!(first_token("2023年"), 2.0);
        assert_eq!(first_token("ab@example.com。"), 8.0);
        assert_eq!(first_token(""), 0.0);
    }

    #[test]
    fn words_keep_their_blank() {
        for (left, right, whole) in [
            ("学习", "不够", "学习不够"),
            ("open ", "data", "open data"),
            ("20", "23年", "2023年"),
            ("mail to ", "a@example.com", "mail to a@example.com"),
            ("信箱：abc", "d@example.com。", "信箱：abcd@example.com。"),
            ("共", "3人", "共3人"),
        ] {
            let mut joined = left.to_owned();
            join(&mut joined, right);
            assert_eq!(joined, whole);
        }
    }
}
