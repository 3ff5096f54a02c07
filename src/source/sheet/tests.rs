use std::io::{Cursor, Write};

use super::*;
use crate::source::{LIMIT_BYTES, Opened, open};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // The one part whose bytes tell what the package is.
        let method = if *name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn text(bytes: &[u8]) -> String {
    opened(bytes).text
}

fn opened(bytes: &[u8]) -> Opened {
    open(bytes, None, &OpenOptions::default()).expect("a workbook")
}

const STYLES: &str = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="10"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="10"/></cellXfs></styleSheet>"#;
const STRINGS: &str = "<sst><si><t>反馈问题</t></si><si><r><t>一是学习；</t></r><r><t xml:space='preserve'>\n二是督查。</t></r><rPh><t>yi</t></rPh></si></sst>";

/// An XLSX with this in `sheetData` and behind it, and further sheets.
fn xlsx(sheet: &str, more: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut names = "<sheet name='台账' sheetId='1' r:id='r0'/>".to_owned();
    let mut relations = "<Relationship Id='r0' Type='x/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r1' Type='x/styles' Target='styles.xml'/><Relationship Id='r2' Type='x/sharedStrings' Target='sharedStrings.xml'/>".to_owned();
    let mut parts = vec![
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
        ("xl/sharedStrings.xml".to_owned(), STRINGS.to_owned()),
        (
            "xl/worksheets/sheet1.xml".to_owned(),
            format!("<worksheet>{sheet}</worksheet>"),
        ),
    ];
    for (i, (name, state, rows)) in more.iter().enumerate() {
        names += &format!("<sheet name='{name}' state='{state}' r:id='m{i}'/>");
        relations += &format!(
            "<Relationship Id='m{i}' Type='x/worksheet' Target='/xl/worksheets/m{i}.xml'/>"
        );
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/m{i}.xml"), sheet));
    }
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships>{relations}</Relationships>"),
    ));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns:r='r'><workbookPr/><sheets>{names}</sheets></workbook>"),
    ));
    parts.push((
        "xl/worksheets/_rels/sheet1.xml.rels".to_owned(),
        "<R><R Id='a' Type='x/comments' Target='../comments1.xml'/><R Id='b' Type='x/drawing' Target='../drawings/drawing1.xml'/></R>".to_owned(),
    ));
    parts.push((
        "xl/comments1.xml".to_owned(),
        "<comments><authors><author>甲</author></authors><commentList><comment ref='A1'><text><t>请核对</t></text></comment></commentList></comments>".to_owned(),
    ));
    parts.push((
        "xl/drawings/drawing1.xml".to_owned(),
        "<wsDr><a><pic><x/></pic></a><a><graphicFrame/></a></wsDr>".to_owned(),
    ));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(n, c)| (&n[..], &c[..])).collect();
    zipped(&parts)
}

const ROW: &str = "<row r='1'><c r='A1' t='inlineStr'><is><t>甲</t></is></c><c><v>2</v></c></row>";

#[test]
fn cells_of_an_xlsx_as_they_are_shown() {
    let bytes = xlsx(
        "<dimension ref='A1:XFD1048576'/><sheetData>\
         <row r='2'><c r='B2' t='inlineStr'><is><t>整改台账</t></is></c></row>\
         <row r='3'><c r='B3' t='s'><v>0</v></c><c r='C3' t='s'><v>1</v></c><c r='D3' s='1'><v>45473</v></c></row>\
         <row r='4'><c r='B4'><f>1+1</f><v>0.30000000000000004</v></c><c r='C4' s='2'><v>0.9871</v></c><c r='D4' t='str'><f>A1</f><v>甲_x000D_</v></c></row>\
         <row r='5'><c r='B5'><f>SUM(A1)</f></c><c r='C5' t='b'><v>1</v></c><c r='D5' t='s'><v>99</v></c></row>\
         </sheetData><mergeCells><mergeCell ref='B2:D2'/></mergeCells>",
        &[],
    );
    let opened = opened(&bytes);
    assert_eq!(
        opened.text,
        "整改台账\n反馈问题\t一是学习；\u{2028}二是督查。\t2024年6月30日\n0.3\t98.71%\t甲\n\tTRUE\t\n"
    );
    let told: Vec<_> = opened
        .origin
        .left_out
        .iter()
        .map(|l| (l.what, l.count, l.texts.join(" ")))
        .collect();
    assert_eq!(
        told,
        [
            // The formula without a value and the chart.
            (Omission::Objects, 2, String::new()),
            (Omission::Comments, 1, "请核对".to_owned()),
            (Omission::Pictures, 1, String::new()),
        ]
    );
}

#[test]
fn sheets_are_named_where_there_are_several() {
    let first = format!("<sheetData>{ROW}</sheetData>");
    let hidden = ("草稿", "hidden", ROW);
    let opened_one = opened(&xlsx(&first, &[hidden, ("空", "visible", "")]));
    assert_eq!(opened_one.text, "甲\t2\n");
    let left_out = &opened_one.origin.left_out[0];
    assert_eq!(
        (left_out.what, &left_out.texts[..]),
        (Omission::Sheets, &["草稿".to_owned()][..])
    );
    let two = text(&xlsx(&first, &[("乡镇", "visible", ROW)]));
    assert_eq!(two, "台账\n甲\t2\n乡镇\n甲\t2\n");
}

const ODS_HEAD: &str = "<office:document-content><office:automatic-styles><style:style style:name='t0' style:family='table'><style:table-properties table:display='false'/></style:style></office:automatic-styles><office:body><office:spreadsheet>";
const ODS_TAIL: &str = "</office:spreadsheet></office:body></office:document-content>";

fn ods(tables: &str) -> Vec<u8> {
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &format!("{ODS_HEAD}{tables}{ODS_TAIL}")),
    ])
}

const ODS_TABLE: &str = "<table:table table:name='台账'><table:table-column/><table:table-header-rows><table:table-row>\
    <table:table-cell office:value-type='string'><text:p>反馈<text:span>问题</text:span></text:p></table:table-cell>\
    <table:table-cell><text:p>一是<text:s text:c='2'/>学习；</text:p><text:p>二是督查。</text:p><office:annotation><dc:date>2024</dc:date><text:p>请核对</text:p></office:annotation></table:table-cell>\
    <table:table-cell table:number-columns-repeated='16382'/></table:table-row></table:table-header-rows>\
    <table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='float' office:value='0.25'><text:p>25%</text:p></table:table-cell>\
    <table:table-cell office:value-type='date' office:date-value='2024-06-30'><text:p>06/30/24</text:p></table:table-cell></table:table-row>\
    <table:table-row><table:table-cell table:number-rows-spanned='2' table:number-columns-spanned='1' office:value-type='float' office:value='1260'><text:p>###</text:p></table:table-cell><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>\
    <table:table-row><table:covered-table-cell><text:p>旧</text:p></table:covered-table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row>\
    <table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>";

const ODS_TEXT: &str = "反馈问题\t一是  学习；\u{2028}二是督查。\n25%\t2024年6月30日\n25%\t2024年6月30日\n1260\t甲\n\t乙\n";

#[test]
fn cells_of_an_ods_as_they_are_shown() {
    let hidden = "<table:table table:name='草稿' table:style-name='t0'><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row></table:table>";
    let opened = opened(&ods(&format!("{ODS_TABLE}{hidden}")));
    assert_eq!(opened.text, ODS_TEXT);
    let told: Vec<_> = opened.origin.left_out.iter().map(|l| l.what).collect();
    assert_eq!(told, [Omission::Sheets, Omission::Comments]);
}

#[test]
fn a_flat_ods() {
    let flat = format!("{ODS_HEAD}{ODS_TABLE}{ODS_TAIL}")
        .replace("document-content", "document")
        .replacen(
            '>',
            " office:mimetype='application/vnd.oasis.opendocument.spreadsheet'>",
            1,
        );
    assert_eq!(
        text(format!("<?xml version='1.0'?>{flat}").as_bytes()),
        ODS_TEXT
    );
}

/// A record of a workbook stream.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = data.len() as u16;
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn string(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut out = (units.len() as u16).to_le_bytes().to_vec();
    out.push(1);
    out.extend(units.iter().flat_map(|u| u.to_le_bytes()));
    out
}

/// An XLS with one sheet of these records.
fn xls(first: &[u8], cells: &[Vec<u8>]) -> Vec<u8> {
    let bof = record(biff::kind::BOF, &[0, 6, 5, 0]);
    let format = [&[164, 0][..], &string("yyyy/m/d")].concat();
    let name = [&[0, 0, 0, 0, 0, 0, 1, 0][..], b"T"].concat();
    let shared = [&[0; 8][..], &string("甲"), &string("乙\n丙")].concat();
    let mut globals = [
        bof.clone(),
        first.to_vec(),
        record(biff::kind::FORMAT, &format),
        record(biff::kind::XF, &[0, 0, 0, 0]),
        record(biff::kind::XF, &[0, 0, 164, 0]),
        record(biff::kind::SHARED_STRINGS, &shared),
    ]
    .concat();
    let start = globals.len() + 4 + name.len() + 4;
    let entry = [&(start as u32).to_le_bytes()[..], &name[4..]].concat();
    globals.extend(record(biff::kind::BOUND_SHEET, &entry));
    globals.extend(record(biff::kind::EOF, &[]));
    let stream = [globals, bof, cells.concat(), record(biff::kind::EOF, &[])].concat();
    compound("/Workbook", &stream)
}

fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(stream).unwrap();
    file.into_inner().into_inner()
}

fn cell(kind: u16, row: u16, column: u16, style: u16, value: &[u8]) -> Vec<u8> {
    let mut data: Vec<u8> = [row, column, style]
        .iter()
        .flat_map(|n| n.to_le_bytes())
        .collect();
    data.extend_from_slice(value);
    record(kind, &data)
}

fn xls_cells() -> Vec<Vec<u8>> {
    use biff::kind::*;
    vec![
        // A size that no memory holds.
        record(0x200, &[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 255, 0, 0]),
        cell(LABEL_SHARED, 0, 0, 0, &[0, 0, 0, 0]),
        cell(LABEL_SHARED, 0, 1, 0, &[1, 0, 0, 0]),
        cell(NUMBER, 0, 2, 1, &45473f64.to_le_bytes()),
        cell(RK, 1, 0, 0, &(156u32 << 2 | 2).to_le_bytes()),
        cell(FORMULA, 1, 1, 0, &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(STRING, &string("式")),
        cell(LABEL, 1, 2, 0, &string("旧")),
        record(
            MULTIPLE_RK,
            &[2, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 10, 0, 0, 0, 1, 0],
        ),
        cell(BOOL_OR_ERROR, 2, 2, 0, &[0x17, 1]),
        record(MERGED_CELLS, &[1, 0, 0, 0, 1, 0, 2, 0, 2, 0]),
        record(BOF, &[0, 6, 0x20, 0]),
        cell(LABEL, 5, 0, 0, &string("图")),
        record(EOF, &[]),
        record(OBJECT, &[0x15, 0, 0x12, 0, 8, 0]),
        record(NOTE, &[0; 8]),
    ]
}

#[test]
fn cells_of_an_xls_as_they_are_shown() {
    let opened = opened(&xls(&[], &xls_cells()));
    assert_eq!(
        opened.text,
        "甲\t乙\u{2028}丙\t2024年6月30日\n156\t式\t\n1\t2\t#REF!\n"
    );
    let told: Vec<_> = opened.origin.left_out.iter().map(|l| l.what).collect();
    assert_eq!(told, [Omission::Pictures, Omission::Comments]);
}

#[test]
fn workbooks_with_a_password() {
    let manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    for bytes in [
        xls(&record(biff::kind::FILE_PASS, &[1, 0]), &[]),
        compound("/EncryptedPackage", b"0123"),
        zipped(&[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", "garbled"),
        ]),
    ] {
        let error = open(&bytes, None, &OpenOptions::default()).unwrap_err();
        assert!(matches!(error, OpenError::Encrypted(_)), "{error:?}");
    }
}

#[test]
fn few_bytes_that_stand_for_many_cells() {
    let row = "<table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='16384'><text:p>甲</text:p></table:table-cell></table:table-row>";
    let table = format!("<table:table>{row}</table:table>");
    let bytes = ods(&table);
    let error = read(&bytes, &OpenOptions::default()).unwrap_err();
    assert_eq!(error, OpenError::TooMuchInside);
    let long = "甲".repeat(LIMIT_BYTES / 300);
    let cells = "<c t='s'><v>0</v></c>".repeat(200);
    let bytes = zipped(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet id='a'/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<R><R Id='a' Type='x/worksheet' Target='s.xml'/><R Id='b' Type='x/sharedStrings' Target='t.xml'/></R>",
        ),
        ("xl/t.xml", &format!("<sst><si><t>{long}</t></si></sst>")),
        (
            "xl/s.xml",
            &format!("<w><sheetData><row>{cells}</row></sheetData></w>"),
        ),
    ]);
    let error = read(&bytes, &OpenOptions::default()).unwrap_err();
    assert_eq!(error, OpenError::TooMuchInside);
}

#[test]
fn damaged_workbooks_are_read_in_part_or_refused() {
    let sheet = format!("<sheetData>{ROW}</sheetData>");
    for bytes in [xlsx(&sheet, &[]), ods(ODS_TABLE), xls(&[], &xls_cells())] {
        for part in 0..20 {
            read(&bytes[..bytes.len() * part / 20], &OpenOptions::default()).ok();
        }
        let mut state = 7u64;
        for _ in 0..200 {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            let mut damaged = bytes.clone();
            let at = (state >> 33) as usize % bytes.len();
            damaged[at] ^= (state >> 20) as u8 | 1;
            read(&damaged, &OpenOptions::default()).ok();
        }
    }
    assert!(read(b"", &OpenOptions::default()).is_err());
}
