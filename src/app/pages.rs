//! The pages of a document that has any, by where they begin in its text.

use crate::report::Segment;

/// Where each page begins.
#[derive(Debug, Default, PartialEq)]
pub struct Pages {
    /// Page, counted from 1, and code point; both count up.
    starts: Vec<(usize, usize)>,
}

impl Pages {
    /// A page is known by the first segment that begins on it.
    pub fn of(segments: &[Segment]) -> Self {
        let mut starts: Vec<(usize, usize)> = Vec::new();
        for segment in segments {
            let Some(page) = segment.page else { continue };
            if starts.last().is_none_or(|&(last, _)| last < page) {
                starts.push((page, segment.span[0]));
            }
        }
        Self { starts }
    }

    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The page with the highest number that something begins on.
    pub fn last(&self) -> usize {
        self.starts.last().map_or(0, |start| start.0)
    }

    /// The page that holds a code point.
    pub fn at(&self, point: usize) -> usize {
        let after = self.starts.partition_point(|start| start.1 <= point);
        let start = self.starts.get(after.saturating_sub(1));
        start.map_or(0, |start| start.0)
    }

    /// The code point where a page begins, or where the next one does if nothing begins on it.
    pub fn start(&self, page: usize) -> Option<usize> {
        let place = self.starts.partition_point(|start| start.0 < page);
        let start = self.starts.get(place).or(self.starts.last());
        start.map(|start| start.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Role;

    fn pages(pages: &[(usize, Option<usize>)]) -> Pages {
        let segments = pages.iter().map(|&(start, page)| Segment {
            span: [start, start + 5],
            role: Role::Body,
            page,
        });
        Pages::of(&segments.collect::<Vec<_>>())
    }

    #[test]
    fn a_page_is_where_its_first_segment_begins() {
        let pages = pages(&[(0, Some(1)), (5, Some(1)), (10, Some(2)), (15, Some(4))]);
        assert_eq!(
            (pages.at(0), pages.at(9), pages.at(10), pages.at(99)),
            (1, 1, 2, 4)
        );
        assert_eq!((pages.start(1), pages.start(2)), (Some(0), Some(10)));
        // Nothing begins on the third.
        assert_eq!((pages.start(3), pages.start(9)), (Some(15), Some(15)));
        assert_eq!(pages.last(), 4);
    }

    #[test]
    fn without_pages_there_are_none() {
        let pages = pages(&[(0, None), (5, None)]);
        assert!(pages.is_empty());
        assert_eq!((pages.at(3), pages.start(1)), (0, None));
    }
}
