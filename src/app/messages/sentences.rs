//! Sentences with numbers and names in them.

use crate::report::DocumentKind;

use super::Lang;
use crate::app::document::Failure;
use crate::app::state::{Notice, Tab};
use crate::app::step::{Series, Step};
use crate::view::sentences::counted;

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
                format!("已保存 {count} 份文档。"),
                format!("Saved {}.", counted(count, "document")),
            ),
            Notice::ChartSaved => self.pick("图表已保存。", "Chart saved.").into(),
            Notice::SaveFailed => messages.save_failed.into(),
            Notice::End(series, step) => self.end(series, step).into(),
            Notice::NothingDropped => messages.nothing_dropped.into(),
            Notice::Found(count) => self.found_again(count),
            Notice::Brought(count) => self.brought(count),
            Notice::WalkingFolders => messages.walking_folders.into(),
        }
    }

    pub fn tab(self, tab: Tab) -> &'static str {
        let messages = self.messages();
        match tab {
            Tab::Problems => messages.problems,
            Tab::Facts => messages.facts,
            Tab::Findings => messages.findings,
            Tab::Entities => messages.entities,
            Tab::Next => messages.next_steps,
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
            Failure::Awaited(edits) => self.awaited(*edits),
            Failure::TookTooLong => messages.took_too_long.into(),
            Failure::Refused(refusal) => self.pick(&refusal.message, &refusal.message_en).clone(),
        }
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

    pub fn page_of(self, page: usize, pages: usize) -> String {
        self.pick(
            format!("第 {page} / {pages} 页"),
            format!("page {page} of {pages}"),
        )
    }

    pub fn remove_document(self, name: &str) -> String {
        self.pick(format!("移除 {name}"), format!("Remove {name}"))
    }
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
                lang.hit_place(Some(16), 20, false),
                lang.page_of(17, 20),
                lang.problem_count(17),
            ];
            assert!(sentences.iter().all(|sentence| sentence.contains("17")));
        }
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
