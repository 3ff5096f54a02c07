//! CSV (RFC 4180), and rows with tabs as spreadsheets save them, with quotes: a row of the file is a row of a table.

use csv::{ReaderBuilder, StringRecord};

use super::sheet::{self, Book, Sheet};
use super::{Extract, OpenError, OpenOptions, decode, encoding};

/// How much of a file is looked at to tell what it is, in bytes.
const START_BYTES: usize = 16 * 1024;

/// The row of heads is among the first so many rows.
const HEAD_ROWS: usize = 6;

/// Longest head of a column, in characters.
const LONGEST_HEAD: usize = 20;

/// Fewest columns: texts that list things have commas too.
const FEWEST_COLUMNS: usize = 3;

/// Reads a file that [`is_csv`], in the encoding that it seems to be in.
pub fn read(bytes: &[u8], options: &OpenOptions) -> Result<Extract, OpenError> {
    let text = super::text(bytes, options)?;
    let delimiter = delimiter(&records_of_start(&text.text)).unwrap_or(b',');
    let mut book = Book::default();
    let mut sheet = Sheet::default();
    for (row, record) in (0..).zip(records(&text.text, delimiter)) {
        for (column, cell) in (0..).zip(&record) {
            book.cell(&mut sheet, row, column, cell)?;
        }
    }
    book.sheets.push(sheet);
    Ok(Extract {
        encoding: text.encoding,
        ..sheet::write(book)?
    })
}

/// Is this a table with a comma or semicolon between the cells? A row of heads comes first, perhaps behind a title, and most
/// rows are as long as it. Rows with tabs are read as a plain text, unless their cells are quoted and hold line breaks.
pub fn is_csv(bytes: &[u8]) -> bool {
    let (encoding, mark) = encoding::detect(&bytes[..bytes.len().min(START_BYTES)]);
    let mut start = &bytes[mark..];
    if start.len() > START_BYTES {
        // Behind a line end no character of any encoding is cut; one of UTF-16 has a second byte.
        let head = &start[..START_BYTES];
        let end = head.iter().rposition(|&b| b == b'\n');
        start = &head[..end.map_or(START_BYTES, |end| end & !1)];
    }
    decode::decode(start, encoding)
        .is_some_and(|text| delimiter(&records_of_start(&text)).is_some())
}

/// The first rows by each sign that may part the cells.
type Starts = [(u8, Vec<StringRecord>); 3];

fn records_of_start(text: &str) -> Starts {
    let end = text.floor_char_boundary(START_BYTES);
    [b',', b';', b'\t'].map(|delimiter| {
        let mut rows: Vec<StringRecord> = records(&text[..end], delimiter).collect();
        // The last one is cut off.
        if end < text.len() && rows.len() > 1 {
            rows.pop();
        }
        (delimiter, rows)
    })
}

fn records(text: &str, delimiter: u8) -> impl Iterator<Item = StringRecord> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
        .into_records()
        .map_while(Result::ok)
}

/// The sign that parts the cells, if this is a table.
fn delimiter(starts: &Starts) -> Option<u8> {
    starts
        .iter()
        .filter(|(delimiter, rows)| *delimiter != b'\t' || has_line_break(rows))
        .find(|(_, rows)| is_table(rows))
        .map(|&(delimiter, _)| delimiter)
}

fn has_line_break(rows: &[StringRecord]) -> bool {
    rows.iter().flatten().any(|cell| cell.contains('\n'))
}

fn is_table(rows: &[StringRecord]) -> bool {
    let Some(columns) = rows.first().map(StringRecord::len) else {
        return false;
    };
    let alike = rows.iter().filter(|r| r.len() == columns).count();
    // Of a title row only the first cell is filled.
    let head = rows
        .iter()
        .take(HEAD_ROWS)
        .find(|r| r.iter().filter(|cell| !cell.trim().is_empty()).count() > 1);
    columns >= FEWEST_COLUMNS
        && alike >= 2
        && alike * 2 > rows.len()
        && head.is_some_and(|head| head.len() == columns && is_head(head))
}

/// Short words in each column, no sentences and no figures.
fn is_head(row: &StringRecord) -> bool {
    let filled = || row.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let names = |cell: &str| {
        cell.chars().count() <= LONGEST_HEAD
            && cell.contains(|c: char| c.is_alphabetic())
            && !cell.contains(['。', '；', '，', '：', ':', '“', '”', '!', '！'])
            && !cell.ends_with('.')
    };
    filled().count() >= FEWEST_COLUMNS && filled().all(names)
}

#[cfg(test)]
mod tests {
    use super::super::{Opened, open};
    use super::*;

    const TABLE: &str = "\"某县台账\",,\r\n序号,反馈问题,整改措施\r\n1,学习不够,\"一是制定计划；\n二是督查3次，共\"\"甲\"\"\"\r\n2,\"账目不清, 有缺\",\r\n";

    fn opened(bytes: &[u8]) -> Opened {
        open(bytes, None, &OpenOptions::default()).expect("a table")
    }

    const ROWS: &str = "某县台账\n序号\t反馈问题\t整改措施\n1\t学习不够\t一是制定计划；\u{2028}二是督查3次，共\"甲\"\n2\t账目不清, 有缺\t\n";

    #[cfg(not(target_arch = "wasm32"))] // There is no encoder.
    #[test]
    fn rows_in_every_encoding() {
        use crate::source::{Encoding, format};
        let utf16: Vec<u8> = format!("\u{FEFF}{TABLE}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, encoding) in [
            (TABLE.as_bytes().to_vec(), Encoding::Utf8),
            (format!("\u{FEFF}{TABLE}").into_bytes(), Encoding::Utf8),
            (encoding_rs::GBK.encode(TABLE).0.into_owned(), Encoding::Gbk),
            (utf16, Encoding::Utf16Le),
        ] {
            let opened = opened(&bytes);
            assert_eq!(opened.text, ROWS, "{encoding:?}");
            assert_eq!(opened.origin.format.as_deref(), Some(format::CSV.id));
            assert_eq!(opened.origin.encoding.as_deref(), Some(encoding.name()));
        }
    }

    #[test]
    fn semicolons_and_tabs() {
        assert_eq!(
            opened(TABLE.replace(',', ";").as_bytes()).text,
            ROWS.replace(',', ";")
        );
        let tabs = "序号\t反馈问题\t整改措施\n1\t学习不够\t\"一是学习；\n二是督查\"\n";
        assert_eq!(
            opened(tabs.as_bytes()).text,
            "序号\t反馈问题\t整改措施\n1\t学习不够\t一是学习；\u{2028}二是督查\n"
        );
    }

    #[test]
    fn other_texts_are_no_tables() {
        for text in [
            "序号\t反馈问题\t整改措施\n1\t学习不够\t\"制定\"计划\n",
            "学习不够,账目不清,管理不严\n",
            "镇党委高度重视,认真整改,取得成效。\n其中,清理账目,补缴费用。\n",
            "根据安排,巡察组对我镇开展巡察,反馈问题:\n一,学习,不够\n",
            "2023,2024,2025\n1,2,3\n",
            "甲,乙\n1,2\n3,4\n",
            "",
            ",,,\n,,,\n",
        ] {
            assert!(!is_csv(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn no_report_of_the_corpus_is_a_table() {
        let mut seen = 0;
        for entry in std::fs::read_dir("tests/corpus").expect("the corpus") {
            let path = entry.expect("a file").path();
            if path.extension().is_some_and(|e| e == "txt") {
                let bytes = std::fs::read(&path).expect("a report");
                assert!(!is_csv(&bytes), "{}", path.display());
                seen += 1;
            }
        }
        assert!(seen > 50);
    }

    #[test]
    fn any_bytes_are_told() {
        let long = TABLE.repeat(2000);
        for end in (0..long.len()).step_by(7919) {
            is_csv(&long.as_bytes()[..end]);
            read(&long.as_bytes()[..end], &OpenOptions::default()).ok();
        }
        assert!(is_csv(long.as_bytes()));
    }
}
