//! What a report tells of its own masks: never a secret.

use super::{Class, Masks};
use crate::report::Masked;

impl Masks {
    /// For each class, how many secrets were masked and in how many places of the text.
    pub fn told(&self, text: &str) -> Vec<Masked> {
        let mut places = vec![0; self.secrets().len()];
        for (secret, _, _) in self.places(text) {
            places[secret] += 1;
        }
        let of = |class: Class| {
            let secrets = self.secrets().iter().zip(&places);
            let mut of_class = Masked {
                class,
                secrets: 0,
                places: 0,
            };
            for (_, &places) in secrets.filter(|(secret, _)| secret.class == class) {
                of_class.secrets += 1;
                of_class.places += places;
            }
            of_class
        };
        let all = Class::ALL.into_iter().map(of);
        all.filter(|masked| masked.secrets > 0).collect()
    }
}
