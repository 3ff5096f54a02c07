//! Pieces that stand in the same columns, several rows of them one below the other: a table without borders, or columns of
//! text on part of a page.
//!
//! Where it is not sure what belongs to which row of a table, the lines stay lines.

use super::columns::line;
use super::rows::Row;
use super::signs::{begins_with_number, first_token, join};
use super::{Item, Line, Margins};

/// Columns are parted by so many ems or more.
const GUTTER: f32 = 0.8;

/// No page has more rows; what has is made to cost time.
const MOST_ROWS: usize = 200;

/// Columns of text are at least so many ems wide, and so many lines high.
const LEAST_WIDTH: f32 = 8.0;
const LEAST_HEIGHT: usize = 5;

/// Puts `rows` behind `items`: those of tables as table rows, the others as lines.
pub fn flow(rows: Vec<Row>, items: &mut Vec<Item>) {
    let mut at = 0;
    while at < rows.len() {
        let (length, gutters) = extent(&rows[at..]);
        let parts: Vec<Parts> = match gutters.is_empty() {
            true => Vec::new(),
            false => rows[at..at + length]
                .iter()
                .map(|row| parts(row, &gutters))
                .collect(),
        };
        if let Some(columns) = columns(&parts, gutters.len() + 1) {
            items.extend(columns.into_iter().map(Item::Line));
            at += length;
        } else if let Some(table) = table(&parts) {
            items.extend(table.into_iter().map(Item::TableRow));
            at += length;
        } else {
            items.push(Item::Line(line(&rows[at], 0)));
            at += 1;
        }
    }
}

/// What of a row stands in each column.
type Parts = Vec<Option<Row>>;

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

fn parts(row: &Row, gutters: &Gutters) -> Parts {
    let mut parts = vec![None; gutters.len() + 1];
    for piece in &row.pieces {
        let part: &mut Option<Row> =
            &mut parts[gutters.partition_point(|g| g.1 <= piece.x0 + 0.01)];
        let part = part.get_or_insert_with(|| Row {
            pieces: Vec::new(),
            ..*row
        });
        part.pieces.push(piece.clone());
    }
    parts
}

/// The lines of text columns, one column after the other, if that is what stands there: wide ones, of which most lines are
/// full.
fn columns(rows: &[Parts], count: usize) -> Option<Vec<Line>> {
    let mut lines = Vec::new();
    if rows.len() < LEAST_HEIGHT {
        return None;
    }
    for column in 0..count {
        let own = || rows.iter().filter_map(|row| row[column].as_ref());
        let size = own().next()?.size;
        let left = own().map(Row::x0).fold(f32::MAX, f32::min);
        let right = own().map(Row::x1).fold(f32::MIN, f32::max);
        let full =
            own().filter(|row| right - row.x1() < 1.5 * size && row.x0() - left < 2.5 * size);
        let is_text = own().count() >= LEAST_HEIGHT
            && right - left >= LEAST_WIDTH * size
            && full.count() * 5 >= own().count() * 3;
        if !is_text {
            return None;
        }
        lines.extend(own().map(|row| Line {
            margins: Some(Margins { left, right }),
            // Neighbours differ.
            ..line(row, 1 + column % 2)
        }));
    }
    Some(lines)
}

/// The table that `rows` are, if they surely are one: three full rows, and cells that run on only where they have to.
fn table(rows: &[Parts]) -> Option<Vec<Vec<String>>> {
    let full = rows
        .iter()
        .filter(|row| row.iter().all(Option::is_some))
        .count();
    if full < 3 || is_list(rows, full) {
        return None;
    }
    let right = |column: usize| {
        let own = rows.iter().filter_map(|row| row[column].as_ref());
        own.map(Row::x1).fold(f32::MIN, f32::max)
    };
    let ends: Vec<f32> = (0..rows[0].len()).map(right).collect();
    merged(rows, &ends)
}

/// A number and a paragraph beside it are no row of a table.
fn is_list(rows: &[Parts], full: usize) -> bool {
    let numbered = |row: &&Parts| {
        let first = row[0].as_ref().map(Row::text).unwrap_or_default();
        begins_with_number(&format!("{}、", first.trim_end_matches(['、', '.'])))
    };
    rows[0].len() == 2 && (full < 4 || rows.iter().filter(numbered).count() * 2 > full)
}

/// A row without a first cell goes on with the cells above it, if those end at the right edge of their column.
fn merged(rows: &[Parts], ends: &[f32]) -> Option<Vec<Vec<String>>> {
    let mut table: Vec<Vec<String>> = Vec::new();
    // Where the last line of each cell ends.
    let mut last: Vec<f32> = Vec::new();
    for row in rows {
        if row[0].is_some() {
            let text = |part: &Option<Row>| part.as_ref().map(Row::text).unwrap_or_default();
            table.push(row.iter().map(text).collect());
            last = row
                .iter()
                .map(|part| part.as_ref().map_or(f32::MIN, Row::x1))
                .collect();
            continue;
        }
        let above = table.last_mut()?;
        for (column, part) in row.iter().enumerate() {
            let Some(part) = part else { continue };
            let text = part.text();
            if ends[column] - last[column] > (first_token(&text) + 0.5) * part.size {
                return None;
            }
            last[column] = part.x1();
            join(&mut above[column], &text);
        }
    }
    Some(table)
}
