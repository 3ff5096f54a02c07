//! What a person does with the search, and what the page then shows.

use super::parts::{InLedger, Part};
use super::results::{Excerpt, Listed};
use super::*;
use crate::app::document::{Doc, Stage};
use crate::app::messages::Lang;
use crate::app::state::{Tab, Theme};
use crate::app::summary::Summary;
use crate::view::fixture;
use crate::view::target::Target;

fn listed(byte: usize, part: Option<Target>) -> Listed {
    Listed {
        byte,
        point: byte / 3,
        part: part.map(|target| InLedger {
            target,
            part: Part::Title,
        }),
        excerpt: Excerpt {
            text: "党费".into(),
            marks: Vec::new(),
            cut_before: false,
            cut_behind: false,
        },
    }
}

/// Three documents, of which the first is open, and hits in the second and third.
fn state() -> State {
    let doc = |id| Doc {
        id,
        name: format!("{id}.txt").into(),
        bytes: None,
        stage: Stage::Done(Rc::new(Summary::of(&fixture::report()))),
    };
    let mut state = State::new(Lang::Zh, Theme::Auto, true);
    state.apply(Action::Add(vec![doc(1), doc(2), doc(3)]));
    state.apply(Action::View(View::Table));
    let mut results = Results::default();
    results.add(
        2,
        2,
        vec![listed(30, None), listed(60, Some(Target::Problem(1)))],
    );
    results.add(3, 9, vec![listed(90, None)]);
    apply(&mut state, Change::Open(Scope::All));
    apply(&mut state, Change::Words("党费".into()));
    apply(&mut state, Change::Results(Rc::new(results)));
    state
}

#[test]
fn a_hit_opens_its_document_at_its_place_and_chooses_what_it_is_part_of() {
    let mut state = state();
    apply(&mut state, Change::Hit(1));
    assert_eq!(
        (state.open, state.view, state.pane),
        (Some(2), View::Reading, Pane::Text)
    );
    assert_eq!(state.current.map(|it| it.target), Some(Target::Problem(1)));
    assert_eq!(state.tab, Tab::Problems);
    let go = state.search.go.unwrap();
    assert_eq!((go.doc, go.byte, go.is_hit), (2, 60, true));
    // Running text chooses nothing.
    apply(&mut state, Change::Hit(0));
    assert_eq!(state.current, None);
    assert_eq!(state.search.go.unwrap().byte, 30);
}

#[test]
fn hits_are_walked_through_from_end_to_beginning() {
    let mut state = state();
    let mut walked = Vec::new();
    for _ in 0..4 {
        let next = state.search.beside(true).unwrap();
        apply(&mut state, Change::Hit(next));
        walked.push(next);
    }
    assert_eq!(walked, [0, 1, 2, 0]);
    assert_eq!(state.search.beside(false), Some(2));
    apply(&mut state, Change::Words("别的".into()));
    assert_eq!(state.search.beside(true), None);
}

#[test]
fn escape_leads_back_and_the_words_stay() {
    let mut state = state();
    let results = state.search.results.clone();
    apply(&mut state, Change::Top(12));
    apply(&mut state, Change::Hit(2));
    apply(&mut state, Change::Back);
    assert_eq!(
        (state.open, state.view, state.pane),
        (Some(1), View::Table, Pane::Text)
    );
    let go = state.search.go.unwrap();
    assert_eq!((go.doc, go.byte, go.is_hit), (1, 12, false));
    assert!(!state.search.is_open);
    assert_eq!(&*state.search.words, "党费");
    apply(&mut state, Change::Open(Scope::All));
    assert_eq!(state.search.over_all().as_deref(), Some("党费"));
    // Closed otherwise, the page stays where it is. What was found has to be sought again.
    assert_eq!(state.search.results.count, 0);
    apply(&mut state, Change::Results(results));
    apply(&mut state, Change::Hit(2));
    apply(&mut state, Change::Close);
    assert_eq!((state.open, state.view), (Some(3), View::Reading));
}

#[test]
fn what_is_not_listed_is_searched_in_its_text() {
    let mut state = state();
    apply(&mut state, Change::Rest(3));
    assert_eq!((state.open, state.search.scope), (Some(3), Scope::Text));
    assert_eq!(state.search.go.map(|go| go.byte), Some(91));
}

#[test]
fn a_document_that_is_gone_is_not_opened() {
    let mut state = state();
    state.apply(Action::Remove(vec![2]));
    apply(&mut state, Change::Hit(0));
    assert_eq!(state.open, Some(1));
    apply(&mut state, Change::Hit(99));
    assert_eq!(state.open, Some(1));
}
