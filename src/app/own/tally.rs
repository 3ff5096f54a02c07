//! What a search of all documents has found so far.

use crate::report::OwnItem;

/// Hits of the open document that are kept to be shown.
const SHOWN: usize = 30;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Of each kind, in their order.
    pub kinds: Vec<Count>,
    /// How many documents were searched.
    pub documents: usize,
    /// In the open document: the first hits, and how many there are.
    pub here: Option<(Vec<OwnItem>, usize)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub hits: usize,
    pub documents: usize,
}

impl Tally {
    /// Adds a document's hits of each kind.
    pub fn add(&mut self, hits: &[usize]) {
        self.kinds.resize(hits.len(), Count::default());
        for (count, &hits) in self.kinds.iter_mut().zip(hits) {
            count.hits += hits;
            count.documents += usize::from(hits > 0);
        }
        self.documents += 1;
    }

    pub fn show(&mut self, mut items: Vec<OwnItem>) {
        let count = items.len();
        items.truncate(SHOWN);
        self.here = Some((items, count));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_and_documents_are_counted() {
        let mut tally = Tally::default();
        for hits in [[2, 0], [0, 0], [1, 4]] {
            tally.add(&hits);
        }
        let count = |hits, documents| Count { hits, documents };
        assert_eq!(tally.kinds, [count(3, 2), count(4, 1)]);
        assert_eq!(tally.documents, 3);
    }
}
