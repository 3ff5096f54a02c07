//! `malformed_contact`: a telephone, postcode or e-mail address that cannot be right.
//!
//! **What it does.** Checks what stands behind 电话, 手机, 传真, 邮编, 邮政编码, 邮箱 and the like, and the contacts
//! that were read from the document: area codes (010, 02x, 0xxx) with seven or eight digits behind, mobile
//! numbers of eleven, service numbers; postcodes of six digits; addresses with one @ and a domain.
//! Numbering after the plan of the Ministry of Industry and Information Technology (电信网编号计划).
//!
//! **Why.** The public is asked to write or call, and nobody answers there.
//!
//! **Example.** `07311-58222318` — five digits of area code.

use super::signs::plain_lines;
use super::{Document, hit::Hit};
use crate::outline::numbered::split_number;
use crate::text::{Span, is_han};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Phone,
    Postcode,
    Email,
}

/// Ends of the labels, as they stand before a colon or the value itself.
const LABELS: [(&str, Kind); 17] = [
    ("联系方式", Kind::Phone),
    ("电话", Kind::Phone),
    ("电话号码", Kind::Phone),
    ("手机", Kind::Phone),
    ("手机号码", Kind::Phone),
    ("传真", Kind::Phone),
    ("热线", Kind::Phone),
    ("邮编", Kind::Postcode),
    ("邮政编码", Kind::Postcode),
    ("电子邮箱", Kind::Email),
    ("电子信箱", Kind::Email),
    ("电子邮件", Kind::Email),
    ("邮箱地址", Kind::Email),
    ("邮箱", Kind::Email),
    ("E-mail", Kind::Email),
    ("e-mail", Kind::Email),
    ("Email", Kind::Email),
];

pub fn check(document: &Document) -> Vec<Hit> {
    let text = document.reading.text();
    let mut values: Vec<(Span, Kind)> = plain_lines(document)
        .into_iter()
        .flat_map(|line| labelled(text, line))
        .collect();
    let contact = &document.meta.contact;
    values.extend(contact.phones.iter().map(|s| (*s, Kind::Phone)));
    values.extend(contact.emails.iter().map(|s| (*s, Kind::Email)));
    values.extend(contact.postcode.map(|s| (s, Kind::Postcode)));
    values.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut done = 0;
    let mut hits = Vec::new();
    for (span, kind) in values {
        if span.start < done {
            continue;
        }
        done = span.end;
        if let Some(fault) = fault(span.of(text), kind) {
            hits.push(hit(document, span, fault));
        }
    }
    hits
}

/// What is wrong with a contact: for `data`, in Chinese, in English.
type Fault = (&'static str, &'static str, &'static str);

fn hit(document: &Document, span: Span, (code, zh, en): Fault) -> Hit {
    let quote = document.reading.quote(span);
    Hit::new(span, format!("“{quote}”：{zh}"), format!("“{quote}”: {en}")).with("fault", code)
}

/// The values behind the labels of one line. Starts from what looks like a value: those are few.
fn labelled(text: &str, line: Span) -> Vec<(Span, Kind)> {
    let begins = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'(' | b'+' | b'@');
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for at in line.start..line.end {
        if !bytes[at].is_ascii() {
            continue;
        }
        let inside = at > line.start && bytes[at - 1].is_ascii_graphic() && bytes[at - 1] != b':';
        if inside || !begins(bytes[at]) || numbers_item(&text[at..line.end]) {
            continue;
        }
        let before = text[line.start..at].trim_end_matches([' ', ':']);
        if let Some((_, kind)) = LABELS.iter().find(|(label, _)| before.ends_with(label)) {
            let colon = text[line.start + before.len()..at].contains(':');
            values_at(text, Span::new(at, line.end), *kind, colon, &mut found);
        }
    }
    found
}

/// The value or values (0431-1234567、7654321) at the start of `rest`.
fn values_at(text: &str, rest: Span, kind: Kind, colon: bool, found: &mut Vec<(Span, Kind)>) {
    let mut start = rest.start;
    // 打电话3次: without a colon a short number is no contact.
    let least = if colon { 1 } else { 5 };
    loop {
        let inner = &text[start..rest.end];
        if numbers_item(inner) {
            return;
        }
        let length = inner
            .find(|c: char| !belongs(c, kind))
            .unwrap_or(inner.len());
        let value = Span::new(start, start + length).trim(text);
        let value = Span::new(
            value.start,
            value.start
                + value
                    .of(text)
                    .trim_end_matches(['-', '—', '–', '(', '.'])
                    .len(),
        );
        let signs = value.of(text).bytes().filter(u8::is_ascii_alphanumeric);
        // 联系方式:123@qq.com is no telephone; in a @ b.cn the address goes on behind the blank.
        let behind = &text[start + length..];
        let runs_on = behind.starts_with(|c: char| c == '@' || c.is_ascii_alphabetic())
            || kind == Kind::Email && behind.starts_with(" @");
        if signs.count() < least || runs_on {
            return;
        }
        found.push((value, kind));
        let behind = &text[start + length..rest.end];
        match behind.chars().next() {
            Some(c) if kind == Kind::Phone && "、,;/".contains(c) => {
                start = rest.end - behind.len() + c.len_utf8();
            }
            _ => return,
        }
    }
}

/// (1)电话, 2.邮箱: a number that counts contacts is none.
fn numbers_item(s: &str) -> bool {
    let split = split_number(s, |c| c.is_ascii_digit());
    split.is_some_and(|(number, behind)| {
        (1..=2).contains(&number.len()) && behind.starts_with(is_han)
    })
}

fn belongs(c: char, kind: Kind) -> bool {
    match kind {
        Kind::Phone => c.is_ascii_digit() || " -—–()+".contains(c),
        Kind::Postcode => c.is_ascii_digit(),
        Kind::Email => c.is_ascii_graphic() && !",;()<>".contains(c),
    }
}

fn fault(value: &str, kind: Kind) -> Option<Fault> {
    match kind {
        Kind::Phone => phone_fault(value),
        Kind::Postcode => postcode_fault(value),
        Kind::Email => email_fault(value),
    }
}

fn postcode_fault(value: &str) -> Option<Fault> {
    let right = value.len() == 6 && value.bytes().all(|b| b.is_ascii_digit());
    (!right).then_some((
        "postcode_length", "邮政编码应为6位数字", "a postcode has six digits",
    ))
}

fn email_fault(value: &str) -> Option<Fault> {
    let fault = (
        "email_form", "电子邮箱不完整", "this is no whole e-mail address",
    );
    let Some((name, domain)) = value.trim_end_matches('.').split_once('@') else {
        return Some(fault);
    };
    let labels: Vec<&str> = domain.trim_start().split('.').collect();
    let right = !name.is_empty()
        && labels.len() >= 2
        && labels.iter().all(|label| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
        && labels
            .last()
            .is_some_and(|top| top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()));
    (!right).then_some(fault)
}

fn phone_fault(value: &str) -> Option<Fault> {
    let value = value
        .trim()
        .trim_start_matches("+86")
        .trim_start_matches("86-");
    let groups: Vec<&str> = value
        .split(|c: char| !c.is_ascii_digit())
        .filter(|g| !g.is_empty())
        .collect();
    match groups.as_slice() {
        [] => None,
        [whole] => whole_fault(whole),
        [area, rest @ ..] if area.starts_with('0') => area_fault(area, rest),
        groups => {
            // 138 1234 5678, 400-123-4567, 8272 1234; a short last group may be an extension.
            let joined = groups.concat();
            whole_fault(&joined).and_then(|fault| {
                let (_, front) = groups.split_last()?;
                whole_fault(&front.concat()).map(|_| fault)
            })
        }
    }
}

const AREA: Fault = (
    "area_code",
    "区号的位数不对",
    "the area code has a wrong number of digits",
);
const LENGTH: Fault = (
    "phone_length",
    "电话号码的位数不对",
    "the telephone number has a wrong number of digits",
);

/// Digits of the area code that `digits` begins with: 010 and 02x have three, all others four.
fn area_length(digits: &str) -> usize {
    if digits.starts_with("01") || digits.starts_with("02") {
        3
    } else {
        4
    }
}

fn area_fault(area: &str, rest: &[&str]) -> Option<Fault> {
    if area.len() != area_length(area) {
        // 04311234567-801: number and extension.
        return whole_fault(area).map(|_| AREA);
    }
    // The number may be cut in two (0431-8272 1234) or have an extension (0431-82721234-801).
    let first = rest.first().map_or(0, |g| g.len());
    let joined: usize = rest.iter().take(2).map(|g| g.len()).sum();
    let right = (7..=8).contains(&first) || (7..=8).contains(&joined);
    (!right).then_some(LENGTH)
}

fn whole_fault(digits: &str) -> Option<Fault> {
    let right = match digits.len() {
        // 110, 12388, 95598
        3 | 5 => digits.starts_with(['1', '9']),
        6 => digits.starts_with(['1', '9', '6']),
        7 | 8 => !digits.starts_with('0'),
        // 400, 800
        10 => digits.starts_with(['4', '8', '0']),
        11 => digits.starts_with(['0', '1']),
        12 => digits.starts_with('0') && area_length(digits) == 4,
        // Two numbers that lost what separated them are for the eye.
        _ => false,
    };
    (!right).then_some(LENGTH)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::hits;

    #[test]
    fn telephones() {
        assert_eq!(
            hits(
                "联系电话：04311-82345678，手机：1381234567，传真：0431-823456",
                check
            ),
            ["04311-82345678", "1381234567", "0431-823456"]
        );
        assert_eq!(
            hits("电话：82345678、8234567890123", check),
            ["8234567890123"]
        );
    }

    #[test]
    fn the_numbers_of_a_list_are_no_contacts() {
        for text in [
            "联系方式：（1）电话：0431-82345678；（2）邮箱：a@example.com",
            "联系方式：1.电话：0431-82345678；2.邮箱：a@example.com",
        ] {
            assert!(hits(text, check).is_empty(), "{text}");
        }
        assert_eq!(
            hits("联系方式：1.电话：823456；2.传真：12", check),
            ["823456", "12"]
        );
    }

    #[test]
    fn telephones_that_can_be_right() {
        for phone in [
            "0431-82345678", "0433—5754321", "(0431)82345678", "010-12345678", "043182345678",
            "13812345678", "138 1234 5678", "62345678", "12388", "400-123-4567",
            "0431-82345678-801", "0431-8234567、8234568",
        ] {
            assert!(
                hits(&format!("电话：{phone}。"), check).is_empty(),
                "{phone}"
            );
        }
    }

    #[test]
    fn postcodes_and_addresses() {
        assert_eq!(
            hits(
                "邮政编码：13000。邮箱：abc.163.com，电子邮箱：abc@163",
                check
            ),
            ["13000", "abc.163.com", "abc@163"]
        );
        let text = "邮编130000；电子邮箱：a_b-1@tj.gov.cn。邮政信箱：青山路1号；邮箱：见附件";
        assert!(hits(text, check).is_empty());
        assert!(hits("邮箱：abc @ 163.com", check).is_empty());
    }
}
