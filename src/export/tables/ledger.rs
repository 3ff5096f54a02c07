//! The ledger (台账), a row a problem.

use super::{DOCUMENT_HEAD, Head, OpenDocument, Table, head};
use crate::export::Cell;
use crate::report::{Problem, Quote, Response, ResponseKind};
use crate::view::hand::is_edited;
use crate::view::{Lang, describe};

struct Row<'a> {
    /// From 1, through all documents.
    number: usize,
    document: &'a OpenDocument<'a>,
    problem: &'a Problem,
    lang: Lang,
}

type Column = (Head, fn(&Row) -> Cell);

const NUMBER: Column = (head("序号", "No.", 5.0).in_the_middle(), |row| {
    Cell::count(row.number)
});
const DOCUMENT: Column = (DOCUMENT_HEAD, |row| Cell::text(row.document.name));
const PATH: Column = (head("编号", "Number", 9.0), |row| {
    Cell::text(row.problem.number_path.concat())
});
const ASPECT: Column = (head("方面", "Aspect", 12.0), |row| {
    quoted(&row.problem.aspect)
});
const GROUP: Column = (head("类别", "Group", 13.0), |row| {
    quoted(&row.problem.group)
});
const PROBLEM: Column = (head("反馈问题", "Problem", 18.0), |row| {
    Cell::text(&row.problem.title.text)
});
const DETAIL: Column = (head("具体情况", "Detail", 25.0), |row| {
    quoted(&row.problem.detail)
});
const MEASURES: Column = (head("整改措施", "Measures", 40.0), |row| {
    answers(row.problem, |it| it.kind == ResponseKind::Measures)
});
/// Many reports tell of measures only.
pub const OUTCOME_HEAD: Head = head("整改成效", "Outcome", 19.0);
const OUTCOME: Column = (OUTCOME_HEAD, |row| {
    answers(row.problem, |it| it.kind == ResponseKind::Outcome)
});
const LEADER: Column = (head("责任领导", "Responsible person", 8.0), |row| {
    answers(row.problem, |it| {
        is_responsible(it) && !names_only_a_body(it)
    })
});
const BODY: Column = (head("责任单位", "Responsible body", 9.0), |row| {
    let body = answers(row.problem, |it| {
        is_responsible(it) && names_only_a_body(it)
    });
    match row.problem.responses.iter().any(names_both) {
        true if body == Cell::Empty => Cell::text(row.lang.pick("（见左栏）", "(see left)")),
        _ => body,
    }
});
const RESPONSIBLE: Column = (head("责任人或单位", "Responsible", 14.0), |row| {
    answers(row.problem, is_responsible)
});
const DUE: Column = (head("完成时限", "Due", 11.0).in_the_middle(), |row| {
    due(row.problem)
});
/// The column that spreadsheets offer a choice for.
pub const STATUS_HEAD: Head = head("完成情况", "Status", 9.0).in_the_middle();
const STATUS: Column = (STATUS_HEAD, |row| {
    Cell::text(row.lang.status(row.problem.status))
});
const ONGOING: Column = (head("长期坚持", "Ongoing", 8.0).in_the_middle(), |row| {
    Cell::text(row.lang.yes_no(row.problem.ongoing))
});
/// Behind what is printed.
pub const TOPICS_HEAD: Head = head("主题", "Topics", 16.0);
const TOPICS: Column = (TOPICS_HEAD, |row| {
    let names: Vec<&str> = row
        .problem
        .topics
        .iter()
        .map(|it| row.lang.topic(&it.name))
        .collect();
    Cell::text(names.join(row.lang.pick("、", ", ")))
});
const EVIDENCE: Column = (head("佐证", "Evidence", 20.0), |row| {
    Cell::text(row.document.evidence(row.problem, row.lang))
});
const PLACE: Column = (head("来源", "Place", 14.0), |row| {
    Cell::text(row.document.place(row.problem.span, row.lang))
});

const EDITED: Column = (head("人工修改", "By hand", 9.0), |row| {
    Cell::text(row.lang.edited_problem(row.problem))
});
const NOTE: Column = (head("备注", "Note", 16.0), |row| {
    Cell::text(row.problem.hand.note.as_deref().unwrap_or_default())
});

/// Which columns of the ledger are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// Everything there is, for programs.
    All,
    /// What a workbook shows.
    Workbook,
    /// What is pasted into somebody's own table.
    Pasted,
    /// What fits on a page of text.
    Brief,
}

impl Columns {
    fn list(self) -> &'static [Column] {
        match self {
            Columns::All => &[
                NUMBER, DOCUMENT, PATH, ASPECT, GROUP, PROBLEM, DETAIL, MEASURES, OUTCOME, LEADER,
                BODY, DUE, STATUS, ONGOING, TOPICS, EVIDENCE, PLACE,
            ],
            Columns::Workbook => &[
                NUMBER, DOCUMENT, ASPECT, PROBLEM, DETAIL, MEASURES, OUTCOME, LEADER, BODY, DUE,
                STATUS, ONGOING, EVIDENCE, PLACE, TOPICS,
            ],
            Columns::Pasted => &[
                NUMBER, PATH, ASPECT, GROUP, PROBLEM, DETAIL, MEASURES, OUTCOME, RESPONSIBLE, DUE,
                STATUS, ONGOING,
            ],
            Columns::Brief => &[
                NUMBER, ASPECT, PROBLEM, DETAIL, MEASURES, OUTCOME, RESPONSIBLE, DUE, STATUS,
            ],
        }
    }
}

/// The columns, and where a person changed or noted something, those that tell it.
fn columns(columns: Columns, documents: &[OpenDocument]) -> Vec<Column> {
    let mut problems = documents.iter().flat_map(|it| &it.report.problems);
    let touched = problems.any(|it| is_edited(it) || it.hand.note.is_some());
    let by_hand: &[Column] = if touched { &[EDITED, NOTE] } else { &[] };
    let all = columns.list();
    // What is not printed stays last.
    let (before, last) = match columns {
        Columns::Workbook => all.split_at(all.len() - 1),
        _ => (all, &[][..]),
    };
    [before, by_hand, last].concat()
}

/// All problems of all documents.
pub fn ledger(documents: &[OpenDocument], shown: Columns, lang: Lang) -> Table {
    let columns = columns(shown, documents);
    let problems = documents
        .iter()
        .flat_map(|document| document.report.problems.iter().map(move |p| (document, p)));
    Table {
        name: lang.pick("台账", "Ledger"),
        heads: columns.iter().map(|column| column.0).collect(),
        rows: (1..)
            .zip(problems)
            .map(|(number, (document, problem))| {
                let row = Row {
                    number,
                    document,
                    problem,
                    lang,
                };
                columns.iter().map(|(_, cell)| cell(&row)).collect()
            })
            .collect(),
    }
}

/// One problem as a row. `number` counts from 1.
pub fn problem_cells(
    document: &OpenDocument,
    problem: &Problem,
    number: usize,
    shown: Columns,
    lang: Lang,
) -> Vec<Cell> {
    let row = Row {
        number,
        document,
        problem,
        lang,
    };
    let columns = columns(shown, std::slice::from_ref(document));
    columns.iter().map(|(_, cell)| cell(&row)).collect()
}

pub(super) fn quoted(quote: &Option<Quote>) -> Cell {
    quote
        .as_ref()
        .map_or(Cell::Empty, |quote| Cell::text(quote.text.as_str()))
}

fn answers(problem: &Problem, of: impl Fn(&Response) -> bool) -> Cell {
    let answers = problem.responses.iter().filter(|response| of(response));
    let texts: Vec<&str> = answers.map(|response| response.text.trim()).collect();
    Cell::text(texts.join("\n"))
}

fn is_responsible(response: &Response) -> bool {
    response.kind == ResponseKind::Responsible
}

/// 责任单位, 牵头部门, and not 责任人: the label says it.
fn names_only_a_body(response: &Response) -> bool {
    label_has(response, &BODIES) && !label_has(response, &PERSONS)
}

/// 责任领导及责任单位: who is the one and who the other, the source leaves to the reader.
fn names_both(response: &Response) -> bool {
    is_responsible(response) && label_has(response, &BODIES) && label_has(response, &PERSONS)
}

const BODIES: [&str; 7] = ["单位", "部门", "科室", "机构", "处室", "股室", "主体"];
const PERSONS: [&str; 2] = ["人", "领导"];

fn label_has(response: &Response, words: &[&str]) -> bool {
    let label = response.label.as_deref().unwrap_or_default();
    words.iter().any(|word| label.contains(word))
}

/// The date that was read, else the words of the deadline.
fn due(problem: &Problem) -> Cell {
    match &problem.due {
        Some(due) => match due.value.as_ref().and_then(describe::iso) {
            Some(iso) => Cell::date(&iso),
            None => Cell::text(due.text.as_str()),
        },
        None => answers(problem, |it| it.kind == ResponseKind::Deadline),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;
    use crate::report::{Entity, EntityKind, Precision, Value};

    fn cell(problem: Problem, column: Column) -> Cell {
        let mut report = fixture::report();
        report.problems = vec![problem];
        let document = OpenDocument::new("甲.txt", &report, fixture::TEXT);
        (column.1)(&Row {
            number: 1,
            document: &document,
            problem: &report.problems[0],
            lang: Lang::Zh,
        })
    }

    fn problem() -> Problem {
        fixture::report().problems.remove(0)
    }

    #[test]
    fn rows_are_numbered_through_all_documents() {
        let report = fixture::report();
        let documents = [
            OpenDocument::new("甲.txt", &report, fixture::TEXT),
            OpenDocument::new("乙.txt", &report, fixture::TEXT),
        ];
        let table = ledger(&documents, Columns::Workbook, Lang::Zh);
        let numbers: Vec<_> = table.rows.iter().map(|row| row[0].shown()).collect();
        assert_eq!(numbers, ["1", "2", "3", "4"]);
        assert_eq!(table.rows[2][1], Cell::text("乙.txt"));
        assert!(table.rows.iter().all(|row| row.len() == table.heads.len()));
    }

    #[test]
    fn what_a_person_changed_and_noted_is_told_where_there_is_something() {
        let mut report = fixture::report();
        let heads = |report: &crate::report::Report| {
            let document = OpenDocument::new("甲.txt", report, fixture::TEXT);
            let table = ledger(&[document], Columns::Brief, Lang::Zh);
            let cells = table.rows.iter().map(|row| row.last().map(Cell::shown));
            let notes: Vec<String> = cells.flatten().map(|it| it.into_owned()).collect();
            let last = table.heads[table.heads.len() - 2].name(Lang::Zh);
            (last, notes)
        };
        assert_eq!(heads(&report).0, "完成时限");
        report.problems[1].responses[0].items[0].hand.edited = true;
        report.problems[0].hand.note = Some("待核".into());
        assert_eq!(heads(&report).0, "人工修改");
        assert_eq!(heads(&report).1, ["待核", ""]);
        assert_eq!(Lang::Zh.edited_problem(&report.problems[1]), "人工修改");
    }

    #[test]
    fn every_list_of_columns_names_each_once() {
        for columns in [
            Columns::All,
            Columns::Workbook,
            Columns::Pasted,
            Columns::Brief,
        ] {
            for lang in [Lang::Zh, Lang::En] {
                let mut names: Vec<_> = columns.list().iter().map(|it| it.0.name(lang)).collect();
                names.sort_unstable();
                names.dedup();
                assert_eq!(names.len(), columns.list().len());
            }
        }
    }

    #[test]
    fn who_is_responsible_is_parted_by_the_label() {
        let mut problem = problem();
        let response = |label: &str, text: &str| Response {
            id: None,
            label: Some(label.into()),
            kind: ResponseKind::Responsible,
            summary: None,
            text: text.into(),
            span: [0, 0],
            items: vec![],
            hand: Default::default(),
        };
        problem.responses = vec![
            response("责任领导", "甲某"),
            response("责任单位", "办公室"),
            response("牵头部门", "财政所"),
        ];
        assert_eq!(cell(problem.clone(), LEADER), Cell::text("甲某"));
        assert_eq!(cell(problem.clone(), BODY), Cell::text("办公室\n财政所"));
        assert_eq!(
            cell(problem, RESPONSIBLE),
            Cell::text("甲某\n办公室\n财政所")
        );
        let mut both = self::problem();
        both.responses = vec![response("责任领导及责任单位", "甲某，办公室")];
        assert_eq!(cell(both.clone(), LEADER), Cell::text("甲某，办公室"));
        assert_eq!(cell(both, BODY), Cell::text("（见左栏）"));
    }

    #[test]
    fn a_deadline_is_a_date_where_it_is_a_day() {
        let mut problem = problem();
        problem.responses[0].kind = ResponseKind::Deadline;
        problem.responses[0].text = "年底前".into();
        assert_eq!(cell(problem.clone(), DUE), Cell::text("年底前"));
        problem.due = Some(Entity {
            kind: EntityKind::Date,
            text: "2024年6月5日".into(),
            span: [0, 0],
            value: Some(Value::Date {
                iso: Some("2024-06-05".into()),
                precision: Precision::Day,
                approximate: false,
            }),
            hand: Default::default(),
        });
        assert_eq!(cell(problem, DUE), Cell::Date("2024-06-05".into()));
    }
}
