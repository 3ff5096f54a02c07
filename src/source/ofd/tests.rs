use std::io::{Cursor, Write};

use super::*;
use crate::source::Omission;

fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const OFD: &str = "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";

/// Five millimetres high, one beside the other; 30 fit into a line that begins at 30.
fn line(x: f32, y: f32, text: &str) -> String {
    let count = text.chars().count() - 1;
    format!(
        "<ofd:TextObject ID='1' Font='2' Size='5' Boundary='{x} {} 150 8'><ofd:TextCode X='0' Y='5' DeltaX='g {count} 5'>{text}</ofd:TextCode></ofd:TextObject>",
        y - 5.0
    )
}

fn sheet(content: &str) -> String {
    format!(
        "<ofd:Page xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>{content}</ofd:Page>"
    )
}

fn page(objects: &str) -> String {
    sheet(&format!(
        "<ofd:Content><ofd:Layer Type='Body'><ofd:PageBlock>{objects}</ofd:PageBlock></ofd:Layer></ofd:Content>"
    ))
}

fn document(common: &str, pages: usize, rest: &str) -> String {
    let pages: String = (0..pages)
        .map(|i| format!("<ofd:Page ID='{i}' BaseLoc='Pages/Page_{i}/Content.xml'/>"))
        .collect();
    format!(
        "<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'><ofd:CommonData>{common}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>{rest}</ofd:Document>"
    )
}

/// Of pages, and of other files.
fn ofd(pages: &[String], common: &str, rest: &str, others: &[(&str, String)]) -> Vec<u8> {
    let mut parts = vec![
        ("OFD.xml", OFD.to_owned()),
        ("Doc_0/Document.xml", document(common, pages.len(), rest)),
    ];
    let names: Vec<String> = (0..pages.len())
        .map(|i| format!("Doc_0/Pages/Page_{i}/Content.xml"))
        .collect();
    parts.extend(names.iter().map(String::as_str).zip(pages.iter().cloned()));
    parts.extend_from_slice(others);
    package(&parts)
}

fn extract(bytes: &[u8]) -> Extract {
    read(bytes, &OpenOptions::default()).unwrap()
}

fn one_page(objects: &str) -> Extract {
    extract(&ofd(&[page(objects)], "", "", &[]))
}

fn left_out(extract: &Extract) -> Vec<(Omission, usize, Vec<&str>)> {
    extract
        .left_out
        .iter()
        .map(|l| {
            (
                l.what,
                l.count,
                l.texts.iter().map(String::as_str).collect(),
            )
        })
        .collect()
}

#[test]
fn paragraphs_over_lines_and_pages() {
    let text: String = "县委办公室逐项核对资料并补齐手续"
        .chars()
        .cycle()
        .take(28 + 30 + 9)
        .collect();
    let cut = |from: usize, to: usize| text.chars().skip(from).take(to - from).collect::<String>();
    let foot = |number: usize| line(95.0, 280.0, &format!("—{number}—"));
    let pages = [
        // Not in the order of reading.
        page(&(line(30.0, 60.0, &cut(28, 58)) + &line(40.0, 50.0, &cut(0, 28)) + &foot(1))),
        page(&(line(30.0, 50.0, &cut(58, 67)) + &line(40.0, 60.0, "二、账目") + &foot(2))),
    ];
    let extract = extract(&ofd(&pages, "", "", &[]));
    assert_eq!(extract.text, format!("{text}\n二、账目\n"));
    assert_eq!(extract.pages, [0, cut(0, 58).len()]);
    assert_eq!(
        left_out(&extract),
        [(Omission::HeadersFooters, 1, vec!["—1—"])]
    );
}

#[test]
fn text_that_is_turned_with_its_page() {
    let turned = |x: f32, y: f32, ctm: &str, text: &str| {
        format!(
            "<ofd:TextObject Size='5' Boundary='{x} {y} 9 9' CTM='{ctm}'><ofd:TextCode X='0' Y='0' DeltaX='g 9 5'>{text}</ofd:TextCode></ofd:TextObject>"
        )
    };
    let right = "0 1 -1 0 0 0";
    let objects = turned(150.0, 30.0, right, "一、账目")
        + &turned(140.0, 30.0, right, "已完成")
        + &turned(80.0, 80.0, "0.7 0.7 -0.7 0.7 0 0", "样稿");
    let extract = one_page(&objects);
    assert_eq!(extract.text, "一、账目\n已完成\n");
    assert_eq!(
        left_out(&extract),
        [(Omission::HeadersFooters, 1, vec!["样稿"])]
    );
    assert_eq!(
        one_page(&turned(150.0, 200.0, "0 -1 1 0 0 0", "账目")).text,
        "账目\n"
    );
}

#[test]
fn a_text_code_may_span_cells_and_stand_aslant() {
    let gap = "<ofd:TextObject Size='5' Boundary='30 30 150 8'><ofd:TextCode X='0' Y='5' DeltaX='5 30 5'>甲乙丙丁</ofd:TextCode></ofd:TextObject>";
    let down = "<ofd:TextObject Size='5' Boundary='30 60 9 99'><ofd:TextCode X='0' Y='5' DeltaY='g 2 7'>三行字</ofd:TextCode></ofd:TextObject>";
    assert_eq!(
        one_page(&(gap.to_owned() + down)).text,
        "甲乙 丙丁\n三\n行\n字\n"
    );
}

#[test]
fn tables_by_their_lines() {
    let mut objects = "<ofd:PathObject Boundary='20 40 120 20'><ofd:AbbreviatedData>M 0 0 L 120 0 L 120 20 L 0 20 C M 0 10 L 120 10 M 40 0 L 40 20</ofd:AbbreviatedData></ofd:PathObject>".to_owned();
    for (x, y, text) in [
        (22.0, 47.0, "问题"),
        (62.0, 47.0, "整改"),
        (22.0, 57.0, "账目"),
        (62.0, 57.0, "已完成"),
    ] {
        objects += &line(x, y, text);
    }
    assert_eq!(one_page(&objects).text, "问题\t整改\n账目\t已完成\n");
    let hidden = objects.replace("<ofd:PathObject", "<ofd:PathObject Visible='false'");
    assert_eq!(one_page(&hidden).text, "问题 整改\n账目 已完成\n");
}

#[test]
fn templates_and_annotations_surround_the_text() {
    let common =
        "<ofd:TemplatePage ID='9' ZOrder='Background' BaseLoc='Tpls\\Tpl_0\\content.xml'/>";
    let template = "<ofd:Template TemplateID='9'/>";
    let pages = [line(30.0, 50.0, "一、账目"), line(30.0, 50.0, "二、采购")].map(|objects| {
        sheet(&format!(
            "{template}<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"
        ))
    });
    let list = "<ofd:Annotations><ofd:Page PageID='0'><ofd:FileLoc>/Doc_0/a.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>";
    let annotations = format!(
        "<ofd:PageAnnot><ofd:Annot Type='Watermark'><ofd:Appearance Boundary='0 0 9 9'>{}</ofd:Appearance></ofd:Annot><ofd:Annot Type='Path'><ofd:Remark>请核对</ofd:Remark><ofd:Appearance>{}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>",
        line(0.0, 5.0, "样稿"),
        line(0.0, 5.0, "请核对")
    );
    let others = [
        (
            "Doc_0/Tpls/Tpl_0/Content.xml",
            page(&line(80.0, 20.0, "某局文件")),
        ),
        ("Doc_0/Annotations.xml", list.to_owned()),
        ("Doc_0/a.xml", annotations),
        (
            "Doc_0/Attachments.xml",
            "<ofd:Attachments><ofd:Attachment ID='1'/></ofd:Attachments>".to_owned(),
        ),
    ];
    let rest = "<ofd:Annotations>Annotations.xml</ofd:Annotations><ofd:Attachments>/doc_0/attachments.xml</ofd:Attachments>";
    let extract = extract(&ofd(&pages, common, rest, &others));
    assert_eq!(extract.text, "一、账目\n二、采购\n");
    assert_eq!(
        left_out(&extract),
        [
            (Omission::Comments, 1, vec!["请核对"]),
            (Omission::Objects, 1, vec![]),
            (Omission::HeadersFooters, 2, vec!["某局文件", "样稿"])
        ]
    );
}

#[test]
fn drawings_of_the_resources_are_drawn() {
    let unit = format!(
        "<ofd:Res><ofd:Fonts/><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='5' Width='9' Height='9'><ofd:Content>{}<ofd:CompositeObject ResourceID='5'/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>",
        line(0.0, 5.0, "一、账目")
    );
    let object = "<ofd:CompositeObject ResourceID='5' Boundary='30 40 99 9' CTM='1 0 0 1 0 10'/>";
    let bytes = ofd(
        &[page(object)],
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>",
        "",
        &[("Doc_0/PublicRes.xml", unit)],
    );
    assert!(extract(&bytes).text.starts_with("一、账目\n"));
}

#[test]
fn drawings_that_multiply_are_refused() {
    let many = "<ofd:CompositeObject ResourceID='5'/>".repeat(60);
    let unit = format!(
        "<ofd:Res><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='5'><ofd:Content>{many}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    );
    let bytes = ofd(
        &[page(&many)],
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>",
        "",
        &[("Doc_0/PublicRes.xml", unit)],
    );
    assert_eq!(
        read(&bytes, &OpenOptions::default()),
        Err(OpenError::TooMuchInside)
    );
}

#[test]
fn hidden_and_unknown_characters() {
    let hidden = line(30.0, 50.0, "密件").replace("Size=", "Visible='false' Size=");
    let glyphs = "<ofd:TextObject Size='5' Boundary='30 60 9 9'><ofd:CGTransform CodePosition='0' GlyphCount='2'><ofd:Glyphs>7 8</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X='0' Y='5'/></ofd:TextObject>";
    let extract = one_page(&(hidden + glyphs + &line(30.0, 90.0, "账\u{E001}目")));
    assert_eq!(extract.text, "\u{FFFD}\u{FFFD}\n账\u{FFFD}目\n");
    assert_eq!(
        left_out(&extract),
        [
            (Omission::HiddenText, 1, vec!["密件"]),
            (Omission::UnknownCharacters, 3, vec![])
        ]
    );
}

#[test]
fn pages_that_are_pictures() {
    let image = "<ofd:ImageObject ResourceID='3' Boundary='0 0 210 297'/>";
    let outlines = "<ofd:PathObject Boundary='0 0 9 9'><ofd:AbbreviatedData>M 0 0 L 3 4 L 5 6 C</ofd:AbbreviatedData></ofd:PathObject>";
    let extract = extract(&ofd(&[page(image), page(outlines)], "", "", &[]));
    assert_eq!(extract.text, "");
    assert_eq!(
        left_out(&extract),
        [(Omission::PagesWithoutText, 2, vec![])]
    );
}

#[test]
fn several_documents() {
    let ofd = OFD.replace(
        "</ofd:DocBody>",
        "</ofd:DocBody><ofd:DocBody><ofd:DocRoot>/Doc_1/Entry.xml</ofd:DocRoot></ofd:DocBody>",
    );
    let bytes = package(&[
        ("ofd.xml", ofd),
        ("Doc_0/Document.xml", document("", 1, "")),
        (
            "Doc_0/Pages/Page_0/Content.xml",
            page(&line(30.0, 50.0, "甲")),
        ),
        ("Doc_1\\Entry.xml", document("", 1, "")),
        (
            "Doc_1\\Pages\\Page_0\\Content.xml",
            page(&line(30.0, 50.0, "乙")),
        ),
    ]);
    assert_eq!(extract(&bytes).text, "甲\n乙\n");
}

#[test]
fn encrypted_and_damaged_files() {
    let bytes = ofd(
        &[page(&line(30.0, 50.0, "甲"))],
        "",
        "",
        &[("Encryptions.xml", "<x/>".to_owned())],
    );
    assert_eq!(
        read(&bytes, &OpenOptions::default()),
        Err(OpenError::Encrypted(format::OFD))
    );
    let bytes = ofd(&[page(&line(30.0, 50.0, "账目不清"))], "", "", &[]);
    for part in 0..20 {
        let cut = &bytes[..bytes.len() * part / 20];
        assert!(read(cut, &OpenOptions::default()).is_err());
    }
    let mut seed = 11u64;
    for _ in 0..200 {
        seed = seed
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        let mut flipped = bytes.clone();
        let at = (seed >> 20) as usize % flipped.len();
        flipped[at] ^= 1u8 << (seed >> 50 & 7);
        let _ = read(&flipped, &OpenOptions::default());
    }
    let missing = package(&[
        ("OFD.xml", OFD.to_owned()),
        ("Doc_0/Document.xml", document("", 1, "")),
    ]);
    assert!(matches!(
        read(&missing, &OpenOptions::default()),
        Err(OpenError::Broken(..))
    ));
}
