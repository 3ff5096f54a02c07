//! The kinds of things that are marked in the text and that the legend switches.

use crate::own::MOST_KINDS;
use crate::report::{EntityKind, Severity};

/// One switch of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Heading,
    Problem,
    Response,
    Remaining,
    Commitment,
    /// What the head and the signature say of the document itself.
    Fact,
    Entity(EntityKind),
    Finding(Severity),
    /// One that the person defined: its place among those, below [`MOST_KINDS`].
    Own(u8),
}

impl Kind {
    /// In the order of the legend.
    pub const ALL: [Kind; 32] = [
        Kind::Heading,
        Kind::Problem,
        Kind::Response,
        Kind::Remaining,
        Kind::Commitment,
        Kind::Fact,
        Kind::Entity(EntityKind::Date),
        Kind::Entity(EntityKind::Period),
        Kind::Entity(EntityKind::Money),
        Kind::Entity(EntityKind::Percent),
        Kind::Entity(EntityKind::Quantity),
        Kind::Entity(EntityKind::Document),
        Kind::Entity(EntityKind::Voucher),
        Kind::Entity(EntityKind::Phone),
        Kind::Entity(EntityKind::Email),
        Kind::Entity(EntityKind::Postcode),
        Kind::Entity(EntityKind::Address),
        Kind::Finding(Severity::Error),
        Kind::Finding(Severity::Warning),
        Kind::Finding(Severity::Info),
        Kind::Own(0),
        Kind::Own(1),
        Kind::Own(2),
        Kind::Own(3),
        Kind::Own(4),
        Kind::Own(5),
        Kind::Own(6),
        Kind::Own(7),
        Kind::Own(8),
        Kind::Own(9),
        Kind::Own(10),
        Kind::Own(11),
    ];

    /// The name that the stylesheet knows it by: `k-…` where it is drawn, `off-…` where it is switched off.
    pub fn css(self) -> &'static str {
        match self {
            Kind::Heading => "heading",
            Kind::Problem => "problem",
            Kind::Response => "response",
            Kind::Remaining => "remaining",
            Kind::Commitment => "commitment",
            Kind::Fact => "fact",
            Kind::Entity(EntityKind::Date) => "date",
            Kind::Entity(EntityKind::Period) => "period",
            Kind::Entity(EntityKind::Money) => "money",
            Kind::Entity(EntityKind::Percent) => "percent",
            Kind::Entity(EntityKind::Quantity) => "quantity",
            Kind::Entity(EntityKind::Document) => "document",
            Kind::Entity(EntityKind::Voucher) => "voucher",
            Kind::Entity(EntityKind::Phone) => "phone",
            Kind::Entity(EntityKind::Email) => "email",
            Kind::Entity(EntityKind::Postcode) => "postcode",
            Kind::Entity(EntityKind::Address) => "address",
            Kind::Finding(Severity::Error) => "error",
            Kind::Finding(Severity::Warning) => "warning",
            Kind::Finding(Severity::Info) => "info",
            Kind::Own(place) => OWN_CSS[usize::from(place).min(MOST_KINDS - 1)],
        }
    }

    /// Its place in [`Kind::ALL`].
    pub fn index(self) -> usize {
        match self {
            Kind::Heading => 0,
            Kind::Problem => 1,
            Kind::Response => 2,
            Kind::Remaining => 3,
            Kind::Commitment => 4,
            Kind::Fact => 5,
            Kind::Entity(EntityKind::Date) => 6,
            Kind::Entity(EntityKind::Period) => 7,
            Kind::Entity(EntityKind::Money) => 8,
            Kind::Entity(EntityKind::Percent) => 9,
            Kind::Entity(EntityKind::Quantity) => 10,
            Kind::Entity(EntityKind::Document) => 11,
            Kind::Entity(EntityKind::Voucher) => 12,
            Kind::Entity(EntityKind::Phone) => 13,
            Kind::Entity(EntityKind::Email) => 14,
            Kind::Entity(EntityKind::Postcode) => 15,
            Kind::Entity(EntityKind::Address) => 16,
            Kind::Finding(Severity::Error) => 17,
            Kind::Finding(Severity::Warning) => 18,
            Kind::Finding(Severity::Info) => 19,
            Kind::Own(place) => 20 + usize::from(place).min(MOST_KINDS - 1),
        }
    }
}

const OWN_CSS: [&str; MOST_KINDS] = [
    "own-0", "own-1", "own-2", "own-3", "own-4", "own-5", "own-6", "own-7", "own-8", "own-9",
    "own-10", "own-11",
];

/// Some of the kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindSet(u32);

impl KindSet {
    pub fn all() -> Self {
        // One bit for each of [`Kind::ALL`], and none is left.
        Self(u32::MAX)
    }

    pub fn contains(self, kind: Kind) -> bool {
        self.0 & (1 << kind.index()) != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    #[must_use]
    pub fn toggled(self, kind: Kind) -> Self {
        Self(self.0 ^ (1 << kind.index()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_place_and_name() {
        for (place, kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(kind.index(), place);
            assert_eq!(
                Kind::ALL.iter().filter(|k| k.css() == kind.css()).count(),
                1
            );
        }
    }

    #[test]
    fn a_kind_is_switched_alone() {
        let off = KindSet::default().toggled(Kind::Problem);
        assert!(off.contains(Kind::Problem));
        assert!(!off.contains(Kind::Response));
        assert!(off.toggled(Kind::Problem).is_empty());
        assert!(KindSet::all().contains(Kind::Finding(Severity::Info)));
    }
}
