//! The page as a reader sees it before reading: which lines are the site's, the title's, the
//! opening's, the invitation to write, the signature's.

use super::cues::{announces, is_sites, tells_of_inspection};
use super::numbered::{begins_chapter, without_chunk_number};
use super::{chrome, table, title};
use crate::text::{Line, Reading};
use std::ops::Range;

mod foot;
mod head;
mod signature;

/// What a line is in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineRole {
    Blank,
    /// Site chrome, advertisement, reseller's notice.
    Chrome,
    Title,
    /// Who inspected whom, up to the sentence that announces the text.
    Opening,
    Body,
    /// The invitation to write, with contacts.
    Closing,
    /// The body that signs, or the date under it.
    Signature,
    /// The list of what is attached, of the document and of none of its headings.
    Annex,
}

/// The opening stands among the first so many lines that are not blank.
const HEAD_LINES: usize = 200;
/// The opening is no longer than so many lines, where the file breaks its sentences.
const OPENING_LINES: usize = 14;

/// The role of each line of `reading.lines()`.
pub fn roles(reading: &Reading) -> Vec<LineRole> {
    let mut page = Page::new(reading);
    page.blanks();
    page.opening();
    page.titles();
    page.head();
    page.notes();
    page.foot();
    page.closing();
    page.inner_chrome();
    page.roles
}

struct Page<'a> {
    text: &'a str,
    lines: &'a [Line],
    /// Indices of the lines that are not blank.
    full: Vec<usize>,
    roles: Vec<LineRole>,
    /// Position in `full` of the first line of the opening; the end of the head if there is none.
    start: usize,
    /// Position in `full` behind the opening.
    opened: usize,
    /// Position in `full` of the first line behind the document.
    end: usize,
    /// Positions in `full` of the rows of tables.
    tables: Vec<Range<usize>>,
}

impl<'a> Page<'a> {
    fn new(reading: &'a Reading) -> Self {
        let lines = reading.lines();
        let full: Vec<usize> = (0..lines.len()).filter(|&i| !lines[i].is_blank()).collect();
        let position = |line: usize| full.partition_point(|&i| i < line);
        let tables = table::rows_of_cells(reading)
            .into_iter()
            .map(|rows| position(rows.start)..position(rows.end))
            .collect();
        Self {
            text: reading.text(),
            lines,
            tables,
            roles: vec![LineRole::Body; lines.len()],
            start: 0,
            opened: 0,
            end: full.len(),
            full,
        }
    }

    /// The line at a position of `full`.
    fn at(&self, position: usize) -> &'a str {
        self.lines[self.full[position]].span.of(self.text)
    }

    fn set(&mut self, position: usize, role: LineRole) {
        self.roles[self.full[position]] = role;
    }

    fn role(&self, position: usize) -> LineRole {
        self.roles[self.full[position]]
    }

    fn blanks(&mut self) {
        for (line, role) in self.lines.iter().zip(&mut self.roles) {
            if line.is_blank() {
                *role = LineRole::Blank;
            }
        }
    }

    fn opening(&mut self) {
        let table = self.tables.first().map_or(self.full.len(), |t| t.start);
        let limit = table.min(HEAD_LINES);
        // A report may begin with its first chapter; then nothing before it is an opening.
        let chapter = (0..limit)
            .find(|&p| begins_chapter(self.at(p)))
            .unwrap_or(limit);
        let found = (0..chapter)
            .find(|&p| self.opens(p))
            .or_else(|| (0..chapter).find(|&p| self.is_running_text(p)));
        let Some(start) = found else {
            // Without an opening the head ends at the first chapter or sentence.
            let sentence = (0..chapter).find(|&p| self.at(p).contains('。'));
            self.start = sentence.unwrap_or(chapter);
            self.opened = if self.start < self.full.len() {
                self.start
            } else {
                0
            };
            return;
        };
        self.start = start;
        self.opened = self.opening_end(start, chapter);
        for position in self.start..self.opened {
            self.set(position, LineRole::Opening);
        }
    }

    /// Does the sentence on who inspected whom begin at this line? It may go on over a few more.
    fn opens(&self, position: usize) -> bool {
        const ACTS: [&str; 9] = [
            "开展", "进行", "反馈", "实施", "派出", "组织", "提出", "进驻", "审计",
        ];
        const BASES: [&str; 6] = ["根据", "按照", "依据", "遵照", "为", "经"];
        const INSPECTIONS: [&str; 6] = ["巡察", "巡视", "巡查", "审计", "督察", "检查"];
        let line = self.at(position);
        let found = title::within(line);
        if found.is_some_and(|f| !f.glued) || chrome::is_chrome(line, true) {
            return false;
        }
        let own = match found {
            Some(f) => &line[f.span.end..],
            None => without_chunk_number(line),
        };
        if own.chars().take(24).count() < 24 {
            return false;
        }
        let window = self.window(position, 5);
        let begins = BASES.iter().any(|b| own.starts_with(b))
            || own.starts_with(|c: char| c.is_ascii_digit())
            || own.contains("组对")
            || own.contains("组于")
            || own.contains("组从")
            || own.contains("组向")
            || own.contains("现将");
        begins
            && INSPECTIONS.iter().any(|w| window.contains(w))
            && ACTS.iter().any(|w| window.contains(w))
            && (window.contains('对') || window.contains('向') || window.contains("现将"))
    }

    /// The text from a line on, up to so many lines, no more than some hundred characters.
    fn window(&self, position: usize, lines: usize) -> String {
        (position..self.full.len().min(position + lines))
            .flat_map(|p| self.at(p).chars())
            .take(400)
            .collect()
    }

    fn is_running_text(&self, position: usize) -> bool {
        let line = self.at(position);
        line.contains('。')
            && line.chars().take(30).count() == 30
            && !chrome::is_sales_talk(line)
            && title::within(line).is_none_or(|f| f.glued)
    }

    fn opening_end(&self, start: usize, chapter: usize) -> usize {
        let limit = chapter.min(start + OPENING_LINES);
        match (start..limit).find(|&p| announces(self.at(p))) {
            Some(last) => last + 1,
            // Nothing announces the text: the lines that tell of the inspection.
            None => (start + 1..limit.min(start + 3))
                .find(|&p| !tells_of_inspection(self.at(p)))
                .unwrap_or(limit.min(start + 3)),
        }
    }

    fn is_row(&self, position: usize) -> bool {
        let next = self.tables.partition_point(|t| t.end <= position);
        self.tables.get(next).is_some_and(|t| t.start <= position)
    }

    /// Chrome amid the text and the closing: a reseller's line, the number of a page.
    fn inner_chrome(&mut self) {
        for position in 0..self.full.len() {
            let inside = matches!(self.role(position), LineRole::Body | LineRole::Closing)
                && !self.is_row(position);
            if inside && is_sites(self.at(position), false) {
                self.set(position, LineRole::Chrome);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LineRole::*;
    use super::*;

    /// The roles of the lines of a text.
    pub fn of(text: &str) -> Vec<LineRole> {
        roles(&Reading::new(text))
    }

    pub const OPENING: &str = "根据县委统一部署，2023年3月1日至4月30日，县委第一巡察组对青石镇党委开展了巡察。现将巡察整改进展情况予以公布。";

    #[test]
    fn a_plain_report() {
        let text = format!(
            "中共青石镇委员会\n关于巡察整改进展情况的通报\n\n发布日期：2024-01-02 浏览次数：\n{OPENING}\n一、组织情况\n镇党委高度重视。\n欢迎广大干部群众对巡察整改落实情况进行监督。\n联系电话：0123-1234567\n\n中共青石镇委员会\n2024年1月2日\n打印本页 关闭窗口\n"
        );
        assert_eq!(
            of(&text),
            [
                Title, Title, Blank, Chrome, Opening, Body, Body, Closing, Closing, Blank,
                Signature, Signature, Chrome
            ]
        );
    }

    #[test]
    fn without_a_title_what_stands_before_the_opening_is_the_sites() {
        let text = format!("某某县人民政府门户网站\n{OPENING}\n一、组织情况\n镇党委高度重视。");
        assert_eq!(of(&text), [Chrome, Opening, Body, Body]);
    }

    #[test]
    fn a_reseller_before_the_title_and_between_the_lines() {
        let text = format!(
            "仅供学习 禁止外传\n好材料工坊\n现在订阅即送去年2册资料。\n关于巡察整改情况的报告\n好材料工坊整理，咨询QQ123456\n{OPENING}\n一、组织情况\n好材料工坊整理，咨询QQ123456\n镇党委高度重视。"
        );
        assert_eq!(
            of(&text),
            [
                Chrome, Chrome, Chrome, Title, Chrome, Opening, Body, Chrome, Body
            ]
        );
    }

    #[test]
    fn the_column_before_a_full_title_is_no_title() {
        let text =
            format!("整改情况通报\n青石镇党委关于巡察整改进展情况的通报\n{OPENING}\n一、组织情况");
        assert_eq!(of(&text), [Chrome, Title, Opening, Body]);
        let text = format!("通　报\n{OPENING}\n一、组织情况");
        assert_eq!(of(&text), [Title, Opening, Body]);
    }

    #[test]
    fn an_opening_goes_on_to_the_line_that_announces_the_text() {
        let text = "根据县委统一部署，县委第一巡察组对青石镇党委开展了巡察。\n2023年6月1日，县委第一巡察组向青石镇党委反馈了意见。\n现将整改情况报告如下：\n镇党委高度重视。\n一、组织情况";
        assert_eq!(of(text), [Opening, Opening, Opening, Body, Body]);
    }

    #[test]
    fn labels_with_their_value_on_the_next_line() {
        let text = format!(
            "• 发布机构：\n\n青石镇人民政府\n关于巡察整改情况的报告\n{OPENING}\n一、组织情况"
        );
        assert_eq!(of(&text), [Chrome, Blank, Chrome, Title, Opening, Body]);
    }

    #[test]
    fn any_text_has_a_role_for_each_line() {
        for text in [
            "",
            "\n",
            "甲",
            "一、\n(\n关于\n。\n2023年5月6日",
            "【\n】\n>",
        ] {
            let reading = Reading::new(text);
            assert_eq!(roles(&reading).len(), reading.lines().len());
        }
    }
}
