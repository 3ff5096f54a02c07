//! What was done and can be undone, what was undone and can be done again.

use super::{Edit, Review};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    review: Review,
    /// The last one that was undone stands last.
    undone: Vec<Edit>,
}

impl History {
    /// Of a review that was kept.
    pub fn of(review: Review) -> Self {
        Self {
            review,
            undone: Vec::new(),
        }
    }

    pub fn review(&self) -> &Review {
        &self.review
    }

    /// What was undone before can no longer be done again. An edit that adds something without a name gets a fresh one.
    pub fn push(&mut self, mut edit: Edit) {
        edit.name_by(|| self.review.fresh());
        self.review.edits.push(edit);
        self.undone.clear();
    }

    /// Whether there was something to undo.
    pub fn undo(&mut self) -> bool {
        let last = self.review.edits.pop();
        let any = last.is_some();
        self.undone.extend(last);
        any
    }

    /// Whether there was something to do again.
    pub fn redo(&mut self) -> bool {
        let last = self.undone.pop();
        let any = last.is_some();
        self.review.edits.extend(last);
        any
    }

    pub fn can_undo(&self) -> bool {
        !self.review.edits.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
