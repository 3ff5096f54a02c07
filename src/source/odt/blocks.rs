//! Paragraphs and tables that have been read, and how they are written.

use crate::source::Writer;

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(String),
    /// Rows of cells; what merged cells cover is empty.
    Table(Vec<Vec<Vec<Block>>>),
}

pub fn write(blocks: Vec<Block>, writer: &mut Writer) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => writer.paragraph(&text),
            Block::Table(rows) => write_table(rows, writer),
        }
    }
}

/// A table of one column only draws a frame around text.
fn write_table(rows: Vec<Vec<Vec<Block>>>, writer: &mut Writer) {
    let frame = rows.iter().all(|row| row.len() < 2);
    for row in rows {
        if frame {
            row.into_iter().for_each(|cell| write(cell, writer));
        } else {
            let cells: Vec<String> = row.iter().map(|cell| text(cell)).collect();
            writer.row(&cells);
        }
    }
}

/// Paragraphs and rows as lines, cells parted by blanks.
pub fn text(blocks: &[Block]) -> String {
    let lines: Vec<String> = blocks.iter().map(block_text).collect();
    lines.join("\n")
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => text.clone(),
        Block::Table(rows) => {
            let row = |row: &Vec<Vec<Block>>| {
                let cells: Vec<String> = row.iter().map(|cell| text(cell)).collect();
                cells.join(" ")
            };
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
    }
}
