//! Titles of documents: 《…》 with a following （试行）.

use crate::text::Span;
use crate::text::cursor::Cursor;

/// No title is longer, in bytes of the reading copy.
const LONGEST: usize = 900;

/// What may stand in brackets behind the title and belongs to it.
const EDITIONS: [&str; 10] = [
    "试行", "暂行", "修订", "修订版", "修订稿", "修正案", "草案", "征求意见稿", "讨论稿", "送审稿",
];

/// The brackets of the line so far. Titles inside a title are part of it.
#[derive(Debug, Default)]
pub struct Titles {
    open: Vec<usize>,
    closed: Vec<Span>,
}

impl Titles {
    /// 《 stands at `at`.
    pub fn open(&mut self, at: usize) {
        self.open.push(at);
    }

    /// 》 ends at `end`.
    pub fn close(&mut self, c: Cursor, end: usize) {
        let Some(start) = self.open.pop() else {
            return;
        };
        let empty = "《》".len();
        if end - start <= empty || end - start > LONGEST {
            return;
        }
        while self.closed.last().is_some_and(|inner| inner.start > start) {
            self.closed.pop();
        }
        self.closed.push(Span::new(start, edition(c, end)));
    }

    /// Is `at` inside a title, as far as one can see?
    pub fn is_inside(&self, at: usize) -> bool {
        self.open.last().is_some_and(|start| at - start <= LONGEST)
    }

    /// The titles of the line that ends here.
    pub fn take(&mut self) -> impl Iterator<Item = Span> {
        self.open.clear();
        self.closed.drain(..)
    }
}

/// Behind （试行） if it stands at `end`.
fn edition(c: Cursor, end: usize) -> usize {
    c.eat(end, "(")
        .and_then(|inner| {
            EDITIONS
                .iter()
                .find_map(|word| c.eat(c.eat(inner, word)?, ")"))
        })
        .unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<&str> {
        let c = Cursor::new(text);
        let mut titles = Titles::default();
        for (at, found) in text.char_indices() {
            match found {
                '《' => titles.open(at),
                '》' => titles.close(c, at + found.len_utf8()),
                _ => {}
            }
        }
        titles.take().map(|span| span.of(text)).collect()
    }

    #[test]
    fn titles_with_their_edition() {
        assert_eq!(
            titles("制定《甲办法》(试行)和《乙制度(试行)》,学《丙》(党组)"),
            ["《甲办法》(试行)", "《乙制度(试行)》", "《丙》"]
        );
        assert_eq!(
            titles("《关于学习《甲办法》的通知》"),
            ["《关于学习《甲办法》的通知》"]
        );
    }

    #[test]
    fn brackets_without_a_partner() {
        assert_eq!(titles("《甲,《乙》"), ["《乙》"]);
        assert!(titles("甲》《》乙《").is_empty());
    }
}
