//! Sentences with numbers and names in them.

use crate::report::{DocumentKind, Omission};

use super::Lang;
use crate::app::document::Failure;
use crate::app::state::Notice;
use crate::app::target::{Series, Step};

impl Lang {
    pub fn notice(self, notice: Notice) -> String {
        let messages = self.messages();
        match notice {
            Notice::Copied(rows) => self.pick(
                format!("已复制 {rows} 行，可以粘贴到表格里。"),
                format!("Copied {}; paste into a spreadsheet.", counted(rows, "row")),
            ),
            Notice::CopyFailed => messages.copy_failed.into(),
            Notice::Saved(count) => self.pick(
                format!("已保存 {count} 份文档的 JSON。"),
                format!("Saved the JSON of {}.", counted(count, "document")),
            ),
            Notice::SaveFailed => messages.save_failed.into(),
            Notice::End(series, step) => self.end(series, step).into(),
            Notice::NothingDropped => messages.nothing_dropped.into(),
            Notice::WalkingFolders => messages.walking_folders.into(),
        }
    }

    fn end(self, series: Series, step: Step) -> &'static str {
        let (zh, en) = match (series, step) {
            (Series::Problems, Step::Next) => {
                ("已经是最后一个问题。", "That was the last problem.")
            }
            (Series::Problems, Step::Previous) => {
                ("已经是第一个问题。", "That was the first problem.")
            }
            (Series::Findings, Step::Next) => ("后面没有存疑之处了。", "No further doubts."),
            (Series::Findings, Step::Previous) => ("前面没有存疑之处了。", "No earlier doubts."),
            (Series::Entities, Step::Next) => ("后面没有要素了。", "No further entities."),
            (Series::Entities, Step::Previous) => ("前面没有要素了。", "No earlier entities."),
        };
        self.pick(zh, en)
    }

    /// Why there is no report of a document, and what to do.
    pub fn failure(self, failure: &Failure) -> String {
        let messages = self.messages();
        match failure {
            Failure::Unreadable => messages.unreadable.into(),
            Failure::Cancelled => messages.cancelled.into(),
            Failure::Died(_) => messages.died.into(),
            Failure::NoReader => messages.no_reader.into(),
            Failure::TookTooLong => messages.took_too_long.into(),
            Failure::Refused(refusal) => self.pick(&refusal.message, &refusal.message_en).clone(),
        }
    }

    /// What of a file is not in its text.
    pub fn omission(self, what: Omission, count: usize) -> String {
        let (zh, en) = match what {
            Omission::Pictures => ("处图片", "Pictures"),
            Omission::Comments => ("条批注", "Comments"),
            Omission::HeadersFooters => {
                ("处页眉、页脚或页码", "Running heads and feet, page numbers")
            }
            Omission::Deletions => ("处已标记删除的文字", "Deletions that are marked as such"),
            Omission::HiddenText => ("处隐藏文字", "Hidden texts"),
            Omission::Objects => (
                "处公式、图表或嵌入对象", "Formulas, charts, embedded objects",
            ),
            Omission::UnknownCharacters => (
                "个认不出的字符（正文中显示为 �）",
                "Characters that the file does not name (� in the text)",
            ),
            Omission::PagesWithoutText => (
                "页没有文字，可能是扫描件", "Pages without text, perhaps scans",
            ),
            Omission::CutOff => (
                "处截断：文件不完整，后面的内容缺失",
                "The file is cut off, what followed is missing",
            ),
            Omission::DamagedPages => (
                "页已损坏，没有读出来", "Damaged pages that could not be read",
            ),
            Omission::Watermarks => ("处水印或斜排文字", "Watermarks, slanted text"),
            Omission::SiteChrome => ("处网站导航、广告等", "Parts of the site around the article"),
            Omission::Sheets => (
                "张隐藏或没有表格的工作表",
                "Sheets that are hidden or hold no table",
            ),
        };
        self.pick(format!("{count} {zh}"), format!("{en}: {count}"))
    }

    pub fn not_a_report(self, kind: DocumentKind) -> String {
        let looks = self.document(kind);
        self.pick(
            format!("这份文档不像整改通报，更像{looks}。"),
            format!("This does not look like a rectification report, but like a {looks}."),
        )
    }

    /// How many documents are done, and how many of those failed.
    pub fn progress(self, done: usize, failed: usize, all: usize) -> String {
        let told = self.pick(
            format!("已完成 {done} / {all}"),
            format!("{done} of {all} done"),
        );
        match failed {
            0 => told,
            _ => told + &self.pick(format!("，{failed} 份未成"), format!(", {failed} failed")),
        }
    }

    /// How many of the problems are completed.
    pub fn completed_of(self, completed: usize, problems: usize) -> String {
        self.pick(
            format!("完成 {completed}/{problems}"),
            format!("{completed}/{problems} done"),
        )
    }

    /// Which of the places that were found is shown.
    pub fn found(self, place: usize, count: usize) -> String {
        match count {
            0 => self.pick("没有找到", "not found").into(),
            _ => self.pick(
                format!("第 {place} / {count} 处"),
                format!("{place} of {count}"),
            ),
        }
    }

    pub fn problem_count(self, count: usize) -> String {
        self.pick(format!("{count} 个问题"), counted(count, "problem"))
    }

    pub fn finding_count(self, count: usize) -> String {
        self.pick(format!("{count} 处存疑"), counted(count, "doubt"))
    }

    pub fn problem_name(self, number: usize) -> String {
        self.pick(format!("问题 {number}"), format!("Problem {number}"))
    }

    pub fn copied_problem_label(self, number: usize) -> String {
        self.pick(
            format!("复制问题 {number}（表格一行）"),
            format!("Copy problem {number} as a row"),
        )
    }

    pub fn yuan(self, number: &str) -> String {
        self.pick(format!("{number} 元"), format!("{number} yuan"))
    }

    pub fn page_of(self, page: usize, pages: usize) -> String {
        self.pick(
            format!("第 {page} / {pages} 页"),
            format!("page {page} of {pages}"),
        )
    }

    pub fn remove_document(self, name: &str) -> String {
        self.pick(format!("移除 {name}"), format!("Remove {name}"))
    }

    pub fn export_count(self, count: usize) -> String {
        self.pick(format!("{count} 份文档"), counted(count, "document"))
    }

    pub fn export_rows(self, rows: usize) -> String {
        self.pick(format!("{rows} 行"), counted(rows, "row"))
    }

    /// Counts that the report declares: `aspects`, `items`, `problems`, `completed` and so on.
    pub fn declared(self, what: Declared, count: String) -> String {
        let (zh, en) = match what {
            Declared::Aspects => ("个方面", "aspects"),
            Declared::Items => ("项", "items"),
            Declared::Problems => ("个问题", "problems"),
            Declared::Completed => ("个已完成", "completed"),
            Declared::BasicallyCompleted => ("个基本完成", "basically completed"),
            Declared::InProgress => ("个正在整改", "in progress"),
            Declared::NotCompleted => ("个未完成", "not completed"),
            Declared::Suggestions => ("条建议", "suggestions"),
        };
        format!("{count} {}", self.pick(zh, en))
    }

    pub fn all_completed(self, all: bool) -> &'static str {
        if all {
            self.pick("全部完成", "all completed")
        } else {
            self.pick("未全部完成", "not all completed")
        }
    }

    pub fn completion_rate(self, percent: &str) -> String {
        self.pick(
            format!("完成率 {percent}%"),
            format!("{percent}% completed"),
        )
    }
}

/// English has a plural.
fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}

/// A count of the document's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declared {
    Aspects,
    Items,
    Problems,
    Completed,
    BasicallyCompleted,
    InProgress,
    NotCompleted,
    Suggestions,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_hold_their_numbers_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let sentences = [
                lang.notice(Notice::Copied(17)),
                lang.progress(17, 2, 20),
                lang.completed_of(17, 20),
                lang.found(17, 20),
                lang.page_of(17, 20),
                lang.problem_count(17),
                lang.declared(Declared::Problems, "17".into()),
            ];
            assert!(sentences.iter().all(|sentence| sentence.contains("17")));
        }
    }

    #[test]
    fn one_thing_is_no_plural() {
        assert_eq!(Lang::En.problem_count(1), "1 problem");
        assert_eq!(Lang::En.problem_count(0), "0 problems");
        assert_eq!(Lang::Zh.problem_count(1), "1 个问题");
    }

    #[test]
    fn english_has_no_chinese_and_the_other_way_round() {
        let han = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        for series in [Series::Problems, Series::Findings, Series::Entities] {
            for step in [Step::Next, Step::Previous] {
                assert!(han(Lang::Zh.end(series, step)));
                assert!(!han(Lang::En.end(series, step)));
            }
        }
    }
}
