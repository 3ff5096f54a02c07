//! Masking (脱敏): telephone numbers, addresses, numbers of cards and names of persons, hidden wherever they stand.
//!
//! [`secrets`] lists what could be masked, a person chooses ([`Choices`]), and [`Masks`] puts a sign in the place of every
//! character of a secret: in the text, in every string of the report, in file names. A masked text is as long as it was, so
//! all spans stay right.

pub mod count;
mod masks;
mod normal;
mod numbers;
mod person;
mod surnames;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::report::{EntityKind, Report};
use crate::text::Reading;

pub use masks::Masks;

/// What kind of secret it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Class {
    Phone,
    Email,
    Address,
    Postcode,
    /// A person's name.
    Name,
    /// A resident identity number (GB 11643).
    Identity,
    /// The number of a bank card (GB/T 14504, ISO/IEC 7812).
    Card,
    /// Of a motor vehicle (GA 36).
    Plate,
    /// What a person added.
    Other,
}

impl Class {
    pub const ALL: [Class; 9] = [
        Class::Name,
        Class::Phone,
        Class::Email,
        Class::Address,
        Class::Postcode,
        Class::Identity,
        Class::Card,
        Class::Plate,
        Class::Other,
    ];

    /// As options and the report name it.
    pub fn code(self) -> &'static str {
        match self {
            Class::Phone => "phone",
            Class::Email => "email",
            Class::Address => "address",
            Class::Postcode => "postcode",
            Class::Name => "name",
            Class::Identity => "identity",
            Class::Card => "card",
            Class::Plate => "plate",
            Class::Other => "other",
        }
    }

    pub fn named(code: &str) -> Option<Class> {
        Class::ALL.into_iter().find(|class| class.code() == code)
    }
}

/// Something that can be masked, as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Secret {
    pub class: Class,
    pub text: String,
}

/// A secret and in how many places of the text it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    #[serde(flatten)]
    pub secret: Secret,
    pub places: usize,
}

/// What a person wants masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub classes: Vec<Class>,
    /// Masked too, wherever it stands.
    #[serde(default)]
    pub added: Vec<String>,
    /// No secrets, whatever they look like.
    #[serde(default)]
    pub spared: Vec<String>,
}

impl Choices {
    /// With those of somebody else. Nothing that is masked here is shown for it.
    pub fn join(&mut self, other: Choices) {
        for word in other.added {
            if !self.added.contains(&word) {
                self.added.push(word);
            }
        }
    }
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            classes: Class::ALL.to_vec(),
            added: Vec::new(),
            spared: Vec::new(),
        }
    }
}

/// What can be masked in a document, each secret once, in the order of classes and of their first place.
pub fn secrets(report: &Report, text: &str) -> Vec<Secret> {
    let reading = Reading::new(text);
    let mut found: Vec<Secret> = person::names(&reading)
        .into_iter()
        .map(|text| (Class::Name, text))
        .chain(of_entities(report))
        .chain(of_contact(report))
        .chain(numbers::all(&reading))
        .map(|(class, text)| Secret { class, text })
        .collect();
    let mut seen = HashSet::new();
    found.retain(|secret| !secret.text.trim().is_empty() && seen.insert(secret.text.clone()));
    found.sort_by_key(|secret| Class::ALL.iter().position(|class| *class == secret.class));
    found
}

fn of_entities(report: &Report) -> impl Iterator<Item = (Class, String)> {
    report.entities.iter().filter_map(|entity| {
        let class = match entity.kind {
            EntityKind::Phone => Class::Phone,
            EntityKind::Email => Class::Email,
            EntityKind::Address => Class::Address,
            EntityKind::Postcode => Class::Postcode,
            _ => return None,
        };
        Some((class, entity.text.clone()))
    })
}

fn of_contact(report: &Report) -> impl Iterator<Item = (Class, String)> {
    let contact = &report.meta.contact;
    let of = |class: Class, texts: Vec<String>| texts.into_iter().map(move |text| (class, text));
    of(Class::Phone, contact.phones.clone())
        .chain(of(Class::Email, contact.emails.clone()))
        .chain(of(
            Class::Address,
            contact.address.iter().cloned().collect(),
        ))
        .chain(of(
            Class::Postcode,
            contact.postcode.iter().cloned().collect(),
        ))
}

#[cfg(test)]
mod tests;
