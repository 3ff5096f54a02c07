//! Tables without borders: rows whose pieces stand in the same columns, several of them one below the other.
//!
//! Where it is not sure what belongs to which row, the lines stay lines.

use super::Item;
use super::columns::line;
use super::rows::Row;
use super::signs::{begins_with_number, first_token, join};

/// Columns are parted by so many ems or more.
const GUTTER: f32 = 0.8;

/// No page has more rows; what has is made to cost time.
const MOST_ROWS: usize = 200;

/// Puts `rows` behind `items`: those of tables as table rows, the others as lines.
pub fn flow(rows: Vec<Row>, items: &mut Vec<Item>) {
    let mut at = 0;
    while at < rows.len() {
        let (length, gutters) = extent(&rows[at..]);
        match table(&rows[at..at + length], &gutters) {
            Some(table) => {
                items.extend(table.into_iter().map(Item::TableRow));
                at += length;
            }
            None => {
                items.push(Item::Line(line(&rows[at], 0)));
                at += 1;
            }
        }
    }
}

type Gutters = Vec<(f32, f32)>;

/// How many rows, from the first on, keep clear of the gaps of the first; and what of these gaps is clear in all of them.
fn extent(rows: &[Row]) -> (usize, Gutters) {
    let mut gutters: Gutters = rows[0]
        .pieces
        .windows(2)
        .map(|pair| (pair[0].x1, pair[1].x0))
        .collect();
    if gutters.is_empty() {
        return (1, gutters);
    }
    for (i, row) in rows.iter().enumerate().take(MOST_ROWS).skip(1) {
        let above = &rows[i - 1];
        let narrowed: Gutters = gutters.iter().map(|&g| narrow(g, row)).collect();
        let clear = narrowed.iter().all(|g| g.1 - g.0 >= GUTTER * row.size);
        if !clear || row.y - above.y > 3.0 * row.size.max(above.size) {
            return (i, gutters);
        }
        gutters = narrowed;
    }
    (rows.len().min(MOST_ROWS), gutters)
}

/// The widest part of a gap that no piece of `row` reaches into.
fn narrow(gutter: (f32, f32), row: &Row) -> (f32, f32) {
    let (mut from, mut to) = gutter;
    for piece in &row.pieces {
        if piece.x1 <= from || piece.x0 >= to {
            continue;
        }
        if piece.x0 - from >= to - piece.x1 {
            to = piece.x0;
        } else {
            from = piece.x1;
        }
    }
    (from, to.max(from))
}

/// The table that `rows` are, if they surely are one: three full rows, and cells that run on only where they have to.
fn table(rows: &[Row], gutters: &Gutters) -> Option<Vec<Vec<String>>> {
    if gutters.is_empty() || rows.len() < 3 {
        return None;
    }
    let cells: Vec<Vec<Cell>> = rows.iter().map(|row| cells(row, gutters)).collect();
    let full = cells
        .iter()
        .filter(|row| row.iter().all(|cell| !cell.text.is_empty()))
        .count();
    // A number and a paragraph beside it are a list.
    let list = gutters.len() == 1
        && (full < 4
            || cells
                .iter()
                .filter(|row| {
                    begins_with_number(&format!("{}、", row[0].text.trim_end_matches(['、', '.'])))
                })
                .count()
                * 2
                > full);
    if full < 3 || list {
        return None;
    }
    let mut ends = vec![f32::MIN; gutters.len() + 1];
    for row in &cells {
        for (end, cell) in ends.iter_mut().zip(row) {
            *end = end.max(cell.x1);
        }
    }
    merged(cells, &ends, rows[0].size)
}

#[derive(Clone, Debug)]
struct Cell {
    x1: f32,
    text: String,
}

fn cells(row: &Row, gutters: &Gutters) -> Vec<Cell> {
    let mut cells = vec![
        Cell {
            x1: f32::MIN,
            text: String::new()
        };
        gutters.len() + 1
    ];
    for piece in &row.pieces {
        let cell = &mut cells[gutters.partition_point(|g| g.1 <= piece.x0 + 0.01)];
        cell.x1 = piece.x1;
        join(&mut cell.text, &piece.text);
    }
    cells
}

/// A row without a first cell goes on with the cells above it, if those end at the right edge of their column.
fn merged(rows: Vec<Vec<Cell>>, ends: &[f32], size: f32) -> Option<Vec<Vec<String>>> {
    let mut table: Vec<Vec<Cell>> = Vec::new();
    for row in rows {
        if !row[0].text.is_empty() {
            table.push(row);
            continue;
        }
        let above = table.last_mut()?;
        for ((cell, more), end) in above.iter_mut().zip(row).zip(ends) {
            if more.text.is_empty() {
                continue;
            }
            if cell.text.is_empty() || end - cell.x1 > (first_token(&more.text) + 0.5) * size {
                return None;
            }
            cell.x1 = more.x1;
            join(&mut cell.text, &more.text);
        }
    }
    let texts = |row: Vec<Cell>| row.into_iter().map(|cell| cell.text).collect();
    Some(table.into_iter().map(texts).collect())
}
