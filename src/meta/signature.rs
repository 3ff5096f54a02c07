//! Who signs, and when.

use super::Dated;
use crate::entities::Scan;
use crate::outline::chrome::is_chrome;
use crate::outline::page::LineRole;
use crate::outline::signed::{is_body, is_damaged_date, is_date_line};
use crate::report::Value;
use crate::text::{Reading, Span};

/// More than contacts, a body and a date do not stand behind the last full stop, in bytes.
const LONGEST_TAIL: usize = 480;

#[derive(Clone, Debug, Default)]
pub struct Signature {
    pub issuer: Option<Span>,
    pub date: Option<Dated<Option<String>>>,
}

pub fn read(reading: &Reading, roles: &[LineRole], scan: &Scan) -> Signature {
    let mut signature = Signature::default();
    let mut signed = false;
    for (line, _) in reading
        .lines()
        .iter()
        .zip(roles)
        .filter(|(_, r)| **r == LineRole::Signature)
    {
        signed = true;
        sign(reading, line.span, scan, &mut signature);
    }
    if !signed && let Some(tail) = tail_of_text(reading, roles) {
        sign(reading, tail, scan, &mut signature);
    }
    signature
}

/// Takes the body and the date from one line.
fn sign(reading: &Reading, line: Span, scan: &Scan, signature: &mut Signature) {
    let words = reading.get(line);
    let date = date_start(words);
    let body = Span::new(line.start, line.start + date.unwrap_or(words.len())).trim(reading.text());
    if signature.issuer.is_none() && is_body(reading.get(body)) {
        signature.issuer = Some(body);
    }
    if let Some(at) = date {
        let written = Span::new(line.start + at, line.end);
        signature.date = signature.date.take().or_else(|| date_in(written, scan));
    }
}

/// Where the rest of the line is nothing but a date.
fn date_start(words: &str) -> Option<usize> {
    words
        .char_indices()
        .filter(|&(at, c)| {
            let begins = c.is_ascii_digit() || matches!(c, '二' | '〇' | '(');
            begins && !words[..at].ends_with(|b: char| b.is_ascii_digit())
        })
        .map(|(at, _)| at)
        .find(|&at| is_date_line(&words[at..]) || is_damaged_date(&words[at..]))
}

fn date_in(within: Span, scan: &Scan) -> Option<Dated<Option<String>>> {
    let from = scan
        .entities
        .partition_point(|e| e.span.start < within.start);
    let entity = scan.entities[from..]
        .iter()
        .take_while(|e| e.span.start < within.end)
        .find_map(|e| match &e.value {
            Some(Value::Date { iso, .. }) if within.contains(e.span) => Some(Dated {
                span: e.span,
                value: iso.clone(),
            }),
            _ => None,
        });
    // A date that lost its 年 still stands there; a template's 20XX年X月X日 dates nothing.
    entity.or_else(|| {
        let damaged = scan.damaged.iter().find(|d| within.contains(d.span))?;
        Some(Dated {
            span: damaged.span,
            value: None,
        })
    })
}

/// What follows the last full stop of the last line, where nothing else signs: a document on one line.
fn tail_of_text(reading: &Reading, roles: &[LineRole]) -> Option<Span> {
    let text = reading.text();
    let last = roles
        .iter()
        .rposition(|r| matches!(r, LineRole::Body | LineRole::Closing | LineRole::Opening))?;
    let line = reading.lines()[last].span;
    let stop = line.of(text).rfind('。').map_or(0, |p| p + '。'.len_utf8());
    let tail = without_chrome(text, Span::new(line.start + stop, line.end).trim(text));
    let words = tail.of(text);
    if words.len() > LONGEST_TAIL {
        return None;
    }
    let at = date_start(words)?;
    // Contacts without a full stop may stand before the body.
    let body = words[..at].rfind("中共").unwrap_or(0);
    let signs = at == 0 || is_body(words[body..at].trim());
    signs.then(|| Span::new(tail.start + body, tail.end))
}

/// …2024年1月2日上一篇: without what the site put behind the date.
fn without_chrome(text: &str, tail: Span) -> Span {
    let words = tail.of(text);
    let Some(day) = words.rfind('日') else {
        return tail;
    };
    let end = day + '日'.len_utf8();
    let rest = words[end..].trim();
    let site = rest.is_empty() || is_chrome(rest, true);
    if site {
        Span::new(tail.start, tail.start + end)
    } else {
        tail
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::page::roles;

    fn issuer(text: &str) -> Option<String> {
        let reading = Reading::new(text);
        let signature = read(&reading, &roles(&reading), &Scan::default());
        signature.issuer.map(|s| reading.quote(s).to_string())
    }

    #[test]
    fn the_body_above_or_beside_the_date() {
        assert_eq!(
            issuer("镇党委高度重视。\n  中共青石镇委员会\n   2024年1月2日").as_deref(),
            Some("中共青石镇委员会")
        );
        assert_eq!(
            issuer("镇党委高度重视。\n中共青石镇委员会 2024年1月2日").as_deref(),
            Some("中共青石镇委员会")
        );
        assert_eq!(
            issuer("镇党委高度重视。电话:0123-1234567中共青石镇委员会2024年1月2日").as_deref(),
            Some("中共青石镇委员会")
        );
        assert_eq!(
            issuer("镇党委高度重视。中共青石镇委员会2024年1月2日上一篇").as_deref(),
            Some("中共青石镇委员会")
        );
        assert_eq!(
            issuer("镇党委高度重视。中共青石镇委员会2024年1月2日").as_deref(),
            Some("中共青石镇委员会")
        );
    }

    #[test]
    fn a_text_that_just_ends_is_not_signed() {
        assert_eq!(issuer("镇党委高度重视。\n抓好整改工作。"), None);
        assert_eq!(issuer("镇党委高度重视。工作已于2024年1月2日"), None);
    }

    #[test]
    fn a_damaged_date_under_the_body_is_quoted_without_a_value() {
        let text =
            "镇党委高度重视。\n中共青石镇委员会\n2024112日\n(联系人:陈山,联系电话:0123-1234567)";
        let reading = Reading::new(text);
        let roles = roles(&reading);
        use LineRole::*;
        assert_eq!(roles[1..], [Signature, Signature, Closing]);
        let at = text.find("2024").expect("there");
        let scan = Scan {
            entities: vec![],
            damaged: vec![crate::entities::DamagedDate {
                span: Span::new(at, at + "2024112日".len()),
                readings: vec![],
            }],
        };
        let date = read(&reading, &roles, &scan).date.expect("a date");
        assert_eq!((reading.get(date.span), date.value), ("2024112日", None));
    }

    #[test]
    fn the_date_begins_where_nothing_else_follows() {
        assert_eq!(
            date_start("中共青石镇委员会 2024年1月2日"),
            Some("中共青石镇委员会 ".len())
        );
        assert_eq!(date_start("二〇二四年一月二日"), Some(0));
        assert_eq!(date_start("第二小学"), None);
    }
}
