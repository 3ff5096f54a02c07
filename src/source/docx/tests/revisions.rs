//! Tracked changes are taken as accepted.

use super::*;

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

const LOST: &str = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>";

#[test]
fn deletions_and_insertions() {
    let body = format!(
        "<w:p>{}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>{}</w:ins>
         <w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo><w:ins><w:del>{}</w:del></w:ins></w:p>",
        run("甲"),
        run("新"),
        run("去"),
        run("来"),
        run("无"),
    );
    let extract = extract(&body, &[]);
    assert_eq!(extract.text, "甲新来\n");
    assert_eq!(
        left_out(&extract),
        [(Omission::Deletions, 3, vec!["旧", "去", "无"])]
    );
}

#[test]
fn a_deleted_mark_joins_paragraphs() {
    let body = format!("<w:p>{LOST}{}</w:p>{}{}", run("甲"), p("乙"), p("丙"));
    assert_eq!(text(&body), "甲乙\n丙\n");
    // Nothing is left of a paragraph that is deleted as a whole.
    let whole = format!(
        "{}<w:p>{LOST}<w:del>{}</w:del></w:p>{}",
        p("甲"),
        run("删"),
        p("乙")
    );
    assert_eq!(text(&whole), "甲\n乙\n");
    // Before a table there is nothing to join.
    let table = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        p("1"),
        p("2")
    );
    assert_eq!(
        text(&format!("<w:p>{LOST}{}</w:p>{table}", run("甲"))),
        "甲\n1\t2\n"
    );
    assert_eq!(
        text(&format!("{}<w:p>{LOST}{}</w:p>", p("甲"), run("末"))),
        "甲\n末\n"
    );
}

#[test]
fn what_was_before_a_change_of_properties_is_not_read() {
    let numbering = super::lists::numbering(&[("chineseCounting", "%1、")]);
    let body =         "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange></w:pPr>
         <w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>";
    assert_eq!(extract(body, &[("numbering", &numbering)]).text, "甲\n");
}

#[test]
fn deleted_rows_and_cells() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
    };
    let body = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}{}</w:tr></w:tbl>",
        cell("", "一"),
        cell("<w:cellDel/>", "二"),
        cell("<w:cellIns/>", "三"),
        cell("", "四"),
        cell("", "五"),
    );
    let extract = extract(&body, &[]);
    assert_eq!(extract.text, "一\t三\n");
    assert_eq!(
        left_out(&extract),
        [(Omission::Deletions, 3, vec!["二", "四", "五"])]
    );
}

#[test]
fn what_is_anchored_in_a_deletion_is_deleted() {
    let body = format!(
        "<w:p>{}<w:del><w:r><w:drawing><pic:pic/></w:drawing><w:footnoteReference w:id='2'/>
         <w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></w:r></w:del></w:p>",
        run("甲"),
        p("框"),
    );
    let notes = "<w:footnote w:id='2'><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>";
    let extract = extract(&body, &[("footnotes", notes)]);
    assert_eq!(extract.text, "甲\n");
    assert_eq!(left_out(&extract), [(Omission::Deletions, 1, vec!["框"])]);
}
