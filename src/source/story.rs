//! A run of paragraphs and tables, put together from the marks that end paragraphs, cells and rows (DOC, RTF).

use super::extract::Omission;
use super::{LIMIT_TEXT_BYTES, OpenError, Writer};

/// How deep tables may stand in tables; what stands deeper counts as on the last level.
pub const DEEPEST: usize = 16;

/// Edges of cells that are no further apart are one edge, in twentieths of a point: about a millimetre.
const SAME_EDGE: i32 = 60;

/// The most columns that are lined up (Word itself has at most 63).
const MOST_COLUMNS: usize = 64;

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(String),
    Table(Vec<Vec<Cell>>),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    blocks: Vec<Block>,
    shape: Option<Shape>,
}

/// Where a cell stands in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Of its right edge, in twentieths of a point.
    pub right: i32,
    /// It is one cell with that above it: whatever stands in it is not shown.
    pub continues: bool,
}

/// A table that has begun.
#[derive(Debug, Default)]
struct Open {
    rows: Vec<Vec<Cell>>,
    cells: Vec<Cell>,
    current: Vec<Block>,
}

/// Builds the blocks from the first paragraph to the last.
#[derive(Debug, Default)]
pub struct Story {
    blocks: Vec<Block>,
    /// The tables that are open, the outermost first.
    open: Vec<Open>,
    bytes: usize,
}

impl Story {
    /// A paragraph that stands in `depth` tables.
    pub fn paragraph(&mut self, depth: usize, text: String) {
        self.go_to(depth);
        self.bytes += text.len() + 1;
        self.here().push(Block::Paragraph(text));
    }

    /// What stands after the last paragraph, in `depth` tables.
    pub fn append(&mut self, depth: usize, blocks: Vec<Block>) {
        if !blocks.is_empty() {
            self.go_to(depth);
            self.here().extend(blocks);
        }
    }

    /// The last paragraph of a cell.
    pub fn end_cell(&mut self, depth: usize, text: String) {
        self.paragraph(depth.max(1), text);
        if let Some(table) = self.open.last_mut() {
            table.end_cell();
        }
    }

    /// The cells since the last row are a row. `shapes` may be empty where the file does not say.
    pub fn end_row(&mut self, depth: usize, shapes: &[Shape]) {
        self.go_to(depth.max(1));
        if let Some(table) = self.open.last_mut() {
            table.end_row(shapes);
        }
    }

    /// Fails where there is more text than one is let to have.
    pub fn check(&self) -> Result<(), OpenError> {
        if self.bytes > LIMIT_TEXT_BYTES {
            return Err(OpenError::TooMuchInside);
        }
        Ok(())
    }

    pub fn finish(mut self) -> Vec<Block> {
        self.go_to(0);
        self.blocks
    }

    fn here(&mut self) -> &mut Vec<Block> {
        match self.open.last_mut() {
            Some(table) => &mut table.current,
            None => &mut self.blocks,
        }
    }

    fn go_to(&mut self, depth: usize) {
        let depth = depth.min(DEEPEST);
        while self.open.len() > depth {
            if let Some(mut table) = self.open.pop() {
                table.end_row(&[]);
                self.here().push(Block::Table(table.rows));
            }
        }
        while self.open.len() < depth {
            self.open.push(Open::default());
        }
    }
}

impl Open {
    fn end_cell(&mut self) {
        let blocks = std::mem::take(&mut self.current);
        self.cells.push(Cell {
            blocks,
            shape: None,
        });
    }

    fn end_row(&mut self, shapes: &[Shape]) {
        if !self.current.is_empty() {
            self.end_cell();
        }
        let mut cells = std::mem::take(&mut self.cells);
        for (cell, &shape) in cells.iter_mut().zip(shapes) {
            cell.shape = Some(shape);
        }
        if !cells.is_empty() {
            self.rows.push(cells);
        }
    }
}

/// Writes `blocks` as the text of a document.
pub fn write(blocks: &[Block], writer: &mut Writer) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => writer.paragraph(text),
            Block::Table(rows) => write_table(rows, writer),
        }
    }
}

/// `blocks` as lines, the cells of a row parted by tabs.
pub fn plain(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) => lines.push(text.clone()),
            Block::Table(rows) => lines.extend(rows.iter().map(|row| {
                let cells: Vec<String> = row.iter().map(|cell| plain(&cell.blocks)).collect();
                cells.join("\t")
            })),
        }
    }
    lines.join("\n")
}

fn write_table(rows: &[Vec<Cell>], writer: &mut Writer) {
    let edges = inner_edges(rows);
    let columns = match &edges {
        Some(edges) => edges.len() + 1,
        None => rows.iter().map(Vec::len).max().unwrap_or(0),
    };
    for row in rows {
        let shown = row.iter().map(|cell| !left_out(cell, writer));
        let shown: Vec<bool> = shown.collect();
        if columns <= 1 {
            for (cell, shown) in row.iter().zip(shown) {
                if shown {
                    write(&cell.blocks, writer);
                }
            }
            continue;
        }
        let texts = row.iter().zip(shown).map(|(cell, shown)| {
            if shown {
                plain(&cell.blocks)
            } else {
                String::new()
            }
        });
        let texts: Vec<String> = texts.collect();
        writer.row(&lined_up(row, texts, edges.as_deref(), columns));
    }
}

/// A cell that belongs to that above shows nothing of its own; should it hold text, that is told.
fn left_out(cell: &Cell, writer: &mut Writer) -> bool {
    let continues = cell.shape.is_some_and(|shape| shape.continues);
    if continues {
        let text = plain(&cell.blocks);
        if !text.trim().is_empty() {
            writer.leave_out(Omission::HiddenText, Some(&text));
        }
    }
    continues
}

/// The edges between the columns of all rows; `None` where a cell does not say where it ends, or where nothing lines up.
fn inner_edges(rows: &[Vec<Cell>]) -> Option<Vec<i32>> {
    let mut edges = Vec::new();
    for row in rows {
        for (i, cell) in row.iter().enumerate() {
            let right = cell.shape?.right;
            if i + 1 < row.len() {
                edges.push(right);
            }
        }
    }
    edges.sort_unstable();
    edges.dedup_by(|next, kept| next.saturating_sub(*kept) <= SAME_EDGE);
    (edges.len() < MOST_COLUMNS).then_some(edges)
}

/// The texts of a row, each in the first of the columns that its cell covers.
fn lined_up(
    row: &[Cell],
    texts: Vec<String>,
    edges: Option<&[i32]>,
    columns: usize,
) -> Vec<String> {
    let Some(edges) = edges else {
        return padded(texts, columns);
    };
    let mut line = Vec::with_capacity(columns);
    for (cell, text) in row.iter().zip(texts) {
        line.push(text);
        let right = cell.shape.map_or(i32::MIN, |shape| shape.right);
        let covered = edges.partition_point(|&edge| edge <= right.saturating_add(SAME_EDGE));
        while line.len() < covered {
            line.push(String::new());
        }
    }
    padded(line, columns)
}

fn padded(mut line: Vec<String>, columns: usize) -> Vec<String> {
    // More cells than columns: two narrow ones share an edge. Their texts stay.
    let columns = columns.max(line.len());
    line.resize(columns, String::new());
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(right: i32) -> Shape {
        Shape {
            right,
            continues: false,
        }
    }

    fn row(story: &mut Story, depth: usize, cells: &[&str], shapes: &[Shape]) {
        for cell in cells {
            story.end_cell(depth, (*cell).to_owned());
        }
        story.end_row(depth, shapes);
    }

    fn text(story: Story) -> String {
        let mut writer = Writer::default();
        write(&story.finish(), &mut writer);
        writer.finish().unwrap().text
    }

    #[test]
    fn merged_cells_keep_the_columns_in_line() {
        let mut story = Story::default();
        story.paragraph(0, "台账".to_owned());
        row(
            &mut story,
            1,
            &["序号", "问题"],
            &[shape(1000), shape(3010)],
        );
        row(
            &mut story,
            1,
            &["1", "账目", "不清"],
            &[shape(1005), shape(2000), shape(3000)],
        );
        row(&mut story, 1, &["合计"], &[shape(3000)]);
        story.paragraph(0, "完".to_owned());
        assert_eq!(
            text(story),
            "台账\n序号\t问题\t\n1\t账目\t不清\n合计\t\t\n完\n"
        );
    }

    #[test]
    fn a_cell_that_continues_is_empty() {
        let mut story = Story::default();
        let continues = Shape {
            right: 1000,
            continues: true,
        };
        row(&mut story, 1, &["甲", "1"], &[shape(1000), shape(2000)]);
        row(&mut story, 1, &["乙", "2"], &[continues, shape(2000)]);
        let mut writer = Writer::default();
        write(&story.finish(), &mut writer);
        let extract = writer.finish().unwrap();
        assert_eq!(extract.text, "甲\t1\n\t2\n");
        assert_eq!(extract.left_out[0].texts, ["乙"]);
    }

    #[test]
    fn without_edges_cells_stand_as_they_come() {
        let mut story = Story::default();
        row(&mut story, 1, &["1", "账目", "不清"], &[]);
        row(&mut story, 1, &["2", "学习"], &[]);
        assert_eq!(text(story), "1\t账目\t不清\n2\t学习\t\n");
    }

    #[test]
    fn a_frame_holds_paragraphs_and_tables() {
        let mut story = Story::default();
        story.paragraph(1, "一、学习".to_owned());
        row(&mut story, 2, &["1", "账目"], &[shape(500), shape(900)]);
        row(&mut story, 1, &["完"], &[shape(1000)]);
        assert_eq!(text(story), "一、学习\n1\t账目\n完\n");
    }

    #[test]
    fn a_table_in_a_cell_is_lines_of_the_cell() {
        let mut story = Story::default();
        story.end_cell(1, "1".to_owned());
        row(&mut story, 2, &["甲", "乙"], &[]);
        row(&mut story, 2, &["丙", "丁"], &[]);
        row(&mut story, 1, &[""], &[]);
        assert_eq!(text(story), "1\t甲 乙\u{2028}丙 丁\n");
    }

    #[test]
    fn damaged_tables_lose_no_text() {
        let mut story = Story::default();
        story.end_cell(usize::MAX, "甲".to_owned());
        story.paragraph(3, "乙".to_owned());
        story.end_row(0, &[]);
        story.end_row(2, &[shape(i32::MAX), shape(i32::MIN)]);
        story.end_cell(0, "丙".to_owned());
        let text = text(story);
        assert!(
            ["甲", "乙", "丙"].iter().all(|c| text.contains(c)),
            "{text}"
        );
    }
}
