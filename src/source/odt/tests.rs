use std::io::{Cursor, Write};

use super::*;
use crate::source::Omission;

const NAMESPACES: &str = "xmlns:office='o' xmlns:style='s' xmlns:text='t' xmlns:table='tb' xmlns:draw='d' xmlns:loext='l'";

/// `L`: 一、 （一） 1. and, on the fourth level, the numbers of three levels; `B`: bullets; styles of paragraphs `In`,
/// that names `L`, `Under`, that inherits from it, `Bare`, without a list; `Gone` and, of text, `gone`: hidden.
const STYLES: &str = "<office:styles>
<text:outline-style style:name='Outline'>
 <text:outline-level-style text:level='1' loext:num-list-format='%1%、' style:num-format='一, 二, 三, ...'/>
 <text:outline-level-style text:level='2' style:num-prefix='（' style:num-suffix='）' style:num-format='一, 二, 三, ...'/>
</text:outline-style>
<text:list-style style:name='L'>
 <text:list-level-style-number text:level='1' style:num-suffix='、' style:num-format='一, 二, 三, ...'/>
 <text:list-level-style-number text:level='2' style:num-list-format='（%2%）' style:num-format='一, 二, 三, ...'/>
 <text:list-level-style-number text:level='3' style:num-suffix='.' style:num-format='1' text:start-value='3'/>
 <text:list-level-style-number text:level='4' text:display-levels='3' style:num-format='1'><style:list-level-properties>
  <style:list-level-label-alignment text:label-followed-by='nothing'/></style:list-level-properties></text:list-level-style-number>
</text:list-style>
<text:list-style style:name='B'><text:list-level-style-bullet text:level='1' text:bullet-char='•'/></text:list-style>
<style:style style:name='In' style:family='paragraph' style:list-style-name='L'/>
<style:style style:name='Under' style:family='paragraph' style:parent-style-name='In'/>
<style:style style:name='Bare' style:family='paragraph' style:list-style-name=''/>
<style:style style:name='Gone' style:family='paragraph'><style:text-properties text:display='none'/></style:style>
<style:style style:name='Goner' style:family='paragraph' style:parent-style-name='Gone'/>
<style:style style:name='gone' style:family='text'><style:text-properties text:display='none'/></style:style>
</office:styles>";

fn flat(body: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8'?><office:document {NAMESPACES} office:mimetype='application/vnd.oasis.opendocument.text'>{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
}

fn extract(body: &str) -> Extract {
    read(flat(body).as_bytes(), &OpenOptions::default()).unwrap()
}

fn text(body: &str) -> String {
    extract(body).text
}

/// What is left out: sort, count, texts.
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
fn blanks_and_breaks() {
    assert_eq!(
        text(
            "<text:p>  甲<text:s text:c='2'/>乙 \n <text:span> 丙</text:span>&amp;<text:tab/>丁<text:line-break/>戊 </text:p><text:p/><text:p>己<text:soft-page-break/>庚</text:p>"
        ),
        "甲  乙 丙&\t丁\n戊\n\n己庚\n"
    );
}

#[test]
fn fields_links_and_rubies_are_their_text() {
    assert_eq!(
        text(
            "<text:p><text:a><text:span>县</text:span>委</text:a><text:date>2024年</text:date><text:ruby><text:ruby-base>督</text:ruby-base><text:ruby-text>du</text:ruby-text></text:ruby><text:bookmark text:name='b'/></text:p>"
        ),
        "县委2024年督\n"
    );
}

#[test]
fn headings_have_the_numbers_of_the_outline() {
    assert_eq!(
        text(
            "<text:h text:outline-level='1'>甲</text:h><text:h text:outline-level='2'>乙</text:h>
             <text:h text:outline-level='2' text:is-list-header='true'>丙</text:h>
             <text:h text:outline-level='2' text:style-name='Bare'>丁</text:h>
             <text:h text:outline-level='2'>戊</text:h><text:h text:outline-level='1'>己</text:h>
             <text:h text:outline-level='2'>庚</text:h><text:h text:outline-level='3'>辛</text:h>
             <text:h text:outline-level='1' text:restart-numbering='true' text:start-value='9'>壬</text:h>"
        ),
        "一、甲\n（一）乙\n丙\n丁\n（二）戊\n二、己\n（一）庚\n辛\n九、壬\n"
    );
}

#[test]
fn lists_in_lists() {
    assert_eq!(
        text(
            "<text:list text:style-name='L'><text:list-header><text:p>头</text:p></text:list-header>
             <text:list-item><text:p>甲</text:p><text:p>又</text:p><text:list><text:list-item><text:p>乙</text:p>
              <text:list><text:list-item><text:p>丙</text:p><text:list><text:list-item><text:p>丁</text:p></text:list-item></text:list></text:list-item></text:list>
             </text:list-item></text:list></text:list-item>
             <text:list-item text:start-value='5'><text:p>戊</text:p></text:list-item></text:list>"
        ),
        "头\n一、甲\n又\n（一）乙\n3. 丙\n一.3.1丁\n五、戊\n"
    );
}

#[test]
fn a_list_goes_on_only_where_it_says_so() {
    let item = |attributes: &str, text: &str| {
        format!(
            "<text:list text:style-name='L' {attributes}><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
        )
    };
    let body = [
        item("xml:id='x'", "甲"),
        item("text:continue-numbering='true'", "乙"),
        item("", "丙"),
        item("text:continue-list='x'", "丁"),
        item("text:continue-numbering='true'", "戊"),
    ];
    assert_eq!(
        text(&body.concat()),
        "一、甲\n二、乙\n一、丙\n三、丁\n四、戊\n"
    );
}

#[test]
fn the_style_of_a_paragraph_may_name_the_list() {
    assert_eq!(
        text(
            "<text:list><text:list-item><text:p text:style-name='Under'>甲</text:p></text:list-item></text:list>
             <text:p text:style-name='Under'>不在列表里</text:p>
             <text:list text:style-name='B'><text:list-item><text:p>乙</text:p></text:list-item></text:list>
             <text:list><text:list-item><text:p>丙</text:p></text:list-item></text:list>"
        ),
        "一、甲\n不在列表里\n乙\n丙\n"
    );
}

#[test]
fn tables_keep_their_columns() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let body = format!(
        "<table:table><table:table-column table:number-columns-repeated='3'/>
         <table:table-header-rows><table:table-row>{}{}{}</table:table-row></table:table-header-rows>
         <table:table-row>{}{}<table:covered-table-cell/></table:table-row>
         <table:table-row><table:covered-table-cell/><table:table-cell table:number-columns-repeated='2'><text:p>丁</text:p><text:p>戊</text:p></table:table-cell></table:table-row></table:table>",
        cell("", "序号"),
        cell("", "问题"),
        cell("", "整改"),
        cell("table:number-rows-spanned='2'", "甲"),
        cell("table:number-columns-spanned='2'", "乙<text:line-break/>丙"),
    );
    assert_eq!(
        text(&body),
        "序号\t问题\t整改\n甲\t乙\u{2028}丙\t\n\t丁\u{2028}戊\t丁\u{2028}戊\n"
    );
}

#[test]
fn a_table_of_one_column_is_a_frame_and_inner_tables_are_text() {
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let cell = |inner: &str| format!("<table:table-cell>{inner}</table:table-cell>");
    let table = |rows: &str| format!("<table:table>{rows}</table:table>");
    let two = table(&row(
        &(cell("<text:p>甲</text:p>") + &cell("<text:p>乙</text:p>"))
    ));
    assert_eq!(
        text(&table(&row(&cell(&(two.clone() + "<text:p>丙</text:p>"))))),
        "甲\t乙\n丙\n"
    );
    assert_eq!(
        text(&table(&row(&(cell(&two) + &cell("<text:p>丙</text:p>"))))),
        "甲 乙\t丙\n"
    );
}

#[test]
fn claimed_repetitions_are_bounded() {
    let body = "<table:table><table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='1000000'><text:p>甲</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='3'/></table:table-row></table:table><text:p>乙<text:s text:c='4000000000'/>丙</text:p>";
    assert!(text(body).len() < 100_000);
}

#[test]
fn notes_stand_at_the_end() {
    let note = |class: &str, number: &str, said: &str| {
        format!(
            "<text:note text:note-class='{class}'><text:note-citation>{number}</text:note-citation><text:note-body><text:p>{said}</text:p></text:note-body></text:note>"
        )
    };
    let body = format!(
        "<text:p>甲{}乙{}</text:p><text:p>丙{}。</text:p>",
        note("endnote", "i", "尾"),
        note("footnote", "1", "脚"),
        note("footnote", "2", "再")
    );
    assert_eq!(text(&body), "甲乙\n丙。\n注1：脚\n注2：再\n注i：尾\n");
}

#[test]
fn text_boxes_follow_their_paragraph() {
    let extract = extract(
        "<text:p>甲<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>乙<draw:g><draw:custom-shape><svg:title>题</svg:title><text:p>形</text:p></draw:custom-shape></draw:g></text:p>
         <text:p><draw:frame><draw:object/><draw:image/><svg:desc>图表</svg:desc></draw:frame><draw:a><draw:frame><draw:image/></draw:frame></draw:a></text:p>",
    );
    assert_eq!(extract.text, "甲乙\n框\n形\n\n");
    assert_eq!(
        left_out(&extract),
        [
            (Omission::Objects, 1, vec![]),
            (Omission::Pictures, 1, vec![])
        ]
    );
}

/// As LibreOffice writes flat files while it shows changes.
#[test]
fn text_that_is_struck_out_where_it_stands() {
    let read = extract(
        "<text:tracked-changes><text:changed-region text:id='a'><text:deletion><office:change-info/></text:deletion></text:changed-region>\
         <text:changed-region text:id='b'><text:insertion/></text:changed-region></text:tracked-changes>\
         <text:p>甲<text:change-start text:change-id='a'/>乙<text:change-end text:change-id='a'/>\
         <text:change-start text:change-id='b'/>丙<text:change-end text:change-id='b'/></text:p>",
    );
    assert_eq!(read.text, "甲丙\n");
    assert_eq!(read.left_out[0].texts, ["乙"]);
}

#[test]
fn deletions_and_comments_are_told() {
    let extract = extract(
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:date>2024</dc:date></office:change-info><text:h text:outline-level='1'>删去</text:h></text:deletion></text:changed-region><text:changed-region><text:insertion><office:change-info/></text:insertion></text:changed-region></text:tracked-changes>
         <text:h text:outline-level='1'>甲<text:change text:change-id='1'/><text:change-start/>乙<text:change-end/><office:annotation><dc:creator>某</dc:creator><text:p>请核对</text:p></office:annotation></text:h>",
    );
    assert_eq!(extract.text, "一、甲乙\n");
    assert_eq!(
        left_out(&extract),
        [
            (Omission::Deletions, 1, vec!["删去"]),
            (Omission::Comments, 1, vec!["请核对"])
        ]
    );
}

#[test]
fn hidden_text_is_told_and_not_counted() {
    let extract = extract(
        "<text:h text:outline-level='1'>甲<text:span text:style-name='gone'>密</text:span></text:h>
         <text:h text:outline-level='1' text:style-name='Goner'>隐段</text:h>
         <text:section text:display='none'><text:h text:outline-level='1'>隐节</text:h></text:section>
         <text:section text:display='condition' text:condition='x'><text:h text:outline-level='1'>乙</text:h></text:section>
         <text:p><text:hidden-paragraph text:is-hidden='true'/>隐栏</text:p><text:p><text:hidden-text text:is-hidden='true' text:string-value='隐字'/>丙</text:p>",
    );
    assert_eq!(extract.text, "一、甲\n二、乙\n丙\n");
    assert_eq!(
        left_out(&extract),
        [(
            Omission::HiddenText,
            5,
            vec!["密", "隐段", "隐节", "隐栏", "隐字"]
        )]
    );
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn odt(manifest: &str) -> Vec<u8> {
    let styles = format!(
        "<office:document-styles {NAMESPACES}>{STYLES}<office:automatic-styles><style:style style:name='P1' style:family='paragraph'><style:text-properties text:display='none'/></style:style></office:automatic-styles><office:master-styles><style:master-page><style:header><text:p>某局文件</text:p></style:header><style:header-left><text:p>某局文件</text:p></style:header-left><style:footer-first style:display='false'><text:p>无</text:p></style:footer-first><style:footer><text:p>— <text:page-number>2</text:page-number> —</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
    );
    let content = format!(
        "<office:document-content {NAMESPACES}><office:body><office:text><text:p text:style-name='P1'>甲</text:p></office:text></office:body></office:document-content>"
    );
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("styles.xml", &styles),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ])
}

#[test]
fn a_package_with_headers() {
    let extract = read(&odt("<manifest/>"), &OpenOptions::default()).unwrap();
    assert_eq!(extract.text, "甲\n");
    assert_eq!(
        left_out(&extract),
        [(Omission::HeadersFooters, 2, vec!["某局文件", "— 2 —"])]
    );
}

#[test]
fn what_is_encrypted_is_refused() {
    let manifest = |path: &str| {
        format!(
            "<m:manifest xmlns:m='m'><m:file-entry m:full-path='{path}'><m:encryption-data/></m:file-entry></m:manifest>"
        )
    };
    let open = |path: &str| read(&odt(&manifest(path)), &OpenOptions::default());
    assert_eq!(open("content.xml"), Err(OpenError::Encrypted(format::ODT)));
    assert!(open("Pictures/1.png").is_ok());
    let whole = package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", &manifest("encrypted-package")),
    ]);
    assert_eq!(
        read(&whole, &OpenOptions::default()),
        Err(OpenError::Encrypted(format::ODT))
    );
}

#[test]
fn damaged_files_are_refused_or_read() {
    let whole = odt("<manifest/>");
    let one = flat("<text:list text:style-name='L'><text:list-item><text:p>甲</text:p></text:list-item></text:list>").into_bytes();
    for bytes in [whole, one] {
        for part in 0..20 {
            let cut = bytes.len() * part / 20;
            assert!(
                read(&bytes[..cut], &OpenOptions::default()).is_err(),
                "cut at {cut}"
            );
        }
        let mut seed = 7u64;
        for _ in 0..200 {
            seed = seed
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            let mut flipped = bytes.clone();
            let at = (seed >> 20) as usize % flipped.len();
            flipped[at] ^= 1u8 << (seed >> 50 & 7);
            let _ = read(&flipped, &OpenOptions::default());
        }
    }
    let deep = flat(&"<text:section>".repeat(5000));
    assert!(matches!(
        read(deep.as_bytes(), &OpenOptions::default()),
        Err(OpenError::Broken(..))
    ));
    let sheet = flat("").replace("office:text>", "office:spreadsheet>");
    assert!(matches!(
        read(sheet.as_bytes(), &OpenOptions::default()),
        Err(OpenError::Broken(..))
    ));
}

#[test]
fn flat_files_are_recognised() {
    let recognise = |text: &str| format::recognise(text.as_bytes()).map(|f| f.id);
    assert_eq!(recognise(&flat("")), Some("fodt"));
    assert_eq!(
        recognise(&flat("").replace(".text'", ".spreadsheet'")),
        Some("fods")
    );
    assert_eq!(
        recognise("<?xml version='1.0'?><notes>opendocument.text</notes>"),
        None
    );
}
