//! What a careful reader would check (存疑), a row a finding.

use super::{DOCUMENT_HEAD, Head, OpenDocument, Table, head};
use crate::export::Cell;
use crate::report::Finding;
use crate::view::Lang;

struct Row<'a> {
    number: usize,
    document: &'a OpenDocument<'a>,
    finding: &'a Finding,
    lang: Lang,
}

type Column = (Head, fn(&Row) -> Cell);

const COLUMNS: [Column; 7] = [
    (head("序号", "No.", 6.0).in_the_middle(), |row| {
        Cell::count(row.number)
    }),
    (DOCUMENT_HEAD, |row| Cell::text(row.document.name)),
    (head("级别", "Severity", 9.0).in_the_middle(), |row| {
        Cell::text(row.lang.severity(row.finding.severity))
    }),
    (head("存疑", "Doubt", 20.0), |row| {
        Cell::text(row.lang.finding(&row.finding.code))
    }),
    (head("说明", "What does not fit", 44.0), |row| {
        let finding = row.finding;
        Cell::text(
            row.lang
                .pick(&finding.message, &finding.message_en)
                .as_str(),
        )
    }),
    (head("原文", "In the text", 44.0), |row| {
        Cell::text(row.document.quoted(&row.finding.spans))
    }),
    (head("来源", "Place", 18.0), |row| {
        Cell::text(row.document.places(&row.finding.spans, row.lang))
    }),
];

const BY_HAND: [Column; 2] = [
    (head("核查", "Checked", 10.0), |row| {
        let checked = row.finding.checked;
        Cell::text(checked.map_or("", |checked| row.lang.checked(checked)))
    }),
    (head("备注", "Note", 20.0), |row| {
        Cell::text(row.finding.note.as_deref().unwrap_or_default())
    }),
];

/// The columns, and where a person looked at something, those that tell it.
fn columns(documents: &[OpenDocument]) -> Vec<Column> {
    let mut all = documents.iter().flat_map(|it| &it.report.findings);
    let touched = all.any(|it| it.checked.is_some() || it.note.is_some());
    let by_hand: &[Column] = if touched { &BY_HAND } else { &[] };
    [&COLUMNS, by_hand].concat()
}

pub fn findings(documents: &[OpenDocument], lang: Lang) -> Table {
    let columns = columns(documents);
    let findings = documents.iter().flat_map(|document| {
        document
            .report
            .findings
            .iter()
            .map(move |it| (document, it))
    });
    let rows = (1..).zip(findings).map(|(number, (document, finding))| {
        let row = Row {
            number,
            document,
            finding,
            lang,
        };
        columns.iter().map(|(_, cell)| cell(&row)).collect()
    });
    Table {
        name: lang.pick("存疑", "Doubts"),
        heads: columns.iter().map(|column| column.0).collect(),
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn what_a_person_found_of_it_is_told() {
        let mut report = fixture::report();
        report.findings[0].checked = Some(crate::report::Checked::NoError);
        report.findings[0].note = Some("原文如此".into());
        let documents = [OpenDocument::new("甲.txt", &report, fixture::TEXT)];
        let table = findings(&documents, Lang::Zh);
        assert_eq!(
            table.rows[0][7..],
            [Cell::text("并非错误"), Cell::text("原文如此")]
        );
        assert_eq!(table.heads.len(), 9);
    }

    #[test]
    fn a_finding_is_told_in_the_language_with_what_it_is_about() {
        let mut report = fixture::report();
        report.findings[0].spans = vec![[0, 3], [5, 7]];
        let documents = [OpenDocument::new("甲.txt", &report, fixture::TEXT)];
        let row = |lang| -> Vec<String> {
            let table = findings(&documents, lang);
            table.rows[0]
                .iter()
                .map(|it| it.shown().into_owned())
                .collect()
        };
        let zh = row(Lang::Zh);
        assert_eq!(
            zh[3..],
            [
                "缺少落款、日期或联系方式", "没有落款", "青石镇\n通报", "第1–3字\n第6–7字"
            ]
        );
        let en = row(Lang::En);
        assert_eq!(en[4], "No signature");
        assert_eq!(en[5], zh[5]);
    }
}
