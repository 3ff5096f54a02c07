//! Searching: in the open text, in its ledger, in all documents. What of it needs no browser; slices of time and what is
//! drawn are the business of `hooks` and `components`.

pub mod alike;
pub mod chunks;
pub mod parts;
pub mod query;
pub mod results;

use std::rc::Rc;

use super::document::DocId;
use super::state::{Action, Current, Pane, Side, State, View};
use results::Results;

/// Where is searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    #[default]
    Text,
    /// What of the open text stands in its ledger.
    Ledger,
    All,
}

impl Scope {
    pub const ALL: [Scope; 3] = [Scope::Text, Scope::Ledger, Scope::All];
}

/// The search as the page shows it. The words stay when it is closed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    pub is_open: bool,
    pub scope: Scope,
    pub words: Rc<str>,
    /// Over all documents.
    pub results: Rc<Results>,
    /// The listed hit that was opened last.
    pub hit: Option<usize>,
    /// Until it was gone to.
    pub go: Option<Go>,
    back: Option<Back>,
}

/// A place that the text is to be brought to, once it is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Go {
    pub doc: DocId,
    pub byte: usize,
    /// Whether a hit begins there, or the text is to begin there as it did.
    pub is_hit: bool,
}

/// Where one was before all documents were searched.
#[derive(Clone, Debug, PartialEq)]
struct Back {
    view: View,
    pane: Pane,
    open: Option<DocId>,
    current: Option<Current>,
    /// The first byte of the text in view.
    top: Option<usize>,
}

pub enum Change {
    Open(Scope),
    /// The first byte of the open text that is in view, as the search is opened.
    Top(usize),
    Close,
    /// Closes, and shows what was shown before all documents were searched.
    Back,
    Words(Rc<str>),
    Results(Rc<Results>),
    /// Opens the document of a listed hit at its place.
    Hit(usize),
    /// The text stands where it was to be brought to.
    Gone,
    /// Opens a document of the results at its first hit that is not listed, or the last that is.
    Rest(DocId),
}

impl Search {
    /// What is searched for in all documents, if that is asked for.
    pub fn over_all(&self) -> Option<Rc<str>> {
        let asked = self.shows_results() && !self.words.trim().is_empty();
        asked.then(|| self.words.clone())
    }

    pub fn shows_results(&self) -> bool {
        self.is_open && self.scope == Scope::All
    }

    /// The listed hit behind the last one or before it; from the end it goes on at the beginning.
    pub fn beside(&self, forward: bool) -> Option<usize> {
        let count = self.results.listed;
        let here = self.hit.filter(|&hit| hit < count);
        match (here, forward) {
            _ if count == 0 => None,
            (None, true) => Some(0),
            (None, false) => Some(count - 1),
            (Some(here), true) => Some((here + 1) % count),
            (Some(here), false) => Some((here + count - 1) % count),
        }
    }

    fn go(&mut self, doc: DocId, byte: usize, is_hit: bool) {
        self.go = Some(Go { doc, byte, is_hit });
    }
}

/// What a change of the search does to the page.
pub fn apply(state: &mut State, change: Change) {
    match change {
        Change::Open(scope) => open(state, scope),
        Change::Top(byte) => {
            let open = state.open;
            let back = state.search.back.as_mut();
            if let Some(back) = back.filter(|back| back.open == open) {
                back.top.get_or_insert(byte);
            }
        }
        Change::Close => close(state),
        Change::Back => back(state),
        Change::Words(words) => {
            if words != state.search.words {
                state.search.words = words;
                state.search.hit = None;
                state.search.results = Rc::default();
            }
        }
        Change::Results(results) => state.search.results = results,
        Change::Hit(number) => choose(state, number),
        Change::Gone => state.search.go = None,
        Change::Rest(doc) => rest(state, doc),
    }
}

fn open(state: &mut State, scope: Scope) {
    let was_open = state.search.shows_results();
    state.search.is_open = true;
    state.search.scope = scope;
    state.dialog = None;
    if scope != Scope::All {
        state.view = View::Reading;
        state.pane = Pane::Text;
        state.search.back = None;
    } else if !was_open {
        state.search.back = Some(Back {
            view: state.view,
            pane: state.pane,
            open: state.open,
            current: state.current,
            top: None,
        });
        state.view = View::Reading;
        state.pane = Pane::Documents;
    } else {
        state.pane = Pane::Documents;
    }
}

fn close(state: &mut State) {
    state.search.is_open = false;
    state.search.back = None;
    // What was found may be masked or changed until all is searched again.
    state.search.results = Rc::default();
    state.search.hit = None;
    if state.pane == Pane::Documents {
        state.pane = Pane::Text;
    }
}

fn back(state: &mut State) {
    let before = state.search.back.take();
    close(state);
    let Some(before) = before else { return };
    if let Some(id) = before.open.filter(|&id| state.doc(id).is_some()) {
        state.apply(Action::Open(id));
        state.current = before.current.map(|current| Current {
            from: Side::Search,
            ..current
        });
        if let Some(top) = before.top {
            state.search.go(id, top, false);
        }
    }
    (state.view, state.pane) = (before.view, before.pane);
}

fn choose(state: &mut State, number: usize) {
    let results = state.search.results.clone();
    let Some((doc, hit)) = results.hit(number) else {
        return;
    };
    if state.doc(doc).is_none() {
        return;
    }
    state.search.hit = Some(number);
    show(state, doc, hit.byte);
    match hit.part {
        Some(part) => state.apply(Action::Choose {
            target: part.target,
            from: Side::Search,
            place: Some(hit.point),
        }),
        None => state.current = None,
    }
}

fn rest(state: &mut State, doc: DocId) {
    let results = state.search.results.clone();
    let group = results.groups.iter().find(|group| group.doc == doc);
    if let Some(last) = group.and_then(|group| group.hits.last()) {
        show(state, doc, last.byte + 1);
        state.search.scope = Scope::Text;
    }
}

fn show(state: &mut State, doc: DocId, byte: usize) {
    state.apply(Action::Open(doc));
    state.view = View::Reading;
    state.pane = Pane::Text;
    state.search.go(doc, byte, true);
}

#[cfg(test)]
mod tests;
