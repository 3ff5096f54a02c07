//! CSV as RFC 4180 has it, in UTF-8 with a byte-order mark, without which Excel takes it for the system's encoding.

use super::tables::{self, Columns, OpenDocument, Table};
use super::{Exported, cell::guarded};
use crate::view::Lang;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// A row a problem.
pub fn problems(documents: &[Exported], lang: Lang) -> Vec<u8> {
    let documents = OpenDocument::all(documents);
    written(&tables::ledger(&documents, Columns::All, lang), lang)
}

/// A row a point of an answer.
pub fn items(documents: &[Exported], lang: Lang) -> Vec<u8> {
    written(&tables::items(&OpenDocument::all(documents), lang), lang)
}

fn written(table: &Table, lang: Lang) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    // Writing to memory cannot fail, and all rows are as long as the heads.
    let _ = writer.write_record(table.head_names(lang));
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(|cell| guarded(&cell.shown()).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let text = std::str::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{FEFF}').unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let rows = reader.records().map(|row| row.unwrap());
        rows.map(|row| row.iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn what_is_read_back_is_what_the_report_says() {
        let mut report = fixture::report();
        report.problems[0].title.text = "=HYPERLINK(\"http://x\",\"甲\")".into();
        report.problems[1].responses[0].text = "一行\n\"二行\",三".into();
        let rows = read(&problems(&[fixture::read(&report)], Lang::Zh));
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0][5], "反馈问题");
        assert_eq!(rows[1][5], "'=HYPERLINK(\"http://x\",\"甲\")");
        assert_eq!(rows[2][7], "一行\n\"二行\",三");
    }

    #[test]
    fn without_documents_there_are_the_heads_alone() {
        assert_eq!(read(&problems(&[], Lang::En)).len(), 1);
        assert_eq!(read(&items(&[], Lang::Zh)).len(), 1);
    }
}
