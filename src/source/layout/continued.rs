//! Tables that go on on the next page: their head is repeated there, and a row may be cut in two.

use super::Sheet;
use super::grid::Table;
use super::signs::join;

/// Takes away the head of a table that is repeated on the next page, and gives back what they say, each once.
pub fn take_heads(sheets: &mut [Sheet]) -> Vec<String> {
    let mut taken = Vec::new();
    let mut head: Option<Vec<String>> = None;
    for sheet in sheets {
        let repeats = first_table(sheet).is_some_and(|table| table.rows.first() == head.as_ref());
        if repeats && sheet.tables[0].rows.len() > 1 {
            let text = sheet.tables[0].rows.remove(0).join(" ");
            if !taken.contains(&text) {
                taken.push(text);
            }
        } else {
            head = sheet
                .tables
                .last()
                .and_then(|table| table.rows.first().cloned());
        }
    }
    taken
}

/// Puts rows together that a page end cut. The first cell, which holds the number of the row, is empty in what is left of it,
/// and a line that was full goes on.
pub fn join_cut_rows(sheets: &mut [Sheet]) {
    for at in 1..sheets.len() {
        let (before, after) = sheets.split_at_mut(at);
        let (Some(above), [below, ..]) = (before.last_mut(), after) else {
            continue;
        };
        if let (Some(above), Some(below)) = (last_table(above), first_table(below))
            && is_cut(above, below)
        {
            let rest = below.rows.remove(0);
            join_row(above, rest);
        }
    }
}

fn first_table(sheet: &mut Sheet) -> Option<&mut Table> {
    let table = sheet.tables.first_mut()?;
    let first = sheet.rows.first().is_none_or(|row| row.y > table.top);
    first.then_some(table)
}

fn last_table(sheet: &mut Sheet) -> Option<&mut Table> {
    let table = sheet.tables.last_mut()?;
    let last = sheet.rows.last().is_none_or(|row| row.y < table.top);
    last.then_some(table)
}

fn is_cut(above: &Table, below: &Table) -> bool {
    let (Some(last), Some(rest)) = (above.rows.last(), below.rows.first()) else {
        return false;
    };
    let pairs = || last.iter().zip(rest).filter(|(_, rest)| !rest.is_empty());
    last.len() == rest.len()
        && rest[0].is_empty()
        && pairs().all(|(last, _)| !last.is_empty())
        && rest
            .iter()
            .zip(&above.full)
            .any(|(rest, full)| *full && !rest.is_empty())
}

fn join_row(table: &mut Table, rest: Vec<String>) {
    let Some(last) = table.rows.last_mut() else {
        return;
    };
    for ((cell, rest), full) in last.iter_mut().zip(rest).zip(&table.full) {
        if rest.is_empty() {
            continue;
        }
        if *full {
            join(cell, &rest);
        } else {
            cell.push('\n');
            cell.push_str(&rest);
        }
    }
}
