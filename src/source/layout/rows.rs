//! Runs at the same height become rows, and runs without a wide gap between them the pieces of a row.

use super::Run;
use super::signs::{ems, is_wide, raised};

/// A gap of so many ems parts two pieces: justified text is not stretched as far, and cells of tables stand further apart.
pub const PIECE_GAP: f32 = 0.7;

/// In a cell, pieces may be stretched apart so many ems.
const WIDEST_IN_CELL: f32 = 2.0;

/// All text at one height.
#[derive(Clone, Debug)]
pub struct Row {
    /// Of its baseline.
    pub y: f32,
    /// Of the largest font.
    pub size: f32,
    /// 0 where lines go over the whole width, else 1 for the left and 2 for the right column.
    pub column: usize,
    /// From left to right, at least one.
    pub pieces: Vec<Piece>,
}

/// Text without a wide gap in it.
#[derive(Clone, Debug)]
pub struct Piece {
    pub x0: f32,
    pub x1: f32,
    pub text: String,
}

impl Row {
    pub fn x0(&self) -> f32 {
        self.pieces.first().map_or(0.0, |piece| piece.x0)
    }

    pub fn x1(&self) -> f32 {
        self.pieces.iter().map(|p| p.x1).fold(self.x0(), f32::max)
    }

    /// As one line. A gap after 、 or ） only sets off a number; letters that are all set apart are a title's.
    pub fn text(&self) -> String {
        let spread = self.is_spread();
        let mut text = String::new();
        for piece in &self.pieces {
            if !spread && !text.is_empty() && !text.ends_with(['、', '）', ')', '．', '：']) {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
        text
    }
}

impl Row {
    /// As text of a cell: narrow ones stretch their lines far.
    pub fn text_of_cell(&self) -> String {
        let mut text = String::new();
        let mut end = f32::MAX;
        for piece in &self.pieces {
            if piece.x0 - end > WIDEST_IN_CELL * self.size
                || is_word_gap(&text, &piece.text, piece.x0 - end, self.size)
            {
                text.push(' ');
            }
            text.push_str(&piece.text);
            end = piece.x1;
        }
        text
    }

    /// The letters stand apart one by one: of a title, or of a line that was stretched.
    pub fn is_spread(&self) -> bool {
        let single = self.pieces.iter().filter(|p| is_one_char(&p.text)).count();
        self.pieces.len() > 2 && single * 10 >= self.pieces.len() * 7
    }
}

fn is_one_char(text: &str) -> bool {
    text.chars().nth(1).is_none()
}

/// The rows of a page, from top to bottom.
pub fn of(runs: Vec<Run>) -> Vec<Row> {
    let mut runs: Vec<Run> = runs.into_iter().filter(is_placed).collect();
    runs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    // Height and size of the row that grows.
    let (mut y, mut size) = (f32::NEG_INFINITY, 0.0);
    for run in runs {
        // Raised and lowered signs belong to their line.
        let near = (run.y - y).abs() <= 0.4 * run.size.max(size);
        match rows.last_mut().filter(|_| near) {
            Some(row) => {
                if run.size > size {
                    (y, size) = (run.y, run.size);
                }
                row.push(run);
            }
            None => {
                (y, size) = (run.y, run.size);
                rows.push(vec![run]);
            }
        }
    }
    rows.into_iter().filter_map(row).collect()
}

fn is_placed(run: &Run) -> bool {
    [run.x, run.y, run.width, run.size]
        .iter()
        .all(|value| value.is_finite() && value.abs() < 1e6)
        && run.size > 0.0
        && !run.text.is_empty()
}

/// Small digits above the line: of a note, or of m².
fn is_raised(run: &Run, y: f32, size: f32) -> bool {
    run.size <= 0.8 * size && y - run.y > 0.12 * size
}

/// A run without the blanks around it, which are nothing but distance.
struct Trimmed {
    x0: f32,
    x1: f32,
    blank_before: bool,
    blank_after: bool,
    text: String,
}

fn trimmed(run: &Run) -> Trimmed {
    let width = |text: &str| text.chars().map(ems).sum::<f32>();
    let inner = run.text.trim();
    let lead = run.text.len() - run.text.trim_start().len();
    let trail = run.text.trim_end().len().max(lead);
    let scale = run.width / width(&run.text).max(0.5);
    Trimmed {
        x0: run.x + width(&run.text[..lead]) * scale,
        x1: run.x + run.width - width(&run.text[trail..]) * scale,
        blank_before: lead > 0,
        blank_after: trail < run.text.len(),
        text: inner.replace(['\n', '\r', '\t', '\u{A0}'], " "),
    }
}

fn row(mut runs: Vec<Run>) -> Option<Row> {
    let largest = runs.iter().max_by(|a, b| a.size.total_cmp(&b.size))?;
    let (y, size) = (largest.y, largest.size);
    runs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut blank = false;
    let mut last: Option<(f32, String)> = None;
    for run in &runs {
        let trimmed = trimmed(run);
        if trimmed.text.is_empty() {
            blank = true;
            continue;
        }
        // Bold by printing twice.
        let twice = last.as_ref().is_some_and(|(x, text)| {
            *text == trimmed.text && (trimmed.x0 - x).abs() < 0.25 * run.size
        });
        if twice {
            continue;
        }
        last = Some((trimmed.x0, trimmed.text.clone()));
        let after = trimmed.blank_after;
        let trimmed = match is_raised(run, y, size) {
            true => Trimmed {
                text: trimmed.text.chars().map(raised).collect(),
                ..trimmed
            },
            false => trimmed,
        };
        add(&mut pieces, trimmed, blank, run.size);
        blank = after;
    }
    (!pieces.is_empty()).then_some(Row {
        y,
        size,
        column: 0,
        pieces,
    })
}

fn add(pieces: &mut Vec<Piece>, run: Trimmed, blank: bool, size: f32) {
    if let Some(piece) = pieces.last_mut() {
        let gap = run.x0 - piece.x1;
        if gap < PIECE_GAP * size {
            let blank = blank || run.blank_before;
            if blank || is_word_gap(&piece.text, &run.text, gap, size) {
                piece.text.push(' ');
            }
            piece.text.push_str(&run.text);
            piece.x1 = piece.x1.max(run.x1);
            return;
        }
    }
    pieces.push(Piece {
        x0: run.x0,
        x1: run.x1,
        text: run.text,
    });
}

/// Words of letters may be parted by distance alone; between Han and digits a little distance is only looks.
fn is_word_gap(left: &str, right: &str, gap: f32, size: f32) -> bool {
    let narrow = |c: Option<char>| c.is_some_and(|c| !is_wide(c));
    gap > 0.15 * size && narrow(left.chars().next_back()) && narrow(right.chars().next())
}
