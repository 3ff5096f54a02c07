//! What a search over all documents has found so far, as a list of rows: each document, and below it its hits.

use std::ops::Range;
use std::rc::Rc;

use super::chunks::{Chunk, Placed};
use super::parts::{InLedger, Parts};
use super::query::By;
use crate::app::document::DocId;

/// Hits of one document that are listed; the others are counted.
pub const MOST_OF_ONE: usize = 50;

/// Hits that are listed in all. Beyond, the search ends.
pub const MOST: usize = 10_000;

/// An excerpt begins at most so many characters before its hit, and is so long in all.
const BEFORE: usize = 12;
const LENGTH: usize = 72;

#[derive(Clone, Debug, Default)]
pub struct Results {
    pub groups: Vec<Rc<Group>>,
    pub by: By,
    /// Hits of all documents, listed or not.
    pub count: usize,
    /// Hits that are listed.
    pub listed: usize,
    /// Documents that were searched, of how many.
    pub searched: usize,
    pub all: usize,
    pub is_over: bool,
    /// Not all documents were searched: too much was found.
    pub is_full: bool,
}

/// The hits of a document.
#[derive(Debug, PartialEq)]
pub struct Group {
    pub doc: DocId,
    pub count: usize,
    pub hits: Vec<Listed>,
    /// Rows and hits of the groups before it.
    first_row: usize,
    first_hit: usize,
}

/// A hit as a row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Where it begins in the text, in bytes and code points.
    pub byte: usize,
    pub point: usize,
    /// `None`: in running text.
    pub part: Option<InLedger>,
    pub excerpt: Excerpt,
}

/// What stands around a hit, on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Excerpt {
    pub text: String,
    /// What was searched for, in bytes of the excerpt.
    pub marks: Vec<Range<usize>>,
    pub cut_before: bool,
    pub cut_behind: bool,
}

/// What stands in a row of the list.
pub enum Row<'a> {
    Head(&'a Group),
    /// With its number among all hits that are listed.
    Hit(&'a Group, &'a Listed, usize),
    /// So many hits of the document are not listed.
    More(&'a Group, usize),
}

// Compared by who they are, as works are.
impl PartialEq for Results {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Results {
    /// Adds the hits of a document, if it has any.
    pub fn add(&mut self, doc: DocId, count: usize, hits: Vec<Listed>) {
        if count == 0 {
            return;
        }
        self.groups.push(Rc::new(Group {
            doc,
            count,
            first_row: self.rows(),
            first_hit: self.listed,
            hits,
        }));
        let added = self.groups.last().map_or(0, |group| group.hits.len());
        self.listed += added;
        self.count += count;
        self.is_full = self.listed >= MOST;
    }

    /// Takes away what was found in documents that are not there any more.
    pub fn keep(&mut self, is_there: impl Fn(DocId) -> bool) {
        let groups = std::mem::take(&mut self.groups);
        (self.count, self.listed) = (0, 0);
        for group in groups.into_iter().filter(|group| is_there(group.doc)) {
            self.add(group.doc, group.count, group.hits.clone());
        }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.groups
            .last()
            .map_or(0, |group| group.first_row + group.rows())
    }

    pub fn row(&self, row: usize) -> Option<Row<'_>> {
        let after = self.groups.partition_point(|it| it.first_row <= row);
        let group = self.groups.get(after.checked_sub(1)?)?;
        let place = row - group.first_row;
        if place >= group.rows() {
            return None;
        }
        Some(match place.checked_sub(1) {
            None => Row::Head(group),
            Some(n) => match group.hits.get(n) {
                Some(hit) => Row::Hit(group, hit, group.first_hit + n),
                None => Row::More(group, group.count - group.hits.len()),
            },
        })
    }

    /// A hit by its number, with its document.
    pub fn hit(&self, number: usize) -> Option<(DocId, &Listed)> {
        let after = self.groups.partition_point(|it| it.first_hit <= number);
        let group = self.groups.get(after.checked_sub(1)?)?;
        Some((group.doc, group.hits.get(number - group.first_hit)?))
    }

    /// The row in which a hit stands.
    pub fn row_of(&self, number: usize) -> Option<usize> {
        let after = self.groups.partition_point(|it| it.first_hit <= number);
        let group = self.groups.get(after.checked_sub(1)?)?;
        Some(group.first_row + 1 + number - group.first_hit)
    }
}

impl Group {
    fn rows(&self) -> usize {
        1 + self.hits.len() + usize::from(self.count > self.hits.len())
    }
}

impl Listed {
    /// What part of the ledger it is, is not known yet.
    pub fn new(chunk: &Chunk, placed: &Placed) -> Self {
        Self {
            byte: chunk.byte + placed.hit.start(),
            point: placed.point,
            part: None,
            excerpt: Excerpt::of(&chunk.text, &placed.hit.marks),
        }
    }

    #[must_use]
    pub fn told_by(mut self, parts: &Parts) -> Self {
        self.part = parts.at(self.point);
        self
    }
}

impl Excerpt {
    /// Around marks that stand on one line, from the first of them.
    fn of(text: &str, marks: &[Range<usize>]) -> Self {
        let mark = marks.first().cloned().unwrap_or(0..0);
        let ends = ['\n', '\r', '\u{2028}'];
        let line = text[..mark.start].rfind(ends);
        let line = line.map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
        let line_end = text[mark.end..]
            .find(ends)
            .map_or(text.len(), |at| mark.end + at);
        let back = text[line..mark.start].char_indices().rev();
        let start = back
            .take(BEFORE)
            .last()
            .map_or(mark.start, |(at, _)| line + at);
        let start = word_start(&text[line..mark.start], start - line) + line;
        let blanks = text[start..mark.start].len() - text[start..mark.start].trim_start().len();
        let start = start + blanks;
        let mut ahead = text[start..line_end].char_indices().skip(LENGTH);
        let end = ahead.next().map_or(line_end, |(at, _)| start + at);
        let shown = marks.iter().filter(|mark| mark.start < end);
        Self {
            text: text[start..end].trim_end().to_owned(),
            cut_before: !text[line..start].trim().is_empty(),
            cut_behind: !text[end..line_end].trim().is_empty(),
            marks: shown
                .map(|mark| mark.start - start..mark.end.min(end) - start)
                .collect(),
        }
    }

    /// Its pieces in order, and whether each is marked.
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = Vec::new();
        let mut at = 0;
        for mark in &self.marks {
            pieces.push((self.text.get(at..mark.start).unwrap_or_default(), false));
            pieces.push((self.text.get(mark.clone()).unwrap_or_default(), true));
            at = mark.end;
        }
        pieces.push((self.text.get(at..).unwrap_or_default(), false));
        pieces.retain(|(text, _)| !text.is_empty());
        pieces
    }
}

/// Where the number or the word of letters begins that `at` stands in, if it is not long.
fn word_start(text: &str, at: usize) -> usize {
    let is_inside = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    let inside = is_inside(bytes.get(at));
    let before = bytes[..at].iter().rev().take(BEFORE);
    let length = before.take_while(|byte| is_inside(Some(byte))).count();
    if inside { at - length } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::search::chunks::Chunks;
    use crate::app::search::query::Query;

    fn listed(text: &str, words: &str, by: By) -> Vec<Listed> {
        let query = Query::new(words).unwrap();
        let fetch = |bytes: Range<usize>| text.as_bytes()[bytes].to_vec();
        let chunk = Chunks::new(text.len()).next(&fetch).unwrap();
        let placed = chunk.search(&query, by);
        placed.iter().map(|it| Listed::new(&chunk, it)).collect()
    }

    #[test]
    fn an_excerpt_stays_on_its_line_and_marks_what_was_found() {
        let long = "𠮷".repeat(100);
        let text = format!("上一行\n　　支部補 缴党费。\n{long}补缴{long}");
        let hits = listed(&text, "补缴", By::Phrase);
        assert_eq!(hits.len(), 2);
        let first = &hits[0].excerpt;
        assert_eq!(
            first.pieces(),
            [("支部", false), ("補 缴", true), ("党费。", false)]
        );
        assert!(!first.cut_before && !first.cut_behind);
        let second = &hits[1].excerpt;
        assert!(second.cut_before && second.cut_behind);
        assert_eq!(second.text.chars().count(), LENGTH);
        assert_eq!(second.pieces()[1], ("补缴", true));
        assert_eq!(hits[1].point, 4 + 11 + 100);
        assert_eq!(&text[hits[1].byte..][..6], "补缴");
    }

    #[test]
    fn an_excerpt_does_not_begin_within_a_number() {
        let text = "镇党委在2023年8月15日前已经补缴";
        let hits = listed(text, "补缴", By::Phrase);
        assert_eq!(hits[0].excerpt.text, "2023年8月15日前已经补缴");
    }

    #[test]
    fn words_far_apart_show_the_first() {
        let text = format!("支部{}补缴", "很".repeat(200));
        let hits = listed(&text, "补缴 支部", By::Words);
        assert_eq!(hits[0].excerpt.pieces()[0], ("支部", true));
        assert_eq!(hits[0].excerpt.marks.len(), 1);
    }

    #[test]
    fn rows_are_documents_with_their_hits() {
        let hits = listed("补缴、补缴、补缴", "补缴", By::Phrase);
        let mut results = Results::default();
        results.add(7, 3, hits.clone());
        results.add(8, 0, Vec::new());
        results.add(9, 5, hits[..2].to_vec());
        assert_eq!(
            (results.rows(), results.count, results.listed),
            (4 + 4, 8, 5)
        );
        assert!(matches!(results.row(0), Some(Row::Head(group)) if group.doc == 7));
        assert!(matches!(results.row(3), Some(Row::Hit(_, _, 2))));
        assert!(matches!(results.row(5), Some(Row::Hit(group, _, 3)) if group.doc == 9));
        assert!(matches!(results.row(7), Some(Row::More(_, 3))));
        assert!(results.row(8).is_none());
        assert_eq!(results.hit(4).unwrap().0, 9);
        assert_eq!((results.row_of(0), results.row_of(4)), (Some(1), Some(6)));
        assert!(results.hit(5).is_none());
        results.keep(|doc| doc == 9);
        assert_eq!((results.rows(), results.count, results.listed), (4, 5, 2));
    }
}
