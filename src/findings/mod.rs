//! What does not add up. This file is the list of rules; each rule is a file of its own.

use crate::entities::Scan;
use crate::ledger::Ledger;
use crate::meta::Meta;
use crate::outline::Outline;
use crate::report::Severity;
use crate::text::{Reading, Span};

/// Everything that the rules may look at.
pub struct Document<'a> {
    pub reading: &'a Reading<'a>,
    pub outline: &'a Outline,
    pub scan: &'a Scan,
    pub meta: &'a Meta,
    pub ledger: &'a Ledger,
    /// False for a document that is no rectification report: rules about the ledger keep still.
    pub is_report: bool,
}

/// See [`crate::report::Finding`]; spans of the reading copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    pub message_en: String,
    pub spans: Vec<Span>,
    pub data: serde_json::Map<String, serde_json::Value>,
}

/// All findings, in order of their first place in the text.
pub fn check(_document: &Document) -> Vec<Finding> {
    Vec::new()
}
