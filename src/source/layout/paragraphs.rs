//! Lines are joined into paragraphs, over line ends, column ends and page ends.
//!
//! A line is the last of its paragraph where the next word would still have fitted into it. Else the next line begins a
//! paragraph if it is indented, set off by a larger distance, or in another size.

use super::rows::Row;
use super::signs::{
    begins_with_label, begins_with_number, ends_sentence, first_token, hangs, join,
};
use super::{Item, Line, Margins, PageItems};
use crate::source::Writer;

/// Lines begin at the same place if they are so many ems apart.
const SAME_START: f32 = 0.8;

/// From baseline to baseline, in ems: double-spaced.
const WIDEST_PITCH: f32 = 2.4;

/// So few lines do not tell how wide the text is: both margins of the page are taken to be the same.
const FEW_LINES: usize = 6;

/// `size`: of most characters.
pub fn write(pages: &[PageItems], size: f32, writer: &mut Writer) {
    let habits = Habits::of(pages, size);
    let mut open = Open::default();
    for page in pages {
        let margins = habits.on(page);
        let mut first = true;
        for item in &page.items {
            let begins_page = std::mem::take(&mut first);
            match item {
                Item::Line(line) => {
                    open.line(line, page.width, begins_page, &margins, &habits, writer)
                }
                Item::TableRow(cells) => {
                    open.close(writer);
                    if begins_page {
                        writer.page();
                    }
                    writer.row(cells);
                }
            }
        }
        if page.items.is_empty() {
            open.close(writer);
            writer.page();
        }
    }
    open.close(writer);
}

/// By column as in [`Line::column`].
type AllMargins = [Option<Margins>; 3];

/// How the document is set.
#[derive(Debug)]
struct Habits {
    margins: AllMargins,
    /// From baseline to baseline, where nothing special stands between.
    pitch: f32,
    /// Of the font of most lines.
    size: f32,
    /// Paragraphs begin with an indent: those without, and those with a number.
    indents: [bool; 2],
}

fn lines(page: &PageItems) -> impl Iterator<Item = &Line> {
    page.items.iter().filter_map(|item| match item {
        Item::Line(line) => Some(line),
        Item::TableRow(_) => None,
    })
}

impl Habits {
    fn of(pages: &[PageItems], size: f32) -> Self {
        let all: Vec<&Line> = pages.iter().flat_map(lines).collect();
        let usual: Vec<&Line> = all
            .iter()
            .copied()
            .filter(|line| is_about(line.size, size))
            .collect();
        let mut habits = Self {
            margins: [0, 1, 2]
                .map(|column| margins(&usual, column).or_else(|| margins(&all, column))),
            pitch: pitch(pages, size),
            size,
            indents: [false; 2],
        };
        if usual.len() < FEW_LINES
            && let (Some(page), Some(margins)) = (pages.first(), &mut habits.margins[0])
        {
            margins.right = margins.right.max(page.width - margins.left - size);
        }
        habits.indents = habits.begin_with_indents(pages);
        habits
    }

    /// The pitch of lines of another size, if it is not the same for all.
    fn pitch_of(&self, size: f32) -> f32 {
        let grown = if self.size > 0.0 {
            size / self.size
        } else {
            1.0
        };
        self.pitch.max(self.pitch * grown).max(size)
    }

    /// Of the lines that surely begin a paragraph, as the one before them has room left, most are indented.
    fn begin_with_indents(&self, pages: &[PageItems]) -> [bool; 2] {
        let (mut indented, mut flush) = ([0, 0], [0, 0]);
        for page in pages {
            let own = self.on(page);
            for (above, line) in neighbours(page) {
                let margins = line.margins(&own);
                if !is_short(above, line, &margins) {
                    continue;
                }
                let sort = usize::from(begins_with_number(&line.text));
                let ems = (line.x0 - margins.left) / line.size;
                if ems < SAME_START {
                    flush[sort] += 1;
                } else if ems < 5.0 {
                    indented[sort] += 1;
                }
            }
        }
        [0, 1].map(|sort| indented[sort] > flush[sort])
    }

    /// On a page that has enough lines to tell, its own margins; else those of the document.
    fn on(&self, page: &PageItems) -> AllMargins {
        let lines: Vec<&Line> = lines(page)
            .filter(|line| is_about(line.size, self.size))
            .collect();
        let mut all = self.margins;
        for (column, margins) in all.iter_mut().enumerate() {
            let own = self::margins(&lines, column).filter(|_| lines.len() >= 12);
            if let (Some(own), Some(of_all)) = (own, *margins) {
                // Pages with odd and even numbers may be set off to different sides, but not by much.
                let near = |a: f32, b: f32| (a - b).abs() < 3.0 * self.size;
                if near(own.left, of_all.left) && near(own.right, of_all.right) {
                    *margins = Some(own);
                }
            }
        }
        all
    }
}

/// Pairs of lines of a page, one right below the other.
fn neighbours(page: &PageItems) -> impl Iterator<Item = (&Line, &Line)> {
    page.items.windows(2).filter_map(|pair| match pair {
        [Item::Line(a), Item::Line(b)] if a.column == b.column && b.y > a.y => Some((a, b)),
        _ => None,
    })
}

/// The size of most characters.
pub fn usual_size<'a>(rows: impl Iterator<Item = &'a Row>) -> f32 {
    let length = |row: &Row| row.pieces.iter().map(|piece| piece.text.len()).sum();
    let mut sizes: Vec<(f32, usize)> = rows.map(|row| (row.size, length(row))).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut before = 0;
    for (size, length) in sizes {
        before += length;
        if before > half {
            return size;
        }
    }
    0.0
}

fn is_about(size: f32, usual: f32) -> bool {
    (size - usual).abs() <= 0.12 * usual
}

/// From baseline to baseline, where most lines of the usual `size` are no further apart than lines of a paragraph can be.
fn pitch(pages: &[PageItems], size: f32) -> f32 {
    let distances = pages
        .iter()
        .flat_map(neighbours)
        .filter(|(a, b)| is_about(a.size, size) && is_about(b.size, size))
        .map(|(a, b)| b.y - a.y);
    let mut distances: Vec<f32> = distances.filter(|&d| d <= WIDEST_PITCH * size).collect();
    distances.sort_by(f32::total_cmp);
    distances.get(distances.len() / 2).copied().unwrap_or(0.0)
}

/// Of the lines in `column`: where two of them or more begin and end. A single one that stands out is none of its.
fn margins(lines: &[&Line], column: usize) -> Option<Margins> {
    let is_own = |line: &&&Line| line.column == column && line.margins.is_none();
    let own = || lines.iter().filter(is_own);
    let em = own().next()?.size;
    let mut starts: Vec<f32> = own().map(|line| line.x0).collect();
    // Punctuation may hang out into the margin.
    let end = |line: &&&Line| line.x1 - if hangs(&line.text) { em } else { 0.0 };
    let mut ends: Vec<f32> = own().map(|line| -end(&line)).collect();
    Some(Margins {
        left: outermost(&mut starts, em)?,
        // Words that cannot be parted, and the marks left out above, make ends less even.
        right: -outermost(&mut ends, 2.2 * em)?,
    })
}

/// The least of `edges` that has another one `near`.
fn outermost(edges: &mut [f32], near: f32) -> Option<f32> {
    edges.sort_by(f32::total_cmp);
    let pair = edges.windows(2).find(|pair| pair[1] - pair[0] < near);
    pair.map(|pair| pair[0]).or(edges.first().copied())
}

/// What of `next` cannot be parted would have fitted into `line`. The last line of a paragraph is short, unless a line break
/// ends it in justified text: then it is stretched, however little stands in it.
fn is_short(line: &Line, next: &Line, margins: &Margins) -> bool {
    let needed = first_token(&next.text) * line.size;
    let room = margins.right - line.x1;
    let room_unstretched = margins.right - line.x0 - line.natural_width;
    room > needed + 0.3 * line.size || room_unstretched > needed + line.size
}

/// In its column, or on a page `width` wide.
fn is_centred(line: &Line, width: f32, margins: &Margins) -> bool {
    let centre = match line.column {
        0 => width / 2.0,
        _ => (margins.left + margins.right) / 2.0,
    };
    ((line.x0 + line.x1) / 2.0 - centre).abs() < 1.2 * line.size
}

/// The paragraph that may go on.
#[derive(Debug, Default)]
struct Open {
    text: String,
    /// Where in `text` pages begin.
    pages: Vec<usize>,
    last: Option<Line>,
    /// Its number of lines.
    lines: usize,
    /// Of its first line.
    numbered: bool,
}

impl Open {
    fn line(
        &mut self,
        line: &Line,
        width: f32,
        begins_page: bool,
        margins: &AllMargins,
        habits: &Habits,
        writer: &mut Writer,
    ) {
        let margins = line.margins(margins);
        if !self.goes_on(line, width, begins_page, &margins, habits) {
            self.close(writer);
        }
        let at = self.text.len();
        join(&mut self.text, &line.text);
        if begins_page {
            self.pages.push(at.min(self.text.len()));
        }
        if self.lines == 0 {
            self.numbered = begins_with_number(&line.text);
        }
        self.lines += 1;
        self.last = Some(Line {
            margins: Some(margins),
            ..line.clone()
        });
    }

    fn close(&mut self, writer: &mut Writer) {
        let open = std::mem::take(self);
        for at in open.pages {
            writer.page_ahead(at);
        }
        if open.lines > 0 {
            writer.paragraph(&open.text);
        }
    }

    /// Whether `line` belongs to the paragraph.
    fn goes_on(
        &self,
        line: &Line,
        width: f32,
        begins_page: bool,
        margins: &Margins,
        habits: &Habits,
    ) -> bool {
        let Some(last) = &self.last else {
            return false;
        };
        if last.loose || line.loose {
            return false;
        }
        let same_size = is_about(line.size, last.size);
        if !same_size {
            return false;
        }
        let below = !begins_page && last.column == line.column;
        let distance = line.y - last.y;
        if below
            && line.size > 1.15 * habits.size
            && is_centred(last, width, margins)
            && is_centred(line, width, margins)
        {
            // A title on two lines.
            return distance < 2.3 * line.size && !ends_sentence(&self.text);
        }
        if below && distance > 1.35 * habits.pitch_of(line.size) {
            return false;
        }
        if is_short(last, line, &last.margins.unwrap_or_default()) {
            return false;
        }
        self.start_goes_on(last, line, margins, habits)
    }

    /// Whether a line that begins where `line` does belongs to the paragraph, of which the lines so far are full.
    fn start_goes_on(&self, last: &Line, line: &Line, margins: &Margins, habits: &Habits) -> bool {
        let em = line.size;
        let indent = (line.x0 - margins.left) / em;
        if last.column != line.column {
            return indent < SAME_START;
        }
        let shift = (line.x0 - last.x0) / em;
        let numbered = begins_with_number(&line.text);
        let indents = habits.indents[usize::from(numbered)];
        let done = ends_sentence(&self.text);
        if shift > SAME_START {
            // Behind a number that stands out to the left, or indented.
            return self.lines == 1 && self.numbered && !indents && !done;
        }
        if shift < -SAME_START {
            let begins = numbered && !indents && done;
            return self.lines == 1 && !begins || indent.abs() < SAME_START && indents;
        }
        if indents && self.lines == 1 && indent > SAME_START {
            return !done && !numbered && !begins_with_label(&line.text);
        }
        if indents && indent < SAME_START {
            return true;
        }
        // Without indents, a number or a label tells.
        let begins_number = numbered && (done || self.numbered);
        let begins_label = begins_with_label(&line.text) && done;
        !(begins_number || begins_label)
    }
}

impl Line {
    fn margins(&self, of_columns: &AllMargins) -> Margins {
        self.margins.or(of_columns[self.column]).unwrap_or_default()
    }
}
