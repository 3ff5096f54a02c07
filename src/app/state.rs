//! What the page knows, and how each action changes it. Nothing here touches the browser.

mod parts;
mod reviewing;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use super::charts::{Picked, Shown};
use super::document::{Doc, DocId, Stage, Work};
use super::finding_list::FindingFilter;
use super::here;
use super::listing::Listing;
use super::messages::Lang;
use super::own;
use super::picked::{self, PickedDocs};
use super::search::{self, Search};
use super::tour;
use crate::app::reviews::{Change, Reviews};
use crate::app::step::{Series, Step, step};
use crate::app::table::{self, TableState};
use crate::mask::Choices;
use crate::own::OwnKind;
use crate::view::kind::{Kind, KindSet};
use crate::view::target::Target;

pub use parts::{Current, Dialog, Keeping, Masking, Notice, Pane, Side, Tab, Theme, View};

#[derive(Clone, PartialEq)]
pub struct State {
    /// By their ids, which count up.
    pub docs: Vec<Doc>,
    /// What of them is listed, and in which order.
    pub listing: Listing,
    pub listed: Rc<Vec<DocId>>,
    /// What of them was picked by hand.
    pub picked_docs: Rc<PickedDocs>,
    pub view: View,
    pub table: TableState,
    pub open: Option<DocId>,
    /// The open document, as soon as it is ready to be shown.
    pub ready: Option<(DocId, Rc<Work>)>,
    /// Counts how often a document was to be made ready.
    pub asked: u32,
    /// Kinds that are switched off.
    pub off: KindSet,
    /// The person's own kinds, all of which can be sought.
    pub own: Rc<Vec<OwnKind>>,
    pub current: Option<Current>,
    /// The problems of a bar that was followed: the ledger of their document shows no others.
    pub picked: Option<Rc<Picked>>,
    pub charts: Shown,
    pub tab: Tab,
    pub pane: Pane,
    /// Which findings are listed.
    pub filter: FindingFilter,
    /// The stop of the tour, while one is taken.
    pub tour: Option<usize>,
    /// Whether the ledger shows each problem whole, or its heading only.
    pub whole: bool,
    pub mask: Masking,
    pub keeping: Keeping,
    pub dialog: Option<Dialog>,
    /// A short message on what was just done.
    pub notice: Option<Rc<Notice>>,
    pub lang: Lang,
    pub theme: Theme,
    /// Whether single keys do something.
    pub keys: bool,
    /// What was changed by hand.
    pub reviews: Reviews,
    /// The problem of the open document that is being changed, by its id.
    pub editing: Option<Rc<str>>,
    pub search: Search,
}

pub enum Action {
    /// New documents, in this order.
    Add(Vec<Doc>),
    Stages(Vec<(DocId, Stage)>),
    View(View),
    Table(table::Change),
    Open(DocId),
    /// The document before or after the open one, in the list as it is shown.
    OpenBeside(Step),
    /// The open document can be shown.
    Ready(DocId, Rc<Work>),
    Remove(Vec<DocId>),
    List(Listing),
    /// Documents are picked by hand, or let go.
    PickDocs(picked::Change),
    Choose {
        target: Target,
        from: Side,
        place: Option<usize>,
    },
    Unchoose,
    Charts(Shown),
    /// Shows some problems of a document, or all again.
    Pick(Option<Picked>),
    /// Shows a thing of a document that may not be ready yet.
    Visit(DocId, Target),
    Step(Series, Step),
    /// To the next thing that lies over the same place.
    StepHere(Step),
    /// To the next place of the text where something begins.
    StepMark(Step),
    Toggle(Kind),
    AllKinds(bool),
    /// The person's own kinds are now these.
    Own(Vec<OwnKind>),
    Tab(Tab),
    Pane(Pane),
    Whole(bool),
    Dialog(Option<Dialog>),
    Notice(Option<Notice>),
    Lang(Lang),
    Theme(Theme),
    Keys(bool),
    /// Whether secrets are masked, and which.
    Mask(bool, Rc<Choices>),
    Keep(Keeping),
    /// Own kinds and masks of a workspace that was saved.
    Brought(Vec<OwnKind>, Option<Choices>),
    /// A change by hand of a document.
    Review(DocId, Change),
    /// Fields to change a problem of the open document are shown, or none.
    EditProblem(Option<Rc<str>>),
    Search(search::Change),
    Filter(FindingFilter),
    /// Lists the documents in which a rule raised something, and these findings.
    ListRule(Rc<str>),
    /// Goes to a stop of the tour, or ends it.
    Tour(Option<usize>),
}

impl State {
    pub fn new(lang: Lang, theme: Theme, keys: bool) -> Self {
        Self {
            docs: Vec::new(),
            listing: Listing::default(),
            listed: Rc::default(),
            picked_docs: Rc::default(),
            view: View::Reading,
            table: TableState::default(),
            open: None,
            ready: None,
            asked: 0,
            off: KindSet::default(),
            own: Rc::default(),
            current: None,
            picked: None,
            charts: Shown::default(),
            tab: Tab::Problems,
            pane: Pane::Text,
            filter: FindingFilter::default(),
            tour: None,
            whole: true,
            mask: Masking::default(),
            keeping: Keeping::Off,
            dialog: None,
            notice: None,
            lang,
            theme,
            keys,
            reviews: Reviews::default(),
            editing: None,
            search: Search::default(),
        }
    }

    pub fn open_doc(&self) -> Option<&Doc> {
        self.open.and_then(|id| self.doc(id))
    }

    pub fn open_work(&self) -> Option<&Rc<Work>> {
        match &self.ready {
            Some((id, work)) if self.open == Some(*id) => Some(work),
            _ => None,
        }
    }

    pub fn doc(&self, id: DocId) -> Option<&Doc> {
        self.place(id).map(|place| &self.docs[place])
    }

    fn place(&self, id: DocId) -> Option<usize> {
        self.docs.binary_search_by_key(&id, |doc| doc.id).ok()
    }

    /// How many documents there is a report of.
    pub fn read(&self) -> usize {
        self.docs
            .iter()
            .filter(|doc| doc.summary().is_some())
            .count()
    }

    pub fn busy(&self) -> bool {
        self.docs.iter().any(|doc| doc.stage.is_busy())
    }

    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Add(docs) => self.add(docs),
            Action::Stages(stages) => self.set_stages(stages),
            Action::View(view) => self.view = view,
            Action::Table(change) => self.table.apply(change),
            Action::Open(id) => self.show(id),
            Action::OpenBeside(step) => self.show_beside(step),
            Action::Ready(id, work) if self.open == Some(id) => self.make_ready(id, work),
            Action::Ready(..) => {} // Another one was opened meanwhile.
            Action::Remove(ids) => self.remove(&ids),
            Action::List(listing) => {
                self.listing = listing;
                self.list();
            }
            Action::PickDocs(change) => picked::apply(self, change),
            Action::Choose {
                target,
                from,
                place,
            } => self.choose(target, from, place),
            Action::Unchoose => self.current = None,
            Action::Charts(shown) => self.charts = shown,
            Action::Pick(picked) => self.pick(picked),
            Action::Visit(id, target) => self.visit(id, target),
            Action::Step(series, direction) => self.step(series, direction),
            Action::StepHere(direction) => self.step_here(direction),
            Action::StepMark(direction) => self.step_mark(direction),
            Action::Toggle(kind) => self.off = self.off.toggled(kind),
            Action::AllKinds(on) => {
                self.off = if on {
                    KindSet::default()
                } else {
                    KindSet::all()
                }
            }
            Action::Own(kinds) => self.set_own(kinds),
            Action::Tab(tab) => self.tab = tab,
            Action::Pane(pane) => self.pane = pane,
            Action::Whole(whole) => self.whole = whole,
            Action::Dialog(dialog) => self.dialog = dialog,
            Action::Notice(notice) => self.notice = notice.map(Rc::new),
            Action::Lang(lang) => self.lang = lang,
            Action::Theme(theme) => self.theme = theme,
            Action::Keys(keys) => self.keys = keys,
            Action::Keep(keeping) => self.keeping = keeping,
            Action::Mask(on, choices) => self.mask = Masking { on, choices },
            Action::Brought(kinds, choices) => self.bring(kinds, choices),
            Action::Review(id, change) => self.review(id, change),
            Action::EditProblem(problem) => self.editing = problem,
            Action::Search(change) => search::apply(self, change),
            Action::Filter(filter) => self.filter = filter,
            Action::ListRule(code) => self.list_rule(code),
            Action::Tour(stop) => self.go_to_stop(stop),
        }
    }

    fn add(&mut self, docs: Vec<Doc>) {
        // What was just dropped is what one wants to see.
        let first = docs.first().map(|doc| doc.id);
        self.docs.extend(docs);
        self.list();
        self.dialog = None;
        self.notice = None;
        if let Some(id) = first {
            self.show(id);
        }
    }

    fn set_stages(&mut self, stages: Vec<(DocId, Stage)>) {
        let mut open_changed = false;
        for (id, stage) in stages {
            // It may have been removed while it was worked on.
            if let Some(place) = self.place(id) {
                self.docs[place].stage = stage;
                open_changed |= self.open == Some(id);
            }
        }
        self.list();
        if open_changed {
            self.ask();
            self.fit_view();
        }
    }

    fn set_own(&mut self, kinds: Vec<OwnKind>) {
        self.off = own::switches(self.off, &self.own, &kinds);
        self.own = Rc::new(kinds);
        if matches!(self.current, Some(it) if matches!(it.target, Target::Own(_))) {
            self.current = None;
        }
        // What is shown stays until the same document is ready with these.
        self.asked += 1;
    }

    /// What is here already goes before.
    fn bring(&mut self, kinds: Vec<OwnKind>, choices: Option<Choices>) {
        let all = own::joined_new(&self.own, kinds);
        if all != *self.own {
            self.set_own(all);
        }
        if let Some(choices) = choices {
            let here = Rc::make_mut(&mut self.mask.choices);
            match !self.mask.on && *here == Choices::default() {
                true => *here = choices,
                false => here.join(choices),
            }
        }
    }

    fn list_rule(&mut self, code: Rc<str>) {
        self.listing = Listing {
            rule: Some(code.clone()),
            order: self.listing.order,
            reversed: self.listing.reversed,
            ..Listing::default()
        };
        self.list();
        self.filter = FindingFilter {
            rule: Some(code),
            ..FindingFilter::default()
        };
        let open_is_listed = self.open.is_some_and(|open| self.listed.contains(&open));
        if let Some(&first) = self.listed.first().filter(|_| !open_is_listed) {
            self.show(first);
        }
        self.tab = Tab::Findings;
        self.pane = Pane::Documents;
    }

    fn go_to_stop(&mut self, stop: Option<usize>) {
        self.tour = stop.filter(|&stop| stop < tour::STOPS.len());
        let shown = self.tour.and_then(|stop| tour::STOPS.get(stop));
        (self.tab, self.pane) = shown.map_or((Tab::Problems, Pane::Text), |it| (it.tab, it.pane));
        self.view = View::Reading;
        self.dialog = None;
    }

    fn list(&mut self) {
        self.listed = Rc::new(self.listing.list(&self.docs));
        picked::follow(self);
    }

    /// The open document is another one, or not what it was.
    fn ask(&mut self) {
        self.ready = None;
        self.asked += 1;
    }

    fn show(&mut self, id: DocId) {
        if self.open != Some(id) {
            self.current = None;
            self.editing = None;
            self.open = Some(id);
            self.picked = None;
            self.ask();
        }
        if self.pane == Pane::Documents {
            self.pane = Pane::Text;
        }
        self.fit_view();
    }

    /// A document without a ledger is shown from the side that has something.
    fn fit_view(&mut self) {
        let Some(summary) = self.open_doc().and_then(Doc::summary) else {
            return;
        };
        let is_report = summary.is_report();
        let many = summary.problems > 60;
        let nothing_next = summary.next_steps == 0;
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
        let listed = &self.listed;
        let here = listed.iter().position(|&id| Some(id) == self.open);
        let beside = match (here, step) {
            (Some(here), Step::Next) => here + 1,
            (Some(here), Step::Previous) => here.wrapping_sub(1),
            (None, _) => 0,
        };
        if let Some(&id) = listed.get(beside) {
            self.show(id);
        }
    }

    fn remove(&mut self, ids: &[DocId]) {
        let goes = |id: DocId| ids.contains(&id);
        let open_goes = self.open.is_some_and(goes);
        // The next in the list takes its place, or the last before it.
        let place = self.listed.iter().position(|&id| Some(id) == self.open);
        let place = place.unwrap_or(0);
        let behind = self.listed[place.min(self.listed.len())..].iter();
        let before = self.listed[..place.min(self.listed.len())].iter().rev();
        let near = behind.chain(before).copied().find(|&id| !goes(id));
        self.docs.retain(|doc| !goes(doc.id));
        self.reviews.forget(ids);
        self.list();
        if open_goes {
            self.open = None;
            self.current = None;
            self.ask();
            if let Some(id) = near.or(self.docs.first().map(|doc| doc.id)) {
                let pane = self.pane;
                self.show(id);
                self.pane = pane;
            }
        }
    }

    fn pick(&mut self, picked: Option<Picked>) {
        self.picked = None;
        if let Some(picked) = picked {
            self.visit(picked.doc, Target::Problem(picked.first));
            self.picked = Some(Rc::new(picked));
        }
    }

    fn visit(&mut self, id: DocId, target: Target) {
        self.show(id);
        self.view = View::Reading;
        self.choose(target, Side::Keys, None);
        // A narrow screen shows the side that lists what was followed.
        self.pane = Pane::Ledger;
    }

    fn choose(&mut self, target: Target, from: Side, place: Option<usize>) {
        // What is chosen is never hidden.
        let problem = target.problem();
        self.picked = self
            .picked
            .take()
            .filter(|picked| problem.is_none_or(|it| picked.problems.contains(&it)));
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
        match step(
            &work.report, series, direction, current, self.off, &work.own,
        ) {
            Some(target) => {
                self.choose(target, Side::Keys, None);
                self.notice = None;
            }
            None => self.notice = Some(Rc::new(Notice::End(series, direction))),
        }
    }
}

impl State {
    /// Where something was chosen in the text, or begins there.
    pub fn place_of_current(&self) -> Option<usize> {
        let current = self.current?;
        let work = self.open_work()?;
        let begins = || current.target.start(&work.report);
        current.place.or_else(begins)
    }

    fn step_here(&mut self, direction: Step) {
        let (Some(work), Some(current)) = (self.open_work(), self.current) else {
            return;
        };
        let Some(place) = self.place_of_current() else {
            return;
        };
        if let Some(target) = here::beside(work, place, current.target, direction, self.off) {
            self.choose(target, Side::Keys, Some(place));
        }
    }

    fn step_mark(&mut self, direction: Step) {
        let Some(work) = self.open_work() else { return };
        let from = self.place_of_current();
        if let Some((target, place)) = here::next_mark(work, from, direction, self.off) {
            self.choose(target, Side::Keys, Some(place));
        }
    }
}

/// Where the ledger lists a thing.
pub fn tab_of(target: Target) -> Tab {
    match target {
        Target::Problem(_) | Target::Response(..) | Target::Item(..) => Tab::Problems,
        Target::Fact(_) | Target::Heading(_) => Tab::Facts,
        Target::Finding(_) => Tab::Findings,
        Target::Entity(_) | Target::Own(_) => Tab::Entities,
        Target::Remaining(_) | Target::Commitment(_) => Tab::Next,
    }
}
