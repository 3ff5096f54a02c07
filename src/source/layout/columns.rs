//! The reading order of a page: one column, or two where the page clearly has two.

use super::rows::{self, Piece, Row};
use super::signs::{begins_with_number, ems};
use super::{Item, Line, Run, aligned};

/// So many lines must stand on each side of the gap between two columns.
const LEAST_LINES: usize = 8;

/// The rows of a page `width` wide, from top to bottom; those of two columns are told apart, as their lines need not stand at
/// the same heights.
pub fn rows(runs: Vec<Run>, width: f32) -> Vec<Row> {
    if runs.len() < 2 * LEAST_LINES {
        return rows::of(runs);
    }
    let together = rows::of(runs.clone());
    let Some(x) = gutter(&together, width) else {
        return together;
    };
    let spanning: Vec<(&Row, &Piece)> = together
        .iter()
        .flat_map(|row| row.pieces.iter().map(move |piece| (row, piece)))
        .filter(|(_, piece)| piece.x0 < x && x < piece.x1)
        .collect();
    let mut sides: [Vec<Run>; 3] = Default::default();
    for run in runs {
        sides[side(&run, x, &spanning)].push(run);
    }
    let mut all = Vec::new();
    for (column, runs) in sides.into_iter().enumerate() {
        all.extend(rows::of(runs).into_iter().map(|row| Row { column, ..row }));
    }
    all.sort_by(|a, b| a.y.total_cmp(&b.y));
    all
}

/// The column of `run` as in [`Row::column`]. `spanning`: lines that go over both, from top to bottom.
fn side(run: &Run, x: f32, spanning: &[(&Row, &Piece)]) -> usize {
    let near = 0.2 * run.size;
    let first = spanning.partition_point(|(row, _)| row.y < run.y - near);
    let spans = spanning[first..]
        .iter()
        .take_while(|(row, _)| row.y <= run.y + near)
        .any(|(_, piece)| run.x < piece.x1 && piece.x0 < run.x + run.width);
    match () {
        _ if spans => 0,
        _ if run.x + run.width / 2.0 < x => 1,
        _ => 2,
    }
}

/// Puts `rows` into reading order behind `items`.
pub fn flow(rows: Vec<Row>, items: &mut Vec<Item>) {
    if rows.iter().any(|row| row.column > 0) {
        two_columns(rows, items);
    } else {
        aligned::flow(rows, items);
    }
}

/// Where two columns part, if there are two: hardly a line crosses it, and of the lines on both sides many fill their side.
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
    let two = crossing(x) * 5 <= pieces.len() && is_text(&left, width) && is_text(&right, width);
    two.then_some(x)
}

/// Whether `lines` are a column of text: wide enough, and two of five full. The cells of a table are neither.
fn is_text(lines: &[&(f32, f32)], width: f32) -> bool {
    let start = lines.iter().map(|p| p.0).fold(f32::MAX, f32::min);
    let end = lines.iter().map(|p| p.1).fold(f32::MIN, f32::max);
    let full = lines.iter().filter(|p| p.1 - p.0 >= (end - start) * 0.75);
    lines.len() >= LEAST_LINES && end - start > width * 0.25 && full.count() * 5 >= lines.len() * 2
}

/// Down the left, then down the right; a line over both, as a heading, parts what is above it from what is below.
fn two_columns(rows: Vec<Row>, items: &mut Vec<Item>) {
    let mut right = Vec::new();
    for row in rows {
        let line = Item::Line(line(&row, row.column));
        match row.column {
            1 => items.push(line),
            2 => right.push(line),
            _ => {
                items.append(&mut right);
                items.push(line);
            }
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
        natural_width: natural_width(row),
        margins: None,
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

/// How wide the text is where nothing stretches it; letters are taken to be a little wider than they mostly are.
fn natural_width(row: &Row) -> f32 {
    let text = row.pieces.iter().flat_map(|piece| piece.text.chars());
    text.map(ems).sum::<f32>() * row.size * 1.06
}
