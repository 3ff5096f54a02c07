//! Problems from tables: the heads of the columns are the labels, the cells the texts.

use super::{Problem, Response, enumeration, frame, problem, response, status, topics};
use crate::outline::label::LabelClass;
use crate::outline::table::{Column, Row, Table};
use crate::text::Span;

/// The problems of a table, one a row that names one.
pub fn problems(cx: &problem::Context, table: &Table) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    let above = Above::of(cx, table.parent);
    let mut class = None;
    let mut under = None;
    for row in &table.rows {
        // The cell of a class over several rows stands in the first.
        class = cell(table, row, Column::Aspect).or(class.filter(|_| row.under == under));
        under = row.under;
        match (of_row(cx, table, row, &above, class), problems.last_mut()) {
            (Some(problem), _) => problems.push(problem),
            // So does the cell of a problem that has several answers.
            (None, Some(last)) if cell(table, row, Column::Number).is_none() => {
                more_answers(cx, last, answers(cx, table, row));
            }
            (None, _) => {}
        }
    }
    problems
}

/// What the headings above a table say of its rows.
struct Above {
    /// Their markers, from the top.
    path: Vec<Span>,
    aspect: Option<Span>,
}

impl Above {
    fn of(cx: &problem::Context, parent: Option<usize>) -> Self {
        let text = cx.reading.text();
        let mut above = Self {
            path: Vec::new(),
            aspect: None,
        };
        let mut at = parent;
        while let Some(block) = at {
            let b = &cx.outline.blocks[block];
            above.path.extend(b.marker.map(|m| m.span));
            if frame::read(text, b.body).is_aspect {
                above.aspect = Some(frame::heading_name(text, b.body));
            }
            at = b.parent;
        }
        above.path.reverse();
        above
    }
}

fn cell(table: &Table, row: &Row, wanted: Column) -> Option<Span> {
    let at = table.columns.iter().position(|(c, _)| *c == wanted)?;
    row.cells[at]
}

fn of_row(
    cx: &problem::Context,
    table: &Table,
    row: &Row,
    above: &Above,
    class: Option<Span>,
) -> Option<Problem> {
    let text = cx.reading.text();
    let named: Vec<Span> = table
        .columns
        .iter()
        .zip(&row.cells)
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
    let responses = answers(cx, table, row);
    let detail = own.first().map(|f| f.to(own[own.len() - 1]));
    let spans: Vec<Span> = [Some(heading.title), detail]
        .into_iter()
        .flatten()
        .collect();
    let state = status::read(cx.reading, &spans, &responses);
    let heading_above = row.under.map(|u| frame::heading_name(text, u.name));
    let classes: Vec<Span> = [above.aspect, heading_above, class]
        .into_iter()
        .flatten()
        .collect();
    let number_path = above.path.iter().copied();
    let markers = [
        row.under.and_then(|u| u.marker),
        cell(table, row, Column::Number),
    ];
    Some(Problem {
        number_path: number_path.chain(markers.into_iter().flatten()).collect(),
        aspect: classes.first().copied(),
        group: classes[1.min(classes.len())..].last().copied(),
        title: heading.title,
        points: problem::points(text, &own),
        due: None,
        topics: topics::of(text, &classes, &spans),
        detail,
        responses,
        status: state.status,
        ongoing: state.ongoing,
        span: row.cells.iter().flatten().copied().reduce(Span::to)?,
    })
}

fn answers(cx: &problem::Context, table: &Table, row: &Row) -> Vec<Response> {
    table
        .columns
        .iter()
        .zip(&row.cells)
        .filter_map(|(&(column, head), &cell)| answer(cx.reading.text(), column, head, cell?))
        .collect()
}

/// Answers of a further row to the problem of the row before it.
fn more_answers(cx: &problem::Context, problem: &mut Problem, answers: Vec<Response>) {
    let Some(last) = answers.last() else {
        return;
    };
    problem.span = problem.span.to(last.text);
    problem.responses.extend(answers);
    let own: Vec<Span> = [Some(problem.title), problem.detail]
        .into_iter()
        .flatten()
        .collect();
    let state = status::read(cx.reading, &own, &problem.responses);
    problem.status = state.status;
    problem.ongoing = state.ongoing;
}

fn answer(text: &str, column: Column, head: Span, cell: Span) -> Option<Response> {
    let Column::Labelled(class) = column else {
        return None;
    };
    // A cell of several paragraphs holds their line breaks.
    let mut at = cell.start;
    let paragraphs: Vec<Span> = cell
        .of(text)
        .split('\n')
        .map(|line| {
            let span = Span::new(at, at + line.len()).trim(text);
            at += line.len() + 1;
            span
        })
        .filter(|p| !p.is_empty())
        .collect();
    let mut answer = response::of_class(text, class, &paragraphs)?;
    answer.label = Some(head);
    if answer.items.is_empty() {
        answer.items = enumeration::single(cell);
    }
    Some(answer)
}
