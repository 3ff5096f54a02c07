//! Markers that lost their closing bracket or their mark, or were misread: `（2 设备老旧` between （1） and （3）,
//! `2设备老旧` between 1. and 3., `l.` before 2.
//!
//! Their form alone says nothing; they count where their number is due.

use std::collections::HashMap;

use crate::outline::marker::{self, Marker, MarkerKind};
use crate::text::cursor::Cursor;
use crate::text::{Line, Reading, Span, is_han, numeral, unit};

/// The second of a family follows the first within so many lines.
const FAR: usize = 200;
/// What is read in place of the 1 of `1.`
const ONES: [char; 5] = ['l', 'I', 'Ⅰ', '丨', '|'];

/// Adds the damaged markers whose numbers are due.
pub fn mark(reading: &Reading, markers: &mut [Option<Marker>]) {
    let mut last: HashMap<MarkerKind, u32> = HashMap::new();
    for (i, line) in reading.lines().iter().enumerate() {
        if markers[i].is_none() {
            let found = damaged(reading, line).filter(|d| d.is_due(&last, &markers[i..]));
            markers[i] = found.map(|d| d.marker);
        }
        let Some(found) = markers[i] else { continue };
        // A heading begins the numbers below it anew.
        last.retain(|&kind, _| kind <= found.kind);
        if let Some(number) = found.number {
            last.insert(found.kind, number);
        }
    }
}

/// What may be left of a marker.
struct Damaged {
    marker: Marker,
    /// Its number is all that is left.
    bare: bool,
}

impl Damaged {
    /// The next of its family, if none with its number follows; or the first, if the second follows and none is open.
    fn is_due(&self, last: &HashMap<MarkerKind, u32>, behind: &[Option<Marker>]) -> bool {
        let kind = self.marker.kind;
        let Some(number) = self.marker.number else {
            return false;
        };
        let mut behind = behind.iter().take(FAR).flatten();
        let next = behind.find(|m| m.kind <= kind).filter(|m| m.kind == kind);
        let next = next.and_then(|m| m.number);
        let before = last.get(&kind).copied();
        let follows = before.and_then(|n| n.checked_add(1)) == Some(number);
        let parts_others = next == Some(number + 1);
        match number {
            1 => before != Some(1) && parts_others,
            // A figure begins a sentence as well: without it a number must be missing.
            _ if self.bare => follows && parts_others,
            _ => follows && next != Some(number),
        }
    }
}

/// What `line` may begin with.
fn damaged(reading: &Reading, line: &Line) -> Option<Damaged> {
    let (words, start) = (reading.get(line.span), line.span.start);
    let whole = bracket_lost(words, start).or_else(|| misread(words, start));
    let bare = || mark_lost(words, start);
    whole
        .map(|marker| (marker, false))
        .or_else(|| bare().map(|marker| (marker, true)))
        .map(|(marker, bare)| Damaged { marker, bare })
}

/// （2 设备老旧: the bracket is closed nowhere in the line.
fn bracket_lost(words: &str, start: usize) -> Option<Marker> {
    let inner = words.strip_prefix('(')?;
    let gap = inner.len() - inner.trim_start_matches(' ').len();
    let inner = &inner[gap..];
    let is_digit = |c: char| c.is_ascii_digit();
    let (kind, behind) = match inner.trim_start_matches(is_digit) {
        rest if rest.len() < inner.len() => (MarkerKind::ParenArabic, rest),
        _ => (
            MarkerKind::ParenHan,
            inner.trim_start_matches(numeral::is_han_numeral),
        ),
    };
    let number = small(&inner[..inner.len() - behind.len()])?;
    // A bracket of another form closes it.
    let behind = behind
        .strip_prefix([']', '】', '}', '〕', '》'])
        .unwrap_or(behind);
    let len = words.len() - behind.len();
    is_open(words).then(|| sign(kind, number, start, len, behind))
}

/// Does the first bracket of `words` stay open?
fn is_open(words: &str) -> bool {
    let mut depth = 0_usize;
    for c in words.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return false;
        }
    }
    true
}

/// l. or I、 for 1.
fn misread(words: &str, start: usize) -> Option<Marker> {
    let behind = words.strip_prefix(ONES)?.strip_prefix(['.', '、'])?;
    let len = words.len() - behind.len();
    Some(sign(MarkerKind::Arabic, 1, start, len, behind))
}

/// 2设备老旧 or 2，设备老旧; no count of things, no date.
fn mark_lost(words: &str, start: usize) -> Option<Marker> {
    let behind = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let len = words.len() - behind.len();
    let number = small(&words[..len])?;
    let body = &behind[marker::separator_len(behind)..];
    let counts = unit::read(Cursor::new(behind), 0).is_some()
        || behind.starts_with(['年', '月', '日', '号', '时', '点', '万', '余', '多']);
    let heads = body.starts_with(|c| is_han(c) || c == '“');
    (heads && !counts).then(|| sign(MarkerKind::Arabic, number, start, len, behind))
}

fn small(digits: &str) -> Option<u32> {
    let number = numeral::whole(digits).and_then(|n| u32::try_from(n).ok());
    number.filter(|n| (1..100).contains(n))
}

fn sign(kind: MarkerKind, number: u32, start: usize, len: usize, behind: &str) -> Marker {
    Marker {
        kind,
        number: Some(number),
        span: Span::new(start, start + len),
        body: start + len + marker::separator_len(behind),
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::line_marker::all;
    use crate::text::Reading;

    /// The markers of the lines, as written.
    fn markers(text: &str) -> Vec<String> {
        let reading = Reading::new(text);
        let found = all(&reading).into_iter().flatten();
        found.map(|m| reading.quote(m.span).to_owned()).collect()
    }

    #[test]
    fn a_marker_without_its_closing_bracket_is_one_where_it_is_due() {
        let text = "（1）巡护不勤。\n（2 账目不清。\n（3）车辆闲置（3台）。";
        assert_eq!(markers(text), ["（1）", "（2", "（3）"]);
        let text = "（一巡护不勤（含夜间）。\n已巡护。\n（二）账目不清。\n（三车辆闲置。";
        assert_eq!(markers(text), ["（一", "（二）", "（三"]);
    }

    #[test]
    fn a_number_without_its_mark_is_one_between_others() {
        let text = "1.巡护不勤。\n2账目不清。\n3.推诿。\n4，拖延。\n5.车辆闲置。";
        assert_eq!(markers(text), ["1.", "2", "3.", "4", "5."]);
        let text = "（一）巡护不勤。\n（二］账目不清。\n（三）推诿。";
        assert_eq!(markers(text), ["（一）", "（二］", "（三）"]);
        for text in [
            "1.巡护不勤。\n2名护林员未到岗。\n3.推诿。",
            "1.巡护不勤。\n2套制度已修订。\n2.推诿。",
            "1.巡护不勤。\n2次巡护。",
            "1.巡护不勤。\n12月已巡护。\n2.推诿。",
        ] {
            assert!(markers(text).iter().all(|m| m.ends_with('.')), "{text}");
        }
    }

    #[test]
    fn an_open_bracket_before_another_number_is_none() {
        for text in [
            "（1）巡护不勤。\n（4 账目不清。",
            "（1）巡护不勤。\n（2名护林员未到岗）。",
            "（1 巡护不勤。\n账目不清。",
            "（1）巡护不勤，\n（2 名护林员未到岗。\n（2）账目不清。",
        ] {
            assert!(
                !markers(text).iter().any(|m| m.len() < "（1）".len()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_misread_one_is_one_before_the_second() {
        let text =
            "（一）业务\nl.巡护不勤\n（1）夜间无人。\n2.账目不清\n（二）作风\nI．推诿。\n2．拖延。";
        let found = markers(text);
        assert_eq!(
            found,
            ["（一）", "l.", "（1）", "2.", "（二）", "I．", "2．"]
        );
        for text in ["l.巡护不勤\n账目不清", "1.巡护不勤\nI.账目不清\n2.车辆闲置"]
        {
            assert!(
                !markers(text).iter().any(|m| m.starts_with(['l', 'I'])),
                "{text}"
            );
        }
    }
}
