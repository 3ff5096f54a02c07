//! What the page can show and tell.

use std::rc::Rc;

use crate::app::help::HelpPage;
use crate::app::step::{Series, Step};
use crate::mask::Choices;
use crate::view::target::Target;

/// What the page is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// One document, its text beside its ledger.
    Reading,
    /// The ledger as a table, of one document or of all.
    Table,
    Charts,
}

/// Whether secrets are masked; the choices stay when they are not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Masking {
    pub on: bool,
    pub choices: Rc<Choices>,
}

/// Whether the workspace is kept in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    Off,
    On,
    /// The browser does not permit it, or has no room.
    Refused,
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
    /// By a search, which brings the text to its own place.
    Search,
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
    Help(HelpPage),
    Export,
    Mask,
    Keep,
    /// To save the workspace.
    Workspace,
    Columns,
    /// The same, with what was last printed.
    Print,
    Own,
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
    ChartSaved,
    SaveFailed,
    /// No further problem, finding or entity in this direction.
    End(Series, Step),
    /// Nothing was dropped that can be read.
    NothingDropped,
    /// Documents that were kept are there again.
    Found(usize),
    /// Documents of a workspace that was saved.
    Brought(usize),
    /// Folders that were dropped are walked through.
    WalkingFolders,
}
