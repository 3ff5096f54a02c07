//! Objects are put onto a page: text where it is seen, lines, and what is left out.

use std::collections::{BTreeMap, HashMap};

use super::matrix::Matrix;
use super::objects::{Code, Object, Text};
use super::path;
use crate::source::OpenError;
use crate::source::layout::{Page, Rule, Run, ems};

/// Drawings in drawings go no deeper.
const DEEPEST: usize = 8;

/// As many objects a document may draw: drawings that hold drawings could multiply without end.
const MOST_OBJECTS: usize = 4_000_000;

/// A gap of so many ems inside a text code parts it: cells of a row may share one.
const GAP: f32 = 0.6;

/// What a page shows.
#[derive(Debug, Default)]
pub struct Canvas {
    /// By the direction of writing, in quarter turns to the right.
    runs: BTreeMap<u8, Vec<Run>>,
    /// Aslant across the page: watermarks.
    pub slanted: Vec<String>,
    pub hidden: Vec<String>,
    rules: Vec<Rule>,
    pictures: usize,
}

/// Draws the objects of a document.
pub struct Pen<'a> {
    /// The drawings in the resources, by their number.
    pub composites: &'a HashMap<String, Vec<Object>>,
    pub drawn: usize,
}

impl Pen<'_> {
    pub fn draw(
        &mut self,
        objects: &[Object],
        place: &Matrix,
        canvas: &mut Canvas,
    ) -> Result<(), OpenError> {
        self.draw_at(objects, place, DEEPEST, canvas)
    }

    fn draw_at(
        &mut self,
        objects: &[Object],
        place: &Matrix,
        depth: usize,
        canvas: &mut Canvas,
    ) -> Result<(), OpenError> {
        let composites = self.composites;
        for object in objects {
            self.drawn += 1;
            if self.drawn > MOST_OBJECTS {
                return Err(OpenError::TooMuchInside);
            }
            match object {
                Object::Text(text) => canvas.text(text, place),
                Object::Path { place: own, data } => {
                    canvas.rules.extend(path::rules(data, &own.then(place)));
                }
                Object::Image => canvas.pictures += 1,
                Object::Composite {
                    place: own,
                    resource,
                } => {
                    let deeper = depth.saturating_sub(1);
                    let inner = composites.get(resource).filter(|_| depth > 0);
                    let inner = inner.map_or(&[][..], Vec::as_slice);
                    self.draw_at(inner, &own.then(place), deeper, canvas)?;
                }
            }
        }
        Ok(())
    }
}

impl Canvas {
    fn text(&mut self, text: &Text, outer: &Matrix) {
        let place = text.place.then(outer);
        for code in &text.codes {
            if code.text.trim().is_empty() {
                continue;
            }
            if text.hidden {
                self.hidden.push(code.text.clone());
                continue;
            }
            let degrees = place.b.atan2(place.a).to_degrees();
            let quarters = (degrees / 90.0).round();
            if (degrees - quarters * 90.0).abs() > 5.0 {
                self.slanted.push(code.text.clone());
                continue;
            }
            let turn = (quarters as i32).rem_euclid(4) as u8;
            let runs = self.runs.entry(turn).or_default();
            lines(code, text, &place, turn, runs);
        }
    }

    /// The page as it is read: if most of it is turned, it is turned back. What stands askew to it comes as texts.
    pub fn page(mut self, width: f32, height: f32) -> (Page, Vec<String>) {
        let length = |runs: &Vec<Run>| runs.iter().map(|run| run.text.len()).sum::<usize>();
        let most = self
            .runs
            .iter()
            .max_by_key(|(turn, runs)| (length(runs), **turn == 0));
        let turn = most.map_or(0, |(turn, _)| *turn);
        let runs = self.runs.remove(&turn).unwrap_or_default();
        let askew = self.runs.into_values().flatten().map(|run| run.text);
        let askew = self.slanted.into_iter().chain(askew).collect();
        let turned = |rule: &Rule| {
            let ((x0, y0), (x1, y1)) = (back(turn, rule.x0, rule.y0), back(turn, rule.x1, rule.y1));
            Rule { x0, y0, x1, y1 }
        };
        let rules: Vec<Rule> = self.rules.iter().map(turned).collect();
        // Outlines of letters are a picture of them.
        let drawn = usize::from(runs.is_empty() && !rules.is_empty());
        let (width, height) = if turn % 2 == 1 {
            (height, width)
        } else {
            (width, height)
        };
        // Turned back, a page lies beside or above its origin.
        let (dx, dy) = match turn {
            1 => (0.0, height),
            2 => (width, height),
            3 => (width, 0.0),
            _ => (0.0, 0.0),
        };
        let page = Page {
            width,
            height,
            runs: runs
                .into_iter()
                .map(|run| Run {
                    x: run.x + dx,
                    y: run.y + dy,
                    ..run
                })
                .collect(),
            rules: rules
                .into_iter()
                .map(|r| Rule {
                    x0: r.x0 + dx,
                    y0: r.y0 + dy,
                    x1: r.x1 + dx,
                    y1: r.y1 + dy,
                })
                .collect(),
            pictures: self.pictures + drawn,
        };
        (page, askew)
    }
}

/// A point, turned to the left by `turn` quarters about the origin.
fn back(turn: u8, x: f32, y: f32) -> (f32, f32) {
    match turn {
        1 => (y, -x),
        2 => (-x, -y),
        3 => (-y, x),
        _ => (x, y),
    }
}

/// The characters of `code` as runs: one for what stands side by side.
fn lines(code: &Code, text: &Text, place: &Matrix, turn: u8, runs: &mut Vec<Run>) {
    let (mut x, mut y) = (code.x, code.y);
    let mut start = (x, y);
    let mut run = String::new();
    let mut chars = code.text.chars().enumerate().peekable();
    while let Some((i, c)) = chars.next() {
        if run.is_empty() {
            start = (x, y);
        }
        run.push(known(c));
        let advance = ems(c) * text.size * text.stretch;
        let (dx, dy) = code.step(i, advance);
        let parted = dy.abs() > 0.3 * text.size || dx < 0.0 || dx - advance > GAP * text.size;
        if chars.peek().is_none() || parted {
            let (left, base) = place.apply(start.0, start.1);
            let (left, base) = back(turn, left, base);
            runs.push(Run {
                x: left,
                y: base,
                width: (x + advance - start.0) * place.along(),
                size: text.size * place.across(),
                text: std::mem::take(&mut run),
            });
        }
        x += dx;
        y += dy;
    }
}

impl Code {
    /// From character `i`, which is `advance` wide, to the next.
    fn step(&self, i: usize, advance: f32) -> (f32, f32) {
        let nth = |deltas: &[f32]| deltas.get(i).or(deltas.last()).copied();
        let across = if self.dy.is_empty() { advance } else { 0.0 };
        (
            nth(&self.dx).unwrap_or(across),
            nth(&self.dy).unwrap_or(0.0),
        )
    }
}

/// What a private character means, only its font knows.
fn known(c: char) -> char {
    match c {
        '\u{E000}'..='\u{F8FF}' => char::REPLACEMENT_CHARACTER,
        '\u{0}'..='\u{1F}' => ' ',
        c => c,
    }
}
