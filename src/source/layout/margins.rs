//! Running heads, running feet and page numbers: what stands at the same place of many pages.

use std::collections::{BTreeMap, BTreeSet};

use super::Sheet;
use super::rows::Row;

/// Heads stand in the upper, feet in the lower part of a page that is this share of its height.
const BAND: f32 = 0.16;

/// So many rows at each end may be running ones.
const DEPTH: usize = 4;

/// Rows whose heights differ by less, in points, stand at the same place.
const SAME_PLACE: f32 = 4.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Head,
    Foot,
}

/// Takes the running rows out of `sheets` and gives back what they say, each sort once, as it first stands.
pub fn take(sheets: &mut [Sheet]) -> Vec<String> {
    let mut taken = Vec::new();
    let mut told = BTreeSet::new();
    for end in [End::Head, End::Foot] {
        for _ in 0..DEPTH {
            let running = running(sheets, end);
            if running.is_empty() {
                break;
            }
            for page in running {
                let Some(row) = remove(&mut sheets[page], end) else {
                    continue;
                };
                let text = row.text();
                if told.insert(folded(&text)) {
                    taken.push(text);
                }
            }
        }
    }
    taken
}

/// The pages whose outermost row is a running one.
fn running(sheets: &[Sheet], end: End) -> Vec<usize> {
    // By text and place; the place is rounded, so that two neighbouring ones have to be looked at.
    let mut places: BTreeMap<(String, i32), Vec<usize>> = BTreeMap::new();
    let mut candidates = Vec::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let Some(row) = outermost(sheet, end) else {
            continue;
        };
        let (key, place) = (folded(&row.text()), (row.y / SAME_PLACE) as i32);
        for near in [place, place + 1] {
            places.entry((key.clone(), near)).or_default().push(page);
        }
        candidates.push((page, key, place));
    }
    candidates
        .into_iter()
        .filter(|(page, key, place)| {
            let repeated = [*place, place + 1].into_iter().any(|near| {
                places
                    .get(&(key.clone(), near))
                    .is_some_and(|on| is_rule(on, sheets.len()))
            });
            repeated || is_page_number(&sheets[*page], end)
        })
        .map(|(page, ..)| page)
        .collect()
}

/// Whether what stands on the pages `on` is there by rule: on most of `pages`, or of those with an odd or an even number.
fn is_rule(on: &[usize], pages: usize) -> bool {
    let most = |count: usize, of: usize, least: usize| count >= least && count * 5 >= of * 3;
    let even = on.iter().filter(|&&page| page % 2 == 0).count();
    most(on.len(), pages.saturating_sub(1).max(1), 2)
        || most(even, pages.div_ceil(2), 3)
        || most(on.len() - even, pages / 2, 3)
}

fn outermost(sheet: &Sheet, end: End) -> Option<&Row> {
    let first = sheet.tables.first().map_or(f32::MAX, |table| table.top);
    let last = sheet.tables.last().map_or(f32::MIN, |table| table.top);
    match end {
        End::Head => sheet
            .rows
            .first()
            .filter(|row| row.y <= sheet.height * BAND && row.y < first),
        End::Foot => sheet
            .rows
            .last()
            .filter(|row| row.y >= sheet.height * (1.0 - BAND) && row.y > last),
    }
}

fn remove(sheet: &mut Sheet, end: End) -> Option<Row> {
    match end {
        End::Head if !sheet.rows.is_empty() => Some(sheet.rows.remove(0)),
        End::Head => None,
        End::Foot => sheet.rows.pop(),
    }
}

/// Without blanks, and the same for any number.
fn folded(text: &str) -> String {
    let mut folded = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_ascii_digit() || ('０'..='９').contains(&c) {
            if !folded.ends_with('0') {
                folded.push('0');
            }
        } else {
            folded.push(c);
        }
    }
    folded
}

/// Signs around page numbers: — 3 —, －3－, ·3·, [3].
fn is_ornament(c: char) -> bool {
    "—－-–─·•~～_/[]【】()（）".contains(c)
}

fn is_page_number(sheet: &Sheet, end: End) -> bool {
    let Some(row) = outermost(sheet, end) else {
        return false;
    };
    match number_sign(&folded(&row.text())) {
        NumberSign::Clear => true,
        // A bare number may be the end of a sentence: it must stand apart.
        NumberSign::Bare => stands_apart(sheet, end, row),
        NumberSign::None => false,
    }
}

#[derive(Debug, PartialEq)]
enum NumberSign {
    Clear,
    Bare,
    None,
}

/// `folded`: every number is `0`.
fn number_sign(folded: &str) -> NumberSign {
    let kernel = folded.trim_matches(is_ornament);
    match kernel {
        "0" if kernel.len() == folded.len() => NumberSign::Bare,
        "0" => NumberSign::Clear,
        "第0页" | "第0页共0页" | "第0页,共0页" | "第0页，共0页" | "第0页/共0页" | "共0页第0页"
        | "共0页,第0页" | "共0页，第0页" | "0/0" | "0页" | "0/0页" | "Page0" | "Page0of0" => {
            NumberSign::Clear
        }
        _ => NumberSign::None,
    }
}

fn stands_apart(sheet: &Sheet, end: End, row: &Row) -> bool {
    let next = match end {
        End::Head => sheet.rows.get(1),
        End::Foot => sheet
            .rows
            .len()
            .checked_sub(2)
            .and_then(|at| sheet.rows.get(at)),
    };
    next.is_none_or(|next| (next.y - row.y).abs() > 2.2 * next.size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages() {
        for (text, sign) in [
            ("— 12 —", NumberSign::Clear),
            ("-3-", NumberSign::Clear),
            ("第 3 页 共 10 页", NumberSign::Clear),
            ("3/10", NumberSign::Clear),
            ("12", NumberSign::Bare),
            ("12人", NumberSign::None),
            ("——", NumberSign::None),
        ] {
            assert_eq!(number_sign(&folded(text)), sign, "{text}");
        }
    }

    #[test]
    fn what_stands_on_most_pages_stands_there_by_rule() {
        assert!(is_rule(&[0, 1], 2));
        assert!(is_rule(&[1, 2], 3));
        assert!(is_rule(&[1, 3, 5], 6));
        assert!(!is_rule(&[1, 3], 8));
        assert!(!is_rule(&[4], 1));
    }
}
