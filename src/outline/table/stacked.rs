//! Tables with one cell a line: the heads, then as many lines for each row, the first one its number.

use super::head::is_ledger;
use super::{Column, MOST_COLUMNS, Row, Table, Under, column, heads_rows};
use crate::text::{Line, Reading, Span, numeral};

/// The table whose first head is line `from`, if it is one.
pub fn at(reading: &Reading, from: usize) -> Option<Table> {
    let text = reading.text();
    if column(reading.get(reading.lines()[from].span)) != Some(Column::Number) {
        return None;
    }
    let cells: Vec<(usize, &Line)> = full_lines(reading, from).take(MOST_COLUMNS).collect();
    let columns: Vec<(Column, Span)> = cells
        .iter()
        .map_while(|(_, l)| Some((column(l.span.of(text))?, l.span)))
        .collect();
    if columns.len() < 3 || !is_ledger(&columns) {
        return None;
    }
    let mut table = Table {
        lines: from..cells[columns.len() - 1].0 + 1,
        columns,
        rows: Vec::new(),
        parent: None,
    };
    let mut under = None;
    loop {
        table.lines.end = skip_head(reading, &table);
        if let Some(heading) = heading(reading, &table) {
            under = Some(Under::of(text, reading.lines()[heading].span));
            table.lines.end = heading + 1;
        }
        let Some((cells, end)) = row(reading, &table) else {
            break;
        };
        table.rows.push(Row { cells, under });
        table.lines.end = end;
    }
    (!table.rows.is_empty()).then_some(table)
}

fn full_lines<'r>(
    reading: &'r Reading,
    from: usize,
) -> impl Iterator<Item = (usize, &'r Line)> + 'r {
    let lines = reading.lines().iter().enumerate().skip(from);
    lines.filter(|(_, l)| !l.is_blank())
}

/// Does line `i` hold nothing but the number of the next row?
fn is_number(reading: &Reading, table: &Table, cell: Span) -> bool {
    let next = table.rows.len() as u64 + 1;
    let words = reading.get(cell).trim_end_matches(['.', '、']);
    numeral::whole(words) == Some(next)
}

/// The line behind a head that is printed again, else the end of the table so far.
fn skip_head(reading: &Reading, table: &Table) -> usize {
    let mut end = table.lines.end;
    let mut lines = full_lines(reading, end);
    for (_, head) in &table.columns {
        match lines.next() {
            Some((i, line)) if reading.get(line.span) == reading.get(*head) => end = i + 1,
            _ => return table.lines.end,
        }
    }
    end
}

/// (一)…方面 right above the number of the next row.
fn heading(reading: &Reading, table: &Table) -> Option<usize> {
    let mut lines = full_lines(reading, table.lines.end);
    let (at, line) = lines.next()?;
    let (_, below) = lines.next()?;
    let heads = heads_rows(reading.text(), line.span) && !is_number(reading, table, line.span);
    (heads && is_number(reading, table, below.span)).then_some(at)
}

/// The next row, and the line behind it.
fn row(reading: &Reading, table: &Table) -> Option<(Vec<Option<Span>>, usize)> {
    let number = table.rows.len() as u64 + 1;
    let mut lines = full_lines(reading, table.lines.end);
    let (first, cell) = lines.next()?;
    if !is_number(reading, table, cell.span) {
        return None;
    }
    let mut row = vec![Some(cell.span)];
    let mut end = first + 1;
    for (i, cell) in lines.take(table.columns.len() - 1) {
        // A cell was empty: the next row begins early.
        if numeral::whole(reading.get(cell.span)) == Some(number + 1) {
            break;
        }
        row.push(Some(cell.span));
        end = i + 1;
    }
    // Which cell is missing cannot be told: only the first columns are sure.
    let sure = if row.len() < table.columns.len() {
        row.len().min(2)
    } else {
        row.len()
    };
    row.truncate(sure);
    row.resize(table.columns.len(), None);
    Some((row, end))
}
