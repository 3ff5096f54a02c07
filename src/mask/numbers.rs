//! Numbers that belong to a person and that the report's entities do not know: of identity, of cards, of cars.

use super::Class;
use crate::text::Reading;
use crate::text::cursor::Cursor;

/// First characters of plates: short names of provinces (GA 36).
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// Weights of the first 17 digits (GB 11643, ISO 7064 MOD 11-2), and the last character for each remainder.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

pub fn all(reading: &Reading) -> Vec<(Class, String)> {
    let text = reading.text();
    let c = Cursor::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((letter, next)) = c.step(at) {
        if letter.is_ascii_digit() {
            let end = at + text[at..].bytes().take_while(u8::is_ascii_digit).count();
            if let Some((class, end)) = number(text, at, end) {
                found.push((class, text[at..end].to_string()));
            }
            at = end;
            continue;
        }
        if PROVINCES.contains(letter)
            && let Some(end) = plate(text, next)
        {
            found.push((Class::Plate, text[at..end].to_string()));
            at = end;
            continue;
        }
        at = next;
    }
    found
}

fn number(text: &str, start: usize, end: usize) -> Option<(Class, usize)> {
    let behind_letter = text[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
    if behind_letter {
        return None;
    }
    let bytes = text.as_bytes();
    let x = matches!(bytes.get(end), Some(b'X' | b'x'));
    match end - start {
        17 if x && is_identity(&bytes[start..=end]) => Some((Class::Identity, end + 1)),
        18 if is_identity(&bytes[start..end]) => Some((Class::Identity, end)),
        16..=19 if !x && is_card(&bytes[start..end]) => Some((Class::Card, end)),
        _ => None,
    }
}

/// Eighteen characters with a date of birth and a right check character.
fn is_identity(number: &[u8]) -> bool {
    let sum: u32 = number
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    let value = |from: usize, to: usize| {
        number[from..to]
            .iter()
            .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
    };
    let born = (1900..=2100).contains(&value(6, 10))
        && (1..=12).contains(&value(10, 12))
        && (1..=31).contains(&value(12, 14));
    born && CHECKS[(sum % 11) as usize] == number[17].to_ascii_uppercase()
}

/// The check digit of ISO/IEC 7812 (Luhn); cards of Chinese banks begin with 3 to 6 or 9.
fn is_card(number: &[u8]) -> bool {
    let doubled = number.iter().rev().enumerate().map(|(place, digit)| {
        let digit = u32::from(digit - b'0');
        match place % 2 {
            1 if digit > 4 => digit * 2 - 9,
            1 => digit * 2,
            _ => digit,
        }
    });
    matches!(number[0], b'3'..=b'6' | b'9') && doubled.sum::<u32>() % 10 == 0
}

/// The end of a plate whose letter stands at `at`: A·12345, A12345, AD12345.
fn plate(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if !bytes.get(at)?.is_ascii_uppercase() {
        return None;
    }
    let mut start = at + 1;
    if text[start..].starts_with('·') {
        start += '·'.len_utf8();
    }
    let rest = text[start..].bytes();
    let length = rest
        .take_while(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        .count();
    let digits = text[start..start + length]
        .bytes()
        .filter(u8::is_ascii_digit)
        .count();
    (matches!(length, 5 | 6) && digits >= 3).then_some(start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(Class, String)> {
        all(&Reading::new(text))
    }

    #[test]
    fn an_identity_number_has_a_date_and_a_check() {
        let sum: u32 = b"00000019900101001"
            .iter()
            .zip(WEIGHTS)
            .map(|(d, w)| u32::from(d - b'0') * w)
            .sum();
        let check = |sum: u32| CHECKS[(sum % 11) as usize] as char;
        let good = format!("00000019900101001{}", check(sum));
        let bad = format!("00000019900101001{}", check(sum + 1));
        assert_eq!(of(&format!("身份证号{bad}。")), []);
        assert_eq!(of(&format!("身份证号{good}。")), [(Class::Identity, good)]);
        assert_eq!(of("凭证号000000199013010010"), []);
    }

    #[test]
    fn a_card_has_a_right_check_digit() {
        assert_eq!(
            of("卡号4111111111111111"),
            [(Class::Card, "4111111111111111".into())]
        );
        assert_eq!(of("卡号4111111111111112"), []);
    }

    #[test]
    fn a_plate_begins_with_a_province() {
        assert_eq!(
            of("公车晋A·12345外出"),
            [(Class::Plate, "晋A·12345".into())]
        );
        assert_eq!(of("新A4纸12345张，云A类"), []);
    }
}
