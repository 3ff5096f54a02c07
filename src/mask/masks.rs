//! Putting signs in the place of secrets.

use std::borrow::Cow;
use std::collections::HashSet;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::normal::{normal, normal_char};
use super::{Choices, Class, Secret, count, surnames};
use crate::report::Report;

/// Members of a report whose strings are words of the contract and never of a document.
const CODES: [&str; 20] = [
    "schema", "kind", "status", "dimension", "precision", "severity", "code", "id", "offset_unit",
    "format", "media_type", "encoding", "sha256", "iso", "start", "end", "currency", "class",
    "role", "checked",
];

/// What is masked in a document.
pub struct Masks {
    secrets: Vec<Secret>,
    /// Over the normal forms of `secrets`, in the same order.
    finder: Option<AhoCorasick>,
}

impl Masks {
    /// Of what was found ([`super::secrets`]), what a person chose.
    pub fn new(found: &[Secret], choices: &Choices) -> Self {
        let spared: HashSet<String> = choices.spared.iter().map(|it| normal(it).text).collect();
        let added = choices.added.iter().map(|text| Secret {
            class: Class::Other,
            text: text.clone(),
        });
        let chosen = |secret: &Secret| {
            secret.class == Class::Other || choices.classes.contains(&secret.class)
        };
        let found = found.iter().filter(|secret| chosen(secret)).cloned();
        let mut seen = HashSet::new();
        let mut forms = Vec::new();
        let mut secrets = Vec::new();
        for secret in found.chain(added) {
            let form = normal(&secret.text).text;
            if !form.is_empty() && !spared.contains(&form) && seen.insert(form.clone()) {
                forms.push(form);
                secrets.push(secret);
            }
        }
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&forms);
        // It fails only for more words than memory has room for.
        let finder = finder.ok().filter(|_| !forms.is_empty());
        Self { secrets, finder }
    }

    pub fn is_empty(&self) -> bool {
        self.secrets.is_empty()
    }

    /// What is masked, as it is written.
    pub fn secrets(&self) -> &[Secret] {
        &self.secrets
    }

    /// A text with its secrets masked, as long in code points as it was.
    pub fn mask<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let places = self.places(text);
        if places.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut hidden = vec![false; text.chars().count()];
        for (secret, start, end) in places {
            // The family's name stays, as courts publish it (张×): it tells apart who did what.
            let kept = match &self.secrets[secret] {
                Secret {
                    class: Class::Name,
                    text,
                } => surnames::length(text),
                _ => 0,
            };
            hidden[(start + kept).min(end)..end].fill(true);
        }
        let masked = text.chars().zip(hidden);
        let masked = masked.map(|(c, hide)| if hide { sign_for(c) } else { c });
        Cow::Owned(masked.collect())
    }

    /// Where secrets stand: which, and from where to where in code points. They may overlap.
    pub fn places(&self, text: &str) -> Vec<(usize, usize, usize)> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let form = normal(text);
        if !finder.is_match(&form.text) {
            return Vec::new();
        }
        let chars: Vec<char> = text.chars().collect();
        finder
            .find_overlapping_iter(&form.text)
            .filter_map(|found| {
                let (start, end) = (form.from[found.start()], form.from[found.end() - 1] + 1);
                is_whole(&chars, start, end).then_some((found.pattern().as_usize(), start, end))
            })
            .collect()
    }

    /// A report without its secrets, which tells how many there were in `text`, beside those that it told of before. Its
    /// `source.text` is masked too.
    pub fn report(&self, mut report: Report, text: &str) -> Report {
        report.masked = count::added(report.masked, &self.told(text));
        self.value(report)
    }

    /// A part of a report without its secrets.
    pub fn value<T: Serialize + DeserializeOwned + Clone>(&self, part: T) -> T {
        if self.is_empty() {
            return part;
        }
        let Ok(mut json) = serde_json::to_value(&part) else {
            return part;
        };
        match self.mask_json(&mut json) {
            // Only strings of the document changed, so it is read back as what it was.
            true => serde_json::from_value(json).unwrap_or(part),
            false => part,
        }
    }

    /// Whether something was masked.
    fn mask_json(&self, json: &mut Value) -> bool {
        match json {
            Value::String(text) => match self.mask(text) {
                Cow::Owned(masked) => {
                    *text = masked;
                    true
                }
                Cow::Borrowed(_) => false,
            },
            Value::Array(list) => {
                let mut changed = false;
                for member in list {
                    changed |= self.mask_json(member);
                }
                changed
            }
            Value::Object(object) => {
                let mut changed = false;
                for (key, member) in object.iter_mut() {
                    if !(member.is_string() && CODES.contains(&key.as_str())) {
                        changed |= self.mask_json(member);
                    }
                }
                changed
            }
            _ => false,
        }
    }
}

/// A number is not masked in the middle of a longer one, nor a word of Latin letters in another.
fn is_whole(chars: &[char], start: usize, end: usize) -> bool {
    let is_latin = |c: char| normal_char(c).is_some_and(|c| c.is_ascii_alphanumeric());
    let joins = |a: Option<&char>, b: Option<&char>| match (a, b) {
        (Some(&a), Some(&b)) => is_latin(a) && is_latin(b),
        _ => false,
    };
    let before = start.checked_sub(1).and_then(|at| chars.get(at));
    !joins(before, chars.get(start)) && !joins(chars.get(end - 1), chars.get(end))
}

/// What stands for a character: joints stay, so that one sees what it was.
fn sign_for(c: char) -> char {
    match normal_char(c) {
        None => c,
        Some('@' | '.' | ':') => c,
        Some(form) if form.is_ascii() => '*',
        Some(_) => '×',
    }
}
