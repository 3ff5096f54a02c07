//! Tables with drawn borders.

use super::rows::{self, Row};
use super::signs::{first_token, join};
use super::{Rule, Run};

/// Borders that should meet may miss each other by so many points.
const SLACK: f32 = 3.0;

/// Shorter lines, in points, border no cell.
const LEAST_LENGTH: f32 = 4.0;

/// Pages with more lines hold drawings; so many are looked at.
const MOST_RULES: usize = 6000;

/// Lines left after those in one line are put together; what has more is a drawing.
const MOST_BORDERS: usize = 1200;

/// Between a border and the text of its cell, in points.
const PADDING: f32 = 4.0;

/// A line with less room behind it, in ems, is full.
const FULL: f32 = 1.3;

/// A table of a page.
#[derive(Debug)]
pub struct Table {
    /// Height of its upper border.
    pub top: f32,
    /// The texts of its cells; of merged ones in the first, the others are empty. Lines that begin anew in a cell are parted
    /// by `\n`.
    pub rows: Vec<Vec<String>>,
    /// Of the cells of the last row: the last line is full, so that it may go on on the next page.
    pub full: Vec<bool>,
}

/// The tables that `rules` draw, from top to bottom, with the runs in them; and the runs outside.
pub fn tables(runs: Vec<Run>, rules: &[Rule]) -> (Vec<Table>, Vec<Run>) {
    let mut grids = grids(rules);
    grids.sort_by(|a, b| a.ys[0].total_cmp(&b.ys[0]));
    let mut inside: Vec<Vec<Run>> = grids.iter().map(|_| Vec::new()).collect();
    let mut outside = Vec::new();
    for run in runs {
        match grids.iter().position(|grid| grid.place(&run).is_some()) {
            Some(at) => inside[at].push(run),
            None => outside.push(run),
        }
    }
    let mut tables = Vec::new();
    for (grid, runs) in grids.iter().zip(inside) {
        match grid.table(&runs) {
            Some(table) => tables.push(table),
            None => outside.extend(runs),
        }
    }
    (tables, outside)
}

/// A border: from `from` to `to` along its direction, at `at` across it.
#[derive(Clone, Copy, Debug)]
struct Border {
    at: f32,
    from: f32,
    to: f32,
}

impl Border {
    fn meets(&self, other: &Border) -> bool {
        let within = |at: f32, b: &Border| b.from - SLACK <= at && at <= b.to + SLACK;
        within(self.at, other) && within(other.at, self)
    }
}

/// Upright lines, and level ones.
fn borders(rules: &[Rule]) -> [Vec<Border>; 2] {
    let mut both = [Vec::new(), Vec::new()];
    for rule in rules.iter().take(MOST_RULES) {
        let values = [rule.x0, rule.y0, rule.x1, rule.y1];
        if values.iter().any(|v| !v.is_finite() || v.abs() > 1e6) {
            continue;
        }
        let (dx, dy) = ((rule.x1 - rule.x0).abs(), (rule.y1 - rule.y0).abs());
        if dx < 1.5 && dy >= LEAST_LENGTH {
            both[0].push(Border {
                at: rule.x0,
                from: rule.y0.min(rule.y1),
                to: rule.y0.max(rule.y1),
            });
        } else if dy < 1.5 && dx >= LEAST_LENGTH {
            both[1].push(Border {
                at: rule.y0,
                from: rule.x0.min(rule.x1),
                to: rule.x0.max(rule.x1),
            });
        }
    }
    both.map(put_together)
}

/// Borders are often drawn cell by cell, and twice.
fn put_together(mut borders: Vec<Border>) -> Vec<Border> {
    let line = |b: &Border| (b.at / 2.0).round();
    borders.sort_by(|a, b| line(a).total_cmp(&line(b)).then(a.from.total_cmp(&b.from)));
    let mut whole: Vec<Border> = Vec::new();
    for border in borders {
        match whole.last_mut() {
            Some(last) if line(last) == line(&border) && border.from <= last.to + SLACK => {
                last.to = last.to.max(border.to);
            }
            _ => whole.push(border),
        }
    }
    whole
}

/// Where the borders of a table stand.
#[derive(Debug)]
struct Grid {
    upright: Vec<Border>,
    level: Vec<Border>,
    /// Of the borders between columns and at both sides, from left to right.
    xs: Vec<f32>,
    /// From top to bottom.
    ys: Vec<f32>,
}

/// Borders that meet, directly or by others, make a grid, if there are at least two columns.
fn grids(rules: &[Rule]) -> Vec<Grid> {
    let [upright, level] = borders(rules);
    if upright.len() + level.len() > MOST_BORDERS {
        return Vec::new();
    }
    let mut group_of_level: Vec<Option<usize>> = vec![None; level.len()];
    let mut groups = Groups::default();
    let mut group_of_upright = Vec::new();
    for border in &upright {
        let own = groups.add();
        group_of_upright.push(own);
        for (other, group) in level.iter().zip(&mut group_of_level) {
            if border.meets(other) {
                match *group {
                    Some(group) => groups.unite(group, own),
                    None => *group = Some(own),
                }
            }
        }
    }
    let mut grids: Vec<Grid> = Vec::new();
    for root in groups.roots() {
        let of = |borders: &[Border], group: &dyn Fn(usize) -> Option<usize>| -> Vec<Border> {
            let belongs = |i: usize| group(i).is_some_and(|g| groups.root(g) == root);
            let own = borders.iter().enumerate().filter(|(i, _)| belongs(*i));
            own.map(|(_, border)| *border).collect()
        };
        let upright = of(&upright, &|i| Some(group_of_upright[i]));
        let level = of(&level, &|i| group_of_level[i]);
        grids.extend(Grid::of(upright, level));
    }
    grids
}

/// Sets that are united (union-find).
#[derive(Debug, Default)]
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn add(&mut self) -> usize {
        self.parent.push(self.parent.len());
        self.parent.len() - 1
    }

    fn root(&self, mut of: usize) -> usize {
        while self.parent[of] != of {
            of = self.parent[of];
        }
        of
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    fn roots(&self) -> Vec<usize> {
        (0..self.parent.len())
            .filter(|&i| self.parent[i] == i)
            .collect()
    }
}

/// The different values, those that differ by less than [`SLACK`] as one.
fn distinct(mut values: Vec<f32>) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    values.dedup_by(|a, b| *a - *b < SLACK);
    values
}

impl Grid {
    fn of(upright: Vec<Border>, level: Vec<Border>) -> Option<Self> {
        // The outermost borders are not always drawn.
        let ends = |borders: &[Border]| {
            borders
                .iter()
                .flat_map(|b| [b.from, b.to])
                .collect::<Vec<_>>()
        };
        let outer = |values: &[f32]| {
            let least = values.iter().copied().fold(f32::MAX, f32::min);
            [least, values.iter().copied().fold(f32::MIN, f32::max)]
        };
        if upright.is_empty() || level.is_empty() {
            return None;
        }
        let mut xs: Vec<f32> = upright.iter().map(|b| b.at).collect();
        xs.extend(outer(&ends(&level)));
        let mut ys: Vec<f32> = level.iter().map(|b| b.at).collect();
        ys.extend(outer(&ends(&upright)));
        let (xs, ys) = (distinct(xs), distinct(ys));
        let table = xs.len() > 2 && ys.len() > 1;
        table.then_some(Self {
            upright,
            level,
            xs,
            ys,
        })
    }

    /// Row and column of the middle of `run`.
    fn place(&self, run: &Run) -> Option<(usize, usize)> {
        let (x, y) = (run.x + run.width / 2.0, run.y - 0.35 * run.size);
        let nth = |borders: &[f32], at: f32| {
            let i = borders.partition_point(|&b| b <= at).checked_sub(1)?;
            (i + 1 < borders.len()).then_some(i)
        };
        Some((nth(&self.ys, y)?, nth(&self.xs, x)?))
    }

    /// For each cell, row by row, the first of those that it is merged with.
    fn owners(&self) -> Vec<usize> {
        let columns = self.xs.len() - 1;
        let mut owners: Vec<usize> = Vec::new();
        for (row, y) in self.ys.windows(2).enumerate() {
            for (column, x) in self.xs.windows(2).enumerate() {
                let middle = ((x[0] + x[1]) / 2.0, (y[0] + y[1]) / 2.0);
                let at = owners.len();
                owners.push(if column > 0 && !is_drawn(&self.upright, x[0], middle.1) {
                    owners[at - 1]
                } else if row > 0 && !is_drawn(&self.level, y[0], middle.0) {
                    owners[at - columns]
                } else {
                    at
                });
            }
        }
        owners
    }

    /// `None` where no row holds two texts: such borders are a frame or a drawing.
    fn table(&self, runs: &[Run]) -> Option<Table> {
        let columns = self.xs.len() - 1;
        let owners = self.owners();
        let mut inside: Vec<Vec<Run>> = vec![Vec::new(); owners.len()];
        for run in runs {
            if let Some((row, column)) = self.place(run) {
                inside[owners[row * columns + column]].push(run.clone());
            }
        }
        let (mut texts, mut full) = (Vec::new(), Vec::new());
        for (at, runs) in inside.into_iter().enumerate() {
            let (text, room) = text(rows::of(runs), self.right_of(at, &owners));
            texts.push(text);
            full.push(room < FULL);
        }
        let filled = |row: &[String]| row.iter().filter(|text| !text.is_empty()).count();
        let rows: Vec<&[String]> = texts
            .chunks(columns)
            .filter(|row| filled(row) > 0)
            .collect();
        let last = texts.chunks(columns).rposition(|row| filled(row) > 0)?;
        rows.iter().any(|row| filled(row) > 1).then(|| Table {
            top: self.ys[0],
            rows: rows.into_iter().map(<[String]>::to_vec).collect(),
            full: full[last * columns..(last + 1) * columns].to_vec(),
        })
    }

    /// The right border of the cell `at` and those merged with it.
    fn right_of(&self, at: usize, owners: &[usize]) -> f32 {
        let columns = self.xs.len() - 1;
        let row_end = (at / columns + 1) * columns;
        let merged = owners[at..row_end]
            .iter()
            .take_while(|&&owner| owner == owners[at])
            .count();
        self.xs[at % columns + merged]
    }
}

/// Whether one of `borders` stands at `at` and goes by `along`.
fn is_drawn(borders: &[Border], at: f32, along: f32) -> bool {
    borders
        .iter()
        .any(|b| (b.at - at).abs() < SLACK && b.from <= along && along <= b.to)
}

/// The lines of a cell that ends at `right`, joined where they are full; and how many ems are free behind the last.
fn text(rows: Vec<Row>, right: f32) -> (String, f32) {
    let mut text = String::new();
    let mut room = 0.0;
    for row in rows {
        let line = row.text_of_cell();
        if !text.is_empty() && room > first_token(&line) + 0.3 {
            text.push('\n');
            text.push_str(&line);
        } else {
            join(&mut text, &line);
        }
        room = (right - PADDING - row.x1()) / row.size;
    }
    (text, room)
}
