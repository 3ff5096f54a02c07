//! A kind while it is written.

use crate::own::{Matcher, OwnError, OwnKind};

/// By what a kind is sought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sought {
    #[default]
    Words,
    Pattern,
}

/// What stands in the fields. What was written for the other way of seeking is kept until the kind is taken over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    pub name: String,
    pub sought: Sought,
    /// One a line.
    pub words: String,
    pub pattern: String,
    pub match_case: bool,
    pub match_form: bool,
}

impl Draft {
    pub fn of(kind: &OwnKind) -> Self {
        Self {
            name: kind.name.clone(),
            sought: match kind.pattern {
                Some(_) => Sought::Pattern,
                None => Sought::Words,
            },
            words: kind.words.join("\n"),
            pattern: kind.pattern.clone().unwrap_or_default(),
            match_case: kind.match_case,
            match_form: kind.match_form,
        }
    }

    fn kind(&self) -> OwnKind {
        let words = self.words.lines().map(str::trim);
        let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
        OwnKind {
            name: self.name.trim().to_owned(),
            words: match self.sought {
                Sought::Words => words.collect(),
                Sought::Pattern => Vec::new(),
            },
            pattern: (self.sought == Sought::Pattern).then(|| self.pattern.clone()),
            match_case: self.match_case,
            match_form: self.match_form,
        }
    }

    /// What would be found, whatever it is called.
    pub fn matcher(&self) -> Result<Matcher, OwnError> {
        let name = "?".to_owned();
        Matcher::new(&[OwnKind {
            name,
            ..self.kind()
        }])
    }

    /// The list with this kind at `place` in it, behind all others at its end. The error is about this kind.
    pub fn placed(&self, kinds: &[OwnKind], place: usize) -> Result<Vec<OwnKind>, OwnError> {
        let mut all = kinds.to_vec();
        match all.get_mut(place) {
            Some(kind) => *kind = self.kind(),
            None => all.push(self.kind()),
        }
        // Behind all others: an error is then told of this one.
        let mut ordered = all.clone();
        let own = place.min(ordered.len() - 1);
        ordered[own..].rotate_left(1);
        Matcher::new(&ordered).map(|_| all)
    }
}

/// Whether the name is to blame, and not what is sought.
pub fn is_of_name(error: &OwnError) -> bool {
    matches!(
        error.code,
        "no_name" | "name_long" | "name_twice" | "too_many"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str, words: &str) -> Draft {
        Draft {
            name: name.into(),
            words: words.into(),
            ..Draft::default()
        }
    }

    #[test]
    fn words_stand_one_a_line() {
        let kind = draft(" 甲 ", "一\n\n 二 \n").kind();
        assert_eq!((kind.name.as_str(), kind.words.len()), ("甲", 2));
        assert_eq!(Draft::of(&kind), draft("甲", "一\n二"));
    }

    #[test]
    fn a_draft_takes_its_place_in_the_list() {
        let first = draft("甲", "一").placed(&[], 0).unwrap();
        let both = draft("乙", "二").placed(&first, 1).unwrap();
        assert_eq!(both[1].name, "乙");
        let changed = draft("丙", "一").placed(&both, 0).unwrap();
        assert_eq!(changed[0].name, "丙");
        let twice = draft("乙", "一").placed(&both, 0).unwrap_err();
        assert_eq!(twice.code, "name_twice");
        assert!(is_of_name(&twice));
        assert!(!is_of_name(&draft("丁", "").placed(&both, 2).unwrap_err()));
    }

    #[test]
    fn a_pattern_is_tried_before_it_has_a_name() {
        let mut draft = Draft {
            sought: Sought::Pattern,
            pattern: "第[0-9".into(),
            ..draft("", "一")
        };
        assert_eq!(draft.matcher().unwrap_err().place, Some([1, 2]));
        draft.pattern.push_str("]号");
        assert_eq!(draft.matcher().unwrap().find("第3号").len(), 1);
        assert_eq!(draft.kind().words.len(), 0);
    }
}
