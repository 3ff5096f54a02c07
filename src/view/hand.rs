//! What a person changed, in a word.

use crate::report::{Checked, Hand, Problem};

use super::Lang;

impl Lang {
    pub fn checked(self, checked: Checked) -> &'static str {
        match checked {
            Checked::Checked => self.pick("已核查", "Checked"),
            Checked::NoError => self.pick("并非错误", "No error"),
        }
    }

    /// 人工新增, 人工修改, or nothing.
    pub fn edited(self, hand: &Hand) -> &'static str {
        match (hand.edited, hand.is_new()) {
            (true, true) => self.pick("人工新增", "Added by hand"),
            (true, false) => self.pick("人工修改", "Edited by hand"),
            (false, _) => "",
        }
    }

    /// The same of a problem with its answers and their points.
    pub fn edited_problem(self, problem: &Problem) -> &'static str {
        let edited = self.edited(&problem.hand);
        match is_edited(problem) && edited.is_empty() {
            true => self.pick("人工修改", "Edited by hand"),
            false => edited,
        }
    }
}

/// Whether a person changed anything of a problem, its answers or their points.
pub fn is_edited(problem: &Problem) -> bool {
    let responses = || problem.responses.iter();
    problem.hand.edited
        || responses().any(|response| response.hand.edited)
        || responses().any(|response| response.items.iter().any(|item| item.hand.edited))
}

/// Whether a person changed a thing or wrote a note on it.
pub fn is_touched(hand: &Hand) -> bool {
    hand.edited || hand.note.is_some()
}
