//! Which documents an export, the charts and the table are over.

use std::rc::Rc;

use super::document::{Doc, DocId};
use super::state::State;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The document that is open.
    Open,
    /// All that the list shows.
    #[default]
    Listed,
    /// Those that were picked by hand, also where a filter hides them.
    Picked,
}

impl Scope {
    /// What there is to choose from.
    pub fn offered(state: &State) -> &'static [Scope] {
        match state.picked_docs.is_empty() {
            true => &[Scope::Open, Scope::Listed],
            false => &[Scope::Open, Scope::Listed, Scope::Picked],
        }
    }

    /// What it comes to: one document leaves no choice, and where nothing is picked it is all that is listed.
    pub fn settled(self, state: &State) -> Scope {
        match self {
            _ if state.docs.len() < 2 => Scope::Open,
            Scope::Picked if state.picked_docs.is_empty() => Scope::Listed,
            scope => scope,
        }
    }

    /// In the order of the list.
    pub fn ids(self, state: &State) -> Rc<Vec<DocId>> {
        match self {
            Scope::Open => Rc::new(state.open.into_iter().collect()),
            Scope::Listed => state.listed.clone(),
            Scope::Picked => state.picked_docs.in_order().clone(),
        }
    }

    /// In the order of the list.
    pub fn docs(self, state: &State) -> Vec<&Doc> {
        let ids = self.ids(state);
        ids.iter().filter_map(|&id| state.doc(id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::document::Stage;
    use crate::app::messages::Lang;
    use crate::app::picked::Change;
    use crate::app::state::{Action, Theme};

    fn state(docs: u32) -> State {
        let mut state = State::new(Lang::Zh, Theme::Auto, true);
        let docs = (1..=docs).map(|id| Doc {
            id,
            name: format!("第{id}份.txt").into(),
            bytes: None,
            stage: Stage::Waiting,
        });
        state.apply(Action::Add(docs.collect()));
        state
    }

    #[test]
    fn of_one_document_there_is_no_choice() {
        let mut state = state(1);
        state.apply(Action::PickDocs(Change::Toggle(1)));
        assert_eq!(Scope::Listed.settled(&state), Scope::Open);
        assert_eq!(Scope::Picked.settled(&state), Scope::Open);
    }

    #[test]
    fn where_nothing_is_picked_it_is_all_that_is_listed() {
        let mut state = state(3);
        let ids = |state: &State, scope: Scope| scope.settled(state).ids(state).to_vec();
        assert_eq!(ids(&state, Scope::Picked), [1, 2, 3]);
        state.apply(Action::PickDocs(Change::Toggle(2)));
        assert_eq!(ids(&state, Scope::Picked), [2]);
        assert_eq!(ids(&state, Scope::Listed), [1, 2, 3]);
        assert_eq!(ids(&state, Scope::Open), [1]);
    }
}
