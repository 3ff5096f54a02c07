//! Dates, sums, counts and names (要素) with their values, and what was found of the person's own kinds, a row each.

use super::{DOCUMENT_HEAD, Head, OpenDocument, Table, head};
use crate::export::Cell;
use crate::report::{Hand, PointSpan, Value};
use crate::view::Lang;
use crate::view::hand::is_touched;

struct Row<'a> {
    number: usize,
    document: &'a OpenDocument<'a>,
    /// The row of the ledger that the entity belongs to, from 1.
    problem: Option<usize>,
    /// What it is called, its text, its place and its value.
    kind: &'a str,
    text: &'a str,
    span: PointSpan,
    value: Option<&'a Value>,
    /// Of an entity.
    hand: Option<&'a Hand>,
    lang: Lang,
}

type Column = (Head, fn(&Row) -> Cell);

const COLUMNS: [Column; 11] = [
    (head("序号", "No.", 7.0).in_the_middle(), |row| {
        Cell::count(row.number)
    }),
    (DOCUMENT_HEAD, |row| Cell::text(row.document.name)),
    (head("类别", "Kind", 11.0), |row| Cell::text(row.kind)),
    (head("原文", "In the text", 34.0), |row| {
        Cell::text(row.text)
    }),
    (
        head("日期或起始", "Date or start", 13.0).in_the_middle(),
        |row| dates(row).0,
    ),
    (head("截止", "End", 13.0).in_the_middle(), |row| {
        dates(row).1
    }),
    (head("数值", "Number", 14.0), |row| number(row).0),
    (head("单位", "Unit", 8.0), |row| number(row).1),
    (head("约数", "Approximate", 8.0).in_the_middle(), |row| {
        let yes = row.value.is_some_and(Value::is_approximate);
        Cell::text(if yes { row.lang.yes_no(true) } else { "" })
    }),
    (
        head("问题序号", "Problem no.", 9.0).in_the_middle(),
        |row| row.problem.map_or(Cell::Empty, Cell::count),
    ),
    (head("来源", "Place", 18.0), |row| {
        Cell::text(row.document.place(row.span, row.lang))
    }),
];

const BY_HAND: [Column; 2] = [
    (head("人工修改", "By hand", 10.0), |row| {
        row.hand
            .map_or(Cell::Empty, |hand| Cell::text(row.lang.edited(hand)))
    }),
    (head("备注", "Note", 20.0), |row| {
        let note = row.hand.and_then(|hand| hand.note.as_deref());
        Cell::text(note.unwrap_or_default())
    }),
];

/// The columns, and where a person changed or noted something, those that tell it.
fn columns(documents: &[OpenDocument]) -> Vec<Column> {
    let mut all = documents.iter().flat_map(|it| &it.report.entities);
    let by_hand: &[Column] = match all.any(|it| is_touched(&it.hand)) {
        true => &BY_HAND,
        false => &[],
    };
    [&COLUMNS, by_hand].concat()
}

pub fn entities(documents: &[OpenDocument], lang: Lang) -> Table {
    let mut rows = Vec::new();
    let columns = columns(documents);
    let mut problems_before = 0;
    for document in documents {
        let report = document.report;
        let entities = report.entities.iter().map(|entity| {
            let kind = lang.entity(entity.kind);
            let value = entity.value.as_ref();
            (kind, &entity.text, entity.span, value, Some(&entity.hand))
        });
        let own = report.own.iter();
        let own = own.map(|item| (item.kind.as_str(), &item.text, item.span, None, None));
        for (kind, text, span, value, hand) in entities.chain(own) {
            let problem = document.problem_at(span);
            let row = Row {
                number: rows.len() + 1,
                document,
                problem: problem.map(|place| problems_before + place + 1),
                kind,
                text,
                span,
                value,
                hand,
                lang,
            };
            rows.push(columns.iter().map(|(_, cell)| cell(&row)).collect());
        }
        problems_before += document.report.problems.len();
    }
    Table {
        name: lang.pick("要素", "Entities"),
        heads: columns.iter().map(|column| column.0).collect(),
        rows,
    }
}

/// A date, or start and end.
fn dates(row: &Row) -> (Cell, Cell) {
    let cell = |iso: &Option<String>| iso.as_deref().map_or(Cell::Empty, Cell::date);
    match row.value {
        Some(Value::Date { iso, .. }) => (cell(iso), Cell::Empty),
        Some(Value::Period { start, end, .. }) => (cell(start), cell(end)),
        Some(Value::Voucher { period, .. }) => (cell(period), Cell::Empty),
        _ => (Cell::Empty, Cell::Empty),
    }
}

/// A number and its unit.
fn number(row: &Row) -> (Cell, Cell) {
    match row.value {
        Some(Value::Money {
            yuan: Some(yuan), ..
        }) => (
            Cell::Number(yuan.0),
            Cell::text(row.lang.pick("元", "yuan")),
        ),
        Some(Value::Money {
            currency, amount, ..
        }) => (
            amount.map_or(Cell::Empty, |amount| Cell::Number(amount.0)),
            Cell::text(currency.as_deref().unwrap_or_default()),
        ),
        Some(Value::Percent { ratio, .. }) => (Cell::Share(ratio.0), Cell::Empty),
        Some(Value::Quantity { number, unit, .. }) => {
            (Cell::Number(number.0), Cell::text(unit.as_str()))
        }
        Some(Value::Voucher { number, .. }) => (Cell::Number(f64::from(*number)), Cell::text("#")),
        _ => (Cell::Empty, Cell::Empty),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn values_are_dates_and_numbers() {
        let text = "截至2024年6月5日，收缴25.6万元，完成率98.5%，培训约120人次。";
        let report = fixture::report_of(text);
        let documents = [OpenDocument::new("甲.txt", &report, text)];
        let table = entities(&documents, Lang::Zh);
        let cells = |column: usize| -> Vec<Cell> {
            table.rows.iter().map(|row| row[column].clone()).collect()
        };
        assert_eq!(cells(4)[0], Cell::Date("2024-06-05".into()));
        assert_eq!(
            cells(6)[1..],
            [
                Cell::Number(256000.0),
                Cell::Share(0.985),
                Cell::Number(120.0)
            ]
        );
        assert_eq!(cells(7)[3], Cell::text("人次"));
        assert_eq!(cells(8)[3], Cell::text("是"));
        assert_eq!(cells(8)[1], Cell::Empty);
    }

    #[test]
    fn what_a_person_defined_stands_behind_the_entities() {
        let mut report = fixture::report();
        report.own.push(fixture::own("台账类", "台账"));
        let documents = [OpenDocument::new("甲.txt", &report, fixture::TEXT)];
        let table = entities(&documents, Lang::Zh);
        let last: Vec<_> = table.rows[2].iter().map(|cell| cell.shown()).collect();
        assert_eq!(last[2..4], ["台账类", "台账"]);
        assert_eq!(last[9], "2");
    }

    #[test]
    fn a_thing_names_the_row_of_its_problem() {
        let report = fixture::report();
        let documents = [
            OpenDocument::new("甲.txt", &report, fixture::TEXT),
            OpenDocument::new("乙.txt", &report, fixture::TEXT),
        ];
        let table = entities(&documents, Lang::Zh);
        let problems: Vec<_> = table.rows.iter().map(|row| row[9].shown()).collect();
        assert_eq!(problems, ["1", "2", "3", "4"]);
    }
}
