//! The ledger in points: a row a point of an answer.

use super::ledger::quoted;
use super::{DOCUMENT_HEAD, Head, OpenDocument, Table, head};
use crate::export::Cell;
use crate::report::{Hand, PointSpan, Problem, Response};
use crate::view::Lang;
use crate::view::hand::is_edited;

struct Row<'a> {
    /// Of the problem, from 1, through all documents.
    number: usize,
    document: &'a OpenDocument<'a>,
    problem: &'a Problem,
    /// `None` for a problem without an answer, which is a row all the same.
    point: Option<Point<'a>>,
    lang: Lang,
}

/// A point of an answer, or what stands before its first one.
struct Point<'a> {
    response: &'a Response,
    marker: Option<&'a str>,
    text: &'a str,
    span: PointSpan,
    hand: &'a Hand,
}

type Column = (Head, fn(&Row) -> Cell);

const COLUMNS: [Column; 13] = [
    (
        head("问题序号", "Problem no.", 8.0).in_the_middle(),
        |row| Cell::count(row.number),
    ),
    (DOCUMENT_HEAD, |row| Cell::text(row.document.name)),
    (head("编号", "Number", 9.0), |row| {
        Cell::text(row.problem.number_path.concat())
    }),
    (head("方面", "Aspect", 13.0), |row| {
        quoted(&row.problem.aspect)
    }),
    (head("类别", "Group", 13.0), |row| {
        quoted(&row.problem.group)
    }),
    (head("反馈问题", "Problem", 22.0), |row| {
        Cell::text(&row.problem.title.text)
    }),
    (head("完成情况", "Status", 10.0).in_the_middle(), |row| {
        Cell::text(row.lang.status(row.problem.status))
    }),
    (head("答复类别", "Kind of answer", 10.0), |row| {
        of_point(row, |point| {
            Cell::text(row.lang.response(point.response.kind))
        })
    }),
    (head("答复名称", "Label", 10.0), |row| {
        of_point(row, |point| {
            Cell::text(point.response.label.as_deref().unwrap_or_default())
        })
    }),
    (head("点号", "Marker", 8.0), |row| {
        of_point(row, |point| Cell::text(point.marker.unwrap_or_default()))
    }),
    (head("内容", "Text", 46.0), |row| {
        of_point(row, |point| Cell::text(point.text.trim()))
    }),
    (head("佐证", "Evidence", 26.0), |row| {
        of_point(row, |point| {
            Cell::text(row.document.evidence_in(point.span, row.lang))
        })
    }),
    (head("来源", "Place", 14.0), |row| {
        let span = row
            .point
            .as_ref()
            .map_or(row.problem.span, |point| point.span);
        Cell::text(row.document.place(span, row.lang))
    }),
];

const EDITED: Column = (head("人工修改", "By hand", 9.0), |row| {
    let of_point = row.point.as_ref().map(|point| row.lang.edited(point.hand));
    let of_point = of_point.filter(|edited| !edited.is_empty());
    Cell::text(of_point.unwrap_or(row.lang.edited(&row.problem.hand)))
});

/// The columns, and where a person changed something, the one that tells it.
fn columns(documents: &[OpenDocument]) -> Vec<Column> {
    let mut all = documents.iter().flat_map(|it| &it.report.problems);
    let by_hand: &[Column] = if all.any(is_edited) { &[EDITED] } else { &[] };
    [&COLUMNS, by_hand].concat()
}

pub fn items(documents: &[OpenDocument], lang: Lang) -> Table {
    let columns = columns(documents);
    let mut rows = Vec::new();
    let mut number = 0;
    for document in documents {
        for problem in &document.report.problems {
            number += 1;
            let mut add = |point| {
                let row = Row {
                    number,
                    document,
                    problem,
                    point,
                    lang,
                };
                rows.push(columns.iter().map(|(_, cell)| cell(&row)).collect());
            };
            if problem.responses.is_empty() {
                add(None);
            }
            for response in &problem.responses {
                points(response)
                    .into_iter()
                    .for_each(|point| add(Some(point)));
            }
        }
    }
    Table {
        name: lang.pick("整改要点", "Points"),
        heads: columns.iter().map(|column| column.0).collect(),
        rows,
    }
}

fn points(response: &Response) -> Vec<Point<'_>> {
    let unmarked = |text, span| Point {
        response,
        marker: None,
        text,
        span,
        hand: &response.hand,
    };
    let mut points: Vec<Point> = Vec::new();
    if let Some(summary) = &response.summary {
        points.push(unmarked(&summary.text, summary.span));
    }
    points.extend(response.items.iter().map(|item| Point {
        response,
        marker: item.marker.as_deref(),
        text: &item.text,
        span: item.span,
        hand: &item.hand,
    }));
    if points.is_empty() {
        points.push(unmarked(&response.text, response.span));
    }
    points
}

fn of_point(row: &Row, cell: impl Fn(&Point) -> Cell) -> Cell {
    row.point.as_ref().map_or(Cell::Empty, cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn every_point_and_what_stands_before_them_is_a_row() {
        let text = "中共青石镇委员会关于巡察整改进展情况的通报\n一、巡察反馈问题整改情况\n1.关于“账目不清”的问题\n\
            整改情况：已召开专题会议2次。一是退还1.2万元；二是修订《财务制度》。\n2.关于“台账缺失”的问题\n";
        let report = fixture::report_of(text);
        let documents = [OpenDocument::new("甲.txt", &report, text)];
        let table = items(&documents, Lang::Zh);
        let column = |name: &str| {
            let place = table.head_names(Lang::Zh).position(|head| head == name);
            let place = place.unwrap();
            let cells = table.rows.iter().map(|row| row[place].shown());
            cells.map(|cell| cell.into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(column("点号"), ["", "一是", "二是", ""]);
        assert_eq!(column("问题序号"), ["1", "1", "1", "2"]);
        assert_eq!(column("佐证")[1], "金额：1.2万元");
        assert_eq!(column("内容")[3], "");
    }
}
