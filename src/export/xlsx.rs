//! A workbook of the ledger and what belongs to it: a sheet a table, ready to be filtered, edited and printed.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::tables::{
    self, Columns, DOCUMENT_HEAD, FORMAT_HEAD, Head, OUTCOME_HEAD, OpenDocument, STATUS_HEAD, Side,
    TOPICS_HEAD, Table,
};
use super::{Cell, Exported, cell::is_formula};
use crate::report::Status;
use crate::view::Lang;

/// Most characters in a cell, in units of UTF-16 (Excel's specification and limits).
const CELL_UNITS: usize = 32_767;
/// Most rows on a sheet.
const SHEET_ROWS: usize = 1_048_576;
/// Title and heads stand above the rows, a note may stand below.
const TITLE_ROW: u32 = 0;
const HEAD_ROW: u32 = 1;
const FIRST_ROW: u32 = 2;
/// A sheet of more than so many characters to the line is spread over pages side by side: on one it could not be read.
const PAGE_WIDTH: f64 = 260.0;
const A4: u8 = 9;
/// The height of a line of text, which is more where another font stands in for 宋体, and the most that a row can have.
const LINE_POINTS: f64 = 14.5;
const MOST_POINTS: f64 = 409.0;

/// The bytes of an XLSX file. Fails only where it cannot be packed.
pub fn workbook(documents: &[Exported], lang: Lang) -> Result<Vec<u8>, String> {
    let tables = tables(documents, lang);
    written(&tables, &subject(documents, lang), lang, SHEET_ROWS).map_err(|error| error.to_string())
}

/// Its sheets.
pub fn tables(documents: &[Exported], lang: Lang) -> [Table; 5] {
    let opened = OpenDocument::all(documents);
    let overview = tables::overview(documents, lang);
    let is_one = documents.len() == 1;
    // Paper is narrow: what says the same in every row, or nothing, makes all others smaller.
    let lean = |table: Table| {
        table.without(|head, is_empty| match *head {
            DOCUMENT_HEAD => is_one,
            OUTCOME_HEAD => is_empty,
            _ => false,
        })
    };
    [
        lean(tables::ledger(&opened, Columns::Workbook, lang)),
        match is_one {
            true => overview.on_its_side(lang),
            // Each is a fact that no document tells.
            false => overview.without(|_, is_empty| is_empty),
        },
        lean(tables::findings(&opened, lang)),
        tables::statistics(&opened, lang),
        lean(tables::entities(&opened, lang)),
    ]
}

/// What the workbook is about: one document by who was inspected, several by their number.
fn subject(documents: &[Exported], lang: Lang) -> String {
    match documents {
        [one] => one.body().to_owned(),
        several => lang.document_count(several.len()),
    }
}

fn written(
    tables: &[Table],
    subject: &str,
    lang: Lang,
    most_rows: usize,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    if lang == Lang::Zh {
        // Columns are as wide as so many of its digits, which are 7 pixels wide: a line is 16 high, a usual column 64 wide.
        workbook.set_default_format(&usual_font(lang), 16, 64)?;
    }
    let title = format!("{subject} {}", lang.pick("整改台账", "Taizhang"));
    workbook.set_properties(&DocProperties::new().set_title(&title));
    let looks = [Side::Usual, Side::Left, Side::Middle].map(|side| Looks::new(lang, side));
    for table in tables {
        let title = format!("{subject} {}", table.name);
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.name)?;
        write_table(sheet, table, &title, &looks, most_rows)?;
        set_up_page(sheet, table, &title, lang)?;
    }
    workbook.save_to_buffer()
}

fn usual_font(lang: Lang) -> Format {
    let font = Format::new().set_font_size(10);
    match lang {
        // Every Chinese system has it, or something for its character set (134, GB 2312).
        Lang::Zh => font.set_font_name("宋体").set_font_charset(134),
        Lang::En => font,
    }
}

/// How the cells of a column look.
struct Looks {
    lang: Lang,
    title: Format,
    head: Format,
    text: Format,
    /// Of text that would be a formula when somebody types it: the sign that it is text stays when the cell is edited.
    guarded: Format,
    whole: Format,
    fraction: Format,
    share: Format,
    date: Format,
}

impl Looks {
    fn new(lang: Lang, side: Side) -> Self {
        let base = usual_font(lang);
        let cell = base
            .clone()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(0xB7BDB9);
        let text = cell.clone().set_text_wrap();
        let head = text.clone();
        let (text, number) = match side {
            // Kept off the text in the next column.
            Side::Usual => (text, cell.set_align(FormatAlign::Right).set_indent(1)),
            Side::Left => (text, cell.set_align(FormatAlign::Left)),
            Side::Middle => (
                text.set_align(FormatAlign::Center),
                cell.set_align(FormatAlign::Center),
            ),
        };
        Self {
            lang,
            title: base.set_font_size(14).set_bold(),
            head: head
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_bold()
                .set_background_color(0xD9ECEC),
            guarded: text.clone().set_quote_prefix(),
            text,
            whole: number.clone().set_num_format("#,##0"),
            fraction: number.clone().set_num_format("#,##0.0#####"),
            share: number.clone().set_num_format("0.00%"),
            date: number.set_num_format("yyyy-mm-dd"),
        }
    }
}

fn write_table(
    sheet: &mut Worksheet,
    table: &Table,
    title: &str,
    looks: &[Looks; 3],
    most_rows: usize,
) -> Result<(), XlsxError> {
    let usual = &looks[Side::Usual as usize];
    sheet.write_string_with_format(TITLE_ROW, 0, title, &usual.title)?;
    for (column, head) in (0..).zip(&table.heads) {
        sheet.set_column_width(column, head.width_in(usual.lang))?;
        sheet.write_string_with_format(HEAD_ROW, column, head.name(usual.lang), &usual.head)?;
    }
    // The last row of the sheet is kept for the note.
    let shown = table
        .rows
        .len()
        .min(most_rows.saturating_sub(FIRST_ROW as usize + 1));
    for (row, cells) in (FIRST_ROW..).zip(&table.rows[..shown]) {
        for (column, (cell, head)) in (0..).zip(cells.iter().zip(&table.heads)) {
            let looks = &looks[head.side as usize];
            write_cell(sheet, row, column, cell, looks)?;
        }
        sheet.set_row_height(row, height(&table.heads, cells, usual.lang))?;
    }
    if shown < table.rows.len() {
        let note = usual.lang.rows_left_out(table.rows.len() - shown);
        sheet.write_string_with_format(FIRST_ROW + shown as u32, 0, note, &usual.title)?;
    }
    let last_column = table.heads.len().saturating_sub(1) as u16;
    if shown > 0 {
        let last_row = HEAD_ROW + shown as u32;
        sheet.autofilter(HEAD_ROW, 0, last_row, last_column)?;
        offer_statuses(sheet, table, last_row, usual.lang)?;
    }
    sheet.set_row_height(TITLE_ROW, 24)?;
    sheet.set_row_height(HEAD_ROW, 30)?;
    sheet.set_freeze_panes(FIRST_ROW, 0)?;
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &looks.text)?,
        Cell::Number(number) if number.fract() == 0.0 => {
            sheet.write_number_with_format(row, column, *number, &looks.whole)?
        }
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number, &looks.fraction)?
        }
        Cell::Share(ratio) => sheet.write_number_with_format(row, column, *ratio, &looks.share)?,
        Cell::Date(iso) => match ExcelDateTime::parse_from_str(iso) {
            Ok(date) => sheet.write_datetime_with_format(row, column, &date, &looks.date)?,
            // Before 1900 a spreadsheet knows no dates.
            Err(_) => sheet.write_string_with_format(row, column, iso, &looks.text)?,
        },
        Cell::Text(text) => {
            let look = if is_formula(text) {
                &looks.guarded
            } else {
                &looks.text
            };
            let text = fitting(&plain_breaks(text), looks.lang);
            sheet.write_string_with_format(row, column, text, look)?
        }
    };
    Ok(())
}

/// Of a row, in points, so that its longest cell is seen. Told and not left to the program: not every one works it out.
fn height(heads: &[Head], cells: &[Cell], lang: Lang) -> f64 {
    let lines = heads.iter().zip(cells).map(|(head, cell)| match cell {
        // A number is never broken.
        Cell::Text(text) => lines(text, head.width_in(lang) - 1.0),
        _ => 1,
    });
    let height = lines.max().unwrap_or(1) as f64 * LINE_POINTS + 4.0;
    height.min(MOST_POINTS)
}

/// How many lines a text takes in a cell of so many half-width characters.
fn lines(text: &str, width: f64) -> usize {
    let mut lines = 1;
    let mut used = 0.0;
    for c in text.chars() {
        let own = if c.is_ascii() { 1.0 } else { 2.0 };
        let breaks = matches!(c, '\n' | '\u{2028}');
        if breaks || used + own > width {
            lines += 1;
            used = 0.0;
        }
        if !breaks {
            used += own;
        }
    }
    lines
}

/// Line breaks as a cell has them; a table of the source has U+2028.
fn plain_breaks(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
}

/// A text that a cell can hold: cut with a note where it is too long.
fn fitting(text: &str, lang: Lang) -> String {
    if text.encode_utf16().nth(CELL_UNITS).is_none() {
        return text.to_owned();
    }
    let note = lang.cell_cut();
    let room = CELL_UNITS - note.encode_utf16().count();
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= room
    };
    text.chars().take_while(fits).collect::<String>() + note
}

/// A choice for the column that tells how far a problem is: the ledger is kept up to date by hand.
fn offer_statuses(
    sheet: &mut Worksheet,
    table: &Table,
    last_row: u32,
    lang: Lang,
) -> Result<(), XlsxError> {
    let Some(column) = table.heads.iter().position(|head| *head == STATUS_HEAD) else {
        return Ok(());
    };
    let column = column as u16;
    let choice = DataValidation::new()
        .allow_list_strings(&Status::ALL.map(|status| lang.status(status)))?
        .set_error_style(DataValidationErrorStyle::Warning);
    sheet.add_data_validation(FIRST_ROW, column, last_row, column, &choice)?;
    Ok(())
}

/// The columns that are printed. What stands behind is for filtering, or about the files, and would make all else smaller.
fn printed(heads: &[Head]) -> &[Head] {
    match heads {
        [before @ .., TOPICS_HEAD] => before,
        _ => heads
            .split(|head| *head == FORMAT_HEAD)
            .next()
            .unwrap_or(heads),
    }
}

fn set_up_page(
    sheet: &mut Worksheet,
    table: &Table,
    title: &str,
    lang: Lang,
) -> Result<(), XlsxError> {
    let printed = printed(&table.heads);
    if printed.len() < table.heads.len() {
        let last_row = HEAD_ROW + table.rows.len().min(SHEET_ROWS - 3) as u32;
        sheet.set_print_area(TITLE_ROW, 0, last_row, printed.len() as u16 - 1)?;
    }
    let width: f64 = printed.iter().map(|head| head.width_in(lang)).sum();
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(TITLE_ROW, HEAD_ROW)?;
    if width <= PAGE_WIDTH {
        // As many pages down as it takes.
        sheet.set_print_fit_to_pages(1, 0);
    } else {
        sheet.set_repeat_columns(0, 0)?;
        sheet.set_print_scale(70);
    }
    let title: String = title.chars().take(60).collect();
    // A single & begins a code.
    sheet.set_footer(format!(
        "&L{}&R{}",
        title.replace('&', "&&"),
        lang.pick("第 &P 页，共 &N 页", "Page &P of &N")
    ));
    Ok(())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};

    use super::*;
    use crate::export::fixture;
    use crate::mask::Class;
    use crate::report::{Masked, Valued};

    fn sheets(bytes: Vec<u8>) -> Vec<(String, Range<Data>)> {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        book.worksheets()
    }

    fn at(range: &Range<Data>, row: u32, head: &str) -> Data {
        let width = range.get_size().1 as u32;
        let is_head = |column: &u32| {
            range.get_value((HEAD_ROW, *column)) == Some(&Data::String(head.to_owned()))
        };
        let column = (0..width).find(is_head).unwrap();
        range.get_value((row, column)).unwrap().clone()
    }

    #[test]
    fn sheets_hold_what_the_report_says() {
        let mut report = fixture::report();
        report.meta.issued_date = Some(Valued {
            text: "2024年6月5日".into(),
            span: [0, 0],
            value: Some("2024-06-05".into()),
        });
        let book = sheets(workbook(&[fixture::read(&report)], Lang::Zh).unwrap());
        let names: Vec<&str> = book.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["台账", "概况", "存疑", "统计", "要素"]);
        let ledger = &book[0].1;
        assert_eq!(at(ledger, FIRST_ROW, "序号"), Data::Float(1.0));
        assert_eq!(
            at(ledger, FIRST_ROW + 1, "反馈问题"),
            Data::String("台账缺失问题".into())
        );
        assert_eq!(
            ledger.get_value((TITLE_ROW, 0)),
            Some(&Data::String("青石镇 台账".into()))
        );
        let Data::DateTime(issued) = fact(&book[1].1, "落款日期") else {
            panic!("no date");
        };
        // Days since 1899-12-30.
        assert_eq!(issued.as_f64(), 45448.0);
        assert_eq!(at(&book[4].1, FIRST_ROW, "数值"), Data::Float(12000.0));
    }

    /// Of the one document, whose facts stand below one another.
    fn fact(sheet: &Range<Data>, name: &str) -> Data {
        let mut rows = sheet.rows();
        let row = rows.find(|row| row[0] == Data::String(name.into()));
        row.unwrap()[1].clone()
    }

    #[test]
    fn what_is_the_same_in_every_row_takes_no_room() {
        let report = fixture::report();
        let read = fixture::read(&report);
        let heads = |documents: &[Exported]| {
            let [ledger, ..] = tables(documents, Lang::Zh);
            ledger.head_names(Lang::Zh).collect::<Vec<_>>()
        };
        let one = heads(&[read]);
        assert!(
            !one.contains(&"文档") && !one.contains(&"整改成效"),
            "{one:?}"
        );
        // These stay, empty or not: somebody fills them in.
        assert!(one.contains(&"责任领导") && one.contains(&"责任单位"));
        assert!(heads(&[read, read]).contains(&"文档"));
        let facts = |documents: &[Exported]| {
            let [_, overview, ..] = tables(documents, Lang::Zh);
            overview.head_names(Lang::Zh).collect::<Vec<_>>()
        };
        let mut masked = fixture::report();
        masked.masked.push(Masked {
            class: Class::Name,
            secrets: 1,
            places: 2,
        });
        assert!(!facts(&[read, read]).contains(&"已脱敏"));
        assert!(facts(&[read, fixture::read(&masked)]).contains(&"已脱敏"));
        assert!(facts(&[]).contains(&"已脱敏"));
    }

    /// Else columns are as wide as the digits of a font that machines without Microsoft's office lack.
    #[test]
    fn columns_are_measured_in_the_font_of_the_cells() {
        let read = |name: &str| {
            let bytes = workbook(&[], Lang::Zh).unwrap();
            let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            std::io::read_to_string(package.by_name(name).unwrap()).unwrap()
        };
        let styles = read("xl/styles.xml");
        let first = styles.split("</font>").next().unwrap();
        assert!(first.contains(r#"<name val="宋体"/>"#), "{first}");
    }

    #[test]
    fn no_text_is_a_formula() {
        let mut report = fixture::report();
        report.problems[0].title.text = "=1+1".into();
        let bytes = workbook(&[fixture::read(&report)], Lang::Zh).unwrap();
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let ledger = book.worksheet_range("台账").unwrap();
        assert_eq!(
            at(&ledger, FIRST_ROW, "反馈问题"),
            Data::String("=1+1".into())
        );
        assert!(book.worksheet_formula("台账").unwrap().is_empty());
    }

    #[test]
    fn a_cell_that_is_too_long_is_cut_with_a_note() {
        let long = "𠮷".repeat(CELL_UNITS);
        let cut = fitting(&long, Lang::Zh);
        assert!(cut.encode_utf16().count() <= CELL_UNITS);
        assert!(cut.encode_utf16().count() > CELL_UNITS - 3);
        assert!(cut.ends_with(Lang::Zh.cell_cut()));
        let fits = "长".repeat(CELL_UNITS);
        assert_eq!(fitting(&fits, Lang::Zh), fits);
    }

    #[test]
    fn a_row_is_as_high_as_its_longest_cell() {
        assert_eq!(lines("甲乙丙", 6.0), 1);
        assert_eq!(lines("甲乙丙丁", 6.0), 2);
        assert_eq!(lines("甲\n乙\n", 6.0), 3);
        assert_eq!(lines("abcdef", 6.0), 1);
        let head = STATUS_HEAD;
        let long = Cell::text("长".repeat(10_000));
        assert_eq!(
            height(&[head, head], &[Cell::Empty, long], Lang::Zh),
            MOST_POINTS
        );
    }

    #[test]
    fn a_sheet_that_is_too_long_says_how_much_is_missing() {
        let report = fixture::report_of(&fixture::text_with(20));
        let document = OpenDocument::new("甲.txt", &report, "");
        let table = tables::ledger(&[document], Columns::Workbook, Lang::Zh);
        let bytes = written(&[table], "甲", Lang::Zh, 10).unwrap();
        let book = sheets(bytes);
        assert_eq!(book[0].1.get_size().0, 10);
        let Some(Data::String(note)) = book[0].1.get_value((9, 0)) else {
            panic!("no note");
        };
        assert!(note.contains("13"), "{note}");
    }

    #[test]
    fn nothing_and_the_refused_give_a_workbook_too() {
        let refusal = fixture::refusal();
        for documents in [&[][..], &[fixture::refused(&refusal)]] {
            for lang in [Lang::Zh, Lang::En] {
                let book = sheets(workbook(documents, lang).unwrap());
                assert_eq!(book.len(), 5);
            }
        }
    }

    #[test]
    fn a_thousand_problems_are_a_thousand_rows() {
        let text = fixture::text_with(1000);
        let report = fixture::report_of(&text);
        assert_eq!(report.problems.len(), 1000);
        let book = sheets(workbook(&[fixture::read_of(&report, &text)], Lang::Zh).unwrap());
        assert_eq!(book[0].1.get_size().0, 1002);
    }

    #[test]
    fn a_date_before_1900_and_odd_signs_are_text() {
        let mut report = fixture::report();
        report.meta.issued_date = Some(Valued {
            text: "一八九八年".into(),
            span: [0, 0],
            value: Some("1898-05-01".into()),
        });
        report.problems[0].title.text = "甲\u{1}\u{FFFE}\u{2028}乙&<".into();
        let book = sheets(workbook(&[fixture::read(&report)], Lang::Zh).unwrap());
        assert_eq!(
            fact(&book[1].1, "落款日期"),
            Data::String("1898-05-01".into())
        );
        let Data::String(title) = at(&book[0].1, FIRST_ROW, "反馈问题") else {
            panic!("no text");
        };
        assert!(title.ends_with("\n乙&<"), "{title:?}");
    }
}
