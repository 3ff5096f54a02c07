//! 附件：1.整改台账 2.制度清单: the list of what is attached to a document.

use super::numbered::split_number;

/// Longest name of an annex, in characters.
const LONGEST_NAME: usize = 60;

/// Does the list of annexes, or one of them, begin at this line? 附件不全 is a problem, 附件2所列… a sentence.
pub fn begins(line: &str) -> bool {
    behind_word(line).is_some_and(|rest| {
        let behind = rest.trim_start_matches(|c: char| {
            c.is_ascii_digit() || crate::text::numeral::is_han_numeral(c) || c == ' '
        });
        let numbered = behind.len() < rest.len();
        behind.is_empty()
            || behind.starts_with(':')
            || (numbered && behind.starts_with(['.', '、']) && !behind.contains('。'))
    })
}

/// What follows 附件 or 附表.
fn behind_word(line: &str) -> Option<&str> {
    ["附件", "附表"].iter().find_map(|w| line.strip_prefix(w))
}

/// The names under 附件, as far as they have been read.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The number that the next name bears.
    next: u32,
    /// 附件 or 附件1 stood alone: its name is on the next line.
    unnamed: bool,
}

impl List {
    /// The list that begins with `line`, of which [`begins`] holds.
    pub fn begin(line: &str) -> Self {
        let rest = behind_word(line).unwrap_or(line);
        let named = rest.split_once(':').map_or("", |(_, name)| name.trim());
        Self {
            next: if number(named).is_some() { 2 } else { 1 },
            unnamed: named.is_empty() && !rest.starts_with(':'),
        }
    }

    /// Does the list go on with `line`?
    pub fn goes_on(&mut self, line: &str) -> bool {
        if begins(line) {
            *self = Self::begin(line);
            return true;
        }
        if line.chars().take(LONGEST_NAME + 1).count() > LONGEST_NAME {
            return false;
        }
        if number(line) == Some(self.next) && !line.trim_end_matches('。').contains('。') {
            self.next += 1;
            self.unnamed = false;
            return true;
        }
        let names =
            self.unnamed && !line.contains(['。', '|', '\t', ':']) && number(line).is_none();
        self.unnamed = false;
        names
    }
}

/// The number of 1.整改台账 or (2)制度清单.
fn number(line: &str) -> Option<u32> {
    split_number(line, |c| c.is_ascii_digit())?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annexes_are_told_from_sentences_about_them() {
        for line in [
            "附件:整改台账", "附件", "附件2", "附件1:制度清单", "附表:任务表", "附件1.制度清单",
        ] {
            assert!(begins(line), "{line}");
        }
        for line in [
            "附件不全。", "附件2所列事项均已完成。", "附近道路未硬化。", "附表格式不统一",
        ] {
            assert!(!begins(line), "{line}");
        }
    }

    /// How many of the lines the list takes in.
    fn length(lines: &[&str]) -> usize {
        let mut list = List::begin(lines[0]);
        1 + lines[1..].iter().take_while(|l| list.goes_on(l)).count()
    }

    #[test]
    fn a_list_goes_on_with_the_next_number() {
        assert_eq!(
            length(&["附件:1.整改台账", "2.制度清单", "3.会议记录", "青石镇党委"]),
            3
        );
        assert_eq!(length(&["附件:", "1.整改台账", "2.制度清单"]), 3);
        assert_eq!(length(&["附件1", "制度清单", "1.《学习制度》", "附件2"]), 4);
        assert_eq!(length(&["附件:整改台账", "青石镇党委"]), 1);
        assert_eq!(
            length(&["附件:1.整改台账", "1.学习不够。", "2.会议少。"]),
            1
        );
        assert_eq!(
            length(&["附件:整改表", "一、学习方面", "1.学习不够。未开会。"]),
            1
        );
    }
}
