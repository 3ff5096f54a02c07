//! What the cells of a row call its problem.

use crate::ledger::{enumeration, frame};
use crate::outline::label::LabelClass;
use crate::outline::marker;
use crate::outline::table::{Column, Row, Table};
use crate::text::Span;

/// The columns that name the problems.
pub struct Naming {
    /// A problem whose cell goes over the rows of several others classes them.
    pub broad: Option<usize>,
    /// The others.
    pub columns: Vec<usize>,
}

impl Naming {
    pub fn of(table: &Table) -> Self {
        let is_problem = |i: &usize| table.columns[*i].0 == Column::Labelled(LabelClass::Problem);
        let mut columns: Vec<usize> = (0..table.columns.len()).filter(is_problem).collect();
        let &[first, second, ..] = columns.as_slice() else {
            return Self {
                broad: None,
                columns,
            };
        };
        let goes_on = |row: &Row| row.cells[first].is_none() && row.cells[second].is_some();
        let begins = |row: &Row| row.cells[first].is_some() && row.cells[second].is_some();
        let over = table.rows.first().is_some_and(begins) && table.rows.iter().any(goes_on);
        if over {
            columns.remove(0);
        }
        Self {
            broad: over.then_some(first),
            columns,
        }
    }
}

/// The cell that names a problem, read.
pub struct Head {
    /// The number before it.
    pub marker: Option<Span>,
    pub title: Span,
    /// The paragraphs of a cell that only enumerates: its first point is the title too.
    pub enumerates: Vec<Span>,
    /// The rest of the problem's own words.
    pub own: Vec<Span>,
}

impl Head {
    pub fn of(text: &str, cell: Span) -> Self {
        let all = paragraphs(text, cell);
        let (first, behind) = all.split_first().map_or((cell, &[][..]), |(f, b)| (*f, b));
        let found = enumeration::read(text, &all);
        if found.lead.is_none() && found.items.len() > 1 {
            let title = frame::read(text, found.items[0].text);
            let rest = Span::new(title.title.end, cell.end);
            return Self {
                marker: None,
                title: title.title,
                enumerates: all.clone(),
                own: paragraphs(text, behind_mark(text, rest)),
            };
        }
        let marker = marker::read(text, first.start).filter(|m| m.body < first.end);
        let body = marker.map_or(first, |m| Span::new(m.body, first.end).trim(text));
        let heading = frame::read(text, body);
        let rest = Some(heading.rest).filter(|r| !r.is_empty());
        let own = heading.quoted_rest.into_iter().chain(rest);
        Self {
            marker: marker.map(|m| m.span),
            title: heading.title,
            enumerates: Vec::new(),
            own: own.chain(behind.iter().copied()).collect(),
        }
    }
}

/// `span` without the mark that ends the sentence before it.
fn behind_mark(text: &str, span: Span) -> Span {
    let rest = span.of(text).trim_start_matches(['。', ';', '!', '?']);
    Span::new(span.end - rest.len(), span.end).trim(text)
}

/// The paragraphs of a cell: it holds their line breaks.
pub fn paragraphs(text: &str, cell: Span) -> Vec<Span> {
    let mut at = cell.start;
    cell.of(text)
        .split('\n')
        .map(|line| {
            let span = Span::new(at, at + line.len()).trim(text);
            at += line.len() + 1;
            span
        })
        .filter(|p| !p.is_empty())
        .collect()
}

/// What a cell calls the class of its problems, without the number that it may begin with.
pub fn class_name(text: &str, cell: Span) -> Span {
    let body = marker::read(text, cell.start).map_or(cell.start, |m| m.body.min(cell.end));
    frame::heading_name(text, Span::new(body, cell.end))
}
