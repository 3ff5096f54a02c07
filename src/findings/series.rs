//! One numbered sequence: which of its members are missing, lost or repeated.

use crate::text::Span;

/// One member of a sequence.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// `None` where the source lost the number, or the whole marker.
    pub number: Option<u32>,
    /// What to show of it.
    pub span: Span,
}

/// What is wrong with the numbers of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The numbers `from..=to` are not there before the member.
    Missing { from: u32, to: u32 },
    /// The member's own number or marker is lost.
    Lost { expected: Option<u32> },
    /// The number stood before.
    Repeated { number: u32, expected: u32 },
}

/// A wider gap is no gap: the number belongs to something else.
const WIDEST_GAP: u32 = 10;
/// Sequences inside sequences of the same form, at most so deep.
const DEEPEST: usize = 8;

/// How a sequence may go on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habit {
    /// The last number of this form before the sequence: it may run on from there.
    pub before: Option<u32>,
    /// Two members 1 in a row are a slip, not the start of a list inside the first.
    pub strict: bool,
}

/// The faults of `members`, each with the index of the member at which it shows.
///
/// A sequence may start again at 1 at any place, and go on afterwards where it was.
pub fn faults(members: &[Member], habit: Habit) -> Vec<(usize, Fault)> {
    let mut found = Vec::new();
    let mut expected: Option<u32> = None;
    let mut outer: Vec<u32> = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let Some(number) = member.number else {
            found.push((index, Fault::Lost { expected }));
            expected = expected.map(|e| e + 1).or(Some(2));
            continue;
        };
        let next = members.get(index + 1).and_then(|m| m.number);
        let runs_on = habit.before.is_some_and(|b| number == b + 1);
        let wanted = expected.unwrap_or(match habit.before {
            Some(before) if before < number => before + 1,
            _ => 1,
        });
        if Some(number) == expected || (expected.is_none() && (number == 1 || runs_on)) {
            expected = Some(number + 1);
        } else if expected.is_some() && outer.last() == Some(&number) {
            outer.pop();
            expected = Some(number + 1);
        } else if next == Some(wanted + 1) || (habit.strict && number == 1 && wanted == 2) {
            // The next member shows that this one stands in the right place with a wrong number.
            found.push((index, misnumbered(number, wanted)));
            expected = Some(wanted + 1);
        } else if number == 1 {
            if outer.len() < DEEPEST {
                outer.push(wanted);
            }
            expected = Some(2);
        } else if number < wanted {
            let fault = Fault::Repeated {
                number,
                expected: wanted,
            };
            found.push((index, fault));
            expected = Some(number + 1);
        } else if number - wanted < WIDEST_GAP {
            let (from, to) = (wanted, number - 1);
            found.push((index, Fault::Missing { from, to }));
            expected = Some(number + 1);
        }
    }
    found
}

fn misnumbered(number: u32, wanted: u32) -> Fault {
    if number < wanted {
        Fault::Repeated {
            number,
            expected: wanted,
        }
    } else {
        Fault::Missing {
            from: wanted,
            to: wanted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(numbers: &[u32], before: Option<u32>) -> Vec<(usize, Fault)> {
        let members: Vec<Member> = numbers
            .iter()
            .map(|&n| Member {
                number: (n > 0).then_some(n),
                span: Span::default(),
            })
            .collect();
        let strict = false;
        faults(&members, Habit { before, strict })
    }

    #[test]
    fn whole_sequences() {
        for numbers in [
            &[1, 2, 3][..],
            &[1],
            &[1, 2, 1, 2, 3],
            // 1. with its own 1. 2. 3., then 2. and 3.
            &[1, 1, 2, 3, 2, 1, 2, 3],
        ] {
            assert_eq!(found(numbers, None), [], "{numbers:?}");
        }
        assert_eq!(found(&[4, 5], Some(3)), []);
        assert_eq!(found(&[1, 2], Some(3)), []);
    }

    #[test]
    fn gaps() {
        let missing = |at, from, to| vec![(at, Fault::Missing { from, to })];
        assert_eq!(found(&[1, 3, 4], None), missing(1, 2, 2));
        assert_eq!(found(&[2, 3], None), missing(0, 1, 1));
        assert_eq!(found(&[1, 5], None), missing(1, 2, 4));
        assert_eq!(found(&[5, 6], Some(3)), missing(0, 4, 4));
        assert_eq!(found(&[1, 2, 8, 4], None), missing(2, 3, 3));
        assert_eq!(found(&[1, 2, 2023, 3], None), []);
    }

    #[test]
    fn repeats() {
        let repeated = |at, number, expected| vec![(at, Fault::Repeated { number, expected })];
        assert_eq!(found(&[1, 2, 2, 3], None), repeated(2, 2, 3));
        assert_eq!(found(&[1, 2, 2, 4], None), repeated(2, 2, 3));
        assert_eq!(found(&[1, 1, 3], None), repeated(1, 1, 2));
    }

    #[test]
    fn lost_numbers() {
        let lost = |at, expected| vec![(at, Fault::Lost { expected })];
        assert_eq!(found(&[1, 2, 0, 4], None), lost(2, Some(3)));
        assert_eq!(found(&[0, 2], None), lost(0, None));
    }
}
