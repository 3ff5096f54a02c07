//! Problems from tables: the heads of the columns are the labels, the cells the texts.

use self::naming::{Head, Naming, class_name, paragraphs};
use super::{Problem, Response, enumeration, frame, problem, response, status, topics};
use crate::outline::table::{Column, Row, Table, Under};
use crate::text::Span;

mod naming;

/// The problems of a table, one a row that names one.
pub fn problems(cx: &problem::Context, table: &Table) -> Vec<Problem> {
    let above = Above::of(cx, table.parent);
    let naming = Naming::of(table);
    let mut carried = Carried::default();
    let mut problems: Vec<Problem> = Vec::new();
    for row in &table.rows {
        carried.read(table, &naming, row);
        match (
            of_row(cx, table, row, &above, &naming, &carried),
            problems.last_mut(),
        ) {
            (Some(problem), _) => problems.push(problem),
            // The cell of a problem that has several answers stands in the first of its rows.
            (None, Some(last)) if cell(table, row, Column::Number).is_none() => {
                more_answers(cx, last, answers(cx, table, row));
            }
            (None, _) => {}
        }
    }
    problems
}

/// Cells that go over several rows and stand in the first of them.
#[derive(Default)]
struct Carried {
    class: Option<Span>,
    /// See [`Naming::broad`].
    broad: Option<Span>,
    /// The number of the broad problem, else of the row alone.
    number: Option<Span>,
    /// The heading that the row stands under.
    under: Option<Under>,
}

impl Carried {
    fn read(&mut self, table: &Table, naming: &Naming, row: &Row) {
        if self.under != row.under {
            *self = Self::default();
        }
        self.under = row.under;
        self.class = cell(table, row, Column::Aspect).or(self.class);
        let broad = naming.broad.and_then(|i| row.cells[i]);
        let number = cell(table, row, Column::Number);
        let goes_on = naming.broad.is_some() && broad.is_none();
        self.number = number.or(self.number.filter(|_| goes_on));
        self.broad = broad.or(self.broad);
    }
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
    naming: &Naming,
    carried: &Carried,
) -> Option<Problem> {
    let text = cx.reading.text();
    let named: Vec<Span> = naming
        .columns
        .iter()
        .filter_map(|&i| row.cells[i])
        .collect();
    let (&first, others) = named.split_first()?;
    let head = Head::of(text, first);
    let own: Vec<Span> = others.iter().flat_map(|&o| paragraphs(text, o)).collect();
    let own = [head.own, own].concat();
    let responses = answers(cx, table, row);
    let detail = own.first().map(|f| f.to(own[own.len() - 1]));
    let spans: Vec<Span> = [Some(head.title), detail].into_iter().flatten().collect();
    let state = status::read(cx.reading, &spans, &responses);
    let class = |cell: Option<Span>| cell.map(|c| class_name(text, c));
    let classes = [
        above.aspect,
        row.under.map(|u| frame::heading_name(text, u.name)),
        class(carried.class),
        class(carried.broad),
    ];
    let classes = without_repeats(text, classes.into_iter().flatten().collect());
    // A number in the cell of the problem is needed where the row has none of its own.
    let own_number = head
        .marker
        .filter(|_| carried.broad.is_some() || carried.number.is_none());
    let markers = [row.under.and_then(|u| u.marker), carried.number, own_number];
    let path = above.path.iter().copied();
    Some(Problem {
        number_path: path.chain(markers.into_iter().flatten()).collect(),
        aspect: classes.first().copied(),
        group: classes[1.min(classes.len())..].last().copied(),
        title: head.title,
        points: problem::points(
            text,
            if head.enumerates.is_empty() {
                &own
            } else {
                &head.enumerates
            },
        ),
        due: None,
        topics: topics::of(text, &classes, &spans),
        detail,
        responses,
        status: state.status,
        ongoing: state.ongoing,
        span: row.cells.iter().flatten().copied().reduce(Span::to)?,
    })
}

/// A row of one cell and the column of classes may say the same.
fn without_repeats(text: &str, mut names: Vec<Span>) -> Vec<Span> {
    names.dedup_by(|behind, before| behind.of(text) == before.of(text));
    names
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
    let mut answer = response::of_class(text, class, &paragraphs(text, cell))?;
    answer.label = Some(head);
    if answer.items.is_empty() {
        answer.items = enumeration::single(cell);
    }
    Some(answer)
}
