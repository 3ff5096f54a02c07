//! The ledger as tab-separated text that a spreadsheet takes from the clipboard.

use super::tables::{self, Columns, OpenDocument};
use super::{Cell, cell::guarded};
use crate::report::{Problem, Report};
use crate::view::Lang;

/// All problems of a report, under a row of column heads.
pub fn ledger(report: &Report, lang: Lang) -> String {
    // No column that is pasted quotes the text.
    let document = OpenDocument::new("", report, "");
    let table = tables::ledger(&[document], Columns::Pasted, lang);
    let heads: Vec<&str> = table.head_names(lang).collect();
    let mut text = heads.join("\t") + "\r\n";
    text.extend(table.rows.iter().map(|cells| line(cells)));
    text
}

/// One problem, without column heads: it goes under those that are there. `index` is its place in the report.
pub fn problem_row(report: &Report, index: usize, lang: Lang) -> Option<String> {
    let problem: &Problem = report.problems.get(index)?;
    let document = OpenDocument::new("", report, "");
    let cells = tables::problem_cells(&document, problem, index + 1, Columns::Pasted, lang);
    Some(line(&cells))
}

/// Cells as one line.
pub fn line(cells: &[Cell]) -> String {
    let cells: Vec<String> = cells.iter().map(|it| cell(&it.shown())).collect();
    cells.join("\t") + "\r\n"
}

/// A cell that a spreadsheet takes as text and as one cell: quoted where it has to be, and never a formula.
pub fn cell(text: &str) -> String {
    let text = guarded(text);
    if text.contains(['\t', '\n', '\r', '"']) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn a_row_has_a_cell_for_every_head() {
        let report = fixture::report();
        let table = ledger(&report, Lang::Zh);
        let mut rows = table.lines();
        let heads = rows.next().unwrap().split('\t').count();
        let cells: Vec<_> = rows.map(|row| row.split('\t').count()).collect();
        assert_eq!(cells, [heads, heads]);
        assert!(table.contains("账目不清问题"));
        assert!(table.contains("退还1.2万元。"));
    }

    #[test]
    fn one_problem_is_its_row_of_the_whole() {
        let report = fixture::report();
        let row = problem_row(&report, 1, Lang::Zh).unwrap();
        assert!(ledger(&report, Lang::Zh).ends_with(&row));
        assert_eq!(problem_row(&report, 2, Lang::Zh), None);
    }

    #[test]
    fn breaks_tabs_and_quotes_stay_in_their_cell() {
        assert_eq!(cell("甲\r\n乙"), "\"甲\n乙\"");
        assert_eq!(cell("称\"好\""), "\"称\"\"好\"\"\"");
        assert_eq!(cell("甲\t乙"), "\"甲\t乙\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("甲"), "甲");
    }
}
