//! What the page knows, and how each action changes it. Nothing here touches the browser.

use std::rc::Rc;

use crate::report::DocumentKind;

use super::document::{Doc, DocId, Stage, Work};
use super::messages::Lang;
use crate::app::step::{Series, Step, step};
use crate::view::kind::{Kind, KindSet};
use crate::view::target::Target;

#[derive(Clone, PartialEq)]
pub struct State {
    pub docs: Vec<Doc>,
    pub open: Option<DocId>,
    /// Kinds that are switched off.
    pub off: KindSet,
    pub current: Option<Current>,
    pub tab: Tab,
    pub pane: Pane,
    /// Whether the ledger shows each problem whole, or its heading only.
    pub whole: bool,
    pub dialog: Option<Dialog>,
    /// A short message on what was just done.
    pub notice: Option<Rc<Notice>>,
    pub lang: Lang,
    pub theme: Theme,
    /// Whether single keys do something.
    pub keys: bool,
}

/// What is marked on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Current {
    pub target: Target,
    pub from: Side,
    /// Counts up, so that choosing the same thing again scrolls to it again.
    pub nth: u32,
    /// The code point of the text where it was chosen: all that lies over it can be chosen there.
    pub place: Option<usize>,
}

/// Where something was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Text,
    Ledger,
    Keys,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Problems,
    Facts,
    Findings,
    Entities,
    Next,
}

/// What a narrow screen shows; a wide one shows all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    Documents,
    Text,
    Ledger,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    Paste,
    Keys,
    Export,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    Auto,
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    Copied(usize),
    CopyFailed,
    Saved(usize),
    SaveFailed,
    /// No further problem, finding or entity in this direction.
    End(Series, Step),
    /// Nothing was dropped that can be read.
    NothingDropped,
}

pub enum Action {
    /// New documents, in this order.
    Add(Vec<Doc>),
    Stage(DocId, Stage),
    Open(DocId),
    /// The document before or after the open one.
    OpenBeside(Step),
    Remove(DocId),
    Choose {
        target: Target,
        from: Side,
        place: Option<usize>,
    },
    Unchoose,
    Step(Series, Step),
    Toggle(Kind),
    AllKinds(bool),
    Tab(Tab),
    Pane(Pane),
    Whole(bool),
    Dialog(Option<Dialog>),
    Notice(Option<Notice>),
    Lang(Lang),
    Theme(Theme),
    Keys(bool),
}

impl State {
    pub fn new(lang: Lang, theme: Theme, keys: bool) -> Self {
        Self {
            docs: Vec::new(),
            open: None,
            off: KindSet::default(),
            current: None,
            tab: Tab::Problems,
            pane: Pane::Text,
            whole: true,
            dialog: None,
            notice: None,
            lang,
            theme,
            keys,
        }
    }

    pub fn open_doc(&self) -> Option<&Doc> {
        self.open.and_then(|id| self.doc(id))
    }

    pub fn open_work(&self) -> Option<&Rc<Work>> {
        self.open_doc().and_then(Doc::work)
    }

    pub fn doc(&self, id: DocId) -> Option<&Doc> {
        self.docs.iter().find(|doc| doc.id == id)
    }

    /// All reports that are there, in the order of the documents.
    pub fn works(&self) -> impl Iterator<Item = &Rc<Work>> {
        self.docs.iter().filter_map(Doc::work)
    }

    pub fn busy(&self) -> bool {
        self.docs.iter().any(|doc| doc.stage.is_busy())
    }

    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Add(docs) => self.add(docs),
            Action::Stage(id, stage) => self.set_stage(id, stage),
            Action::Open(id) => self.show(id),
            Action::OpenBeside(step) => self.show_beside(step),
            Action::Remove(id) => self.remove(id),
            Action::Choose {
                target,
                from,
                place,
            } => self.choose(target, from, place),
            Action::Unchoose => self.current = None,
            Action::Step(series, direction) => self.step(series, direction),
            Action::Toggle(kind) => self.off = self.off.toggled(kind),
            Action::AllKinds(on) => {
                self.off = if on {
                    KindSet::default()
                } else {
                    KindSet::all()
                }
            }
            Action::Tab(tab) => self.tab = tab,
            Action::Pane(pane) => self.pane = pane,
            Action::Whole(whole) => self.whole = whole,
            Action::Dialog(dialog) => self.dialog = dialog,
            Action::Notice(notice) => self.notice = notice.map(Rc::new),
            Action::Lang(lang) => self.lang = lang,
            Action::Theme(theme) => self.theme = theme,
            Action::Keys(keys) => self.keys = keys,
        }
    }

    fn add(&mut self, docs: Vec<Doc>) {
        // What was just dropped is what one wants to see.
        let first = docs.first().map(|doc| doc.id);
        self.docs.extend(docs);
        self.dialog = None;
        if let Some(id) = first {
            self.show(id);
        }
    }

    fn set_stage(&mut self, id: DocId, stage: Stage) {
        let Some(doc) = self.docs.iter_mut().find(|doc| doc.id == id) else {
            return; // Removed while it was worked on.
        };
        doc.stage = stage;
        if self.open == Some(id) {
            self.fit_view();
        }
    }

    fn show(&mut self, id: DocId) {
        if self.open != Some(id) {
            self.current = None;
        }
        self.open = Some(id);
        if self.pane == Pane::Documents {
            self.pane = Pane::Text;
        }
        self.fit_view();
    }

    /// A document without a ledger is shown from the side that has something.
    fn fit_view(&mut self) {
        let Some(work) = self.open_work() else { return };
        let is_report = work.report.kind == DocumentKind::RectificationReport;
        let many = work.report.problems.len() > 60;
        let nothing_next = !work.has_next_steps();
        self.tab = match self.tab {
            Tab::Problems if !is_report => Tab::Entities,
            Tab::Entities if is_report => Tab::Problems,
            Tab::Next if nothing_next => Tab::Problems,
            tab => tab,
        };
        self.whole = !many;
        // A narrow screen would show the text and not say what is the matter with it.
        if !is_report && self.pane == Pane::Text {
            self.pane = Pane::Ledger;
        }
    }

    fn show_beside(&mut self, step: Step) {
        let here = self.docs.iter().position(|doc| Some(doc.id) == self.open);
        let beside = match (here, step) {
            (Some(here), Step::Next) => here + 1,
            (Some(here), Step::Previous) => here.wrapping_sub(1),
            (None, _) => 0,
        };
        if let Some(doc) = self.docs.get(beside) {
            self.show(doc.id);
        }
    }

    fn remove(&mut self, id: DocId) {
        let Some(place) = self.docs.iter().position(|doc| doc.id == id) else {
            return;
        };
        self.docs.remove(place);
        if self.open == Some(id) {
            self.open = None;
            self.current = None;
            let near = self.docs.get(place).or_else(|| self.docs.last());
            if let Some(id) = near.map(|doc| doc.id) {
                let pane = self.pane;
                self.show(id);
                self.pane = pane;
            }
        }
    }

    fn choose(&mut self, target: Target, from: Side, place: Option<usize>) {
        let nth = self.current.map_or(0, |current| current.nth + 1);
        self.current = Some(Current {
            target,
            from,
            nth,
            place,
        });
        if from == Side::Ledger {
            // A narrow screen goes to the place; a wide one shows it anyway.
            self.pane = Pane::Text;
        } else {
            self.tab = tab_of(target);
        }
    }

    fn step(&mut self, series: Series, direction: Step) {
        let Some(work) = self.open_work() else { return };
        let current = self.current.map(|current| current.target);
        match step(&work.report, series, direction, current, self.off) {
            Some(target) => {
                self.choose(target, Side::Keys, None);
                self.notice = None;
            }
            None => self.notice = Some(Rc::new(Notice::End(series, direction))),
        }
    }
}

/// Where the ledger lists a thing.
pub fn tab_of(target: Target) -> Tab {
    match target {
        Target::Problem(_) | Target::Response(..) | Target::Item(..) => Tab::Problems,
        Target::Fact(_) | Target::Heading(_) => Tab::Facts,
        Target::Finding(_) => Tab::Findings,
        Target::Entity(_) => Tab::Entities,
        Target::Remaining(_) | Target::Commitment(_) => Tab::Next,
    }
}

#[cfg(test)]
mod tests;
