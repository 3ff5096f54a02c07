//! Lines of a closing whose value tells that they are contacts, whatever their label says.

use super::label;
use super::numbered::split_number;
use crate::text::numeral;

/// Longest label of a contact, in characters.
const LONGEST_LABEL: usize = 12;
/// What names a contact whose value has no form of its own.
const NAMED: [&str; 6] = ["传真", "联系人", "联系科室", "联系部门", "公众号", "信函"];

/// 办公地址:青石县东湖路12号, E-mail:a@example.com, 传真:0123-1234567
pub fn is_labelled_contact(line: &str) -> bool {
    let Some((label, value)) = line.split_once(':') else {
        return false;
    };
    let label = label.trim_start_matches(['(', ' ']).trim_end();
    let words = |c: char| c.is_alphanumeric() || matches!(c, '-' | ' ');
    (1..=LONGEST_LABEL).contains(&label.chars().take(LONGEST_LABEL + 1).count())
        && label.chars().all(words)
        && label::class_of(label).is_none()
        && (is_contact(value) || NAMED.iter().any(|name| label.ends_with(name)) && is_short(value))
}

/// The number of (一)电话:0123-1234567, 2.邮箱:a@example.com.
pub fn numbers_contact(line: &str) -> Option<u64> {
    let digit = |c: char| c.is_ascii_digit() || numeral::is_han_numeral(c);
    let (number, contact) = split_number(line, digit)?;
    is_labelled_contact(contact)
        .then(|| numeral::whole(number))
        .flatten()
}

fn is_short(value: &str) -> bool {
    value.chars().take(41).count() <= 40 && !value.trim_end_matches('。').contains('。')
}

/// Does the value begin with a telephone number, a postcode, an e-mail address or a postal one?
fn is_contact(value: &str) -> bool {
    let value = value.trim_start();
    value.contains('@') && !value.contains([',', '。']) || is_number(value) || is_address(value)
}

/// 0123-1234567, (0123)1234567, 13900001111, 310001: as many digits as a telephone or postcode has.
fn is_number(value: &str) -> bool {
    let of_number = |c: &char| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | ' ');
    let digits = value.chars().take_while(of_number);
    let digits = digits.filter(char::is_ascii_digit).take(30).count();
    let behind = value.trim_start_matches(|c: char| of_number(&c));
    digits >= 5 && (behind.is_empty() || behind.starts_with(['。', ';', ',', '、', '/', '转']))
}

/// 青石县东湖路12号: a street with a number, and no sentence before it.
fn is_address(value: &str) -> bool {
    let Some(at) = value.find(['号', '室', '楼', '幢']) else {
        return false;
    };
    let plain = value
        .split('(')
        .next()
        .unwrap_or(value)
        .trim_end_matches('。');
    let before = &value[..at];
    let street = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    street.len() < before.len()
        && is_short(value)
        && !plain.contains([',', '。', ';'])
        && ["路", "街", "道", "巷", "村", "镇", "大厦", "里", "弄"]
            .iter()
            .any(|end| street.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_tells_a_contact_under_any_label() {
        for line in [
            "办公地址:青石县东湖路12号",
            "E-mail:abc@example.com",
            "意见建议邮箱:abc@example.com",
            "24小时值班电话:0123-1234567",
            "传真:0123-1234568",
            "公示联系人:陈山",
            "信函:青石县东湖路12号(邮编:310001)",
            "值班热线:13900001111",
            "微信公众号:青石水务",
        ] {
            assert!(is_labelled_contact(line), "{line}");
        }
    }

    #[test]
    fn facts_and_answers_with_numbers_are_no_contacts() {
        for line in [
            "整改措施:13900001111开通热线",
            "整改情况:设立信箱abc@example.com",
            "责任人:陈山",
            "清运垃圾:12000吨",
            "收回资金:123456元",
            "新建泵站:东湖路12号泵站已建成,投入使用。",
            "会议指出:要抓紧",
            "信函回复:已回复3件",
            "公开信箱,每月开启:12次",
        ] {
            assert!(!is_labelled_contact(line), "{line}");
        }
        assert_eq!(numbers_contact("(一)电话:0123-1234567"), Some(1));
        assert_eq!(numbers_contact("(一)电话:逐户回访"), None);
    }
}
