//! A workspace that was saved is opened again.

use std::collections::HashMap;
use std::rc::Rc;

use js_sys::Uint8Array;

use super::queue::Queue;
use super::{Input, input};
use crate::app::document::DocId;
use crate::app::nesting::Nesting;
use crate::app::reviews::Change;
use crate::app::state::{Action, Notice};
use crate::review::Review;
use crate::source::{OpenError, OpenOptions, Refusal};
use crate::worker::reader::Inner;
use crate::workspace::{Entry, INDEX, Workspace, index};

/// The index among the files of an archive, which then are those that it names.
pub fn take_index(members: &mut Vec<Inner>) -> Option<Result<Workspace, String>> {
    let place = members.iter().position(|it| it.path == INDEX)?;
    let bytes = members[place].bytes.as_ref().ok()?;
    let index = index(&Uint8Array::new(bytes).to_vec())?;
    members.remove(place);
    Some(index)
}

impl Queue {
    /// Adds the documents of a workspace, with what was done to them.
    pub(super) fn add_workspace(&self, workspace: Workspace, members: Vec<Inner>) {
        self.mask_too(&workspace);
        let mut members: HashMap<String, Inner> = members
            .into_iter()
            .map(|it| (it.path.clone(), it))
            .collect();
        let mut inputs = Vec::new();
        for mut entry in workspace.documents {
            let review = std::mem::take(&mut entry.review);
            inputs.push((
                to_input(entry, &review, &mut members),
                OpenOptions::default(),
                review,
            ));
        }
        let reviews: Vec<Review> = inputs.iter().map(|it| it.2.clone()).collect();
        let ids = self.add_with(inputs);
        for (&id, review) in ids.iter().zip(reviews) {
            if !review.is_empty() {
                self.act(Action::Review(id, Change::Put(review)));
            }
        }
        self.act(Action::Brought(workspace.own, workspace.mask));
        self.act(Action::Notice(Some(Notice::Brought(ids.len()))));
        self.join_files_that_are_here(&ids);
    }

    /// What is masked in the workspace is masked here too, if anything is.
    fn mask_too(&self, workspace: &Workspace) {
        if let (Some(mut choices), Some(more)) = (self.masked(), workspace.mask.clone()) {
            choices.join(more);
            let ids = self.ids();
            self.act(Action::Mask(true, Rc::new(choices.clone())));
            self.mask(Some(&choices), &ids);
        }
    }

    /// The files that documents without text wait for may have been opened before.
    fn join_files_that_are_here(&self, awaited: &[DocId]) {
        let shelf = self.shelf();
        for id in self.ids() {
            let delivery = (!awaited.contains(&id))
                .then(|| shelf.delivered(id))
                .flatten();
            if let Some(sha256) = delivery.and_then(|it| it.summary.sha256.clone()) {
                self.hand_over(id, &sha256);
            }
        }
    }

    /// What was saved of a document without its text goes to its file, now that it is here.
    pub(super) fn hand_over(&self, id: DocId, sha256: &str) {
        let Some(awaited) = self.awaited(sha256) else {
            return;
        };
        // Where somebody has worked on the document here already, both stay.
        if !self.review(id).is_empty() {
            return;
        }
        let review = self.review(awaited);
        self.remove(vec![awaited]);
        if !review.is_empty() {
            self.know_review(id, review.clone());
            self.act(Action::Review(id, Change::Put(review)));
            // Lists and tables are to tell it as well.
            self.retry(&[id]);
        }
    }
}

fn to_input(entry: Entry, review: &Review, members: &mut HashMap<String, Inner>) -> Input {
    let name: Rc<str> = entry.name.into();
    let member = entry.report.and_then(|path| members.remove(&path));
    match (member.map(|it| it.bytes), entry.sha256) {
        (Some(Ok(bytes)), _) => input::of_bytes(&bytes, "report.json", name, Nesting::at(1)),
        (Some(Err(refusal)), _) => Input::Refused { name, refusal },
        (None, Some(sha256)) => Input::Awaited {
            name,
            sha256: sha256.into(),
            edits: review.edits.len(),
        },
        (None, None) => Input::Refused {
            name,
            refusal: Refusal::from(&OpenError::SavedWithoutText),
        },
    }
}
