//! What a person does, and what the page then knows.

use super::*;
use crate::app::listing::Order;
use crate::app::summary::Summary;
use crate::report::DocumentKind;
use crate::source::OpenError;
use crate::view::fixture;

fn doc(id: DocId) -> Doc {
    Doc {
        id,
        name: format!("{id}.txt").into(),
        bytes: None,
        stage: Stage::Waiting,
    }
}

fn done() -> Stage {
    Stage::Done(Rc::new(Summary::of(&fixture::report())))
}

fn ready(id: DocId) -> Action {
    let work = Work::new(fixture::report(), fixture::TEXT.to_string());
    Action::Ready(id, Rc::new(work))
}

fn stage(id: DocId, stage: Stage) -> Action {
    Action::Stages(vec![(id, stage)])
}

fn state(actions: impl IntoIterator<Item = Action>) -> State {
    let mut state = State::new(Lang::Zh, Theme::Auto, true);
    for action in actions {
        state.apply(action);
    }
    state
}

#[test]
fn the_first_of_what_was_dropped_is_opened() {
    let state = state([
        Action::Add(vec![doc(1), doc(2)]),
        Action::Add(vec![doc(3), doc(4)]),
    ]);
    assert_eq!(state.open, Some(3));
    assert_eq!(state.docs.len(), 4);
    assert!(state.busy());
}

#[test]
fn a_failed_document_stays_and_the_others_go_on() {
    let state = state([
        Action::Add(vec![doc(1), doc(2)]),
        stage(1, Stage::Failed(Rc::new(OpenError::Empty.into()))),
        stage(2, done()),
    ]);
    assert_eq!(state.docs.len(), 2);
    assert_eq!(state.read(), 1);
    assert!(!state.busy());
}

#[test]
fn an_answer_for_a_document_that_was_removed_is_dropped() {
    let state = state([
        Action::Add(vec![doc(1), doc(2)]),
        Action::Remove(vec![1]),
        stage(1, done()),
    ]);
    assert_eq!(state.docs.len(), 1);
    assert_eq!(state.open, Some(2));
}

#[test]
fn a_document_that_is_no_report_opens_at_its_entities() {
    let mut report = fixture::report();
    report.kind = DocumentKind::InspectionNotice;
    let notice = Rc::new(Summary::of(&report));
    let mut state = state([
        Action::Add(vec![doc(1), doc(2)]),
        stage(1, Stage::Done(notice)),
        stage(2, done()),
    ]);
    assert_eq!(state.tab, Tab::Entities);
    state.apply(Action::Open(2));
    assert_eq!(state.tab, Tab::Problems);
}

#[test]
fn choosing_in_the_text_turns_the_ledger_to_it() {
    let mut state = state([Action::Add(vec![doc(1)]), stage(1, done())]);
    state.apply(Action::Choose {
        target: Target::Finding(0),
        from: Side::Text,
        place: Some(3),
    });
    assert_eq!(state.tab, Tab::Findings);
    let first = state.current.unwrap();
    state.apply(Action::Choose {
        target: Target::Finding(0),
        from: Side::Ledger,
        place: None,
    });
    assert_ne!(state.current.unwrap().nth, first.nth);
    state.apply(Action::Add(vec![doc(2)]));
    assert_eq!(state.current, None);
}

#[test]
fn the_last_problem_has_no_next() {
    let mut state = state([Action::Add(vec![doc(1)]), stage(1, done()), ready(1)]);
    for expected in [Target::Problem(0), Target::Problem(1), Target::Problem(1)] {
        state.apply(Action::Step(Series::Problems, Step::Next));
        assert_eq!(state.current.unwrap().target, expected);
    }
    assert_eq!(
        state.notice.as_deref(),
        Some(&Notice::End(Series::Problems, Step::Next))
    );
}

#[test]
fn the_report_is_kept_without_its_text() {
    let mut report = fixture::report();
    report.source.text = Some(fixture::TEXT.into());
    let work = Work::new(report, fixture::TEXT.into());
    assert_eq!(work.report.source.text, None);
    assert_eq!(work.cut.lines.len(), 5);
}

#[test]
fn a_document_is_asked_for_when_it_is_opened_or_read_anew() {
    let mut state = state([
        Action::Add(vec![doc(1), doc(2)]),
        Action::Stages(vec![(1, done()), (2, done())]),
    ]);
    assert!(state.open_work().is_none());
    state.apply(ready(2));
    assert!(state.open_work().is_none(), "it is not the open one");
    state.apply(ready(1));
    assert!(state.open_work().is_some());
    let asked = state.asked;
    state.apply(stage(2, Stage::Waiting));
    state.apply(Action::Open(1));
    assert_eq!(state.asked, asked);
    state.apply(stage(1, done()));
    assert!(state.asked > asked);
    assert!(
        state.open_work().is_none(),
        "what was ready is of the reading before"
    );
}

#[test]
fn documents_are_walked_as_they_are_listed() {
    let mut state = state([Action::Add(vec![doc(1), doc(2), doc(10)])]);
    state.apply(Action::List(Listing {
        order: Order::Name,
        reversed: true,
        ..Listing::default()
    }));
    assert_eq!(*state.listed, [10, 2, 1]);
    state.apply(Action::Open(10));
    state.apply(Action::OpenBeside(Step::Next));
    assert_eq!(state.open, Some(2));
    // What takes the place of the open one is next to it in the list.
    state.apply(Action::Remove(vec![2, 1]));
    assert_eq!(state.open, Some(10));
    state.apply(Action::Remove(vec![10]));
    assert_eq!(state.open, None);
}

#[test]
fn picked_problems_stay_alone_until_another_is_chosen() {
    let mut state = state([
        Action::Add(vec![doc(1), doc(2)]),
        stage(1, done()),
        stage(2, done()),
        Action::View(View::Charts),
    ]);
    let picked = Picked {
        doc: 2,
        label: "党费".into(),
        problems: vec![0],
        first: 0,
    };
    state.apply(Action::Pick(Some(picked)));
    assert_eq!((state.open, state.view), (Some(2), View::Reading));
    assert_eq!(state.current.map(|it| it.target), Some(Target::Problem(0)));
    let choose = |target| Action::Choose {
        target,
        from: Side::Text,
        place: None,
    };
    state.apply(choose(Target::Entity(0)));
    assert!(state.picked.is_some());
    state.apply(choose(Target::Problem(1)));
    assert!(state.picked.is_none());
}

#[test]
fn what_was_picked_goes_with_its_document() {
    let picked = Picked {
        doc: 1,
        label: String::new(),
        problems: vec![0],
        first: 0,
    };
    let state = state([
        Action::Add(vec![doc(1), doc(2)]),
        Action::Pick(Some(picked)),
        Action::Open(2),
    ]);
    assert_eq!(state.picked, None);
}
