//! The columns of the table: what a row has in each.

use std::borrow::Cow;

use super::row::{EVIDENCE, Row};
use super::sheet::Entry;
use crate::report::{EntityKind, Status};
use crate::view::Lang;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Number,
    Aspect,
    Title,
    Detail,
    Response,
    Responsible,
    Deadline,
    Status,
    Ongoing,
    Topics,
    Evidence,
    Findings,
    Document,
}

impl Column {
    /// In the order of a ledger on paper.
    pub const ALL: [Column; 13] = [
        Column::Number,
        Column::Aspect,
        Column::Title,
        Column::Detail,
        Column::Response,
        Column::Responsible,
        Column::Deadline,
        Column::Status,
        Column::Ongoing,
        Column::Topics,
        Column::Evidence,
        Column::Findings,
        Column::Document,
    ];

    /// For storage and stylesheet.
    pub fn id(self) -> &'static str {
        match self {
            Column::Number => "number",
            Column::Aspect => "aspect",
            Column::Title => "title",
            Column::Detail => "detail",
            Column::Response => "response",
            Column::Responsible => "responsible",
            Column::Deadline => "deadline",
            Column::Status => "status",
            Column::Ongoing => "ongoing",
            Column::Topics => "topics",
            Column::Evidence => "evidence",
            Column::Findings => "findings",
            Column::Document => "document",
        }
    }

    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.id() == id)
    }

    /// Whether it is filtered by choosing among its values; else by words.
    pub fn has_choices(self) -> bool {
        matches!(
            self,
            Column::Aspect
                | Column::Status
                | Column::Ongoing
                | Column::Topics
                | Column::Evidence
                | Column::Findings
                | Column::Document
        )
    }

    /// Whether a row may have nothing in it.
    pub fn may_be_empty(self) -> bool {
        !matches!(self, Column::Number | Column::Title | Column::Document)
    }

    /// Whether the document says something of it.
    pub fn is_filled(self, entry: &Entry) -> bool {
        let row = entry.row;
        match self {
            Column::Number | Column::Title | Column::Document => true,
            Column::Aspect => !row.aspect.is_empty(),
            Column::Detail => !row.detail.is_empty(),
            Column::Response => !row.response.is_empty(),
            Column::Responsible => !row.responsible.is_empty(),
            Column::Deadline => !row.deadline.is_empty(),
            Column::Status => row.status != Status::Unstated,
            Column::Ongoing => row.ongoing,
            Column::Topics => !row.topics.is_empty(),
            Column::Evidence => row.evidence.iter().any(|&count| count > 0),
            Column::Findings => !row.findings.is_empty(),
        }
    }

    /// The values that a row has in a column with choices, in no language; one that is empty for none.
    pub fn each_value<'a>(self, entry: &Entry<'a>, mut see: impl FnMut(Cow<'a, str>)) {
        let row = entry.row;
        if !self.is_filled(entry) {
            return see("".into());
        }
        match self {
            Column::Aspect => see(row.aspect.as_str().into()),
            Column::Status => see(status_id(row.status).into()),
            Column::Ongoing => see("yes".into()),
            Column::Document => see(entry.doc.id.to_string().into()),
            Column::Topics => row.topics.iter().for_each(|it| see(it.as_str().into())),
            Column::Evidence => {
                let counts = EVIDENCE.into_iter().zip(row.evidence);
                let present = counts.filter(|(_, count)| *count > 0);
                present.for_each(|(kind, _)| see(evidence_id(kind).into()));
            }
            Column::Findings => {
                for (i, code) in row.findings.iter().enumerate() {
                    // A row with two of a kind is one row with it.
                    if !row.findings[..i].contains(code) {
                        see(code.as_str().into());
                    }
                }
            }
            _ => {}
        }
    }

    /// What a cell says, whole.
    pub fn text<'a>(self, entry: &Entry<'a>, lang: Lang) -> Cow<'a, str> {
        let row = entry.row;
        match self {
            Column::Number => entry.number.to_string().into(),
            Column::Aspect => row.aspect.as_str().into(),
            Column::Title => row.title.as_str().into(),
            Column::Detail => row.detail.as_str().into(),
            Column::Response => row.response.as_str().into(),
            Column::Responsible => row.responsible.as_str().into(),
            Column::Deadline => row.deadline.as_str().into(),
            Column::Status => lang.status(row.status).into(),
            Column::Ongoing if row.ongoing => lang.yes_no(true).into(),
            Column::Ongoing => "".into(),
            Column::Topics => topics(row, lang).into(),
            Column::Evidence => evidence(entry, lang).into(),
            Column::Findings => findings(entry, lang).into(),
            Column::Document => entry.doc.name.as_ref().into(),
        }
    }
}

fn topics(row: &Row, lang: Lang) -> String {
    let names: Vec<&str> = row.topics.iter().map(|name| lang.topic(name)).collect();
    names.join(lang.pick("、", ", "))
}

fn evidence(entry: &Entry, lang: Lang) -> String {
    let counts = EVIDENCE.into_iter().zip(entry.row.evidence);
    let told: Vec<String> = counts
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{} {count}", lang.entity(kind)))
        .collect();
    told.join(lang.pick("、", ", "))
}

fn findings(entry: &Entry, lang: Lang) -> String {
    let mut told = Vec::new();
    Column::Findings.each_value(entry, |code| {
        let count = entry.row.findings.iter().filter(|it| **it == code).count();
        let name = lang.finding(&code).to_string();
        match count {
            0 => {}
            1 => told.push(name),
            _ => told.push(format!("{name} ×{count}")),
        }
    });
    told.join(lang.pick("、", ", "))
}

fn status_id(status: Status) -> &'static str {
    match status {
        Status::Completed => "completed",
        Status::InProgress => "in_progress",
        Status::Ongoing => "ongoing",
        Status::NotStarted => "not_started",
        Status::Unstated => "",
    }
}

pub fn status_named(id: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|&it| status_id(it) == id)
}

fn evidence_id(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Date => "date",
        EntityKind::Period => "period",
        EntityKind::Money => "money",
        EntityKind::Percent => "percent",
        EntityKind::Quantity => "quantity",
        EntityKind::Document => "document",
        _ => "voucher",
    }
}

pub fn evidence_named(id: &str) -> Option<EntityKind> {
    EVIDENCE.into_iter().find(|&it| evidence_id(it) == id)
}

#[cfg(test)]
mod tests {
    use super::super::sheet::fixture::sheet;
    use super::*;

    fn values(column: Column, index: usize) -> Vec<String> {
        let sheet = sheet();
        let mut values = Vec::new();
        column.each_value(&sheet.entry(index).unwrap(), |value| {
            values.push(value.into_owned())
        });
        values
    }

    #[test]
    fn ids_name_their_columns() {
        for column in Column::ALL {
            assert_eq!(Column::named(column.id()), Some(column));
        }
        assert_eq!(Column::named("group"), None);
    }

    #[test]
    fn a_row_with_several_values_has_each_and_one_without_the_empty_one() {
        assert_eq!(values(Column::Topics, 3), ["采购", "党费"]);
        assert_eq!(values(Column::Topics, 0), [""]);
        assert_eq!(values(Column::Evidence, 0), ["money"]);
        assert_eq!(values(Column::Status, 2), ["in_progress"]);
        assert_eq!(values(Column::Document, 2), ["9"]);
    }

    #[test]
    fn cells_speak_the_language_of_the_page() {
        let sheet = sheet();
        let entry = sheet.entry(3).unwrap();
        assert_eq!(Column::Evidence.text(&entry, Lang::Zh), "日期 1");
        assert_eq!(Column::Evidence.text(&entry, Lang::En), "Dates 1");
        assert_eq!(Column::Topics.text(&entry, Lang::Zh), "采购、党费");
        assert_eq!(Column::Ongoing.text(&entry, Lang::Zh), "是");
    }

    #[test]
    fn two_findings_of_a_kind_are_told_once() {
        let mut sheet = Sheet::default();
        let mut doc = super::super::sheet::fixture::sheet()
            .doc(7)
            .unwrap()
            .clone();
        std::rc::Rc::make_mut(&mut doc.rows)[0].findings =
            vec!["placeholder".into(), "placeholder".into()];
        sheet.push(doc);
        let told = Column::Findings.text(&sheet.entry(0).unwrap(), Lang::Zh);
        assert_eq!(told, "模板空位未填 ×2");
    }

    use super::super::sheet::Sheet;
}
