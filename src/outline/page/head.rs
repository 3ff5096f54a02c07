//! The head of a page: the title, and which of the lines around it are the site's.
//!
//! A line is the site's only if something in it says so. What is merely short is a salutation, a
//! subtitle, or the headline of a piece of news.

use super::{LineRole, Page};
use crate::outline::cues::{is_column_title, is_full_title, tells_of_inspection};
use crate::outline::signed::{is_body, is_date_line};
use crate::outline::{chrome, site_words, title};
use crate::text::is_han;

/// No headline is longer, in characters.
const LONGEST_HEADLINE: usize = 60;
/// So many short lines in a row are a menu.
const MENU_LINES: usize = 3;

impl Page<'_> {
    pub(super) fn titles(&mut self) {
        let groups = self.title_groups();
        let has_full = groups
            .iter()
            .any(|&(from, to)| is_full_title(&self.joined(from, to)));
        for (from, to) in groups {
            // The name of a column (整改情况通报) is no title where the real one stands as well.
            let tag = has_full && to - from == 1 && is_column_title(self.at(from));
            for position in from..to {
                self.set(
                    position,
                    if tag {
                        LineRole::Chrome
                    } else {
                        LineRole::Title
                    },
                );
            }
        }
    }

    /// Titles before the text, each as positions `[from, to)` in `full`.
    fn title_groups(&self) -> Vec<(usize, usize)> {
        let mut groups: Vec<(usize, usize)> = Vec::new();
        for position in 0..self.start {
            let line = self.at(position);
            let taken = groups.last().map_or(0, |g| g.1);
            if position < taken || (chrome::is_chrome(line, true) && !line.contains('>')) {
                continue;
            }
            if title::within(line).is_none() {
                continue;
            }
            let (mut from, mut to) = (position, position + 1);
            while from > taken
                && !chrome::is_chrome(self.at(from - 1), true)
                && title::continues(self.at(from - 1), self.at(from))
                && !(from > 1 && site_words::is_label_alone(self.at(from - 2)))
            {
                from -= 1;
            }
            // What a line break cut off: 的通报, 整改情况的通报, 通 报.
            while to < self.start
                && (title::within(self.at(to)).is_some())
                && title::goes_on(&self.joined(from, to), self.at(to))
            {
                to += 1;
            }
            groups.push((from, to));
        }
        groups
    }

    fn joined(&self, from: usize, to: usize) -> String {
        (from..to).map(|p| self.at(p)).collect()
    }

    /// Everything else before the text: the site's, where something says so.
    pub(super) fn head(&mut self) {
        let first_title = (0..self.start).find(|&p| self.role(p) == LineRole::Title);
        let inspected =
            self.opened > self.start && tells_of_inspection(&self.window(self.start, 5));
        let advert = self.advert(first_title);
        let mut value_of_label = false;
        for position in 0..self.start {
            let line = self.at(position);
            let before = match first_title {
                Some(title) => position < title,
                None => inspected,
            };
            if self.role(position) == LineRole::Body
                && (chrome::is_chrome(line, true)
                    || is_date_of_page(line, before)
                    || (value_of_label && is_short(line))
                    || advert.contains(&position)
                    || (before && (chrome::is_sales_talk(line) || self.is_of_site(position))))
            {
                self.set(position, LineRole::Chrome);
            }
            value_of_label = site_words::is_label_alone(line);
        }
        if first_title.is_none() {
            self.headline();
        }
    }

    /// From the first to the last line before the title in which a seller speaks.
    fn advert(&self, first_title: Option<usize>) -> std::ops::Range<usize> {
        let mut talk = (0..first_title.unwrap_or(0)).filter(|&p| chrome::is_sales_talk(self.at(p)));
        match (talk.next(), talk.next_back()) {
            (Some(first), Some(last)) => first..last,
            _ => 0..0,
        }
    }

    /// Does a line before the title belong to the site by its form or by its neighbours?
    fn is_of_site(&self, position: usize) -> bool {
        let line = self.at(position);
        chrome::is_site_name(line)
            || chrome::is_menu_bar(line)
            || self.in_menu(position)
            || self.is_named_in_chrome(position)
    }

    /// One of several short lines in a row: a menu, one word a line.
    fn in_menu(&self, position: usize) -> bool {
        let is_word = |&p: &usize| {
            let word = self.at(p);
            word.chars().take(9).count() <= 8
                && word.chars().all(is_han)
                && self.role(p) != LineRole::Title
        };
        if !is_word(&position) {
            return false;
        }
        let after = (position..self.start).take(MENU_LINES).take_while(is_word);
        let before = (0..position).rev().take(MENU_LINES).take_while(is_word);
        after.count() + before.count() >= MENU_LINES
    }

    /// A seller's name, which stands in the seller's notice as well.
    fn is_named_in_chrome(&self, position: usize) -> bool {
        let name = self.at(position);
        (3..=20).contains(&name.chars().take(21).count())
            && (0..self.start).any(|p| {
                p != position && self.at(p).contains(name) && chrome::is_chrome(self.at(p), true)
            })
    }

    /// Without a title of the genre: the last line before the text that reads like a headline.
    fn headline(&mut self) {
        let is_free = |page: &Self, p: usize| page.role(p) == LineRole::Body;
        let Some(found) = (0..self.start)
            .rev()
            .find(|&p| is_free(self, p) && is_headline(self.at(p)))
        else {
            return;
        };
        // A page shows its headline twice: over its list of facts and under it.
        for position in 0..self.start {
            if is_free(self, position) && self.at(position) == self.at(found) {
                self.set(position, LineRole::Title);
            }
        }
    }
}

fn is_short(line: &str) -> bool {
    line.chars().take(61).count() <= 60 && !line.ends_with('。')
}

/// A date alone; in brackets under a title it is the document's own.
fn is_date_of_page(line: &str, before_title: bool) -> bool {
    is_date_line(line) && (before_title || !(line.starts_with('(') && line.contains('年')))
}

/// 县委第二巡察组巡察某局情况反馈会召开, 某县部署巡察整改工作: no sentence, and about the matter.
fn is_headline(line: &str) -> bool {
    const MATTER: [&str; 5] = ["巡察", "巡视", "整改", "督察", "反馈"];
    const ENDS: [&str; 9] = [
        "召开", "启动", "展开", "公告", "通报", "情况", "督查", "工作", "进驻",
    ];
    const ACTS: [&str; 10] = [
        "召开", "进驻", "开展", "启动", "反馈", "巡察县", "巡察市", "巡察区", "部署", "推进",
    ];
    let line = line.trim_end();
    (6..=LONGEST_HEADLINE).contains(&line.chars().take(LONGEST_HEADLINE + 1).count())
        && !line.contains(['。', ';', ':', '|', '\t'])
        && !line.starts_with(['—', '-', '('])
        && !title::is_tagged_chapter(line)
        && !line.starts_with(|c: char| c.is_ascii_digit() && !line.starts_with("20"))
        && (MATTER.iter().any(|w| line.contains(w)) || ENDS.iter().any(|w| line.ends_with(w)))
        // The name of a body alone is the sender or a column.
        && (!is_body(line) || ACTS.iter().any(|w| line.contains(w)))
}

#[cfg(test)]
mod tests {
    use super::super::LineRole::*;
    use super::super::roles;
    use super::super::tests::OPENING;
    use super::*;
    use crate::text::Reading;

    /// Roles of `head` before an opening, without the opening's.
    fn of(head: &str) -> Vec<LineRole> {
        let mut roles = roles(&Reading::new(&format!("{head}\n{OPENING}")));
        assert_eq!(roles.pop(), Some(Opening));
        roles
    }

    #[test]
    fn the_headline_of_news_is_the_title_wherever_the_page_shows_it() {
        for line in [
            "青石县委第三巡察组巡察县水务局情况反馈会召开",
            "五届县委第六轮巡察工作正式启动 将对9个县直部门开展巡察",
            "县委第四轮第二批巡察展开",
            "县委第三巡察组进驻县水务局",
        ] {
            assert_eq!(of(line), [Title], "{line}");
        }
        assert_eq!(
            of("青石县开展巡察整改专项督查\n来源：青石县委办\n青石县开展巡察整改专项督查"),
            [Title, Chrome, Title]
        );
    }

    #[test]
    fn short_lines_of_the_document_are_not_the_sites() {
        for line in [
            "同志们：",
            "各位委员：",
            "引言",
            "——2024年3月6日在县人大常委会第九次会议上",
            "县审计局局长 陈山",
            "县人大常委会：",
            "中共青石县委巡察办公室",
        ] {
            assert_eq!(of(line), [Body], "{line}");
        }
        assert_eq!(
            of("在巡察整改推进会上的讲话\n（2023年5月6日）\n同志们："),
            [Title, Body, Body]
        );
    }

    #[test]
    fn menus_sites_and_sellers_are() {
        assert_eq!(of("青石县人民政府门户网站"), [Chrome]);
        assert_eq!(
            of("机构概况\n领导之窗\n互动交流\n关于巡察整改情况的报告"),
            [Chrome, Chrome, Chrome, Title]
        );
        assert_eq!(
            of("机构概况 领导之窗 政务动态 互动交流\n关于巡察整改情况的报告"),
            [Chrome, Title]
        );
        assert_eq!(
            of("好文坊\n好文坊整理，咨询QQ12345\n关于巡察整改情况的报告"),
            [Chrome, Chrome, Title]
        );
        assert_eq!(
            of("仅供学习\n天天更新\n会员群：\n关于巡察整改情况的报告"),
            [Chrome, Chrome, Chrome, Title]
        );
        assert_eq!(of("天天更新\n关于巡察整改情况的报告"), [Body, Title]);
    }

    #[test]
    fn page_facts_behind_a_host_name_are_the_sites() {
        let head = "县委第三巡察组向县水务局反馈巡察情况\nwww.qingshi.example.cn 】 【 2023-08-29 13:51:01 】 【 来源：青石县水务局";
        assert_eq!(of(head), [Title, Chrome]);
    }
}
