//! The foot of a document: the invitation to write, the annexes, the signature, and what the document or
//! the site puts behind it.

use super::{LineRole, Page};
use crate::outline::annex;
use crate::outline::chrome;
use crate::outline::contact_line::{is_labelled_contact, numbers_contact};
use crate::outline::cues::{
    begins_with_contact, invites, is_after_signature, is_distribution, is_numbered_contact,
    is_sites,
};
use crate::outline::numbered::begins_chapter;
use crate::outline::signed::is_full_date;

/// Signature and closing stand among the last so many lines that are not blank.
pub(super) const FOOT_LINES: usize = 40;

impl Page<'_> {
    /// Where signature and closing may begin in a text that ends at `end`: not amid a table.
    fn foot_start(&self, end: usize) -> usize {
        let before = self.tables.partition_point(|t| t.end <= end);
        let table = self.tables[..before].last().map_or(0, |t| t.end);
        self.opened.max(end.saturating_sub(FOOT_LINES)).max(table)
    }

    /// Footnotes stand behind everything; the end of the document is before them.
    pub(super) fn notes(&mut self) {
        while self.end > self.opened
            && self.full.len() == self.end
            && is_note(self.at(self.end - 1))
        {
            self.end -= 1;
            self.set(self.end, LineRole::Closing);
            self.full.pop();
        }
    }

    /// Signature, annexes, and what stands behind them.
    pub(super) fn foot(&mut self) {
        let first = self.foot_start(self.full.len());
        if let Some((from, to)) = self.signature(first) {
            for position in from..to {
                self.set(position, LineRole::Signature);
            }
            self.behind_signature(to);
            self.end = from;
        } else {
            while self.end > first && is_sites(self.at(self.end - 1), true) {
                self.end -= 1;
                self.set(self.end, LineRole::Chrome);
            }
        }
        self.annexes_above();
        self.cover();
    }

    /// A letter that stands before the opening, signed, with the report as its annex.
    fn cover(&mut self) {
        let Some(annex) = (2..self.start).find(|&p| {
            annex::begins(self.at(p)) && is_full_date(self.at(p - 1)) && self.signs(p - 2)
        }) else {
            return;
        };
        self.set(annex - 2, LineRole::Signature);
        self.set(annex - 1, LineRole::Signature);
        self.set(annex, LineRole::Annex);
    }

    /// The lines behind a signature: contacts and notes of the document, its annexes, the site's.
    fn behind_signature(&mut self, from: usize) {
        let annex = (from..self.full.len()).find(|&p| annex::begins(self.at(p)));
        for position in from..annex.unwrap_or(self.full.len()) {
            let line = self.at(position);
            let contact = is_contact(line);
            let role = if (contact && !is_sites(line, true)) || is_distribution(line) {
                LineRole::Closing
            } else if is_after_signature(line) {
                LineRole::Chrome
            } else if line.starts_with("(此件") {
                LineRole::Body
            } else {
                LineRole::Closing
            };
            self.set(position, role);
        }
        if let Some(annex) = annex {
            self.annexes_below(annex);
        }
    }

    /// The annexes behind the signature. What they hold is the document's; without it they are a list, with the site
    /// behind them.
    fn annexes_below(&mut self, from: usize) {
        let names = self.annex_list(from);
        let holds = (names..self.full.len()).any(|p| {
            let line = self.at(p);
            self.is_row(p) || begins_chapter(line) || (line.contains('。') && !is_sites(line, true))
        });
        let mut sites = self.full.len();
        while sites > names && is_sites(self.at(sites - 1), true) && !self.is_row(sites - 1) {
            sites -= 1;
        }
        for position in from..self.full.len() {
            let line = self.at(position);
            let role = if position < names || annex::begins(line) {
                LineRole::Annex
            } else if position >= sites || (!holds && is_after_signature(line)) {
                LineRole::Chrome
            } else {
                LineRole::Body
            };
            self.set(position, role);
        }
    }

    /// The list of annexes right above the signature or the end of the text.
    fn annexes_above(&mut self) {
        let first = self.foot_start(self.end);
        let Some(from) = (first..self.end)
            .find(|&p| annex::begins(self.at(p)) && self.ends_at(self.annex_list(p)))
        else {
            return;
        };
        for position in from..self.annex_list(from) {
            self.set(position, LineRole::Annex);
        }
        if self.annex_list(from) == self.end {
            self.end = from;
        }
    }

    /// Nothing but contacts and further annexes from `position` to the end.
    fn ends_at(&self, position: usize) -> bool {
        (position..self.end).all(|p| {
            let line = self.at(p);
            annex::begins(line) || is_contact(line) || invites(line)
        })
    }

    /// The position behind the names of the annexes that begin at `from`.
    fn annex_list(&self, from: usize) -> usize {
        let mut list = annex::List::begin(self.at(from));
        let mut end = from + 1;
        while end < self.end && !self.is_row(end) && list.goes_on(self.at(end)) {
            end += 1;
        }
        end
    }

    pub(super) fn closing(&mut self) {
        let first = self.foot_start(self.end);
        let found = (first..self.end).find(|&p| invites(self.at(p)));
        let contact = (first..self.end)
            .rev()
            .take_while(|&p| {
                is_contact(self.at(p))
                    || is_numbered_contact(self.at(p))
                    || chrome::is_chrome(self.at(p), true)
            })
            .last()
            .and_then(|from| (from..self.end).find(|&p| self.begins_contacts(p)));
        let Some(from) = found.or(contact) else {
            return;
        };
        for position in from..self.end {
            // A heading behind an invitation: the invitation was none.
            if begins_chapter(self.at(position)) && !is_numbered_contact(self.at(position)) {
                for undone in from..position {
                    self.set(undone, LineRole::Body);
                }
                return;
            }
            if self.role(position) == LineRole::Body {
                self.set(position, LineRole::Closing);
            }
        }
    }

    /// Does a list of contacts begin at `position`? Numbered, it does with the first number and with a telephone or
    /// the like behind each label: (三)电话回访 is a measure.
    fn begins_contacts(&self, position: usize) -> bool {
        !is_numbered_contact(self.at(position))
            || (numbers_contact(self.at(position)) == Some(1)
                && (position..self.end).all(|p| {
                    numbers_contact(self.at(p)).is_some() || !is_numbered_contact(self.at(p))
                }))
    }
}

/// By its words, or by its value whatever its label says.
fn is_contact(line: &str) -> bool {
    begins_with_contact(line) || is_labelled_contact(line)
}

/// `注1：`, `注①：`: the text of a footnote.
fn is_note(line: &str) -> bool {
    let Some((number, _)) = line
        .strip_prefix('注')
        .and_then(|rest| rest.split_once(':'))
    else {
        return false;
    };
    let is_number = |c: char| c.is_ascii_alphanumeric() || ('①'..='⑳').contains(&c) || c == '*';
    (1..=4).contains(&number.chars().count()) && number.chars().all(is_number)
}

#[cfg(test)]
mod tests {
    use super::super::LineRole::*;
    use super::super::tests::{OPENING, of};

    #[test]
    fn what_stands_by_a_signature() {
        let text = format!(
            "{OPENING}\n一、组织情况\n镇党委高度重视。\n中共青石镇委员会\n2024121日\n（联系人：陈山，联系电话：13900001111）\n本站声明"
        );
        assert_eq!(
            of(&text),
            [Opening, Body, Body, Signature, Signature, Closing, Chrome]
        );
    }

    #[test]
    fn contacts_between_the_text_and_a_signature_without_a_date() {
        let text = format!(
            "{OPENING}\n一、下步打算\n1.镇党委高度重视。\n（联系人：陈山，联系电话：13900001111）\n中共青石镇委员会"
        );
        assert_eq!(of(&text), [Opening, Body, Body, Closing, Signature]);
        let text =
            format!("{OPENING}\n一、下步打算\n1.镇党委高度重视。\n（联系群众）\n中共青石镇委员会");
        assert_eq!(of(&text), [Opening, Body, Body, Body, Body]);
    }

    #[test]
    fn contacts_as_a_numbered_list() {
        let text = format!(
            "{OPENING}\n一、下步打算\n（一）镇党委高度重视。\n监督方式：\n（一）电话：13900001111\n（二）邮箱：a@example.com\n中共青石镇委员会\n2024年1月2日"
        );
        assert_eq!(
            of(&text)[3..],
            [Closing, Closing, Closing, Signature, Signature]
        );
        let numbered = text.replace("监督方式：", "（二）抓好落实。");
        assert_eq!(of(&numbered)[3..6], [Body, Closing, Closing]);
        let measures = numbered.replace("（一）电话：13900001111", "（三）电话：逐户回访");
        assert_eq!(of(&measures)[3..6], [Body, Body, Body]);
    }

    #[test]
    fn footnotes_behind_the_signature() {
        let text = "根据安排，县委第一巡察组对某局开展了巡察。现将整改情况予以公布。\n一、情况\n已完成。\n中共某局党组\n2023年12月8日\n注1：见附件。\n注②：以此为准。";
        assert_eq!(of(text)[3..], [Signature, Signature, Closing, Closing]);
        let text = text.replace("注1：", "备注：");
        assert_ne!(of(&text)[5], Closing);
    }

    #[test]
    fn a_list_of_annexes_above_the_signature() {
        let signed = "中共青石镇委员会\n2024年1月2日";
        let list = "附件：1.整改台账\n2.制度清单";
        let text = format!("{OPENING}\n一、下步打算\n（一）抓学习。\n{list}\n{signed}");
        assert_eq!(of(&text)[2..], [Body, Annex, Annex, Signature, Signature]);
        let text = format!("{OPENING}\n一、下步打算\n附件不全。\n1.补齐附件。\n{signed}");
        assert_eq!(of(&text)[2..4], [Body, Body]);
    }

    #[test]
    fn a_label_that_is_not_listed_keeps_no_contact_in_the_text() {
        let foot = "联系电话：0123-1234567\n办公地址：青石县东湖路12号\n邮编：310001";
        let signed = "中共青石镇委员会\n2024年1月2日";
        let text = format!("{OPENING}\n一、组织情况\n镇党委高度重视。\n{foot}\n{signed}");
        assert_eq!(of(&text)[3..6], [Closing, Closing, Closing]);
        let answer = "整改情况：13900001111开通。";
        let text = format!("{OPENING}\n一、组织情况\n镇党委高度重视。\n{answer}\n{signed}");
        assert_eq!(of(&text)[3], Body);
    }
}
