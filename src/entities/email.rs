//! E-mail addresses.

use crate::text::Span;
use crate::text::cursor::Cursor;

/// RFC 5321, 4.5.3.1.
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 255;

pub fn is_local(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"._%+-".contains(&b)
}

/// The address around the `@` at `at`; in `a @ b.cn` a blank stands on either side of it.
pub fn read(c: Cursor, at: usize) -> Option<Span> {
    let spaced = c.before(at) == Some(' ') && c.at(at + 1) == Some(' ');
    let (end, next) = if spaced {
        (at - 1, at + 2)
    } else {
        (at, at + 1)
    };
    let before = &c.text.as_bytes()[..end];
    let local = before
        .iter()
        .rev()
        .take(LONGEST_LOCAL + 1)
        .take_while(|&&b| is_local(b))
        .count();
    let start = end - local;
    let name = &c.text[start..end];
    if local == 0
        || local > LONGEST_LOCAL
        || name.starts_with('.')
        || name.ends_with('.')
        || name.contains("..")
    {
        return None;
    }
    let end = domain(c, next)?;
    Some(Span::new(start, end))
}

/// Behind the domain at `at`: labels with points between them, the last one of letters.
fn domain(c: Cursor, at: usize) -> Option<usize> {
    let is_label = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    let mut end = c.while_byte(at, is_label);
    let mut last = at;
    while c.at(end) == Some('.') && end - at < LONGEST_DOMAIN {
        let next = c.while_byte(end + 1, is_label);
        if next == end + 1 {
            break;
        }
        last = end + 1;
        end = next;
    }
    let top = &c.text[last..end];
    let real = last > at + 1 && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
    // In a@b.cn@c.cn the middle belongs to one address only: the last.
    (real && end - at <= LONGEST_DOMAIN && c.at(end) != Some('@')).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Option<&str> {
        let at = text.find('@')?;
        read(Cursor::new(text), at).map(|span| span.of(text))
    }

    #[test]
    fn addresses() {
        for (text, expected) in [
            ("邮箱:12345@qq.com。", "12345@qq.com"),
            ("邮箱:12345 @ qq.com。", "12345 @ qq.com"),
            ("邮箱地址test@test.com.", "test@test.com"),
            ("d.j@server1.example.gov.cn,", "d.j@server1.example.gov.cn"),
        ] {
            assert_eq!(address(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        for text in [
            "j_9@129.126.118.1", "a..bc@example.com", ".abc@example.com", "@甲", "a@b", "a@b.c",
            "a @b.cn", "见 @ 镇党委",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
