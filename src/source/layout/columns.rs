//! The reading order of a page: one column, or two where the page clearly has two.

use super::rows::{Piece, Row};
use super::signs::{begins_with_number, ems};
use super::{Item, Line, aligned};

/// So many lines must stand on each side of the gap between two columns.
const LEAST_LINES: usize = 8;

/// Puts `rows`, of a page `width` wide, into reading order behind `items`.
pub fn flow(rows: Vec<Row>, width: f32, items: &mut Vec<Item>) {
    match gutter(&rows, width) {
        Some(x) => two_columns(rows, x, items),
        None => aligned::flow(rows, items),
    }
}

/// Where two columns part, if there are two: hardly a line crosses it, and the lines on both sides mostly fill their side.
fn gutter(rows: &[Row], width: f32) -> Option<f32> {
    const STEPS: usize = 31;
    let pieces: Vec<(f32, f32)> = rows
        .iter()
        .flat_map(|row| row.pieces.iter().map(|p| (p.x0, p.x1)))
        .collect();
    if pieces.len() < 2 * LEAST_LINES {
        return None;
    }
    let crossing = |x: f32| pieces.iter().filter(|p| p.0 < x && x < p.1).count();
    let middle = (0..STEPS).map(|step| width * (0.35 + 0.3 * step as f32 / (STEPS - 1) as f32));
    let x = middle.min_by_key(|&x| (crossing(x), (x - width / 2.0).abs() as u32))?;
    let left: Vec<_> = pieces.iter().filter(|p| p.1 <= x).collect();
    let right: Vec<_> = pieces.iter().filter(|p| p.0 >= x).collect();
    let full = |side: &[&(f32, f32)]| {
        let start = side.iter().map(|p| p.0).fold(f32::MAX, f32::min);
        let end = side.iter().map(|p| p.1).fold(f32::MIN, f32::max);
        let wide = (end - start) * 0.7;
        side.iter().filter(|p| p.1 - p.0 >= wide).count() * 5 >= side.len() * 3
            && end - start > width * 0.2
    };
    let two = crossing(x) * 5 <= pieces.len()
        && left.len() >= LEAST_LINES
        && right.len() >= LEAST_LINES
        && full(&left)
        && full(&right);
    two.then_some(x)
}

/// Down the left, then down the right; a line over both, as a heading, parts what is above it from what is below.
fn two_columns(rows: Vec<Row>, x: f32, items: &mut Vec<Item>) {
    let mut right = Vec::new();
    for mut row in rows {
        if row.pieces.iter().any(|p| p.x0 < x && x < p.x1) {
            items.append(&mut right);
            items.push(Item::Line(line(&row, 0)));
            continue;
        }
        let after = row
            .pieces
            .split_off(row.pieces.partition_point(|p| p.x0 < x));
        if !row.pieces.is_empty() {
            items.push(Item::Line(line(&row, 1)));
        }
        if !after.is_empty() {
            row.pieces = after;
            right.push(Item::Line(line(&row, 2)));
        }
    }
    items.append(&mut right);
}

pub fn line(row: &Row, column: usize) -> Line {
    Line {
        x0: row.x0(),
        x1: row.x1(),
        y: row.y,
        size: row.size,
        column,
        loose: is_loose(row),
        stretched: is_stretched(row),
        text: row.text(),
    }
}

/// A gap behind the number of a paragraph sets off the number, whatever its width.
fn is_loose(row: &Row) -> bool {
    let wide = |pair: &[Piece]| {
        pair[1].x0 - pair[0].x1 > 2.0 * row.size && !begins_with_number(&pair[0].text)
    };
    !row.is_spread() && row.pieces.windows(2).any(wide)
}

/// A line that ends a paragraph at a line break is stretched over the whole width, however little stands in it.
fn is_stretched(row: &Row) -> bool {
    let text = row.pieces.iter().flat_map(|piece| piece.text.chars());
    let natural = text.map(ems).sum::<f32>() * row.size;
    natural > 3.0 * row.size && row.x1() - row.x0() > 1.2 * natural
}
