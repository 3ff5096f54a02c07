//! Documents that a person picked out of the list by hand, for exports, charts and the table.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::document::{Doc, DocId};
use super::listing::Listing;
use super::state::State;

/// A set of documents. Filters hide some of it and keep it as it is; what is removed leaves it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PickedDocs {
    ids: BTreeSet<DocId>,
    /// The one that was picked last: from there a range goes.
    last: Option<DocId>,
    in_order: Rc<Vec<DocId>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Picks a document, or lets it go.
    Toggle(DocId),
    /// Picks all that is listed between two documents, with these.
    Between(DocId, DocId),
    /// The same from the one picked last, or else from the open one.
    Through(DocId),
    Listed,
    Nothing,
}

impl PickedDocs {
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    pub fn has(&self, id: DocId) -> bool {
        self.ids.contains(&id)
    }

    /// As the list is sorted, with those that its filters hide. Another `Rc` whenever anything became of a document.
    pub fn in_order(&self) -> &Rc<Vec<DocId>> {
        &self.in_order
    }

    /// How many of `listed` are picked.
    pub fn among(&self, listed: &[DocId]) -> usize {
        listed.iter().filter(|&&id| self.has(id)).count()
    }

    fn toggle(&mut self, id: DocId) {
        let is_new = self.ids.insert(id);
        if !is_new {
            self.ids.remove(&id);
        }
        self.last = is_new.then_some(id);
    }

    /// If one of the two is not listed, the second alone is picked.
    fn add_between(&mut self, from: DocId, to: DocId, listed: &[DocId]) {
        let place = |id: DocId| listed.iter().position(|&it| it == id);
        match (place(from), place(to)) {
            (Some(from), Some(to)) => self.ids.extend(&listed[from.min(to)..=from.max(to)]),
            _ => _ = self.ids.insert(to),
        }
    }

    fn put_in_order(&mut self, listing: &Listing, docs: &[Doc]) {
        let picked = docs.iter().filter(|doc| self.ids.contains(&doc.id));
        self.in_order = Rc::new(listing.sorted(picked.collect()));
        self.ids = self.in_order.iter().copied().collect();
        self.last = self.last.filter(|last| self.ids.contains(last));
    }
}

pub fn apply(state: &mut State, change: Change) {
    let mut picked = (*state.picked_docs).clone();
    let listed = &state.listed;
    match change {
        Change::Toggle(id) => picked.toggle(id),
        Change::Between(from, to) => picked.add_between(from, to, listed),
        Change::Through(id) => {
            let from = picked.last.or(state.open).unwrap_or(id);
            picked.add_between(from, id, listed);
            picked.last = Some(from).filter(|&from| picked.has(from)).or(Some(id));
        }
        Change::Listed => picked.ids.extend(listed.iter()),
        Change::Nothing => picked = PickedDocs::default(),
    }
    picked.put_in_order(&state.listing, &state.docs);
    state.picked_docs = Rc::new(picked);
}

/// After documents or their order changed.
pub fn follow(state: &mut State) {
    if !state.picked_docs.is_empty() {
        let mut picked = (*state.picked_docs).clone();
        picked.put_in_order(&state.listing, &state.docs);
        state.picked_docs = Rc::new(picked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::document::Stage;
    use crate::app::listing::Order;
    use crate::app::messages::Lang;
    use crate::app::state::{Action, Theme};

    /// 第5份 … 第1份, with the ids 1 … 5; the first is open.
    fn state(changes: impl IntoIterator<Item = Change>) -> State {
        let mut state = State::new(Lang::Zh, Theme::Auto, true);
        let docs = (1..=5).map(|id| Doc {
            id,
            name: format!("第{}份.txt", 6 - id).into(),
            bytes: None,
            stage: Stage::Waiting,
        });
        state.apply(Action::Add(docs.collect()));
        for change in changes {
            state.apply(Action::PickDocs(change));
        }
        state
    }

    fn filter(state: &mut State, words: &str) {
        let words = words.into();
        state.apply(Action::List(Listing {
            words,
            ..state.listing.clone()
        }));
    }

    fn picked(state: &State) -> Vec<DocId> {
        state.picked_docs.in_order().to_vec()
    }

    #[test]
    fn one_is_picked_and_let_go() {
        assert_eq!(picked(&state([])), [0; 0]);
        let changes = || [Change::Toggle(4), Change::Toggle(2)];
        assert_eq!(picked(&state(changes())), [2, 4]);
        let again = changes().into_iter().chain([Change::Toggle(4)]);
        assert_eq!(picked(&state(again)), [2]);
    }

    #[test]
    fn a_range_goes_from_what_was_picked_last_either_way() {
        let ranges = |to| picked(&state([Change::Toggle(3), Change::Through(to)]));
        assert_eq!(ranges(5), [3, 4, 5]);
        assert_eq!(ranges(1), [1, 2, 3]);
        // A second one begins at the same place.
        let second = [Change::Toggle(3), Change::Through(2), Change::Through(4)];
        assert_eq!(picked(&state(second)), [2, 3, 4]);
        // Nothing was picked before: from the open one.
        assert_eq!(picked(&state([Change::Through(2)])), [1, 2]);
        assert_eq!(picked(&state([Change::Between(5, 4)])), [4, 5]);
    }

    #[test]
    fn a_range_takes_what_is_listed_and_nothing_else() {
        let mut state = state([Change::Toggle(2)]);
        filter(&mut state, "第");
        state.apply(Action::List(Listing {
            order: Order::Name,
            ..state.listing.clone()
        }));
        // Listed are 5, 4, 3, 2, 1 now.
        state.apply(Action::PickDocs(Change::Through(4)));
        assert_eq!(picked(&state), [4, 3, 2]);
        // What the range would begin at is hidden: the one that was asked for is picked alone.
        filter(&mut state, "5份");
        state.apply(Action::PickDocs(Change::Through(1)));
        assert_eq!(picked(&state), [4, 3, 2, 1]);
    }

    #[test]
    fn filters_keep_what_is_picked_and_sorting_orders_it() {
        let mut state = state([Change::Toggle(1), Change::Toggle(3)]);
        filter(&mut state, "第3份");
        assert_eq!(picked(&state), [1, 3]);
        assert_eq!(state.picked_docs.among(&state.listed), 1);
        state.apply(Action::List(Listing {
            order: Order::Name,
            ..Listing::default()
        }));
        assert_eq!(picked(&state), [3, 1]);
    }

    #[test]
    fn all_that_is_listed_comes_to_what_is_picked() {
        let mut state = state([Change::Toggle(1)]);
        filter(&mut state, "第3份");
        state.apply(Action::PickDocs(Change::Listed));
        assert_eq!(picked(&state), [1, 3]);
        state.apply(Action::PickDocs(Change::Nothing));
        assert!(state.picked_docs.is_empty());
    }

    #[test]
    fn what_is_removed_is_not_picked_any_more() {
        let mut state = state([Change::Toggle(2), Change::Toggle(3)]);
        state.apply(Action::Remove(vec![3, 4]));
        assert_eq!(picked(&state), [2]);
        // The range had begun at a document that is gone.
        state.apply(Action::PickDocs(Change::Through(2)));
        assert_eq!(picked(&state), [1, 2]);
    }

    #[test]
    fn another_order_is_made_whenever_anything_became_of_a_document() {
        let mut state = state([Change::Toggle(2)]);
        let before = state.picked_docs.in_order().clone();
        state.apply(Action::Stages(vec![(2, Stage::Reading)]));
        assert!(!Rc::ptr_eq(&before, state.picked_docs.in_order()));
    }
}
