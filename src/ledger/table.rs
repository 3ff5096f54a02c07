//! Problems from tables: the heads of the columns are the labels, the cells the texts.

use super::{Problem, Response, enumeration, frame, problem, response, status, topics};
use crate::outline::label::LabelClass;
use crate::outline::table::{Column, Table};
use crate::text::Span;

/// The problems of a table, one a row that names one.
pub fn problems(cx: &problem::Context, table: &Table) -> Vec<Problem> {
    table
        .rows
        .iter()
        .filter_map(|row| of_row(cx, table, row))
        .collect()
}

fn of_row(cx: &problem::Context, table: &Table, row: &[Option<Span>]) -> Option<Problem> {
    let text = cx.reading.text();
    let cell = |wanted: Column| {
        table
            .columns
            .iter()
            .position(|(c, _)| *c == wanted)
            .and_then(|i| row[i])
    };
    let named: Vec<Span> = table
        .columns
        .iter()
        .zip(row)
        .filter(|((c, _), _)| *c == Column::Labelled(LabelClass::Problem))
        .filter_map(|(_, cell)| *cell)
        .collect();
    let (&first, others) = named.split_first()?;
    let heading = frame::read(text, first);
    let own: Vec<Span> = [
        heading.quoted_rest,
        Some(heading.rest).filter(|r| !r.is_empty()),
    ]
    .into_iter()
    .flatten()
    .chain(others.iter().copied())
    .collect();
    let responses: Vec<Response> = table
        .columns
        .iter()
        .zip(row)
        .filter_map(|(&(column, head), &cell)| answer(text, column, head, cell?))
        .collect();
    let detail = own.first().map(|f| f.to(own[own.len() - 1]));
    let spans: Vec<Span> = [Some(heading.title), detail]
        .into_iter()
        .flatten()
        .collect();
    let state = status::read(cx.reading, &spans, &responses);
    let aspect = cell(Column::Aspect);
    let whole = row.iter().flatten().copied().reduce(Span::to)?;
    Some(Problem {
        number_path: path(cx, table.parent)
            .into_iter()
            .chain(cell(Column::Number))
            .collect(),
        aspect,
        group: None,
        title: heading.title,
        points: problem::points(text, &own),
        due: None,
        topics: topics::of(text, aspect.as_slice(), &spans),
        detail,
        responses,
        status: state.status,
        ongoing: state.ongoing,
        span: whole,
    })
}

fn answer(text: &str, column: Column, head: Span, cell: Span) -> Option<Response> {
    let Column::Labelled(class) = column else {
        return None;
    };
    let mut answer = response::of_class(text, class, &[cell])?;
    answer.label = Some(head);
    if answer.items.is_empty() {
        answer.items = enumeration::single(cell);
    }
    Some(answer)
}

/// The markers of the headings above the table.
fn path(cx: &problem::Context, parent: Option<usize>) -> Vec<Span> {
    let mut path = Vec::new();
    let mut at = parent;
    while let Some(block) = at {
        let b = &cx.outline.blocks[block];
        path.extend(b.marker.map(|m| m.span));
        at = b.parent;
    }
    path.reverse();
    path
}
