//! Tables.

use super::*;

fn cell(properties: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
}

fn row(cells: &[(&str, &str)]) -> String {
    let cells: String = cells
        .iter()
        .map(|(properties, text)| cell(properties, &p(text)))
        .collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn table(rows: &[String]) -> String {
    format!(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{}</w:tbl>",
        rows.concat()
    )
}

#[test]
fn merged_cells_keep_their_columns() {
    let (span, begins, on) = (
        "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>", "<w:vMerge/>",
    );
    let rows = [
        row(&[(span, "台账"), ("", "备注")]),
        row(&[(begins, "1"), ("", "账目"), ("", "")]),
        row(&[(on, "盖"), ("", "学习"), ("", "二")]),
        // Nothing above goes on here.
        row(&[("", "2"), (on, "作风"), ("", "")]),
    ];
    let extract = extract(&table(&rows), &[]);
    assert_eq!(
        extract.text,
        "台账\t\t备注\n1\t账目\t\n\t学习\t二\n2\t作风\t\n"
    );
    assert_eq!(left_out(&extract), [(Omission::HiddenText, 1, vec!["盖"])]);
}

#[test]
fn rows_may_begin_and_end_inside_the_grid() {
    let short = format!(
        "<w:tr><w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='1'/></w:trPr>{}</w:tr>",
        cell("", &p("中"))
    );
    let rows = [
        row(&[("", "1"), ("", "2"), ("", "3")]),
        short,
        row(&[("", "末")]),
    ];
    assert_eq!(text(&table(&rows)), "1\t2\t3\n\t中\t\n末\t\t\n");
}

#[test]
fn a_table_of_one_column_is_a_frame() {
    let inner = table(&[row(&[("", "1"), ("", "账目")])]);
    let framed = format!(
        "<w:tr>{}</w:tr>",
        cell("", &format!("{}{inner}{}", p("一"), p("二")))
    );
    assert_eq!(text(&table(&[framed])), "一\n1\t账目\n二\n");
}

#[test]
fn paragraphs_and_tables_in_a_cell() {
    let inner = table(&[row(&[("", "甲"), ("", " "), ("", "乙")])]);
    let cells = [
        cell("", &p("1")),
        cell("", &format!("{}<w:p/>{inner}{}", p("一"), p("二"))),
    ];
    let outer = table(&[format!("<w:tr>{}</w:tr>", cells.concat())]);
    assert_eq!(text(&outer), "1\t一\u{2028}甲 乙\u{2028}二\n");
}

#[test]
fn content_controls_may_hold_rows_and_cells() {
    let control =
        |inner: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let cells = format!(
        "<w:tr>{}{}</w:tr>",
        cell("", &p("1")),
        control(&cell("", &p("2")))
    );
    assert_eq!(text(&table(&[control(&cells)])), "1\t2\n");
}

#[test]
fn rows_that_are_hidden() {
    let hidden = format!(
        "<w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr>",
        cell("", &p("藏"))
    );
    let extract = extract(&table(&[row(&[("", "1"), ("", "2")]), hidden]), &[]);
    assert_eq!(extract.text, "1\t2\n");
    assert_eq!(left_out(&extract), [(Omission::HiddenText, 1, vec!["藏"])]);
}

#[test]
fn counts_of_columns_are_bounded() {
    let wide = format!("<w:gridSpan w:val='{}'/>", u32::MAX);
    let rows = [row(&[(&wide, "一"), ("", "二")])];
    assert_eq!(text(&table(&rows)).matches('\t').count(), 63);
}
