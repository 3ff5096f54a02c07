//! The rows of several documents below each other.

use std::rc::Rc;

use super::row::Row;
use crate::app::document::DocId;

#[derive(Clone, Debug, PartialEq)]
pub struct SheetDoc {
    pub id: DocId,
    pub name: Rc<str>,
    /// Who was inspected.
    pub body: Option<Rc<str>>,
    pub rows: Rc<Vec<Row>>,
}

#[derive(Debug, Default)]
pub struct Sheet {
    docs: Vec<SheetDoc>,
    /// The document of each row, and its place in the document's ledger.
    places: Vec<(u32, u32)>,
}

/// A row with where it stands.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// From 1, through all documents.
    pub number: usize,
    pub doc: &'a SheetDoc,
    pub row: &'a Row,
    /// Of the problem in its report.
    pub problem: usize,
}

impl Sheet {
    pub fn push(&mut self, doc: SheetDoc) {
        let place = self.docs.len() as u32;
        let rows = 0..doc.rows.len() as u32;
        self.places.extend(rows.map(|row| (place, row)));
        self.docs.push(doc);
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub fn doc(&self, id: DocId) -> Option<&SheetDoc> {
        self.docs.iter().find(|doc| doc.id == id)
    }

    pub fn entry(&self, index: usize) -> Option<Entry<'_>> {
        let &(doc, row) = self.places.get(index)?;
        let doc = self.docs.get(doc as usize)?;
        Some(Entry {
            number: index + 1,
            doc,
            row: doc.rows.get(row as usize)?,
            problem: row as usize,
        })
    }
}

// Sheets are compared by who they are: they hold megabytes.
impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

#[cfg(test)]
pub mod fixture {
    use super::*;
    use crate::app::table::rows_of;
    use crate::report::Status;
    use crate::view::fixture;

    /// Two documents of two rows each.
    pub fn sheet() -> Sheet {
        let mut sheet = Sheet::default();
        let mut rows = rows_of(&fixture::report());
        sheet.push(SheetDoc {
            id: 7,
            name: "第10份.txt".into(),
            body: Some("青石镇".into()),
            rows: Rc::new(rows.clone()),
        });
        rows[0].status = Status::InProgress;
        rows[0].aspect = "Office管理".into();
        rows[1].topics = vec!["采购".into(), "党费".into()];
        rows[1].ongoing = true;
        sheet.push(SheetDoc {
            id: 9,
            name: "第2份.txt".into(),
            body: None,
            rows: Rc::new(rows),
        });
        sheet
    }

    #[test]
    fn rows_are_numbered_through_all_documents() {
        let sheet = sheet();
        let entry = sheet.entry(3).unwrap();
        assert_eq!((entry.number, entry.doc.id, entry.problem), (4, 9, 1));
        assert!(sheet.entry(4).is_none());
        assert_eq!(sheet.doc(9).unwrap().name.as_ref(), "第2份.txt");
    }
}
