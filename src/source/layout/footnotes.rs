//! Notes at the foot of a page, to which small raised numbers in its text refer.

use std::collections::BTreeSet;

use super::Sheet;
use super::rows::Row;
use super::signs::{is_superscript, join, lowered, raised};

/// Notes are printed in a font of at most this share of the usual size.
const SMALL: f32 = 0.88;

/// Takes the notes out of `sheets`, where most text is of the `usual` size, and the numbers that refer to them out of the
/// text. Small rows at the foot that begin with no such number stay where they are.
pub fn take(sheets: &mut [Sheet], usual: f32) -> Vec<String> {
    let mut notes = Vec::new();
    for sheet in sheets {
        let first = first_small_row(sheet, usual);
        let referred = raised_numbers(sheet, first);
        let number = |text: &str| number_of(text).filter(|number| referred.contains(number));
        let begins = |row: &Row| number(&row.text()).is_some();
        if !sheet.rows.get(first).is_some_and(begins) {
            continue;
        }
        let mut found: Vec<(String, String)> = Vec::new();
        for row in sheet.rows.split_off(first) {
            let text = row.text();
            match (number(&text), found.last_mut()) {
                (Some(number), _) => found.push((number, without_number(&text))),
                (None, Some((_, note))) => join(note, &text),
                (None, None) => {}
            }
        }
        let numbers: BTreeSet<String> = found.iter().map(|(number, _)| number.clone()).collect();
        sheet.texts_mut().for_each(|text| forget(text, &numbers));
        notes.extend(
            found
                .into_iter()
                .map(|(number, note)| format!("注{number}：{note}")),
        );
    }
    notes
}

/// From which row on all rows, to the foot of the page, are small.
fn first_small_row(sheet: &Sheet, usual: f32) -> usize {
    let last_table = sheet.tables.last().map_or(f32::MIN, |table| table.top);
    let small = |row: &&Row| row.size <= SMALL * usual && row.y > last_table;
    sheet.rows.len() - sheet.rows.iter().rev().take_while(small).count()
}

/// The raised numbers in the rows before `end` and in tables.
fn raised_numbers(sheet: &Sheet, end: usize) -> BTreeSet<String> {
    let rows = sheet.rows[..end].iter().flat_map(|row| &row.pieces);
    let cells = sheet
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().flatten());
    let texts = rows
        .map(|piece| piece.text.as_str())
        .chain(cells.map(String::as_str));
    let mut numbers = BTreeSet::new();
    for text in texts {
        for number in text
            .split(|c| !is_superscript(c))
            .filter(|number| !number.is_empty())
        {
            numbers.extend(number_of(number));
        }
    }
    numbers
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_superscript(c)
}

fn without_number(text: &str) -> String {
    let circled = text.strip_prefix(|c: char| matches!(c, '①'..='⑳'));
    let rest = circled.unwrap_or_else(|| text.trim_start_matches(is_digit));
    rest.trim_start().to_owned()
}

/// The number at the beginning of `text`, raised, circled or neither, in plain digits.
fn number_of(text: &str) -> Option<String> {
    let first = text.chars().next()?;
    let digits: String = match first {
        '①'..='⑳' => raised(first).chars().map(lowered).collect(),
        _ => text
            .chars()
            .take_while(|&c| is_digit(c))
            .map(lowered)
            .collect(),
    };
    (1..=3).contains(&digits.len()).then_some(digits)
}

/// Takes the raised `numbers` out of `text`.
fn forget(text: &mut String, numbers: &BTreeSet<String>) {
    if !text.contains(is_superscript) {
        return;
    }
    let mut kept = String::new();
    let mut raised = String::new();
    // The sign at the end closes a number there.
    for c in text.chars().chain(['\n']) {
        if is_superscript(c) {
            raised.push(c);
            continue;
        }
        let known = number_of(&raised).is_some_and(|number| numbers.contains(&number));
        if !known {
            kept.push_str(&raised);
        }
        raised.clear();
        kept.push(c);
    }
    kept.pop();
    *text = kept;
}
