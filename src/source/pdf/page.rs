//! A page of a PDF as text that is placed: turned upright, without what is no part of it.

use std::borrow::Cow;

use hayro_syntax::object::{Array, Object};
use hayro_syntax::page::Page;

use super::annotations;
use super::content::{Interpreter, Shown};
use super::context::Context;
use super::matrix::Matrix;
use super::pieces::{Piece, direction};
use crate::source::OpenError;
use crate::source::layout::{self, Rule, Run};

/// Text that is turned by more than this sine is slanted: a watermark or a seal. Less is a scan that lies askew.
const SLANTED: f32 = 0.2;

/// A page without text or pictures on which more paths than this are painted holds text as outlines, or a drawing.
const MANY_PATHS: usize = 50;

/// What was found on a page.
#[derive(Debug, Default)]
pub struct Found {
    pub page: layout::Page,
    /// What says of itself that it is no part of the text: running heads, mostly. By line, and where it stands.
    pub artifacts: Vec<String>,
    pub artifact_runs: Vec<Run>,
    /// Slanted text.
    pub watermarks: Vec<String>,
    /// What reviewers have noted upon the page.
    pub remarks: Vec<String>,
    /// What nobody sees.
    pub hidden: Vec<String>,
    /// There should be contents, but they cannot be read.
    pub damaged: bool,
}

/// Goes through a page. Fails only where too much is in it.
pub fn read(page: &Page<'_>, context: &mut Context) -> Result<Found, OpenError> {
    let mut shown = Shown::default();
    let contents = contents(page, context)?;
    let matrix = Matrix::of(page.initial_transform(true).as_coeffs().map(|n| n as f32));
    let mut interpreter = Interpreter::new(matrix, context, &mut shown);
    if let Some(data) = &contents {
        interpreter.run(data, page.resources())?;
    }
    let upon = annotations::of(page);
    for (form, place) in &upon.drawn {
        Interpreter::new(matrix, context, &mut shown).show_form(form, *place, page.resources())?;
    }
    let mut found = sort_out(shown, page.render_dimensions());
    found.remarks = upon.remarks;
    found.damaged = contents.is_none() && page.raw().contains_key("Contents");
    Ok(found)
}

/// The content streams of a page as one.
fn contents<'a>(
    page: &Page<'a>,
    context: &mut Context,
) -> Result<Option<Cow<'a, [u8]>>, OpenError> {
    match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => context.allowance.decode(&stream),
        Some(Object::Array(parts)) => joined(&parts, context),
        _ => Ok(None),
    }
}

fn joined<'a>(
    parts: &Array<'a>,
    context: &mut Context,
) -> Result<Option<Cow<'a, [u8]>>, OpenError> {
    let mut whole = Vec::new();
    let mut complete = true;
    for part in parts.iter::<Object<'_>>() {
        let data = match part {
            Object::Stream(stream) => context.allowance.decode(&stream)?,
            _ => None,
        };
        complete &= data.is_some();
        whole.extend_from_slice(&data.unwrap_or_default());
        // Parts are cut between words.
        whole.push(b' ');
    }
    Ok((complete || !whole.is_empty()).then_some(Cow::Owned(whole)))
}

fn sort_out(shown: Shown, (width, height): (f32, f32)) -> Found {
    let mut found = Found::default();
    let text = shown.text.into_list();
    let invisible = shown.invisible.into_list();
    // A scan with OCR behind it, and perhaps a stamp or a page number upon it: the picture is the page.
    let is_scan = length(&invisible) > length(&text);
    let (pieces, unseen) = if is_scan {
        (invisible, text)
    } else {
        (text, invisible)
    };
    let (pieces, outside): (Vec<_>, Vec<_>) = pieces
        .into_iter()
        .partition(|piece| is_on_page(piece, width, height));
    let (pieces, slanted): (Vec<_>, Vec<_>) =
        pieces.into_iter().partition(|piece| turn(piece).is_some());
    found.watermarks = lines(&slanted);
    found.hidden = lines(&unseen);
    found.hidden.extend(lines(&outside));
    found.hidden.extend(lines(&shown.hidden.into_list()));
    let artifacts = shown.artifacts.into_list();
    found.artifacts = lines(&artifacts);

    let view = View::of(&pieces, width, height);
    found.artifact_runs = artifacts.into_iter().map(|piece| view.run(piece)).collect();
    let drawn = pieces.is_empty() && shown.drawing.painted > MANY_PATHS;
    let (width, height) = view.size();
    found.page = layout::Page {
        width,
        height,
        runs: pieces.into_iter().map(|piece| view.run(piece)).collect(),
        rules: shown.drawing.rules.iter().map(|r| view.rule(r)).collect(),
        pictures: match shown.pictures {
            _ if is_scan => 0,
            0 => usize::from(drawn),
            pictures => pictures,
        },
    };
    found
}

fn length(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.text.trim().len()).sum()
}

fn is_on_page(piece: &Piece, width: f32, height: f32) -> bool {
    let (x, y) = ((piece.x + piece.end.0) / 2.0, (piece.y + piece.end.1) / 2.0);
    let slack = piece.size;
    (-slack..=width + slack).contains(&x) && (-slack..=height + slack).contains(&y)
}

/// The texts of pieces, those in a line as one.
fn lines(pieces: &[Piece]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last: Option<&Piece> = None;
    for piece in pieces {
        let goes_on = last.is_some_and(|last| {
            let (dx, dy) = direction((last.x, last.y), last.end);
            let (gap_x, gap_y) = (piece.x - last.end.0, piece.y - last.end.1);
            let across = (gap_x * dy - gap_y * dx).abs();
            let along = gap_x * dx + gap_y * dy;
            across < 0.5 * piece.size && along > -piece.size
        });
        match lines.last_mut().filter(|_| goes_on) {
            Some(line) => line.push_str(&piece.text),
            None => lines.push(piece.text.clone()),
        }
        last = Some(piece);
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// The way text runs on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Right,
    Down,
    Left,
    Up,
}

/// `None` for slanted text.
fn turn(piece: &Piece) -> Option<Turn> {
    let (x, y) = direction((piece.x, piece.y), piece.end);
    match (x, y) {
        _ if y.abs() < SLANTED && x > 0.0 => Some(Turn::Right),
        _ if y.abs() < SLANTED => Some(Turn::Left),
        _ if x.abs() < SLANTED && y > 0.0 => Some(Turn::Down),
        _ if x.abs() < SLANTED => Some(Turn::Up),
        _ => None,
    }
}

/// The page as it is held to read it: tables that lie across the page are turned upright, and so is vertical writing, the
/// columns of which become lines.
struct View {
    turn: Turn,
    width: f32,
    height: f32,
}

impl View {
    /// The turn of most of the text.
    fn of(pieces: &[Piece], width: f32, height: f32) -> Self {
        let mut best = (Turn::Right, 0);
        for turn in [Turn::Right, Turn::Down, Turn::Up, Turn::Left] {
            let own = pieces.iter().filter(|p| self::turn(p) == Some(turn));
            let length: usize = own.map(|piece| piece.text.trim().len()).sum();
            if length > best.1 {
                best = (turn, length);
            }
        }
        Self {
            turn: best.0,
            width,
            height,
        }
    }

    fn size(&self) -> (f32, f32) {
        match self.turn {
            Turn::Right | Turn::Left => (self.width, self.height),
            Turn::Down | Turn::Up => (self.height, self.width),
        }
    }

    fn point(&self, (x, y): (f32, f32)) -> (f32, f32) {
        match self.turn {
            Turn::Right => (x, y),
            Turn::Left => (self.width - x, self.height - y),
            Turn::Down => (y, self.width - x),
            Turn::Up => (self.height - y, x),
        }
    }

    fn rule(&self, rule: &Rule) -> Rule {
        let (x0, y0) = self.point((rule.x0, rule.y0));
        let (x1, y1) = self.point((rule.x1, rule.y1));
        Rule { x0, y0, x1, y1 }
    }

    fn run(&self, piece: Piece) -> Run {
        let (start, end) = (self.point((piece.x, piece.y)), self.point(piece.end));
        let size = piece.size;
        let level = (end.0 - start.0).abs() >= (end.1 - start.1).abs();
        let (x, y, width) = if level {
            (start.0.min(end.0), start.1, (end.0 - start.0).abs())
        } else {
            // Across the others, as the head of a row may stand: where its middle is.
            let middle = ((start.0 + end.0) / 2.0, (start.1 + end.1) / 2.0);
            (middle.0 - size / 2.0, middle.1 + 0.35 * size, size)
        };
        Run {
            x,
            y,
            width,
            size,
            text: piece.text,
        }
    }
}
