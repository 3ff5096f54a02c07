//! XLS of Excel 5 to 2003, and ET ([MS-XLS]): the workbook stream of a compound file.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::biff::{self, Record, Strings, kind};
use super::book::Book;
use super::grid::{Area, Sheet};
use super::number::{Epoch, NumberFormat};
use crate::source::{Encoding, LIMIT_UNPACKED_BYTES, Omission, OpenError, format};

pub fn read(bytes: &[u8]) -> Result<Book, OpenError> {
    let stream = stream(bytes)?;
    let globals = Globals::read(&stream)?;
    let mut book = Book::default();
    for entry in &globals.entries {
        match entry.kind {
            SheetKind::Cells => {}
            SheetKind::Chart => {
                book.left_out
                    .push((Omission::Objects, Some(entry.name.clone())));
                continue;
            }
            SheetKind::Program => continue,
        }
        let part = stream
            .get(entry.start..)
            .ok_or_else(|| broken("a sheet begins behind the end"))?;
        let mut cells = Cells {
            globals: &globals,
            book: &mut book,
            sheet: Sheet {
                name: entry.name.clone(),
                hidden: entry.hidden,
                ..Sheet::default()
            },
            formula: None,
        };
        cells.read(part)?;
        let sheet = cells.sheet;
        book.sheets.push(sheet);
    }
    Ok(book)
}

fn broken(what: impl ToString) -> OpenError {
    OpenError::Broken(format::XLS, what.to_string())
}

fn stream(bytes: &[u8]) -> Result<Vec<u8>, OpenError> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.is_stream(name))
        .ok_or_else(|| broken("no workbook stream"))?;
    let mut stream = Vec::new();
    file.open_stream(name)
        .map_err(broken)?
        .take(LIMIT_UNPACKED_BYTES as u64)
        .read_to_end(&mut stream)
        .map_err(broken)?;
    Ok(stream)
}

enum SheetKind {
    Cells,
    Chart,
    /// Macros.
    Program,
}

/// A sheet as the workbook names it.
struct Entry {
    name: String,
    hidden: bool,
    kind: SheetKind,
    /// Where in the stream its records begin.
    start: usize,
}

/// What the sheets of a workbook share.
struct Globals {
    entries: Vec<Entry>,
    strings: Strings,
    shared: Vec<String>,
    /// By the number of a cell's style.
    formats: Vec<NumberFormat>,
    epoch: Epoch,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, OpenError> {
        let mut globals = Self {
            entries: Vec::new(),
            strings: Strings::Biff8,
            shared: Vec::new(),
            formats: Vec::new(),
            epoch: Epoch::Y1900,
        };
        let mut own: HashMap<u16, NumberFormat> = HashMap::new();
        let mut styles: Vec<u16> = Vec::new();
        for (i, record) in biff::records(stream).enumerate() {
            let mut data = record.cursor();
            match record.kind {
                kind::EOF => break,
                kind::FILE_PASS => return Err(OpenError::Encrypted(format::XLS)),
                kind::BOF if i == 0 && data.u16() == Some(0x0500) => {
                    globals.strings = Strings::Biff5(None);
                }
                kind::CODE_PAGE => globals.code_page(data.u16()),
                kind::DATE_1904 if data.u16() == Some(1) => globals.epoch = Epoch::Y1904,
                kind::FORMAT => {
                    let code = data.u16().zip(globals.format_code(&record));
                    own.extend(code.map(|(id, code)| (id, NumberFormat::parse(&code))));
                }
                kind::XF => {
                    data.pass(2);
                    styles.push(data.u16().unwrap_or_default());
                }
                kind::BOUND_SHEET => globals.entry(&record),
                kind::SHARED_STRINGS => {
                    data.pass(8);
                    // As many as there are, whatever their count says.
                    let next = || data.string(Strings::Biff8);
                    globals.shared = std::iter::from_fn(next).collect();
                }
                _ => {}
            }
        }
        if globals.entries.is_empty() {
            return Err(broken("no sheets"));
        }
        let format = |id: &u16| own.get(id).cloned();
        globals.formats = styles
            .iter()
            .map(|id| format(id).unwrap_or_else(|| NumberFormat::builtin(*id)))
            .collect();
        Ok(globals)
    }

    fn code_page(&mut self, page: Option<u16>) {
        if let Strings::Biff5(encoding) = &mut self.strings {
            *encoding = match page {
                Some(936) => Some(Encoding::Gbk),
                Some(950) => Some(Encoding::Big5),
                Some(54936) => Some(Encoding::Gb18030),
                _ => None,
            };
        }
    }

    fn format_code(&self, record: &Record) -> Option<String> {
        let mut data = record.cursor();
        data.pass(2);
        match self.strings {
            Strings::Biff8 => data.string(self.strings),
            Strings::Biff5(_) => data.short_string(self.strings),
        }
    }

    fn entry(&mut self, record: &Record) {
        let mut data = record.cursor();
        let (Some(start), Some(state), Some(class)) = (data.u32(), data.u8(), data.u8()) else {
            return;
        };
        self.entries.push(Entry {
            name: data.short_string(self.strings).unwrap_or_default(),
            hidden: state & 3 != 0,
            kind: match class {
                0 => SheetKind::Cells,
                2 => SheetKind::Chart,
                _ => SheetKind::Program,
            },
            start: start as usize,
        });
    }
}

/// Reads the records of one sheet.
struct Cells<'a> {
    globals: &'a Globals,
    book: &'a mut Book,
    sheet: Sheet,
    /// The place of a formula whose value, a string, comes next.
    formula: Option<(u32, u32)>,
}

impl Cells<'_> {
    fn read(&mut self, stream: &[u8]) -> Result<(), OpenError> {
        // A chart in the sheet has records of its own, between a beginning and an end.
        let mut depth = 0;
        for record in biff::records(stream) {
            match record.kind {
                kind::BOF => depth += 1,
                kind::EOF if depth <= 1 => break,
                kind::EOF => depth -= 1,
                _ if depth == 1 => {
                    self.record(&record)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// `Ok(None)`: the record was too short, and is passed over.
    fn record(&mut self, record: &Record) -> Result<Option<()>, OpenError> {
        match record.kind {
            kind::MULTIPLE_RK => return self.several(record),
            kind::MERGED_CELLS => self.merge(record),
            kind::NOTE => self.book.left_out.push((Omission::Comments, None)),
            kind::OBJECT => self.object(record),
            kind::STRING => {
                let text = record.cursor().string(self.globals.strings);
                if let (Some((row, column)), Some(text)) = (self.formula.take(), text) {
                    self.book.cell(&mut self.sheet, row, column, &text)?;
                }
            }
            _ => return self.single(record),
        }
        Ok(Some(()))
    }

    /// A record that is one cell.
    fn single(&mut self, record: &Record) -> Result<Option<()>, OpenError> {
        let mut data = record.cursor();
        let (Some(row), Some(column), Some(style)) = (data.u16(), data.u16(), data.u16()) else {
            return Ok(None);
        };
        let place = (u32::from(row), u32::from(column));
        let strings = self.globals.strings;
        let text = match record.kind {
            kind::NUMBER => data
                .u64()
                .map(|bits| self.number(style, f64::from_bits(bits))),
            kind::RK => data.u32().map(|rk| self.number(style, of_rk(rk))),
            kind::LABEL | kind::RICH_STRING => data.string(strings),
            kind::LABEL_SHARED => data
                .u32()
                .and_then(|i| self.globals.shared.get(i as usize).cloned()),
            kind::BOOL_OR_ERROR => data
                .u8()
                .zip(data.u8())
                .map(|(v, e)| bool_or_error(v, e == 1)),
            kind::FORMULA => data
                .u64()
                .and_then(|value| self.formula(place, style, value)),
            _ => None,
        };
        match text {
            Some(text) => self
                .book
                .cell(&mut self.sheet, place.0, place.1, &text)
                .map(Some),
            None => Ok(None),
        }
    }

    fn number(&self, style: u16, value: f64) -> String {
        let format = self.globals.formats.get(usize::from(style));
        format
            .unwrap_or(&NumberFormat::General)
            .show(value, self.globals.epoch)
    }

    /// The last value of a formula ([MS-XLS] 2.5.133).
    fn formula(&mut self, place: (u32, u32), style: u16, value: u64) -> Option<String> {
        self.formula = None;
        if value >> 48 != 0xFFFF {
            return Some(self.number(style, f64::from_bits(value)));
        }
        let said = (value >> 16) as u8;
        match value as u8 {
            0 => {
                self.formula = Some(place);
                None
            }
            1 => Some(bool_or_error(said, false)),
            2 => Some(bool_or_error(said, true)),
            _ => None,
        }
    }

    /// Numbers beside each other.
    fn several(&mut self, record: &Record) -> Result<Option<()>, OpenError> {
        let mut data = record.cursor();
        let (Some(row), Some(first)) = (data.u16(), data.u16()) else {
            return Ok(None);
        };
        // What is left when no pair can be read is the last column.
        for column in u32::from(first).. {
            let (Some(style), Some(rk)) = (data.u16(), data.u32()) else {
                break;
            };
            let text = self.number(style, of_rk(rk));
            self.book
                .cell(&mut self.sheet, u32::from(row), column, &text)?;
        }
        Ok(Some(()))
    }

    fn merge(&mut self, record: &Record) {
        let mut data = record.cursor();
        data.pass(2);
        let mut next = || {
            let mut number = || data.u16().map(u32::from);
            let (top, bottom, left, right) = (number()?, number()?, number()?, number()?);
            Some(Area {
                first: (top, left),
                last: (bottom, right),
            })
        };
        self.sheet.merged.extend(std::iter::from_fn(&mut next));
    }

    /// Of the objects that lie over the cells, the pictures and the charts ([MS-XLS] 2.5.143).
    fn object(&mut self, record: &Record) {
        let mut data = record.cursor();
        data.pass(4);
        let what = match data.u16() {
            Some(8) => Omission::Pictures,
            Some(5 | 6) => Omission::Objects,
            _ => return,
        };
        self.book.left_out.push((what, None));
    }
}

/// [MS-XLS] 2.5.217: an integer or the upper half of a floating-point number, perhaps in hundredths.
fn of_rk(rk: u32) -> f64 {
    let value = if rk & 2 != 0 {
        f64::from((rk as i32) >> 2)
    } else {
        f64::from_bits(u64::from(rk & !3) << 32)
    };
    if rk & 1 != 0 { value / 100.0 } else { value }
}

/// [MS-XLS] 2.5.10.
fn bool_or_error(value: u8, is_error: bool) -> String {
    match (is_error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers() {
        assert_eq!(of_rk(156 << 2 | 2), 156.0);
        assert_eq!(of_rk(25 << 2 | 3), 0.25);
        assert_eq!(of_rk((1.5f64.to_bits() >> 32) as u32), 1.5);
        assert_eq!(of_rk(((-3i32 << 2) as u32) | 2), -3.0);
    }
}
