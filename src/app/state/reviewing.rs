//! Edits by hand: the report is made anew, and what one sees and has chosen stays.

use std::rc::Rc;

use super::{State, Tab};
use crate::app::document::{Doc, DocId, Stage, Work};
use crate::app::reviews::{Change, carried};
use crate::app::summary::Summary;
use crate::review::Edit;

impl State {
    /// The old report stays on the page until the new one is there.
    pub(super) fn review(&mut self, id: DocId, change: Change) {
        let adds_problem = matches!(change, Change::Edit(Edit::AddProblem { .. }));
        if self.doc(id).is_none() || !self.reviews.change(id, change) || self.open != Some(id) {
            return;
        }
        self.asked += 1;
        if adds_problem {
            // One goes on to write it.
            let review = self.reviews.review(id);
            self.editing = review.edits.last().and_then(Edit::new_id).map(Rc::from);
            self.tab = Tab::Problems;
        }
    }

    pub(super) fn make_ready(&mut self, id: DocId, work: Rc<Work>) {
        let before = self.ready.take().filter(|(before, _)| *before == id);
        if let (Some((_, before)), Some(current)) = (before, &mut self.current) {
            match carried(&before.report, &work.report, current.target) {
                Some(target) => current.target = target,
                None => self.current = None,
            }
        }
        if self.reviews.history(id).is_some() {
            self.sum_up(id, Summary::of(&work.report));
        }
        self.ready = Some((id, work));
    }

    fn sum_up(&mut self, id: DocId, mut summary: Summary) {
        let place = self.place(id);
        let before = place.and_then(|place| self.docs[place].summary());
        summary.name = before.and_then(|before| before.name.clone());
        let Some(place) = place.filter(|&place| self.docs[place].summary() != Some(&summary))
        else {
            return;
        };
        self.docs[place].stage = Stage::Done(Rc::new(summary));
        self.list();
    }

    /// Whether something of the open document can be undone, and done again.
    pub fn can_turn_back(&self) -> (bool, bool) {
        let history = self.open_doc().map(|doc: &Doc| doc.id);
        let history = history.and_then(|id| self.reviews.history(id));
        history.map_or((false, false), |it| (it.can_undo(), it.can_redo()))
    }
}
