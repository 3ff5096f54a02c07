//! What an export will hold, told before it is written.

use serde::{Deserialize, Serialize};

use super::job::Product;
use super::paper::{Paper, ledger_of};
use super::tables::{self, Columns, OpenDocument, Table};
use super::workspace::Writer;
use super::{Exported, Format, export};
use crate::view::Lang;
use crate::workspace::Entry;

/// How many rows are shown.
const ROWS: usize = 3;
/// How many lines of a text format.
const LINES: usize = 24;
/// Most characters of a cell or line.
const CHARS: usize = 80;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The tables in it, by name, with their columns; none in a text format.
    pub sheets: Vec<Sheet>,
    /// The first rows of the first table.
    pub rows: Vec<Vec<String>>,
    /// The first lines of a text format.
    pub lines: Vec<String>,
    /// How large the file of these documents is.
    pub bytes: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    pub name: String,
    pub heads: Vec<String>,
}

/// Of these documents; the error is that of [`export`].
pub fn preview(product: Product, documents: &[Exported], lang: Lang) -> Result<Preview, String> {
    let written = match product {
        Product::File(format) => export(format, documents, lang)?,
        Product::Paper(Paper::Text) => texts(documents).into_bytes(),
        Product::Paper(Paper::Ledger) => Vec::new(),
    };
    let tables = tables(product, documents, lang);
    let lines = match tables.is_empty() {
        true => first_lines(&written),
        false => Vec::new(),
    };
    let first = tables.first().map_or(&[][..], |table| &table.rows);
    let shown = |row: &Vec<super::Cell>| row.iter().map(|it| cut(&it.shown())).collect();
    Ok(Preview {
        rows: first.iter().take(ROWS).map(shown).collect(),
        sheets: tables.iter().map(|table| sheet(table, lang)).collect(),
        lines,
        bytes: written.len(),
    })
}

/// Of a workspace: its documents, the changes by hand of each, whether its text is there.
pub fn of_workspace(writer: Writer, lang: Lang) -> Result<Preview, String> {
    let heads = match lang {
        Lang::Zh => ["文档", "人工修改", "原文"],
        Lang::En => ["Document", "Changes by hand", "Text"],
    };
    let row = |entry: &Entry| {
        let has_text = match (&entry.report, lang) {
            (Some(_), Lang::Zh) => "有",
            (Some(_), Lang::En) => "yes",
            (None, Lang::Zh) => "无",
            (None, Lang::En) => "no",
        };
        let edits = entry.review.edits.len().to_string();
        vec![cut(&entry.name), edits, has_text.to_owned()]
    };
    Ok(Preview {
        rows: writer.entries().iter().take(ROWS).map(row).collect(),
        sheets: vec![Sheet {
            name: heads[0].to_owned(),
            heads: heads.map(str::to_owned).into(),
        }],
        lines: Vec::new(),
        bytes: writer.end()?.len(),
    })
}

fn sheet(table: &Table, lang: Lang) -> Sheet {
    Sheet {
        name: table.name.to_owned(),
        heads: table.head_names(lang).map(str::to_owned).collect(),
    }
}

/// The tables that an export is made of. Annotated texts hold the ledger in their own way.
fn tables(product: Product, documents: &[Exported], lang: Lang) -> Vec<Table> {
    let opened = || OpenDocument::all(documents);
    match product {
        Product::File(Format::Xlsx) => super::xlsx::tables(documents, lang).into(),
        Product::File(Format::Csv) => vec![tables::ledger(&opened(), Columns::All, lang)],
        Product::File(Format::CsvItems) => vec![tables::items(&opened(), lang)],
        Product::File(Format::Html) => vec![tables::ledger(&opened(), Columns::Brief, lang)],
        Product::Paper(Paper::Ledger) => vec![ledger_of(&opened(), lang)],
        Product::Paper(Paper::Text) | Product::File(_) => Vec::new(),
    }
}

fn texts(documents: &[Exported]) -> String {
    let texts = documents.iter().filter_map(Exported::read);
    texts.map(|(_, text)| text).collect()
}

fn first_lines(file: &[u8]) -> Vec<String> {
    // Cut anywhere: the last line is dropped if it is not whole.
    let start = String::from_utf8_lossy(&file[..file.len().min(LINES * 4 * CHARS)]);
    start.lines().take(LINES).map(cut).collect()
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn every_product_tells_what_is_in_it() {
        let report = fixture::report();
        let documents = [fixture::read(&report)];
        for format in Format::ALL {
            let told = preview(Product::File(format), &documents, Lang::Zh).unwrap();
            assert!(told.bytes > 100, "{format:?}");
            assert!(told.rows.len() + told.lines.len() > 0, "{format:?}");
            let width = told.sheets.first().map_or(0, |sheet| sheet.heads.len());
            assert!(told.rows.iter().all(|row| row.len() == width));
        }
        let told = preview(Product::File(Format::Xlsx), &documents, Lang::Zh).unwrap();
        let names: Vec<&str> = told.sheets.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["台账", "概况", "存疑", "统计", "要素"]);
    }

    #[test]
    fn long_cells_are_cut_and_many_rows_are_not_shown() {
        let mut report = fixture::report();
        report.problems[0].title.text = "长".repeat(500);
        report.problems = vec![report.problems[0].clone(); 9];
        let told = preview(
            Product::File(Format::Csv),
            &[fixture::read(&report)],
            Lang::Zh,
        );
        let told = told.unwrap();
        assert_eq!(told.rows.len(), ROWS);
        assert!(told.rows[0][5].chars().count() == CHARS + 1);
    }
}
