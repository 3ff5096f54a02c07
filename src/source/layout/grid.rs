//! Tables with drawn borders.

use super::{Rule, Run};

/// A table of a page.
#[derive(Debug)]
pub struct Table {
    /// Height of its upper border.
    pub top: f32,
    /// The texts of its cells; of merged ones in the first, the others are empty.
    pub rows: Vec<Vec<String>>,
}

/// The tables that `rules` draw, from top to bottom, with the runs in them; and the runs outside.
pub fn tables(runs: Vec<Run>, _rules: &[Rule]) -> (Vec<Table>, Vec<Run>) {
    (Vec::new(), runs)
}
