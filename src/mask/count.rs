//! What a report tells of its own masks: never a secret.

use std::collections::HashMap;

use super::{Class, Listed, Masks, Secret};
use crate::report::Masked;

impl Masks {
    /// For each class, how many secrets were masked and in how many places of the text.
    pub fn told(&self, text: &str) -> Vec<Masked> {
        let listed = self.listed(text);
        let of = |class: Class| {
            let of_class = listed.iter().filter(|it| it.secret.class == class);
            Masked {
                class,
                secrets: of_class.clone().count(),
                places: of_class.map(|it| it.places).sum(),
            }
        };
        let all = Class::ALL.into_iter().map(of);
        all.filter(|masked| masked.secrets > 0).collect()
    }

    /// Every secret with the number of its places in the text.
    pub fn listed(&self, text: &str) -> Vec<Listed> {
        let mut places = vec![0; self.secrets().len()];
        for (secret, _, _) in self.places(text) {
            places[secret] += 1;
        }
        let secrets = self.secrets().iter().cloned().zip(places);
        let listed = secrets.map(|(secret, places)| Listed { secret, places });
        listed.collect()
    }
}

/// What was masked before and what is masked now, by class. What was masked before is seen no more, so that nothing is counted
/// twice.
pub(super) fn added(before: Vec<Masked>, now: &[Masked]) -> Vec<Masked> {
    let of = |class: Class| {
        let of_class = before.iter().chain(now).filter(|it| it.class == class);
        Masked {
            class,
            secrets: of_class.clone().map(|it| it.secrets).sum(),
            places: of_class.map(|it| it.places).sum(),
        }
    };
    let all = Class::ALL.into_iter().map(of);
    all.filter(|masked| masked.secrets > 0).collect()
}

/// Secrets of many documents, each once with all its places; by class, the most frequent first.
pub fn together<'a>(listed: impl Iterator<Item = &'a Listed>) -> Vec<Listed> {
    let mut places: HashMap<&Secret, usize> = HashMap::new();
    for it in listed {
        *places.entry(&it.secret).or_default() += it.places;
    }
    let all = places.into_iter().map(|(secret, places)| Listed {
        secret: secret.clone(),
        places,
    });
    let mut all: Vec<Listed> = all.collect();
    let order = |it: &Listed| {
        Class::ALL
            .iter()
            .position(|class| *class == it.secret.class)
    };
    all.sort_by(|a, b| {
        let by_class = order(a).cmp(&order(b));
        let by_count = b.places.cmp(&a.places);
        by_class
            .then(by_count)
            .then_with(|| a.secret.text.cmp(&b.secret.text))
    });
    all
}
