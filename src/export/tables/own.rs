//! What was found of the kinds that the person defined (自定义类别), a row each.

use super::{Head, OpenDocument, Table, head};
use crate::export::Cell;
use crate::report::OwnItem;
use crate::view::Lang;

struct Row<'a> {
    number: usize,
    document: &'a OpenDocument<'a>,
    item: &'a OwnItem,
    lang: Lang,
}

type Column = (Head, fn(&Row) -> Cell);

const COLUMNS: [Column; 5] = [
    (head("序号", "No.", 7.0), |row| Cell::count(row.number)),
    (head("类别", "Kind", 14.0), |row| {
        Cell::text(row.item.kind.as_str())
    }),
    (head("原文", "In the text", 34.0), |row| {
        Cell::text(row.item.text.as_str())
    }),
    (head("问题序号", "Problem no.", 9.0), |row| {
        let problem = row.document.problem_at(row.item.span);
        problem.map_or(Cell::Empty, |place| Cell::count(place + 1))
    }),
    (head("来源", "Place", 18.0), |row| {
        Cell::text(row.document.place(row.item.span, row.lang))
    }),
];

/// Of one document; its problems are counted from 1.
pub fn own(document: &OpenDocument, lang: Lang) -> Table {
    let items = (1..).zip(&document.report.own);
    let rows = items.map(|(number, item)| {
        let row = Row {
            number,
            document,
            item,
            lang,
        };
        COLUMNS.iter().map(|(_, cell)| cell(&row)).collect()
    });
    Table {
        name: lang.pick("自定义类别", "Own kinds"),
        heads: COLUMNS.iter().map(|column| column.0).collect(),
        rows: rows.collect(),
    }
}
