//! Who signs a document, and where: the last lines, or those above its notes and annexes.

use super::Page;
use super::foot::FOOT_LINES;
use crate::outline::annex;
use crate::outline::cues::{
    begins_with_contact, invites, is_after_signature, is_numbered_contact, is_sites,
};
use crate::outline::numbered::is_marked;
use crate::outline::signed::{
    is_body, is_damaged_date, is_date_line, is_full_date, signs_and_dates,
};
use crate::outline::{chrome, title};

/// A longer line is a paragraph of a text, and no note under a signature; in characters.
const LONGEST_NOTE: usize = 160;
/// More bodies than these do not sign together.
const SIGNERS: usize = 3;

impl Page<'_> {
    /// The last lines that sign, as positions `[from, to)`.
    pub(super) fn signature(&self, first: usize) -> Option<(usize, usize)> {
        let last_text = (first..self.full.len())
            .rev()
            .find(|&p| {
                self.at(p).ends_with(['。', ';', '!']) && !chrome::is_chrome(self.at(p), true)
            })
            .map_or(first, |p| p + 1);
        let dated = self.dated(last_text);
        match (self.pair(), dated) {
            (Some(pair), Some(dated)) if dated.0 < pair.0 => Some(dated),
            (Some(pair), _) => Some(pair),
            (None, Some(dated)) => Some(dated),
            (None, None) => self
                .undated(first, last_text)
                .or_else(|| self.above_annex()),
        }
    }

    pub(super) fn signs(&self, position: usize) -> bool {
        is_body(self.at(position)) && !is_marked(self.at(position))
    }

    /// The first date behind the last sentence, with the bodies above or below it.
    fn dated(&self, last_text: usize) -> Option<(usize, usize)> {
        for position in last_text..self.full.len() {
            let line = self.at(position);
            if signs_and_dates(line) {
                return Some((position, position + 1));
            }
            if is_date_line(line) || is_damaged_date(line) {
                let from = self.signers(position, last_text);
                let after = position + 1;
                let signed_below = from == position && after < self.full.len() && self.signs(after);
                return Some((from, if signed_below { after + 1 } else { after }));
            }
        }
        None
    }

    /// The first of the bodies above the date at `position`, not before `floor`.
    fn signers(&self, position: usize, floor: usize) -> usize {
        let mut from = position;
        while from > floor && from + SIGNERS > position && self.signs(from - 1) {
            from -= 1;
        }
        from
    }

    /// The last body right above a line of nothing but a date, behind a sentence: it signs whatever stands under it,
    /// notes of the document or its annexes.
    fn pair(&self) -> Option<(usize, usize)> {
        let sentence = (0..self.full.len()).find(|&p| self.at(p).contains('。'))?;
        (sentence + 2..self.full.len())
            .rev()
            .filter(|&p| is_full_date(self.at(p)) && self.signs(p - 1))
            .find(|&p| !self.is_row(p) && !self.is_row(p - 1) && self.may_end(p + 1))
            .map(|p| (self.signers(p, sentence + 1), p + 1))
    }

    /// Can a document end before `from`: with annexes, or with nothing but notes behind it?
    fn may_end(&self, from: usize) -> bool {
        let last = self.full.len().min(from + FOOT_LINES);
        let below = (from..last).find(|&p| !self.is_note_below(p));
        match below {
            Some(p) => annex::begins(self.at(p)),
            None => last == self.full.len(),
        }
    }

    fn is_note_below(&self, position: usize) -> bool {
        let line = self.at(position);
        let text = is_marked(line) && !is_numbered_contact(line)
            || line.chars().take(LONGEST_NOTE + 1).count() > LONGEST_NOTE && !invites(line)
            || title::within(line).is_some();
        let sites = is_sites(line, true);
        !annex::begins(line)
            && !self.is_row(position)
            && (sites || line.starts_with("(此件") || !text)
    }

    /// Signed without a date: the very next line behind the text and its contacts.
    fn undated(&self, first: usize, last_text: usize) -> Option<(usize, usize)> {
        let contacts = (last_text..self.full.len())
            .take_while(|&p| begins_with_contact(self.at(p)) && !is_sites(self.at(p), true))
            .count();
        let next = last_text + contacts;
        let undated = next < self.full.len() && last_text > first && self.signs(next);
        let more = undated && next + 1 < self.full.len() && !is_after_signature(self.at(next + 1));
        (undated && !more && !chrome::is_chrome(self.at(next), true)).then_some((next, next + 1))
    }

    /// Signed without a date, right above the annexes.
    fn above_annex(&self) -> Option<(usize, usize)> {
        let sentence = (0..self.full.len()).find(|&p| self.at(p).contains('。'))?;
        (sentence + 1..self.full.len().saturating_sub(1))
            .find(|&p| annex::begins(self.at(p + 1)) && self.signs(p) && !self.is_row(p))
            .map(|p| (p, p + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::LineRole::*;
    use super::super::tests::{OPENING, of};

    #[test]
    fn signatures_on_one_line_or_without_a_date() {
        let text =
            format!("{OPENING}\n一、组织情况\n镇党委高度重视。\n中共青石镇委员会 2024年1月2日");
        assert_eq!(of(&text), [Opening, Body, Body, Signature]);
        let text = format!("{OPENING}\n一、组织情况\n镇党委高度重视。\n中共青石镇委员会");
        assert_eq!(of(&text), [Opening, Body, Body, Signature]);
    }

    #[test]
    fn a_heading_at_the_end_signs_nothing() {
        let text = format!("{OPENING}\n一、组织情况\n镇党委高度重视。\n二、加强党总支");
        assert_eq!(of(&text), [Opening, Body, Body, Body]);
    }

    #[test]
    fn a_signature_stands_whatever_is_written_under_it() {
        let signed =
            format!("{OPENING}\n一、组织情况\n镇党委高度重视。\n中共青石镇委员会\n2024年1月2日");
        for note in [
            "联系电话：0123-1234567。",
            "抄送：县委巡察办，县纪委监委。",
            "抄送：县委巡察办",
            "注：截至2023年12月30日数据。",
            "本通报公示15个工作日。",
        ] {
            let roles = of(&format!("{signed}\n{note}"));
            assert_eq!(roles[2..], [Body, Signature, Signature, Closing], "{note}");
        }
        let goes_on = format!("{signed}\n二、整改情况\n（一）会议少。\n已召开会议9次。");
        assert_eq!(of(&goes_on)[3..5], [Body, Body]);
        let cells = format!("{signed}\n（二）会议少。");
        assert_eq!(of(&cells)[3..5], [Body, Body]);
    }

    #[test]
    fn a_signature_before_an_annex_and_what_that_holds() {
        let letter = "青石镇关于公布整改情况的函\n现将整改情况予以公示。\n青石镇党委\n2024年1月2日";
        let text =
            format!("{letter}\n附件：整改情况报告\n{OPENING}\n一、组织情况\n镇党委高度重视。");
        assert_eq!(
            of(&text)[2..],
            [Signature, Signature, Annex, Body, Body, Body]
        );
        let text =
            format!("{letter}\n附件\n整改情况表\n序号|问题|整改措施|\n1|会议少。|开会9次。|");
        assert_eq!(
            of(&text)[2..],
            [Signature, Signature, Annex, Annex, Body, Body]
        );
        let undated = text.replace("2024年1月2日\n", "");
        assert_eq!(of(&undated)[2..], [Signature, Annex, Annex, Body, Body]);
        let text = format!("{letter}\n附件1\n制度清单\n1.《学习制度》\n打印本页 关闭窗口");
        assert_eq!(
            of(&text)[2..],
            [Signature, Signature, Annex, Annex, Annex, Chrome]
        );
    }
}
