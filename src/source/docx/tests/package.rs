//! Packages as programs write them, and damaged ones.

use zip::CompressionMethod;

use super::*;
use crate::source::{LIMIT_TEXT_BYTES, format, open, recognise};

const MAIN: &str = "<document><body><p><r><t>甲</t></r></p></body></document>";

fn read_text(bytes: &[u8]) -> Result<String, OpenError> {
    read(bytes, &OpenOptions::default()).map(|e| e.text)
}

#[test]
fn the_main_part_is_where_the_package_says() {
    let relations = |target: &str| {
        format!(
            "<Relationships><Relationship Id='1' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='{target}'/></Relationships>"
        )
    };
    for (name, target) in [
        ("word/document2.xml", "/word/document2.xml"),
        ("docs/Main.xml", "docs/main.xml"),
        ("word\u{5C}document.xml", "word/document.xml"),
        ("word/document.xml", "word/missing.xml"),
    ] {
        let bytes = package(&[("_rels/.rels", &relations(target)), (name, MAIN)]);
        assert_eq!(read_text(&bytes).unwrap(), "甲\n", "{name}");
    }
    assert_eq!(
        read_text(&package(&[("word/document.xml", MAIN)])).unwrap(),
        "甲\n"
    );
    let none = read_text(&package(&[("word/styles.xml", "<styles/>")]));
    assert_eq!(
        none,
        Err(OpenError::Broken(
            format::DOCX,
            "no word/document.xml".to_owned()
        ))
    );
}

#[test]
fn packages_are_told_from_archives_of_them() {
    let document = package(&[("[Content_Types].xml", ""), ("word/document2.xml", MAIN)]);
    assert_eq!(recognise(&document), Some(format::DOCX));
    // Cut off, it is still told by what is left.
    assert_eq!(recognise(&document[..150]), Some(format::DOCX));
    for name in ["word/document.docx", "report.docx"] {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(name, stored).unwrap();
        zip.write_all(&document).unwrap();
        let archive = zip.finish().unwrap().into_inner();
        assert_eq!(recognise(&archive), Some(format::ZIP));
    }
    for (name, format) in [("xl/workbook.bin", format::XLSB), ("OFD.xml", format::OFD)] {
        assert_eq!(recognise(&package(&[(name, "")])), Some(format));
    }
}

#[test]
fn a_document_without_text_says_so() {
    let picture = "<document><body><p><r><drawing><pic/></drawing></r></p></body></document>";
    let bytes = package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", picture),
    ]);
    let error = open(&bytes, None, &OpenOptions::default()).unwrap_err();
    assert_eq!(error, OpenError::NoText(format::DOCX));
}

#[test]
fn damaged_packages_are_refused() {
    for parts in [
        vec![("word/document.xml", "<document><body><p></body></document>")],
        vec![("word/document.xml", "<document><body><p>")],
        vec![
            ("word/document.xml", MAIN),
            (
                "word/_rels/document.xml.rels", "<Relationships><Relationship",
            ),
        ],
    ] {
        let error = read_text(&package(&parts)).unwrap_err();
        assert!(matches!(error, OpenError::Broken(..)), "{error:?}");
    }
    let deep = format!("<document>{}", "<tbl><tr><tc>".repeat(100_000));
    let error = read_text(&package(&[("word/document.xml", &deep)])).unwrap_err();
    assert!(matches!(error, OpenError::Broken(..)), "{error:?}");
}

#[test]
fn no_damage_makes_it_panic() {
    let numbering = super::lists::numbering(&[("chineseCounting", "%1、"), ("decimal", "%1.%2")]);
    let body = format!(
        "{}<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc></w:tr></w:tbl>
         <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr>
         <w:r><w:footnoteReference w:id='1'/><w:fldChar w:fldCharType='begin'/></w:r></w:p>",
        p("甲"),
        p("乙")
    );
    let notes = "<w:footnote w:id='1'><w:p/></w:footnote>";
    let whole = document(&body, &[("numbering", &numbering), ("footnotes", notes)]);
    assert!(read_text(&whole).is_ok());
    for cut in 0..20 {
        assert!(read_text(&whole[..whole.len() * cut / 20]).is_err());
    }
    let mut state = 7u32;
    for _ in 0..200 {
        let mut bytes = whole.clone();
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = state as usize % bytes.len();
        bytes[at] ^= (state >> 24) as u8 | 1;
        // Whatever comes of it.
        let _ = read_text(&bytes);
    }
    // The checksums of the package keep most damage from the reader: it meets the XML itself here.
    let main = format!("<w:document><w:body>{body}</w:body></w:document>");
    for _ in 0..200 {
        let mut bytes = main.clone().into_bytes();
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = state as usize % bytes.len();
        bytes[at] = (state >> 24) as u8 & 0x7F;
        let damaged = String::from_utf8_lossy(&bytes);
        let _ = read_text(&package(&[("word/document.xml", &damaged)]));
    }
}

#[test]
fn a_small_file_cannot_fill_the_memory() {
    let cell = "<tc><tcPr><gridSpan val='63'/></tcPr></tc>";
    let many = cell.repeat(LIMIT_TEXT_BYTES / (63 * 16) + 1);
    let main = format!("<document><tbl><tr>{many}</tr></tbl></document>");
    let bytes = package(&[("word/document.xml", &main)]);
    assert_eq!(read_text(&bytes), Err(OpenError::TooMuchInside));
}
