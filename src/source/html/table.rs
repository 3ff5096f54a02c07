//! Tables of data become rows; tables that only arrange the page are read as what stands in them.

use super::blocks::{self, Flow};
use super::tree::Tree;
use crate::source::{Omission, OpenError, Writer};

/// Cells of a table that are expanded; more columns or rows than this a span cannot claim.
const WIDEST: usize = 200;

/// Rows of cells, each with the element it is, or `None` where a cell of another row or column reaches in.
type Grid = Vec<Vec<Option<usize>>>;

/// Writes `table` as rows if it holds data; `false` if it is to be read as blocks.
pub fn write(tree: &Tree, table: usize, writer: &mut Writer) -> Result<bool, OpenError> {
    let rows = rows(tree, table);
    if !holds_data(tree, table, &rows) {
        return Ok(false);
    }
    for row in grid(tree, &rows) {
        let mut cells = Vec::new();
        for cell in row {
            let mut flow = Flow::default();
            if let Some(cell) = cell {
                blocks::read(tree, cell, &mut flow)?;
            }
            for _ in 0..flow.pictures {
                writer.leave_out(Omission::Pictures, None);
            }
            cells.push(flow.lines.join("\n"));
        }
        writer.row(&cells);
    }
    writer.check()?;
    Ok(true)
}

/// The rows of the table itself, not of tables in it.
fn rows(tree: &Tree, table: usize) -> Vec<usize> {
    let mut rows = Vec::new();
    for &part in &tree.nodes[table].children {
        match tree.name(part) {
            "tr" => rows.push(part),
            "tbody" | "thead" | "tfoot" => {
                let inner = tree.nodes[part].children.iter().copied();
                rows.extend(inner.filter(|&row| tree.name(row) == "tr"));
            }
            _ => {}
        }
    }
    rows.retain(|&row| !tree.is_unseen(row));
    rows
}

fn cells(tree: &Tree, row: usize) -> impl Iterator<Item = usize> {
    let cells = tree.nodes[row].children.iter().copied();
    cells.filter(|&cell| matches!(tree.name(cell), "td" | "th"))
}

/// Two rows of several cells, most of them alike, and no table inside.
fn holds_data(tree: &Tree, table: usize, rows: &[usize]) -> bool {
    let several = rows
        .iter()
        .filter(|&&row| cells(tree, row).nth(1).is_some());
    2 * several.count() >= rows.len().max(2) && !holds_table(tree, table)
}

fn holds_table(tree: &Tree, table: usize) -> bool {
    let mut open = tree.nodes[table].children.clone();
    while let Some(node) = open.pop() {
        if tree.name(node) == "table" {
            return true;
        }
        open.extend(&tree.nodes[node].children);
    }
    false
}

/// Cells under the column they stand in, spans worked out (HTML Living Standard, 4.9.12).
fn grid(tree: &Tree, rows: &[usize]) -> Grid {
    // For how many further rows a cell from above reaches into each column.
    let mut reaching: Vec<usize> = Vec::new();
    let mut grid = Grid::new();
    for &row in rows {
        let mut line = Vec::new();
        for cell in cells(tree, row) {
            skip_reaching(&mut line, &mut reaching);
            let wide = span(tree, cell, "colspan");
            let high = span(tree, cell, "rowspan");
            for i in 0..wide.min(WIDEST.saturating_sub(line.len()).max(1)) {
                let column = line.len();
                if reaching.len() <= column {
                    reaching.resize(column + 1, 0);
                }
                reaching[column] = high - 1;
                line.push((i == 0).then_some(cell));
            }
        }
        skip_reaching(&mut line, &mut reaching);
        grid.push(line);
    }
    grid
}

fn skip_reaching(line: &mut Vec<Option<usize>>, reaching: &mut [usize]) {
    while let Some(rows) = reaching.get_mut(line.len()).filter(|rows| **rows > 0) {
        *rows -= 1;
        line.push(None);
    }
}

fn span(tree: &Tree, cell: usize, name: &str) -> usize {
    let given = tree
        .attribute(cell, name)
        .and_then(|it| it.trim().parse().ok());
    given.unwrap_or(1).clamp(1, WIDEST)
}
