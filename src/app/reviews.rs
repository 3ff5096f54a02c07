//! What was changed by hand of each document, with what can be undone.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::document::DocId;
use crate::report::Report;
use crate::review::{Edit, EntityKey, History, Review};
use crate::view::target::Target;

/// Cloned with the state: cheap.
#[derive(Clone, Default, PartialEq)]
pub struct Reviews(Rc<BTreeMap<DocId, History>>);

#[derive(Clone, Debug)]
pub enum Change {
    Edit(Edit),
    Undo,
    Redo,
    /// A review that was kept elsewhere.
    Put(Review),
}

impl Reviews {
    pub fn history(&self, id: DocId) -> Option<&History> {
        self.0.get(&id)
    }

    /// Empty where nothing was changed.
    pub fn review(&self, id: DocId) -> Review {
        let history = self.history(id);
        history.map_or_else(Review::default, |history| history.review().clone())
    }

    /// Whether something is different now.
    pub fn change(&mut self, id: DocId, change: Change) -> bool {
        let history = Rc::make_mut(&mut self.0).entry(id).or_default();
        match change {
            Change::Edit(edit) => {
                history.push(edit);
                true
            }
            Change::Undo => history.undo(),
            Change::Redo => history.redo(),
            Change::Put(review) => {
                *history = History::of(review);
                true
            }
        }
    }

    pub fn forget(&mut self, ids: &[DocId]) {
        if ids.iter().any(|id| self.0.contains_key(id)) {
            Rc::make_mut(&mut self.0).retain(|id, _| !ids.contains(id));
        }
    }
}

/// The same thing in a report that was made anew; `None` where it is gone.
pub fn carried(before: &Report, now: &Report, target: Target) -> Option<Target> {
    let problem = |p: usize| {
        let id = &before.problems.get(p)?.id;
        now.problems.iter().position(|problem| problem.id == *id)
    };
    let response = |p: usize, r: usize| {
        let id = crate::review::response_id(before.problems.get(p)?, r);
        now.problems.iter().enumerate().find_map(|(p, problem)| {
            let mut all = 0..problem.responses.len();
            let r = all.find(|&r| crate::review::response_id(problem, r) == id)?;
            Some((p, r))
        })
    };
    match target {
        Target::Problem(p) => problem(p).map(Target::Problem),
        Target::Response(p, r) => response(p, r).map(|(p, r)| Target::Response(p, r)),
        Target::Item(p, r, i) => {
            let (p, r) = response(p, r)?;
            let items = &now.problems[p].responses[r].items;
            items.get(i).map(|_| Target::Item(p, r, i))
        }
        Target::Entity(i) => {
            let key = EntityKey::of(before.entities.get(i)?);
            let mut all = now.entities.iter();
            let place = all.position(|entity| EntityKey::of(entity) == key)?;
            Some(Target::Entity(place))
        }
        // No edit moves the others.
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Field, Words, apply};
    use crate::view::fixture;

    fn delete(target: &str) -> Edit {
        Edit::Delete {
            target: target.into(),
        }
    }

    #[test]
    fn each_document_has_its_own_history() {
        let mut reviews = Reviews::default();
        assert!(reviews.change(1, Change::Edit(delete("p1"))));
        assert!(!reviews.change(2, Change::Undo));
        assert_eq!(reviews.review(1).edits.len(), 1);
        assert!(reviews.review(2).is_empty());
        assert!(reviews.change(1, Change::Undo));
        assert!(reviews.review(1).is_empty());
        assert!(reviews.change(1, Change::Redo));
        reviews.forget(&[1]);
        assert!(reviews.history(1).is_none());
    }

    #[test]
    fn a_choice_stays_with_its_thing() {
        let before = fixture::report();
        let mut now = before.clone();
        let title = Edit::SetWords {
            target: "p2".into(),
            field: Field::Title,
            words: Words::Text("甲".into()),
        };
        let edits = vec![delete("p1"), title];
        assert!(apply(&mut now, fixture::TEXT, &Review { edits }).is_empty());
        let to = |target| carried(&before, &now, target);
        assert_eq!(to(Target::Problem(1)), Some(Target::Problem(0)));
        assert_eq!(to(Target::Problem(0)), None);
        assert_eq!(to(Target::Item(1, 0, 0)), Some(Target::Item(0, 0, 0)));
        assert_eq!(to(Target::Response(0, 0)), None);
        assert_eq!(to(Target::Entity(1)), Some(Target::Entity(1)));
        assert_eq!(to(Target::Finding(0)), Some(Target::Finding(0)));
    }
}
