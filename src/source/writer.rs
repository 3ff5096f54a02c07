//! Paragraphs, table rows and pages become the text of an [`Extract`].

use super::extract::{CELL_BREAK, Extract, LeftOut, Omission};
use super::{LIMIT_TEXT_BYTES, OpenError};

/// Writes an [`Extract`] from its beginning to its end.
#[derive(Debug, Default)]
pub struct Writer {
    extract: Extract,
}

impl Writer {
    /// A paragraph on a line of its own, or on several where it has line breaks. An empty one is a blank line.
    pub fn paragraph(&mut self, text: &str) {
        for line in text.split(['\n', '\r', CELL_BREAK, '\u{B}', '\u{2029}']) {
            self.extract.text.push_str(line.trim_end());
            self.extract.text.push('\n');
        }
    }

    /// A row of a table. A row of one cell is no row but paragraphs: such tables only draw a frame around text.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        if let [only] = cells {
            return self.paragraph(only.as_ref());
        }
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                self.extract.text.push('\t');
            }
            push_cell(&mut self.extract.text, cell.as_ref());
        }
        self.extract.text.push('\n');
    }

    /// What follows stands on a new page.
    pub fn page(&mut self) {
        self.page_ahead(0);
    }

    /// A new page begins inside the paragraph that is written next, `ahead` bytes behind its beginning.
    pub fn page_ahead(&mut self, ahead: usize) {
        self.extract.pages.push(self.extract.text.len() + ahead);
    }

    /// Notes that one thing is not in the text; `text` is what it says, if it is text.
    pub fn leave_out(&mut self, what: Omission, text: Option<&str>) {
        let list = &mut self.extract.left_out;
        let at = list.iter().position(|l| l.what == what).unwrap_or_else(|| {
            list.push(LeftOut {
                what,
                count: 0,
                texts: Vec::new(),
            });
            list.len() - 1
        });
        list[at].count += 1;
        let said = text.map(str::trim).filter(|t| !t.is_empty());
        list[at].texts.extend(said.map(str::to_owned));
    }

    /// The text so far, in bytes.
    pub fn len(&self) -> usize {
        self.extract.text.len()
    }

    pub fn is_empty(&self) -> bool {
        self.extract.text.is_empty()
    }

    /// Fails where the text has grown beyond [`LIMIT_TEXT_BYTES`]: to be asked now and then by readers of formats that can
    /// say much in few bytes.
    pub fn check(&self) -> Result<(), OpenError> {
        if self.len() > LIMIT_TEXT_BYTES {
            return Err(OpenError::TooMuchInside);
        }
        Ok(())
    }

    /// Fails as [`check`](Self::check) does.
    pub fn finish(self) -> Result<Extract, OpenError> {
        self.check()?;
        Ok(self.extract)
    }
}

/// Tabs part cells and line ends part rows, so a cell can hold neither.
fn push_cell(text: &mut String, cell: &str) {
    for c in cell.trim().chars() {
        text.push(match c {
            '\t' => ' ',
            '\n' | '\u{B}' | '\u{2029}' => CELL_BREAK,
            '\r' => continue,
            other => other,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_rows() {
        let mut writer = Writer::default();
        writer.page();
        writer.paragraph("一、学习\u{B}不够 ");
        writer.row(&["1", "账目\n不\t清\r\n", ""]);
        writer.page();
        writer.row(&["框内\n两段"]);
        let extract = writer.finish().unwrap();
        assert_eq!(
            extract.text,
            "一、学习\n不够\n1\t账目\u{2028}不 清\t\n框内\n两段\n"
        );
        assert_eq!(extract.pages, [0, extract.text.find("框").unwrap()]);
    }

    #[test]
    fn what_is_left_out_is_counted_by_its_kind() {
        let mut writer = Writer::default();
        writer.leave_out(Omission::Comments, Some(" 请核对 "));
        writer.leave_out(Omission::Pictures, None);
        writer.leave_out(Omission::Comments, Some(""));
        let left_out = writer.finish().unwrap().left_out;
        let told: Vec<_> = left_out
            .iter()
            .map(|l| (l.what, l.count, l.texts.len()))
            .collect();
        assert_eq!(
            told,
            [(Omission::Comments, 2, 1), (Omission::Pictures, 1, 0)]
        );
    }
}
