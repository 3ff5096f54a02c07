//! Notes, and what a person found of a finding.

use super::entities::position;
use super::{FindingKey, Noted, ids};
use crate::report::{Checked, Finding, Report};

pub fn note(report: &mut Report, of: &Noted, note: String) -> Option<()> {
    let slot = match of {
        Noted::Problem(id) => &mut ids::problem(report, id)?.hand.note,
        Noted::Finding(key) => &mut finding(report, key)?.note,
        Noted::Entity(key) => {
            let place = position(report, *key)?;
            &mut report.entities[place].hand.note
        }
    };
    let note = note.trim();
    *slot = (!note.is_empty()).then(|| note.to_owned());
    Some(())
}

pub fn check(report: &mut Report, key: &FindingKey, checked: Option<Checked>) -> Option<()> {
    finding(report, key)?.checked = checked;
    Some(())
}

fn finding<'a>(report: &'a mut Report, key: &FindingKey) -> Option<&'a mut Finding> {
    report.findings.iter_mut().find(|finding| {
        finding.code == key.code && finding.spans == key.spans && finding.message == key.message
    })
}
