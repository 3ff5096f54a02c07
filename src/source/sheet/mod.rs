//! Workbooks: XLSX, XLS, ET, ODS, FODS. A row of a sheet is a row of a table.

mod biff;
mod book;
mod grid;
mod number;
mod ods;
mod xls;
mod xlsx;

use super::package::Package;
use super::{Extract, Omission, OpenError, OpenOptions, Writer, format};
pub use book::Book;
pub use grid::Sheet;

/// Reads a workbook: the name of each sheet, where there are several, and its rows. Cells hold what they show: the last
/// value of a formula, a date as `2024年6月30日`.
///
/// # Errors
/// `Encrypted` with a password; `TooMuchInside` where few bytes stand for more cells than a person fills; `Broken`.
pub fn read(bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    write(match format::recognise(bytes) {
        Some(format::ODS) => ods::read(&mut Package::open(bytes, format::ODS)?)?,
        Some(format::FODS) => ods::read_flat(bytes)?,
        Some(format::XLS) => xls::read(bytes)?,
        _ => xlsx::read(bytes)?,
    })
}

/// The text of a workbook.
pub fn write(book: Book) -> Result<Extract, OpenError> {
    let mut writer = Writer::default();
    let several = book
        .sheets
        .iter()
        .filter(|s| !s.hidden && !s.is_empty())
        .nth(1)
        .is_some();
    for sheet in book.sheets {
        if sheet.is_empty() {
            continue;
        }
        if sheet.hidden {
            writer.leave_out(Omission::Sheets, Some(&sheet.name));
            continue;
        }
        if several {
            writer.paragraph(&sheet.name);
        }
        sheet.write(&mut writer)?;
    }
    for (what, text) in book.left_out {
        writer.leave_out(what, text.as_deref());
    }
    writer.finish()
}

#[cfg(test)]
mod tests;
